import { CSTRING, type FastTlv, isKnownTag, NOTHING, OCTETS } from './fast-tlvs.ts';

/**
 * The reader of the fast way. It keeps its place in variables of this module, which is as quick as it gets, and notes in
 * `odd` that something is not in perfect order: the careful way then reads the frame again and says what.
 */
let octets: Uint8Array = new Uint8Array();
let at = 0;
let end = 0;
let odd = false;
/** Octets of message_payload in the TLVs read last. */
let payload = 0;

export function open(frame: Uint8Array, start: number): void {
  octets = frame;
  at = start;
  end = frame.length;
  odd = false;
}

/** Whether all was in order and nothing is left. */
export function isPerfect(): boolean {
  return !odd && at === end;
}

export function u8(): number {
  if (at >= end) {
    odd = true;
    return 0;
  }
  return octets[at++]!;
}

/** A C-Octet String of printable ASCII of at most `max` octets, its NUL counted. */
export function cstring(max: number): string {
  const start = at;
  const limit = Math.min(start + max, end);
  let index = start;
  // Below 0x20 and above 0x7e one of the two differences is negative: the sign of `bad` tells.
  let bad = 0;
  while (index < limit) {
    const octet = octets[index]!;
    if (octet === 0) break;
    bad |= (octet - 0x20) | (0x7e - octet);
    index++;
  }
  if (index === limit || bad < 0) {
    odd = true;
    return '';
  }
  at = index + 1;
  return ascii(octets, start, index);
}

/** An octet that has to have one value. */
export function fixed(value: number): number {
  if (u8() !== value) odd = true;
  return value;
}

/** A string that has to be empty. */
export function empty(): string {
  if (u8() !== 0) odd = true;
  return '';
}

/** An SMPP time: empty, or 16 characters, whose form the careful way would check. */
export function time(): string {
  if (octets[at] === 0 && at < end) {
    at++;
    return '';
  }
  const text = cstring(17);
  if (!TIME.test(text)) odd = true;
  return text;
}

const TIME = /^\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d(?:[0-3]\d|4[0-8])[+\-R]$/;

export function bytes(length: number): Uint8Array {
  const start = at;
  at += length;
  if (at > end) {
    odd = true;
    at = end;
    return octets;
  }
  return new Uint8Array(octets.buffer as ArrayBuffer, octets.byteOffset + start, length);
}

export interface FastTlvValue {
  tag: number;
  name?: string;
  value: number | string | Uint8Array;
}

/** All TLVs up to the end of the PDU; `allowed` are those that the PDU may carry. */
export function tlvs(allowed: ReadonlyMap<number, FastTlv>): FastTlvValue[] {
  payload = 0;
  if (at === end) return [];
  const count = countTlvs();
  // Made to measure: an array that grows by `push` takes room for seventeen at once.
  const list = new Array<FastTlvValue>(count);
  let needy = false;
  for (let index = 0; index < count; index++) {
    const tag = (octets[at]! << 8) | octets[at + 1]!;
    const length = (octets[at + 2]! << 8) | octets[at + 3]!;
    at += 4;
    const row = allowed.get(tag);
    if (row === undefined) {
      if (isKnownTag(tag)) odd = true;
      list[index] = { tag, value: bytes(length) } as FastTlvValue;
      continue;
    }
    if (length < row.min || length > row.max || (!row.repeatable && has(list, index, tag))) odd = true;
    if (row.requires !== NOTHING) needy = true;
    if (tag === MESSAGE_PAYLOAD) payload = length;
    list[index] = { tag, name: row.name, value: tlvValue(row.kind, length) };
  }
  if (needy && !isComplete(list, allowed)) odd = true;
  return list;
}

/** How many whole TLVs follow; octets that form none are odd. */
function countTlvs(): number {
  let count = 0;
  let next = at;
  while (end - next >= 4) {
    next += 4 + ((octets[next + 2]! << 8) | octets[next + 3]!);
    count++;
  }
  if (next === end) return count;
  odd = true;
  return 0;
}

/** Whether the TLVs read last hold text in message_payload. */
export function carriesPayload(): boolean {
  return payload > 0;
}

const MESSAGE_PAYLOAD = 0x0424;

function tlvValue(kind: number, length: number): number | string | Uint8Array {
  const start = at;
  if (kind === OCTETS) return bytes(length);
  if (kind === CSTRING) {
    const text = cstring(length);
    if (at !== start + length) odd = true;
    return text;
  }
  at += length;
  if (kind === 1) return octets[start]!;
  if (kind === 2) return (octets[start]! << 8) | octets[start + 1]!;
  return octets[start]! * 0x1000000 + ((octets[start + 1]! << 16) | (octets[start + 2]! << 8) | octets[start + 3]!);
}

