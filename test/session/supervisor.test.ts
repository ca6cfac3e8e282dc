import { encode, type Init } from '@smpp-web/codec';
import {
  acceptSmsc,
  createSupervisor,
  type Journal,
  type JournalEntry,
  memoryJournal,
  memoryPair,
  type SentMessage,
  type SmscOptions,
  type Supervisor,
  type SupervisorOptions,
  TransportError,
  type VirtualClock,
  virtualClock,
} from '@smpp-web/session';
import { createSimulator } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';
import { cutPair } from './cut-transport.ts';
import { outcome, Peer, turn } from './peer.ts';

const ascii = new TextEncoder();

/** A supervisor whose message centre counts, and may be gone for a while. */
function supervised(options: Partial<SupervisorOptions> = {}, smsc: Partial<SmscOptions> = {}) {
  const clock = virtualClock();
  const submitted: string[] = [];
  const sessions: ReturnType<typeof acceptSmsc>[] = [];
  const link = { isUp: true, attempts: 0 };
  const supervisor = createSupervisor({
    connect: async () => {
      link.attempts++;
      if (!link.isUp) throw new TransportError('refused', 'Nothing listens there.');
      const [near, far] = memoryPair();
      sessions.push(
        acceptSmsc(far, {
          system_id: 'smsc',
          clock,
          authenticate: () => 0,
          handlers: { submit_sm: ({ destination_addr }) => ({ message_id: `${submitted.push(destination_addr)}` }) },
          ...smsc,
        }).start(),
      );
      return near;
    },
    bind: { system_id: 'esme', password: 'secret' },
    clock,
    random: () => 0,
    ...options,
  });
  const states: string[] = [];
  supervisor.on('state', ({ kind }) => states.push(kind));
  return { supervisor, clock, submitted, sessions, link, states };
}

async function pass(clock: VirtualClock, ms: number): Promise<void> {
  clock.advance(ms);
  await turn();
}

