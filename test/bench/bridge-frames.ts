/** WebSocket framing by hand (RFC 6455, 5.2), so that the client of the benchmark costs as little as can be. */

export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
const PING = 9;
export const PONG = 10;
const MASK = Buffer.from('37fa213d', 'hex');

/** A masked frame; the mask is not zero, so that unmasking costs what it costs. */
export function wrap(payload: Buffer, opcode: number = BINARY): Buffer {
  const masked = Buffer.from(payload.map((octet, at) => octet ^ MASK[at & 3]!));
  return Buffer.concat([headerOf(payload.length, opcode), MASK, masked]);
}

function headerOf(length: number, opcode: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | opcode, 0x80 | length]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = 0x80 | opcode;
  header[1] = 0x80 | (length < 65_536 ? 126 : 127);
  if (length < 65_536) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

/** Reads frames without a mask, in any cut. */
export class FrameReader {
  readonly #header = Buffer.alloc(10);
  readonly #onText: (text: string) => void;
  readonly #onPing: () => void;
  #have = 0;
  #left = 0;
  #text: Buffer[] = [];

  constructor(onText: (text: string) => void, onPing: () => void) {
    this.#onText = onText;
    this.#onPing = onPing;
  }

  /** Gives the octets of binary frames in the chunk. */
  push(chunk: Buffer): number {
    let payload = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.#left === 0) {
        this.#header[this.#have++] = chunk[at++]!;
        this.#readHeader();
        continue;
      }
      const step = Math.min(this.#left, chunk.length - at);
      if (this.#isText) this.#text.push(chunk.subarray(at, at + step));
      else payload += step;
      this.#left -= step;
      at += step;
      if (this.#left === 0 && this.#isText) this.#onText(Buffer.concat(this.#text.splice(0)).toString());
    }
    return payload;
  }

  get #isText(): boolean {
    return (this.#header[0]! & 0x0f) === TEXT;
  }

  #readHeader(): void {
    if (this.#have < 2) return;
    const length = this.#header[1]! & 0x7f;
    if (this.#have < (length < 126 ? 2 : length === 126 ? 4 : 10)) return;
    this.#have = 0;
    this.#left =
      length < 126 ? length : length === 126 ? this.#header.readUInt16BE(2) : Number(this.#header.readBigUInt64BE(2));
    if ((this.#header[0]! & 0x0f) === PING) this.#onPing();
  }
}
