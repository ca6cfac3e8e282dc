import type { SmppBindForm, SmppConnectionBar, SmppProfileDialog } from '@smpp-web/console';
import { SmppProfileDialog as ProfileDialog } from '@smpp-web/console';
import { type Profile, ProfileStore, readProfiles, type Targets, writeProfiles } from '@smpp-web/console/stores';
import { describe, expect, test } from 'vitest';
import { all, eventsOf, mount, one, press, rendered, textOf, type, violationsOf } from './mount.ts';
import { memoryStorage } from './storage.ts';

const form = { target: 'bridge:live', address: '', system_id: 'shop', mode: 'transceiver', version: '3.4' } as const;
const LIVE: Profile = { name: 'Live', form, password: 'secret' };
const STAGING: Profile = {
  name: 'Staging',
  form: { ...form, target: 'bridge:staging', windowSize: 50, stayConnected: true },
};

const targets: Targets = {
  bridge: 'there',
  choices: [
    { id: 'page', label: 'In this page', tls: false, credentials: false },
    { id: 'bridge:live', label: 'live', tls: true, credentials: false },
    { id: 'bridge:staging', label: 'staging', tls: false, credentials: false },
  ],
};

describe('a file of profiles', () => {
  test('is read as it was written, without passwords unless they are asked for', () => {
    const file = writeProfiles([LIVE, STAGING], { withPasswords: false });
    expect(file).not.toContain('secret');
    expect(readProfiles(file)).toEqual([{ name: 'Live', form }, STAGING]);
    expect(readProfiles(writeProfiles([LIVE], { withPasswords: true }))).toEqual([LIVE]);
  });

  const row = { name: 'Live', target: 'page', system_id: 'shop', mode: 'transceiver', version: '3.4' };
  const file = (...profiles: unknown[]) => JSON.stringify({ kind: 'smpp-web profiles', version: 1, profiles });

  test.each([
    ['{', /^The file is no JSON: /],
    ['[]', /^the file: an object expected, found \[\]\.$/],
    ['{"kind":"bookmarks"}', /^kind: “smpp-web profiles” expected, found "bookmarks"\.$/],
    ['{"kind":"smpp-web profiles","version":2}', /^version: 1 expected, found 2\.$/],
    ['{"kind":"smpp-web profiles","version":1,"profiles":{}}', /^profiles: a list expected/],
    [file(row, 7), /^profiles\[1\]: an object expected, found 7\.$/],
    [file({ ...row, name: '' }), /^profiles\[0\]\.name: a name expected/],
    [
      file({ ...row, system_id: undefined }),
      /^profiles\[0\]\.system_id: a string of at most 15 characters expected\.$/,
    ],
    [
      file({ ...row, system_id: 'x'.repeat(16) }),
      /^profiles\[0\]\.system_id: a string of at most 15 characters expected, found "xxxx/,
    ],
    [
      file({ ...row, mode: 'both' }),
      /^profiles\[0\]\.mode: one of transceiver, transmitter, receiver expected, found "both"\.$/,
    ],
    [file({ ...row, version: '6.0' }), /^profiles\[0\]\.version: one of 3\.3, 3\.4, 5\.0 expected, found "6\.0"\.$/],
    [file({ ...row, addr_ton: 256 }), /^profiles\[0\]\.addr_ton: a whole number from 0 to 255 expected, found 256\.$/],
    [file({ ...row, stayConnected: 'yes' }), /^profiles\[0\]\.stayConnected: true or false expected, found "yes"\.$/],
    [file({ ...row, token: 'x' }), /^profiles\[0\]\.token: there is no such member\.$/],
    [file(row, row), /^profiles\[1\]\.name: a name that profiles\[0\] does not have expected, found "Live"\.$/],
  ])('%s is refused by its path', (text, says) => {
    expect(() => readProfiles(text)).toThrow(says);
  });

  test('a password that is wrong is not shown in the error', () => {
    const password = 'hunter2'.repeat(20);
    expect(() => readProfiles(file({ ...row, password }))).toThrow(
      /^profiles\[0\]\.password: a string of at most 64 characters expected\.$/,
    );
  });
});

