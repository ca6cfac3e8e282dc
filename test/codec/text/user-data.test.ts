import { encodeGsm7, type MessageFields, readUserData, segment, type UserDataOptions } from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../vectors/hex.ts';

const payload = (hex: string) => [{ tag: 0x0424, name: 'message_payload', value: fromHex(hex) }];
const sar = (reference: number, total: number, sequence: number) => [
  { tag: 0x020c, value: reference },
  { tag: 0x020e, value: total },
  { tag: 0x020f, value: sequence },
];
const message = (hex: string, rest: Partial<MessageFields> = {}): MessageFields => ({
  data_coding: 0,
  short_message: fromHex(hex),
  ...rest,
});
const receipt = Array.from(new TextEncoder().encode('id:1 stat:DELIVRD'), (octet) => octet.toString(16)).join('');

describe('where the message stands, and what it says', () => {
  test.each<[string, MessageFields, UserDataOptions, object]>([
    ['short_message', message('4869'), {}, { source: 'short_message', alphabet: 'gsm7', text: 'Hi' }],
    ['message_payload alone', { data_coding: 0, tlvs: payload('4869') }, {}, { source: 'message_payload', text: 'Hi' }],
    [
      'message_payload, short_message empty',
      message('', { tlvs: payload('00') }),
      {},
      { source: 'message_payload', text: '@' },
    ],
    ['neither', { data_coding: 0 }, {}, { source: 'none', text: '' }],
    [
      'a header in short_message',
      message('05000301020141', { esm_class: 0x40 }),
      {},
      { text: 'A', concat: { reference: 1, width: 8, total: 2, sequence: 1 } },
    ],
    [
      'a header in message_payload',
      { esm_class: 0x43, data_coding: 0, tlvs: payload('05000301020141') },
      {},
      { text: 'A', concat: { sequence: 1 } },
    ],
    [
      'sar_* TLVs',
      message('41', { tlvs: sar(300, 2, 2) }),
      {},
      { text: 'A', concat: { reference: 300, width: 'sar', total: 2, sequence: 2 } },
    ],
    [
      'a national table',
      message('0325010107', { esm_class: 0x40 }),
      {},
      { text: 'ı', shifts: { locking: 1, single: 0 } },
    ],
    [
      'the default alphabet is a setting',
      message('40'),
      { defaultAlphabet: 'latin1' },
      { alphabet: 'latin1', text: '@' },
    ],
    ['packed', message('e8329bfd06'), { packed: true }, { packed: true, text: 'hello' }],
    [
      'packed behind a header',
      message('050003010201d06536fb0d', { esm_class: 0x40 }),
      { packed: true },
      { text: 'hello' },
    ],
    [
      'a class names GSM 7-bit whatever the default',
      message('00', { data_coding: 0xf1 }),
      { defaultAlphabet: 'latin1' },
      { text: '@' },
    ],
    ['UCS-2', message('041600e9', { data_coding: 8 }), {}, { alphabet: 'ucs2', text: 'Жé' }],
    ['flash UCS-2', message('0416', { data_coding: 0x18 }), {}, { text: 'Ж', dataCoding: { messageClass: 0 } }],
    ['binary', message('00ff', { data_coding: 4 }), {}, { alphabet: 'binary', text: '' }],
    [
      'a receipt in ASCII under UCS-2',
      message(receipt, { esm_class: 4, data_coding: 8 }),
      {},
      { text: 'id:1 stat:DELIVRD' },
    ],
    ['an ordinary text that looks like one', message('69643a31', { data_coding: 8 }), {}, { text: '\u6964\u3a31' }],
    ['a header that nothing announces stays text', message('05000301020141'), {}, { concat: undefined }],
    ['unless asked for', message('05000301020141'), { guessUdh: true }, { text: 'A', concat: { reference: 1 } }],
  ])('%s', (_, pdu, options, expected) => {
    const { concat, ...data } = readUserData(pdu, options);
    expect({ ...data, concat }).toMatchObject(expected);
  });
});

describe('what is odd is read and listed', () => {
  test.each<[string, MessageFields, string, string]>([
    ['text in two places', message('41', { tlvs: payload('42') }), 'A', 'text_in_two_places'],
    ['a header that is none', message('48656c6c6f', { esm_class: 0x40 }), 'Hello', 'udh_unsound'],
    ['a header and no octets', message('', { esm_class: 0x40 }), '', 'udh_unsound'],
    [
      'two ways of concatenation',
      message('05000301020141', { esm_class: 0x40, tlvs: sar(1, 2, 1) }),
      'A',
      'sar_ignored',
    ],
    ['one sar_* TLV missing', message('41', { tlvs: sar(1, 2, 1).slice(1) }), 'A', 'sar_ignored'],
    ['part 3 of 2', message('41', { tlvs: sar(1, 2, 3) }), 'A', 'sar_ignored'],
    ['an odd octet of UCS-2', message('004100', { data_coding: 8 }), 'A\ufffd', 'odd_octets'],
    ['compressed text', message('41', { data_coding: 0x20 }), '', 'compressed'],
  ])('%s', (_, pdu, text, code) => {
    const data = readUserData(pdu);
    expect(data.text).toBe(text);
    expect(data.issues.map((issue) => issue.code)).toContain(code);
  });
});

test.each([
  ['plain', 'Hello [€]'],
  ['Cyrillic', 'Привет'],
])('what segment writes is read back: %s', (_, text) => {
  const { data_coding, esm_class, parts } = segment(text);
  expect(readUserData({ data_coding, esm_class, ...parts[0]! })).toMatchObject({ text, issues: [] });
});

test('octets are a view, not a copy', () => {
  const short_message = encodeGsm7('hello');
  expect(readUserData({ data_coding: 0, short_message }).octets.buffer).toBe(short_message.buffer);
});
