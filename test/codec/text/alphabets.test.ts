import {
  ALPHABETS,
  type AlphabetName,
  applyAliases,
  createTable,
  decodeGsm7,
  encodeGsm7,
  fillBitsFor,
  LANGUAGES,
  packSeptets,
  replaceForGsm7,
  suggestForGsm7,
  type TextIssue,
  tablesFor,
  unpackSeptets,
} from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../vectors/hex.ts';

describe('GSM 7-bit', () => {
  test.each([
    ['the letters that ASCII has too', 'Hello', '48656c6c6f'],
    ['commercial at is septet 0', '@', '00'],
    ['dollar and underscore sit elsewhere', '$_', '0211'],
    ['the capital c-cedilla is septet 9', 'Ç', '09'],
    ['the euro sign is escaped', '€', '1b65'],
    ['brackets are escaped', '[]{}', '1b3c1b3e1b281b29'],
    ['line feed and form feed', '\n\f', '0a1b0a'],
  ])('%s', (_, text, hex) => {
    expect(toHex(encodeGsm7(text))).toBe(hex);
    expect(decodeGsm7(fromHex(hex))).toBe(text);
  });

  test.each([
    ['a lone escape at the end is a space', '411b', 'A ', ['gsm7_escape@1']],
    ['two escapes are one space', '1b1b41', ' A', ['gsm7_escape@1']],
    ['an escape before a letter without a second meaning', '1b41', 'A', ['gsm7_hole@1']],
    ['an octet above 0x7f is replaced', '41e942', 'A\ufffdB', ['gsm7_octet@1']],
    ['an escape before an octet above 0x7f', '1be9', '\ufffd', ['gsm7_octet@1']],
  ])('odd septets never throw: %s', (_, hex, text, expected) => {
    const issues: TextIssue[] = [];
    expect(decodeGsm7(fromHex(hex), { issues })).toBe(text);
    expect(issues.map(({ code, offset }) => `${code}@${offset}`)).toEqual(expected);
  });

  test('a national table that lacks the euro sign shows it only when asked to be lenient', () => {
    const tables = tablesFor({ locking: 12, single: 12 });
    expect(decodeGsm7(fromHex('1b65'), { tables })).toBe('e');
    expect(decodeGsm7(fromHex('1b65'), { tables, lenient: true })).toBe('€');
  });

  test.each(LANGUAGES.map(({ name, id }) => [name, id] as const))('%s: what a table holds comes back', (_, id) => {
    const tables = tablesFor({ locking: id, single: id });
    for (const table of [tables.locking, tables.single]) {
      const text = String.fromCharCode(...table.characters.filter((character) => character !== 0));
      expect(decodeGsm7(encodeGsm7(text, { tables }), { tables })).toBe(text);
    }
  });

  test.each([
    [0, 'none'],
    [14, 'reserved'],
    [255, 'reserved'],
  ])('language %i (%s) is read as the default', (id) => {
    expect(decodeGsm7(fromHex('001b65'), { tables: tablesFor({ locking: id, single: id }) })).toBe('@€');
  });

  test('a table writes the lower septet of a character that stands twice', () => {
    expect(createTable(`xax${'·'.repeat(125)}`).septets['x'.charCodeAt(0)]).toBe(0);
  });

  test.each([
    ['a letter it lacks', 'aЖb', 'character 1 of the text, U+0416, is not in the alphabet gsm7'],
    ['a character of two units', 'ab😀', 'character 2 of the text, U+1F600, is not in the alphabet gsm7'],
    ['NUL', '\0', 'character 0 of the text, U+0000, is not in the alphabet gsm7'],
  ])('refuses %s', (_, text, message) => {
    expect(() => encodeGsm7(text)).toThrow(message);
  });

  test('writes a replacement where one is given', () => {
    expect(toHex(encodeGsm7('aЖ😀b', { replacement: '?' }))).toBe('613f3f62');
    expect(() => encodeGsm7('Ж', { replacement: 'Я' })).toThrow('U+042F');
  });
});

describe('packed septets', () => {
  test.each([
    [0, 0],
    [4, 3],
    [6, 1],
    [7, 0],
    [9, 5],
    [10, 4],
    [12, 2],
    [13, 1],
    [15, 6],
  ])('a header of %i octets is followed by %i fill bits', (header, fill) => {
    expect(fillBitsFor(header)).toBe(fill);
  });

  test.each([
    ['hellohello', 0, 'e8329bfd4697d9ec37'],
    ['hello', 1, 'd06536fb0d'],
    ['A', 0, '41'],
    ['', 0, ''],
  ])('%j after %i fill bits', (text, fill, hex) => {
    expect(toHex(packSeptets(encodeGsm7(text), fill))).toBe(hex);
    expect(decodeGsm7(unpackSeptets(fromHex(hex), fill))).toBe(text);
  });

  test.each([
    ['seven characters', '1234567', '31d98c56b3dd1a'],
    ['a final carriage return on an octet boundary', 'ABCDEFG\r', '41e19058341e1b0d'],
  ])('USSD padding comes off again: %s', (_, text, hex) => {
    expect(toHex(packSeptets(encodeGsm7(text), 0, 'cr'))).toBe(hex);
    expect(decodeGsm7(unpackSeptets(fromHex(hex)))).toBe(text);
  });

  test('a count larger than the octets have is cut to what is there', () => {
    expect(unpackSeptets(fromHex('41'), 0, 9)).toHaveLength(1);
  });
});

