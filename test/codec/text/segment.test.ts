import { decode, encode } from '@smpp-web/codec';
import {
  choose,
  fieldsOf,
  type MessageFields,
  measure,
  NO_SHIFTS,
  parseUdh,
  readUserData,
  referenceCounter,
  type SegmentOptions,
  segment,
} from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../vectors/hex.ts';

const a = (count: number) => 'a'.repeat(count);
const family = '👨‍👩‍👧';

describe('where parts end', () => {
  test.each<[string, string, SegmentOptions, number[]]>([
    ['160 septets are one message', a(160), {}, [160]],
    ['161 are two', a(161), {}, [153, 8]],
    ['16-bit references leave 152', a(161), { by: 'udh16' }, [152, 9]],
    ['sar_* leave the room for an 8-bit one', a(161), { by: 'sar' }, [153, 8]],
    ['message_payload is never cut', a(1000), { by: 'payload' }, [1000]],
    ['70 UTF-16 units are one message', 'я'.repeat(70), {}, [70]],
    ['71 are two', 'я'.repeat(71), {}, [67, 4]],
    ['an escape pair opens the next part', `${a(152)}€${a(9)}`, {}, [152, 11]],
    ['a surrogate pair opens the next part', `${'я'.repeat(66)}😀${'я'.repeat(5)}`, {}, [66, 7]],
    ['Latin-1 counts octets', 'é'.repeat(141), { alphabet: 'latin1' }, [134, 7]],
    ['Shift-JIS never cuts a pair', `a${'漢'.repeat(70)}`, { alphabet: 'jis' }, [133, 8]],
    ['ISO-2022-JP pays for its escapes', '漢'.repeat(68), { alphabet: 'iso2022jp' }, [134, 14]],
    ['ports take room', a(160), { ports: { destination: 2948, originator: 9200 } }, [146, 14]],
    ['a joined emoji is cut by default', 'я'.repeat(64) + family + a(3), {}, [67, 8]],
    ['or kept whole', 'я'.repeat(64) + family + a(3), { keepGraphemes: true }, [64, 11]],
    ['a cluster larger than a part is cut all the same', `e${'\u0301'.repeat(100)}`, { keepGraphemes: true }, [67, 34]],
    ['the empty text is one part', '', {}, [0]],
  ])('%s', (_, text, options, units) => {
    const { parts } = segment(text, { reference: 1, ...options });
    expect(parts.map((part) => part.units)).toEqual(units);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(measure(text, options).segments).toBe(units.length);
  });
});

