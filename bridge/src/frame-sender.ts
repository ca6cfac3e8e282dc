import type { WebSocket } from 'ws';

/** Octets queued in a WebSocket at which its source pauses: four TCP reads, enough to keep the kernel busy. */
const HIGH_WATER_OCTETS = 256 * 1024;
/** Frames queued at which its source pauses: a queued frame costs some 500 octets of memory, however small it is. */
const HIGH_WATER_FRAMES = 512;

const BINARY_FRAME = { binary: true, compress: false, fin: true };

/** Sends octets as frames, and says when the WebSocket has enough of them. */
export class FrameSender {
  readonly #ws: WebSocket;
  readonly #onReady: () => void;
  #frames = 0;
  #full = false;

  /** @param onReady called when a full sender takes octets again */
  constructor(ws: WebSocket, onReady: () => void) {
    this.#ws = ws;
    this.#onReady = onReady;
  }

  /** Whether the source should wait for `onReady`. */
  get full(): boolean {
    return this.#full;
  }

  /** Sends the octets as one frame, without a copy. */
  send(octets: Uint8Array): void {
    const queued = this.#ws.bufferedAmount;
    if (queued === 0) this.#frames = 0;
    this.#frames++;
    if (queued + octets.length <= HIGH_WATER_OCTETS && this.#frames <= HIGH_WATER_FRAMES) {
      this.#ws.send(octets, BINARY_FRAME);
      return;
    }
    this.#full = true;
    this.#ws.send(octets, BINARY_FRAME, this.#sent);
  }

  readonly #sent = (error?: Error | null): void => {
    if (error || !this.#full) return;
    this.#full = false;
    this.#frames = 0;
    this.#onReady();
  };
}
