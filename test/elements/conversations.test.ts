import type { Feed, SmppConversation, SmppConversationList, SmppMessageBubble } from '@smpp-web/console';
import { type Conversation, type Item, MessageStore, SearchStore, search } from '@smpp-web/console/stores';
import type { ReceivedMessage, ReceivedPart, SentMessage, SentPart } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import type { KeptStorage } from '../../web/src/common/kept.ts';
import { conversationAsCsv, conversationAsJson } from '../../web/src/messages/export.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, violationsOf } from './mount.ts';
import { memoryStorage } from './storage.ts';

const accepted: SentPart = { outcome: 'accepted', message_id: '77', acceptedAt: 1_020, receipts: [] };
const DELIVERED = { state: 'DELIVERED', final: true, stat: 'DELIVRD', at: 3_020, matchedBy: 'exact' } as const;

const sent = (change: Partial<SentMessage> = {}): SentMessage => ({
  number: 1,
  from: '2775',
  to: '4477',
  text: 'Hello',
  data_coding: 0,
  submittedAt: 1_000,
  parts: [accepted],
  ...change,
});

const received = (text: string, at = 2_000, change: Partial<ReceivedMessage> = {}): ReceivedMessage => ({
  from: '4477',
  to: '2775',
  text,
  parts: 1,
  octets: undefined,
  data_coding: 0,
  reference: undefined,
  at,
  ...change,
});

const part = (sequence: number, text: string): ReceivedPart => ({
  from: '4477',
  to: '2775',
  reference: 9,
  total: 3,
  received: sequence,
  sequence,
  text,
  at: 1_000 + sequence,
});

const feed = (change: Partial<Feed>) => ({ sent: [], received: [], receipts: [], partial: [], ...change });

/** Conversations in which all of this has happened, in session 1. */
function store(messages: readonly (SentMessage | ReceivedMessage)[] = [sent()], storage?: KeptStorage): MessageStore {
  const made = new MessageStore(storage);
  for (const message of messages) {
    const told = { session: 1, message };
    if ('number' in message) made.take(feed({ sent: [{ session: 1, message }] }));
    else made.take(feed({ received: [told as Feed['received'][number]] }));
  }
  return made;
}

const sentItem = (change: Partial<SentMessage> = {}) => store([sent(change)]).get().list[0]!.items[0]!;

