/** Chunks are merged once there are so many: a peer that sends octet by octet must not cost a buffer object per octet. */
const MAX_CHUNKS = 512;

/**
 * Octets on their way to the client, kept until it has consumed them. One structure is the flow-control credit, the
 * replay buffer and the queue: `acked <= sent <= end` are cumulative counts, and the octets from `acked` to `end` are here.
 */
export class Outbox {
  readonly #window: number;
  #chunks: Uint8Array[] = [];
  /** Count at the first octet of `#chunks`; at most `#acked`. */
  #start = 0;
  /** Index and count at the first octet of the chunk that is sent next. */
  #next = 0;
  #countAtNext = 0;
  #acked = 0;
  #sent = 0;
  #end = 0;

  constructor(window: number) {
    this.#window = window;
  }

  /** Octets that were handed out by {@link take}. */
  get sent(): number {
    return this.#sent;
  }

  /** Whether the source must pause: what is kept has reached the window. */
  get full(): boolean {
    return this.#end - this.#acked >= this.#window;
  }

  /** Whether all has been consumed. */
  get empty(): boolean {
    return this.#end === this.#acked;
  }

  /** Whether octets wait that were not handed out yet, credit or not. */
  get waiting(): boolean {
    return this.#end > this.#sent;
  }

  /** Keeps a chunk, as a view. */
  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#end += chunk.length;
    if (this.#chunks.length > MAX_CHUNKS) this.#merge();
  }

  /** The next octets to send, as a view of one chunk, or undefined when there are none or the credit is used up. */
  take(): Uint8Array | undefined {
    const credit = this.#acked + this.#window - this.#sent;
    const chunk = this.#chunks[this.#next];
    if (chunk === undefined || credit <= 0) return undefined;
    const offset = this.#sent - this.#countAtNext;
    const octets = offset === 0 && chunk.length <= credit ? chunk : chunk.subarray(offset, offset + credit);
    this.#sent += octets.length;
    if (offset + octets.length === chunk.length) {
      this.#next++;
      this.#countAtNext = this.#sent;
    }
    return octets;
  }

  /** Drops what was consumed. False when the count goes back, or beyond what was sent. */
  ack(count: number): boolean {
    if (count < this.#acked || count > this.#sent) return false;
    this.#acked = count;
    let gone = 0;
    for (; gone < this.#next; gone++) {
      const length = this.#chunks[gone]!.length;
      if (this.#start + length > count) break;
      this.#start += length;
    }
    if (gone > 0) {
      this.#chunks.splice(0, gone);
      this.#next -= gone;
    }
    return true;
  }

  /** Starts again from the client's count, after a resume. False when those octets are gone, or were never sent. */
  rewind(count: number): boolean {
    if (!this.ack(count)) return false;
    this.#sent = count;
    this.#next = 0;
    this.#countAtNext = this.#start;
    return true;
  }

  #merge(): void {
    const merged = Buffer.concat(this.#chunks).subarray(this.#acked - this.#start);
    this.#chunks = [merged];
    this.#start = this.#acked;
    this.#next = 0;
    this.#countAtNext = this.#start;
    // All was sent: the next chunk is one that is still to come.
    if (this.#sent === this.#end) {
      this.#next = 1;
      this.#countAtNext = this.#end;
    }
  }
}
