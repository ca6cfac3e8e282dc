import {
  ALPHABETS,
  type AlphabetName,
  createReassembler,
  decodeGsm7,
  encodeGsm7,
  LANGUAGES,
  matchMessageIds,
  measure,
  packSeptets,
  parseReceiptDate,
  parseUdh,
  readReceipt,
  readUserData,
  type SegmentOptions,
  segment,
  tablesFor,
  unpackSeptets,
} from '@smpp-web/codec/text';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const names = Object.keys(ALPHABETS) as AlphabetName[];
const textOf = (alphabet: AlphabetName) => {
  const has = ALPHABETS[alphabet].canEncode;
  const sample = 'aZ0 @£€[]éçЖяשלحन漢かア한😀👍\n';
  const usual = [...sample].filter((character) => has(character.codePointAt(0)!));
  const any = fc
    .string({ unit: 'binary', maxLength: 5 })
    .filter((text) => [...text].every((c) => has(c.codePointAt(0)!)));
  if (usual.length === 0) return fc.constant('');
  return fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, any), { maxLength: 700 })
    .map((all) => all.join(''));
};
/** Any text of Unicode, with what SMS is made of over-represented. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', 'Hello ', '€', '[', 'Ж', '😀', '👨‍👩‍👧', 'e\u0301', 'ş', 'क'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 300 },
  )
  .map((all) => all.join(''));
const octets = (maxLength = 160) => fc.uint8Array({ maxLength });
const method = fc.constantFrom('udh8' as const, 'udh16' as const, 'sar' as const, 'payload' as const);

/** Sends all parts to a reassembler in the order given, and gives what comes out. */
function rejoin(text: string, options: SegmentOptions, order: (count: number) => readonly number[]): string[] {
  const { data_coding, esm_class, parts } = segment(text, options);
  const reassembler = createReassembler();
  const texts: string[] = [];
  for (const index of order(parts.length)) {
    const { short_message, tlvs = [] } = parts[index]!;
    const data = readUserData({ data_coding, esm_class, short_message, tlvs }, { packed: options.packed === true });
    const pushed = reassembler.push({ from: '1', to: '2', data }, 0);
    if (pushed.kind === 'complete') texts.push(pushed.text);
  }
  expect(reassembler.size).toBe(0);
  return texts;
}