describe('conversations', () => {
  test('what is pinned stays above what is newer', () => {
    const messages = store([received('old', 1, { from: 'a' }), received('new', 2, { from: 'b' })]);
    messages.pin('a', true);
    expect(messages.get().list.map(({ peer }) => peer)).toEqual(['a', 'b']);
    messages.pin('a', false);
    expect(messages.get().list.map(({ peer }) => peer)).toEqual(['b', 'a']);
  });

  test('what is pinned is so at the next visit, until all is forgotten', () => {
    const storage = memoryStorage();
    const visit = () => store([received('old', 1, { from: 'a' }), received('new', 2, { from: 'b' })], storage);
    visit().pin('a', true);
    const messages = visit();
    expect(messages.get().list.map(({ pinned }) => pinned)).toEqual([true, false]);
    messages.forget();
    expect(messages.get().list.map(({ pinned }) => pinned)).toEqual([false, false]);
    messages.pin('b', true);
    expect(storage.text()).toBe('["b"]');
  });

  test('what has come is marked as read without being opened', () => {
    const messages = store([received('1', 1, { from: 'a' }), received('2', 2, { from: 'b' })]);
    messages.markRead('b');
    expect(messages.get()).toMatchObject({ open: 'a', list: [{ unread: 0 }, { unread: 0 }] });
  });

  test('a deleted conversation comes back whole, with what has come since', () => {
    const messages = store([sent(), received('Hi')]);
    const { items, restore } = messages.remove('4477');
    expect([items.length, messages.get().list]).toEqual([2, []]);
    messages.take(feed({ received: [{ session: 1, message: received('Later', 9_000) }] }));
    restore();
    expect(messages.get().list[0]!.items.map((item) => item.at)).toEqual([1_000, 2_000, 9_000]);
  });

  test('a deleted message stays deleted when its receipt comes', () => {
    const messages = store([sent(), received('Hi')]);
    const { key } = messages.get().list[0]!.items[0]!;
    const { restore } = messages.remove('4477', key);
    messages.take(feed({ sent: [{ session: 1, message: sent({ parts: [{ ...accepted, receipts: [DELIVERED] }] }) }] }));
    expect(messages.get().list[0]!.items.map(({ kind }) => kind)).toEqual(['received']);
    restore();
    expect(messages.get().list[0]!.items).toHaveLength(2);
  });

  test('parts of a long message are shown as they come, and give way to the whole', () => {
    const messages = store([]);
    messages.take(feed({ partial: [{ session: 1, part: part(1, 'one ') }] }));
    messages.take(feed({ partial: [{ session: 1, part: { ...part(2, 'three'), sequence: 3 } }] }));
    expect(messages.get().list[0]!.items).toMatchObject([{ kind: 'partial', texts: ['one ', undefined, 'three'] }]);
    const whole = received('one two three', 5, { parts: 3, reference: 9 });
    messages.take(feed({ received: [{ session: 1, message: whole }] }));
    expect(messages.get().list[0]!.items).toMatchObject([{ kind: 'received', message: { text: 'one two three' } }]);
  });

  test('answers to questions about a message stay with it', () => {
    const messages = store();
    const note = { at: 5, text: 'query_sm: DELIVERED', tone: 'good' } as const;
    messages.note('4477', messages.get().list[0]!.items[0]!.key, note);
    messages.take(feed({ sent: [{ session: 1, message: sent() }] }));
    expect(messages.get().list[0]!.items).toMatchObject([{ notes: [note] }]);
  });
});

describe('search', () => {
  const { list } = store([
    sent({ text: 'Your code is 4711', parts: [{ ...accepted, message_id: 'AB-99', receipts: [DELIVERED] }] }),
    sent({ number: 2, to: '4999', text: 'Lost', parts: [{ outcome: 'unknown', receipts: [] }] }),
    sent({ number: 3, to: '4999', text: 'No', parts: [{ outcome: 'rejected', problem: 'Throttled.', receipts: [] }] }),
    received('Straße İstanbul', 9),
  ]).get();

  test.each([
    ['a word of the text', 'CODE', ['Your code is 4711']],
    ['a number', '4999', ['No', 'Lost']],
    ['a message_id', 'ab-99', ['Your code is 4711']],
    ['a state', 'delivrd', ['Your code is 4711']],
    ['an outcome', 'unknown', ['Lost']],
    ['a reason', 'throttled', ['No']],
    ['letters that fold to more', 'istanbul', []],
    ['letters that fold to more, as they stand', 'İstanbul', ['Straße İstanbul']],
    ['nothing', '   ', []],
    ['what is not there', 'zebra', []],
  ])('%s', (_, query, texts) => {
    expect(
      search(list, query).map(({ item }) => (item.kind === 'receipt' ? '' : 'message' in item && item.message.text)),
    ).toEqual(texts);
  });

  test('what was found is cut out with what stands around it', () => {
    const [hit] = search(store([received(`${'a'.repeat(60)} needle ${'b'.repeat(200)}`)]).get().list, 'Needle');
    expect(hit).toMatchObject({ before: `…${'a'.repeat(23)} `, found: 'needle' });
    expect(hit!.after).toHaveLength(80);
  });

  test('what comes later is found, too', async () => {
    const messages = store([]);
    const searching = new SearchStore({ messages });
    searching.look('later');
    messages.take(feed({ received: [{ session: 1, message: received('Later') }] }));
    await expect.poll(() => searching.get().hits.length).toBe(1);
  });

  test('100 times 2,000 messages are searched, and no more hits are given than a list shows', () => {
    const items = store(Array.from({ length: 2_000 }, (_, index) => received('needle', index))).get().list[0]!.items;
    const many = Array.from({ length: 100 }, (_, index): Conversation => ({ peer: String(index), items, unread: 0 }));
    expect(search(many, 'needle')).toHaveLength(200);
    expect(search(many, 'nothing of the kind')).toEqual([]);
  });
});