describe('what parts carry', () => {
  test('one part carries no concatenation', () => {
    const { esm_class, reference, parts } = segment('hello');
    expect({ esm_class, reference, parts }).toEqual({
      esm_class: 0,
      reference: undefined,
      parts: [{ text: 'hello', units: 5, short_message: new TextEncoder().encode('hello') }],
    });
  });

  test('a header in every part', () => {
    const { esm_class, parts } = segment(a(161), { reference: 0x7f });
    expect(esm_class).toBe(0x40);
    expect(parts.map(({ udh }) => toHex(udh!))).toEqual(['0500037f0201', '0500037f0202']);
    expect(parts.map(({ short_message }) => short_message.length)).toEqual([159, 14]);
  });

  test('packed septets stay within 140 octets', () => {
    const { parts } = segment(a(161), { reference: 1, packed: true });
    expect(parts.map(({ short_message }) => short_message.length)).toEqual([140, 14]);
  });

  test('the three TLVs', () => {
    const { esm_class, parts } = segment(a(161), { by: 'sar', reference: 0x1234 });
    expect(esm_class).toBe(0);
    expect(parts[1]).toMatchObject({
      tlvs: [
        { tag: 0x020c, name: 'sar_msg_ref_num', value: 0x1234 },
        { tag: 0x020e, name: 'sar_total_segments', value: 2 },
        { tag: 0x020f, name: 'sar_segment_seqnum', value: 2 },
      ],
    });
    expect(parts[1]?.udh).toBeUndefined();
  });

  test('message_payload instead of short_message', () => {
    const { parts } = segment('hello', { by: 'payload' });
    expect(parts).toEqual([
      {
        text: 'hello',
        units: 5,
        short_message: new Uint8Array(0),
        tlvs: [{ tag: 0x0424, name: 'message_payload', value: new TextEncoder().encode('hello') }],
      },
    ]);
  });

  test('ports and national tables stand behind the concatenation', () => {
    const shifts = { locking: 1, single: 1 };
    const { parts } = segment('ş'.repeat(146), {
      shifts,
      ports: { destination: 2948, originator: 9200 },
      reference: 9,
    });
    expect(parseUdh(parts[0]!.short_message).elements.map(({ name }) => name)).toEqual([
      'concat8',
      'ports16',
      'singleShift',
      'lockingShift',
    ]);
  });

  test('ports without a header go into TLVs', () => {
    const { parts } = segment('x', { by: 'sar', ports: { destination: 2948, originator: 9200 } });
    expect(parts[0]?.tlvs).toEqual([
      { tag: 0x020a, name: 'source_port', value: 9200 },
      { tag: 0x020b, name: 'dest_port', value: 2948 },
    ]);
  });

  test('octets', () => {
    const octets = Uint8Array.from({ length: 141 }, (_, index) => index);
    const { alphabet, data_coding, parts } = segment(octets, { reference: 1 });
    expect({ alphabet, data_coding }).toEqual({ alphabet: 'binary', data_coding: 4 });
    expect(parts.flatMap(({ short_message }) => [...short_message.subarray(6)])).toEqual([...octets]);
  });

  test.each<[string, SegmentOptions, number]>([
    ['flash', { flash: true }, 0xf0],
    ['flash in the general group', { flash: true, form: 'general' }, 0x10],
    ['an alphabet that is the default of the peer', { alphabet: 'latin1', defaultAlphabet: 'latin1' }, 0],
    ['set by hand', { data_coding: 0xf1 }, 0xf1],
  ])('data_coding: %s', (_, options, data_coding) => {
    expect(segment('hello', options).data_coding).toBe(data_coding);
    expect(measure('hello', options).data_coding).toBe(data_coding);
  });

  test('what an alphabet lacks is replaced when asked', () => {
    const { parts } = segment('aЖb', { alphabet: 'ascii', replacement: '?' });
    expect(toHex(parts[0]!.short_message)).toBe('613f62');
  });
});

describe('from text to octets and back', () => {
  test.each<[string, SegmentOptions]>([
    ['udh8', { by: 'udh8' }],
    ['udh16', { by: 'udh16' }],
    ['sar', { by: 'sar' }],
    ['payload', { by: 'payload' }],
    ['packed', { packed: true }],
  ])('%s: every part fits a submit_sm, and is read from it again', (_, options) => {
    const message = segment('Grüße aus Köln! '.repeat(20), { reference: 1, ...options });
    const texts = message.parts.map((part) => {
      const pdu = decode(encode('submit_sm', { destination_addr: '4477', ...fieldsOf(message, part) }));
      return readUserData(pdu as unknown as MessageFields, { packed: options.packed === true }).text;
    });
    expect(texts).toEqual(message.parts.map(({ text }) => text));
  });
});

describe('references', () => {
  test('count up and wrap', () => {
    const next = referenceCounter(8, 254);
    expect([next(), next(), next()]).toEqual([254, 255, 0]);
    expect(referenceCounter(16, 65_535)()).toBe(65_535);
  });

  test('are taken only where there is more than one part', () => {
    const reference = referenceCounter(8, 7);
    segment('short', { reference });
    expect(segment(a(161), { reference }).reference).toBe(7);
  });

  test('are drawn at random where none is given, within the width of the element', () => {
    const { reference } = segment(a(161));
    expect(reference).toBeGreaterThanOrEqual(0);
    expect(reference).toBeLessThan(256);
  });
});

