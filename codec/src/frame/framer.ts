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

/** Octets of command_length. */
const LENGTH_OCTETS = 4;

class StreamFramer implements Framer {
  readonly #max: number;
  /** The PDU that is not complete: its length at first, and room for all of it once that is known. */
  #partial = new Uint8Array(LENGTH_OCTETS);
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
    for (let offset = 0; offset < chunk.length; ) {
      const left = chunk.length - offset;
      if (this.#held === 0 && left >= LENGTH_OCTETS) {
        const length = this.#lengthAt(chunk, offset, frames);
        if (length <= left) {
          frames.push(new Uint8Array(chunk.buffer as ArrayBuffer, chunk.byteOffset + offset, length));
          offset += length;
          this.#consumed += length;
          continue;
        }
      }
      offset += this.#hold(chunk.subarray(offset), frames);
    }
    return frames;
  }

  /** Adds to the PDU that is not complete; returns how many octets that took. */
  #hold(octets: Uint8Array, frames: Uint8Array[]): number {
    const partial = this.#partial;
    const taken = octets.subarray(0, partial.length - this.#held);
    partial.set(taken, this.#held);
    this.#held += taken.length;
    if (this.#held < partial.length) return taken.length;
    if (this.#held === LENGTH_OCTETS) {
      // Room for the whole PDU at once: chunks of one octet cost no more than one chunk.
      this.#partial = new Uint8Array(this.#lengthAt(partial, 0, frames));
      this.#partial.set(partial);
    } else {
      frames.push(partial);
      this.#consumed += partial.length;
      this.#partial = new Uint8Array(LENGTH_OCTETS);
      this.#held = 0;
    }
    return taken.length;
  }

  #lengthAt(octets: Uint8Array, offset: number, frames: Uint8Array[]): number {
    const length = readLength(octets, offset);
    if (length >= HEADER_OCTETS && length <= this.#max) return length;
    const isSmall = length < HEADER_OCTETS;
    const limit = isSmall ? `the least is ${HEADER_OCTETS}` : `the most is ${this.#max}`;
    const guess = guessProtocol(octets.subarray(offset));
    this.#lost = new FrameError(`command_length is ${length}, ${limit}${guess ? `: ${guess}` : ''}`, {
      code: isSmall ? 'command_length_too_small' : 'command_length_too_large',
      field: 'command_length',
      offset: this.#consumed,
      command_status: ESME_RINVCMDLEN,
    });
    this.#lost.frames = frames;
    throw this.#lost;
  }
}

/** What to answer where the peer can still be told: the length of its PDU is invalid. */
const ESME_RINVCMDLEN = 0x00000002;

function readLength(octets: Uint8Array, offset: number): number {
  return (
    ((octets[offset]! << 24) | (octets[offset + 1]! << 16) | (octets[offset + 2]! << 8) | octets[offset + 3]!) >>> 0
  );
}

/** What octets look like that are no SMPP, as a sentence; undefined when they look like nothing known. */
export function guessProtocol(octets: Uint8Array): string | undefined {
  const [first = 0, second, third, fourth] = octets;
  const text = String.fromCharCode(...octets.subarray(0, 8));
  if (/^(HTTP|GET|POST|PUT|HEAD|OPTIONS|CONNECT)\b/.test(text))
    return 'these octets spell HTTP/1.1: the peer speaks HTTP';
  if (second === TLS_MAJOR && (first === TLS_HANDSHAKE || first === TLS_ALERT))
    return 'these octets are TLS: the peer speaks TLS';
  if (first > 15 && second === 0 && third === 0 && fourth === 0)
    return 'these octets are in reverse order: the peer writes little endian';
  if (/^[ -~\r\n\t]{4}/.test(text)) return `these octets are text (${JSON.stringify(text)})`;
  return undefined;
}

/** First octets of a TLS record: what it holds, and the version of TLS. */
export const TLS_HANDSHAKE = 0x16;
export const TLS_ALERT = 0x15;
const TLS_MAJOR = 3;
