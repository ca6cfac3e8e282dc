import { HEADER_OCTETS } from '../frame/framer.ts';
import { SMPP } from './protocol.ts';

const STAR = 0x2a;

/**
 * A frame without its password, for whatever is kept or shown: each octet of the password is a star, so that the frame
 * stays as long and can be read. What cannot be told apart from a password, because a field has no end, goes too. A frame
 * of a PDU that has none is given back as it is.
 */
export function withoutPassword(frame: Uint8Array): Uint8Array {
  if (frame.length < HEADER_OCTETS) return frame;
  const command_id = new DataView(frame.buffer, frame.byteOffset, frame.length).getUint32(4);
  const place = SMPP.pduById.get(command_id)?.fields.findIndex(([name]) => name === 'password') ?? -1;
  if (place < 0) return frame;
  let start = HEADER_OCTETS;
  // Only C-Octet Strings stand before a password (SMPP 5.0, 4.1.1.1 and 4.1.1.7).
  for (let passed = 0; passed < place; passed++) {
    const end = frame.indexOf(0, start);
    if (end < 0) break;
    start = end + 1;
  }
  const end = frame.indexOf(0, start);
  // A copy whatever the kind: a Node Buffer's slice() is a view.
  return new Uint8Array(frame).fill(STAR, start, end < 0 ? frame.length : end);
}
