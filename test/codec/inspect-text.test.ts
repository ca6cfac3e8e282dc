import { encode } from '@smpp-web/codec';
import { inspect } from '@smpp-web/codec/inspect';
import { encodeGsm7, encodeUdh, fillBitsFor, packSeptets, type UdhInit } from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { gapsIn, joined, octetsOf, spanAt } from './inspect-spans.ts';

const UDHI = 0x40;
const RECEIPT = 0x04;

function submit(short_message: Uint8Array, { data_coding = 0, esm_class = 0 } = {}): Uint8Array {
  return encode('submit_sm', { short_message, data_coding, esm_class }, { lenient: true });
}

function deliver(text: string, esm_class = RECEIPT): Uint8Array {
  return encode('deliver_sm', { short_message: octetsOf(text), esm_class });
}

describe('text', () => {
  test.each([
    ['gsm7', 0, encodeGsm7('a€'), 'a€', '2 characters of GSM 7-bit.'],
    ['latin1', 3, octetsOf('\xe9t\xe9'), 'été', '3 characters of Latin-1.'],
    ['ucs2', 8, Uint8Array.of(0xd8, 0x3d, 0xde, 0x00), '😀', '1 character of UCS-2.'],
    ['GSM group', 0x18, Uint8Array.of(0x04, 0x1f), 'П', '1 character of UCS-2.'],
  ])('%s is decoded', (_, data_coding, octets, value, detail) => {
    const span = spanAt(inspect(submit(octets, { data_coding })), 'short_message.text');
    expect(span).toMatchObject({ value, meaning: JSON.stringify(value), detail });
  });

  test('that is binary stays octets', () => {
    const span = spanAt(inspect(submit(Uint8Array.of(1, 2), { data_coding: 4 })), 'short_message.data');
    expect(span).toMatchObject({ value: Uint8Array.of(1, 2), meaning: '2 octets of binary data' });
  });

  test('under data_coding 0 is read in the alphabet of the caller', () => {
    const frame = submit(octetsOf('\xe9'));
    expect(spanAt(inspect(frame, { defaultAlphabet: 'latin1' }), 'short_message.text').value).toBe('é');
  });

  test('in message_payload is explained there', () => {
    const frame = encode(
      'data_sm',
      { esm_class: UDHI, tlvs: [{ name: 'message_payload', value: Uint8Array.of(2, 0x24, 0, 0x41) }] },
      { lenient: true },
    );
    const inspection = inspect(frame);
    expect(spanAt(inspection, 'tlvs[0].value.udh[0]').name).toBe('singleShift');
    expect(spanAt(inspection, 'tlvs[0].value.text').value).toBe('A');
  });

  test('that holds half a pair says so at its octet', () => {
    const inspection = inspect(submit(Uint8Array.of(0, 0x41, 0xd8, 0x3d), { data_coding: 8 }));
    const { issues, offset } = spanAt(inspection, 'short_message.text');
    expect(issues).toMatchObject([{ code: 'lone_surrogate', offset: offset + 2 }]);
  });
});

const HEADERS: readonly [title: string, elements: UdhInit[], path: string, value: unknown, meaning: string][] = [
  [
    '8-bit concatenation',
    [{ name: 'concat8', value: { reference: 66, total: 3, sequence: 2 } }],
    'udh[0]',
    null,
    'part 2 of 3, reference 66',
  ],
  [
    'a reference',
    [{ name: 'concat16', value: { reference: 4660, total: 3, sequence: 2 } }],
    'udh[0].reference',
    4660,
    '',
  ],
  [
    'ports',
    [{ name: 'ports16', value: { destinationPort: 2948, originatorPort: 9200 } }],
    'udh[0].destinationPort',
    2948,
    '',
  ],
  ['a language', [{ name: 'singleShift', value: { language: 1 } }], 'udh[0].language', 1, 'Turkish'],
  [
    'the identifier',
    [{ name: 'lockingShift', value: { language: 1 } }],
    'udh[0].iei',
    0x25,
    'National language locking shift',
  ],
  ['the length', [{ id: 0x70, data: Uint8Array.of(1, 2) }], 'udh[0].iedl', 2, '2 octets of data'],
  ['an unknown element', [{ id: 0xa5, data: octetsOf('ok') }], 'udh[0].data', octetsOf('ok'), '"ok"'],
  ['the octet of the length', [{ id: 0x70, data: Uint8Array.of(1, 2) }], 'udh.udhl', 4, '4 octets of header follow'],
];

describe('user data header', () => {
  test.each(HEADERS)('%s', (_, elements, path, value, meaning) => {
    const frame = submit(joined(encodeUdh(elements), octetsOf('text')), { esm_class: UDHI });
    const inspection = inspect(frame);
    expect(spanAt(inspection, `short_message.${path}`)).toMatchObject({ value, meaning });
    expect(gapsIn(inspection.spans, 0, frame.length)).toEqual([]);
  });

  test('bits of an element have masks that cover them', () => {
    const element: UdhInit = { name: 'messageIndication', value: { store: 1, basicType: 1, count: 3 } };
    const inspection = inspect(submit(encodeUdh([element]), { esm_class: UDHI }));
    const { bits } = spanAt(inspection, 'short_message.udh[0].indication');
    expect(bits?.map(({ mask, name, value }) => [mask, name, value])).toEqual([
      [0x80, 'store', 1],
      [0x60, 'profile', 0],
      [0x1c, 'extendedType', 0],
      [0x03, 'basicType', 1],
    ]);
  });

  test('of one stray octet is covered', () => {
    const frame = submit(Uint8Array.of(1, 0xff, 0x41), { esm_class: UDHI });
    expect(spanAt(inspect(frame), 'short_message.udh.unread')).toMatchObject({ length: 1 });
    expect(gapsIn(inspect(frame).spans, 0, frame.length)).toEqual([]);
  });

  test('that does not add up is text, with an issue on short_message', () => {
    const inspection = inspect(submit(octetsOf('Hello'), { esm_class: UDHI }));
    expect(spanAt(inspection, 'short_message').issues).toMatchObject([{ code: 'udh_unsound' }]);
    expect(spanAt(inspection, 'short_message.text').value).toBe('Hello');
  });
});

