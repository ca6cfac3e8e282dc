import { describe, expect, test } from 'vitest';
import { Loads } from '../../web/src/engine/load.ts';
import { type LoadPlan, problemsOfPlan } from '../../web/src/engine/load-plan.ts';
import { messagesOf } from '../../web/src/engine/load-source.ts';
import type { LoadState } from '../../web/src/engine/load-state.ts';
import { type Answer, centre, sendReceipt } from './centre.ts';

const PLAN: LoadPlan = {
  source: { kind: 'template', from: 'shop', to: '4477009{{random:5}}', text: 'Message {{n}}' },
  sessions: [1],
  rate: undefined,
  windowSize: 10,
  warmUpMs: 0,
  receipts: true,
  onThrottle: 'slow',
  pauseMs: 0,
  stop: { messages: 100 },
  seed: 1,
};

const THROTTLED = 0x58;
const INVALID_DESTINATION = 0x0b;

async function bench(answer?: Answer, sessions?: number) {
  const stage = await centre(answer, sessions);
  const states: LoadState[] = [];
  const loads = new Loads(stage.esmeOf, (state) => states.push(state), stage.clock);
  return { ...stage, loads, states, last: () => states.at(-1)!, centres: stage.ends };
}

describe('a load run', () => {
  test('sends as many messages as were asked for, and accounts for each', async () => {
    const { loads, last, pass, texts } = await bench();
    await loads.start(PLAN);
    await pass(300);
    expect(last()).toMatchObject({ phase: 'done', messages: 100, sent: 100, accepted: 100, rejected: 0, unknown: 0 });
    expect(last().statuses).toEqual({ 0: 100 });
    expect(texts).toEqual(Array.from({ length: 100 }, (_, index) => `Message ${index + 1}`));
  });

  test.each([
    { rate: 20, ms: 1_000, from: 18, to: 24 },
    { rate: 100, ms: 2_000, from: 190, to: 212 },
    { rate: 1_000, ms: 1_000, from: 950, to: 1_110 },
  ])('keeps to $rate messages/s', async ({ rate, ms, from, to }) => {
    const { loads, last, pass } = await bench();
    await loads.start({ ...PLAN, rate, stop: { durationMs: ms } });
    await pass(ms + 200);
    expect(last()).toMatchObject({ phase: 'done', note: 'Its time is over.' });
    expect(last().accepted).toBeGreaterThanOrEqual(from);
    expect(last().accepted).toBeLessThanOrEqual(to);
  });

  test('changes its rate and its window while it runs', async () => {
    const { loads, last, pass } = await bench();
    await loads.start({ ...PLAN, rate: 10, stop: {} });
    await pass(1_000);
    const slow = last().accepted;
    await loads.change({ rate: 500, windowSize: 50 });
    await pass(1_000);
    expect(slow).toBeLessThan(15);
    expect(last().accepted - slow).toBeGreaterThan(400);
    expect(last()).toMatchObject({ rate: 500, windowSize: 50, sample: { window: 50 } });
    await loads.stop();
    await pass(100);
    expect(last().phase).toBe('done');
  });

  test('warms up from a tenth of its rate', async () => {
    const { loads, states, pass } = await bench();
    await loads.start({ ...PLAN, rate: 1_000, warmUpMs: 4_000, stop: { durationMs: 5_000 } });
    await pass(5_200);
    const rates = states.map(({ sample }) => sample.out);
    expect(rates[1]).toBeLessThan(250);
    expect(Math.max(...rates.slice(-6))).toBeGreaterThan(900);
  });

  test('pauses and resumes without losing a message', async () => {
    const { loads, last, pass } = await bench();
    await loads.start({ ...PLAN, rate: 100, stop: { messages: 50 } });
    await pass(200);
    await loads.pause();
    await pass(400);
    const held = last().accepted;
    await pass(1_000);
    expect(last()).toMatchObject({ phase: 'paused', accepted: held, note: 'Paused by hand.' });
    await loads.resume();
    await pass(1_000);
    expect(last()).toMatchObject({ phase: 'done', accepted: 50, messages: 50 });
  });

  const over20 = (n: number) => (n > 20 && n <= 30 ? THROTTLED : 0);

  test.each([
    { onThrottle: 'slow', phase: 'done', accepted: 100, rejected: 0, note: /All messages/ },
    { onThrottle: 'pause', phase: 'done', accepted: 100, rejected: 0, note: /All messages/ },
    { onThrottle: 'stop', phase: 'done', accepted: 20, rejected: 10, note: /throttles at .* stopped, as asked for/ },
    { onThrottle: 'count', phase: 'done', accepted: 90, rejected: 10, note: /All messages/ },
  ] as const)('throttled, and asked to $onThrottle', async ({ onThrottle, phase, accepted, rejected, note }) => {
    const { loads, last, states, pass } = await bench(over20);
    await loads.start({ ...PLAN, onThrottle, pauseMs: 2_000 });
    await pass(20_000);
    expect(last()).toMatchObject({ phase, accepted, rejected, throttled: 10, note: expect.stringMatching(note) });
    expect(states.some((state) => state.phase === 'paused')).toBe(onThrottle === 'pause');
  });

  test.each([
    { stop: { firstError: true }, note: /first error: submit_sm was answered with ESME_RINVDSTADR/ },
    { stop: { errorShare: 0.2 }, note: /of the answers were errors, and 20 % is the limit/ },
  ])('stops by itself: $stop', async ({ stop, note }) => {
    const { loads, last, pass } = await bench((n) => (n > 50 ? INVALID_DESTINATION : 0));
    await loads.start({ ...PLAN, stop });
    await pass(500);
    expect(last()).toMatchObject({ phase: 'done', accepted: 50, note: expect.stringMatching(note) });
    expect(last().statuses[INVALID_DESTINATION]).toBe(last().rejected);
  });

  test('counts as unknown what has no answer', async () => {
    const { loads, last, pass } = await bench((n) => (n === 7 ? 'nothing' : 0));
    await loads.start(PLAN);
    await pass(6_000);
    expect(last()).toMatchObject({ phase: 'done', accepted: 99, unknown: 1, sent: 100 });
    expect(last().problem).toMatch(/no answer within 5 s/);
  });

  test('goes on with a session that comes back; what had left is unknown, what had not is sent', async () => {
    const { loads, last, pass, centres, connect } = await bench((n) => (n > 40 && n <= 50 ? 'nothing' : 0));
    await loads.start(PLAN);
    await pass(100);
    void centres[1]!.close();
    await pass(300);
    expect(last().lanes).toMatchObject([{ session: 1, state: 'lost' }]);
    expect(last().note).toMatch(/Session 1 is not bound/);
    await connect(1);
    await pass(500);
    expect(last()).toMatchObject({ phase: 'done', accepted: 90, unknown: 10, notSent: 0 });
  });

  test('shares itself out among sessions', async () => {
    const { loads, last, pass } = await bench(() => 0, 3);
    await loads.start({ ...PLAN, sessions: [1, 2, 3], rate: 90, stop: { messages: 90 } });
    await pass(1_500);
    const { lanes } = last();
    expect(last()).toMatchObject({ phase: 'done', accepted: 90 });
    for (const { sent } of lanes) expect(sent).toBeGreaterThan(20);
  });

  test('counts receipts by state, however early and however their ids are written', async () => {
    const { loads, last, pass, centres } = await bench();
    await loads.start({ ...PLAN, stop: { messages: 20 } });
    await pass(100);
    for (let id = 1; id <= 20; id++) {
      sendReceipt(centres[1]!, id === 16 ? '10' : String(id), id <= 15 ? 2 : 5);
    }
    await pass(500);
    expect(last().receipts).toEqual({ DELIVERED: 15, UNDELIVERABLE: 5 });
  });

  test('gives the session its window and its rate back', async () => {
    const { loads, pass, centres, last } = await bench();
    await loads.start({ ...PLAN, windowSize: 77, rate: 5_000 });
    expect(last().sample.window).toBe(77);
    await pass(300);
    expect(centres[1]!.state).toBe('BOUND_TRX');
    await loads.start({ ...PLAN, windowSize: 10 });
    expect(last()).toMatchObject({ run: 2, windowSize: 10 });
  });

  test('tells at most some times a second, however fast it goes', async () => {
    const { loads, states, pass } = await bench();
    await loads.start({ ...PLAN, windowSize: 100, stop: { messages: 5_000 } });
    await pass(1_000);
    expect(states.at(-1)!.accepted).toBe(5_000);
    expect(states.length).toBeLessThan(12);
  });

  test('refuses to begin without a session, or while another run is under way', async () => {
    const { loads, pass } = await bench();
    await expect(loads.start({ ...PLAN, sessions: [4] })).rejects.toThrow('Session 4 is not bound.');
    await loads.start({ ...PLAN, rate: 1 });
    await expect(loads.start(PLAN)).rejects.toThrow('A load run is under way: stop it first.');
    await loads.stop();
    await pass(2_000);
    await loads.start(PLAN);
  });
});

