import type { SmppFilterBox, SmppMenu, SmppTimeline } from '@smpp-web/console';
import {
  DEFAULT_TIMELINE,
  loadFilters,
  NO_FILTER,
  type TimelineSettings,
  TimelineSettingsStore,
  WireLog,
} from '@smpp-web/console/stores';
import { beforeAll, describe, expect, test } from 'vitest';
import { record } from './frames.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, type, violationsOf } from './mount.ts';

beforeAll(loadFilters);

function log(): WireLog {
  const wire = new WireLog();
  wire.append([
    record('bind'),
    record('refused', 'in', 4),
    record('submit', 'out', 10),
    record('accepted', 'in', 22),
    record('enquire', 'out', 2_000),
    record('alive', 'in', 3_400),
    record('receipt', 'in', 3_500),
  ]);
  return wire;
}

interface Options {
  readonly settings?: Partial<TimelineSettings>;
  readonly selected?: number;
  readonly style?: string;
  readonly [name: string]: unknown;
}

/** A timeline that is drawn anew when its log changes, as the console has it. */
async function timelineOf(wire: WireLog, { settings, selected, style, ...rest }: Options = {}): Promise<SmppTimeline> {
  const element = await mount<SmppTimeline>('smpp-timeline', {
    view: wire.get(),
    selected: wire.entry(selected),
    settings: { ...DEFAULT_TIMELINE, ...settings },
    ...(style && { style }),
    ...rest,
  });
  wire.subscribe(() => (element.view = wire.get()));
  await expect.poll(() => all(element, '.row').length).toBeGreaterThan(0);
  return element;
}

const rowsOf = (element: SmppTimeline) => all(element, '.row').map(({ dataset }) => Number(dataset.id));
const listOf = (element: SmppTimeline) => one(element, '.list');
const linesOf = (element: Element) => all(element, '[role^=menuitem] .label').map(({ textContent }) => textContent);

describe('a million rows', () => {
  test('the end and the middle are reached though no page is that tall, row by row and by leaps', async () => {
    const wire = new WireLog();
    const enquire = record('enquire').frame;
    for (let batch = 0; batch < 100; batch++)
      wire.append(
        Array.from({ length: 10_000 }, () => ({ session: 1, direction: 'out' as const, at: 0, frame: enquire })),
      );
    const element = await timelineOf(wire);
    const list = listOf(element);
    await expect.poll(() => rowsOf(element).includes(1_000_000)).toBe(true);
    list.scrollTop = (list.scrollHeight - list.clientHeight) / 2;
    await expect.poll(() => rowsOf(element).includes(500_000)).toBe(true);
    const before = Math.min(...rowsOf(element));
    list.scrollTop += 26 * 3;
    await expect.poll(() => Math.min(...rowsOf(element))).toBe(before + 3);
    list.scrollTop = 0;
    await expect.poll(() => rowsOf(element).includes(1)).toBe(true);
    press(list, 'End');
    await expect.poll(() => rowsOf(element).includes(1_000_000)).toBe(true);
  });

  test('rows in sight stay the same elements while others leave at the front', async () => {
    const wire = new WireLog({ entries: 200 });
    wire.append(Array.from({ length: 200 }, () => record('enquire')));
    const element = await timelineOf(wire, { selected: 150 });
    press(listOf(element), 'ArrowUp');
    // As many rows as fit, one that is cut, and six more at either end: then the list knows how high it is.
    await expect.poll(() => all(element, '.row').length).toBe(Math.ceil(listOf(element).clientHeight / 26) + 13);
    await expect.poll(() => all(element, '[data-id="149"]').length).toBe(1);
    const row = one(element, '[data-id="149"]');
    wire.append(Array.from({ length: 20 }, () => record('enquire')));
    // The first row that is kept has another id by then.
    await expect.poll(() => all(element, '[data-id="149"][aria-posinset="129"]').length).toBe(1);
    expect(one(element, '[data-id="149"]')).toBe(row);
  });
});