function has(list: readonly FastTlvValue[], length: number, tag: number): boolean {
  for (let index = 0; index < length; index++) if (list[index]!.tag === tag) return true;
  return false;
}

function isComplete(list: readonly FastTlvValue[], allowed: ReadonlyMap<number, FastTlv>): boolean {
  for (let index = 0; index < list.length; index++) {
    const row = allowed.get(list[index]!.tag);
    if (row === undefined) continue;
    const { requires } = row;
    for (let other = 0; other < requires.length; other++) if (!has(list, list.length, requires[other]!)) return false;
  }
  return true;
}

/** Printable ASCII as a string. One call of exact arity beats every loop up to 16 characters, on all engines. */
function ascii(o: Uint8Array, s: number, e: number): string {
  const c = String.fromCharCode;
  switch (e - s) {
    case 0:
      return '';
    case 1:
      return c(o[s]!);
    case 2:
      return c(o[s]!, o[s + 1]!);
    case 3:
      return c(o[s]!, o[s + 1]!, o[s + 2]!);
    case 4:
      return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!);
    case 5:
      return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!);
    case 6:
      return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!);
    case 7:
      return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!);
    case 8:
      return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!);
    case 9:
      return c(o[s]!, o[s + 1]!, o[s + 2]!, o[s + 3]!, o[s + 4]!, o[s + 5]!, o[s + 6]!, o[s + 7]!, o[s + 8]!);
    case 10:
      return c(
        o[s]!,
        o[s + 1]!,
        o[s + 2]!,
        o[s + 3]!,
        o[s + 4]!,
        o[s + 5]!,
        o[s + 6]!,
        o[s + 7]!,
        o[s + 8]!,
        o[s + 9]!,
      );
    case 11:
      return c(
        o[s]!,
        o[s + 1]!,
        o[s + 2]!,
        o[s + 3]!,
        o[s + 4]!,
        o[s + 5]!,
        o[s + 6]!,
        o[s + 7]!,
        o[s + 8]!,
        o[s + 9]!,
        o[s + 10]!,
      );
    case 12:
      return c(
        o[s]!,
        o[s + 1]!,
        o[s + 2]!,
        o[s + 3]!,
        o[s + 4]!,
        o[s + 5]!,
        o[s + 6]!,
        o[s + 7]!,
        o[s + 8]!,
        o[s + 9]!,
        o[s + 10]!,
        o[s + 11]!,
      );
    case 13:
      return c(
        o[s]!,
        o[s + 1]!,
        o[s + 2]!,
        o[s + 3]!,
        o[s + 4]!,
        o[s + 5]!,
        o[s + 6]!,
        o[s + 7]!,
        o[s + 8]!,
        o[s + 9]!,
        o[s + 10]!,
        o[s + 11]!,
        o[s + 12]!,
      );
    case 14:
      return c(
        o[s]!,
        o[s + 1]!,
        o[s + 2]!,
        o[s + 3]!,
        o[s + 4]!,
        o[s + 5]!,
        o[s + 6]!,
        o[s + 7]!,
        o[s + 8]!,
        o[s + 9]!,
        o[s + 10]!,
        o[s + 11]!,
        o[s + 12]!,
        o[s + 13]!,
      );
    case 15:
      return c(
        o[s]!,
        o[s + 1]!,
        o[s + 2]!,
        o[s + 3]!,
        o[s + 4]!,
        o[s + 5]!,
        o[s + 6]!,
        o[s + 7]!,
        o[s + 8]!,
        o[s + 9]!,
        o[s + 10]!,
        o[s + 11]!,
        o[s + 12]!,
        o[s + 13]!,
        o[s + 14]!,
      );
    case 16:
      return c(
        o[s]!,
        o[s + 1]!,
        o[s + 2]!,
        o[s + 3]!,
        o[s + 4]!,
        o[s + 5]!,
        o[s + 6]!,
        o[s + 7]!,
        o[s + 8]!,
        o[s + 9]!,
        o[s + 10]!,
        o[s + 11]!,
        o[s + 12]!,
        o[s + 13]!,
        o[s + 14]!,
        o[s + 15]!,
      );
    default:
      return ascii(o, s, s + 16) + ascii(o, s + 16, e);
  }
}