describe('the store', () => {
  test('keeps them, by name, for the next visit', () => {
    const kept = memoryStorage();
    new ProfileStore({ storage: kept }).save(STAGING, LIVE);
    expect(new ProfileStore({ storage: kept }).get().list).toEqual([LIVE, STAGING]);
  });

  test('a copy and a new name do not take the place of another', () => {
    const store = new ProfileStore({ storage: undefined });
    store.save(LIVE, STAGING);
    store.duplicate('Live');
    store.duplicate('Live 2');
    store.rename('Staging', 'Live');
    store.rename('Live', '  ');
    expect(store.get().list.map(({ name }) => name)).toEqual(['Live', 'Live 2', 'Live 3', 'Live 4']);
  });

  test.each(['nonsense', '{}', '[1, {"name": 4}, {"name": "x"}]'])(
    'what another version has left is no error: %s',
    (text) => {
      const store = new ProfileStore({ storage: { getItem: () => text, setItem: () => undefined } });
      expect(store.get().list).toEqual([]);
    },
  );
});

describe('the form', () => {
  const bindForm = (properties: object = {}) =>
    mount<SmppBindForm>('smpp-bind-form', {
      targets,
      form: { ...form, target: 'page' },
      profiles: [LIVE, STAGING],
      ...properties,
    });
  const fieldOf = (element: Element, name: string) => one<HTMLInputElement>(element, `[name=${name}]`).value;

  test('a profile that is brought in fills it, with the password where that is remembered', async () => {
    const element = await bindForm();
    const asked = eventsOf(element, 'smpp-profile');
    type(one<HTMLSelectElement>(element, '.profile select'), 'Live');
    expect(asked).toEqual([{ act: 'use', name: 'Live' }]);
    one<HTMLInputElement>(element, '[name=system_id]').value = 'typed';
    element.form = { ...LIVE.form, profile: 'Live' };
    await rendered(element);
    expect(['target', 'system_id', 'password'].map((name) => fieldOf(element, name))).toEqual([
      'bridge:live',
      'shop',
      'secret',
    ]);
    element.form = { ...STAGING.form, profile: 'Staging' };
    await rendered(element);
    expect(['target', 'password', 'windowSize'].map((name) => fieldOf(element, name))).toEqual([
      'bridge:staging',
      '',
      '50',
    ]);
  });

  test('what was connected with stays, the password too', async () => {
    const element = await bindForm();
    const asked = eventsOf(element, 'smpp-bind');
    one<HTMLInputElement>(element, '[name=password]').value = 'typed';
    one(element, '[type=submit]').click();
    const { password, ...kept } = asked[0]!;
    element.form = kept;
    await rendered(element);
    expect([password, fieldOf(element, 'password')]).toEqual(['typed', 'typed']);
  });

  test('all that is not left to the defaults is asked for', async () => {
    const element = await bindForm();
    const asked = eventsOf(element, 'smpp-bind');
    const values = {
      system_type: 'VMS',
      addr_ton: '1',
      addr_npi: '1',
      address_range: '^44',
      windowSize: '50',
      enquireLinkMs: '12.5',
      responseTimeoutMs: '5',
    };
    for (const [name, value] of Object.entries(values)) one<HTMLInputElement>(element, `[name=${name}]`).value = value;
    one<HTMLInputElement>(element, '[name=stayConnected]').checked = true;
    one(element, '[type=submit]').click();
    expect(asked[0]).toMatchObject({
      system_type: 'VMS',
      addr_ton: 1,
      addr_npi: 1,
      address_range: '^44',
      windowSize: 50,
      enquireLinkMs: 12_500,
      responseTimeoutMs: 5_000,
      stayConnected: true,
    });
  });

  test.each([
    ['page', false],
    ['bridge:live', true],
  ])('with %s it stays connected by default: %s', async (target, expected) => {
    const element = await bindForm({ form: { ...form, target } });
    expect(one<HTMLInputElement>(element, '[name=stayConnected]').checked).toBe(expected);
  });

  test('a number that cannot be is shown where it stands, also when the options are closed', async () => {
    const element = await bindForm();
    const asked = eventsOf(element, 'smpp-bind');
    one<HTMLInputElement>(element, '[name=addr_ton]').value = '300';
    one(element, '[type=submit]').click();
    await rendered(element);
    expect(asked).toEqual([]);
    expect(one(element, '#more').hidden).toBe(false);
  });

  test.each([
    [false, undefined],
    [true, 'typed'],
  ])('saved as a profile with “remember” %s it has the password %s', async (remembered, password) => {
    const element = await bindForm();
    const asked = eventsOf(element, 'smpp-profile');
    one<HTMLInputElement>(element, '[name=password]').value = 'typed';
    one<HTMLInputElement>(element, '[name=profile]').value = 'Mine';
    one<HTMLInputElement>(element, '[name=remember]').checked = remembered;
    press(one(element, '[name=profile]'), 'Enter');
    expect(asked[0]).toMatchObject({ act: 'save', profile: { name: 'Mine', form: { system_id: 'shop' } } });
    expect((asked[0] as { profile: Profile }).profile.password).toBe(password);
    expect(asked[1]).toEqual({ act: 'use', name: 'Mine' });
  });

  test('the way is checked without a bind, and told step by step', async () => {
    const element = await bindForm({ form });
    const asked = eventsOf(element, 'smpp-check');
    all(element, 'button')
      .find(({ textContent }) => textContent === 'Check')!
      .click();
    expect(asked).toEqual([{ target: 'bridge:live', address: '' }]);
    one(element, '.more').click();
    element.check = {
      session: 1,
      report: {
        steps: [
          { layer: 'websocket', ok: true, says: 'The bridge is there.' },
          { layer: 'link', ok: false, says: 'The message centre refused the connection.' },
        ],
        facts: {},
        failure: { message: 'The message centre refused the connection.', cause: 'Nothing listens at that port.' },
      },
    };
    await rendered(element);
    expect(textOf(one(element, '.found'))).toBe(
      'The bridge is there. Failed: The message centre refused the connection. Likely cause: Nothing listens at that port.',
    );
    expect(await violationsOf(element)).toEqual([]);
  });

  test.each(['light', 'dark'])('is accessible with all options, in %s', async (scheme) => {
    const element = await bindForm();
    one(element, '.more').click();
    await rendered(element);
    element.style.cssText += `; color-scheme: ${scheme}; background: ${scheme === 'dark' ? '#14181e' : '#fff'}`;
    expect(await violationsOf(element)).toEqual([]);
  });
});

