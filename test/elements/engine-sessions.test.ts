import { decode, encode } from '@smpp-web/codec';
import { STATUSES } from '@smpp-web/codec/spec';
import { Batcher, type BindRequest, type Feed, Lines, type LinkState } from '@smpp-web/console/engine';
import { type SentMessage, type VirtualClock, virtualClock } from '@smpp-web/session';
import { createSimulator, type Simulator } from '@smpp-web/smsc';
import { describe, expect, onTestFinished, test } from 'vitest';

const REQUEST: BindRequest = {
  target: { kind: 'page' },
  system_id: 'smppclient1',
  password: 'password',
  mode: 'transceiver',
  version: '3.4',
  stayConnected: true,
};

const TEXT = { to: '447700900123', from: '2775', text: 'Hello', receipt: false };

/** An octet on its way takes some turns of the loop; a timer of the browser would take milliseconds. */
async function turns(count = 12): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  for (let turn = 0; turn < count; turn++)
    await new Promise<void>((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });
  port1.close();
}

/** The sessions of an engine with a simulated message centre, on a clock that moves when it is told to. */
function stage({
  clock = virtualClock(1_000_000),
  simulator = createSimulator({ clock, session: { enquireLinkMs: 0 } }),
} = {}) {
  const links = new Map<number, LinkState>();
  const sent = new Map<string, SentMessage>();
  const feeds: Feed[] = [];
  const batcher = new Batcher(async (feed) => {
    feeds.push(feed);
    for (const link of feed.links) links.set(link.session, link);
    for (const { session, message } of feed.sent) sent.set(`${session} ${message.number}`, message);
  });
  const centre = { isUp: true };
  const lines = new Lines(
    batcher,
    async () => {
      if (!centre.isUp) throw new Error('The message centre is away.');
      return simulator;
    },
    clock,
  );
  return { clock, simulator, lines, links, sent, feeds, centre };
}

const phaseOf = (links: ReadonlyMap<number, LinkState>, session = 1) =>
  expect.poll(() => links.get(session)?.phase, { interval: 5 });
const outcomeOf = (sent: ReadonlyMap<string, SentMessage>, key = '1 1') =>
  expect.poll(
    () =>
      sent
        .get(key)
        ?.parts.map(({ outcome }) => outcome)
        .join(),
    { interval: 5 },
  );

function dropAll(simulator: Simulator): void {
  for (const session of simulator.sessions) void session.transport.close(new Error('dies'));
}

async function pass(clock: VirtualClock, ms: number): Promise<void> {
  clock.advance(ms);
  await turns();
}

describe('staying connected', () => {
  test('a lost connection is told with the next attempt, which comes by itself', async () => {
    const { clock, simulator, lines, links } = stage();
    await lines.connect(1, REQUEST);
    await phaseOf(links).toBe('bound');
    dropAll(simulator);
    await phaseOf(links).toBe('waiting');
    const { attempt, nextAttemptAt, failure } = links.get(1)!;
    expect({ attempt, failure: failure?.message }).toEqual({
      attempt: 1,
      failure: expect.stringMatching(/connection/i),
    });
    expect(nextAttemptAt! - clock.wall()).toBeGreaterThan(0);
    expect(nextAttemptAt! - clock.wall()).toBeLessThanOrEqual(1_000);
    await pass(clock, 1_000);
    await phaseOf(links).toBe('bound');
    expect(links.get(1)).not.toHaveProperty('failure');
  });

  test('attempts that fail are counted, and one can be made at once', async () => {
    const { clock, simulator, lines, links, centre } = stage();
    await lines.connect(1, REQUEST);
    centre.isUp = false;
    await phaseOf(links).toBe('bound');
    dropAll(simulator);
    await phaseOf(links).toBe('waiting');
    await pass(clock, 1_000);
    await expect.poll(() => links.get(1)?.attempt).toBe(2);
    await phaseOf(links).toBe('waiting');
    expect(links.get(1)!.failure?.message).toBe('The message centre is away.');
    centre.isUp = true;
    await lines.connectNow(1);
    await phaseOf(links).toBe('bound');
  });

  test('Stop ends the attempts', async () => {
    const { clock, simulator, lines, links } = stage();
    await lines.connect(1, REQUEST);
    dropAll(simulator);
    await phaseOf(links).toBe('waiting');
    await lines.disconnect(1);
    await phaseOf(links).toBe('idle');
    await pass(clock, 600_000);
    expect(simulator.sessions).toHaveLength(0);
    expect(links.get(1)).toMatchObject({ phase: 'idle' });
  });

  test.each([
    ['a wrong password', { password: 'guess' }, 'ESME_RINVPASWD'],
    ['an unknown system_id', { system_id: 'nobody' }, 'ESME_RINVSYSID'],
  ])('%s ends it with its sentence', async (_, change, status) => {
    const { clock, lines, links } = stage();
    await lines.connect(1, { ...REQUEST, ...change });
    await phaseOf(links).toBe('idle');
    expect(links.get(1)!.failure).toMatchObject({
      status,
      message: expect.stringMatching(/^Bind refused: /),
      cause: expect.any(String),
      remedy: expect.any(String),
    });
    await pass(clock, 600_000);
    expect(links.get(1)!.phase).toBe('idle');
  });

  test('without the switch a lost connection stays lost', async () => {
    const { simulator, lines, links } = stage();
    await lines.connect(1, { ...REQUEST, stayConnected: false });
    await phaseOf(links).toBe('bound');
    dropAll(simulator);
    await phaseOf(links).toBe('idle');
    expect(links.get(1)).toMatchObject({
      failure: { remedy: expect.any(String) },
      layers: { link: { state: 'failed' } },
    });
  });

  test('what is given between two connections is sent by the next one', async () => {
    const { clock, simulator, lines, links, sent } = stage();
    await lines.connect(1, REQUEST);
    await phaseOf(links).toBe('bound');
    dropAll(simulator);
    await phaseOf(links).toBe('waiting');
    const isSent = lines.send(1, TEXT);
    await outcomeOf(sent).toBe('waiting');
    await pass(clock, 1_000);
    await isSent;
    await outcomeOf(sent).toBe('accepted');
  });
});

