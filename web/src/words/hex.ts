/** Most octets to take: twice the largest PDU that anybody sends. */
const MAX_OCTETS = 262_144;

/** Offset in front of the octets of a dump, as `0010:` or `00000010`. */
const OFFSET = /^\s*[0-9a-f]{4,8}(?:[:\s]\s*)(?=(?:[0-9a-f]{2}\s?){1,2})/i;
/** The same octets as characters, at the end of a line of a dump. */
const CHARACTERS = /(?:\s{2,}\S.*|\s\|.*)$/;

/**
 * Reads octets written as hex: plain, spaced, with `0x`, commas or colons, or as a dump with offsets and characters.
 * Returns a sentence where that cannot be done.
 */
export function readHex(text: string): Uint8Array | string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isDump = lines.length > 0 && lines.every((line) => OFFSET.test(line) && /\s/.test(line.trim()));
  const digits = lines
    .map((line) => (isDump ? line.replace(OFFSET, '').replace(CHARACTERS, '') : line))
    .join('')
    .replace(/0x|\\x|[\s,:;-]/gi, '');
  const odd = /[^0-9a-f]/i.exec(digits);
  if (odd) return `“${odd[0]}” is no hex digit.`;
  if (digits.length === 0) return 'Paste the octets of a PDU as hex.';
  if (digits.length % 2 === 1) return `${digits.length} hex digits: the last octet has only one.`;
  if (digits.length > MAX_OCTETS * 2)
    return `More than ${MAX_OCTETS.toLocaleString('en')} octets: no PDU is that large.`;
  return Uint8Array.from(digits.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}