describe('keys of the rows', () => {
  test.each([
    ['j', 3, { id: 4, by: 'keyboard' }],
    ['k', 3, { id: 2, by: 'keyboard' }],
    ['PageUp', 7, { id: 1, by: 'keyboard' }],
    ['p', 3, { id: 4, by: 'keyboard' }],
    ['p', 4, { id: 3, by: 'keyboard' }],
    ['Enter', 3, { id: 3, by: 'pointer' }],
  ])('%s on row %i', async (key, selected, expected) => {
    const element = await timelineOf(log(), { selected });
    const asked = eventsOf(element, 'smpp-select-frame');
    press(listOf(element), key);
    expect(asked).toEqual([expected]);
  });

  test('m marks, and again takes the marker off', async () => {
    const wire = log();
    const element = await timelineOf(wire, { selected: 3 });
    const asked = eventsOf(element, 'smpp-mark-frame');
    press(listOf(element), 'm');
    wire.setMarked(3, true);
    await rendered(element);
    press(listOf(element), 'm');
    expect(asked).toEqual([
      { ids: [3], marked: true },
      { ids: [3], marked: false },
    ]);
    expect(one(element, '[data-id="3"] .mark svg').getAttribute('aria-label')).toBe('Marked');
  });

  test('n asks for a note, which then stands in the row', async () => {
    const wire = log();
    const element = await timelineOf(wire, { selected: 3 });
    element.addEventListener('smpp-note', ({ detail: { id, note } }) => wire.setNote(id, note));
    press(listOf(element), 'n');
    await expect.poll(() => one(element, 'smpp-note-dialog').shadowRoot!.querySelector('dialog')!.open).toBe(true);
    expect(await violationsOf(element)).toEqual([]);
    type(one<HTMLTextAreaElement>(element, 'textarea'), 'ask the operator');
    press(one(element, 'textarea'), 'Enter');
    await rendered(element);
    expect(one(element, '[data-id="3"] .note').textContent).toBe('ask the operator');
  });

  test.each([
    [']', 1, 2],
    [']', 2, 5],
    [']', 5, 2],
    ['[', 5, 2],
    ['[', 2, 5],
  ])('%s goes from row %i to the marker or note on %i', async (key, selected, expected) => {
    const wire = log();
    wire.setMarked(2, true);
    wire.setNote(5, 'slow');
    const element = await timelineOf(wire, { selected });
    const asked = eventsOf(element, 'smpp-select-frame');
    press(listOf(element), key);
    expect(asked).toEqual([{ id: expected, by: 'keyboard' }]);
  });

  test('Shift and an arrow picks more rows, Ctrl and A all', async () => {
    const wire = log();
    const element = await timelineOf(wire, { selected: 3 });
    element.addEventListener('smpp-select-frame', ({ detail }) => (element.selected = wire.entry(detail.id)));
    const marks = eventsOf(element, 'smpp-mark-frame');
    press(listOf(element), 'ArrowDown', { shiftKey: true });
    await rendered(element);
    press(listOf(element), 'ArrowDown', { shiftKey: true });
    await rendered(element);
    expect(all(element, '.row[aria-selected=true]').map(({ dataset }) => dataset.id)).toEqual(['3', '4', '5']);
    press(listOf(element), 'm');
    press(listOf(element), 'a', { ctrlKey: true });
    press(listOf(element), 'm');
    expect(marks.map(({ ids }) => ids)).toEqual([
      [3, 4, 5],
      [1, 2, 3, 4, 5, 6, 7],
    ]);
  });

  test('d compares two picked rows, or keeps one for later', async () => {
    const wire = log();
    const element = await timelineOf(wire, { selected: 3 });
    element.addEventListener('smpp-select-frame', ({ detail }) => (element.selected = wire.entry(detail.id)));
    const asked = eventsOf(element, 'smpp-compare');
    press(listOf(element), 'd');
    press(listOf(element), 'ArrowDown', { shiftKey: true });
    await rendered(element);
    press(listOf(element), 'd');
    element.compared = 1;
    press(listOf(element), 'ArrowDown');
    await rendered(element);
    press(listOf(element), 'd');
    expect(asked).toEqual([
      { first: 3, second: undefined },
      { first: 3, second: 4 },
      { first: 1, second: 5 },
    ]);
  });

  test('/ goes to the filter, f follows', async () => {
    const element = await timelineOf(log(), { selected: 3 });
    listOf(element).focus();
    press(listOf(element), '/');
    await expect.poll(() => one<SmppFilterBox>(element, 'smpp-filter-box').matches(':focus-within')).toBe(true);
    press(listOf(element), 'f');
    await rendered(element);
    expect(one(element, '[aria-label="Follow the newest"]').getAttribute('aria-pressed')).toBe('false');
  });
});

