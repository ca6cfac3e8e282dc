import { CSTRING, type FastTlv, MESSAGE_PAYLOAD, OCTETS, ORDINALS } from './fast-tlvs.ts';
import { TIME } from './time-form.ts';

/**
 * What the generated decoders are made of. None of it explains: where something is not in perfect order it answers -1 or
 * undefined, and the careful way reads the frame again and says what.
 */

/** Where the NUL of a string of printable ASCII stands; -1 without one within `max` octets. */
export function nulAfter(octets: Uint8Array, start: number, max: number): number {
  const limit = Math.min(start + max, octets.length);
  // Below 0x20 and above 0x7e one of the two differences is negative: the sign of `bad` tells.
  let bad = 0;
  for (let index = start; index < limit; index++) {
    const octet = octets[index]!;
    if (octet === 0) return bad < 0 ? -1 : index;
    bad |= (octet - 0x20) | (0x7e - octet);
  }
  return -1;
}

/** The same for an SMPP time that is not empty, which is of one form. */
export function nulAfterTime(octets: Uint8Array, start: number): number {
  const nul = nulAfter(octets, start, TIME_OCTETS);
  return nul >= 0 && TIME.test(ascii(octets, start, nul)) ? nul : -1;
}

/** Characters of a time and its NUL. */
const TIME_OCTETS = 17;

/** A view of the octets, never a copy. */
export function view(octets: Uint8Array, start: number, end: number): Uint8Array {
  // A subclass, as Node's Buffer is one, would give a view of its own kind.
  return octets.constructor === Uint8Array
    ? octets.subarray(start, end)
    : new Uint8Array(octets.buffer as ArrayBuffer, octets.byteOffset + start, end - start);
}

export interface FastTlvValue {
  tag: number;
  name?: string;
  value: number | string | Uint8Array;
}

/**
 * All TLVs from `start` to the end of the PDU. `allowed` has those that the PDU may carry, at their ordinals; `hasText`
 * says that short_message holds text, which message_payload may then not.
 */
export function readTlvs(
  octets: Uint8Array,
  start: number,
  allowed: readonly (FastTlv | undefined)[],
  hasText: boolean,
): FastTlvValue[] | undefined {
  if (start === octets.length) return [];
  const count = countTlvs(octets, start);
  if (count < 0) return undefined;
  // Made to measure: an array that grows by `push` takes room for seventeen at once.
  const list = new Array<FastTlvValue>(count);
  // Which TLVs have come, and which must have: a bit for each, in two words of 32.
  let seenLow = 0;
  let seenHigh = 0;
  let neededLow = 0;
  let neededHigh = 0;
  let at = start;
  for (let index = 0; index < count; index++) {
    const tag = (octets[at]! << 8) | octets[at + 1]!;
    const length = (octets[at + 2]! << 8) | octets[at + 3]!;
    const value = at + 4;
    at = value + length;
    const ordinal = tag < ORDINALS.length ? ORDINALS[tag]! : 0;
    if (ordinal === 0) {
      list[index] = { tag, value: view(octets, value, at) } as FastTlvValue;
      continue;
    }
    const row = allowed[ordinal];
    if (row === undefined || length < row.min || length > row.max) return undefined;
    if (!row.repeatable && ((seenLow & row.low) | (seenHigh & row.high)) !== 0) return undefined;
    if (hasText && tag === MESSAGE_PAYLOAD && length > 0) return undefined;
    seenLow |= row.low;
    seenHigh |= row.high;
    neededLow |= row.requiresLow;
    neededHigh |= row.requiresHigh;
    const decoded = tlvValue(octets, value, at, row.kind);
    if (decoded === undefined) return undefined;
    list[index] = { tag, name: row.name, value: decoded };
  }
  return (neededLow & ~seenLow) === 0 && (neededHigh & ~seenHigh) === 0 ? list : undefined;
}

/** How many whole TLVs follow; -1 when octets are left that form none. */
function countTlvs(octets: Uint8Array, start: number): number {
  let count = 0;
  let next = start;
  while (octets.length - next >= 4) {
    next += 4 + ((octets[next + 2]! << 8) | octets[next + 3]!);
    count++;
  }
  return next === octets.length ? count : -1;
}

function tlvValue(
  octets: Uint8Array,
  start: number,
  end: number,
  kind: number,
): number | string | Uint8Array | undefined {
  switch (kind) {
    case 1:
      return octets[start]!;
    case 2:
      return (octets[start]! << 8) | octets[start + 1]!;
    case 4:
      return octets[start]! * 0x1000000 + ((octets[start + 1]! << 16) | (octets[start + 2]! << 8) | octets[start + 3]!);
    case OCTETS:
      return view(octets, start, end);
    case CSTRING: {
      const nul = nulAfter(octets, start, end - start);
      return nul === end - 1 ? ascii(octets, start, nul) : undefined;
    }
    default:
      return undefined;
  }
}

/** Octets as characters, one each. One call of exact arity beats every loop up to 16 characters, on all engines. */
// biome-ignore format: a line a case is a table, and a line an argument is a page
export function ascii(o: Uint8Array, s: number, e: number): string {
  const c = String.fromCharCode;
  switch (e - s) {
    case 0: return '';
    case 1: return c(o[s]!);
    case 2: return c(o[s]!, o[s + 1]!);
    case 3: return c(o[s]!, o[s + 1]!, o[s + 2]!);
    case 4: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!);
    case 5: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!);
    case 6: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!);
    case 7: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!);
    case 8: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!);
    case 9: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!);
    case 10: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!, o[s + 9]!);
    case 11: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!, o[s + 9]!, o[s + 10]!);
    case 12: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!, o[s + 9]!, o[s + 10]!, o[s + 11]!);
    case 13: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!, o[s + 9]!, o[s + 10]!, o[s + 11]!, o[s + 12]!);
    case 14: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!, o[s + 9]!, o[s + 10]!, o[s + 11]!, o[s + 12]!, o[s + 13]!);
    case 15: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!, o[s + 9]!, o[s + 10]!, o[s + 11]!, o[s + 12]!, o[s + 13]!, o[s + 14]!);
    case 16: return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!, o[s + 9]!, o[s + 10]!, o[s + 11]!, o[s + 12]!, o[s + 13]!, o[s + 14]!, o[s + 15]!);
    default: return ascii(o, s, s + 16) + ascii(o, s + 16, e);
  }
}