describe('export', () => {
  const conversation = store([
    sent({ text: '=cmd|calc', parts: [{ ...accepted, receipts: [DELIVERED] }] }),
    received('He said "hi",\nthen left', 9),
    received('', 10, { octets: Uint8Array.of(0, 255), data_coding: 4 }),
  ]).get().list[0]!;

  test('as CSV: quoted, and no text is a formula', () => {
    const csv = conversationAsCsv(conversation);
    expect(csv).toContain(",out,2775,4477,'=cmd|calc,DELIVRD,77,1,");
    expect(csv).toContain('"He said ""hi"",\nthen left"');
  });

  test('as JSON, octets as hex', () => {
    expect(JSON.parse(conversationAsJson(conversation))).toMatchObject({
      peer: '4477',
      items: [{ kind: 'sent' }, { kind: 'received' }, { message: { octets: '00ff' } }],
    });
  });
});

const bubble = (item: Item, more: object = {}) =>
  mount<SmppMessageBubble>('smpp-message-bubble', { item, peer: '4477', ...more });

const buttons = (element: Element) => all(element, 'button').map((each) => each.textContent!.trim());

describe('a message', () => {
  test('step by step, with the time that each took', async () => {
    const element = await bubble(sentItem({ parts: [{ ...accepted, sentAt: 1_000, receipts: [DELIVERED] }] }));
    const steps = all(element, '.steps li').map((each) => each.textContent!.replace(/\s+/g, ' ').trim());
    expect(steps.map((step) => step.replace(/^\S+ /, ''))).toEqual([
      'submitted',
      'accepted after 20 ms',
      'receipt DELIVRD after 2.00 s',
    ]);
  });

  test('one that waited for a session says so', async () => {
    const element = await bubble(sentItem({ parts: [{ ...accepted, sentAt: 1_600, acceptedAt: 1_610 }] }));
    expect(textOf(element)).toContain('sent after 600 ms');
  });

  test('a refusal has its status, its likely cause and what helps', async () => {
    const element = await bubble(
      sentItem({ parts: [{ outcome: 'rejected', command_status: 0x58, problem: 'x', receipts: [] }] }),
    );
    expect(textOf(one(element, '.advice'))).toContain('ESME_RTHROTTLED');
    expect(all(element, '.advice dt').map(({ textContent }) => textContent)).toEqual([
      'Status',
      'Likely cause',
      'What helps',
    ]);
    expect(buttons(element)).toContain('Edit and try again');
  });

  test('of an unknown outcome, it is sent again or taken for not sent', async () => {
    const item = sentItem({ parts: [{ outcome: 'unknown', receipts: [] }] });
    const element = await bubble(item);
    const asked = eventsOf(element, 'smpp-message');
    for (const name of ['Send again', 'Mark as not sent'])
      all(element, 'button')
        .find((each) => each.textContent!.includes(name))!
        .click();
    expect(asked).toEqual([
      { act: 'resend', peer: '4477', item },
      { act: 'write-off', peer: '4477', item },
    ]);
  });

  test.each<[string, number, string]>([
    ['flash', 0xf0, 'flash'],
    ['flash in UCS-2', 0x18, 'flash'],
    ['class 2', 0xf2, 'class 2'],
    ['Latin-1', 3, 'Latin-1 (ISO 8859-1)'],
    ['voice mail', 0xc8, 'voice mail waiting'],
    ['plain', 0, ''],
    ['UCS-2', 8, ''],
  ])('%s is told', async (_, data_coding, words) => {
    for (const item of [
      sentItem({ data_coding }),
      store([received('x', 1, { data_coding })]).get().list[0]!.items[0]!,
    ]) {
      const element = await bubble(item);
      expect(
        all(element, '.coding')
          .map(({ textContent }) => textContent)
          .join(),
      ).toBe(words);
    }
  });

  test('octets are hex', async () => {
    const [item] = store([received('', 1, { octets: Uint8Array.of(1, 0xab), data_coding: 4 })]).get().list[0]!.items;
    const element = await bubble(item!);
    expect(one(element, '.binary').textContent).toBe('01 ab');
    expect(one(element, '.coding').textContent).toBe('binary');
  });

  test('an incomplete one says what has come, and leads to it', async () => {
    const messages = store([]);
    messages.take(feed({ partial: [{ session: 1, part: part(1, 'one ') }] }));
    const [item] = messages.get().list[0]!.items;
    const element = await bubble(item!);
    expect(textOf(element)).toContain('1 of 3 parts');
    expect(all(element, '.missing').map(({ textContent }) => textContent)).toEqual(['2', '3']);
    const asked = eventsOf(element, 'smpp-show-part');
    one(element, '.places button').click();
    expect(asked).toEqual([{ item, part: 1 }]);
  });

  test('what is looked for is marked', async () => {
    const element = await bubble(sentItem({ text: '<b>Hello</b> hello' }), { query: 'HELLO' });
    expect(all(element, 'mark').map(({ textContent }) => textContent)).toEqual(['Hello', 'hello']);
    expect(one(element, '.text').textContent).toBe('<b>Hello</b> hello');
  });
});

