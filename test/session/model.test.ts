import {
  acceptSmsc,
  type CloseReason,
  connectEsme,
  type Esme,
  memoryPair,
  type Session,
  type Transport,
  type VirtualClock,
  virtualClock,
} from '@smpp-web/session';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turn } from './peer.ts';

/** How one request of the run has ended, once it has. */
interface Tracked {
  readonly by: Session;
  settled: number;
  error: (Error & { code?: string }) | undefined;
}

interface World {
  readonly clock: VirtualClock;
  readonly esme: Esme;
  readonly smsc: Session;
  readonly transports: readonly Transport[];
  readonly requests: Tracked[];
  /** Handlers that have not answered yet. */
  readonly held: (() => void)[];
  readonly closes: Map<Session, CloseReason[]>;
}

/** What may happen, in any order and at any time. */
const STEPS: Readonly<Record<string, (world: World, number: number) => unknown>> = {
  submit: (world) => track(world, world.esme.session, 'submit_sm'),
  deliver: (world) => track(world, world.smsc, 'deliver_sm'),
  enquire: (world) => track(world, world.esme.session, 'enquire_link'),
  abort: (world) => {
    const controller = new AbortController();
    track(world, world.esme.session, 'submit_sm', controller.signal);
    queueMicrotask(() => controller.abort());
  },
  answerOne: ({ held }, number) => held.splice(number % Math.max(1, held.length), 1).map((answer) => answer()),
  answerAll: ({ held }) => held.splice(0).map((answer) => answer()),
  turn: () => turn(),
  wait: ({ clock }, number) => clock.advance(number * 500),
  resize: ({ esme }, number) => {
    esme.session.windowSize = 1 + (number % 4);
  },
  rate: ({ esme }, number) => {
    esme.session.flow.rate = number === 0 ? Number.POSITIVE_INFINITY : number;
  },
  stray: ({ smsc }, number) => smsc.sendRaw(new Uint8Array([0, 0, 0, 16, 0x80, 0, 0, 4, 0, 0, 0, 0, 0, 0, 9, number])),
  garbage: ({ smsc }, number) =>
    smsc.sendRaw(new Uint8Array([0, 0, 0, 17, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1, number])),
  esmeUnbinds: ({ esme }) => void esme.unbind(),
  smscUnbinds: ({ smsc }) => void smsc.unbind(),
  esmeCloses: ({ esme }) => void esme.session.close(),
  smscCloses: ({ smsc }) => void smsc.close(),
  cut: ({ transports }, number) => transports[number % 2]!.close(new Error('cut')),
};

/** Endings are rare, so that there is something to end. */
const ENDINGS = ['esmeUnbinds', 'smscUnbinds', 'esmeCloses', 'smscCloses', 'cut'];
const USUAL = Object.keys(STEPS).filter((name) => !ENDINGS.includes(name));
const step = fc.tuple(
  fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...USUAL) }, { weight: 1, arbitrary: fc.constantFrom(...ENDINGS) }),
  fc.nat(40),
);

test('pain 24: whatever both sides do, in any order: each request settles once, and each session ends once, with one reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.boolean(), async (steps, isThrottling) => {
      const world = await begin(isThrottling);
      for (const [name, number] of steps) await STEPS[name]!(world, number);
      await end(world);
      for (const { settled } of world.requests) expect(settled).toBe(1);
      for (const session of [world.esme.session, world.smsc]) checkEnd(world, session);
      expect(world.clock.pending).toBe(0);
    }),
    { numRuns: 150 },
  );
}, 60_000);

function checkEnd({ closes, requests }: World, session: Session): void {
  const reasons = closes.get(session)!;
  expect(reasons).toHaveLength(1);
  const closed = requests.flatMap(({ by, error }) => (by === session && error?.code === 'closed' ? [error] : []));
  // Those that were pending name the reason; those that came after it name it as well.
  for (const { message } of closed) expect(message).toContain(reasons[0]!.message);
  expect(session.load).toMatchObject({ inFlight: 0, waiting: 0 });
}

async function begin(isThrottling: boolean): Promise<World> {
  const clock = virtualClock();
  const held: World['held'] = [];
  const [near, far] = memoryPair({ chunkOctets: 7 });
  const hold = <T>(value: T) => new Promise<T>((resolve) => held.push(() => resolve(value)));
  const smsc = acceptSmsc(far, {
    system_id: 'smsc',
    clock,
    authenticate: () => 0,
    windowSize: 2,
    handlers: { submit_sm: () => (isThrottling ? hold(0x58) : hold({ message_id: 'x' })) },
  });
  const closes: World['closes'] = new Map([[smsc, []]]);
  smsc.on('close', (reason) => closes.get(smsc)!.push(reason));
  smsc.start();
  const options = { system_id: 'esme', clock, windowSize: 2, flow: { throttleRetries: 1 } };
  const esme = await connectEsme(near, options, (session) => {
    closes.set(session, []);
    session.on('close', (reason) => closes.get(session)!.push(reason));
  });
  esme.session.handle('deliver_sm', () => hold(undefined));
  return { clock, esme, smsc, transports: [near, far], requests: [], held, closes };
}

/** Both sides end, and time passes for what waits for it. */
async function end({ esme, smsc, clock }: World): Promise<void> {
  const ends = [esme.session.close(), smsc.close()];
  for (let seconds = 0; seconds < 5; seconds++) {
    await turn();
    clock.advance(1_000);
  }
  await Promise.all(ends);
  await turn();
}

function track(
  { requests }: World,
  by: Session,
  command: 'submit_sm' | 'deliver_sm' | 'enquire_link',
  signal?: AbortSignal,
): void {
  const tracked: Tracked = { by, settled: 0, error: undefined };
  requests.push(tracked);
  by.request(command, command === 'enquire_link' ? {} : { destination_addr: '44' }, signal ? { signal } : {}).then(
    () => {
      tracked.settled++;
    },
    (error: Error) => {
      tracked.settled++;
      tracked.error = error;
    },
  );
}