describe('staying bound', () => {
  test('pain 12, oddity 49: the parts of a long message may come over several binds', async () => {
    const { supervisor, clock, sessions } = supervised();
    const texts: string[] = [];
    supervisor.on('message', ({ text }) => texts.push(text));
    await supervisor.start();
    await turn();
    const deliver = (part: number) => {
      const short_message = new Uint8Array([5, 0, 3, 7, 2, part, 0x40 + part]);
      return sessions.at(-1)!.request('deliver_sm', { source_addr: '44', esm_class: 0x40, short_message });
    };
    await deliver(2);
    await sessions[0]!.close();
    await turn();
    await pass(clock, 1_000);
    await deliver(1);
    expect(texts).toEqual(['AB']);
    await supervisor.stop();
  });

  test('nothing is missed of what a message centre delivers in the same chunk as its bind response', async () => {
    const receipt = (id: string) => ascii.encode(`id:${id} sub:001 dlvrd:001 stat:DELIVRD err:000 text:`);
    const [near, far] = memoryPair();
    const peer = new Peer(far);
    const sent: SentMessage = {
      number: 1,
      from: '1000',
      to: '44',
      text: 'x',
      submittedAt: 0,
      parts: [{ outcome: 'accepted', message_id: 'known', receipts: [] }],
    };
    const journal = memoryJournal();
    await journal.put({ message: sent, submits: [] });
    const { supervisor } = supervised({ connect: async () => near, journal });
    const events: string[] = [];
    supervisor.on('message', ({ text }) => events.push(`message ${text}`));
    supervisor.on('part', ({ text }) => events.push(`part ${text}`));
    supervisor.on('sent', ({ number, parts }) => events.push(`sent ${number}: ${parts[0]!.receipts.length} receipt`));
    supervisor.on('unmatched', ({ id }) => events.push(`unmatched ${id}`));
    await supervisor.start();
    const bind = (await peer.next())!;
    const deliveries: Init<'deliver_sm'>[] = [
      { esm_class: 4, short_message: receipt('known') },
      { esm_class: 4, short_message: receipt('strange') },
      { short_message: ascii.encode('hello') },
      { esm_class: 0x40, short_message: new Uint8Array([5, 0, 3, 7, 2, 1, 0x41]) },
    ];
    const frames = [
      encode('bind_transceiver_resp', { system_id: 'smsc', sequence_number: bind.sequence_number }),
      ...deliveries.map((init, index) => encode('deliver_sm', { ...init, sequence_number: index + 1 })),
    ];
    peer.raw(Uint8Array.from(frames.flatMap((frame) => [...frame])));
    for (const _ of deliveries)
      expect(await peer.next()).toMatchObject({ command: 'deliver_sm_resp', command_status: 0 });
    expect(events).toEqual(['sent 1: 1 receipt', 'unmatched strange', 'message hello', 'part A']);
    expect(await journal.load()).toMatchObject([{ message: { number: 1, parts: [{ receipts: [{ final: true }] }] } }]);
    await far.close();
    await supervisor.stop();
  });

  test('pain 3: a lost link is connected and bound again, once, after a wait', async () => {
    const { supervisor, clock, sessions, states } = supervised();
    await supervisor.start();
    await turn();
    expect(states).toEqual(['connecting', 'bound']);
    await sessions[0]!.close();
    await turn();
    expect(supervisor.state).toMatchObject({ kind: 'waiting', ms: 1_000, message: 'The peer closed the connection.' });
    await pass(clock, 1_000);
    expect(states).toEqual(['connecting', 'bound', 'waiting', 'connecting', 'bound']);
    expect(sessions).toHaveLength(2);
    await supervisor.stop();
    await pass(clock, 1_000_000);
    expect({ count: sessions.length, state: supervisor.state, pending: clock.pending }).toEqual({
      count: 2,
      state: { kind: 'stopped' },
      pending: 0,
    });
  });

  test('the waits double to a limit, with jitter, and start again after a session that lasted', async () => {
    const { supervisor, clock, link, sessions } = supervised({
      backoff: { firstMs: 100, limitMs: 1_000, stableMs: 5_000 },
    });
    link.isUp = false;
    const waits: number[] = [];
    supervisor.on('state', (state) => state.kind === 'waiting' && waits.push(state.ms));
    await supervisor.start();
    await turn();
    for (const ms of [100, 200, 400, 800, 1_000]) await pass(clock, ms);
    expect(waits).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    link.isUp = true;
    await pass(clock, 1_000);
    await pass(clock, 5_000);
    await sessions[0]!.close();
    await turn();
    expect(waits.at(-1)).toBe(100);
    await supervisor.stop();
  });

  test.each([
    { random: 0, ms: 1_000 },
    { random: 0.5, ms: 750 },
    { random: 0.75, ms: 625 },
  ])('jitter: chance $random waits $ms ms', async ({ random, ms }) => {
    const { supervisor, link } = supervised({ random: () => random });
    link.isUp = false;
    await supervisor.start();
    await turn();
    expect(supervisor.state).toMatchObject({ kind: 'waiting', ms });
    await supervisor.stop();
  });

  test.each([0x0e, 0x0f, 0x53, 0x04, 0x03, 0x101])(
    'pain 3: a bind refused with %i is never tried again',
    async (status) => {
      const { supervisor, clock, link } = supervised({}, { authenticate: () => status });
      await supervisor.start();
      const waiting = outcome(supervisor.sendText({ to: '1', text: 'x' }));
      await turn();
      await pass(clock, 10_000_000);
      expect({ attempts: link.attempts, kind: supervisor.state.kind }).toEqual({ attempts: 1, kind: 'failed' });
      expect(await waiting).toMatchObject({ parts: [{ outcome: 'not_sent' }] });
      expect(await outcome(supervisor.sendText({ to: '1', text: 'x' }))).toMatchObject({
        code: 'closed',
        outcome: 'not_sent',
      });
      expect(JSON.stringify(supervisor.state)).not.toContain('secret');
      await supervisor.stop();
    },
  );

  test.each([0x05, 0x08, 0x0d, 0x58])('a bind refused with %i is tried again', async (status) => {
    const { supervisor, clock, link } = supervised({}, { authenticate: () => status });
    await supervisor.start();
    await turn();
    await pass(clock, 2_000);
    expect(link.attempts).toBe(2);
    await supervisor.stop();
  });

  test('a wait is cut short by connectNow, and goes on to say why there is one', async () => {
    const { supervisor, clock, link } = supervised();
    link.isUp = false;
    await supervisor.start();
    await turn();
    expect(supervisor.state).toMatchObject({ kind: 'waiting', error: { code: 'refused' } });
    link.isUp = true;
    supervisor.connectNow();
    await turn();
    expect(supervisor.state.kind).toBe('bound');
    supervisor.connectNow();
    await pass(clock, 60_000);
    expect(link.attempts).toBe(2);
    await supervisor.stop();
  });

  test('it may be stopped by the listener that hears of a wait', async () => {
    const { supervisor, clock, link } = supervised();
    link.isUp = false;
    supervisor.on('state', ({ kind }) => {
      if (kind === 'waiting') void supervisor.stop();
    });
    await supervisor.start();
    await turn();
    expect({ state: supervisor.state, pending: clock.pending }).toEqual({ state: { kind: 'stopped' }, pending: 0 });
  });

  test('an attempt that never ends is given up, and its late transport closed', async () => {
    const [near, far] = memoryPair();
    let arrive: () => void = () => undefined;
    const { supervisor, clock } = supervised({
      connectTimeoutMs: 5_000,
      connect: () =>
        new Promise((resolve) => {
          arrive = () => resolve(near);
        }),
    });
    await supervisor.start();
    await turn();
    await pass(clock, 5_000);
    expect(supervisor.state).toMatchObject({ kind: 'waiting', message: 'No connection came about within 5 s.' });
    arrive();
    await turn();
    await expect(far.incoming[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'reset' });
    await supervisor.stop();
  });
});

