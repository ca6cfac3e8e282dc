import type { TlvInit } from '../pdu/types.ts';
import { CSTRING, fastTlvByName, fastTlvByTag, MESSAGE_PAYLOAD } from './fast-tlvs.ts';

/**
 * What the generated encoders are made of. None of it explains: where something is not in perfect order it answers -1,
 * and the careful way writes the PDU again and says what. Octets past the end of the buffer go nowhere, which `finish`
 * sees by the place that was reached.
 */

/** What a caller has passed; any member may hold anything. */
export interface FastInit {
  readonly command_status?: unknown;
  readonly sequence_number?: unknown;
  readonly tlvs?: unknown;
  readonly trailing?: unknown;
  readonly [field: string]: unknown;
}

/** The value of an octet, or -1. */
export function octet(value: unknown, initial: number): number {
  if (value === undefined) return initial;
  return ((value as number) & 0xff) === value ? (value as number) : -1;
}

/** Writes a C-Octet String of printable ASCII of at most `max` octets, its NUL counted. Returns where it ends, or -1. */
export function string(octets: Uint8Array, start: number, value: unknown, max: number): number {
  let at = start;
  if (value !== undefined) {
    if (typeof value !== 'string' || value.length >= max) return -1;
    // Below 0x20 and above 0x7e one of the two differences is negative: the sign of `bad` tells.
    let bad = 0;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      bad |= (code - 0x20) | (0x7e - code);
      octets[at++] = code;
    }
    if (bad < 0) return -1;
  }
  octets[at] = 0;
  return at + 1;
}

/** Writes a string that has to be empty, as a time mostly is; the careful way checks the form of one that is not. */
export function nothing(octets: Uint8Array, at: number, value: unknown): number {
  if (value !== undefined && value !== '') return -1;
  octets[at] = 0;
  return at + 1;
}

/** Writes an octet that counts, and the octets counted. */
export function counted(octets: Uint8Array, at: number, value: unknown, max: number): number {
  if (value === undefined) {
    octets[at] = 0;
    return at + 1;
  }
  if (!(value instanceof Uint8Array) || value.length > max) return -1;
  octets[at] = value.length;
  return copy(octets, at + 1, value);
}

/** Longest run of octets that a loop copies quicker than the call of `set` does. */
const SHORT_COPY = 24;

function copy(octets: Uint8Array, at: number, value: Uint8Array): number {
  const { length } = value;
  if (at + length > octets.length) return -1;
  if (length > SHORT_COPY) octets.set(value, at);
  else for (let index = 0; index < length; index++) octets[at + index] = value[index]!;
  return at + length;
}

/** Whether a response is its header alone: it reports an error and the caller has given nothing of a body. */
export function isBare({ command_status, tlvs }: FastInit, given: number): boolean {
  const hasTlvs = tlvs !== undefined && (tlvs as readonly unknown[]).length !== 0;
  return given === 0 && !hasTlvs && command_status !== undefined && command_status !== 0;
}

/** Writes all TLVs; with text in short_message, message_payload is for the careful way to judge. */
export function writeTlvs(octets: Uint8Array, start: number, list: unknown, hasText: boolean): number {
  if (list === undefined) return start;
  if (!Array.isArray(list)) return -1;
  let at = start;
  for (let index = 0; index < list.length && at >= 0; index++)
    at = writeTlv(octets, at, list[index] as TlvInit, hasText);
  return at;
}

function writeTlv(octets: Uint8Array, start: number, tlv: TlvInit, hasText: boolean): number {
  const { name, tag, value } = tlv;
  const row = name !== undefined ? fastTlvByName(name) : fastTlvByTag(tag!);
  if (row === undefined || tlv.terminated === false || (tag !== undefined && tag !== row.tag)) return -1;
  if (hasText && row.tag === MESSAGE_PAYLOAD) return -1;
  const from = start + 4;
  let end = -1;
  if (typeof value === 'number') end = integer(octets, from, value, row.kind);
  else if (typeof value === 'string') end = row.kind === CSTRING ? string(octets, from, value, row.max) : -1;
  else if (value instanceof Uint8Array) end = copy(octets, from, value);
  const length = end - from;
  if (end < 0 || length > 0xffff) return -1;
  octets[start] = row.tag >>> 8;
  octets[start + 1] = row.tag;
  octets[start + 2] = length >>> 8;
  octets[start + 3] = length;
  return end;
}

function integer(octets: Uint8Array, at: number, value: number, kind: number): number {
  if (kind === 1 && (value & 0xff) === value) {
    octets[at] = value;
    return at + 1;
  }
  if (kind === 2 && (value & 0xffff) === value) {
    octets[at] = value >>> 8;
    octets[at + 1] = value;
    return at + 2;
  }
  if (kind !== 4 || value >>> 0 !== value) return -1;
  put32(octets, at, value);
  return at + 4;
}

function put32(octets: Uint8Array, at: number, value: number): void {
  octets[at] = value >>> 24;
  octets[at + 1] = value >>> 16;
  octets[at + 2] = value >>> 8;
  octets[at + 3] = value;
}

/**
 * Writes the header and sees that the caller has named nothing that the PDU does not have: `given` counts the fields of
 * the body that were. Returns `end`, or -1.
 */
export function finish(
  octets: Uint8Array,
  start: number,
  end: number,
  command_id: number,
  init: FastInit,
  given: number,
): number {
  const { command_status: status = 0, sequence_number: sequence = 1, trailing } = init;
  if (end < 0 || end > octets.length || trailing !== undefined) return -1;
  if ((status as number) >>> 0 !== status || (sequence as number) >>> 0 !== sequence) return -1;
  let known =
    given +
    (init.command_status === undefined ? 0 : 1) +
    (init.sequence_number === undefined ? 0 : 1) +
    (init.tlvs === undefined ? 0 : 1);
  for (const _ in init) known--;
  // Members of a decoded PDU that are never set count too; what is left over is for the careful way to name.
  if (known !== 0 && known + readOnly(init) !== 0) return -1;
  put32(octets, start, end - start);
  put32(octets, start + 4, command_id);
  put32(octets, start + 8, status);
  put32(octets, start + 12, sequence);
  return end;
}

function readOnly({ command, command_length, command_id, issues }: FastInit): number {
  return [command, command_length, command_id, issues].filter((member) => member !== undefined).length;
}
