import type { Feed, LinkState } from '@smpp-web/console';
import {
  ComposerStore,
  FIRST_DRAFT,
  MessageStore,
  PreferenceStore,
  RECEIPTS_OF_OTHERS,
  Store,
  settingsOf,
  TargetStore,
} from '@smpp-web/console/stores';
import type { SentMessage, SentPart } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';

describe('a store', () => {
  test('tells changes, and only changes', () => {
    const store = new Store(1);
    const seen: number[] = [];
    const leave = store.subscribe(() => seen.push(store.get()));
    store.set(2);
    store.set(2);
    leave();
    store.set(3);
    expect(seen).toEqual([2]);
  });

  test('patches keep the other members', () => {
    const store = new Store({ a: 1, b: 2 });
    store.patch({ b: 3 });
    expect(store.get()).toEqual({ a: 1, b: 3 });
  });
});

describe('preferences', () => {
  const memory = (content?: string) => {
    const items = new Map(content === undefined ? [] : [['smpp-web.console', content]]);
    return {
      items,
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
    };
  };

  test('are there again', () => {
    const storage = memory();
    new PreferenceStore(storage).patch({ theme: 'dark' });
    expect(new PreferenceStore(storage).get().theme).toBe('dark');
  });

  test('hold no password', () => {
    const storage = memory();
    new PreferenceStore(storage).patch({ system_id: 'shop' });
    expect([...storage.items.values()].join()).not.toContain('password');
  });

  test.each([['{'], ['null'], ['7']])('start anew when storage holds %s', (content) => {
    expect(new PreferenceStore(memory(content)).get().theme).toBe('auto');
  });

  test('work without any storage', () => {
    const store = new PreferenceStore(undefined);
    store.patch({ theme: 'light' });
    expect(store.get().theme).toBe('light');
  });
});

describe('targets', () => {
  const store = new TargetStore(new URL('https://bridge.example/console/'));

  test.each([
    ['page', '', { kind: 'page' }],
    ['bridge:local', '', { kind: 'bridge', url: 'wss://bridge.example/console/smpp/local' }],
    ['bridge:a/b', '', { kind: 'bridge', url: 'wss://bridge.example/console/smpp/a%2Fb' }],
    ['address', 'wss://other.example/smpp/x', { kind: 'bridge', url: 'wss://other.example/smpp/x' }],
  ])('%s %s', (id, address, expected) => {
    expect(store.resolve(id, address)).toEqual(expected);
  });

  test('without a bridge there are still the page and a free address', async () => {
    const lonely = new TargetStore(new URL('/nowhere/', location.href));
    await lonely.load();
    expect(lonely.get().bridge).toBe('absent');
    expect(lonely.get().choices.map(({ id }) => id)).toEqual(['page', 'address']);
  });
});

describe('the composer', () => {
  test('starts with something to send', () => {
    const { text, to, measure } = new ComposerStore().get();
    expect([text !== '', to !== '', measure.segments]).toEqual([true, true, 1]);
  });

  test.each([
    ['one character', '’', "it's “so”"],
    ['all of them', undefined, 'it\'s "so"'],
    ['one without a twin', '中', 'it’s “so”'],
  ])('replaces %s', (_, character, expected) => {
    const composer = new ComposerStore({ ...FIRST_DRAFT, text: 'it’s “so”' });
    composer.replace(character);
    expect(composer.get().text).toBe(expected);
  });
});

test.each([
  ['DELIVERED', { DELIVERED: 1 }],
  ['EXPIRED', { EXPIRED: 1 }],
  ['mixed', { DELIVERED: 8, UNDELIVERABLE: 1, EXPIRED: 1 }],
] as const)('the outcome %s of the panel', (outcome, outcomes) => {
  const panel = { delayMs: 5, outcome, echoAddress: '1', mo: { from: '', to: '', text: '' } };
  expect(settingsOf(panel)).toEqual({ receipts: { delayMs: 5, outcomes }, echoAddress: '1' });
});

