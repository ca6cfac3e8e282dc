import { toHex } from '../words/hex.ts';

/** Octets as people read them: pairs with spaces, sixteen on a line. */
export function toHexLines(octets: Uint8Array): string {
  const lines = Array.from({ length: Math.ceil(octets.length / PER_LINE) }, (_, line) =>
    octets.subarray(line * PER_LINE, (line + 1) * PER_LINE),
  );
  return lines.map((line) => toHex(line, ' ')).join('\n');
}

const PER_LINE = 16;

/** `0x0c`. */
export function hexNumber(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** Whether octets are a text of printable ASCII that is not empty. */
export function isPrintable(octets: Uint8Array): boolean {
  return octets.length > 0 && octets.every((octet) => octet >= 0x20 && octet < 0x7f);
}

export function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}
