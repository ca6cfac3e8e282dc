/** Who waits for the next chunk. */
interface Waiting {
  resolve(result: IteratorResult<Uint8Array, undefined>): void;
  reject(error: Error): void;
}

/** What the source of an inbox wants to know. */
export interface InboxOptions {
  /** The reader has taken so many octets: more may come. */
  readonly onTaken?: (octets: number) => void;
  /** The reader has left before the end. */
  readonly onLeft?: () => void;
}

/**
 * Chunks between a source that pushes and one reader that pulls. Does what an async generator would at a third of its
 * price, which is felt where every message has a chunk of its own.
 */
export class Inbox implements AsyncIterableIterator<Uint8Array, undefined> {
  readonly #options: InboxOptions;
  readonly #chunks: Uint8Array[] = [];
  #ended: { readonly error: Error | undefined } | undefined;
  #waiting: Waiting | undefined;

  /** Octets that wait for the reader. */
  octets = 0;

  constructor(options: InboxOptions = {}) {
    this.#options = options;
  }

  push(chunk: Uint8Array): void {
    if (this.#ended) return;
    this.#chunks.push(chunk);
    this.octets += chunk.length;
    this.#serve();
  }

  /** No more will come: the reader gets what is here, then the end or the error. */
  end(error?: Error): void {
    this.#ended ??= { error };
    this.#serve();
  }

  /** What is here is dropped; the reader gets the error at once, or the end. */
  fail(error?: Error): void {
    this.#chunks.length = 0;
    this.octets = 0;
    this.#ended = { error };
    this.#serve();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Uint8Array, undefined>> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#serve();
    });
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.fail();
    this.#options.onLeft?.();
    return OVER;
  }

  /** Gives the reader what there is for it. */
  #serve(): void {
    const waiting = this.#waiting;
    const chunk = waiting && this.#chunks.shift();
    if (!waiting || !(chunk || this.#ended)) return;
    this.#waiting = undefined;
    if (chunk) {
      this.octets -= chunk.length;
      waiting.resolve({ done: false, value: chunk });
      this.#options.onTaken?.(chunk.length);
    } else if (this.#ended?.error) waiting.reject(this.#ended.error);
    else waiting.resolve(OVER);
  }
}

const OVER: IteratorReturnResult<undefined> = { done: true, value: undefined };
