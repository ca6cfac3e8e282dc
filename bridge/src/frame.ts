/** Opcodes of frames (RFC 6455, 5.2). */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** FIN: every frame of the bridge is a whole message. */
const FINAL = 0x80;
/** Lengths up to the first stand in the header's second octet, up to the second in two more, beyond in eight. */
const SHORT_LENGTH = 125;
const MEDIUM_LENGTH = 65_535;
const MEDIUM_MARK = 126;
const LONG_MARK = 127;

/** A whole frame in one piece: a copy of the payload behind its header. */
export function frameOf(opcode: number, payload: Uint8Array): Buffer {
  const frame = frameHeader(opcode, payload.length, payload.length);
  frame.set(payload, frame.length - payload.length);
  return frame;
}

/** The header of a frame, with room for octets behind it. */
export function frameHeader(opcode: number, length: number, room = 0): Buffer {
  const size = length <= SHORT_LENGTH ? 2 : length <= MEDIUM_LENGTH ? 4 : 10;
  const header = Buffer.allocUnsafe(size + room);
  header[0] = FINAL | opcode;
  if (size === 2) header[1] = length;
  else if (size === 4) {
    header[1] = MEDIUM_MARK;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = LONG_MARK;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return header;
}
