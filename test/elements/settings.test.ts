import { ConsoleModel, type SmppConsole, type StartEngine } from '@smpp-web/console';
import { DEFAULT_PREFERENCES, PreferenceStore } from '@smpp-web/console/stores';
import { TemplateStore, WorkbenchStore } from '@smpp-web/console/workbench';
import { deleteDB, openDB } from 'idb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ProfileStore } from '../../web/src/connections/profile-store.ts';
import { PresetStore } from '../../web/src/messages/preset-store.ts';
import { clearKeptData, keptData } from '../../web/src/settings/kept-data.ts';
import { SmppKeptTable } from '../../web/src/settings/kept-table.ts';
import { SmppSettings } from '../../web/src/settings/settings.ts';
import { TimelineSettingsStore } from '../../web/src/timeline/timeline-settings.ts';
import { all, eventsOf, mount, one, rendered, textOf, type, violationsOf } from './mount.ts';
import { memoryStorage } from './storage.ts';

SmppKeptTable.define();
SmppSettings.define();

/** No session is started by these tests. */
const noEngine: StartEngine = () => {
  throw new Error('no engine is needed here');
};

describe('preferences', () => {
  const storage = (text: string | null) => {
    const kept = { text };
    const setItem = (_key: string, value: string) => {
      kept.text = value;
    };
    return { kept, getItem: () => kept.text, setItem };
  };

  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no object', '7'],
    ['members of another kind', '{"theme":7,"panes":"wide","recent":{},"history":{"isKept":"yes"}}'],
  ])('%s kept: the defaults', (_what, text) => {
    expect(new PreferenceStore(storage(text)).get()).toEqual(DEFAULT_PREFERENCES);
  });

  test('what an older version has kept is filled up', () => {
    const { panes, recent, history } = new PreferenceStore(
      storage('{"panes":{"messages":30},"recent":["a",1],"history":{"days":3}}'),
    ).get();
    expect({ panes, recent, history }).toEqual({
      panes: { ...DEFAULT_PREFERENCES.panes, messages: 30 },
      recent: ['a'],
      history: { ...DEFAULT_PREFERENCES.history, days: 3 },
    });
  });

  test('forgotten ones are not written again before something is set', () => {
    const { kept, ...store } = storage('{"theme":"dark"}');
    const preferences = new PreferenceStore(store);
    kept.text = null;
    preferences.forget();
    expect([preferences.get().theme, kept.text]).toEqual(['auto', null]);
  });
});

describe('after all is deleted, no store writes again what it had', () => {
  const OLD = 'of before';
  /** Each store: something goes in, and later something else that has it written once more. */
  const STORES: readonly [string, (model: ConsoleModel, text: string) => void][] = [
    ['preferences', ({ preferences }, text) => preferences.patch({ system_id: text })],
    ['timeline', (model, text) => model.part(TimelineSettingsStore).remember(`has(${text})`)],
    ['presets', (model, text) => model.part(PresetStore).answer({ act: 'keep', text })],
    ['profiles', (model, name) => model.part(ProfileStore).save({ name, form: profileForm })],
    [
      'templates',
      (model, name) => model.part(TemplateStore).save({ name, version: '3.4', pdu: { command: 'unbind' } }),
    ],
    [
      'workbench',
      (model, message_id) => model.part(WorkbenchStore).editJson(JSON.stringify({ command: 'query_sm', message_id })),
    ],
    ['sessions', ({ sessions }, name) => (name === OLD ? sessions.rename(1, name) : void sessions.add())],
  ];
  const { system_id, mode, version } = DEFAULT_PREFERENCES;
  const profileForm = { target: 'page', address: '', system_id, mode, version };

  test.each(STORES)('%s', async (_, put) => {
    const storage = memoryStorage();
    const model = new ConsoleModel({ startEngine: noEngine, storage });
    onTestFinished(() => model.dispose());
    await model.control.ready;
    put(model, OLD);
    expect(storage.text()).toContain(OLD);
    storage.items.clear();
    await model.forget();
    put(model, 'later');
    expect(storage.items.size).toBeGreaterThan(0);
    expect(storage.text()).not.toContain(OLD);
  });
});

