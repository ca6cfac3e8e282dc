const HEADER_LENGTH_OCTETS = 4;
const LEAST_COMMAND_LENGTH = 16;

/** Counts the PDUs of an octet stream by their command_length alone. Of a stream that is no SMPP it counts none further. */
export class PduCounter {
  count = 0;
  /** Octets until the next PDU begins, or, while `#have` > 0, meaningless. */
  #skip = 0;
  /** Octets of command_length read so far, and their value. */
  #have = 0;
  #length = 0;
  #lost = false;

  push(octets: Uint8Array): void {
    if (this.#lost) return;
    let at = 0;
    while (true) {
      const step = Math.min(this.#skip, octets.length - at);
      at += step;
      this.#skip -= step;
      if (at === octets.length) return;
      this.#length = this.#length * 256 + octets[at++]!;
      if (++this.#have < HEADER_LENGTH_OCTETS) continue;
      if (this.#length < LEAST_COMMAND_LENGTH) {
        this.#lost = true;
        return;
      }
      this.count++;
      this.#skip = this.#length - HEADER_LENGTH_OCTETS;
      this.#have = 0;
      this.#length = 0;
    }
  }
}
