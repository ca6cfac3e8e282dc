import { measure } from '@smpp-web/codec/text';
import type { SmppMessageBubble, SmppSegmentMeter } from '@smpp-web/console';
import { ComposerStore, type Conversation, FIRST_DRAFT, type Item } from '@smpp-web/console/stores';
import type { SentPart } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { all, eventsOf, mount, one, press, rendered, textOf, type, violationsOf } from './mount.ts';

const HOSTILE = [
  ['markup', '<img src=x onerror="alert(1)"><b>bold</b>'],
  ['an override of direction', '\u202Eevil\u202C text'],
  ['a word without end', 'W'.repeat(5_000)],
  ['an address of a script', 'javascript:alert(1)'],
] as const;

const receipt = { state: 'DELIVERED', final: true, stat: 'DELIVRD', at: 1_200, matchedBy: 'exact' } as const;
const accepted: SentPart = { outcome: 'accepted', message_id: '77', acceptedAt: 1_001, receipts: [] };

function sent(parts: readonly SentPart[], text = 'Hello'): Item {
  const message = { number: 1, from: '2775', to: '4477', text, submittedAt: 1_000, parts: [...parts] };
  return { kind: 'sent', key: 's1', session: 1, at: 1_000, message };
}

function received(text: string): Item {
  return {
    kind: 'received',
    key: 'r1',
    session: 1,
    at: 1,
    message: {
      from: '4477',
      to: '2775',
      text,
      parts: 1,
      at: 1,
      octets: undefined,
      data_coding: 0,
      reference: undefined,
    },
  };
}

describe('the state of a sent message', () => {
  test.each<[string, SentPart[], string]>([
    ['not answered yet', [{ outcome: 'waiting', receipts: [] }], 'Submitted'],
    ['accepted', [accepted], 'Accepted'],
    ['delivered', [{ ...accepted, receipts: [receipt] }], 'DELIVRD'],
    ['one of two parts accepted', [accepted, { outcome: 'waiting', receipts: [] }], 'Accepted 1/2'],
    ['rejected', [{ outcome: 'rejected', problem: 'Too fast.', receipts: [] }], 'Rejected'],
    ['cut off', [{ outcome: 'unknown', receipts: [] }], 'Unknown'],
    ['expired', [{ ...accepted, receipts: [{ ...receipt, state: 'EXPIRED', stat: 'EXPIRED' }] }], 'EXPIRED'],
  ])('%s', async (_, parts, word) => {
    const bubble = await mount<SmppMessageBubble>('smpp-message-bubble', { item: sent(parts) });
    expect(one(bubble, '.state').textContent?.trim()).toBe(word);
  });

  test('a rejection says why', async () => {
    const bubble = await mount('smpp-message-bubble', {
      item: sent([{ outcome: 'rejected', problem: 'Too fast.', receipts: [] }]),
    });
    expect(one(bubble, '.reason').textContent).toBe('Too fast.');
  });

  test('an id leads to its PDU', async () => {
    const bubble = await mount('smpp-message-bubble', { item: sent([accepted]) });
    const asked = eventsOf(bubble, 'smpp-show-part');
    one(bubble, '.parts button').click();
    expect(asked).toMatchObject([{ item: { key: 's1' }, part: 1 }]);
  });
});

describe('hostile text is text', () => {
  test.each(HOSTILE)('in a bubble: %s', async (_, text) => {
    for (const item of [sent([accepted], text), received(text)]) {
      const bubble = await mount('smpp-message-bubble', { item });
      expect(one(bubble, '.text').textContent).toBe(text);
      expect(all(bubble, 'img, b, a')).toEqual([]);
      expect(bubble.scrollWidth).toBeLessThanOrEqual(bubble.clientWidth);
    }
  });

  test.each(HOSTILE)('as an address in the list: %s', async (_, peer) => {
    const conversations: Conversation[] = [{ peer, items: [received(peer)], unread: 1 }];
    const list = await mount('smpp-conversation-list', { conversations, selected: undefined });
    expect(one(list, '.peer').textContent).toBe(peer);
    expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
  });
});

