import {
  ALPHABETS,
  formatReceipt,
  type IdRule,
  isReceipt,
  type MatchIdOptions,
  MESSAGE_STATES,
  type MessageFields,
  matchMessageIds,
  type ReceiptFields,
  readReceipt,
  readReceiptText,
} from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../vectors/hex.ts';

const octets = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const deliver = (text: string, rest: Partial<MessageFields> = {}): MessageFields => ({
  esm_class: 4,
  data_coding: 0,
  short_message: octets(text),
  ...rest,
});
const tlvs = (id: string, state: number) => [
  { tag: 0x001e, name: 'receipted_message_id', value: id },
  { tag: 0x0427, name: 'message_state', value: state },
];

describe('the words of a receipt', () => {
  test.each([
    [
      'all keys',
      'id:0123456789 sub:001 dlvrd:001 submit date:2106301439 done date:2106301440 stat:DELIVRD err:000 text:Hello you',
      {
        id: '0123456789',
        sub: '001',
        dlvrd: '001',
        submit_date: '2106301439',
        done_date: '2106301440',
        stat: 'DELIVRD',
        err: '000',
        text: 'Hello you',
      },
    ],
    ['keys missing', 'id:1 stat:UNDELIV', { id: '1', stat: 'UNDELIV' }],
    [
      'dates without a blank',
      'id:1 submitdate:2106301439 done_date:0',
      { id: '1', submit_date: '2106301439', done_date: '0' },
    ],
    ['other case', 'ID:1 Stat:DELIVRD Text:x', { id: '1', stat: 'DELIVRD', text: 'x' }],
    ['a blank before the value', 'id:1 err: 0 text:x', { id: '1', err: '0', text: 'x' }],
    ['an empty value', 'id:1 sub: dlvrd:1 err: text:', { id: '1', sub: '', dlvrd: '1', err: '', text: '' }],
    ['octets before the first key', '4790SMSAlert^id:1054BC63 stat:DELIVRD', { id: '1054BC63', stat: 'DELIVRD' }],
    ['unknown keys', 'id:1 vendor:abc stat:DELIVRD mcc:310', { id: '1', stat: 'DELIVRD' }],
    ['the first of two counts', 'id:1 id:2', { id: '1' }],
    [
      'keys in the text are text',
      'id:1 stat:DELIVRD text:my sub:9 err:8',
      { id: '1', stat: 'DELIVRD', text: 'my sub:9 err:8' },
    ],
    ['text first', 'text:Hello id:1 stat:DELIVRD err:000', { text: 'Hello ', id: '1', stat: 'DELIVRD', err: '000' }],
    ['a NUL at the end', 'id:1\0', { id: '1' }],
    ['words that only end in a key', 'grid:1 void:2', {}],
    ['nothing', '', {}],
  ])('%s', (_, text, words) => {
    expect(readReceiptText(text).words).toEqual(words);
  });
});

describe('what is a receipt', () => {
  const text = 'id:1 stat:DELIVRD';
  test.each<[string, number, string, boolean, boolean]>([
    ['the bit is set', 0x04, text, true, true],
    ['with other bits', 0x47, text, true, true],
    ['intermediate notification', 0x20, text, true, true],
    ['the bit alone, without a text', 0x04, '', true, true],
    ['a user acknowledgement is none', 0x08, 'seen', false, false],
    ['the text alone is one only by guess', 0x00, text, false, true],
    ['an ordinary text is none', 0x00, 'your id: 5', false, false],
  ])('%s', (_, esm_class, sm, announced, guessed) => {
    expect(isReceipt(deliver(sm, { esm_class }))).toBe(announced);
    expect(isReceipt(deliver(sm, { esm_class }), { guess: true })).toBe(guessed);
    expect(readReceipt(deliver(sm, { esm_class })) !== undefined).toBe(guessed);
    expect(readReceipt(deliver(sm, { esm_class }), { guess: false }) !== undefined).toBe(announced);
  });

  test('receipted_message_id in an ordinary message does not make it one', () => {
    expect(readReceipt(deliver('STOP', { esm_class: 0, tlvs: tlvs('77', 2) }))).toBeUndefined();
  });
});

