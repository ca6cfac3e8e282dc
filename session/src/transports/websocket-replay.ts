/**
 * Octets on their way to the bridge, kept until it has consumed them: after a resume they are sent again from its count.
 * All counts are cumulative: `acked <= sent <= end`.
 */
export class Replay {
  #chunks: Uint8Array[] = [];
  /** Count at the first octet of `#chunks`. */
  #start = 0;
  #sent = 0;
  #end = 0;

  /** Octets that the bridge has not consumed yet. */
  get unacked(): number {
    return this.#end - this.#start;
  }

  /** Octets that wait to be sent. */
  get unsent(): number {
    return this.#end - this.#sent;
  }

  /** Octets that were sent and not consumed. */
  get underWay(): number {
    return this.#sent - this.#start;
  }

  push(octets: Uint8Array): void {
    this.#chunks.push(octets);
    this.#end += octets.length;
  }

  /** All that waits, at most `limit` octets of it, as one piece. */
  take(limit: number): Uint8Array<ArrayBuffer> {
    const length = Math.min(this.unsent, limit);
    const skip = this.#sent - this.#start;
    this.#sent += length;
    return this.#copy(skip, length);
  }

  /** Drops what was consumed. False for a count that was never sent, or goes back. */
  ack(count: number): boolean {
    if (!(count >= this.#start && count <= this.#sent)) return false;
    let gone = 0;
    while (gone < this.#chunks.length && this.#start + this.#chunks[gone]!.length <= count) {
      this.#start += this.#chunks[gone++]!.length;
    }
    this.#chunks.splice(0, gone);
    if (count > this.#start) {
      this.#chunks[0] = this.#chunks[0]!.subarray(count - this.#start);
      this.#start = count;
    }
    return true;
  }

  /** Drops all that was sent, where nobody acks. */
  ackAll(): void {
    this.ack(this.#sent);
  }

  /** Goes back to the bridge's count. False when the octets after it are not here. */
  rewind(count: number): boolean {
    if (!this.ack(count)) return false;
    this.#sent = count;
    return true;
  }

  #copy(skip: number, length: number): Uint8Array<ArrayBuffer> {
    const last = this.#chunks.at(-1);
    // What a session wrote in one piece needs no copy.
    if (last?.length === length && skip + length === this.unacked) return last as Uint8Array<ArrayBuffer>;
    const joined = new Uint8Array(length);
    let filled = 0;
    for (const chunk of this.#chunks) {
      if (filled === length) break;
      const from = Math.min(skip, chunk.length);
      skip -= from;
      const part = chunk.subarray(from, from + length - filled);
      joined.set(part, filled);
      filled += part.length;
    }
    return joined;
  }
}
