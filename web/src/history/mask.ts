/** Commands whose body begins with system_id and password. SMPP 5.0, 4.1.1 and 4.1.1.7 (outbind). */
const WITH_PASSWORD: ReadonlySet<number> = new Set([0x00000001, 0x00000002, 0x00000009, 0x0000000b]);

const HEADER_OCTETS = 16;
const STAR = 0x2a;

/**
 * The frame without its password: each of its octets is a star, so that the frame stays as long and can be read. What
 * cannot be told apart from a password, because a field has no end, goes too. Frames without one are given back as they are.
 */
export function withoutPassword(frame: Uint8Array): Uint8Array {
  if (frame.length < HEADER_OCTETS) return frame;
  const command_id = new DataView(frame.buffer, frame.byteOffset, frame.length).getUint32(4);
  if (!WITH_PASSWORD.has(command_id)) return frame;
  const masked = frame.slice();
  const endOfName = masked.indexOf(0, HEADER_OCTETS);
  const start = endOfName < 0 ? HEADER_OCTETS : endOfName + 1;
  const end = masked.indexOf(0, start);
  masked.fill(STAR, start, end < 0 ? masked.length : end);
  return masked;
}