describe('the bar', () => {
  const down = { state: 'down', detail: '' } as const;
  const link = { session: 1, layers: { websocket: down, link: down, bind: down }, facts: {} };
  const bar = (phase: string, properties: object = {}) =>
    mount<SmppConnectionBar>('smpp-connection-bar', { targets, form, link: { ...link, phase, ...properties } });

  test('between two attempts it counts down, and lets one be made now or none at all', async () => {
    const element = await bar('waiting', { attempt: 3, nextAttemptAt: Date.now() + 7_400 });
    expect(one(element, '.when').textContent).toBe('Attempt 3 in 8 s');
    await expect.poll(() => one(element, '.when').textContent, { timeout: 3_000 }).toBe('Attempt 3 in 7 s');
    const now = eventsOf(element, 'smpp-connect-now');
    const stop = eventsOf(element, 'smpp-unbind');
    const [first, second] = all(element, 'button');
    first!.click();
    second!.click();
    expect([now.length, stop.length]).toEqual([1, 1]);
    expect(await violationsOf(element)).toEqual([]);
  });

  test('bound, it shows the window, what waits and how long answers take', async () => {
    const element = await bar('bound', { bound: { system_id: 'shop', mode: 'transceiver', version: '3.4', since: 0 } });
    element.pulse = {
      at: 0,
      inFlight: 7,
      windowSize: 10,
      waiting: 1_234,
      heardAt: 0,
      roundTripMs: 48.6,
      congestion_state: 85,
    };
    await rendered(element);
    expect(textOf(one(element, '.vitals'))).toBe('window 7 / 10 queued 1,234 answers in 49 ms congestion 85');
    expect(textOf(one(element, '#bind'))).toContain('congestion_state 85 of 100, optimum');
    expect(textOf(one(element, '#bind'))).toContain('Rate no limit');
    element.pulse = { ...element.pulse, pace: 249.7, throttled: 3, congestion_state: 100 };
    await rendered(element);
    expect(textOf(one(element, '#bind'))).toContain('Rate 250 requests/s at most');
    expect(textOf(one(element, '#bind'))).toContain('Throttled 3 times congestion_state 100 of 100, congested');
    expect(await violationsOf(element)).toEqual([]);
  });

  test('a lost WebSocket that is being resumed is told, and when it was resumed stands with the layer', async () => {
    const layers = { websocket: { state: 'connecting', detail: 'Lost, resuming' }, link: down, bind: down };
    const element = await bar('bound', { layers });
    expect(textOf(one(element, '.who'))).toContain('Connection lost, resuming …');
    element.link = {
      ...element.link,
      layers: { ...element.link.layers, websocket: { state: 'up', detail: 'Open' } },
      resumed: { at: 0, afterMs: 1_234 },
    };
    await rendered(element);
    expect(textOf(one(element, '#websocket'))).toMatch(/Resumed .*, after 1\.23 s, nothing lost/);
  });

  test('each session has a form of its own, as it was left', async () => {
    const element = await bar('idle', {});
    one<HTMLInputElement>(element, '[name=system_id]').value = 'typed';
    const before = element.link;
    element.link = { ...before, session: 2 };
    await rendered(element);
    expect(one<HTMLInputElement>(element, '[name=system_id]').value).toBe('shop');
    element.link = before;
    await rendered(element);
    expect(one<HTMLInputElement>(element, '[name=system_id]').value).toBe('typed');
  });
});

