import { describe, expect, onTestFinished, test } from 'vitest';
import { Bulks } from '../../web/src/engine/bulk.ts';
import { BulkDb, BulkMemory, type JobStore } from '../../web/src/engine/bulk-db.ts';
import { guessMapping } from '../../web/src/engine/bulk-guess.ts';
import type { BulkSettings, BulkState } from '../../web/src/engine/bulk-state.ts';
import { type Answer, type Centre, centre, sendReceipt } from './centre.ts';

const SETTINGS: BulkSettings = { session: 1, rate: undefined, receipts: true };
const THROTTLED = 0x58;
const INVALID_DESTINATION = 0x0b;

const table = (rows: number) =>
  new Blob([
    `phone,name\n${Array.from({ length: rows }, (_, index) => `4477009${String(index).padStart(5, '0')},N${index + 1}`).join('\n')}\n`,
  ]);

/** Bulk sending on a stage; another one on the same store is what a reload makes. */
function bulkOn(stage: Centre, store: JobStore) {
  const states: BulkState[] = [];
  const { clock, esmeOf } = stage;
  const bulk = new Bulks({ store, esmeOf, clock, publish: (state) => states.push(state) });
  return { bulk, last: () => states.at(-1)!, states };
}

async function ready(rows: number, answer?: Answer, store: JobStore = new BulkMemory()) {
  const stage = await centre(answer);
  const made = bulkOn(stage, store);
  await made.bulk.read(table(rows), 'people.csv');
  await made.bulk.map({ to: '{{phone}}', from: 'shop', text: 'Hello {{name}}' });
  return { stage, store, ...made, ...stage };
}

/** Every row has exactly one outcome: nothing is lost, nothing counted twice. */
function sumOf({ counts }: BulkState): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

