import { type LinkFacts, type Transport, TransportError } from '../transport.ts';
import { Inbox } from './inbox.ts';

/** How octets travel inside this program. */
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
    return this.#in.inbox;
  }

  send(octets: Uint8Array): Promise<void> {
    return this.#out.push(octets);
  }

  async close(reason?: Error): Promise<void> {
    this.#out.end(reason && new TransportError('reset', 'The peer cut the connection.', { cause: reason }));
    this.#in.drop(reason ?? undefined);
  }
}

/** One direction: chunks of a size, and writers that wait while there are too many. */
class Pipe {
  readonly inbox: Inbox;
  readonly #chunkOctets: number;
  readonly #highWater: number;
  #ended: { readonly error: Error | undefined } | undefined;
  readonly #writers: (() => void)[] = [];

  constructor({ chunkOctets = Number.POSITIVE_INFINITY, highWaterOctets = DEFAULT_HIGH_WATER_OCTETS }: MemoryOptions) {
    this.#chunkOctets = chunkOctets;
    this.#highWater = highWaterOctets;
    this.inbox = new Inbox({
      onTaken: () => {
        if (this.inbox.octets <= this.#highWater) this.#wakeWriters();
      },
    });
  }

  async push(octets: Uint8Array): Promise<void> {
    if (this.#ended) throw new TransportError('closed', 'The connection is closed.', { cause: this.#ended.error });
    for (let at = 0; at < octets.length; at += this.#chunkOctets) {
      this.inbox.push(octets.subarray(at, at + this.#chunkOctets));
    }
    if (this.inbox.octets > this.#highWater) await new Promise<void>((resolve) => this.#writers.push(resolve));
  }

  /** No more will be pushed: the reader gets what is there and then the end, or the error at once. */
  end(error?: Error): void {
    if (this.#ended) return;
    this.#ended = { error };
    if (error) this.inbox.fail(error);
    else this.inbox.end();
    this.#wakeWriters();
  }

  /** Nobody will read any more. */
  drop(error?: Error): void {
    this.#ended ??= { error };
    this.inbox.fail(this.#ended.error);
    this.#wakeWriters();
  }

  #wakeWriters(): void {
    for (const wake of this.#writers.splice(0)) wake();
  }
}
