import { EncodeError } from '../errors.ts';
import { compose, composeUnknown, type LooseInit } from './compose.ts';
import { type Protocol, SMPP } from './protocol.ts';
import type { Command, EncodeOptions, Init, Pdu } from './types.ts';
import { Writer } from './writer.ts';

/** One buffer for all PDUs of this thread: encoding is synchronous, and what it returns is a copy. */
const shared = new Writer();

/**
 * Encodes a PDU. Fields left out have their defaults (see {@link Init}); lengths and counts are derived.
 *
 * Given a decoded PDU, it gives back the octets that the PDU was decoded from.
 *
 * @throws EncodeError naming the field and what was expected.
 */
export function encode<C extends Command>(command: C, init?: Init<C>, options?: EncodeOptions): Uint8Array;
export function encode(pdu: Pdu, options?: EncodeOptions): Uint8Array;
export function encode(first: string | Pdu, second?: LooseInit | EncodeOptions, third?: EncodeOptions): Uint8Array {
  return encodeWith(SMPP, first, second, third);
}

/** {@link encode} by the rows of a given protocol. */
export function encodeWith(
  protocol: Protocol,
  first: string | object,
  second?: LooseInit | EncodeOptions,
  third?: EncodeOptions,
): Uint8Array {
  shared.position = 0;
  if (typeof first === 'string') write(shared, protocol, first, (second ?? {}) as LooseInit, third ?? {});
  else write(shared, protocol, (first as Pdu).command, first as LooseInit, (second ?? {}) as EncodeOptions);
  return shared.octets.slice(0, shared.position);
}

/**
 * Encodes a PDU into `target` from `offset` on and returns how many octets that took.
 *
 * @throws EncodeError as {@link encode}, and with code `no_room` when `target` ends too early.
 */
export function encodeInto<C extends Command>(
  target: Uint8Array,
  offset: number,
  command: C,
  init?: Init<C>,
  options?: EncodeOptions,
): number {
  shared.position = 0;
  write(shared, SMPP, command, (init ?? {}) as LooseInit, options ?? {});
  const size = shared.position;
  if (offset + size > target.length) {
    const reason = `${size} octets do not fit behind octet ${offset} of ${target.length}`;
    throw new EncodeError(reason, { code: 'no_room', command });
  }
  target.set(shared.octets.subarray(0, size), offset);
  return size;
}

function write(
  writer: Writer,
  protocol: Protocol,
  command: string | null,
  init: LooseInit,
  options: EncodeOptions,
): void {
  if (command === null) return composeUnknown(writer, init);
  const row = protocol.pduByName.get(command);
  if (!row) throw new EncodeError(`no PDU is named ${JSON.stringify(command)}`, { code: 'unknown_command', command });
  compose(writer, row, init, protocol, options);
}