describe('the other alphabets', () => {
  test.each<[AlphabetName, string, string]>([
    ['ascii', 'Az~', '417a7e'],
    ['latin1', 'é\u0080ÿ', 'e980ff'],
    ['iso8859-5', 'Жя№', 'b6eff0'],
    ['iso8859-8', 'שלום', 'f9ece5ed'],
    ['ucs2', 'A€😀', '004120acd83dde00'],
    ['jis', 'aｱ漢字', '61b18abf8e9a'],
    ['iso2022jp', 'a漢字b', '611b244234413b7a1b284262'],
    ['euckr', 'a한국', '61c7d1b1b9'],
    ['binary', '', ''],
  ])('%s: %j', (name, text, hex) => {
    expect(toHex(ALPHABETS[name].encode(text))).toBe(hex);
    expect(ALPHABETS[name].decode(fromHex(hex))).toBe(text);
  });

  test.each<[AlphabetName, string, string, string]>([
    ['ascii', '41e9', 'A\ufffd', 'unassigned@1'],
    ['iso8859-8', 'a1', '\ufffd', 'unassigned@0'],
    ['ucs2', '004100', 'A\ufffd', 'odd_octets@2'],
    ['ucs2', 'd83d0041', '\ufffdA', 'lone_surrogate@0'],
    ['ucs2', '0041de00', 'A\ufffd', 'lone_surrogate@2'],
    ['jis', '81', '\ufffd', 'undecodable@0'],
    ['euckr', 'b0', '\ufffd', 'undecodable@0'],
    ['iso2022jp', '1b244221', '\ufffd', 'undecodable@0'],
  ])('%s reads %s without throwing', (name, hex, text, issue) => {
    const issues: TextIssue[] = [];
    expect(ALPHABETS[name].decode(fromHex(hex), issues)).toBe(text);
    expect(issues.map(({ code, offset }) => `${code}@${offset}`)).toEqual([issue]);
  });

  test('a replacement character that was really sent is no issue', () => {
    const issues: TextIssue[] = [];
    expect(ALPHABETS.ucs2.decode(fromHex('fffd'), issues)).toBe('\ufffd');
    expect(issues).toEqual([]);
  });

  test('half a surrogate pair is written as the replacement character', () => {
    expect(toHex(ALPHABETS.ucs2.encode('a\ud83d'))).toBe('0061fffd');
  });

  test.each<[AlphabetName, string]>([
    ['ascii', 'é'],
    ['latin1', '€'],
    ['iso8859-5', 'é'],
    ['iso8859-8', 'é'],
    ['jis', '한'],
    ['iso2022jp', 'ｱ'],
    ['euckr', '😀'],
    ['binary', 'a'],
  ])('%s refuses %j, or replaces it', (name, text) => {
    const alphabet = ALPHABETS[name];
    expect(alphabet.canEncode(text.codePointAt(0)!)).toBe(false);
    expect(() => alphabet.encode(text)).toThrow(`is not in the alphabet ${name}`);
    if (name !== 'binary') expect(toHex(alphabet.encode(text, { replacement: '?' }))).toBe('3f');
  });
});

describe('near twins in GSM 7-bit', () => {
  test.each([
    ['\u201c', '"'],
    ['\u2019', "'"],
    ['\u2014', '-'],
    ['\u2026', '...'],
    ['\u00a0', ' '],
    ['\u200b', ''],
    ['á', 'a'],
    ['ł', 'l'],
    ['ﬁ', 'fi'],
    ['Α', 'A'],
    ['\u2126', '\u03a9'],
    ['Ж', undefined],
    ['😀', undefined],
  ])('%s becomes %j', (character, suggestion) => {
    expect(suggestForGsm7(character)).toBe(suggestion);
  });

  test.each([
    ['\u201cDon\u2019t\u201d \u2013 she said\u2026', '"Don\'t" - she said...'],
    ['cafe\u0301', 'café'],
    ['tab\there', 'tab here'],
    ['Жук', 'Жук'],
    ['plain', 'plain'],
  ])('%j becomes %j', (text, replaced) => {
    expect(replaceForGsm7(text)).toBe(replaced);
  });

  test('named substitutions touch nothing else', () => {
    expect(applyAliases('façade ΑΒ\u00a0Ж', ['cCedilla', 'greekCapitals', 'noBreakSpace'])).toBe('faÇade AB Ж');
    expect(applyAliases('Ǧ', ['turkishG'])).toBe('Ğ');
  });
});
