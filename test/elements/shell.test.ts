import {
  type Command,
  ConsoleModel,
  SmppPalette,
  SmppShortcutSheet,
  type SmppToasts,
  type SmppViewStage,
  ToastStore,
  type View,
  type ViewRow,
} from '@smpp-web/console';
import { html } from 'lit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { fuzzy } from '../../web/src/shell/fuzzy.ts';
import { isSingleKey, keyNames, stepOfEvent } from '../../web/src/shell/keys.ts';
import { offer } from '../../web/src/shell/ways.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, type, violationsOf } from './mount.ts';

SmppPalette.define();
SmppShortcutSheet.define();

const command = (id: string, title: string, more: Partial<Command> = {}): Command => ({
  id,
  title,
  group: 'Go to',
  run: () => undefined,
  ...more,
});

const COMMANDS = [
  command('view.load', 'Load', { keys: ['Alt+4', 'g l'], words: 'rate window' }),
  command('view.ladder', 'Ladder', { keys: ['Alt+3'] }),
  command('session.unbind', 'Unbind', { group: 'Session' }),
  command('timeline.clear', 'Clear the timeline', { group: 'Timeline' }),
];

describe('fuzzy search', () => {
  test.each([
    ['lo', 'Load', [0, 1]],
    ['ctl', 'Clear the timeline', [0, 6, 14]],
    ['timeline', 'Clear the timeline', [10, 11, 12, 13, 14, 15, 16, 17]],
    ['clear time', 'Clear the timeline', [0, 1, 2, 3, 4, 10, 11, 12, 13]],
    ['', 'Load', []],
  ] as const)('%j in %j', (query, text, indices) => {
    expect(fuzzy(query, text)?.indices).toEqual(indices);
  });

  test.each([
    ['xyz', 'Load'],
    ['dl', 'Load'],
    ['load now', 'Load'],
  ])('%j is not in %j', (query, text) => {
    expect(fuzzy(query, text)).toBeUndefined();
  });

  test('what begins with the letters is the better answer', () => {
    expect(fuzzy('la', 'Ladder')!.score).toBeGreaterThan(fuzzy('la', 'Clear all')!.score);
  });
});

describe('keys', () => {
  test.each([
    [{ key: 'k', ctrlKey: true }, 'Mod+K'],
    [{ key: '1', code: 'Digit1', altKey: true }, 'Alt+1'],
    [{ key: '¡', code: 'Digit1', altKey: true }, 'Alt+1'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'g' }, 'g'],
    [{ key: 'Control', ctrlKey: true }, undefined],
  ] as const)('%j is %s', (init, step) => {
    expect(stepOfEvent(new KeyboardEvent('keydown', init), false)).toBe(step);
  });

  test.each([
    ['Mod+K', false, [['Ctrl', 'K']]],
    ['Mod+K', true, [['⌘', 'K']]],
    ['g l', false, [['G'], ['L']]],
  ] as const)('%s, on a Mac: %s', (keys, isMac, names) => {
    expect(keyNames(keys, isMac)).toEqual(names);
  });

  test.each([
    ['?', true],
    ['g l', true],
    ['Mod+K', false],
    ['Alt+1', false],
  ])('%s is made of single characters: %s', (keys, isSingle) => {
    expect(isSingleKey(keys)).toBe(isSingle);
  });
});

test('every view has a letter of its own where its title has one that is free', () => {
  const row = (id: string, title: string, key?: string): ViewRow => ({
    id,
    title,
    hint: '',
    ...(key && { key }),
    load: () => Promise.reject(new Error('not loaded')),
  });
  const views = offer([row('a', 'Load'), row('b', 'Ladder'), row('c', 'Ads', 'x'), row('d', 'LA')]);
  expect(views.map(({ key }) => key)).toEqual(['l', 'a', 'x', '']);
});