describe('reading', () => {
  test.each<[string, MessageFields, object]>([
    [
      'TLVs come first',
      deliver('id:1 stat:UNDELIV', { tlvs: tlvs('abc', 2) }),
      { id: 'abc', state: 'DELIVERED', final: true, from: { id: 'tlv', state: 'tlv' } },
    ],
    ['TLVs alone', deliver('', { tlvs: tlvs('abc', 5) }), { id: 'abc', state: 'UNDELIVERABLE', words: {} }],
    ['a TLV with its NUL, as octets', deliver('', { tlvs: [{ tag: 0x1e, value: fromHex('616200') }] }), { id: 'ab' }],
    [
      'the text alone',
      deliver('id:7 stat:EXPIRED'),
      { id: '7', state: 'EXPIRED', from: { id: 'text', state: 'text' } },
    ],
    [
      'a state outside the table',
      deliver('id:7', { tlvs: tlvs('', 77) }),
      { id: '7', state: undefined, message_state: 77 },
    ],
    ['no id at all', deliver('stat:DELIVRD'), { id: undefined, state: 'DELIVERED', from: { id: 'none' } }],
    ['a long word', deliver('id:1 stat:UNDELIVERABLE'), { state: 'UNDELIVERABLE' }],
    ['a queueing word', deliver('id:1 stat:BUFFRED'), { state: 'ENROUTE', final: false }],
    [
      'a word of the vendor',
      deliver('id:1 stat:DND_REJECTED'),
      { state: undefined, final: false, words: { stat: 'DND_REJECTED' } },
    ],
    [
      'a guessed word',
      deliver('id:1 stat:FAILED'),
      { state: 'UNDELIVERABLE', guesses: ['stat:FAILED read as UNDELIVERABLE'] },
    ],
    ['a number', deliver('id:1 stat:2'), { state: 'DELIVERED', guesses: ['stat:2 read as DELIVERED'] }],
    ['intermediate', deliver('id:1 stat:DELIVRD', { esm_class: 0x20 }), { intermediate: true, final: false }],
    [
      'an error of the network',
      deliver('id:1', { tlvs: [{ tag: 0x0423, value: fromHex('030145') }] }),
      { networkError: { type: 3, code: 0x145 } },
    ],
    ['err is a word', deliver('id:1 err:21b'), { words: { err: '21b' } }],
    [
      'behind a header',
      deliver('', {
        esm_class: 0x44,
        short_message: Uint8Array.from([5, 0, 3, 1, 2, 1, ...octets('id:1 stat:DELIVRD')]),
      }),
      { id: '1' },
    ],
    [
      'in message_payload',
      { esm_class: 4, data_coding: 0, tlvs: [{ tag: 0x0424, value: octets('id:1 stat:DELIVRD') }] },
      { id: '1' },
    ],
    ['ASCII under UCS-2', deliver('id:1 stat:DELIVRD', { data_coding: 8 }), { id: '1' }],
    [
      'UCS-2 indeed',
      deliver('', {
        data_coding: 8,
        short_message: ALPHABETS.ucs2.encode('id:1 stat:DELIVRD'),
      }),
      { id: '1', state: 'DELIVERED' },
    ],
    [
      'octets of any kind in the text',
      deliver('id:1 stat:DELIVRD text:\u00d8\u0004\u001b'),
      { id: '1', words: { text: '\u00d8\u0004\u001b' } },
    ],
    [
      'dates',
      deliver('id:1 submit date:2106301439 done date:210630144059'),
      { submitDate: new Date('2021-06-30T14:39Z'), doneDate: new Date('2021-06-30T14:40:59Z') },
    ],
    [
      'a date that is none',
      deliver('id:1 done date:0000000000'),
      { doneDate: undefined, words: { done_date: '0000000000' } },
    ],
  ])('%s', (_, pdu, expected) => {
    expect(readReceipt(pdu)).toMatchObject(expected);
  });

  test('the zone of the dates is a setting', () => {
    const receipt = readReceipt(deliver('id:1 done date:2106301439'), { offsetMinutes: 120 });
    expect(receipt?.doneDate).toEqual(new Date('2021-06-30T12:39Z'));
  });

  test('what TLVs and text say differently is told', () => {
    const { guesses } = readReceipt(deliver('id:1 stat:UNDELIV', { tlvs: tlvs('2', 2) }))!;
    expect(guesses).toEqual([
      'receipted_message_id and id: differ: the TLV counts',
      'message_state and stat: differ: the TLV counts',
    ]);
  });
});

describe('writing', () => {
  const fields: ReceiptFields = {
    id: '0123456789',
    state: 'DELIVERED',
    submitDate: new Date('2021-06-30T14:39:01Z'),
    doneDate: new Date('2021-06-30T14:40:59Z'),
    text: 'Hello, this is more than twenty characters',
  };

  test('appendix B', () => {
    expect(formatReceipt(fields)).toBe(
      'id:0123456789 sub:001 dlvrd:001 submit date:2106301439 done date:2106301440 stat:DELIVRD err:000 text:Hello, this is more ',
    );
  });

  test('a dialect', () => {
    const dialect = { textLabel: 'Text', dateDigits: 12, offsetMinutes: 60, omit: ['sub', 'dlvrd'] } as const;
    expect(formatReceipt({ ...fields, state: 'UNDELIVERABLE', error: '21b', text: 'né' }, dialect)).toBe(
      'id:0123456789 submit date:210630153901 done date:210630154059 stat:UNDELIV err:21b Text:n?',
    );
  });

  test.each(MESSAGE_STATES)('%s comes back', (state) => {
    const text = formatReceipt({ ...fields, state, error: 7 });
    expect(text).toMatch(/stat:[A-Z]{7} err:007/);
    expect(readReceipt(deliver(text))).toMatchObject({ id: fields.id, state, guesses: [] });
  });
});

describe('message ids that mean the same', () => {
  test.each<[string, string, IdRule | undefined, MatchIdOptions?]>([
    ['abc', 'abc', 'exact'],
    ['0', '0', 'exact'],
    ['00B8BE19', '00b8be19', 'case'],
    ['00B8BE19', 'b8be19', 'padding'],
    ['0000000000', '0', 'padding'],
    ['0e999f21-aaaa-bbbb-cccc-0123456789ab', '0E999F21AAAABBBBCCCC0123456789AB', 'dashes'],
    ['7a3', '1955', 'hex-decimal'],
    ['1955', '7A3', 'decimal-hex'],
    ['10', '16', 'hex-decimal'],
    ['8130d2e7a1b2c3d4', '9309172322066940884', 'hex-decimal'],
    ['7a3', '1955', undefined, { conversions: ['decimal-hex'] }],
    ['7a3', '1955', undefined, { conversions: [] }],
    ['SAR-1-23', 'SAR-12-3', undefined],
    ['10-5', '105', undefined],
    ['007X', '7X', undefined],
    ['1', '2', undefined],
    ['', '', undefined],
    ['f'.repeat(65), '1', undefined],
  ])('%s and %s: %s', (a, b, rule, options) => {
    expect(matchMessageIds(a, b, options)).toBe(rule);
  });
});
