import { type Alphabet, type AlphabetName, notInAlphabet } from './alphabet.ts';
import type { TextIssue } from './issue.ts';
import { asciiText, isAscii } from './octets-text.ts';

/**
 * The East Asian alphabets. The platform decodes them; no platform encodes them, so the way back is a table made at
 * first use by decoding every pair of octets once (a few milliseconds).
 */

/** Inclusive runs of octets. */
type Runs = readonly (readonly [number, number])[];

/** Shift-JIS: ASCII, half-width katakana in one octet, JIS X 0208 in two. */
export const jis: Alphabet = multiOctet('jis', 'shift_jis', () => {
  // Rows 0xed and 0xee repeat characters of the rows from 0xfa on.
  const codes = pairCodes(
    'shift_jis',
    [
      [0x81, 0x9f],
      [0xe0, 0xec],
      [0xef, 0xfc],
    ],
    [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
  );
  for (let octet = 0xa1; octet <= 0xdf; octet++) codes.set(0xff61 + octet - 0xa1, octet);
  return codes;
});

/** KS C 5601 as EUC-KR. Decodes the extension of Korean Windows as well, and writes the standard part only. */
export const euckr: Alphabet = multiOctet('euckr', 'euc-kr', () => pairCodes('euc-kr', [[0xa1, 0xfe]], [[0xa1, 0xfe]]));

/** JIS X 0208 by its plain two 7-bit octets, as ISO-2022-JP writes it between escapes. */
let kanji: Map<number, number> | undefined;

/** The two octets of a character of JIS X 0208 in one number; undefined where it has none. */
export function kanjiCode(codePoint: number): number | undefined {
  if (codePoint < 0x80) return undefined;
  kanji ??= pairCodes('euc-jp', [[0xa1, 0xfe]], [[0xa1, 0xfe]]);
  const code = kanji.get(codePoint);
  return code === undefined ? undefined : code & 0x7f7f;
}

const TO_KANJI = [0x1b, 0x24, 0x42];
const TO_ASCII = [0x1b, 0x28, 0x42];
const ESCAPE = 0x1b;

/** ISO-2022-JP (RFC 1468): 7-bit octets, with escapes to JIS X 0208 and back. Every text begins and ends in ASCII. */
export const iso2022jp: Alphabet = {
  name: 'iso2022jp',
  unitOctets: 1,
  canEncode: (codePoint) => (codePoint < 0x80 ? isPlain2022(codePoint) : kanjiCode(codePoint) !== undefined),
  encode(text, options = {}) {
    const octets: number[] = [];
    let inKanji = false;
    let index = 0;
    for (const character of text) {
      let codePoint = character.codePointAt(0)!;
      if (!iso2022jp.canEncode(codePoint)) {
        if (options.replacement === undefined) throw notInAlphabet('iso2022jp', codePoint, index);
        codePoint = options.replacement.codePointAt(0)!;
        if (!iso2022jp.canEncode(codePoint)) throw notInAlphabet('iso2022jp', codePoint, index);
      }
      const code = kanjiCode(codePoint);
      if ((code !== undefined) !== inKanji) {
        inKanji = !inKanji;
        octets.push(...(inKanji ? TO_KANJI : TO_ASCII));
      }
      if (code === undefined) octets.push(codePoint);
      else octets.push(code >> 8, code & 0xff);
      index += character.length;
    }
    if (inKanji) octets.push(...TO_ASCII);
    return Uint8Array.from(octets);
  },
  decode: decoderOf('iso2022jp', 'iso-2022-jp'),
};

/** The control codes that switch sets cannot be text (WHATWG Encoding, iso-2022-jp). */
function isPlain2022(codePoint: number): boolean {
  return codePoint !== ESCAPE && codePoint !== 0x0e && codePoint !== 0x0f;
}

function multiOctet(name: AlphabetName, label: string, build: () => Map<number, number>): Alphabet {
  let codes: Map<number, number> | undefined;
  const codeOf = (codePoint: number) => {
    if (codePoint < 0x80) return codePoint;
    codes ??= build();
    return codes.get(codePoint);
  };
  return {
    name,
    unitOctets: 1,
    canEncode: (codePoint) => codeOf(codePoint) !== undefined,
    encode(text, options = {}) {
      const octets = new Uint8Array(text.length * 2);
      let length = 0;
      for (let index = 0; index < text.length; index++) {
        const codePoint = text.codePointAt(index)!;
        let code = codeOf(codePoint);
        if (code === undefined && options.replacement !== undefined) {
          code = codeOf(options.replacement.codePointAt(0)!);
        }
        if (code === undefined) throw notInAlphabet(name, codePoint, index);
        if (code > 0xff) octets[length++] = code >> 8;
        octets[length++] = code;
        if (codePoint > 0xffff) index++;
      }
      return octets.slice(0, length);
    },
    decode: decoderOf(name, label),
  };
}

function decoderOf(name: AlphabetName, label: string): Alphabet['decode'] {
  return (octets: Uint8Array, issues?: TextIssue[]) => {
    if (isAscii(octets) && !octets.includes(ESCAPE)) return asciiText(octets);
    // A new one each time: Chromium's remembers, from one text to the next, that ISO-2022-JP ended in an escape.
    const text = new TextDecoder(label).decode(octets);
    if (issues !== undefined && text.includes('\ufffd')) {
      issues.push({ code: 'undecodable', offset: 0, message: `some octets are no ${name}` });
    }
    return text;
  };
}

/** Code point to the two octets that mean it, in one number; the lowest pair where several do. */
function pairCodes(label: string, leads: Runs, trails: Runs): Map<number, number> {
  const pairs: number[] = [];
  for (const lead of each(leads)) {
    for (const trail of each(trails)) pairs.push((lead << 8) | trail);
  }
  // All pairs in one go, a line feed after each: the decoder never takes one for the second half of a pair.
  const octets = Uint8Array.from(pairs.flatMap((pair) => [pair >> 8, pair & 0xff, 0x0a]));
  const lines = new TextDecoder(label).decode(octets).split('\n');
  const codes = new Map<number, number>();
  pairs.forEach((pair, index) => {
    const codePoint = lines[index]!.codePointAt(0)!;
    if (codePoint > 0x7f && codePoint !== 0xfffd && lines[index]!.length === 1 && !codes.has(codePoint)) {
      codes.set(codePoint, pair);
    }
  });
  return codes;
}

function* each(runs: Runs): Generator<number> {
  for (const [from, to] of runs) for (let octet = from; octet <= to; octet++) yield octet;
}