describe('messages', () => {
  test('given while the link is down, they are sent when it is up', async () => {
    const { supervisor, clock, link, submitted } = supervised();
    link.isUp = false;
    await supervisor.start();
    const sending = ['1', '2', '3'].map((to) => supervisor.sendText({ to, text: 'x' }));
    await turn();
    link.isUp = true;
    await pass(clock, 1_000);
    const messages = await Promise.all(sending);
    expect(submitted).toEqual(['1', '2', '3']);
    expect(messages.map(({ parts }) => parts[0]!.outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    await supervisor.stop();
  });

  test('oddity 78: sent and unanswered when the link is lost is unknown, listed, and sent again by choice alone', async () => {
    let isDeaf = true;
    const { supervisor, clock, sessions, submitted } = supervised(
      {},
      {
        handlers: {
          submit_sm: ({ destination_addr }) => {
            submitted.push(destination_addr);
            return isDeaf ? new Promise(() => undefined) : { message_id: `id-${submitted.length}` };
          },
        },
      },
    );
    await supervisor.start();
    await turn();
    const sending = supervisor.sendText({ to: '1', text: 'x' });
    await turn();
    await sessions[0]!.close();
    expect(await sending).toMatchObject({ parts: [{ outcome: 'unknown' }] });
    await turn();
    isDeaf = false;
    await pass(clock, 1_000);
    expect({ submitted, unknown: supervisor.unknown.length }).toEqual({ submitted: ['1'], unknown: 1 });
    const again = await supervisor.resend(1);
    expect(again).toMatchObject({ parts: [{ outcome: 'accepted', message_id: 'id-2' }] });
    expect({ submitted, unknown: supervisor.unknown.length }).toEqual({ submitted: ['1', '1'], unknown: 0 });
    expect(await outcome(supervisor.resend(1))).toMatchObject({ code: 'not_allowed' });
    expect(await outcome(supervisor.resend(99))).toBeInstanceOf(RangeError);
    await supervisor.stop();
  });

  test('an unknown message can be written off: it is not sent again, and its journal entry says so', async () => {
    const journal = memoryJournal();
    const { supervisor, clock, sessions } = supervised(
      { journal },
      { handlers: { submit_sm: () => new Promise(() => {}) } },
    );
    await supervisor.start();
    const sent = supervisor.sendText({ to: '1', text: 'x' });
    await turn();
    await turn();
    await sessions[0]!.close();
    expect((await sent).parts[0]).toMatchObject({ outcome: 'unknown' });
    supervisor.writeOff(1);
    expect(supervisor.unknown).toEqual([]);
    expect(await outcome(supervisor.resend(1))).toMatchObject({ code: 'not_allowed' });
    expect((await journal.load())[0]!.message.parts[0]).toMatchObject({ outcome: 'not_sent' });
    await pass(clock, 1_000);
    await supervisor.stop();
  });

  test('a message that is forgotten is not sent, and leaves the journal', async () => {
    const journal = memoryJournal();
    const { supervisor, clock, link, submitted } = supervised({ journal });
    link.isUp = false;
    await supervisor.start();
    const [first, second] = [supervisor.sendText({ to: '1', text: 'x' }), supervisor.sendText({ to: '2', text: 'x' })];
    supervisor.forget(1);
    expect((await first).parts[0]).toMatchObject({ outcome: 'not_sent' });
    link.isUp = true;
    await turn();
    await pass(clock, 1_000);
    await second;
    expect(submitted).toEqual(['2']);
    expect((await journal.load()).map(({ message }) => message.to)).toEqual(['2']);
    await supervisor.stop();
  });

  test('more than may wait are refused; stopping ends what waits as not sent', async () => {
    const { supervisor, link } = supervised({ maxQueued: 2 });
    link.isUp = false;
    await supervisor.start();
    const sending = [1, 2, 3].map(() => outcome(supervisor.submit({ destination_addr: '1' })));
    expect(await sending[2]).toMatchObject({ code: 'window_full', outcome: 'not_sent' });
    await turn();
    await supervisor.stop();
    expect(await Promise.all(sending.slice(0, 2))).toMatchObject([
      { parts: [{ outcome: 'not_sent', problem: 'The supervisor was stopped.' }] },
      { parts: [{ outcome: 'not_sent' }] },
    ]);
  });

  test('a message is written down before it is sent; if that fails it is not sent', async () => {
    const faults: unknown[] = [];
    const journal: Journal = { ...memoryJournal(), put: () => Promise.reject(new Error('disk full')) };
    const { supervisor, submitted } = supervised({ journal });
    supervisor.on('fault', (error) => faults.push(error));
    await supervisor.start();
    await turn();
    expect(await supervisor.sendText({ to: '1', text: 'x' })).toMatchObject({ parts: [{ outcome: 'not_sent' }] });
    expect(submitted).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
    await supervisor.stop();
  });

  test('a journal that cannot be read fails the start, and nothing is sent', async () => {
    const journal: Journal = { ...memoryJournal(), load: () => Promise.reject(new Error('unreadable')) };
    const { supervisor } = supervised({ journal });
    await expect(supervisor.start()).rejects.toThrow('unreadable');
    expect(supervisor.state.kind).toBe('failed');
  });

  test('after a crash: what waited is sent, what was sent is unknown, and receipts find what was accepted', async () => {
    const journal = memoryJournal();
    const entry = (number: number, part: object): JournalEntry => ({
      message: {
        number,
        from: '',
        to: `${number}`,
        text: 'x',
        submittedAt: 0,
        parts: [{ outcome: 'waiting', receipts: [], ...part }],
      },
      submits: [{ destination_addr: `${number}` }],
    });
    await journal.put(entry(3, {}));
    await journal.put(entry(1, { sentAt: 5 }));
    await journal.put(entry(2, { outcome: 'accepted', message_id: 'abc', sentAt: 5, acceptedAt: 6 }));
    const { supervisor, submitted, sessions } = supervised({ journal });
    await supervisor.start();
    await turn();
    expect(submitted).toEqual(['3']);
    expect(supervisor.messages.map(({ number, parts }) => `${number} ${parts[0]!.outcome}`)).toEqual([
      '1 unknown',
      '2 accepted',
      '3 accepted',
    ]);
    const answer = sessions[0]!.request('deliver_sm', {
      esm_class: 4,
      short_message: new TextEncoder().encode('id:ABC stat:DELIVRD'),
    });
    expect(await answer).toMatchObject({ command_status: 0 });
    expect((await journal.load())[1]).toMatchObject({ message: { parts: [{ receipts: [{ final: true }] }] } });
    expect(await supervisor.resend(1)).toMatchObject({ parts: [{ outcome: 'accepted' }] });
    expect((await supervisor.sendText({ to: '9', text: 'next' })).number).toBe(4);
    await supervisor.stop();
  });
});

/** Octets of a bind, 20 messages and their answers, over both directions. */
async function exchangeOctets(): Promise<number> {
  const { near, far } = cutPair(Number.MAX_SAFE_INTEGER);
  let octets = 0;
  const simulator = createSimulator({ seed: 1 });
  const session = simulator.accept(far);
  session.on('frame', ({ frame }) => {
    octets += frame.length;
  });
  const supervisor = createSupervisor({ connect: async () => near, bind: BIND, clock: virtualClock() });
  await supervisor.start();
  await sendAll(supervisor);
  await session.close();
  await supervisor.stop();
  return octets;
}

const BIND = { system_id: 'smppclient1', password: 'password', windowSize: 4 };
const NAMES = Array.from({ length: 20 }, (_, index) => `${100 + index}`);
const sendAll = (supervisor: Supervisor) =>
  Promise.all(NAMES.map((to) => supervisor.sendText({ to, text: 'hi', registered_delivery: 0 })));

describe('kill: the way is cut at every octet of twenty messages', async () => {
  const total = await exchangeOctets();
  const slices = Array.from({ length: 16 }, (_, index) => index);

  test.each(slices)(
    'positions %i of 16: each message ends as accepted or unknown; sent again, each has arrived',
    async (slice) => {
      for (let position = slice; position < total; position += slices.length) {
        const clock = virtualClock();
        const arrived = new Map<string, number>();
        const simulator = createSimulator({ clock, seed: 1 });
        let isFirst = true;
        const supervisor = createSupervisor({
          connect: async () => {
            const { near, far } = cutPair(isFirst ? position + 1 : Number.MAX_SAFE_INTEGER);
            isFirst = false;
            simulator.accept(far).on('request', (pdu) => {
              if (pdu.command === 'submit_sm')
                arrived.set(pdu.destination_addr, (arrived.get(pdu.destination_addr) ?? 0) + 1);
            });
            return near;
          },
          bind: BIND,
          clock,
          random: () => 0,
        });
        await supervisor.start();
        const sending = sendAll(supervisor);
        await turn();
        clock.advance(1_000);
        const messages = await sending;
        const outcomes = messages.map(({ parts }) => parts[0]!.outcome);
        expect(outcomes.filter((each) => each !== 'accepted' && each !== 'unknown')).toEqual([]);
        // Nothing is sent twice by itself, and what was accepted has arrived.
        expect(Math.max(...arrived.values())).toBe(1);
        for (const { to, parts } of messages) if (parts[0]!.outcome === 'accepted') expect(arrived.get(to)).toBe(1);
        const again = await Promise.all(supervisor.unknown.map(({ number }) => supervisor.resend(number)));
        expect(again.map(({ parts }) => parts[0]!.outcome)).toEqual(again.map(() => 'accepted'));
        expect([...arrived.keys()].sort()).toEqual(NAMES);
        await supervisor.stop();
      }
    },
  );
});
