import type { SendOptions, SendRequest, SmppComposer } from '@smpp-web/console';
import { ComposerStore, FIRST_DRAFT, type PresetRequest, PresetStore } from '@smpp-web/console/stores';
import { describe, expect, test } from 'vitest';
import { textInitOf } from '../../web/src/engine/text-request.ts';
import { optionWords } from '../../web/src/messages/option-words.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, type, violationsOf } from './mount.ts';

const TURKISH = 'ışık ğ '.repeat(20);
const GSM = 'x'.repeat(161);

describe('what a text takes', () => {
  test.each<[string, string, SendOptions, string, number, number]>([
    ['plain', 'Hello', {}, 'gsm7', 0, 1],
    ['two parts', GSM, {}, 'gsm7', 0, 2],
    ['what GSM 7-bit lacks', '日本', {}, 'ucs2', 8, 1],
    ['Turkish in UCS-2', TURKISH, {}, 'ucs2', 8, 3],
    ['Turkish with national tables', TURKISH, { national: [1] }, 'gsm7', 0, 1],
    ['Turkish tables by hand', TURKISH, { alphabet: 'gsm7', shifts: { locking: 1, single: 0 } }, 'gsm7', 0, 1],
    ['flash', 'Hello', { messageClass: 0 }, 'gsm7', 0xf0, 1],
    ['flash in UCS-2', '日本', { messageClass: 0 }, 'ucs2', 0x18, 1],
    ['Latin-1', 'é', { alphabet: 'latin1' }, 'latin1', 3, 1],
    ['Cyrillic', 'Привет', { alphabet: 'iso8859-5' }, 'iso8859-5', 6, 1],
    ['UCS-2 by choice', 'Hello', { alphabet: 'ucs2' }, 'ucs2', 8, 1],
    ['another data_coding', 'Hello', { data_coding: 0xf1 }, 'gsm7', 0xf1, 1],
    ['message_payload is never cut', GSM.repeat(10), { by: 'payload' }, 'gsm7', 0, 1],
    ['sar_* TLVs', GSM, { by: 'sar' }, 'gsm7', 0, 2],
  ])('%s', (_, text, options, alphabet, data_coding, segments) => {
    const composer = new ComposerStore({ ...FIRST_DRAFT, text, options });
    const { measure, problem } = composer.get();
    expect(measure).toMatchObject({ alphabet, data_coding, segments });
    expect(problem).toBe('');
  });

  test.each<[string, string, SendOptions, RegExp]>([
    ['a letter that the alphabet lacks', '日', { alphabet: 'gsm7' }, /U\+65E5.*gsm7/],
    ['a class in an alphabet without one', 'é', { alphabet: 'latin1', messageClass: 0 }, /latin1 has no data_coding/],
    [
      'national tables without a header',
      'x',
      { shifts: { locking: 1, single: 0 }, by: 'sar' },
      /need a user data header/,
    ],
    ['too many parts', 'x'.repeat(40_000), {}, /at most 255/],
  ])('cannot be sent: %s', (_, text, options, problem) => {
    expect(new ComposerStore({ ...FIRST_DRAFT, text, options }).get().problem).toMatch(problem);
  });
});

describe('what the session is given', () => {
  const base = { to: '447700900123', from: '2775', text: 'Hi', receipt: true };
  test.each<[string, Partial<SendRequest>, object]>([
    [
      'kinds are guessed',
      {},
      { to: { ton: 1, npi: 1, addr: '447700900123' }, from: { ton: 0, npi: 0, addr: '2775' }, registered_delivery: 1 },
    ],
    ['no sender', { from: '' }, { registered_delivery: 1 }],
    ['no receipt', { receipt: false }, { registered_delivery: 0 }],
    [
      'registered_delivery comes first',
      { options: { fields: { registered_delivery: 0x11 } } },
      { registered_delivery: 0x11 },
    ],
    [
      'a kind that is given',
      { to: '+4477', options: { destination: { ton: 2, npi: 8 } } },
      { to: { ton: 2, npi: 8, addr: '4477' } },
    ],
    [
      'a name keeps its plus',
      { from: '+Bank', options: { source: { ton: 5, npi: 0 } } },
      { from: { ton: 5, npi: 0, addr: '+Bank' } },
    ],
    ['options of the text', { options: { by: 'sar', messageClass: 1 } }, { by: 'sar', messageClass: 1 }],
  ])('%s', (_, change, expected) => expect(textInitOf({ ...base, ...change })).toMatchObject(expected));
});