describe('the list of conversations', () => {
  const conversations: Conversation[] = ['a', 'b', 'c'].map((peer) => ({ peer, items: [received('Hi')], unread: 0 }));

  test.each([
    ['ArrowDown', 'b', 'c'],
    ['ArrowUp', 'b', 'a'],
    ['Home', 'c', 'a'],
    ['End', 'a', 'c'],
    ['ArrowDown', undefined, 'a'],
  ])('%s from %s goes to %s', async (key, selected, peer) => {
    const list = await mount('smpp-conversation-list', { conversations, selected });
    const asked = eventsOf(list, 'smpp-open-conversation');
    press(one(list, '[role=listbox]'), key);
    expect(asked).toEqual([{ peer }]);
  });

  test('is accessible', async () => {
    expect(await violationsOf(await mount('smpp-conversation-list', { conversations, selected: 'b' }))).toEqual([]);
  });
});

describe('the meter', () => {
  test.each([
    ['Hello', 'GSM 7-bit', '1 part', ', 155 left'],
    ['€', 'GSM 7-bit', '1 part', ', 158 left'],
    ['x'.repeat(161), 'GSM 7-bit', '2 parts', ', 145 left'],
    ['日本', 'UCS-2', '1 part', ', 68 left'],
    ['🎉'.repeat(70), 'UCS-2', '3 parts', ''],
  ])('%s', async (text, ...told) => {
    const meter = await mount<SmppSegmentMeter>('smpp-segment-meter', { measure: measure(text) });
    for (const words of told) expect(textOf(meter)).toContain(words);
  });

  test('a character that forces UCS-2 is replaced by one click', async () => {
    const meter = await mount('smpp-segment-meter', { measure: measure('it’s') });
    const asked = eventsOf(meter, 'smpp-replace');
    one(meter, '.forcing button').click();
    expect(asked).toEqual([{ character: '’' }]);
  });

  test('one that has no twin is shown, and offers nothing', async () => {
    const meter = await mount('smpp-segment-meter', { measure: measure('日') });
    expect(all(meter, '.forcing button')).toEqual([]);
    expect(textOf(meter)).toContain('日');
  });
});

describe('the composer', () => {
  const compose = (properties: object = {}) =>
    mount('smpp-composer', { draft: new ComposerStore(FIRST_DRAFT).get(), ...properties });

  test.each([
    ['Ctrl+Enter', { ctrlKey: true }],
    ['Cmd+Enter', { metaKey: true }],
  ])('%s sends', async (_, init) => {
    const composer = await compose();
    const sends = eventsOf(composer, 'smpp-send');
    press(one(composer, 'textarea'), 'Enter', init);
    expect(sends).toHaveLength(1);
  });

  test('Enter alone does not', async () => {
    const composer = await compose();
    const sends = eventsOf(composer, 'smpp-send');
    press(one(composer, 'textarea'), 'Enter');
    expect(sends).toHaveLength(0);
  });

  test('nor does anything while there is no session', async () => {
    const composer = await compose({ blocked: 'Bind first' });
    const sends = eventsOf(composer, 'smpp-send');
    press(one(composer, 'textarea'), 'Enter', { ctrlKey: true });
    one<HTMLButtonElement>(composer, 'button[type=submit]').click();
    expect(sends).toHaveLength(0);
    expect(one<HTMLButtonElement>(composer, 'button[type=submit]').title).toBe('Bind first');
  });

  test('what is typed is told field by field', async () => {
    const composer = await compose();
    const drafts = eventsOf(composer, 'smpp-draft');
    const field = one<HTMLInputElement>(composer, 'input[name=to]');
    field.value = '999';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect(drafts).toEqual([{ to: '999' }]);
  });

  test('is accessible, with and without a problem', async () => {
    expect(await violationsOf(await compose())).toEqual([]);
    expect(await violationsOf(await compose({ problem: 'It does not fit.' }))).toEqual([]);
  });
});

test('the panel of the message centre tells what is changed, and asks for a delivery', async () => {
  const panel = await mount('smpp-simulator-panel', { ready: true });
  const changes = eventsOf(panel, 'smpp-simulator');
  const injections = eventsOf(panel, 'smpp-inject');
  type(one<HTMLInputElement>(panel, 'input[type=number]'), '2.5');
  expect(changes.at(-1)).toMatchObject({ delayMs: 2_500 });
  await rendered(panel);
  one<HTMLButtonElement>(panel, 'button[type=submit]').click();
  expect(injections).toHaveLength(1);
  expect(await violationsOf(panel)).toEqual([]);
});