describe('a bulk job', () => {
  test('sends each row once, and accounts for each', async () => {
    const { bulk, last, pass, texts } = await ready(250);
    expect(last()).toMatchObject({ phase: 'draft', rows: 250, check: { checked: 250, invalid: 0, parts: 250 } });
    await bulk.start(SETTINGS);
    await pass(2_000);
    expect(last()).toMatchObject({ phase: 'done', counts: { accepted: 250 }, note: 'Every message has its outcome.' });
    expect(new Set(texts).size).toBe(250);
    expect(texts.length).toBe(250);
  });

  test('lists rows that cannot be sent, with their reason, and sends the others', async () => {
    const stage = await centre();
    const { bulk, last } = bulkOn(stage, new BulkMemory());
    await bulk.read(
      new Blob([
        'to,text\n+44 7700 900-123,good\n,nobody\n44770090012,\nBob,no number\n447700900123456789012345,too long\n447700900124,twice\n447700900124,again',
      ]),
      'odd.csv',
    );
    expect(last().check).toMatchObject({ checked: 7, invalid: 4, parts: 3, repeated: 1 });
    const { rows } = await bulk.rows({ show: 'invalid', offset: 0, limit: 10 });
    expect(rows.map(({ n, outcome }) => [n, outcome.problem])).toEqual([
      [2, '“to” is empty: there is nobody to send it to.'],
      [3, 'The text is empty.'],
      [4, '“to” is no number.'],
      [5, expect.stringContaining('an address has at most 20')],
    ]);
    await bulk.start(SETTINGS);
    await stage.pass(500);
    expect(last()).toMatchObject({ phase: 'done', counts: { accepted: 3, invalid: 4 } });
    expect(stage.texts).toEqual(['good', 'twice', 'again']);
  });

  test('keeps to its rate, pauses, goes on and stops', async () => {
    const { bulk, last, pass } = await ready(200);
    await bulk.start({ ...SETTINGS, rate: 50 });
    await pass(1_000);
    await bulk.pause();
    await pass(500);
    const held = last().counts.accepted;
    expect(held).toBeGreaterThan(40);
    expect(held).toBeLessThan(70);
    await pass(1_000);
    expect(last()).toMatchObject({ phase: 'paused', counts: { accepted: held, waiting: 200 - held } });
    await bulk.resume(1);
    await pass(1_000);
    await bulk.stop();
    await pass(500);
    expect(last().phase).toBe('done');
    expect(last().counts.accepted).toBeGreaterThan(held);
    expect(last().counts.accepted + last().counts.not_sent).toBe(200);
  });

  test.each([
    {
      name: 'rejected',
      answer: (n: number) => (n % 10 === 0 ? INVALID_DESTINATION : 0),
      bad: 'rejected',
      again: 'failed',
    },
    { name: 'unanswered', answer: (n: number) => (n % 10 === 0 ? 'nothing' : 0), bad: 'unknown', again: 'unknown' },
  ] as const)('what is $name can be sent again', async ({ answer, bad, again }) => {
    let isGood = false;
    const { bulk, last, pass, texts } = await ready(50, (n) => (isGood ? 0 : answer(n)));
    await bulk.start(SETTINGS);
    await pass(8_000);
    expect(last()).toMatchObject({ phase: 'done', counts: { accepted: 45, [bad]: 5 } });
    isGood = true;
    await bulk.retry(again);
    await pass(2_000);
    expect(last()).toMatchObject({ phase: 'done', counts: { accepted: 50, [bad]: 0 } });
    expect(texts.length).toBe(55);
  });

  test('throttled messages are sent again by themselves', async () => {
    const { bulk, last, pass } = await ready(60, (n) => (n > 20 && n <= 30 ? THROTTLED : 0));
    await bulk.start(SETTINGS);
    await pass(20_000);
    expect(last()).toMatchObject({ phase: 'done', counts: { accepted: 60 } });
  });

  test('goes on when the message centre has come back; what was under way is unknown, the rest is sent', async () => {
    const { bulk, last, pass, ends, connect, texts } = await ready(100, (n) => (n > 40 && n <= 50 ? 'nothing' : 0));
    await bulk.start(SETTINGS);
    await pass(1_000);
    void ends[1]!.close();
    await pass(1_000);
    expect(last()).toMatchObject({ phase: 'running', note: 'Session 1 is not bound: the job goes on when it is.' });
    await connect(1);
    await pass(2_000);
    expect(last()).toMatchObject({ phase: 'done', counts: { accepted: 90, unknown: 10, waiting: 0, not_sent: 0 } });
    expect(new Set(texts).size).toBe(100);
  });

  test('a message centre that unbinds in order: what it takes no more waits for the next session', async () => {
    const { bulk, last, pass, ends, connect } = await ready(100);
    await bulk.start({ ...SETTINGS, rate: 200 });
    await pass(200);
    void ends[1]!.unbind();
    await pass(3_000);
    expect(last().counts).toMatchObject({ rejected: 0, not_sent: 0 });
    await connect(1);
    await pass(3_000);
    expect(last()).toMatchObject({ phase: 'done', counts: { rejected: 0, not_sent: 0, waiting: 0 } });
    expect(last().counts.accepted + last().counts.unknown).toBe(100);
  });

  test('ties receipts to rows, those of parts and those that are quick too', async () => {
    const { bulk, last, pass, ends } = await ready(4);
    await bulk.map({ to: '{{phone}}', from: '', text: 'x'.repeat(200) });
    expect(last().check).toMatchObject({ parts: 8 });
    await bulk.start(SETTINGS);
    await pass(500);
    for (let id = 1; id <= 8; id++) sendReceipt(ends[1]!, String(id), id === 3 ? 5 : 2);
    await pass(500);
    expect(last().receipts).toEqual({ DELIVERED: 3, UNDELIVERABLE: 1 });
  });

  test('exports every row, and no spreadsheet runs what is in it', async () => {
    const stage = await centre((n) => (n === 2 ? INVALID_DESTINATION : 0));
    const { bulk } = bulkOn(stage, new BulkMemory());
    await bulk.read(new Blob(['to;text\n447700900001;=1+1\n447700900002;"@a,""b"""\n;gone']), 'x.csv');
    const dry = await (await bulk.export('dry')).text();
    expect(dry.split('\r\n').slice(1, 4)).toEqual([
      "1,,447700900001,'=1+1,would be sent,1,gsm7,",
      '2,,447700900002,"\'@a,""b""",would be sent,1,gsm7,',
      '3,,,gone,invalid,,gsm7,“to” is empty: there is nobody to send it to.',
    ]);
    await bulk.start(SETTINGS);
    await stage.pass(500);
    sendReceipt(stage.ends[1]!, '1', 2);
    await stage.pass(300);
    const lines = (await (await bulk.export('results')).text()).split('\r\n');
    expect(lines[0]).toContain('message_id,command_status');
    expect(lines[1]).toMatch(/^1,,447700900001,'=1\+1,accepted,1,1,,,DELIVERED,2026-11-25T/);
    expect(lines[2]).toMatch(/,rejected,1,,ESME_RINVDSTADR,/);
    expect(lines[3]).toMatch(/^3,,,gone,invalid/);
  });

  test('a slip in the mapping is told, and nothing can be started', async () => {
    const { bulk, last } = await ready(3);
    await bulk.map({ to: '', from: '', text: '{{nobody}}' });
    expect(last().slips).toEqual({
      to: 'Say where the numbers are: choose a column.',
      text: expect.stringMatching(/“{{nobody}}” is no variable/),
    });
    await expect(bulk.start(SETTINGS)).rejects.toThrow('Say where the numbers are');
    await bulk.map({ to: '{{phone}}', from: '', text: 'Hi' });
    await expect(bulk.start({ ...SETTINGS, session: 7 })).rejects.toThrow('Session 7 is not bound.');
  });

  test('100,000 rows are read, checked and sent', { timeout: 60_000 }, async () => {
    const { bulk, last, pass } = await ready(100_000);
    expect(last().check.checked).toBe(100_000);
    await bulk.start(SETTINGS);
    await pass(500);
    expect(sumOf(last())).toBe(100_000);
    await bulk.stop();
    await pass(500);
    expect(sumOf(last())).toBe(100_000);
    expect(last().phase).toBe('done');
  });
});

/** A store that writes nothing any more once its program is gone. */
class MortalStore implements JobStore {
  readonly #store: JobStore;
  #isDead = false;

  constructor(store: JobStore) {
    this.#store = store;
  }

  die(): void {
    this.#isDead = true;
  }

  load = () => this.#store.load();
  clear = () => this.#store.clear();
  create: JobStore['create'] = (...given) => this.#store.create(...given);
  putJob: JobStore['putJob'] = (job) => this.#alive(() => this.#store.putJob(job));
  putOutcomes: JobStore['putOutcomes'] = (blocks) => this.#alive(() => this.#store.putOutcomes(blocks));

  #alive(write: () => Promise<void>): Promise<void> {
    return this.#isDead ? new Promise(() => undefined) : write();
  }
}

