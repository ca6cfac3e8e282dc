import {
  acceptSmsc,
  type CloseReason,
  connectEsme,
  memoryPair,
  type Session,
  type Transport,
  type VirtualClock,
  virtualClock,
} from '@smpp-web/session';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turn } from './peer.ts';

type Side = 'esme' | 'smsc';
const SIDES: readonly Side[] = ['esme', 'smsc'];

/** How one request of the run has ended, once it has. */
interface Tracked {
  readonly by: Side;
  settled: number;
  error: (Error & { code?: string; outcome?: string }) | undefined;
}

/** An AbortSignal that knows how many listen to it. */
interface CountedSignal {
  readonly controller: AbortController;
  listeners: number;
}

/** What is known without looking at the sessions. */
interface Model {
  /** Requests that were made. */
  requests: number;
  /** Sides that were told to close at once: they are closed from then on, whatever the other does. */
  readonly closed: Set<Side>;
}

/** Two sessions over one connection, and what they have told. */
interface World {
  readonly clock: VirtualClock;
  readonly sessions: Readonly<Record<Side, Session>>;
  readonly transports: Readonly<Record<Side, Transport>>;
  readonly requests: Tracked[];
  readonly signals: CountedSignal[];
  /** Handlers that have not answered yet. */
  readonly held: (() => void)[];
  readonly closes: Readonly<Record<Side, CloseReason[]>>;
  /** Whether a session told anything after its close. */
  isTalkative: boolean;
}

/** What one step does to both. `on` chooses a side, `number` whatever else there is to choose. */
type Action = (model: Model, world: World, on: Side, number: number) => unknown;

const USUAL: Readonly<Record<string, Action>> = {
  request: (model, world, on) => request(model, world, on),
  enquire: (model, world, on) => request(model, world, on, 'enquire_link'),
  requestAndAbort: (model, world, on) => {
    const signal = countedSignal();
    world.signals.push(signal);
    request(model, world, on, undefined, signal.controller.signal);
  },
  abort: (_, { signals }, __, number) => signals[number % Math.max(1, signals.length)]?.controller.abort(),
  answerOne: (_, { held }, __, number) => held.splice(number % Math.max(1, held.length), 1).map((answer) => answer()),
  answerAll: (_, { held }) => held.splice(0).map((answer) => answer()),
  turn: () => turn(),
  wait: (_, { clock }, __, number) => clock.advance(number * 500),
  resize: (_, { sessions }, on, number) => {
    sessions[on].windowSize = 1 + (number % 4);
  },
  rate: (_, { sessions }, on, number) => {
    sessions[on].flow.rate = number === 0 ? Number.POSITIVE_INFINITY : number;
  },
};

/** What no session should do, and what networks do. */
const FAULTS: Readonly<Record<string, Action>> = {
  stray: (_, { sessions }, on, number) => sessions[on].sendRaw(header(16, 0x80000004, number)),
  unreadable: (_, { sessions }, on, number) => sessions[on].sendRaw(header(17, on === 'smsc' ? 5 : 4, number)),
  unreadableAnswer: (_, { sessions }, on, number) => sessions[on].sendRaw(header(17, 0x80000004, number)),
  unknown: (_, { sessions }, on, number) => sessions[on].sendRaw(header(16, 0x7000, number)),
  nack: (_, { sessions }, on, number) => sessions[on].sendRaw(header(16, 0x80000000, number)),
};

const ENDINGS: Readonly<Record<string, Action>> = {
  unbind: (_, { sessions }, on) => void sessions[on].unbind(),
  close: (model, { sessions }, on) => {
    model.closed.add(on);
    // Idempotent: the same promise, which has the first reason.
    const { closed } = sessions[on];
    expect(sessions[on].close()).toBe(closed);
    expect(sessions[on].close({ code: 'closed', message: 'again' })).toBe(closed);
  },
  cut: (_, { transports }, on) => transports[on].close(new Error('cut')),
  badLength: (_, { sessions }, on) => sessions[on].sendRaw(header(3, 4, 1)),
  anotherProtocol: (_, { sessions }, on) => sessions[on].sendRaw(new TextEncoder().encode('HTTP/1.1 400 Bad Request')),
};

const ACTIONS = { ...USUAL, ...FAULTS, ...ENDINGS };

/** One step as a command, so that a failing run shrinks to the few that matter. */
class Step implements fc.AsyncCommand<Model, World> {
  readonly #name: string;
  readonly #on: Side;
  readonly #number: number;

  constructor(name: string, on: Side, number: number) {
    this.#name = name;
    this.#on = on;
    this.#number = number;
  }

  check(): boolean {
    // Everything may happen at any time: that is the point.
    return true;
  }

  async run(model: Model, world: World): Promise<void> {
    await ACTIONS[this.#name]!(model, world, this.#on, this.#number);
    expect(world.requests).toHaveLength(model.requests);
    for (const { settled } of world.requests) expect(settled).toBeLessThanOrEqual(1);
    for (const side of SIDES) {
      const { state, load } = world.sessions[side];
      expect(world.closes[side].length).toBe(state === 'CLOSED' ? 1 : 0);
      if (model.closed.has(side)) expect(state).toBe('CLOSED');
      if (state === 'CLOSED') expect(load).toMatchObject({ inFlight: 0, waiting: 0 });
    }
  }

  toString(): string {
    return `${this.#name} ${this.#on} ${this.#number}`;
  }
}

const stepOf = (actions: object) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(actions)), fc.constantFrom(...SIDES), fc.nat(40))
    .map(([name, on, number]) => new Step(name, on, number));