describe('palette', () => {
  const open = async (properties: object = {}) => {
    const palette = await mount<SmppPalette>('smpp-palette', { commands: COMMANDS, recent: [], ...properties });
    palette.open = true;
    await rendered(palette);
    const input = one<HTMLInputElement>(palette, 'input');
    return {
      palette,
      input,
      options: () =>
        all(palette, '[role=option]').map((row) => one(row.parentElement!, `#${row.id} .title`).textContent?.trim()),
    };
  };

  test('what was done lately comes first, then all by group', async () => {
    const { palette } = await open({ recent: [COMMANDS[3]] });
    expect(all(palette, '.heading').map(({ textContent }) => textContent)).toEqual(['Recent', 'Go to', 'Session']);
    expect(all(palette, '.row')[0]?.dataset.id).toBe('timeline.clear');
  });

  test('a few letters find a command, and Enter does it', async () => {
    const { palette, input } = await open();
    const done = eventsOf(palette, 'smpp-command');
    type(input, 'cl');
    await rendered(palette);
    press(input, 'Enter');
    expect(done.map((each) => each.command.id)).toEqual(['timeline.clear']);
    expect(one<HTMLDialogElement>(palette, 'dialog').open).toBe(false);
  });

  test('other words find it too, after those that are called so', async () => {
    const { palette, input } = await open();
    type(input, 'window');
    await rendered(palette);
    expect(all(palette, '.row').map(({ dataset }) => dataset.id)).toEqual(['view.load']);
  });

  test('arrows go through the list and round its ends; the option is told to the combobox', async () => {
    const { palette, input } = await open();
    const active = async (key: string) => {
      press(input, key);
      await rendered(palette);
      return one(palette, `#${input.getAttribute('aria-activedescendant')}`).dataset.id;
    };
    expect([await active('ArrowDown'), await active('ArrowUp'), await active('ArrowUp')]).toEqual([
      'view.ladder',
      'view.load',
      'timeline.clear',
    ]);
  });

  test('nothing found is said', async () => {
    const { palette, input } = await open();
    type(input, 'qqq');
    await rendered(palette);
    expect(textOf(palette)).toContain('Nothing is called that.');
  });

  test.each(['light', 'dark'])('accessible in the %s theme', async (scheme) => {
    const { palette, input } = await open({ recent: [COMMANDS[0]] });
    palette.style.colorScheme = scheme;
    expect(await violationsOf(palette)).toEqual([]);
    type(input, 'un');
    await rendered(palette);
    expect(await violationsOf(palette)).toEqual([]);
  });
});

describe('shortcut sheet', () => {
  test('every key of the table by group; single characters are crossed out when they are off', async () => {
    const sheet = await mount<SmppShortcutSheet>('smpp-shortcut-sheet', {
      commands: COMMANDS,
      open: true,
      singleKeys: true,
    });
    expect(all(sheet, 'dt').map(({ textContent }) => textContent)).toEqual(['Load', 'Ladder']);
    expect(all(sheet, '.off')).toHaveLength(0);
    const asked = eventsOf(sheet, 'smpp-preference');
    one<HTMLInputElement>(sheet, 'input').click();
    expect(asked).toEqual([{ singleKeys: false }]);
    sheet.singleKeys = false;
    await rendered(sheet);
    expect(all(sheet, '.off').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'G and then L',
    ]);
    expect(await violationsOf(sheet)).toEqual([]);
  });
});

describe('navigation', () => {
  const ways = ['Console', 'Workbench', 'Ladder', 'Load', 'Settings'].map((title) => ({
    id: title.toLowerCase(),
    title,
    hint: `About ${title}`,
    icon: 'square',
    count: title === 'Console' ? 120 : 0,
  }));

  test('a rail has all views, and says which one is in front', async () => {
    const element = await mount('smpp-navigation', { ways, current: 'ladder' });
    expect(all(element, '.way')).toHaveLength(5);
    expect(all(element, '[aria-current=page]').map(({ dataset }) => dataset.view)).toEqual(['ladder']);
    expect(textOf(element)).toContain('99+');
    expect(await violationsOf(element)).toEqual([]);
  });

  test('a bar has as many as there is room for; the others are behind More, which leads to them', async () => {
    const element = await mount('smpp-navigation', { ways, current: 'settings', bar: true, room: 2 });
    const asked = eventsOf(element, 'smpp-go');
    const more = one(element, '[popovertarget]');
    expect(more.getAttribute('aria-current')).toBe('true');
    more.click();
    const popover = one(element, '[popover]');
    expect(popover.matches(':popover-open')).toBe(true);
    expect(await violationsOf(element)).toEqual([]);
    one(element, '[popover] [data-view=load]').click();
    expect(asked).toEqual([{ view: 'load' }]);
    expect(popover.matches(':popover-open')).toBe(false);
  });
});

