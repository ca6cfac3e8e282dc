import type { Alphabet } from './alphabet.ts';
import type { TextIssue } from './issue.ts';

const utf16 = new TextDecoder('utf-16be', { ignoreBOM: true });
const REPLACEMENT = 0xfffd;

/**
 * UCS-2, which in practice is UTF-16 in big-endian order: pairs for characters above U+FFFF are understood everywhere.
 * Every text can be written; half a surrogate pair is no character and becomes U+FFFD in both directions.
 */
export const ucs2: Alphabet = {
  name: 'ucs2',
  unitOctets: 2,
  canEncode: (codePoint) => codePoint < 0xd800 || codePoint > 0xdfff,
  encode(text) {
    const octets = new Uint8Array(text.length * 2);
    for (let index = 0, at = 0; index < text.length; index++) {
      const unit = isLone(text, index) ? REPLACEMENT : text.charCodeAt(index);
      octets[at++] = unit >> 8;
      octets[at++] = unit;
    }
    return octets;
  },
  decode(octets, issues) {
    const text = utf16.decode(octets);
    // A replacement in the text is either a fault of the octets or a character that was sent as such.
    if (issues !== undefined && text.includes('\ufffd')) report(octets, issues);
    return text;
  },
};

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether the unit at `index` is a surrogate without its other half. */
function isLone(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (isHigh(unit)) return !isLow(text.charCodeAt(index + 1));
  return isLow(unit) && !isHigh(text.charCodeAt(index - 1));
}

function report(octets: Uint8Array, issues: TextIssue[]): void {
  const unitAt = (at: number) => (octets[at]! << 8) | octets[at + 1]!;
  const end = octets.length - (octets.length % 2);
  for (let at = 0; at < end; at += 2) {
    const unit = unitAt(at);
    if (isHigh(unit) && at + 2 < end && isLow(unitAt(at + 2))) at += 2;
    else if (isHigh(unit) || isLow(unit)) {
      issues.push({ code: 'lone_surrogate', offset: at, message: 'half a surrogate pair: its other half is missing' });
    }
  }
  if (end < octets.length) {
    issues.push({ code: 'odd_octets', offset: end, message: 'one octet is left over: UCS-2 takes two per unit' });
  }
}