describe('what cannot be sent is refused', () => {
  test.each<[string, string, SegmentOptions, string]>([
    ['more than 255 parts', a(153 * 255 + 1), {}, '256 parts of 153 units, expected at most 255'],
    ['more than message_payload holds', a(65_536), { by: 'payload' }, '65535 octets'],
    [
      'a character that the alphabet lacks, by its place',
      `${a(200)}Ж`,
      { alphabet: 'gsm7' },
      'character 200 of the text',
    ],
    ['a reference too large', a(161), { reference: 256 }, '256 is no reference for udh8: expected 0 to 255'],
    ['national tables without a header', 'ş', { by: 'sar', shifts: { locking: 1, single: 0 } }, 'use udh8 or udh16'],
    ['a port too large', 'x', { ports: { destination: 70_000, originator: 1 } }, '70000 is no 16-bit port'],
    ['an 8-bit port too low', 'x', { ports: { destination: 1, originator: 240, width: 8 } }, 'expected 240 to 255'],
    ['flash in an alphabet without classes', 'x', { alphabet: 'latin1', flash: true }, 'latin1 has no data_coding'],
  ])('%s', (_, text, options, message) => {
    expect(() => segment(text, options)).toThrow(message);
  });
});

describe('the choice of an alphabet', () => {
  test.each<[string, string, SegmentOptions, string, { locking: number; single: number }]>([
    ['GSM 7-bit where it can', 'Hello [€]', {}, 'gsm7', NO_SHIFTS],
    ['UCS-2 where it cannot', 'Привет', {}, 'ucs2', NO_SHIFTS],
    ['Latin-1 when welcome', 'crème brûlée', { alphabets: ['gsm7', 'latin1', 'ucs2'] }, 'latin1', NO_SHIFTS],
    ['fewer parts win', '['.repeat(100), { alphabets: ['gsm7', 'latin1', 'ucs2'] }, 'latin1', NO_SHIFTS],
    ['Turkish when allowed', 'şğ', { national: [1] }, 'gsm7', { locking: 1, single: 0 }],
    ['not without a header', 'şğ', { national: [1], by: 'sar' }, 'ucs2', NO_SHIFTS],
    ['languages that do not exist are no help', 'şğ', { national: [14, 99] }, 'ucs2', NO_SHIFTS],
    ['UCS-2 where nothing welcome fits', 'Ж', { alphabets: ['gsm7', 'latin1'] }, 'ucs2', NO_SHIFTS],
  ])('%s', (_, text, options, alphabet, shifts) => {
    expect(choose(text, options)).toEqual({ alphabet, shifts });
  });
});

describe('what a composer shows', () => {
  test.each([
    ['', { characters: 0, units: 0, unitsPerSegment: 160, segments: 1, unitsLeft: 160 }],
    ['hi', { characters: 2, units: 2, unitsPerSegment: 160, segments: 1, unitsLeft: 158 }],
    [a(161), { characters: 161, units: 161, unitsPerSegment: 153, segments: 2, unitsLeft: 145 }],
    ['€', { characters: 1, units: 2, unitsPerSegment: 160, segments: 1, unitsLeft: 158 }],
    ['😀', { characters: 1, units: 2, unitsPerSegment: 70, segments: 1, unitsLeft: 68 }],
    ['\ud83d', { characters: 1, units: 1, unitsPerSegment: 70, segments: 1, unitsLeft: 69 }],
  ])('%j', (text, expected) => {
    expect(measure(text)).toMatchObject(expected);
  });

  test('the characters that make the text dear, each once', () => {
    expect(measure('\u201cno\u201d \u2013 \u201cЖ😀').forcing).toEqual([
      { index: 0, character: '\u201c', count: 2, suggestion: '"' },
      { index: 3, character: '\u201d', count: 1, suggestion: '"' },
      { index: 5, character: '\u2013', count: 1, suggestion: '-' },
      { index: 8, character: 'Ж', count: 1, suggestion: undefined },
      { index: 9, character: '😀', count: 1, suggestion: undefined },
    ]);
  });

  test('never throws where segment would', () => {
    expect(measure('aЖb', { alphabet: 'ascii' })).toMatchObject({ units: 3, segments: 1, forcing: [{ index: 1 }] });
    expect(measure(a(153 * 255 + 1)).segments).toBe(256);
    expect(measure('é', { alphabet: 'latin1', flash: true }).data_coding).toBe(3);
  });
});