describe('the stage of a view', () => {
  test('a view that cannot be loaded says so, with a way to try again; then it is rendered, answered, and kept', async () => {
    const model = new ConsoleModel({ storage: undefined });
    const heard: unknown[] = [];
    let tries = 0;
    const view: View = {
      define: () => undefined,
      stores: () => [model.announcement],
      render: () => html`<p>Said: ${model.announcement.get()}</p>`,
      answers: () => ({ 'smpp-go': (detail) => heard.push(detail) }),
    };
    const row: ViewRow = {
      id: 'test',
      title: 'Test',
      hint: '',
      load: async () => {
        if (tries++ === 0) throw new Error('<b>gone</b>');
        return { view };
      },
    };
    const stage = await mount<SmppViewStage>('smpp-view-stage', { row, model, active: true });
    await expect.poll(() => textOf(stage)).toContain('“Test” could not be loaded');
    expect(textOf(stage)).toContain('<b>gone</b>');
    expect(await violationsOf(stage)).toEqual([]);
    one(stage, 'button').click();
    await expect.poll(() => textOf(stage)).toContain('Said:');
    model.announcement.set('hello');
    await expect.poll(() => textOf(stage)).toContain('hello');
    stage.dispatchEvent(new CustomEvent('smpp-go', { detail: { view: 'x' } }));
    expect(heard).toEqual([{ view: 'x' }]);
    // Behind another view nothing is rendered; in front again it is as things are now.
    stage.active = false;
    await rendered(stage);
    model.announcement.set('later');
    await rendered(stage);
    expect(textOf(stage)).toContain('hello');
    stage.active = true;
    await rendered(stage);
    expect(textOf(stage)).toContain('later');
  });
});

describe('toasts', () => {
  const withClock = () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    return new ToastStore();
  };
  const texts = (store: ToastStore) => store.get().map(({ text }) => text);

  test('they leave by themselves; what can be taken back stays longer', () => {
    const store = withClock();
    const gone = vi.fn();
    store.show({ text: 'news' });
    store.show({ text: 'deleted', undo: () => undefined, gone });
    vi.advanceTimersByTime(6_000);
    expect(texts(store)).toEqual(['deleted']);
    vi.advanceTimersByTime(6_000);
    expect(texts(store)).toEqual([]);
    expect(gone).toHaveBeenCalledTimes(1);
  });

  test('they wait while somebody is at one, and then have their whole time again', () => {
    const store = withClock();
    store.show({ text: 'news' });
    store.hold(true);
    vi.advanceTimersByTime(60_000);
    store.hold(false);
    vi.advanceTimersByTime(5_999);
    expect(texts(store)).toEqual(['news']);
    vi.advanceTimersByTime(1);
    expect(texts(store)).toEqual([]);
  });

  test('undo takes back the newest that can be, and it is not gone then', () => {
    const store = withClock();
    const [first, second, gone] = [vi.fn(), vi.fn(), vi.fn()];
    store.show({ text: 'one', undo: first });
    store.show({ text: 'two', undo: second, gone });
    store.show({ text: 'news' });
    store.undo();
    expect([first, second, gone].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 0]);
    expect(texts(store)).toEqual(['one', 'news']);
  });

  test('no more than three at once', () => {
    const store = withClock();
    const gone = vi.fn();
    store.show({ text: '1', gone });
    for (const text of ['2', '3', '4']) store.show({ text });
    expect(texts(store)).toEqual(['2', '3', '4']);
    expect(gone).toHaveBeenCalledTimes(1);
  });

  test('they are said, can be undone by keyboard, and hostile text is text', async () => {
    const toasts = await mount<SmppToasts>('smpp-toasts');
    toasts.toasts = [{ id: 1, text: 'Deleted {name}', values: { name: '<img src=x>\u202E' }, undo: () => undefined }];
    await rendered(toasts);
    expect(one(toasts, '[role=status]').textContent).toContain('Deleted <img src=x>\u202E');
    const asked = eventsOf(toasts, 'smpp-toast');
    one(toasts, '.undo').click();
    one(toasts, '[aria-label=Dismiss]').click();
    expect(asked).toEqual([
      { id: 1, act: 'undo' },
      { id: 1, act: 'dismiss' },
    ]);
    expect(await violationsOf(toasts)).toEqual([]);
  });

  test('the focus goes back to where it was', async () => {
    const toasts = await mount<SmppToasts>('smpp-toasts', { toasts: [{ id: 1, text: 'News' }] });
    const before = document.createElement('button');
    document.body.append(before);
    onTestFinished(() => before.remove());
    before.focus();
    one(toasts, '[aria-label=Dismiss]').focus();
    one(toasts, '[aria-label=Dismiss]').click();
    expect(document.activeElement).toBe(before);
  });
});