describe('the dialog', () => {
  const dialog = async (list = [LIVE, STAGING]) => {
    ProfileDialog.define();
    return mount<SmppProfileDialog>('smpp-profile-dialog', { profiles: { list, isManaged: true, news: '' } });
  };
  const nameOf = (element: Element, index: number) => all(element, '.use')[index]!;

  test.each([
    ['Delete', { act: 'delete', name: 'Live' }],
    ['click', { act: 'use', name: 'Live' }],
  ])('%s on a profile', async (how, expected) => {
    const element = await dialog();
    const asked = eventsOf(element, 'smpp-profile');
    if (how === 'click') nameOf(element, 0).click();
    else press(nameOf(element, 0), how);
    expect(asked[0]).toEqual(expected);
  });

  test('arrows go through the list, F2 renames', async () => {
    const element = await dialog();
    const asked = eventsOf(element, 'smpp-profile');
    nameOf(element, 0).focus();
    press(nameOf(element, 0), 'ArrowDown');
    await rendered(element);
    expect(element.shadowRoot!.activeElement).toBe(nameOf(element, 1));
    press(nameOf(element, 1), 'F2');
    await rendered(element);
    const field = one<HTMLInputElement>(element, 'li input');
    field.value = 'Test';
    press(field, 'Enter');
    expect(asked).toEqual([{ act: 'rename', name: 'Staging', to: 'Test' }]);
  });

  test('passwords are exported only when that is said twice', async () => {
    const element = await dialog();
    const asked = eventsOf(element, 'smpp-profile');
    const button = (name: string) => all(element, 'button').find(({ textContent }) => textContent?.trim() === name)!;
    button('Export with passwords …').click();
    await rendered(element);
    expect(asked).toEqual([]);
    expect(await violationsOf(element)).toEqual([]);
    button('Export passwords too').click();
    button('Export').click();
    expect(asked).toEqual([
      { act: 'export', withPasswords: true },
      { act: 'export', withPasswords: false },
    ]);
  });

  test('a file that is chosen is read', async () => {
    const element = await dialog([]);
    const asked = eventsOf(element, 'smpp-profile');
    const files = new DataTransfer();
    files.items.add(new File(['{}'], '<img src=x onerror=alert(1)>.json'));
    const field = one<HTMLInputElement>(element, '[type=file]');
    field.files = files.files;
    field.dispatchEvent(new Event('change'));
    await expect.poll(() => asked).toEqual([{ act: 'import', text: '{}' }]);
  });

  test('names that are hostile are shown as text', async () => {
    const element = await dialog([
      { name: '<img src=x onerror=alert(1)>\u202e', form },
      { name: 'x'.repeat(200), form },
    ]);
    expect(all(element, 'img')).toEqual([]);
    expect(nameOf(element, 0).textContent).toContain('<img src=x');
    const { scrollWidth, clientWidth } = one(element, 'dialog');
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });

  test.each(['light', 'dark'])('is accessible in %s', async (scheme) => {
    const element = await dialog();
    element.style.cssText += `; color-scheme: ${scheme}`;
    expect(await violationsOf(element)).toEqual([]);
  });
});