describe('packed septets', () => {
  const udh = encodeUdh([{ name: 'concat8', value: { reference: 1, total: 2, sequence: 1 } }]);
  const octets = joined(udh, packSeptets(encodeGsm7('a€'), fillBitsFor(udh.length)));
  const inspection = inspect(submit(octets, { esm_class: UDHI }), { packed: true });

  test.each([
    ['[0]', '"a"', ['fill', 0x01, 0], ['septet 1', 0xfe, 0x61]],
    ['[1]', 'escape', ['septet 2', 0x7f, 0x1b], ['septet 3', 0x80, 1]],
    ['[2]', '"€"', ['septet 3', 0x3f, 0x32], ['padding', 0xc0, 0]],
  ])('octet %s completes %s', (index, meaning, ...bits) => {
    const span = spanAt(inspection, `short_message.text${index}`);
    expect(span.meaning).toBe(meaning);
    expect(span.bits?.map(({ name, mask, value }) => [name, mask, value])).toEqual(bits);
  });

  test('make the text', () => {
    expect(spanAt(inspection, 'short_message.text')).toMatchObject({ value: 'a€', meaning: '"a€"' });
  });

  test.each([0, 1, 7, 8, 9, 20])('cover every bit of %i characters once', (characters) => {
    const frame = submit(packSeptets(encodeGsm7('x'.repeat(characters))));
    const spans = inspect(frame, { packed: true }).spans;
    expect(gapsIn(spans, 0, frame.length)).toEqual([]);
    const text = spans.find(({ name }) => name === 'short_message')?.children?.[0];
    for (const { bits = [] } of text?.children ?? []) {
      expect(bits.reduce((all, { mask }) => all + mask, 0)).toBe(0xff);
      expect(bits.reduce((all, { mask }) => all | mask, 0)).toBe(0xff);
    }
  });
});

const APPENDIX_B =
  'id:42 sub:001 dlvrd:001 submit date:2611251000 done date:2611251001 stat:DELIVRD err:000 text:Hello';

describe('receipts', () => {
  test.each([
    ['id', '42', '', 6],
    ['sub', '001', '', 8],
    ['submit_date', '2611251000', '2026-11-25 10:00', 23],
    ['done_date', '2611251001', '2026-11-25 10:01', 21],
    ['stat', 'DELIVRD', 'DELIVERED', 13],
    ['err', '000', 'no error', 8],
    ['text', 'Hello', '', 10],
  ])('%s:%s is a span of its own', (key, value, meaning, length) => {
    const span = spanAt(inspect(deliver(APPENDIX_B)), `short_message.text.${key}`);
    expect(span).toMatchObject({ value, meaning, length, section: '3.4 Appendix B' });
  });

  test.each([
    ['in order', APPENDIX_B],
    ['with words in front', `OK ${APPENDIX_B}`],
    ['out of order', 'stat:UNDELIV err:1 id:7'],
    ['in capitals', 'ID:7 STAT:EXPIRED'],
    ['of one key', 'id:7'],
    ['with a key twice', 'id:7 id:8 stat:DELIVRD'],
    ['with the id after the text', 'text:sub:1 id:7 stat:DELIVRD'],
    ['without a key', 'all is well'],
  ])('%s are covered', (_, text) => {
    const frame = deliver(text);
    expect(gapsIn(inspect(frame).spans, 0, frame.length)).toEqual([]);
  });

  test.each([
    ['announced', RECEIPT, 'receipt: DELIVERED, id 42'],
    ['on the way', 0x20, 'notification: DELIVERED, id 42'],
    ['not announced', 0, 'looks like a receipt: DELIVERED, id 42'],
  ])('%s', (_, esm_class, meaning) => {
    expect(spanAt(inspect(deliver(APPENDIX_B, esm_class)), 'short_message').meaning).toBe(meaning);
  });

  test('are not looked for in a submit_sm', () => {
    const span = spanAt(inspect(submit(octetsOf('id:1 stat:DELIVRD'))), 'short_message');
    expect(span.meaning).toBe('"id:1 stat:DELIVRD"');
  });

  test('in UCS-2 have two octets per character', () => {
    const short_message = Uint8Array.from(
      [...'id:7 stat:DELIVRD'].flatMap((character) => [0, character.charCodeAt(0)]),
    );
    const frame = encode('deliver_sm', {
      esm_class: RECEIPT,
      data_coding: 8,
      short_message,
    });
    expect(spanAt(inspect(frame), 'short_message.text.id')).toMatchObject({ value: '7', length: 10 });
  });
});
