import type { TlvInit } from '../pdu/types.ts';
import { CSTRING, fastTlvByName, fastTlvByTag } from './fast-tlvs.ts';

/**
 * The writer of the fast way, the twin of the cursor. Where something is not in perfect order it notes `odd`, and the
 * careful way writes the PDU again and says what. Octets past the end of the buffer go nowhere, which `isPerfect` sees.
 */
let octets: Uint8Array = new Uint8Array();
let start = 0;
let at = 0;
let odd = false;

/** What a caller has passed; any member may hold anything. */
export interface FastInit {
  readonly command_status?: unknown;
  readonly sequence_number?: unknown;
  readonly tlvs?: unknown;
  readonly trailing?: unknown;
  readonly [field: string]: unknown;
}

export function begin(target: Uint8Array, offset: number): void {
  octets = target;
  start = offset;
  at = offset;
  odd = false;
}

/** Where the PDU ends, or -1 when the careful way has to look. */
export function endOfPdu(): number {
  return odd || at > octets.length ? -1 : at;
}

export function header(command_id: number, init: FastInit): void {
  at = start + 4;
  put32(command_id);
  uint32(init.command_status, 0);
  uint32(init.sequence_number, 1);
}

function uint32(value: unknown, initial: number): void {
  if (value === undefined) return put32(initial);
  if (typeof value !== 'number' || value >>> 0 !== value) odd = true;
  else put32(value);
}

function put32(value: number): void {
  octets[at] = value >>> 24;
  octets[at + 1] = value >>> 16;
  octets[at + 2] = value >>> 8;
  octets[at + 3] = value;
  at += 4;
}

export function u8(value: unknown, initial: number): void {
  if (value === undefined) octets[at++] = initial;
  else if (((value as number) & 0xff) === value) octets[at++] = value as number;
  else odd = true;
}

/** An octet that has to have one value. */
export function fixed(value: unknown, wanted: number): void {
  if (value !== undefined && value !== wanted) odd = true;
  octets[at++] = wanted;
}

/** A string that has to be empty. */
export function empty(value: unknown): void {
  if (value !== undefined && value !== '') odd = true;
  octets[at++] = 0;
}

/** A C-Octet String of printable ASCII of at most `max` octets, its NUL counted. */
export function cstring(value: unknown, max: number): void {
  if (value !== undefined) {
    if (typeof value !== 'string' || value.length >= max) {
      odd = true;
      return;
    }
    characters(value);
  }
  octets[at++] = 0;
}

/** A time is written by the careful way, which checks its form. */
export function time(value: unknown): void {
  if (value !== undefined && value !== '') odd = true;
  octets[at++] = 0;
}

function characters(text: string): void {
  // Below 0x20 and above 0x7e one of the two differences is negative: the sign of `bad` tells.
  let bad = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    bad |= (code - 0x20) | (0x7e - code);
    octets[at++] = code;
  }
  if (bad < 0) odd = true;
}

/** An octet that counts, and the octets counted. */
export function counted(value: unknown, max: number): void {
  if (value === undefined) {
    octets[at++] = 0;
    return;
  }
  if (!(value instanceof Uint8Array) || value.length > max) {
    odd = true;
    return;
  }
  octets[at++] = value.length;
  copy(value);
}

/** Longest run of octets that a loop copies quicker than the call of `set` does. */
const SHORT_COPY = 24;

function copy(value: Uint8Array): void {
  const { length } = value;
  if (at + length > octets.length) {
    odd = true;
    return;
  }
  if (length > SHORT_COPY) octets.set(value, at);
  else for (let index = 0; index < length; index++) octets[at + index] = value[index]!;
  at += length;
}

/** Whether a response is its header alone: it reports an error and the caller has given nothing of a body. */
export function isBare({ command_status, tlvs: list }: FastInit, given: number): boolean {
  const hasTlvs = list !== undefined && (list as readonly unknown[]).length !== 0;
  return given === 0 && !hasTlvs && command_status !== undefined && command_status !== 0;
}

export function tlvs(list: unknown): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    odd = true;
    return;
  }
  for (let index = 0; index < list.length; index++) tlv(list[index] as TlvInit);
}

function tlv({ name, tag, value, terminated }: TlvInit): void {
  const row = name !== undefined ? fastTlvByName(name) : fastTlvByTag(tag!);
  if (row === undefined || terminated === false || (tag !== undefined && tag !== row.tag)) {
    odd = true;
    return;
  }
  octets[at] = row.tag >>> 8;
  octets[at + 1] = row.tag;
  const lengthAt = at + 2;
  at += 4;
  if (value instanceof Uint8Array) copy(value);
  else if (typeof value === 'number') integer(value, row.kind);
  else if (row.kind === CSTRING) cstring(value, row.max);
  else odd = true;
  const length = at - lengthAt - 2;
  if (length > 0xffff) odd = true;
  octets[lengthAt] = length >>> 8;
  octets[lengthAt + 1] = length;
}

function integer(value: number, kind: number): void {
  if (kind === 1) return u8(value, 0);
  if (kind === 4) return uint32(value, 0);
  if (kind !== 2 || (value & 0xffff) !== value) {
    odd = true;
    return;
  }
  octets[at] = value >>> 8;
  octets[at + 1] = value;
  at += 2;
}

/** Writes the length, and sees that the caller has named nothing that the PDU does not have. */
export function finish(init: FastInit, given: number): void {
  const length = at - start;
  octets[start] = length >>> 24;
  octets[start + 1] = length >>> 16;
  octets[start + 2] = length >>> 8;
  octets[start + 3] = length;
  const known =
    given +
    (init.command_status === undefined ? 0 : 1) +
    (init.sequence_number === undefined ? 0 : 1) +
    (init.tlvs === undefined ? 0 : 1);
  let names = 0;
  for (const _ in init) names++;
  // Members of a decoded PDU that are never set count too; the rest is for the careful way to name.
  if (names !== known && names !== known + readOnly(init)) odd = true;
  if (init.trailing !== undefined) odd = true;
}

function readOnly(init: FastInit): number {
  let count = 0;
  if (init.command !== undefined) count++;
  if (init.command_length !== undefined) count++;
  if (init.command_id !== undefined) count++;
  if (init.issues !== undefined) count++;
  return count;
}