describe('the messages of a plan', () => {
  test.each<[string, LoadPlan['source'], readonly string[]]>([
    ['a template', { kind: 'template', from: 'x', to: '1234', text: '{{n}}: {{pick:a}}' }, ['1: a', '2: a', '3: a']],
    ['one text for all', { kind: 'template', from: 'x', to: '1234', text: 'Same' }, ['Same', 'Same', 'Same']],
    [
      'the rows of a table, over and over',
      {
        kind: 'csv',
        from: '',
        to: '{{Number}}',
        text: 'Hi {{name}}',
        columns: ['number', 'Name'],
        rows: [
          ['1', 'Ann'],
          ['2', 'Bo'],
        ],
      },
      ['Hi Ann', 'Hi Bo', 'Hi Ann'],
    ],
  ])('%s', (_, source, expected) => {
    const next = messagesOf({ ...PLAN, source });
    const texts = [1, 2, 3].map((n) => new TextDecoder().decode(next(n).submits[0]!.short_message));
    expect(texts).toEqual(expected);
  });

  test('chance is the same for the same seed', () => {
    const source = { kind: 'random', from: 'shop', prefix: '4477' } as const;
    const [one, same, other] = [3, 3, 4].map((seed) => messagesOf({ source, receipts: true, seed }));
    const first = [1, 2, 3].map((n) => one!(n).submits);
    expect([1, 2, 3].map((n) => same!(n).submits.map(({ destination_addr }) => destination_addr))).toEqual(
      first.map((parts) => parts.map(({ destination_addr }) => destination_addr)),
    );
    expect(other!(1).submits[0]!.destination_addr).not.toBe(first[0]![0]!.destination_addr);
    for (const parts of first) expect(parts[0]!.destination_addr).toMatch(/^4477\d{8}$/);
  });

  test.each<[Partial<LoadPlan>, string, RegExp]>([
    [{ source: { kind: 'template', from: '', to: '1', text: '{{nobody}}' } }, 'text', /“{{nobody}}” is no variable/],
    [{ source: { kind: 'template', from: '', to: '{{random:99}}', text: '' } }, 'to', /1 to 20 digits/],
    [{ source: { kind: 'template', from: '', to: ' ', text: '' } }, 'to', /Say where to/],
    [{ sessions: [] }, 'sessions', /Choose a session/],
    [{ rate: 0 }, 'rate', /More than 0/],
    [{ windowSize: 99_999 }, 'windowSize', /at most 10,000/],
    [{ stop: { errorShare: 2 } }, 'stop', /at most 100 %/],
  ])('a slip is told by field: %j', (slip, field, message) => {
    expect(problemsOfPlan({ ...PLAN, ...slip })).toEqual([{ field, message: expect.stringMatching(message) }]);
  });
});