test('all that is ours is found, and emptied; what is not is left alone', async () => {
  localStorage.setItem('smpp-web.test', 'x'.repeat(100));
  localStorage.setItem('other', 'stays');
  const database = await openDB('smpp-web.test', 1, { upgrade: (opened) => void opened.createObjectStore('things') });
  onTestFinished(async () => {
    database.close();
    localStorage.removeItem('other');
    await deleteDB('smpp-web.test');
  });
  await database.put('things', 'value', 'key');
  expect(await keptData()).toEqual(
    expect.arrayContaining([
      { kind: 'setting', name: 'smpp-web.test', octets: 226, count: 1 },
      { kind: 'database', name: 'smpp-web.test', octets: undefined, count: 1 },
    ]),
  );
  // Another connection is open all the while, as that of a worker is.
  await clearKeptData();
  expect(localStorage.getItem('smpp-web.test')).toBeNull();
  expect(localStorage.getItem('other')).toBe('stays');
  expect(await database.count('things')).toBe(0);
});

describe('the view', () => {
  const kept = { kept: [{ kind: 'setting', name: 'smpp-web.<b>', octets: 2_048, count: 1 }], usage: 4_096 };
  const open = () => mount<SmppSettings>('smpp-settings', { preferences: DEFAULT_PREFERENCES, kept });

  test.each([
    ['[value=dark]', { theme: 'dark' }],
    ['[value=comfortable]', { density: 'comfortable' }],
    ['[value=problems]', { announcing: 'problems' }],
    ['section[aria-labelledby=keyboard] input', { singleKeys: false }],
    ['section[aria-labelledby=history] input', { history: { ...DEFAULT_PREFERENCES.history, isKept: false } }],
  ])('%s asks for %j', async (selector, some) => {
    const view = await open();
    const asked = eventsOf(view, 'smpp-preference');
    one(view, selector).click();
    expect(asked).toEqual([some]);
  });

  test('the timeline is asked to tell times otherwise', async () => {
    const view = await open();
    const asked = eventsOf(view, 'smpp-timeline-settings');
    one(view, '[value=delta]').click();
    expect(asked).toEqual([{ time: 'delta' }]);
  });

  test('numbers are taken within their bounds only', async () => {
    const view = await open();
    const asked = eventsOf(view, 'smpp-preference');
    const [entries] = all<HTMLInputElement>(view, 'section[aria-labelledby=timeline] input[type=number]');
    for (const value of ['5', '', '50000']) type(entries!, value);
    expect(asked).toEqual([{ log: { ...DEFAULT_PREFERENCES.log, entries: 50_000 } }]);
  });

  test('deleting all is asked once more', async () => {
    const view = await open();
    const asked = eventsOf(view, 'smpp-clear-kept');
    expect(textOf(view)).toContain('smpp-web.<b>');
    one(view, 'smpp-kept-table').shadowRoot!.querySelector<HTMLElement>('button')!.click();
    expect(asked).toEqual([]);
    all(view, 'dialog button').at(-1)!.click();
    expect(asked).toHaveLength(1);
  });

  test.each(['light', 'dark'])('accessible in the %s theme', async (scheme) => {
    const view = await open();
    view.style.colorScheme = scheme;
    await rendered(view);
    expect(await violationsOf(view)).toEqual([]);
  });
});

describe('what a host lets people do', () => {
  const consoleWith = async (properties: object) => {
    const model = new ConsoleModel({ startEngine: noEngine, storage: undefined });
    const element = await mount<SmppConsole>('smpp-console', { model, ...properties });
    element.style.cssText = 'width: 1400px; height: 800px';
    await rendered(element);
    return { element, model };
  };
  const offered = (element: SmppConsole) => all(element, '[data-view].way').map(({ dataset }) => dataset.view);

  test('views: only those that are named are offered, and gone to', async () => {
    const { element } = await consoleWith({ views: 'history' });
    expect(offered(element)).toEqual(['console', 'history']);
    element.go('settings');
    await rendered(element);
    expect(one(element, '[aria-current=page]').dataset.view).toBe('console');
  });

  test('readonly: nothing to bind or send with, and no event of that kind is answered', async () => {
    const { element, model } = await consoleWith({ readonly: true });
    expect(all(element, 'smpp-connection-bar, smpp-composer, smpp-simulator-panel')).toEqual([]);
    expect(offered(element)).not.toContain('workbench');
    // The engine cannot be started here: answering would throw.
    for (const name of ['smpp-send', 'smpp-unbind', 'smpp-inject'])
      one(element, 'smpp-panes').dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
    expect(model.sendProblem.get()).toBe('');
    expect(await violationsOf(element)).toEqual([]);
  });
});
