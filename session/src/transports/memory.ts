import { type LinkFacts, type Transport, TransportError } from '../transport.ts';

export interface MemoryOptions {
  /** Cut what is sent into chunks of this many octets: 1 shows bugs that real networks show rarely. Default: no cut. */
  readonly chunkOctets?: number;
  /** Octets under way at most, per direction; past it `send` waits for the reader. Default 64 KiB, as in a socket. */
  readonly highWaterOctets?: number;
}

const DEFAULT_HIGH_WATER_OCTETS = 65_536;

/** Two ends of one connection inside this program. What one sends, the other has in `incoming`. */
export function memoryPair(options: MemoryOptions = {}): [Transport, Transport] {
  const ab = new Pipe(options);
  const ba = new Pipe(options);
  return [new MemoryTransport(ab, ba), new MemoryTransport(ba, ab)];
}

class MemoryTransport implements Transport {
  readonly kind = 'memory';
  readonly facts: LinkFacts = { peer: 'this page' };
  readonly #out: Pipe;
  readonly #in: Pipe;

  constructor(out: Pipe, into: Pipe) {
    this.#out = out;
    this.#in = into;
  }

  get incoming(): AsyncIterable<Uint8Array> {
    return this.#in;
  }

  send(octets: Uint8Array): Promise<void> {
    return this.#out.push(octets);
  }

  async close(reason?: Error): Promise<void> {
    this.#out.end(reason && new TransportError('reset', 'The peer cut the connection.', { cause: reason }));
    this.#in.drop(reason ?? undefined);
  }
}

/** One direction: a bounded queue of chunks. */
class Pipe implements AsyncIterable<Uint8Array> {
  readonly #chunkOctets: number;
  readonly #highWater: number;
  readonly #chunks: Uint8Array[] = [];
  #octets = 0;
  #ended: { error: Error | undefined } | undefined;
  #wakeReader: (() => void) | undefined;
  readonly #writers: (() => void)[] = [];

  constructor({ chunkOctets = Number.POSITIVE_INFINITY, highWaterOctets = DEFAULT_HIGH_WATER_OCTETS }: MemoryOptions) {
    this.#chunkOctets = chunkOctets;
    this.#highWater = highWaterOctets;
  }

  async push(octets: Uint8Array): Promise<void> {
    if (this.#ended) throw new TransportError('closed', 'The connection is closed.', { cause: this.#ended.error });
    for (let at = 0; at < octets.length; at += this.#chunkOctets) {
      this.#chunks.push(octets.subarray(at, at + this.#chunkOctets));
    }
    this.#octets += octets.length;
    this.#wakeReader?.();
    if (this.#octets > this.#highWater) await new Promise<void>((resolve) => this.#writers.push(resolve));
  }

  /** No more will be pushed: the reader gets what is there, then the end or the error. */
  end(error?: Error): void {
    if (this.#ended) return;
    this.#ended = { error };
    if (error) this.#chunks.length = 0;
    this.#wakeReader?.();
    this.#wakeWriters();
  }

  /** Nobody will read any more. */
  drop(error?: Error): void {
    this.#chunks.length = 0;
    if (!this.#ended) this.#ended = { error };
    this.#wakeReader?.();
    this.#wakeWriters();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        this.#octets -= chunk.length;
        if (this.#octets <= this.#highWater) this.#wakeWriters();
        yield chunk;
      } else if (this.#ended) {
        if (this.#ended.error) throw this.#ended.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wakeReader = resolve;
        });
        this.#wakeReader = undefined;
      }
    }
  }

  #wakeWriters(): void {
    for (const wake of this.#writers.splice(0)) wake();
  }
}