describe('what differs from the usual is said', () => {
  test.each<[SendOptions, string[]]>([
    [{}, []],
    [{ messageClass: 0, alphabet: 'ucs2' }, ['UCS-2', 'flash']],
    [{ by: 'payload', packed: true }, ['message_payload, uncut', 'packed septets']],
    [{ shifts: { locking: 1, single: 3 } }, ['locking Turkish, single Portuguese']],
    [{ source: { ton: 5, npi: 0 } }, ['from as alphanumeric']],
    [{ fields: { validity_period: '000000020000000R' } }, ['validity_period in 2 hours']],
    [
      { fields: { priority_flag: 2, tlvs: [{ tag: 0x1401, value: new Uint8Array(1) }] } },
      ['priority_flag 2', 'TLV 0x1401'],
    ],
  ])('%j', (options, words) => expect(optionWords(options)).toEqual(words));
});

describe('drafts', () => {
  test('each conversation has its own, with its options', () => {
    const composer = new ComposerStore({ ...FIRST_DRAFT, to: 'a', text: 'for a' });
    composer.change({ options: { messageClass: 0 } });
    composer.turnTo('b');
    expect(composer.get()).toMatchObject({ to: 'b', text: '', options: {} });
    composer.change({ text: 'for b' });
    composer.turnTo('a');
    expect(composer.get()).toMatchObject({ to: 'a', text: 'for a', options: { messageClass: 0 } });
    composer.turnTo('b');
    expect(composer.get().text).toBe('for b');
  });

  test('the one at hand is left alone', () => {
    const composer = new ComposerStore({ ...FIRST_DRAFT, to: '+447700900123', text: 'Hi' });
    composer.turnTo('447700900123');
    expect(composer.get()).toMatchObject({ to: '+447700900123', text: 'Hi' });
  });
});

describe('what is kept for the next time', () => {
  const storage = (value: string | null) => {
    const kept = { value };
    return {
      kept,
      getItem: () => kept.value,
      setItem: (_: string, text: string) => void Object.assign(kept, { value: text }),
    };
  };
  const BANK = { addr: 'Bank', kind: { ton: 5, npi: 0 } };

  test('senders and texts, until they are forgotten', () => {
    const kept = storage(null);
    const ask = (request: PresetRequest) => new PresetStore({ storage: kept }).answer(request);
    ask({ act: 'keep', sender: BANK });
    ask({ act: 'keep', text: 'Your code is' });
    expect(new PresetStore({ storage: kept }).get()).toEqual({ senders: [BANK], texts: ['Your code is'] });
    ask({ act: 'forget', sender: BANK });
    expect(new PresetStore({ storage: kept }).get()).toEqual({ senders: [], texts: ['Your code is'] });
  });

  test.each([
    '',
    'null',
    '[]',
    '{"senders":[{"addr":7},null],"texts":{}}',
    '{"senders":[{"addr":"x","kind":{"ton":"1"}}]}',
  ])('a storage that holds %j is as good as empty', (value) =>
    expect(new PresetStore({ storage: storage(value) }).get()).toEqual({ senders: [], texts: [] }),
  );
});

/** What is loaded on demand is compiled first, which takes its time on a busy machine. */
const LOADED = { timeout: 10_000 };

