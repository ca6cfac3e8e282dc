import { EncodeError } from '../errors.ts';
import { FAST_ENCODERS } from '../wire/fast-encode.ts';
import type { FastInit } from '../wire/pen.ts';
import { compose, composeUnknown } from './compose.ts';
import type { LooseInit } from './draft.ts';
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
 * The frame may share its `buffer` with others, as Node's own buffers do: mind `byteOffset`, and `slice()` a frame before
 * transferring it to another thread.
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
  const isName = typeof first === 'string';
  const command = isName ? first : (first as Pdu).command;
  const init = (isName ? (second ?? NOTHING) : first) as LooseInit;
  const options = isName ? third : (second as EncodeOptions | undefined);
  if (protocol.isStandard) {
    const frame = cutFromSlab(command, init, options);
    if (frame) return frame;
  }
  shared.position = 0;
  write(protocol, command, init, options ?? NOTHING);
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
  const end = writeFast(target, offset, command, (init ?? NOTHING) as LooseInit, options);
  if (end > 0) return end - offset;
  shared.position = 0;
  write(SMPP, command, (init ?? NOTHING) as LooseInit, options ?? NOTHING);
  const size = shared.position;
  if (offset + size > target.length) {
    const reason = `${size} octets do not fit behind octet ${offset} of ${target.length}`;
    throw new EncodeError(reason, { code: 'no_room', command });
  }
  target.set(shared.octets.subarray(0, size), offset);
  return size;
}

const NOTHING = Object.freeze({});

/**
 * Frames are cut from a common buffer, as making a buffer for each costs more than all the rest. 8 KiB is what Node's own
 * pool has: one frame that is kept keeps no more than that alive.
 */
const SLAB_OCTETS = 8192;
/** Room that nearly every PDU fits into: with less left, a new slab is begun. */
const USUAL_OCTETS = 512;
let slab = new Uint8Array(SLAB_OCTETS);
let slabBuffer = slab.buffer;
let used = 0;

function cutFromSlab(
  command: string | null,
  init: FastInit,
  options: EncodeOptions | undefined,
): Uint8Array | undefined {
  // A slab that a caller has transferred to another thread has no octets left.
  if (slab.length - used < USUAL_OCTETS) {
    slab = new Uint8Array(SLAB_OCTETS);
    slabBuffer = slab.buffer;
    used = 0;
  }
  const end = writeFast(slab, used, command, init, options);
  if (end <= 0) return undefined;
  const frame = new Uint8Array(slabBuffer, used, end - used);
  used = end;
  return frame;
}

/** Encodes what is in perfect order by 3.4 and by 5.0, and returns where it ends; -1 for anything else. */
function writeFast(
  target: Uint8Array,
  offset: number,
  command: string | null,
  init: FastInit,
  options: EncodeOptions | undefined,
): number {
  const encoder = command === null || options?.version === '3.3' ? undefined : FAST_ENCODERS.get(command);
  return encoder ? encoder(target, offset, init) : -1;
}

function write(protocol: Protocol, command: string | null, init: LooseInit, options: EncodeOptions): void {
  if (command === null) return composeUnknown(shared, init);
  const row = protocol.pduByName.get(command);
  if (!row) throw new EncodeError(`no PDU is named ${JSON.stringify(command)}`, { code: 'unknown_command', command });
  compose(shared, row, init, protocol, options);
}
