import { ConsoleModel } from '@smpp-web/console';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { LoadSample, LoadState } from '../../web/src/engine/load-state.ts';
import { short, span, summaryOf } from '../../web/src/load/chart-words.ts';
import type { SmppLoad } from '../../web/src/load/load.ts';
import { FIRST_FORM, type LoadForm, PRESETS, planOf } from '../../web/src/load/load-form.ts';
import { LoadStore, type LoadView } from '../../web/src/load/load-store.ts';
import { reportHtml, reportJson } from '../../web/src/load/report.ts';
import { MAX_POINTS, Series } from '../../web/src/load/series.ts';
import { view } from '../../web/src/load/view.ts';
import { ACCOUNT, startInPage } from './in-page.ts';
import { all, eventsOf, mount, one, rendered, textOf, type, violationsOf } from './mount.ts';

view.define();

const HOSTILE = '<img src=x onerror="document.title=1"></script><script>alert(1)</script>\u202Egnp';

const sample = (at: number, some: Partial<LoadSample> = {}): LoadSample => ({
  at,
  out: 100,
  in: 90,
  inFlight: 5,
  window: 10,
  latency: { count: 25, p50: 2, p95: 8, p99: 20, max: 30 },
  errors: 0,
  throttled: 0,
  ...some,
});

const state = (some: Partial<LoadState> = {}): LoadState => ({
  run: 1,
  phase: 'running',
  note: '',
  plan: planOf(FIRST_FORM, 1),
  rate: 100,
  windowSize: 10,
  startedAt: Date.UTC(2026, 10, 25, 9),
  endedAt: undefined,
  activeMs: 30_000,
  messages: 3_000,
  sent: 3_000,
  accepted: 2_900,
  rejected: 60,
  unknown: 40,
  notSent: 3,
  throttled: 60,
  throttledAt: 97,
  statuses: { 0: 2_900, 88: 60 },
  receipts: { DELIVERED: 2_000, UNDELIVERABLE: 12 },
  latency: { count: 2_960, p50: 2, p95: 8, p99: 20, max: 30 },
  lanes: [{ session: 1, state: 'running', sent: 3_000, pace: 97, congestion_state: undefined }],
  problem: 'submit_sm had no answer within 5 s',
  sample: sample(30_000),
  ...some,
});

function series(points = 20): Series {
  const made = new Series();
  for (let index = 1; index <= points; index++) made.push(sample(index * 250, { out: index }));
  return made;
}

const viewOf = (some: Partial<LoadView> = {}): LoadView => ({
  form: FIRST_FORM,
  problems: [],
  failure: '',
  state: undefined,
  series: series(),
  missed: 0,
  ...some,
});

const SESSIONS = [
  { number: 1, name: 'Session 1', isBound: true },
  { number: 2, name: HOSTILE, isBound: false },
];

const mountLoad = (some: Partial<LoadView> = {}, properties: object = {}) =>
  mount<SmppLoad>('smpp-load', { view: viewOf(some), sessions: SESSIONS, ...properties });

