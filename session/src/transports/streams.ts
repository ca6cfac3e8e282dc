import { type LinkFacts, type Transport, TransportError } from '../transport.ts';

type ReadResult = { done: false; value: Uint8Array } | { done: true; value?: unknown };

/** What is used of a WHATWG ReadableStream of octets. */
export interface ReadableShape {
  getReader(): {
    read(): Promise<ReadResult>;
    cancel(reason?: unknown): Promise<void>;
    releaseLock(): void;
  };
}

/** What is used of a WHATWG WritableStream of octets. */
export interface WritableShape {
  getWriter(): {
    readonly ready: Promise<unknown>;
    readonly closed: Promise<unknown>;
    write(octets: Uint8Array): Promise<void>;
    close(): Promise<void>;
    abort(reason?: unknown): Promise<void>;
  };
}

/** A pair of WHATWG streams, as Deno, Bun and Cloudflare's `connect()` give for a socket. */
export interface StreamPair {
  readonly readable: ReadableShape;
  readonly writable: WritableShape;
}

/** A pair of WHATWG streams as a transport. The streams are its own from then on. */
export function streamsTransport(pair: StreamPair, facts: LinkFacts = {}): Transport {
  return new StreamsTransport(pair, facts);
}

class StreamsTransport implements Transport {
  readonly kind = 'streams';
  readonly facts: LinkFacts;
  readonly incoming: AsyncIterable<Uint8Array>;
  readonly #reader: ReturnType<ReadableShape['getReader']>;
  readonly #writer: ReturnType<WritableShape['getWriter']>;
  #isClosed = false;
  #reason: Error | undefined;

  constructor({ readable, writable }: StreamPair, facts: LinkFacts) {
    this.facts = facts;
    this.#reader = readable.getReader();
    this.#writer = writable.getWriter();
    // Failures are told by `incoming` and `send`.
    this.#writer.closed.catch(() => undefined);
    this.#writer.ready.catch(() => undefined);
    this.incoming = this.#read();
  }

  async send(octets: Uint8Array): Promise<void> {
    if (this.#isClosed) throw new TransportError('closed', 'The connection is closed.', { cause: this.#reason });
    // The write fails where the stream does, which `ready` tells as well.
    this.#writer.write(octets).catch(() => undefined);
    try {
      await this.#writer.ready;
    } catch (error) {
      throw broken(error);
    }
  }

  async close(reason?: Error): Promise<void> {
    if (this.#isClosed && !reason) return;
    const wasClosed = this.#isClosed;
    this.#isClosed = true;
    this.#reason ??= reason;
    const ending = reason ? this.#writer.abort(reason) : wasClosed ? undefined : this.#writer.close();
    const ended = Promise.allSettled([ending, this.#reader.cancel(reason)]);
    // A cut does not wait for a write that a peer does not take.
    if (!reason) await ended;
  }

  async *#read(): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      let result: ReadResult;
      try {
        result = await this.#reader.read();
      } catch (error) {
        throw this.#reason ?? broken(error);
      }
      if (this.#reason) throw this.#reason;
      if (result.done) return;
      yield result.value;
    }
  }
}

function broken(error: unknown): TransportError {
  const message = error instanceof Error ? error.message : String(error);
  return new TransportError('broken', `The connection broke: ${message}`, { cause: error });
}
