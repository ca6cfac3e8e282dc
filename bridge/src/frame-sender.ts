import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/** Octets queued in a WebSocket at which its source pauses: four TCP reads, enough to keep the kernel busy. */
const HIGH_WATER_OCTETS = 256 * 1024;
/** Frames queued at which its source pauses: a queued frame costs some 500 octets of memory, however small it is. */
const HIGH_WATER_FRAMES = 512;
/**
 * Payloads up to this size are copied behind their header: one write of one piece costs less than a vectored one, as long as
 * the copy comes out of Buffer's pool, which serves less than 4 KiB.
 */
const COPY_OCTETS = 4_000;

/** FIN and the opcode of binary data (RFC 6455, 5.2). */
const FINAL_BINARY = 0x82;
/** Lengths up to the first stand in the header's second octet, up to the second in two more, beyond in eight. */
const SHORT_LENGTH = 125;
const MEDIUM_LENGTH = 65_535;
const MEDIUM_MARK = 126;
const LONG_MARK = 127;

/** A WebSocket, and the TCP or TLS socket that it runs over. */
export interface Client {
  readonly ws: WebSocket;
  readonly socket: Socket;
}

/**
 * Sends octets as frames, and says when the client has enough of them. The frames go past `ws`, whose own take two pieces and
 * a list of them; between two of its frames nothing of it waits, as it compresses nothing.
 */
export class FrameSender {
  readonly #socket: Socket;
  readonly #onReady: () => void;
  #frames = 0;
  #full = false;

  /** @param onReady called when a full sender takes octets again */
  constructor(socket: Socket, onReady: () => void) {
    this.#socket = socket;
    this.#onReady = onReady;
  }

  /** Whether the source should wait for `onReady`. */
  get full(): boolean {
    return this.#full;
  }

  /** Sends the octets as one frame. */
  send(octets: Uint8Array): void {
    const socket = this.#socket;
    const queued = socket.writableLength;
    this.#frames = queued === 0 ? 1 : this.#frames + 1;
    this.#full = queued + octets.length > HIGH_WATER_OCTETS || this.#frames > HIGH_WATER_FRAMES;
    const onSent = this.#full ? this.#onSent : undefined;
    if (octets.length <= COPY_OCTETS) {
      socket.write(frameOf(octets), onSent);
      return;
    }
    socket.cork();
    socket.write(headerOf(octets.length, 0));
    socket.write(octets, onSent);
    socket.uncork();
  }

  readonly #onSent = (error?: Error | null): void => {
    if (error || !this.#full) return;
    this.#full = false;
    this.#frames = 0;
    this.#onReady();
  };
}

function frameOf(octets: Uint8Array): Buffer {
  const frame = headerOf(octets.length, octets.length);
  frame.set(octets, frame.length - octets.length);
  return frame;
}

/** The header of a frame, with room for octets behind it. */
function headerOf(length: number, room: number): Buffer {
  const size = length <= SHORT_LENGTH ? 2 : length <= MEDIUM_LENGTH ? 4 : 10;
  const header = Buffer.allocUnsafe(size + room);
  header[0] = FINAL_BINARY;
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
