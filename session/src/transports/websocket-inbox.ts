/** Chunks between a WebSocket that pushes and a reader that pulls. */
export class Inbox implements AsyncIterable<Uint8Array> {
  readonly #onTaken: (octets: number) => void;
  readonly #chunks: Uint8Array[] = [];
  #ended: { readonly error: Error | undefined } | undefined;
  #wake: () => void = () => {};

  /** Octets that wait for the reader. */
  octets = 0;

  /** @param onTaken told how many octets the reader has just taken */
  constructor(onTaken: (octets: number) => void) {
    this.#onTaken = onTaken;
  }

  push(chunk: Uint8Array): void {
    if (this.#ended) return;
    this.#chunks.push(chunk);
    this.octets += chunk.length;
    this.#wake();
  }

  /** No more will come: the reader gets what is here, then the end or the error. */
  end(error?: Error): void {
    this.#ended ??= { error };
    this.#wake();
  }

  /** The reader gets the error at once. */
  fail(error: Error): void {
    this.#chunks.length = 0;
    this.octets = 0;
    this.#ended = { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        this.octets -= chunk.length;
        this.#onTaken(chunk.length);
        yield chunk;
      } else if (this.#ended) {
        if (this.#ended.error) throw this.#ended.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
