import type { Socket } from 'node:net';

/** Chunks of one tick up to this size are copied into one write: cheaper than a vectored write of many pieces. */
const COPY_OCTETS = 16 * 1024;

/** Writes to a TCP socket: all that comes in one tick leaves as one write, which keeps small PDUs out of separate segments. */
export class TickWriter {
  readonly #socket: Socket;
  readonly #onReady: () => void;
  #pending: Uint8Array[] = [];
  #octets = 0;
  #blocked = false;

  /** @param onReady called after each write, or, when the peer stalls, once it takes octets again */
  constructor(socket: Socket, onReady: () => void) {
    this.#socket = socket;
    this.#onReady = onReady;
    socket.on('drain', this.#drained);
  }

  /** Whether octets wait for the peer. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** Adds octets to this tick's write. */
  write(octets: Uint8Array): void {
    this.#octets += octets.length;
    if (this.#pending.push(octets) === 1) process.nextTick(this.#flush);
  }

  /** Writes what is pending and ends the socket after it. */
  end(): void {
    this.#flush();
    this.#socket.end();
  }

  readonly #flush = (): void => {
    const pending = this.#pending;
    if (pending.length === 0) return;
    const octets = this.#octets;
    this.#pending = [];
    this.#octets = 0;
    if (!this.#socket.writable) return;
    this.#write(pending, octets);
    // What write() returns is of its high water mark alone, which one large chunk is above although the kernel took it at once.
    this.#blocked = this.#socket.writableLength > 0 && this.#socket.writableNeedDrain;
    if (!this.#blocked) this.#onReady();
  };

  #write(pending: Uint8Array[], octets: number): void {
    const socket = this.#socket;
    if (pending.length === 1) socket.write(pending[0]!);
    else if (octets <= COPY_OCTETS) socket.write(Buffer.concat(pending, octets));
    else {
      socket.cork();
      for (const chunk of pending) socket.write(chunk);
      socket.uncork();
    }
  }

  readonly #drained = (): void => {
    if (!this.#blocked) return;
    this.#blocked = false;
    this.#onReady();
  };
}