describe('a conversation by keyboard', () => {
  const many = store(Array.from({ length: 250 }, (_, index) => received(`Message ${index}`, index))).get().list[0]!;
  const open = (conversation: Conversation, more: object = {}) =>
    mount<SmppConversation>('smpp-conversation', { conversation, ...more });
  const focused = (element: Element) => element.shadowRoot!.activeElement as SmppMessageBubble;

  test('arrows go from message to message, Home to the very first', async () => {
    const element = await open(many);
    expect(all(element, 'smpp-message-bubble')).toHaveLength(100);
    one(element, 'smpp-message-bubble[tabindex="0"]').focus();
    expect(focused(element).ariaPosInSet).toBe('250');
    press(focused(element), 'ArrowUp');
    await expect.poll(() => focused(element).ariaPosInSet).toBe('249');
    press(focused(element), 'Home');
    await expect.poll(() => focused(element).ariaPosInSet).toBe('1');
    expect(all(element, 'smpp-message-bubble')).toHaveLength(250);
  });

  test('the menu opens by keyboard, and gives the focus back', async () => {
    const element = await open(store().get().list[0]!);
    const asked = eventsOf(element, 'smpp-message');
    one(element, 'smpp-message-bubble').focus();
    press(focused(element), 'F10', { shiftKey: true });
    await rendered(element);
    const items = all(element, '[role=menuitem]').map((each) => each.textContent!.trim());
    expect(items.map((text) => text.split('\n')[0])).toEqual(
      expect.arrayContaining(['Ask how it is: query_sm', 'Call it off: cancel_sm']),
    );
    all<HTMLButtonElement>(element, '[role=menuitem]')
      .find((each) => each.textContent!.includes('query_sm'))!
      .click();
    expect(asked).toMatchObject([{ act: 'query', peer: '4477' }]);
    await expect.poll(() => focused(element)?.localName).toBe('smpp-message-bubble');
  });

  test.each([
    ['Delete', 'smpp-message', { act: 'delete' }],
    ['Enter', 'smpp-show-part', { item: { kind: 'sent' } }],
  ] as const)('%s', async (key, name, detail) => {
    const element = await open(store().get().list[0]!);
    const asked: unknown[] = eventsOf(element, name);
    one(element, 'smpp-message-bubble').focus();
    press(focused(element), key);
    expect(asked).toMatchObject([detail]);
  });

  test('a message that was found is brought into sight, be it far up', async () => {
    const element = await open(many);
    Object.assign(element, { sought: many.items[3]!.key, query: 'Message 3' });
    await rendered(element);
    await expect
      .poll(() => element.shadowRoot!.querySelector('[data-sought]')?.getBoundingClientRect().top ?? -1)
      .toBeGreaterThan(0);
    expect(one(element, '.items').scrollTop).toBeLessThan(1_000);
  });
});