describe('conversations', () => {
  const part = (change: Partial<SentPart> = {}): SentPart => ({
    outcome: 'accepted',
    message_id: '77',
    receipts: [],
    ...change,
  });
  const sent = (change: Partial<SentMessage> = {}): SentMessage => ({
    number: 1,
    from: '2775',
    to: '4477',
    text: 'Hello',
    submittedAt: 1,
    parts: [part()],
    ...change,
  });
  const received = (from: string, at: number) => ({
    from,
    to: '2775',
    text: 'Hi',
    parts: 1,
    at,
    octets: undefined,
    data_coding: 0,
    reference: undefined,
  });
  const feed = (change: Partial<Feed>) => ({ sent: [], received: [], receipts: [], ...change });
  const receipt = (id: string) =>
    ({
      id,
      state: 'DELIVERED',
      final: true,
      words: { stat: 'DELIVRD' },
      raw: `id:${id}`,
    }) as unknown as Feed['receipts'][number]['receipt'];

  test('what is sent and what comes meet under one address', () => {
    const store = new MessageStore();
    store.take(
      feed({ sent: [{ session: 1, message: sent() }], received: [{ session: 1, message: received('4477', 2) }] }),
    );
    expect(store.get().list).toMatchObject([{ peer: '4477', items: [{ kind: 'sent' }, { kind: 'received' }] }]);
  });

  test('the same message again is its new state, not another message', () => {
    const store = new MessageStore();
    store.take(feed({ sent: [{ session: 1, message: sent({ parts: [part({ outcome: 'waiting' })] }) }] }));
    store.take(feed({ sent: [{ session: 1, message: sent() }] }));
    expect(store.get().list[0]!.items).toMatchObject([{ message: { parts: [{ outcome: 'accepted' }] } }]);
  });

  test('the first conversation opens by itself, and others count as unread until they are opened', () => {
    const store = new MessageStore();
    store.take(feed({ received: [{ session: 1, message: received('a', 1) }] }));
    store.take(
      feed({
        received: [
          { session: 1, message: received('b', 2) },
          { session: 1, message: received('b', 3) },
        ],
      }),
    );
    expect(store.get()).toMatchObject({
      open: 'a',
      list: [
        { peer: 'b', unread: 2 },
        { peer: 'a', unread: 0 },
      ],
    });
    store.open('b');
    expect(store.get().list[0]!.unread).toBe(0);
  });

  test('a receipt that comes in a later session finds its message, and stays with it', () => {
    const store = new MessageStore();
    store.take(feed({ sent: [{ session: 1, message: sent() }] }));
    store.take(feed({ receipts: [{ session: 2, receipt: receipt('77'), at: 9 }] }));
    store.take(feed({ sent: [{ session: 1, message: sent() }] }));
    expect(store.get().list[0]!.items).toMatchObject([
      { message: { parts: [{ receipts: [{ stat: 'DELIVRD', at: 9 }] }] } },
    ]);
  });

  test('a receipt of nobody is shown apart', () => {
    const store = new MessageStore();
    store.take(feed({ receipts: [{ session: 1, receipt: receipt('99'), at: 9 }] }));
    expect(store.get().list).toMatchObject([{ peer: RECEIPTS_OF_OTHERS, items: [{ kind: 'receipt' }] }]);
  });

  test('a conversation is bounded', () => {
    const store = new MessageStore();
    const many = Array.from({ length: 2_100 }, (_, index) => ({ session: 1, message: received('a', index) }));
    store.take(feed({ received: many }));
    expect(store.get().list[0]!.items).toHaveLength(2_000);
  });
});

test('a link state survives the way from the worker', () => {
  const link: LinkState = {
    phase: 'bound',
    session: 1,
    layers: {
      websocket: { state: 'up', detail: '' },
      link: { state: 'up', detail: '' },
      bind: { state: 'up', detail: '' },
    },
    facts: { tls: { version: 'TLSv1.3' } },
  };
  expect(structuredClone(link)).toEqual(link);
});