describe('a job that is interrupted', () => {
  const stores: readonly [string, () => Promise<JobStore>][] = [
    ['in memory', async () => new BulkMemory()],
    [
      'in IndexedDB',
      async () => {
        const name = `smpp-web.bulk-test-${crypto.randomUUID()}`;
        const store = await BulkDb.open(name);
        onTestFinished(() => {
          store.close();
          indexedDB.deleteDatabase(name);
        });
        return store;
      },
    ],
  ];

  test.each(stores)('%s, is there again, and accounts for each row', async (_, makeStore) => {
    const store = await makeStore();
    const mortal = new MortalStore(store);
    const answer = (n: number) => (n > 100 && n <= 110 ? 'nothing' : 0);
    const { stage, bulk, last, pass, texts, connect } = await ready(300, answer, mortal);
    await bulk.start(SETTINGS);
    for (let step = 0; step < 40 && last().counts.accepted < 100; step++) await pass(100);
    await pass(200);
    // The engine is gone in the middle of it: nothing is closed in order, and another one finds what is written.
    mortal.die();
    await connect(1);
    const after = bulkOn(stage, store);
    await after.bulk.restore();
    expect(after.last()).toMatchObject({ phase: 'paused', rows: 300, name: 'people.csv' });
    expect(after.last().note).toMatch(/in the middle of it/);
    expect(sumOf(after.last())).toBe(300);
    const { accepted, unknown, waiting } = after.last().counts;
    expect(accepted).toBe(100);
    expect(unknown).toBeGreaterThanOrEqual(10);
    expect(accepted + unknown + waiting).toBe(300);
    const before = texts.length;
    await after.bulk.resume(1);
    for (let step = 0; step < 40 && after.last().phase !== 'done'; step++) await pass(100);
    expect(after.last()).toMatchObject({ phase: 'done', counts: { accepted: 100 + waiting, unknown, waiting: 0 } });
    // Not one of those that had been sent was sent again by itself.
    expect(texts.slice(before).filter((text) => texts.slice(0, before).includes(text))).toEqual([]);
  });
});

describe('what columns are', () => {
  test.each<[string, readonly string[], readonly string[], object]>([
    [
      'by their names',
      ['Name', 'Phone number', 'Message'],
      ['Ann', '1', 'hi'],
      { to: '{{Phone number}}', text: '{{Message}}', from: '' },
    ],
    ['by what they hold', ['who', 'x'], ['Ann', '+44 7700 900123'], { to: '{{x}}', text: '', from: '' }],
    [
      'with a sender',
      ['from', 'to', 'text'],
      ['shop', '447700900123', 'hi'],
      { to: '{{to}}', text: '{{text}}', from: '{{from}}' },
    ],
    ['nothing to be seen', ['a', 'b'], ['x', 'y'], { to: '', text: '', from: '' }],
  ])('%s', (_, columns, row, mapping) => expect(guessMapping(columns, [row])).toEqual(mapping));
});