describe('the menu of a row', () => {
  async function menuOf(wire: WireLog, selected: number) {
    const element = await timelineOf(wire, { selected });
    listOf(element).focus();
    press(listOf(element), 'F10', { shiftKey: true });
    const menu = one<SmppMenu>(element, 'smpp-pdu-list').shadowRoot!.querySelector<SmppMenu>('smpp-menu')!;
    await rendered(menu);
    const choose = async (label: string) => {
      all(menu, '[role^=menuitem]')
        .find((line) => line.textContent?.includes(label))!
        .click();
      await rendered(menu);
    };
    return { element, menu, choose };
  }

  test('opens by keyboard, is accessible, and Escape brings the focus back', async () => {
    const { element, menu } = await menuOf(log(), 3);
    expect(linesOf(menu).slice(0, 2)).toEqual(['Inspect', 'Go to submit_sm_resp']);
    expect(menu.shadowRoot!.activeElement?.textContent).toContain('Inspect');
    expect(await violationsOf(element)).toEqual([]);
    press(menu.shadowRoot!.activeElement!, 'ArrowDown');
    expect(menu.shadowRoot!.activeElement?.textContent).toContain('Go to');
    menu.close();
    await expect.poll(() => one(element, 'smpp-pdu-list').shadowRoot!.activeElement?.className).toBe('list');
  });

  test('filters by the values of the row, alone or joined', async () => {
    const { element, menu, choose } = await menuOf(log(), 4);
    const asked = eventsOf(element, 'smpp-filter-by');
    await choose('Filter by');
    expect(linesOf(menu)).toEqual(
      expect.arrayContaining(['command == submit_sm_resp', 'message_id == 77', 'session == 1']),
    );
    await choose('message_id == 77');
    expect(linesOf(menu).slice(1)).toEqual(['Only what has this', 'And this', 'Or this', 'Not this']);
    await choose('Or this');
    expect(asked).toEqual([{ condition: 'message_id == 77', how: 'or' }]);
  });

  test('a key goes into a line with more, and out again', async () => {
    const { menu } = await menuOf(log(), 4);
    press(menu.shadowRoot!.activeElement!, 'f');
    press(menu.shadowRoot!.activeElement!, 'ArrowRight');
    await rendered(menu);
    expect(menu.shadowRoot!.activeElement?.textContent).toContain('command == submit_sm_resp');
    press(menu.shadowRoot!.activeElement!, 'ArrowLeft');
    await rendered(menu);
    expect(menu.shadowRoot!.activeElement?.textContent).toContain('Filter by');
  });

  test.each([
    ['Copy as', 'Hex dump', 'smpp-copy', { ids: [3], as: 'hexdump' }],
    ['Save as', 'pcap: this PDU', 'smpp-export', { which: [3], as: 'pcap' }],
    ['Save as', 'JSON lines: all 7 shown', 'smpp-export', { which: 'shown', as: 'jsonl' }],
  ] as const)('%s, %s', async (first, second, name, expected) => {
    const { element, choose } = await menuOf(log(), 3);
    const asked: unknown[] = [];
    element.addEventListener(name, ({ detail }) => asked.push(detail));
    await choose(first);
    await choose(second);
    expect(asked).toEqual([expected]);
  });
});