/** A composer whose drafts come back to it, as in the console. */
async function live(
  options: SendOptions = {},
  text = 'Hello',
): Promise<{ element: SmppComposer; store: ComposerStore }> {
  const store = new ComposerStore({ ...FIRST_DRAFT, text, options });
  const element = await mount<SmppComposer>('smpp-composer', { draft: store.get() });
  element.style.cssText = 'display: block; width: 420px';
  element.addEventListener('smpp-draft', ({ detail }) => {
    store.change(detail);
    element.draft = store.get();
  });
  return { element, store };
}

const button = (element: Element, name: string) =>
  all<HTMLButtonElement>(element, 'button').find((each) => (each.ariaLabel ?? each.textContent!).trim() === name)!;

const field = (element: Element, label: string) =>
  all<HTMLLabelElement>(element, 'label')
    .find((each) => each.textContent!.includes(label))!
    .querySelector<HTMLSelectElement>('select, input')!;

async function openOptions(element: Element): Promise<Element> {
  button(element, 'How it is sent').click();
  await expect.poll(() => all(element, 'smpp-send-options').length, LOADED).toBe(1);
  const options = one(element, 'smpp-send-options');
  await rendered(options);
  return options;
}

describe('options', () => {
  test.each<[string, string, SendOptions]>([
    ['Alphabet', 'ucs2', { alphabet: 'ucs2' }],
    ['National tables', '1', { national: [1] }],
    ['Class', '0', { messageClass: 0 }],
    ['Parts', 'payload', { by: 'payload' }],
    ['Instead of what is lacking', '?', { replacement: '?' }],
    ['From: ton', '5', { source: { ton: 5, npi: 0 } }],
    ['To: npi', '9', { destination: { ton: 1, npi: 9 } }],
  ])('%s is set to %s', async (label, value, expected) => {
    const { element, store } = await live();
    type(field(await openOptions(element), label), value);
    expect(store.get().options).toEqual(expected);
  });

  test.each<[string, string, unknown]>([
    ['priority_flag', '3', 3],
    ['service_type', 'CMT', 'CMT'],
    ['validity_period', '000000010000000R', '000000010000000R'],
    ['registered_delivery', '17', 17],
    ['replace_if_present_flag', '1', 1],
  ])('the field %s', async (name, value, expected) => {
    const { element, store } = await live();
    const options = await openOptions(element);
    const editor = all(options, 'smpp-field-editor').find(
      (each) => (each as unknown as { name: string }).name === name,
    )!;
    type(all<HTMLInputElement>(editor, 'input').find(({ type }) => type !== 'checkbox')!, value);
    expect(store.get().options.fields).toEqual({ [name]: expected });
  });

  test('a field that does not fit says so beside itself', async () => {
    const { element } = await live({ fields: { service_type: 'FAR TOO LONG' } });
    const options = await openOptions(element);
    expect(textOf(options)).toMatch(/At most 5 characters/);
  });

  test('national tables are by hand where GSM 7-bit is asked for', async () => {
    const { element, store } = await live({ alphabet: 'gsm7' });
    const options = await openOptions(element);
    type(field(options, 'Locking table'), '1');
    await rendered(element);
    type(field(options, 'Single shift table'), '3');
    expect(store.get().options.shifts).toEqual({ locking: 1, single: 3 });
  });

  test('what differs is in sight when they are closed, and is undone at once', async () => {
    const { element, store } = await live({ messageClass: 0 });
    await expect
      .poll(
        () =>
          all(element, '.differs')
            .map(({ textContent }) => textContent)
            .join(),
        LOADED,
      )
      .toContain('flash');
    button(element, 'As usual').click();
    await rendered(element);
    expect(store.get().options).toEqual({});
    expect(all(element, '.differs')).toEqual([]);
  });

  test('the box for receipts has the last word over registered_delivery', async () => {
    const { element, store } = await live({ fields: { registered_delivery: 2 } });
    const box = one<HTMLInputElement>(element, 'input[type=checkbox]');
    expect(box.checked).toBe(true);
    box.click();
    expect(store.get()).toMatchObject({ receipt: false, options: {} });
  });
});

