import { OPCODE } from './frame.ts';
import { unmask } from './unmask.ts';

/** Fragments of one message: no client has reason to cut it into more, and empty ones would come without end. */
const MAX_FRAGMENTS = 4_096;
/** Octets of a text message that are kept: of a longer one this is enough to see that it is too long. */
const KEPT_TEXT_OCTETS = 2_048;
const MAX_CONTROL_OCTETS = 125;
const HEADER_OCTETS = 14;
/** 2^53 octets and more: what a double cannot count, no message holds. */
const MAX_HIGH_WORD = 0x1f_ffff;

const NOTHING = Buffer.alloc(0);

/** What a client sent against RFC 6455 or the limits, and the close code for it. */
export class Breach extends Error {
  override readonly name = 'Breach';
  readonly code: 1002 | 1009;

  constructor(code: Breach['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Takes what the frames hold, in order. */
export interface FrameTaker {
  /** Octets of binary messages, in any cut. They are the taker's to keep. */
  takeOctets(octets: Buffer): void;
  /** A text message; of one that is too long for any use, only the beginning. */
  takeText(text: Buffer): void;
  takeControl(opcode: number, payload: Buffer): void;
}

/**
 * Reads the frames of a client. Binary messages are not put together: what a chunk holds of them goes on at once, unmasked and
 * moved together within the chunk, so that neither their size nor their number costs memory.
 */
export class FrameReader {
  readonly #taker: FrameTaker;
  readonly #maxMessage: number;
  /** A header that has come in part. */
  #header: Buffer | undefined;
  #headerFilled = 0;
  /** Opcode of the frame, and of the message that it is part of. */
  #opcode = 0;
  #message = 0;
  #isFinal = false;
  #mask = 0;
  /** Octets of the payload: what has come, and what is to come. */
  #done = 0;
  #left = 0;
  #inPayload = false;
  /** Of the message so far. */
  #messageOctets = 0;
  #fragments = 0;
  #text: Buffer = NOTHING;
  #control: Buffer = NOTHING;
  /** Where in the chunk the octets of binary messages stand that were not handed on yet. */
  #from = 0;
  #to = 0;

  constructor(taker: FrameTaker, maxMessage: number) {
    this.#taker = taker;
    this.#maxMessage = maxMessage;
  }

  /** Reads on. The chunk is used up: its octets are changed. @throws Breach, after what came before it was handed on */
  push(chunk: Buffer): void {
    let at = 0;
    this.#from = 0;
    this.#to = 0;
    try {
      while (at < chunk.length) {
        if (!this.#inPayload) at = this.#readHeader(chunk, at);
        if (this.#inPayload) at = this.#readPayload(chunk, at);
      }
    } finally {
      this.#flush(chunk);
    }
  }

  #readHeader(chunk: Buffer, at: number): number {
    if (this.#header === undefined) {
      const size = headerSize(chunk, at, chunk.length);
      if (size <= chunk.length - at) {
        this.#begin(chunk, at);
        return at + size;
      }
      this.#header = Buffer.allocUnsafe(HEADER_OCTETS);
      this.#headerFilled = 0;
    }
    // Octet by octet, since the first two say how many there are.
    while (at < chunk.length) {
      this.#header[this.#headerFilled++] = chunk[at++]!;
      if (this.#headerFilled < headerSize(this.#header, 0, this.#headerFilled)) continue;
      const header = this.#header;
      this.#header = undefined;
      this.#begin(header, 0);
      break;
    }
    return at;
  }

  /** Judges a whole header before an octet of its payload is looked at. */
  #begin(header: Buffer, at: number): void {
    const first = header[at]!;
    const second = header[at + 1]!;
    const opcode = first & 0x0f;
    this.#isFinal = (first & 0x80) !== 0;
    if ((first & 0x70) !== 0) throw new Breach(1002, 'A reserved bit is set, and no extension was agreed');
    if ((second & 0x80) === 0) throw new Breach(1002, 'A frame of a client has no mask');
    let length = second & 0x7f;
    let maskAt = at + 2;
    if (length === 126) {
      length = header.readUInt16BE(at + 2);
      maskAt += 2;
    } else if (length === 127) {
      const high = header.readUInt32BE(at + 2);
      length = high > MAX_HIGH_WORD ? Number.MAX_SAFE_INTEGER : high * 2 ** 32 + header.readUInt32BE(at + 6);
      maskAt += 8;
    }
    if (opcode >= OPCODE.close) this.#judgeControl(opcode, length);
    else this.#judgeData(opcode, length);
    this.#opcode = opcode;
    this.#mask = header.readInt32BE(maskAt);
    this.#done = 0;
    this.#left = length;
    this.#inPayload = true;
  }

  #judgeControl(opcode: number, length: number): void {
    if (opcode > OPCODE.pong) throw new Breach(1002, `Opcode ${opcode} means nothing`);
    if (!this.#isFinal || length > MAX_CONTROL_OCTETS) throw new Breach(1002, 'A control frame is cut, or too long');
  }

  #judgeData(opcode: number, length: number): void {
    if (opcode > OPCODE.binary) throw new Breach(1002, `Opcode ${opcode} means nothing`);
    if ((opcode === OPCODE.continuation) !== (this.#message !== 0))
      throw new Breach(1002, 'A fragment belongs to no message, or a message begins inside another');
    if (opcode !== OPCODE.continuation) {
      this.#message = opcode;
      this.#messageOctets = 0;
      this.#fragments = 0;
    }
    this.#messageOctets += length;
    if (this.#messageOctets > this.#maxMessage)
      throw new Breach(1009, `A message has more than ${this.#maxMessage} octets`);
    if (++this.#fragments > MAX_FRAGMENTS) throw new Breach(1009, `A message has more than ${MAX_FRAGMENTS} fragments`);
  }

  #readPayload(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.#left);
    unmask(chunk, at, end, this.#mask, this.#done);
    if (this.#opcode >= OPCODE.close) this.#control = append(this.#control, chunk.subarray(at, end));
    else if (this.#message === OPCODE.binary) this.#gather(chunk, at, end);
    else this.#keepText(chunk.subarray(at, end));
    this.#done += end - at;
    this.#left -= end - at;
    if (this.#left === 0) this.#finish(chunk);
    return end;
  }

  #keepText(octets: Buffer): void {
    const room = KEPT_TEXT_OCTETS - this.#text.length;
    if (room > 0) this.#text = append(this.#text, octets.subarray(0, room));
  }

  #finish(chunk: Buffer): void {
    this.#inPayload = false;
    if (this.#opcode >= OPCODE.close) {
      const control = this.#control;
      this.#control = NOTHING;
      this.#flush(chunk);
      this.#taker.takeControl(this.#opcode, control);
    } else if (this.#isFinal) {
      const text = this.#text;
      const isText = this.#message === OPCODE.text;
      this.#text = NOTHING;
      this.#message = 0;
      if (!isText) return;
      this.#flush(chunk);
      this.#taker.takeText(text);
    }
  }

  /** Moves octets behind those that were gathered before. */
  #gather(chunk: Buffer, start: number, end: number): void {
    if (this.#from === this.#to) this.#from = start;
    else if (start !== this.#to) chunk.copyWithin(this.#to, start, end);
    this.#to = this.#from === start ? end : this.#to + end - start;
  }

  /** Hands on what was gathered, so that all stays in order. */
  #flush(chunk: Buffer): void {
    const [from, to] = [this.#from, this.#to];
    this.#from = 0;
    this.#to = 0;
    if (from < to) this.#taker.takeOctets(chunk.subarray(from, to));
  }
}

/** A copy, as the chunk may be large and the rest of the payload long in coming. */
function append(before: Buffer, octets: Buffer): Buffer {
  return Buffer.concat([before, octets]);
}

/** Octets of the header that begins there; more than any has while the first two are not here. */
function headerSize(octets: Buffer, at: number, end: number): number {
  if (end - at < 2) return HEADER_OCTETS;
  const second = octets[at + 1]!;
  const length = second & 0x7f;
  return 2 + (length === 126 ? 2 : length === 127 ? 8 : 0) + (second & 0x80 ? 4 : 0);
}
