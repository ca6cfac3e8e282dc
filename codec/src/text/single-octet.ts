import { type Alphabet, type AlphabetName, notInAlphabet } from './alphabet.ts';
import { hex, type TextIssue } from './issue.ts';
import { asciiText, isAscii, latin1Text, unitsFor, unitsText } from './octets-text.ts';

/** Alphabets of one octet per character. */

const REPLACEMENT = 0xfffd;

/** US-ASCII (IA5): an octet above 0x7f has no meaning. */
export const ascii: Alphabet = singleOctet('ascii', 0x80, (octet) => octet);

/** ISO 8859-1, in which every octet is the code point of the same number. */
export const latin1: Alphabet = {
  ...singleOctet('latin1', 0x100, (octet) => octet),
  decode: (octets) => latin1Text(octets),
};

/** ISO 8859-5: Latin and Cyrillic. */
export const iso8859_5: Alphabet = singleOctet('iso8859-5', 0x100, (octet) => {
  if (octet <= 0xa0 || octet === 0xad) return octet;
  if (octet === 0xf0) return 0x2116;
  if (octet === 0xfd) return 0xa7;
  return 0x360 + octet;
});

/** ISO 8859-8: Latin and Hebrew, in logical order as everyone sends it. */
export const iso8859_8: Alphabet = singleOctet('iso8859-8', 0x100, (octet) => {
  if (octet >= 0xe0 && octet <= 0xfa) return 0x4f0 + octet;
  if (octet === 0xaa) return 0xd7;
  if (octet === 0xba) return 0xf7;
  if (octet === 0xdf) return 0x2017;
  if (octet === 0xfd || octet === 0xfe) return 0x2011 + octet - 0x100;
  return octet === 0xa1 || octet >= 0xbf ? REPLACEMENT : octet;
});

/** No text at all: `decode` gives the empty string, and only the empty string can be encoded. */
export const binary: Alphabet = {
  name: 'binary',
  unitOctets: 1,
  canEncode: () => false,
  encode(text) {
    if (text !== '') throw notInAlphabet('binary', text.codePointAt(0)!, 0);
    return new Uint8Array(0);
  },
  decode: () => '',
};

function singleOctet(name: AlphabetName, size: number, codePointOf: (octet: number) => number): Alphabet {
  const codePoints = new Uint16Array(256).fill(REPLACEMENT);
  const octetOf = new Map<number, number>();
  for (let octet = 0; octet < size; octet++) {
    const codePoint = codePointOf(octet);
    codePoints[octet] = codePoint;
    if (codePoint !== REPLACEMENT) octetOf.set(codePoint, octet);
  }
  return {
    name,
    unitOctets: 1,
    canEncode: (codePoint) => octetOf.has(codePoint),
    encode(text, options = {}) {
      const octets = new Uint8Array(text.length);
      let length = 0;
      for (let index = 0; index < text.length; index++) {
        const codePoint = text.codePointAt(index)!;
        let octet = octetOf.get(codePoint);
        if (octet === undefined && options.replacement !== undefined) {
          octet = octetOf.get(options.replacement.codePointAt(0)!);
        }
        if (octet === undefined) throw notInAlphabet(name, codePoint, index);
        octets[length++] = octet;
        if (codePoint > 0xffff) index++;
      }
      return octets.slice(0, length);
    },
    decode(octets, issues) {
      if (isAscii(octets)) return asciiText(octets);
      const units = unitsFor(octets.length);
      for (let at = 0; at < octets.length; at++) {
        const unit = codePoints[octets[at]!]!;
        if (unit === REPLACEMENT) issues?.push(unassigned(name, at, octets[at]!));
        units[at] = unit;
      }
      return unitsText(units, octets.length);
    },
  };
}

function unassigned(name: AlphabetName, offset: number, octet: number): TextIssue {
  return { code: 'unassigned', offset, message: `${hex(octet)} has no character in ${name}` };
}