describe('the list', () => {
  const { list: conversations } = store([received('Hi', 1, { from: 'a' }), received('Ho', 2, { from: 'b' })]).get();
  const open = (more: object = {}) =>
    mount<SmppConversationList>('smpp-conversation-list', { conversations, selected: 'b', ...more });

  test('what is typed is looked for', async () => {
    const element = await open();
    const asked = eventsOf(element, 'smpp-search');
    const input = one<HTMLInputElement>(element, 'input');
    input.value = 'hi';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    expect(asked).toEqual([{ query: 'hi' }]);
  });

  test('what was found is gone through by arrows, and Escape ends it', async () => {
    const hits = search(conversations, 'h');
    const element = await open({ query: 'h', hits });
    const opened = eventsOf(element, 'smpp-open-hit');
    const asked = eventsOf(element, 'smpp-search');
    press(one(element, 'input'), 'ArrowDown');
    press(one(element, '[role=listbox]'), 'ArrowDown');
    expect(opened.map(({ peer }) => peer)).toEqual(['b', 'a']);
    expect(all(element, 'mark').map(({ textContent }) => textContent)).toEqual(['H', 'H']);
    press(one(element, '[role=listbox]'), 'Escape');
    expect(asked).toEqual([{ query: '' }]);
  });

  test('the menu of a conversation opens by keyboard', async () => {
    const element = await open();
    const asked = eventsOf(element, 'smpp-conversation');
    one(element, '[role=listbox]').focus();
    press(one(element, '[role=listbox]'), 'ContextMenu');
    await rendered(element);
    all<HTMLButtonElement>(element, '[role=menuitem]')
      .find((each) => each.textContent!.includes('Pin'))!
      .click();
    press(one(element, '[role=listbox]'), 'Delete');
    expect(asked).toEqual([
      { act: 'pin', peer: 'b' },
      { act: 'delete', peer: 'b' },
    ]);
  });

  test('names of the address book stand for numbers, and are searched', async () => {
    const names = new Map([['a', '<b>Ann</b>']]);
    const element = await open({ names });
    expect(all(element, '.peer').map((each) => each.textContent!.trim())).toEqual(['b', '<b>Ann</b>']);
    expect(search(conversations, 'ann', names).map(({ peer }) => peer)).toEqual(['a']);
    const conversation = conversations.find(({ peer }) => peer === 'a')!;
    const view = await mount<SmppConversation>('smpp-conversation', { conversation, name: '<b>Ann</b>' });
    expect(one(view, 'h2').textContent).toBe('<b>Ann</b> a');
  });

  test('nothing found is said', async () => {
    const element = await open({ query: 'zebra', hits: [] });
    expect(one(element, '[role=status]').textContent).toBe('Nothing was found.');
  });
});

describe('accessible', () => {
  const messages = store([
    sent(),
    sent({ number: 2, parts: [{ outcome: 'unknown', receipts: [] }] }),
    sent({ number: 3, parts: [{ outcome: 'rejected', command_status: 0x58, problem: 'Too fast.', receipts: [] }] }),
    received('مرحبا', 9, { data_coding: 0x18 }),
  ]);
  messages.take(feed({ partial: [{ session: 1, part: part(1, 'one') }] }));

  test.each(['light', 'dark'])('in the %s theme', async (scheme) => {
    const style = { colorScheme: scheme, background: scheme === 'dark' ? '#14181e' : '#fff' };
    const conversation = messages.get().list[0]!;
    const view = await mount<SmppConversation>('smpp-conversation', { conversation, query: 'one' });
    Object.assign(view.style, style);
    for (const each of all<HTMLDetailsElement>(view, 'details')) each.open = true;
    await rendered(view);
    expect(await violationsOf(view)).toEqual([]);
    const list = await mount<SmppConversationList>('smpp-conversation-list', {
      conversations: messages.get().list,
      query: 'o',
      hits: search(messages.get().list, 'o'),
    });
    Object.assign(list.style, style);
    expect(await violationsOf(list)).toEqual([]);
  });
});