describe('messages that nobody knows the outcome of', () => {
  /** A session with one message that was sent and not answered. */
  async function unanswered(journal?: string) {
    const played = stage();
    const { simulator, lines, links, sent } = played;
    await lines.restore(1, journal);
    await lines.connect(1, REQUEST);
    await phaseOf(links).toBe('bound');
    simulator.faults.on('no_answer');
    const isSent = lines.send(1, TEXT).catch(() => undefined);
    await expect.poll(() => sent.get('1 1')?.parts[0]?.sentAt).toBeDefined();
    return { ...played, isSent };
  }

  test('are listed as unknown, and sent again by choice', async () => {
    const { clock, simulator, lines, links, sent } = await unanswered();
    dropAll(simulator);
    await outcomeOf(sent).toBe('unknown');
    simulator.faults.clear();
    await pass(clock, 1_000);
    await phaseOf(links).toBe('bound');
    expect(sent.get('1 1')!.parts[0]!.outcome).toBe('unknown');
    await lines.resend(1, 1);
    await outcomeOf(sent).toBe('accepted');
  });

  test('can be taken for not sent, and are not sent again then', async () => {
    const { simulator, lines, sent } = await unanswered();
    dropAll(simulator);
    await outcomeOf(sent).toBe('unknown');
    await lines.writeOff(1, 1);
    await outcomeOf(sent).toBe('not_sent');
    await expect(lines.resend(1, 1)).rejects.toThrow(/no part of message 1 is unknown/);
  });

  test('come back after a crash, from what was written down', async () => {
    const journal = `smpp-web.journal.test.${crypto.randomUUID()}`;
    onTestFinished(() => void indexedDB.deleteDatabase(journal));
    await unanswered(journal);
    // The crash: another engine, which has only what was written.
    const { lines, links, sent } = stage();
    await lines.restore(1, journal);
    await outcomeOf(sent).toBe('unknown');
    await lines.connect(1, REQUEST);
    await phaseOf(links).toBe('bound');
    await lines.resend(1, 1);
    await outcomeOf(sent).toBe('accepted');
  });

  test('are settled or forgotten before there is a connection', async () => {
    const journal = `smpp-web.journal.test.${crypto.randomUUID()}`;
    onTestFinished(() => void indexedDB.deleteDatabase(journal));
    await unanswered(journal);
    const second = stage();
    await second.lines.restore(1, journal);
    await second.lines.writeOff(1, 1);
    await outcomeOf(second.sent).toBe('not_sent');
    await second.lines.forget(1, 1);
    const third = stage();
    await third.lines.restore(1, journal);
    await turns();
    expect(third.sent.size).toBe(0);
  });
});

test('what waits for one account is not sent through another', async () => {
  const journal = `smpp-web.journal.test.${crypto.randomUUID()}`;
  onTestFinished(() => void indexedDB.deleteDatabase(journal));
  const first = stage();
  await first.lines.restore(1, journal);
  await first.lines.connect(1, REQUEST);
  await phaseOf(first.links).toBe('bound');
  dropAll(first.simulator);
  await phaseOf(first.links).toBe('waiting');
  void first.lines.send(1, TEXT);
  await outcomeOf(first.sent).toBe('waiting');
  const second = stage();
  await second.lines.restore(1, journal);
  await outcomeOf(second.sent).toBe('waiting');
  second.simulator.putAccount({ system_id: 'other', password: 'secret' });
  await second.lines.connect(1, { ...REQUEST, system_id: 'other', password: 'secret' });
  await phaseOf(second.links).toBe('bound');
  await second.lines.disconnect(1);
  const third = stage();
  await third.lines.restore(1, journal);
  await outcomeOf(third.sent).toBe('not_sent');
});

