/** Most octets to take: a few thousand PDUs. More is a capture, which is read from a file. */
const MAX_OCTETS = 1_048_576;

/** A line of a dump: its offset, then the octets. Without a colon they stand one by one, or the offset may be octets, too. */
const DUMP_LINE = /^\s*(?:0x)?([0-9a-f]{4,8})(?::\s*(?=(?:[0-9a-f]{2})+(?:\s|$))|\s+(?=[0-9a-f]{2}(?:\s|$)))(.*)$/i;

/** Characters that the smallest PDU takes in Base64. */
const MIN_BASE64 = 22;

/** Octets in a line of a dump, at most. */
const DUMP_WIDTH = 32;

/** Octets as hex, with what is to be between the pairs of digits. */
export function toHex(octets: Uint8Array, between = ''): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(between);
}

/**
 * Reads octets in any notation: hex, plain or spaced, with `0x`, `\x`, commas or colons, as an array of a program; a dump
 * of xxd, hexdump or Wireshark, with offsets and characters; Base64. Returns a sentence where that cannot be done.
 */
export function readHex(text: string): Uint8Array<ArrayBuffer> | string {
  if (text.trim() === '') return 'Paste the octets of a PDU as hex.';
  const digits = dumpDigits(text) ?? plainDigits(text);
  const odd = /[^0-9a-f]/i.exec(digits);
  if (odd) return readBase64(text) ?? `“${odd[0]}” is no hex digit.`;
  if (digits.length === 0) return 'Paste the octets of a PDU as hex.';
  if (digits.length % 2 === 1) return `${digits.length} hex digits: the last octet has only one.`;
  if (digits.length > MAX_OCTETS * 2)
    return `More than ${MAX_OCTETS.toLocaleString('en')} octets: open them as a file.`;
  return Uint8Array.from(digits.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

/** The digits of text that is no dump, without what stands between octets. */
function plainDigits(text: string): string {
  const body = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^[^={]*=\s*(?=[{["'])/, '')
    .replace(/^\s*b?(["'])([\s\S]*)\1\s*;?\s*$/, '$2');
  return body.replace(/0x|\\x|[\s,:;{}[\]"-]/gi, '');
}

/** The digits of a dump; undefined where the text is none. */
function dumpDigits(text: string): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const read = lines.map((line) => DUMP_LINE.exec(line));
  if (!read.every((line) => line !== null)) return undefined;
  const offsets = read.map((line) => Number.parseInt(line[1]!, 16));
  // Offsets that do not go on are no offsets, but the first octets of a line; each PDU of several begins at 0 again.
  if (offsets.some((offset, index) => offset !== 0 && (index === 0 || offset <= offsets[index - 1]!))) return undefined;
  return read
    .map((line, index) => {
      const next = offsets[index + 1] ?? 0;
      const width = next > offsets[index]! ? next - offsets[index]! : DUMP_WIDTH;
      return lineDigits(line[2]!, width);
    })
    .join('');
}

/** The octets of a line, up to `width` of them, or to the gap before the characters. */
function lineDigits(rest: string, width: number): string {
  let digits = '';
  for (const [, gap, group] of rest.matchAll(/(^|\s+)(\S+)/g)) {
    const isOctets = /^([0-9a-f]{2})+$/i.test(group!) && gap!.length <= 2;
    if (!isOctets || digits.length + group!.length > width * 2) break;
    digits += group;
  }
  return digits;
}

/** Octets in Base64; undefined where the text is none. */
function readBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const plain = text.replace(/\s+/g, '').replace(/-/g, '+').replace(/_/g, '/');
  const body = plain.replace(/=+$/, '');
  // Hex with a slip of the finger has one or two characters that are no digits.
  const isOther = (body.match(/[^0-9a-f]/gi) ?? []).length > 2;
  if (!isOther || body.length < MIN_BASE64 || body.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(body)) return undefined;
  return Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
}
