import { HEADER_OCTETS } from '@smpp-web/codec';
import { hexNumber } from './octets.ts';

/** What is broken on purpose. All of it can be combined; each is done to what those before it have left. */
export interface Breakage {
  /** Nothing is broken while this is off, whatever is set. */
  readonly on: boolean;
  /** Octets to flip: the one at this offset is combined with the mask by exclusive or. */
  readonly flip?: { readonly offset: number; readonly mask: number };
  readonly command_id?: number;
  readonly command_status?: number;
  readonly sequence_number?: number;
  /** Octets to say too much (or, below 0, too little) in the length of a TLV, counted from 0. */
  readonly tlv?: { readonly index: number; readonly by: number };
  /** Octets to cut off the end. */
  readonly cut?: number;
  /** Octets to put behind the end. */
  readonly append?: Uint8Array;
  /** Whether command_length says how many octets there are after cutting and appending. */
  readonly keepsLength?: boolean;
  /** What command_length says instead: so many octets more or fewer, or a number. */
  readonly command_length?: { readonly by: number } | { readonly is: number };
}

export const NOTHING_BROKEN: Breakage = { on: false };

/** One thing that was broken: which octets of the result, and what they would be. */
export interface Fracture {
  readonly offset: number;
  readonly length: number;
  /** In words: `command_length says 0 instead of 60`. */
  readonly words: string;
}

export interface Broken {
  readonly octets: Uint8Array;
  readonly fractures: readonly Fracture[];
}

/** A length that no peer has memory for. */
export const HUGE_LENGTH = 0x7fffffff;

/** A command_id that no version knows. */
export const UNKNOWN_COMMAND = 0x000000ff;

/** Breaks a frame. `tlvOffsets` is where its TLVs start. */
export function breakFrame(frame: Uint8Array, breakage: Breakage, tlvOffsets: readonly number[]): Broken {
  if (!breakage.on) return { octets: frame, fractures: [] };
  const wreck = new Wreck(frame);
  const { flip, tlv, cut = 0, append, keepsLength = true, command_length } = breakage;
  if (flip) wreck.flip(flip.offset, flip.mask);
  for (const [name, offset] of WORDS) if (breakage[name] !== undefined) wreck.word(name, offset, breakage[name]);
  if (tlv && tlvOffsets[tlv.index] !== undefined) wreck.tlvLength(tlvOffsets[tlv.index]!, tlv.by);
  if (cut > 0) wreck.cut(cut);
  if (append && append.length > 0) wreck.append(append);
  if (keepsLength) wreck.tellLength();
  if (command_length) wreck.length(command_length);
  return { octets: wreck.octets, fractures: wreck.fractures };
}

const WORDS = [
  ['command_id', 4],
  ['command_status', 8],
  ['sequence_number', 12],
] as const;

class Wreck {
  octets: Uint8Array;
  readonly fractures: Fracture[] = [];

  constructor(frame: Uint8Array) {
    this.octets = frame.slice();
  }

  flip(offset: number, mask: number): void {
    const octet = this.octets[offset];
    if (octet === undefined || (mask & 0xff) === 0) return;
    this.octets[offset] = octet ^ mask;
    this.#note(offset, 1, `octet ${offset} is ${hexNumber(this.octets[offset]!, 2)} instead of ${hexNumber(octet, 2)}`);
  }

  word(name: string, offset: number, value: number): void {
    if (this.octets.length < offset + 4) return;
    const before = this.#view.getUint32(offset);
    this.#view.setUint32(offset, value);
    this.#note(offset, 4, `${name} is ${hexNumber(value, 8)} instead of ${hexNumber(before, 8)}`);
  }

  tlvLength(offset: number, by: number): void {
    if (by === 0 || this.octets.length < offset + 4) return;
    const before = this.#view.getUint16(offset + 2);
    const after = Math.min(Math.max(before + by, 0), 0xffff);
    this.#view.setUint16(offset + 2, after);
    this.#note(offset + 2, 2, `the TLV at octet ${offset} says ${after} octets instead of ${before}`);
  }

  cut(count: number): void {
    const kept = Math.max(this.octets.length - count, 0);
    const lost = this.octets.length - kept;
    this.octets = this.octets.slice(0, kept);
    this.#note(Math.max(kept - 1, 0), Math.min(kept, 1), `the last ${lost} octets are cut off`);
  }

  append(more: Uint8Array): void {
    const before = this.octets;
    this.octets = new Uint8Array(before.length + more.length);
    this.octets.set(before);
    this.octets.set(more, before.length);
    this.#note(before.length, more.length, `${more.length} octets follow that belong to nothing`);
  }

  /** Makes command_length right for what is there now. */
  tellLength(): void {
    if (this.octets.length >= HEADER_OCTETS) this.#view.setUint32(0, this.octets.length);
  }

  length(wanted: { readonly by: number } | { readonly is: number }): void {
    if (this.octets.length < 4) return;
    const { length } = this.octets;
    const said = 'is' in wanted ? wanted.is : Math.max(length + wanted.by, 0);
    if (said === length) return;
    this.#view.setUint32(0, said);
    this.#note(0, 4, `command_length says ${said} instead of ${length}`);
  }

  get #view(): DataView {
    return new DataView(this.octets.buffer, this.octets.byteOffset, this.octets.length);
  }

  #note(offset: number, length: number, words: string): void {
    this.fractures.push({ offset, length, words });
  }
}
