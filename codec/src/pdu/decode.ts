import { SMPP } from './protocol.ts';
import type { DecodeOptions, Pdu } from './types.ts';
import { walk } from './walk.ts';

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
  return walk(frame, SMPP, options) as unknown as Pdu;
}