describe('octets by hand', () => {
  test('a request is answered with octets, and gets a number of the session', async () => {
    const { lines } = stage();
    await lines.connect(1, REQUEST);
    const octets = encode('query_sm', { message_id: '4711', sequence_number: 1 });
    const answer = decode(await lines.request(1, octets));
    expect(answer).toMatchObject({ command: 'query_sm_resp', command_status: STATUSES.ESME_RINVMSGID.value });
    expect(answer.sequence_number).toBeGreaterThanOrEqual(0x7f000000);
  });

  test('a number that is to be kept is kept', async () => {
    const { lines } = stage();
    await lines.connect(1, REQUEST);
    const octets = encode('enquire_link', { sequence_number: 0x1234 });
    expect(decode(await lines.request(1, octets, { keepSequence: true }))).toMatchObject({
      command: 'enquire_link_resp',
      sequence_number: 0x1234,
    });
  });

  test.each([
    ['before a bind', async () => stage().lines, encode('enquire_link', {}), /Not bound/],
    ['of less than a header', bound, new Uint8Array(15), /15 octets are no PDU/],
  ])('%s it is refused with a sentence', async (_, make, octets, says) => {
    await expect((await make()).request(1, octets)).rejects.toThrow(says);
  });

  async function bound(): Promise<Lines> {
    const { lines } = stage();
    await lines.connect(1, REQUEST);
    return lines;
  }

  test('no answer in time, and the end of the session, are told', async () => {
    const { clock, simulator, lines } = stage();
    await lines.connect(1, REQUEST);
    simulator.faults.on('no_answer');
    const octets = encode('query_sm', { message_id: '1', sequence_number: 1 });
    const late = expect(lines.request(1, octets, { timeoutMs: 2_000 })).rejects.toThrow('No answer came within 2 s.');
    await turns();
    clock.advance(2_000);
    await late;
    const cut = expect(lines.request(1, octets)).rejects.toThrow(/The session ended before the answer came/);
    await turns();
    dropAll(simulator);
    await cut;
  });

  test('what is broken on purpose goes out as it is', async () => {
    const { lines, feeds } = stage();
    await lines.connect(1, REQUEST);
    const octets = encode('enquire_link', { sequence_number: 9 });
    octets[7] = 0x77;
    await lines.writeRaw(1, octets);
    const frames = () => feeds.flatMap((feed) => [...feed.frames].map(({ frame }) => frame.join()));
    await expect.poll(frames).toContain(octets.join());
    // generic_nack is the answer of a message centre that does not know the command.
    await expect
      .poll(() => feeds.flatMap(({ frames }) => [...frames].map(({ frame }) => decode(frame).command)))
      .toContain('generic_nack');
  });
});

describe('many at once', () => {
  test('ten sessions in one engine are bound, each with its own name and messages', async () => {
    const { lines, links, sent, simulator } = stage();
    simulator.putAccount({ system_id: 'smppclient1', password: 'password', maxBinds: 10 });
    const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
    await Promise.all(numbers.map((number) => lines.connect(number, REQUEST)));
    for (const number of numbers) await phaseOf(links, number).toBe('bound');
    await Promise.all(numbers.map((number) => lines.send(number, { ...TEXT, text: `From ${number}` })));
    for (const number of numbers) await outcomeOf(sent, `${number} 1`).toBe('accepted');
    expect(numbers.map((number) => sent.get(`${number} 1`)!.text)).toEqual(numbers.map((number) => `From ${number}`));
  });

  test('a session that is loud does not push the frames of the others out', async () => {
    const feeds: Feed[] = [];
    const batcher = new Batcher(async (feed) => void feeds.push(feed));
    const frame = encode('enquire_link', { sequence_number: 1 });
    const add = (session: number) => batcher.addFrame(session, { direction: 'in', at: 0, frame });
    for (const session of [2, 3, 4]) for (let count = 0; count < 100; count++) add(session);
    for (let count = 0; count < 120_000; count++) add(1);
    const frames = () => feeds.flatMap((feed) => [...feed.frames]);
    const missed = () => feeds.reduce((sum, feed) => sum + feed.missed, 0);
    await expect.poll(() => frames().length + missed()).toBe(120_300);
    const of = (session: number) => frames().filter((frame) => frame.session === session).length;
    expect([2, 3, 4].map(of)).toEqual([100, 100, 100]);
    expect(of(1)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...feeds.map((feed) => feed.frames.length))).toBeLessThanOrEqual(3_000);
  });
});

test('24 hours in a hidden tab: enquire_link goes out on time, and the bind lives', async () => {
  const { clock, lines, links, feeds } = stage();
  await lines.connect(1, REQUEST);
  await phaseOf(links).toBe('bound');
  const start = clock.wall();
  for (let second = 0; second < 86_400; second += 10) {
    clock.advance(10_000);
    await turns(4);
  }
  const isAsked = (frame: Uint8Array) => decode(frame).command === 'enquire_link';
  const askedAt = () =>
    feeds.flatMap(({ frames }) => [...frames].filter(({ frame }) => isAsked(frame)).map(({ at }) => at));
  await expect.poll(() => askedAt().length).toBe(2_880);
  const asked = askedAt();
  const gaps = asked.map((at, index) => at - (asked[index - 1] ?? start));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
  expect(lines.esmeOf(1).session.state).toBe('BOUND_TRX');
  expect(links.get(1)).toMatchObject({ phase: 'bound', bound: { since: 1_000_000 } });
}, 60_000);