describe('the load view', () => {
  const STATES: readonly (readonly [string, Partial<LoadView>])[] = [
    ['before the first run', {}],
    ['with slips', { problems: [{ field: 'text', message: HOSTILE }], failure: 'Session 4 is not bound.' }],
    ['running', { state: state() }],
    ['paused, with a sampled log', { state: state({ phase: 'paused', note: 'Paused by hand.' }), missed: 12_000 }],
    ['waiting for answers', { state: state({ phase: 'stopping', note: 'Stopped by hand.' }) }],
    ['done', { state: state({ phase: 'done', note: HOSTILE, problem: HOSTILE }) }],
    [
      'with a table',
      { form: { ...FIRST_FORM, kind: 'csv', table: { name: HOSTILE, columns: [HOSTILE], rows: [['1']] } } },
    ],
  ];

  for (const scheme of ['light', 'dark']) {
    test.each(STATES)(`is accessible ${scheme} %s`, async (_, some) => {
      const element = await mountLoad(some);
      element.style.colorScheme = scheme;
      expect(await violationsOf(element)).toEqual([]);
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    });
  }

  test('asks to start, by button and by Enter in a field', async () => {
    const element = await mountLoad();
    const events = eventsOf(element, 'smpp-load');
    one(element, 'button[type=submit]').click();
    expect(events).toEqual([{ act: 'start' }]);
  });

  test.each(PRESETS.map(({ name, form }) => [name, form] as const))('%s fills in the form', async (name, form) => {
    const element = await mountLoad();
    const events = eventsOf(element, 'smpp-load');
    all<HTMLButtonElement>(element, '.presets button')
      .find((button) => button.textContent === name)!
      .click();
    expect(events).toEqual([{ act: 'edit', change: form }]);
  });

  test('tells what is typed', async () => {
    const element = await mountLoad();
    const events = eventsOf(element, 'smpp-load');
    type(one<HTMLInputElement>(element, 'input[name=rate]'), '250');
    expect(events).toEqual([{ act: 'edit', change: { rate: '250' } }]);
  });

  test('rate and window can be changed while it runs', async () => {
    const element = await mountLoad({ state: state() });
    const events = eventsOf(element, 'smpp-load');
    const rate = one<HTMLInputElement>(element, 'smpp-load-panel').shadowRoot!.querySelector<HTMLInputElement>(
      '[name=rate]',
    )!;
    rate.value = '400';
    rate.dispatchEvent(new Event('change'));
    const window = rate.getRootNode() as ShadowRoot;
    const field = window.querySelector<HTMLInputElement>('[name=windowSize]')!;
    field.value = '80';
    field.dispatchEvent(new Event('change'));
    window.querySelectorAll<HTMLButtonElement>('.steps button')[1]!.click();
    expect(events).toEqual([
      { act: 'change', rate: 400 },
      { act: 'change', windowSize: 80 },
      { act: 'change', rate: 200 },
    ]);
  });

  test('says in numbers what the charts show', async () => {
    const element = await mountLoad({ state: state() });
    const tables = all<HTMLTableElement>(element, 'smpp-chart').map((chart) => one<HTMLTableElement>(chart, 'table'));
    expect(tables.map((table) => table.caption!.textContent)).toEqual([
      'Rate, PDUs/s',
      'In flight, requests, the most',
      'Response time, ms',
      'Errors, answers/s',
    ]);
    expect(tables[0]!.rows[1]!.textContent).toContain('Out');
    expect([...tables[0]!.rows[1]!.cells].slice(1).map((cell) => cell.textContent)).toEqual(['20', '1', '10.5', '20']);
    expect(all(element, 'canvas').length).toBe(4);
  });

  test('shows statuses by name, with what they mean', async () => {
    const element = await mountLoad({ state: state() });
    const text = textOf(one(element, 'smpp-load-outcome'));
    for (const words of [
      'ESME_ROK',
      'ESME_RTHROTTLED',
      '2,900',
      'UNDELIVERABLE',
      'Unknown',
      'they may have been accepted',
    ])
      expect(text).toContain(words);
  });

  test('says when the log is a sample', async () => {
    const element = await mountLoad({ state: state(), missed: 1_234 });
    expect(textOf(element)).toContain('The timeline shows a sample: 1,234 PDUs came faster');
  });

  test('hostile names are text', async () => {
    const element = await mountLoad({ state: state({ note: HOSTILE }), failure: HOSTILE });
    expect(all(element, 'img, script')).toEqual([]);
    expect(textOf(element)).toContain('<img src=x');
  });
});

describe('a form', () => {
  test.each<[string, Partial<LoadForm>, object]>([
    [
      'numbers',
      { rate: '10', messages: '5', duration: '2', errorPercent: '5' },
      { rate: 10, stop: { messages: 5, durationMs: 2_000, errorShare: 0.05 } },
    ],
    [
      'empty fields',
      { rate: '', messages: '', duration: '' },
      { rate: undefined, stop: { messages: undefined, durationMs: undefined } },
    ],
    ['the session in front', {}, { sessions: [3] }],
    ['chosen sessions', { sessions: [1, 2] }, { sessions: [1, 2] }],
    ['random texts', { kind: 'random', prefix: '49' }, { source: { kind: 'random', prefix: '49' } }],
  ])('%s', (_, change, plan) => expect(planOf({ ...FIRST_FORM, ...change }, 3)).toMatchObject(plan));
});

