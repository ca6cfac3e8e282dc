/** Starts with room for any PDU without a long message_payload. */
const INITIAL_OCTETS = 4096;

/** A buffer that grows as it is written. Positions are counted from its start. */
export class Writer {
  octets = new Uint8Array(INITIAL_OCTETS);
  position = 0;

  u8(value: number): void {
    this.reserve(1);
    this.octets[this.position++] = value;
  }

  u16(value: number): void {
    this.reserve(2);
    this.octets[this.position++] = value >>> 8;
    this.octets[this.position++] = value;
  }

  u32(value: number): void {
    this.reserve(4);
    this.patch32(this.position, value);
    this.position += 4;
  }

  patch32(at: number, value: number): void {
    const octets = this.octets;
    octets[at] = value >>> 24;
    octets[at + 1] = value >>> 16;
    octets[at + 2] = value >>> 8;
    octets[at + 3] = value;
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.octets.set(value, this.position);
    this.position += value.length;
  }

  /** Characters as octets, one each. */
  latin1(text: string): void {
    this.reserve(text.length);
    const { octets, position } = this;
    for (let index = 0; index < text.length; index++) octets[position + index] = text.charCodeAt(index);
    this.position += text.length;
  }

  reserve(more: number): void {
    const needed = this.position + more;
    if (needed <= this.octets.length) return;
    const grown = new Uint8Array(Math.max(needed, this.octets.length * 2));
    grown.set(this.octets.subarray(0, this.position));
    this.octets = grown;
  }
}
