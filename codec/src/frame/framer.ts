import { FrameError } from '../errors.ts';

/** Octets of the header that every PDU starts with (SMPP 5.0, 3.2.1). */
export const HEADER_OCTETS = 16;

/**
 * The largest PDU taken by default: a message_payload of 65,535 octets beside a full submit_multi stays below 75 kB, so
 * 128 KiB takes all that is legal and refuses the gigabyte that the letters `HTTP` spell.
 */
export const DEFAULT_MAX_PDU_OCTETS = 131_072;

/** What a framer is told. */
export interface FramerOptions {
  /** Largest command_length to accept, in octets. Default {@link DEFAULT_MAX_PDU_OCTETS}. */
  readonly maxPduOctets?: number;
}

/** Cuts a stream of octets into frames, one PDU each. */
export interface Framer {
  /**
   * Takes a chunk in any cut and returns the frames that it completes, in order. A frame that lies within the chunk is a
   * view of it, not a copy.
   *
   * Throws a {@link FrameError} when a command_length is impossible; `error.frames` has the frames before it. The stream is
   * lost then: every later push throws the same error.
   */
  push(chunk: Uint8Array): Uint8Array[];
  /** Octets held back because their PDU is not complete. 0 at the end of the stream tells a clean end from a cut one. */
  readonly pending: number;
}

/** A framer for one stream. Memory is bounded by `maxPduOctets`. */
export function createFramer(options: FramerOptions = {}): Framer {
  return new StreamFramer(options.maxPduOctets ?? DEFAULT_MAX_PDU_OCTETS);
}

class StreamFramer implements Framer {
  readonly #max: number;
  /** The start of the PDU that is not complete, in a buffer with room for the rest of it. */
  #partial = new Uint8Array(HEADER_OCTETS);
  #held = 0;
  /** Octets of the stream before the PDU at hand: errors name the place in the stream. */
  #consumed = 0;
  #lost: FrameError | undefined;

  constructor(max: number) {
    this.#max = max;
  }

  get pending(): number {
    return this.#held;
  }

  push(chunk: Uint8Array): Uint8Array[] {
    if (this.#lost) throw this.#lost;
    const frames: Uint8Array[] = [];
    let offset = this.#held > 0 ? this.#complete(chunk, frames) : 0;
    while (chunk.length - offset >= 4) {
      const length = this.#checkedLength(readLength(chunk, offset), chunk.subarray(offset), frames);
      if (chunk.length - offset < length) break;
      frames.push(viewOf(chunk, offset, length));
      offset += length;
      this.#consumed += length;
    }
    if (offset < chunk.length) this.#hold(chunk, offset);
    return frames;
  }

  /** Adds to the PDU held back; returns how much of the chunk that took. */
  #complete(chunk: Uint8Array, frames: Uint8Array[]): number {
    let offset = 0;
    if (this.#held < 4) {
      offset = this.#append(chunk, 0, 4 - this.#held);
      if (this.#held < 4) return offset;
    }
    const length = this.#checkedLength(readLength(this.#partial, 0), this.#partial.subarray(0, this.#held), frames);
    this.#reserve(length);
    offset += this.#append(chunk, offset, length - this.#held);
    if (this.#held < length) return offset;
    frames.push(viewOf(this.#partial, 0, length));
    this.#partial = new Uint8Array(HEADER_OCTETS);
    this.#held = 0;
    this.#consumed += length;
    return offset;
  }

  #hold(chunk: Uint8Array, offset: number): void {
    const left = chunk.length - offset;
    if (left >= 4) this.#reserve(readLength(chunk, offset));
    this.#append(chunk, offset, left);
  }

  #append(chunk: Uint8Array, offset: number, wanted: number): number {
    const taken = Math.min(wanted, chunk.length - offset);
    this.#partial.set(chunk.subarray(offset, offset + taken), this.#held);
    this.#held += taken;
    return taken;
  }

  /** Makes room for a whole PDU at once, so that chunks of one octet cost no more than one chunk. */
  #reserve(length: number): void {
    if (this.#partial.length >= length) return;
    const grown = new Uint8Array(length);
    grown.set(this.#partial.subarray(0, this.#held));
    this.#partial = grown;
  }

  #checkedLength(length: number, start: Uint8Array, frames: Uint8Array[]): number {
    if (length >= HEADER_OCTETS && length <= this.#max) return length;
    this.#lost = frameError(length, this.#max, this.#consumed, start);
    this.#lost.frames = frames;
    throw this.#lost;
  }
}

function readLength(octets: Uint8Array, offset: number): number {
  return (
    ((octets[offset]! << 24) | (octets[offset + 1]! << 16) | (octets[offset + 2]! << 8) | octets[offset + 3]!) >>> 0
  );
}

function viewOf(octets: Uint8Array, offset: number, length: number): Uint8Array {
  return new Uint8Array(octets.buffer as ArrayBuffer, octets.byteOffset + offset, length);
}

function frameError(length: number, max: number, offset: number, start: Uint8Array): FrameError {
  const guess = guessProtocol(start);
  const hint = guess ? `: ${guess}` : '';
  const limit = length < HEADER_OCTETS ? `the least is ${HEADER_OCTETS}` : `the most allowed is ${max}`;
  return new FrameError(`command_length is ${length}, ${limit}${hint}`, {
    code: length < HEADER_OCTETS ? 'command_length_too_small' : 'command_length_too_large',
    field: 'command_length',
    offset,
    command_status: 0x00000002,
  });
}

/** What octets look like that are no SMPP, as a sentence; undefined when they look like nothing known. */
export function guessProtocol(octets: Uint8Array): string | undefined {
  const text = String.fromCharCode(...octets.subarray(0, 8));
  if (text.startsWith('HTTP')) return 'these octets spell HTTP/1.1: the peer is a web server';
  if (/^(GET|POST|PUT|HEAD|OPTIONS|CONNECT|PRI) /.test(text))
    return 'these octets are an HTTP request: the peer is a web client';
  if (text.startsWith('SSH-')) return 'these octets are an SSH greeting';
  if (text.startsWith('AMQP')) return 'these octets are an AMQP header';
  if (octets[0] === 0x16 && octets[1] === 0x03)
    return 'these octets are a TLS handshake: the peer expects or speaks TLS';
  if (octets[0] === 0x15 && octets[1] === 0x03) return 'these octets are a TLS alert: the peer speaks TLS';
  if (/^[2-5]\d\d[ -]/.test(text)) return 'these octets are a greeting of a mail or file server';
  if (octets.length >= 4 && octets[3] === 0 && octets[2] === 0 && octets[1] === 0 && octets[0]! >= HEADER_OCTETS) {
    return 'the octets of the length are in reverse order: the peer writes little endian';
  }
  if (octets.length >= 4 && /^[\x20-\x7e\r\n\t]+$/.test(text)) return `these octets are text (${JSON.stringify(text)})`;
  return undefined;
}
