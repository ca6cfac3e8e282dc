/** Chunks from this size on are kept as they come: to copy them costs more than to keep a buffer of its own alive. */
const LARGE_OCTETS = 8 * 1024;
/** Sizes of the blocks that smaller ones are gathered in: as much as is kept already, within these bounds. */
const LEAST_BLOCK_OCTETS = 1024;
const GREATEST_BLOCK_OCTETS = 64 * 1024;

const NO_BLOCK = new Uint8Array(0);

/**
 * Octets on their way to the client, kept until it has consumed them. One structure is the flow-control credit, the
 * replay buffer and the queue: `acked <= sent <= end` are cumulative counts, and the octets from `acked` to `end` are here.
 */
export class Outbox {
  readonly #window: number;
  /** What is kept, in order. Small chunks that follow one another are one piece, a view of the block. */
  #pieces: Uint8Array[] = [];
  #block = NO_BLOCK;
  #filled = 0;
  /** Where in the block the last piece begins, or undefined where that is no part of it. */
  #growsFrom: number | undefined;
  /** Count at the first octet of `#pieces`; at most `#acked`. */
  #start = 0;
  /** Index and count at the first octet of the piece that is being sent. */
  #next = 0;
  #countAtNext = 0;
  #acked = 0;
  #sent = 0;
  #end = 0;

  constructor(window: number) {
    this.#window = window;
  }

  /** Whether the source must pause: what is kept has reached the window. */
  get full(): boolean {
    return this.#end - this.#acked >= this.#window;
  }

  /** Whether octets wait that were not handed out yet, credit or not. */
  get waiting(): boolean {
    return this.#end > this.#sent;
  }

  /** Keeps a chunk. It must not be changed afterwards. */
  push(chunk: Uint8Array): void {
    if (chunk.length >= LARGE_OCTETS) {
      this.#growsFrom = undefined;
      this.#pieces.push(chunk);
    } else this.#gather(chunk);
    this.#end += chunk.length;
  }

  /** The next octets to send, as a view, or undefined when there are none or the credit is used up. */
  take(): Uint8Array | undefined {
    const credit = this.#acked + this.#window - this.#sent;
    if (credit <= 0 || !this.waiting) return undefined;
    if (this.#sent === this.#countAtNext + this.#pieces[this.#next]!.length) {
      this.#next++;
      this.#countAtNext = this.#sent;
    }
    const piece = this.#pieces[this.#next]!;
    const offset = this.#sent - this.#countAtNext;
    const octets = offset === 0 && piece.length <= credit ? piece : piece.subarray(offset, offset + credit);
    this.#sent += octets.length;
    return octets;
  }

  /** Drops what was consumed. False when the count goes back, or beyond what was sent. */
  ack(count: number): boolean {
    if (count < this.#acked || count > this.#sent) return false;
    this.#acked = count;
    let gone = 0;
    while (gone < this.#pieces.length && this.#start + this.#pieces[gone]!.length <= count) {
      this.#start += this.#pieces[gone++]!.length;
    }
    if (gone === 0) return true;
    this.#pieces.splice(0, gone);
    if (this.#next < gone) this.#countAtNext = this.#start;
    this.#next = Math.max(0, this.#next - gone);
    if (this.#pieces.length === 0) {
      this.#block = NO_BLOCK;
      this.#filled = 0;
      this.#growsFrom = undefined;
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

  /**
   * Copies a small chunk behind the one before it. What many of them cost is a few blocks, and the buffers that they came in
   * are garbage while they are young.
   */
  #gather(chunk: Uint8Array): void {
    if (chunk.length > this.#block.length - this.#filled) {
      const size = Math.max(LEAST_BLOCK_OCTETS, chunk.length, Math.min(this.#end - this.#acked, GREATEST_BLOCK_OCTETS));
      this.#block = Buffer.allocUnsafeSlow(size);
      this.#filled = 0;
      this.#growsFrom = undefined;
    }
    this.#block.set(chunk, this.#filled);
    if (this.#growsFrom !== undefined) this.#pieces.pop();
    this.#growsFrom ??= this.#filled;
    this.#filled += chunk.length;
    this.#pieces.push(this.#block.subarray(this.#growsFrom, this.#filled));
  }
}