describe('how rows look', () => {
  test.each([
    [2, 'red'],
    [3, undefined],
    [5, 'dim'],
    [6, 'violet'],
  ])('row %i is %s by the presets', async (id, colour) => {
    const element = await timelineOf(log());
    expect(one(element, `[data-id="${id}"]`).dataset.colour).toBe(colour);
  });

  test('rules are asked in order, and what is no filter colours nothing', async () => {
    const rules = [
      { name: 'off', filter: 'length > 0', colour: 'red', on: false },
      { name: 'broken', filter: 'length >', colour: 'red', on: true },
      { name: 'submits', filter: 'command == submit_sm', colour: 'green', on: true },
      { name: 'rest', filter: 'length > 0', colour: 'blue', on: true },
    ] as const;
    const element = await timelineOf(log(), { settings: { rules } });
    expect(all(element, '.row').map(({ dataset }) => dataset.colour)).toEqual([
      'blue',
      'blue',
      'green',
      'blue',
      'blue',
      'blue',
      'blue',
    ]);
  });

  test.each([
    ['start', '00:00.010'],
    ['delta', '+6 ms'],
    ['utc', '00:00:00.010'],
  ] as const)('time as %s', async (time, expected) => {
    const element = await timelineOf(log(), { settings: { time } });
    expect(one(element, '[data-id="3"] [data-column=time]').textContent).toBe(expected);
  });

  test('columns as chosen; the session by its name and colour', async () => {
    const element = await timelineOf(log(), {
      settings: { columns: ['session', 'command', 'status', 'length'] },
      sessions: new Map([[1, { name: 'shop', colour: 'rgb(255, 0, 0)' }]]),
    });
    const row = one(element, '[data-id="2"]');
    const cells = [...row.querySelectorAll<HTMLElement>('[data-column]')];
    expect(cells.map(({ dataset }) => dataset.column)).toEqual(['session', 'command', 'status', 'length']);
    expect(textOf(row)).toContain('ESME_RINVPASWD');
    expect(row.querySelector<HTMLElement>('.dot')!.style.background).toBe('rgb(255, 0, 0)');
  });

  test.each(['light', 'dark'])('is accessible in %s, with marks, notes and colours', async (scheme) => {
    const wire = log();
    wire.setMarked(3, true);
    wire.setNote(4, '<b>note</b> \u202Etxt');
    const style = `width: 900px; height: 400px; color-scheme: ${scheme}`;
    const element = await timelineOf(wire, { selected: 3, style });
    expect(await violationsOf(element)).toEqual([]);
  });

  test.each([390, 560, 900])('takes one line of tools at %i pixels', async (width) => {
    const element = await timelineOf(log(), { style: `width: ${width}px; height: 400px` });
    await expect.poll(() => one(element, '[role=toolbar]').getBoundingClientRect().height).toBeLessThan(42);
    expect(one(element, '[role=toolbar]').scrollWidth).toBeLessThanOrEqual(width);
  });

  test('what has no room in the tools is in their menu', async () => {
    const element = await timelineOf(log(), { style: 'width: 390px; height: 400px' });
    const filters = eventsOf(element, 'smpp-filter');
    await expect.poll(() => all(element, '[aria-label=Direction]').length).toBe(0);
    one(element, '[aria-label="More of the timeline"]').click();
    await rendered(element);
    expect(linesOf(element)).toEqual(
      expect.arrayContaining(['Only what came in', 'Keeps 1,000,000 PDUs or 256 MiB; then the oldest go.']),
    );
    all(element, '[role=menuitemcheckbox]')
      .find((line) => line.textContent?.includes('Only what came in'))!
      .click();
    expect(filters).toMatchObject([{ direction: 'in' }]);
  });
});

describe('the filter box', () => {
  async function boxOf(wire: WireLog, history: readonly string[] = []) {
    const element = await timelineOf(wire, { settings: { filters: history } });
    element.addEventListener('smpp-filter', ({ detail }) => wire.setFilter(detail));
    const box = one<SmppFilterBox>(element, 'smpp-filter-box');
    const input = one<HTMLInputElement>(element, 'input[type=search]');
    input.focus();
    const write = async (text: string) => {
      input.value = text;
      input.setSelectionRange(text.length, text.length);
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await loadFilters();
      await rendered(element);
    };
    const offered = () => all(box, '[role=option] code').map(({ textContent }) => textContent);
    return { element, box, input, write, offered };
  }

  test.each([
    ['comm', ['command', 'command_id', 'command_status', 'command_length']],
    ['command ', ['==', '!=', '<', '<=', '>', '>=', 'in', 'contains', 'matches', '&&', '||']],
    ['command == submit_s', ['submit_sm', 'submit_sm_resp']],
    ['command_status == ESME_RTHR', ['ESME_RTHROTTLED']],
    ['direction == ', ['in', 'out']],
    ['direction == in ', ['&&', '||', 'command']],
    ['marked == ', ['true', 'false']],
    ['message_state in {DEL', ['DELIVERED', 'DELETED', 'UNDELIVERABLE']],
    ['has(message_pay', ['message_payload']],
    ['text contains "comm', []],
    ['!recei', ['receipted_message_id']],
  ])('%s is offered what may stand there', async (text, expected) => {
    const { write, offered } = await boxOf(log());
    await write(text);
    await expect.poll(() => offered().slice(0, Math.max(expected.length, 1))).toEqual(expected);
  });

  test('arrows and Enter take what is offered, and the filter holds at once', async () => {
    const wire = log();
    const { input, write, element } = await boxOf(wire);
    await write('command == submit_sm_');
    press(input, 'ArrowDown');
    await rendered(element);
    expect(input.getAttribute('aria-activedescendant')).toBe('o0');
    expect(await violationsOf(element)).toEqual([]);
    press(input, 'Enter');
    await rendered(element);
    expect([input.value, wire.get().filter.text, rowsOf(element)]).toEqual([
      'command == submit_sm_resp ',
      'command == submit_sm_resp ',
      [4],
    ]);
  });

  test('says what is wrong below it, marks where, and keeps the last good filter', async () => {
    const wire = log();
    const { input, write, element } = await boxOf(wire);
    await write('direction == in');
    await write('direction == up');
    const problem = one(element, '.problem');
    expect(problem.textContent).toContain('expected in or out');
    expect(problem.querySelector('mark')!.textContent).toBe('up');
    expect([input.getAttribute('aria-invalid'), rowsOf(element)]).toEqual(['true', [2, 4, 6, 7]]);
    expect(await violationsOf(element)).toEqual([]);
  });

  test('an empty one offers the filters of before; Enter remembers, and goes to the rows', async () => {
    const { input, write, offered, element } = await boxOf(log(), ['marked', 'latency > 1s']);
    const used = eventsOf(element, 'smpp-filter-used');
    await write('');
    await expect.poll(() => offered().slice(0, 2)).toEqual(['marked', 'latency > 1s']);
    press(input, 'Escape');
    await write('direction == in');
    press(input, 'Enter');
    expect(used[0]).toEqual({ text: 'direction == in' });
    await expect.poll(() => one(element, 'smpp-pdu-list').matches(':focus-within')).toBe(true);
  });
});

