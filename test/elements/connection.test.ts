import type { LinkState, SmppConnectionBar } from '@smpp-web/console';
import { DEFAULT_PREFERENCES, type Targets } from '@smpp-web/console/stores';
import { describe, expect, test } from 'vitest';
import { all, eventsOf, mount, one, rendered, textOf, type, violationsOf } from './mount.ts';

const targets: Targets = {
  bridge: 'there',
  choices: [
    { id: 'page', label: 'In this page', tls: false, credentials: false },
    { id: 'bridge:local', label: 'local', tls: false, credentials: false },
    { id: 'bridge:prod', label: 'prod', tls: true, credentials: true },
    { id: 'address', label: 'Another', tls: false, credentials: false },
  ],
};

const down = { state: 'down', detail: '' } as const;
const up = { state: 'up', detail: 'Open' } as const;
const idle: LinkState = { phase: 'idle', session: 0, layers: { websocket: down, link: down, bind: down }, facts: {} };
const bound: LinkState = {
  phase: 'bound',
  session: 1,
  layers: { websocket: up, link: { state: 'up', detail: 'Open, with TLS' }, bind: up },
  facts: {
    peer: 'smsc.example:3550',
    tls: {
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      certificate: {
        subject: 'CN=smsc.example',
        issuer: 'CN=Example CA',
        validFrom: '2026-01-01T00:00:00.000Z',
        validTo: '2027-01-01T00:00:00.000Z',
        fingerprint: 'ab'.repeat(32),
      },
    },
  },
  bound: { system_id: 'shop', mode: 'transceiver', version: '3.4', since: 0 },
};

const bar = (properties: object = {}) =>
  mount<SmppConnectionBar>('smpp-connection-bar', { link: idle, targets, ...properties });

describe('the form', () => {
  test('one click binds to the message centre in this page', async () => {
    const element = await bar();
    const asked = eventsOf(element, 'smpp-bind');
    one(element, 'button[type=submit]').click();
    expect(asked).toEqual([
      {
        target: 'page',
        address: '',
        mode: 'transceiver',
        version: '3.4',
        system_id: 'smppclient1',
        password: 'password',
        stayConnected: false,
      },
    ]);
  });

  test('starts with what was used last, where that is still there', async () => {
    const element = await bar({ preferences: { ...DEFAULT_PREFERENCES, target: 'bridge:local', mode: 'receiver' } });
    expect(one<HTMLSelectElement>(element, '[name=target]').value).toBe('bridge:local');
    expect(one<HTMLSelectElement>(element, '[name=mode]').value).toBe('receiver');
    const gone = await bar({ preferences: { ...DEFAULT_PREFERENCES, target: 'bridge:gone' } });
    expect(one<HTMLSelectElement>(gone, '[name=target]').value).toBe('page');
  });

  test('the password of the simulator is not offered to others', async () => {
    const element = await bar();
    type(one<HTMLSelectElement>(element, '[name=target]'), 'bridge:local');
    await rendered(element);
    expect(one<HTMLInputElement>(element, '[name=password]').value).toBe('');
  });

  test('asks for no password where the bridge has it', async () => {
    const element = await bar();
    type(one<HTMLSelectElement>(element, '[name=target]'), 'bridge:prod');
    await rendered(element);
    expect(all(element, '[name=password], [name=system_id]')).toEqual([]);
  });

  test.each([
    ['wss://bridge.example/smpp/x', true],
    ['ws://127.0.0.1:8080/smpp/x', true],
    ['https://bridge.example', false],
    ['', false],
  ])('an address of %j is valid: %s', async (address, expected) => {
    const element = await bar();
    type(one<HTMLSelectElement>(element, '[name=target]'), 'address');
    await rendered(element);
    const field = one<HTMLInputElement>(element, '[name=address]');
    field.value = address;
    expect(field.checkValidity()).toBe(expected);
  });

  test('an attempt can be called off', async () => {
    const element = await bar({ link: { ...idle, phase: 'connecting' } });
    const asked = eventsOf(element, 'smpp-unbind');
    all(element, 'button')
      .find(({ textContent }) => textContent === 'Cancel')!
      .click();
    expect(asked).toHaveLength(1);
  });

  test('is accessible in every phase', async () => {
    for (const link of [idle, bound, { ...idle, phase: 'connecting' }]) {
      expect(await violationsOf(await bar({ link }))).toEqual([]);
    }
  });
});

describe('the layers', () => {
  test('each has its own state, in words', async () => {
    const element = await bar({ link: bound });
    const labels = all(element, '[part=layer]').map((button) => button.getAttribute('aria-label'));
    expect(labels).toEqual(['WebSocket: up', 'TLS: up', 'Bind: up']);
  });

  test('the certificate is a click away', async () => {
    const element = await bar({ link: bound });
    const [, layer] = all(element, '[part=layer]');
    layer!.click();
    const facts = one(element, '#link');
    expect(facts.matches(':popover-open')).toBe(true);
    expect(facts.textContent).toMatch(/TLSv1\.3.*CN=smsc\.example.*CN=Example CA.*2026-01-01 to 2027-01-01.*ab:ab/s);
  });
});

test('a failure tells what happened, why, and what helps', async () => {
  const failure = {
    message: 'Bind refused.',
    cause: 'The password is wrong.',
    remedy: 'Check it.',
    status: 'ESME_RINVPASWD',
  };
  const notice = await mount('smpp-failure-notice', { failure });
  expect(textOf(notice)).toBe(
    'Bind refused. ESME_RINVPASWD Likely cause: The password is wrong. What helps: Check it.',
  );
  expect(await violationsOf(notice)).toEqual([]);
});

test.each([
  ['auto', 'light'],
  ['light', 'dark'],
  ['dark', 'contrast'],
  ['contrast', 'auto'],
])('the theme goes from %s to %s', async (theme, next) => {
  const element = await mount('smpp-theme-switch', { theme });
  const asked = eventsOf(element, 'smpp-theme');
  one(element, 'button').click();
  expect(asked).toEqual([{ theme: next }]);
  expect(await violationsOf(element)).toEqual([]);
});
