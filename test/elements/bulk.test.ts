import { ConsoleModel } from '@smpp-web/console';
import { deleteDB } from 'idb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { BookStore } from '../../web/src/bulk/book-store.ts';
import type { SmppBulk } from '../../web/src/bulk/bulk.ts';
import { BulkStore, type BulkView, plainName } from '../../web/src/bulk/bulk-store.ts';
import { view } from '../../web/src/bulk/view.ts';
import type { BulkState, RowState } from '../../web/src/engine/bulk-state.ts';
import { ACCOUNT, startInPage } from './in-page.ts';
import { all, eventsOf, mount, one, rendered, textOf, type, violationsOf } from './mount.ts';

view.define();

const HOSTILE = '<img src=x onerror="document.title=1">\u202Egnp';
const HUGE = 'x'.repeat(1_048_576);

const NO_COUNTS: Record<RowState, number> = {
  invalid: 0,
  waiting: 0,
  sending: 0,
  accepted: 0,
  rejected: 0,
  unknown: 0,
  not_sent: 0,
};

const state = (some: Partial<BulkState> = {}): BulkState => ({
  phase: 'draft',
  note: '',
  name: 'people.csv',
  columns: ['phone', 'name'],
  rows: 1_000,
  notes: [],
  mapping: { to: '{{phone}}', from: '', text: 'Hello {{name}}' },
  slips: {},
  check: { checked: 1_000, invalid: 3, parts: 1_200, alphabets: { gsm7: 900, ucs2: 97 }, repeated: 2 },
  settings: { session: 1, rate: undefined, receipts: true },
  counts: { ...NO_COUNTS, invalid: 3, waiting: 997 },
  receipts: {},
  startedAt: undefined,
  endedAt: undefined,
  perSecond: 0,
  ...some,
});

const ROWS: BulkView['page'] = {
  total: 1_000,
  rows: [
    {
      n: 1,
      to: '447700900123',
      from: '',
      text: HOSTILE,
      alphabet: 'gsm7',
      outcome: { state: 'accepted', parts: 1, ids: ['77'], receipt: 'DELIVERED' },
    },
    {
      n: 2,
      to: HOSTILE,
      from: HOSTILE,
      text: HUGE.slice(0, 400),
      alphabet: 'ucs2',
      outcome: { state: 'rejected', parts: 2, command_status: 0x0b },
    },
    { n: 3, to: '', from: '', text: '', alphabet: '', outcome: { state: 'invalid', problem: HOSTILE } },
    {
      n: 4,
      to: '1',
      from: '',
      text: 'x',
      alphabet: 'gsm7',
      outcome: { state: 'unknown', parts: 1, problem: 'The program ended before the answer came.' },
    },
  ],
};

const viewOf = (some: Partial<BulkView> = {}): BulkView => ({
  state: state(),
  form: { rate: '', receipts: true, price: '0.03' },
  show: 'all',
  offset: 0,
  page: ROWS,
  problem: '',
  isReading: false,
  side: 'send',
  ...some,
});

const CONTACTS = [
  { id: 1, name: 'Ann', number: '+447700900123', tags: ['vip', HOSTILE] },
  { id: 2, name: HOSTILE, number: '447700900124', tags: [] },
];

const mountBulk = (some: Partial<BulkView> = {}, properties: object = {}) =>
  mount<SmppBulk>('smpp-bulk', {
    view: viewOf(some),
    ready: true,
    book: { contacts: CONTACTS, find: '', problem: '' },
    found: CONTACTS,
    ...properties,
  });