describe('the parts of a text', () => {
  test('each is shown as the PDU that would leave', async () => {
    const { element } = await live({}, GSM);
    button(element, '2 parts').click();
    await expect.poll(() => all(element, 'smpp-part-list').length, LOADED).toBe(1);
    const list = one(element, 'smpp-part-list');
    await rendered(list);
    expect(all(list, 'summary').map((each) => each.textContent!.trim().slice(0, 11))).toEqual([
      'Part 1 of 2',
      'Part 2 of 2',
    ]);
    expect(textOf(list)).toContain('concat8');
    expect(all(list, 'smpp-hex-view')).toHaveLength(1);
    all(list, 'summary')[1]!.click();
    await expect.poll(() => textOf(list)).toContain('part 2 of 2');
  });

  test('marking a field there does not reach the inspector', async () => {
    const { element } = await live();
    const marks = eventsOf(element, 'smpp-mark');
    button(element, '1 part').click();
    await expect.poll(() => all(element, '[role=treeitem]').length).toBeGreaterThan(2);
    all(element, '[role=treeitem]')[1]!.click();
    await rendered(element);
    expect(marks).toEqual([]);
    expect(all(element, '[role=treeitem][aria-selected=true]')).toHaveLength(1);
  });
});

describe('hostile content', () => {
  test.each(['<img src=x onerror=alert(1)>', '\u202Egnp.exe', 'W'.repeat(3_000)])('%s', async (text) => {
    const { element } = await live({}, text);
    const presets = { senders: [{ addr: text.slice(0, 21) }], texts: [text] };
    Object.assign(element, { presets, problem: text });
    await rendered(element);
    button(element, 'Kept texts').click();
    await rendered(element);
    expect(all(element, 'img')).toEqual([]);
    expect(one(element, '.problem').textContent).toBe(text);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });
});

test('kept texts and senders are at hand by a menu', async () => {
  const { element, store } = await live();
  Object.assign(element, { presets: { senders: [{ addr: 'Bank', kind: { ton: 5, npi: 0 } }], texts: ['Your code'] } });
  await rendered(element);
  button(element, 'Senders').click();
  await rendered(element);
  all<HTMLButtonElement>(element, '[role=menuitem]')[0]!.click();
  expect(store.get()).toMatchObject({ from: 'Bank', options: { source: { ton: 5, npi: 0 } } });
  const asked = eventsOf(element, 'smpp-preset');
  button(element, 'Kept texts').click();
  await rendered(element);
  const keep = all<HTMLButtonElement>(element, '[role=menuitem]').find((each) =>
    each.textContent!.includes('Keep this text'),
  )!;
  keep.click();
  expect(asked).toEqual([{ act: 'keep', text: 'Hello' }]);
});

test('a text that does not fit the options is not sent', async () => {
  const { element } = await live({ alphabet: 'gsm7' }, '日');
  const sends = eventsOf(element, 'smpp-send');
  press(one(element, 'textarea'), 'Enter', { ctrlKey: true });
  expect(sends).toEqual([]);
  expect(one(element, '.problem').textContent).toContain('U+65E5');
});

describe('accessible', () => {
  test.each(['light', 'dark'])('in the %s theme, with options and with parts', async (scheme) => {
    const { element } = await live({
      messageClass: 0,
      fields: { tlvs: [{ tag: 0x0204, name: 'user_message_reference', value: 1 }] },
    });
    element.style.colorScheme = scheme;
    element.style.background = scheme === 'dark' ? '#101419' : '#f7f8fa';
    await openOptions(element);
    expect(await violationsOf(element)).toEqual([]);
    button(element, '1 part').click();
    await expect.poll(() => all(element, 'smpp-part-list').length, LOADED).toBe(1);
    await rendered(element);
    expect(await violationsOf(element)).toEqual([]);
  });
});