describe('a series', () => {
  test('of any length is kept in bounded memory, and keeps its peaks', () => {
    const made = new Series();
    for (let index = 1; index <= 50_000; index++) {
      made.push(
        sample(index * 250, index === 777 ? { latency: { count: 1, p50: 1, p95: 1, p99: 4_321, max: 4_321 } } : {}),
      );
    }
    const { at, p99, out } = made.columns();
    expect(at.length).toBeLessThanOrEqual(MAX_POINTS + 1);
    expect(at.at(-1)).toBe(12_500);
    expect(Math.max(...p99.map((value) => value ?? 0))).toBe(4_321);
    expect(out.every((value) => value === 100)).toBe(true);
    expect(made.perPoint).toBe(64);
  });

  test('takes a sample once, and knows no time where nothing was answered', () => {
    const made = new Series();
    const one = sample(250, { latency: { count: 0, p50: 0, p95: 0, p99: 0, max: 0 } });
    made.push(one);
    made.push(one);
    expect(made.columns().p50).toEqual([null]);
  });
});

test.each([
  [0.5, '0.5', '0.5 s'],
  [59, '59', '59 s'],
  [150, '150', '2:30'],
  [3_900, '3,900', '1:05:00'],
  [12_345, '12.3k', '3:25:45'],
  [2_500_000, '2.5M', '694:26:40'],
])('%d is told as %s, and as a time as %s', (value, number, time) => {
  expect(short(value)).toBe(number);
  expect(span(value)).toBe(time);
});

test('a line of nothing has no numbers', () => {
  expect(Object.values(summaryOf([null, null])).every(Number.isNaN)).toBe(true);
});

describe('a report', () => {
  const report = {
    state: state({
      phase: 'done',
      note: HOSTILE,
      problem: HOSTILE,
      plan: planOf({ ...FIRST_FORM, text: HOSTILE, from: HOSTILE }, 1),
      receipts: { [HOSTILE]: 1 },
    }),
    columns: series().columns(),
    missed: 5,
  };

  test('as a page has no script, nothing from elsewhere, and shows hostile text as text', () => {
    const page = new DOMParser().parseFromString(reportHtml(report), 'text/html');
    expect(page.querySelectorAll('script, img, link, iframe, object, [onerror]').length).toBe(0);
    expect(page.querySelectorAll('svg').length).toBe(4);
    expect(page.body.textContent).toContain(HOSTILE);
    for (const path of page.querySelectorAll('path')) expect(path.getAttribute('d')).not.toMatch(/NaN|Infinity/);
    expect(page.querySelector('meta[http-equiv]')!.getAttribute('content')).toContain("default-src 'none'");
  });

  test('as JSON holds what was asked for and what came of it, but no rows of a table', () => {
    const table = { name: 'x', columns: ['to'], rows: [['447700900123']] };
    const plan = planOf({ ...FIRST_FORM, kind: 'csv', table }, 1);
    const json = reportJson({ ...report, state: state({ plan }) });
    expect(JSON.parse(json)).toMatchObject({ accepted: 2_900, plan: { source: { rows: 1 } }, notInTheLog: 5 });
    expect(json).not.toContain('447700900123');
  });
});

test('a run through the engine: 200 messages to the simulator in this page', async () => {
  const model = new ConsoleModel({ startEngine: startInPage, storage: undefined });
  onTestFinished(() => model.dispose());
  const store = model.part(LoadStore);
  await model.bind(ACCOUNT);
  await vi.waitFor(() => expect(model.link.get().phase).toBe('bound'));
  store.edit({ ...PRESETS[0]!.form, rate: '', messages: '200' });
  await store.start();
  await vi.waitFor(() => expect(store.get().state?.phase).toBe('done'), { timeout: 5_000 });
  expect(store.get().state).toMatchObject({ accepted: 200, rejected: 0, unknown: 0 });
  expect(store.get().series.columns().at.length).toBeGreaterThan(0);
  const element = await mountLoad(store.get());
  await rendered(element);
  expect(textOf(element)).toContain('All messages have their answers.');
});