describe('the bulk view', () => {
  const STATES: readonly (readonly [string, Partial<BulkView>])[] = [
    ['without a job', { state: state({ phase: 'none' }) }],
    ['while a file is read', { state: undefined, isReading: true }],
    ['with a draft', {}],
    ['with slips', { state: state({ slips: { to: HOSTILE, text: HOSTILE } }), problem: HOSTILE }],
    [
      'sending',
      {
        state: state({
          phase: 'running',
          counts: { ...NO_COUNTS, accepted: 500, sending: 20, waiting: 480 },
          perSecond: 120,
        }),
      },
    ],
    ['paused', { state: state({ phase: 'paused', note: HOSTILE, notes: [HOSTILE] }) }],
    [
      'done',
      {
        state: state({
          phase: 'done',
          counts: { ...NO_COUNTS, accepted: 900, rejected: 50, unknown: 40, not_sent: 10 },
          receipts: { DELIVERED: 800 },
        }),
      },
    ],
    ['the address book', { side: 'book' }],
  ];

  for (const scheme of ['light', 'dark']) {
    test.each(STATES)(`is accessible ${scheme}, %s`, async (_, some) => {
      const element = await mountBulk(some);
      element.style.colorScheme = scheme;
      expect(await violationsOf(element)).toEqual([]);
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
      expect(all(element, 'img, script')).toEqual([]);
    });
  }

  test('asks for what is pressed', async () => {
    const element = await mountBulk();
    const events = eventsOf(element, 'smpp-bulk');
    const press = (name: string) =>
      all<HTMLButtonElement>(element, 'button')
        .find((button) => button.textContent?.trim().startsWith(name))!
        .click();
    press('Send 997 messages');
    press('Dry run');
    press('Discard');
    press('Invalid');
    press('Address book');
    expect(events).toEqual([
      { act: 'start' },
      { act: 'export', as: 'dry' },
      { act: 'discard' },
      { act: 'show', show: 'invalid', offset: 0 },
      { act: 'turn', side: 'book' },
    ]);
  });

  test('shows what it comes to, with the cost', async () => {
    const element = await mountBulk();
    const sums = textOf(one(element, 'smpp-bulk-mapping'));
    for (const words of ['997 messages', '1,200', 'GSM 7-bit', 'UCS-2', 'Cost', '36', 'Repeated numbers'])
      expect(sums).toContain(words);
  });

  test('puts a column into the text where the caret is', async () => {
    const element = await mountBulk();
    const events = eventsOf(element, 'smpp-bulk');
    const field = one<HTMLTextAreaElement>(element, 'textarea');
    field.setSelectionRange(5, 5);
    all<HTMLButtonElement>(element, '.insert button')[0]!.click();
    expect(events).toEqual([{ act: 'map', mapping: { text: 'Hello{{phone}} {{name}}' } }]);
  });

  test('tells statuses in words, and hostile cells as text', async () => {
    const element = await mountBulk();
    const text = textOf(one(element, 'smpp-bulk-rows'));
    for (const words of ['ESME_RINVDSTADR', HOSTILE, 'DELIVERED', 'The program ended']) expect(text).toContain(words);
  });

  test('nothing can be sent without a session', async () => {
    const element = await mountBulk({}, { ready: false });
    expect(one<HTMLButtonElement>(element, 'button.primary').disabled).toBe(true);
  });

  test('pages lead through the rows', async () => {
    const element = await mountBulk({ offset: 50 });
    const events = eventsOf(element, 'smpp-bulk');
    const [back, forth] = all<HTMLButtonElement>(element, 'nav button');
    back!.click();
    forth!.click();
    expect(events.map((event) => 'offset' in event && event.offset)).toEqual([0, 100]);
  });

  test('a file that is dropped is taken', async () => {
    const element = await mountBulk({ state: state({ phase: 'none' }) });
    const events = eventsOf(element, 'smpp-bulk');
    const dataTransfer = new DataTransfer();
    const file = new File(['to\n1'], `${HOSTILE}.csv`);
    dataTransfer.items.add(file);
    one(element, '.drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    expect(events).toEqual([{ act: 'file', file: expect.objectContaining({ name: file.name }) }]);
  });
});

describe('the address book', () => {
  async function book() {
    const name = `smpp-web.test.book-${crypto.randomUUID()}`;
    const model = new ConsoleModel({ startEngine: startInPage, storage: undefined });
    const store = new BookStore(model, name);
    await store.loaded;
    onTestFinished(async () => {
      store.close();
      await deleteDB(name);
    });
    return { store, model, name };
  }

  test('keeps contacts, finds them by name, number and tag, and lets a deletion be taken back', async () => {
    const { store, model, name } = await book();
    await store.put({ name: 'Bo', number: '+44 7700 900-124', tags: ['team'] });
    await store.put({ name: 'Ann', number: '447700900123', tags: [] });
    expect(store.get().contacts.map((each) => [each.name, each.number])).toEqual([
      ['Ann', '447700900123'],
      ['Bo', '+447700900124'],
    ]);
    for (const text of ['bo', '124', 'TEAM']) {
      store.find(text);
      expect(store.found.map((each) => each.name)).toEqual(['Bo']);
    }
    expect(store.nameOf('447700900124')).toBe('Bo');
    await store.delete([store.get().contacts[0]!.id]);
    expect(store.get().contacts.length).toBe(1);
    model.toasts.undo();
    await vi.waitFor(() => expect(store.get().contacts.length).toBe(2));
    await vi.waitFor(async () => {
      const again = new BookStore(model, name);
      await again.loaded;
      const { length } = again.get().contacts;
      again.close();
      expect(length).toBe(2);
    });
  });

  test.each([
    ['', 'A contact needs a number.'],
    ['Bob', 'A number has digits, and a + in front at most.'],
  ])('refuses the number %j', async (number, problem) => {
    const { store } = await book();
    await store.put({ name: 'x', number, tags: [] });
    expect(store.get()).toMatchObject({ contacts: [], problem });
  });

  test('takes a CSV file, changes whom it knows, and says what was left out', async () => {
    const { store } = await book();
    await store.put({ name: 'Old name', number: '447700900123', tags: [] });
    await store.import(new File(['Name;Phone;Tags\nAnn;447700900123;a|b\nBo;;x\n<b>Cy</b>;447700900125;'], 'x.csv'));
    expect(store.get().contacts.map(({ name, tags }) => [name, tags])).toEqual([
      ['<b>Cy</b>', []],
      ['Ann', ['a', 'b']],
    ]);
    expect(store.get().problem).toBe('1 rows have no number and were left out.');
  });

  test('is worked by its form', async () => {
    const element = await mountBulk({ side: 'book' });
    const events = eventsOf(element, 'smpp-book');
    const form = one(element, 'smpp-address-book').shadowRoot!;
    type(form.querySelector<HTMLInputElement>('[name=name]')!, 'Di');
    type(form.querySelector<HTMLInputElement>('[name=number]')!, '447700900126');
    form.querySelector('form')!.requestSubmit();
    all<HTMLButtonElement>(element, 'td button')
      .find((button) => button.ariaLabel === 'Delete Ann')!
      .click();
    expect(events).toEqual([
      { act: 'put', contact: { name: 'Di', number: '447700900126', tags: [''] } },
      { act: 'delete', ids: [1] },
    ]);
  });
});

test.each([
  ['people.csv', 'people'],
  ['../../etc/passwd', 'etcpasswd'],
  ['<b>\u202Egnp.csv', 'bgnp'],
  ['...', 'bulk'],
  ['Kunden März.csv', 'Kunden März'],
])('a file named %j gives %j', (name, plain) => expect(plainName(name)).toBe(plain));

/** A console that is bound to the simulator, and its bulk store. */
async function boundStore(): Promise<BulkStore> {
  const model = new ConsoleModel({ startEngine: startInPage, storage: undefined });
  const store = model.part(BulkStore);
  onTestFinished(async () => {
    await model.engine.bulk.stop();
    await vi.waitFor(() => expect(['done', 'none']).toContain(store.get().state?.phase));
    await model.engine.bulk.discard();
    model.dispose();
  });
  await model.bind(ACCOUNT);
  await vi.waitFor(() => expect(model.link.get().phase).toBe('bound'));
  return store;
}

test('a job through the engine: rows of a file to the simulator in this page', async () => {
  const store = await boundStore();
  await store.takeFile(new Blob(['to,text\n447700900001,a\nnobody,b\n447700900003,c']), 'three.csv');
  await vi.waitFor(() => expect(store.get().state?.check.checked).toBe(3));
  await store.start();
  await vi.waitFor(
    () => expect(store.get().state).toMatchObject({ phase: 'done', counts: { accepted: 2, invalid: 1 } }),
    { timeout: 5_000 },
  );
  await vi.waitFor(() => expect(store.get().page.rows.length).toBe(3));
  const element = await mountBulk(store.get());
  await rendered(element);
  expect(textOf(element)).toContain('Every message has its outcome.');
});

test.each([
  ['one that waits', false],
  ['one that is under way, once its answers are there', true],
])('a job is gone after all is forgotten: %s', async (_, isSending) => {
  const store = await boundStore();
  const rows = Array.from({ length: 500 }, (_, index) => `447700900${index},a`);
  await store.takeFile(new Blob([`to,text\n${rows.join('\n')}`]), 'many.csv');
  await vi.waitFor(() => expect(store.get().state?.check.checked).toBe(500));
  if (isSending) {
    store.edit({ rate: '10' });
    await store.start();
    await vi.waitFor(() => expect(store.get().state?.phase).toBe('running'));
  }
  await store.forget();
  await vi.waitFor(() => expect(store.get()).toMatchObject({ state: { phase: 'none', rows: 0 }, problem: '' }));
});
