import { HEADER_OCTETS } from '../frame/framer.ts';
import { FAST_DECODERS } from '../wire/fast-decode.ts';
import { type Protocol, SMPP } from './protocol.ts';
import type { DecodeOptions, Pdu } from './types.ts';
import { type LoosePdu, walk } from './walk.ts';

/**
 * Decodes one frame, header included, into a PDU.
 *
 * Lenient by default: what real peers send is read, and what is odd about it stands in `issues`. Octets in the PDU
 * (`short_message`, TLV values) are views of the frame, not copies.
 *
 * @throws DecodeError when the frame cannot be read, with the field, the offset, and the command_status to answer with;
 *   with `strict` also for the first issue.
 */
export function decode(frame: Uint8Array, options?: DecodeOptions): Pdu {
  return (decodeFast(frame, options) ?? walk(frame, SMPP, options)) as Pdu;
}

/** {@link decode} by the rows of a given protocol. */
export function decodeWith(protocol: Protocol, frame: Uint8Array, options?: DecodeOptions): Pdu | LoosePdu {
  const pdu = protocol.isStandard ? (decodeFast(frame, options) as LoosePdu | undefined) : undefined;
  // The fast way takes the TLVs of a vendor for unknown ones.
  const isRead = pdu?.tlvs?.every(({ name, tag }) => name !== undefined || !protocol.tlvByTag.has(tag));
  return isRead ? pdu! : walk(frame, protocol, options);
}

/** The place of a command_id in the table of decoders: its nine low bits, and the bit that makes it a response. */
const RESPONSE_PLACE = 0x200;
const DECODERS = new Array<(typeof FAST_DECODERS)[number][1] | undefined>(2 * RESPONSE_PLACE).fill(undefined);
for (const [command_id, decoder] of FAST_DECODERS) DECODERS[placeOf(command_id | 0)] = decoder;

function placeOf(command_id: number): number {
  return (command_id & 0x1ff) | (command_id < 0 ? RESPONSE_PLACE : 0);
}

/** Decodes a frame in which all is in perfect order by 3.4 and by 5.0; undefined for any other. */
function decodeFast(frame: Uint8Array, options: DecodeOptions | undefined): object | undefined {
  if (frame.length < HEADER_OCTETS || options?.version === '3.3') return undefined;
  const command_id = int32(frame, 4);
  const command_status = int32(frame, 8);
  const sequence_number = int32(frame, 12);
  if (int32(frame, 0) !== frame.length || (command_id & 0x7ffffe00) !== 0 || sequence_number <= 0) return undefined;
  if (command_id >= 0 && command_status !== 0) return undefined;
  return DECODERS[placeOf(command_id)]?.(frame, command_status >>> 0, sequence_number);
}

function int32(octets: Uint8Array, offset: number): number {
  return (octets[offset]! << 24) | (octets[offset + 1]! << 16) | (octets[offset + 2]! << 8) | octets[offset + 3]!;
}
