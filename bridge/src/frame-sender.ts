import type { Socket } from 'node:net';
import { frameHeader, frameOf, OPCODE } from './frame.ts';

/** Octets queued in a WebSocket at which its source pauses: four TCP reads, enough to keep the kernel busy. */
const HIGH_WATER_OCTETS = 256 * 1024;
/** Frames queued at which its source pauses: a queued frame costs some 500 octets of memory, however small it is. */
const HIGH_WATER_FRAMES = 512;
/**
 * Payloads up to this size are copied behind their header: one write of one piece costs less than a vectored one, as long as
 * the copy comes out of Buffer's pool, which serves less than 4 KiB.
 */
const COPY_OCTETS = 4_000;

/** Sends octets as frames, and says when the client has enough of them. */
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
      socket.write(frameOf(OPCODE.binary, octets), onSent);
      return;
    }
    socket.cork();
    socket.write(frameHeader(OPCODE.binary, octets.length));
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