/** Endings are rare, so that there is something to end. */
const steps = fc.commands(
  [
    fc.oneof(
      { weight: 24, arbitrary: stepOf(USUAL) },
      { weight: 4, arbitrary: stepOf(FAULTS) },
      { weight: 1, arbitrary: stepOf(ENDINGS) },
    ),
  ],
  { maxCommands: 60 },
);

test('pain 24: whatever both sides do, in any order: each request settles once, and each session ends once, with one reason', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (commands, isThrottling) => {
      const world = await begin(isThrottling);
      await fc.asyncModelRun(() => ({ model: { requests: 0, closed: new Set<Side>() }, real: world }), commands);
      await end(world);
      for (const { settled } of world.requests) expect(settled).toBe(1);
      for (const side of SIDES) checkEnd(world, side);
      expect(world.isTalkative).toBe(false);
      expect({ timers: world.clock.pending, listeners: listenersOf(world) }).toEqual({ timers: 0, listeners: 0 });
    }),
    { numRuns: 200 },
  );
}, 60_000);

/** All that was pending at the end has the reason of the end, and so has what came after it. */
function checkEnd({ closes, requests, sessions }: World, side: Side): void {
  const [reason, ...others] = closes[side];
  expect(others).toEqual([]);
  const closed = requests.filter(({ by, error }) => by === side && error?.code === 'closed');
  for (const { error } of closed) expect(error!.message).toContain(reason!.message);
  expect(sessions[side].load).toMatchObject({ inFlight: 0, waiting: 0, backlog: 0 });
}

async function begin(isThrottling: boolean): Promise<World> {
  const clock = virtualClock();
  const held: World['held'] = [];
  const closes: World['closes'] = { esme: [], smsc: [] };
  const [near, far] = memoryPair({ chunkOctets: 7 });
  const hold = <T>(value: T) => new Promise<T>((resolve) => held.push(() => resolve(value)));
  const smsc = acceptSmsc(far, {
    system_id: 'smsc',
    clock,
    authenticate: () => 0,
    windowSize: 2,
    handlers: { submit_sm: () => (isThrottling ? hold(0x58) : hold({ message_id: 'x' })) },
  }).start();
  const options = { system_id: 'esme', clock, windowSize: 2, flow: { throttleRetries: 1 } };
  const { session: esme } = await connectEsme(near, options);
  esme.handle('deliver_sm', () => hold(undefined));
  const world: World = {
    clock,
    sessions: { esme, smsc },
    transports: { esme: near, smsc: far },
    requests: [],
    signals: [],
    held,
    closes,
    isTalkative: false,
  };
  for (const side of SIDES) watch(world, side);
  return world;
}

/** Hears all that a session tells. */
function watch(world: World, side: Side): void {
  const session = world.sessions[side];
  session.on('close', (reason) => world.closes[side].push(reason));
  for (const name of ['frame', 'request', 'answered', 'late', 'stray', 'unreadable', 'fault'] as const) {
    session.on(name, () => {
      if (world.closes[side].length > 0) world.isTalkative = true;
    });
  }
}

/** Both sides end, handlers answer too late, and time passes for what waits for it. */
async function end({ sessions, clock, held }: World): Promise<void> {
  const ends = SIDES.map((side) => sessions[side].close());
  for (const answer of held.splice(0)) answer();
  for (let seconds = 0; seconds < 5; seconds++) {
    await turn();
    clock.advance(1_000);
  }
  await Promise.all(ends);
  await turn();
}

function request(
  model: Model,
  { requests, sessions }: World,
  by: Side,
  command: 'submit_sm' | 'deliver_sm' | 'enquire_link' = by === 'esme' ? 'submit_sm' : 'deliver_sm',
  signal?: AbortSignal,
): void {
  const tracked: Tracked = { by, settled: 0, error: undefined };
  requests.push(tracked);
  model.requests++;
  const init = command === 'enquire_link' ? {} : { destination_addr: '44' };
  sessions[by].request(command, init, signal ? { signal } : {}).then(
    () => {
      tracked.settled++;
    },
    (error: Error) => {
      tracked.settled++;
      tracked.error = error;
    },
  );
}

function countedSignal(): CountedSignal {
  const controller = new AbortController();
  const counted: CountedSignal = { controller, listeners: 0 };
  const { signal } = controller;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: object) => {
    counted.listeners++;
    add(type, listener, options);
  };
  signal.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    counted.listeners--;
    remove(type, listener);
  };
  return counted;
}

/** Listeners left on signals that have not fired; one that has fired lets go by itself. */
function listenersOf({ signals }: World): number {
  return signals.reduce((sum, { controller, listeners }) => sum + (controller.signal.aborted ? 0 : listeners), 0);
}

/** A PDU of that length, with nothing but its header. */
function header(command_length: number, command_id: number, sequence_number: number): Uint8Array {
  const octets = new Uint8Array(Math.max(16, command_length));
  const view = new DataView(octets.buffer);
  view.setUint32(0, command_length);
  view.setUint32(4, command_id);
  view.setUint32(12, sequence_number);
  // Where there is a body, it is a string without an end.
  octets.fill(0x41, 16);
  return octets;
}
