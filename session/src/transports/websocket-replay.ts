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
  /** Index of the chunk that is sent next, and what was sent of it. */
  #next = 0;
  #offset = 0;

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
    if (octets.length === 0) return;
    this.#chunks.push(octets);
    this.#end += octets.length;
  }

  /** All that waits, at most `limit` octets of it, as one piece. */
  take(limit: number): Uint8Array<ArrayBuffer> {
    const length = Math.min(this.unsent, limit);
    const first = this.#chunks[this.#next];
    this.#sent += length;
    if (this.#offset === 0 && first?.length === length) {
      // What a session wrote in one piece needs no copy.
      this.#next++;
      return first as Uint8Array<ArrayBuffer>;
    }
    const joined = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const chunk = this.#chunks[this.#next]!;
      const part = chunk.subarray(this.#offset, this.#offset + length - filled);
      joined.set(part, filled);
      filled += part.length;
      this.#offset += part.length;
      if (this.#offset < chunk.length) continue;
      this.#next++;
      this.#offset = 0;
    }
    return joined;
  }

  /** Drops what was consumed. False for a count that was never sent, or goes back. */
  ack(count: number): boolean {
    if (!(count >= this.#start && count <= this.#sent)) return false;
    let gone = 0;
    while (gone < this.#chunks.length && this.#start + this.#chunks[gone]!.length <= count) {
      this.#start += this.#chunks[gone++]!.length;
    }
    this.#chunks.splice(0, gone);
    this.#next -= gone;
    const partly = count - this.#start;
    if (partly > 0) {
      this.#chunks[0] = this.#chunks[0]!.subarray(partly);
      if (this.#next === 0) this.#offset -= partly;
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
    this.#next = 0;
    this.#offset = 0;
    return true;
  }
}