describe('the colour rules', () => {
  test('are edited in a list, and told when they are no filters', async () => {
    const element = await timelineOf(log());
    const changed = eventsOf(element, 'smpp-timeline-settings');
    one(element, '[aria-label="More of the timeline"]').click();
    await rendered(element);
    all(element, '[role=menuitem]')
      .find((line) => line.textContent?.includes('Colour rules'))!
      .click();
    await expect.poll(() => all(element, 'li').length).toBe(6);
    expect(await violationsOf(element)).toEqual([]);
    type(one<HTMLInputElement>(element, '[aria-label="Filter of Errors"]'), 'command_status =');
    await rendered(element);
    expect(one(element, 'li .problem').textContent).toContain('Expected a value for command_status');
    one(element, '[aria-label="Move up: Errors"]').click();
    await rendered(element);
    one(element, '[aria-label="Delete: Throttled"]').click();
    expect(changed.at(-1)!.rules!.map(({ name }) => name)).toEqual([
      'Errors',
      'Cannot be read',
      'Slower than 1 s',
      'Receipts',
      'Keepalive',
    ]);
  });
});

describe('settings of the timeline', () => {
  const memory = (content?: string) => {
    const items = new Map(content === undefined ? [] : [['smpp-web.timeline', content]]);
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
  };

  test('are there again', () => {
    const storage = memory();
    new TimelineSettingsStore({ storage }).patch({ time: 'utc', columns: ['command'] });
    expect(new TimelineSettingsStore({ storage }).get()).toMatchObject({ time: 'utc', columns: ['command'] });
  });

  test('remember each filter once, the latest first', () => {
    const store = new TimelineSettingsStore({ storage: undefined });
    for (const filter of ['a', 'b', ' a ', '']) store.remember(filter);
    expect(store.get().filters).toEqual(['a', 'b']);
  });

  test.each([['{'], ['null'], ['7'], ['{"columns":["x"],"time":3,"rules":[{"name":1}],"filters":[7]}']])(
    'start anew when storage holds %s',
    (content) => {
      const { columns, time } = new TimelineSettingsStore({ storage: memory(content) }).get();
      expect([columns, time]).toEqual([DEFAULT_TIMELINE.columns, 'clock']);
    },
  );
});

test('a filter is cleared by Escape, and the quick ones stay', async () => {
  const wire = log();
  wire.setFilter({ ...NO_FILTER, text: 'marked || direction == in', hideKeepalive: true });
  const element = await timelineOf(wire);
  const filters = eventsOf(element, 'smpp-filter');
  press(one(element, 'input[type=search]'), 'Escape');
  expect(filters).toEqual([{ ...NO_FILTER, hideKeepalive: true }]);
});