const inOrder = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('what is cut joins again', () => {
  test('any text, any method, the best alphabet', () => {
    const national = fc.subarray(LANGUAGES.map(({ id }) => id));
    fc.assert(
      fc.property(anyText, method, national, fc.boolean(), (text, by, languages, keepGraphemes) => {
        const options = { by, national: languages, keepGraphemes, reference: 5 };
        expect(rejoin(text, options, inOrder)).toEqual([text]);
      }),
      { numRuns: 150 },
    );
  });

  test.each(names)('texts of %s', (alphabet) => {
    fc.assert(
      fc.property(textOf(alphabet), method, (text, by) => {
        expect(rejoin(text, { alphabet, by, reference: 5 }, inOrder).join('')).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  test('packed, where no part ends in what could be padding', () => {
    fc.assert(
      fc.property(textOf('gsm7'), (text) => {
        const letters = text.replace(/[@\r]/g, 'x');
        expect(rejoin(letters, { alphabet: 'gsm7', packed: true, reference: 5 }, inOrder)).toEqual([letters]);
      }),
      { numRuns: 60 },
    );
  });

  test('in any order, with any repeats', () => {
    const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 161, max: 2000 }), seeds, (length, picks) => {
        const text = 'abcdefghij'.repeat(200).slice(0, length);
        // Repeats before the last part only: after completion a repeat opens a message of its own.
        const order = (count: number) => {
          const last = picks[0]! % count;
          const others = inOrder(count).filter((index) => index !== last);
          const repeats = picks.map((pick) => others[pick % others.length]!);
          return [...repeats, ...others, last];
        };
        expect(rejoin(text, { reference: 5 }, order)).toEqual([text]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('no part is over its budget', () => {
  test('of 140 octets on the air, and never empty', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('udh8' as const, 'udh16' as const),
        fc.boolean(),
        (text, by, keepGraphemes) => {
          const options = { by, keepGraphemes, reference: 5, packed: true, national: [1, 6] };
          const { parts } = segment(text, options);
          expect(Math.max(...parts.map(({ short_message }) => short_message.length))).toBeLessThanOrEqual(140);
          expect(parts.filter((part) => part.text === '' && parts.length > 1)).toEqual([]);
          expect(measure(text, options).segments).toBe(parts.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each(['jis', 'iso2022jp', 'euckr'] as const)('%s is counted as it is encoded', (alphabet) => {
    fc.assert(
      fc.property(textOf(alphabet), (text) => {
        for (const part of segment(text, { alphabet, reference: 5 }).parts) {
          expect(part.short_message.length - (part.udh?.length ?? 0)).toBe(part.units);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('round trips', () => {
  test('septets, packed and unpacked, after any fill bits', () => {
    const septets = fc.uint8Array({ max: 127, maxLength: 170 });
    fc.assert(
      fc.property(septets, fc.integer({ min: 0, max: 6 }), (unpacked, fill) => {
        expect(unpackSeptets(packSeptets(unpacked, fill), fill, unpacked.length)).toEqual(unpacked);
      }),
    );
  });

  test('texts of any pair of national tables', () => {
    const id = fc.integer({ min: 0, max: 13 });
    fc.assert(
      fc.property(id, id, fc.array(fc.nat(255), { maxLength: 200 }), (locking, single, picks) => {
        const tables = tablesFor({ locking, single });
        const all = [...tables.locking.characters, ...tables.single.characters].filter((character) => character !== 0);
        const text = String.fromCharCode(...picks.map((pick) => all[pick % all.length]!));
        expect(decodeGsm7(encodeGsm7(text, { tables }), { tables })).toBe(text);
      }),
    );
  });
});

describe('whatever the octets, nothing throws', () => {
  test.each(names)('%s', (name) => {
    fc.assert(
      fc.property(octets(), (any) => {
        expect(typeof ALPHABETS[name].decode(any, [])).toBe('string');
      }),
    );
  });

  test('septets with any tables', () => {
    fc.assert(
      fc.property(octets(), fc.nat(20), fc.nat(20), (any, locking, single) => {
        const text = decodeGsm7(any, { tables: tablesFor({ locking, single }), issues: [] });
        expect(text.length).toBeLessThanOrEqual(any.length);
      }),
    );
  });

  test('headers: what is read covers the octets', () => {
    fc.assert(
      fc.property(octets(), (any) => {
        const { sound, length, elements, body } = parseUdh(any);
        expect(length + body.length).toBe(any.length);
        if (sound && length > 2) expect(elements.reduce((sum, { data }) => sum + 2 + data.length, 1)).toBe(length);
      }),
    );
  });

  test('messages and receipts of any kind', () => {
    const value = fc.oneof(octets(40), fc.integer(), fc.string());
    const tag = fc.constantFrom(0x001e, 0x020c, 0x020e, 0x020f, 0x0423, 0x0424, 0x0427, 0x1400);
    const pdu = fc.record({
      esm_class: fc.nat(255),
      data_coding: fc.nat(255),
      short_message: fc.oneof(
        octets(),
        fc
          .string({ unit: fc.constantFrom('id:', 'stat:', 'text:', 'DELIVRD', ' ', '0', 'done date:') })
          .map((text) => new TextEncoder().encode(text)),
      ),
      tlvs: fc.array(fc.record({ tag, value }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(pdu, (message) => {
        expect(typeof readUserData(message, { guessUdh: true, packed: true }).text).toBe('string');
        expect(typeof (readReceipt(message)?.raw ?? '')).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  test('dates and ids', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789abcdef+-') });
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const found = parseReceiptDate(a)?.date.getTime() ?? 0;
        expect(Number.isNaN(found)).toBe(false);
        expect(matchMessageIds(a, b) === undefined).toBe(matchMessageIds(b, a) === undefined);
      }),
    );
  });
});
