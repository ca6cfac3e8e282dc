import type { Columns } from '../../engine/frames.ts';
import { OctetSlabs } from './octet-slabs.ts';

/** Rows of a chunk: 4,096, a power of two, so that a row is found by division without a remainder to think about. */
export const CHUNK_ROWS = 4_096;

/** Octets of a row's columns: what the log costs for each PDU beside the PDU itself. */
export const ROW_OCTETS = 49;

const HEADER_OCTETS = 16;

/** The columns of some rows. A million rows as objects would be ten times as large, and a burden to the collector. */
export class Chunk {
  readonly at = new Float64Array(CHUNK_ROWS);
  /** Where the octets are: an address of {@link OctetSlabs}. */
  readonly address = new Float64Array(CHUNK_ROWS);
  readonly length = new Uint32Array(CHUNK_ROWS);
  readonly command_id = new Uint32Array(CHUNK_ROWS);
  readonly command_status = new Uint32Array(CHUNK_ROWS);
  readonly sequence_number = new Uint32Array(CHUNK_ROWS);
  /** How many rows on, or back, the partner stands; 0: there is none. */
  readonly partner = new Int32Array(CHUNK_ROWS);
  readonly latency = new Float64Array(CHUNK_ROWS);
  readonly session = new Uint32Array(CHUNK_ROWS);
  readonly isOut = new Uint8Array(CHUNK_ROWS);
}

/** Frames by id, counted from 1 and never used again; the oldest can be dropped. */
export class FrameTable {
  readonly #chunks: Chunk[] = [];
  readonly #slabs = new OctetSlabs();
  /** Number of the first chunk that is kept. */
  #firstChunk = 0;
  /** Id of the oldest row. */
  #first = 1;
  /** Id that the next row will have. */
  #next = 1;
  #octets = 0;

  get first(): number {
    return this.#first;
  }

  /** Id of the newest row; one less than `first` where there is none. */
  get last(): number {
    return this.#next - 1;
  }

  get length(): number {
    return this.#next - this.#first;
  }

  /** Octets of all frames. */
  get octets(): number {
    return this.#octets;
  }

  has(id: number): boolean {
    return id >= this.#first && id < this.#next;
  }

  /** The columns that hold a row, which stands there at {@link placeOf}. */
  chunkOf(id: number): Chunk {
    return this.#chunks[Math.floor((id - 1) / CHUNK_ROWS) - this.#firstChunk]!;
  }

  push({ octets, lengths, at, sessions }: Columns): void {
    let offset = 0;
    for (let index = 0; index < lengths.length; ) {
      // As many as lie in one slab are kept by one copy.
      const end = this.#slabs.fitting(lengths, index);
      let next = offset;
      for (let each = index; each < end; each++) next += lengths[each]!;
      let address = this.#slabs.push(octets.subarray(offset, next));
      for (; index < end; index++) {
        const length = lengths[index]!;
        this.#add(octets, offset, length, address, at[index]!, sessions[index]!);
        offset += length;
        address += length;
      }
    }
  }

  #add(octets: Uint8Array, offset: number, length: number, address: number, at: number, session: number): void {
    const row = placeOf(this.#next++);
    if (row === 0 || this.#chunks.length === 0) this.#chunks.push(new Chunk());
    const chunk = this.#chunks[this.#chunks.length - 1]!;
    chunk.at[row] = at;
    chunk.address[row] = address;
    chunk.length[row] = length;
    chunk.session[row] = Math.abs(session);
    chunk.isOut[row] = session < 0 ? 1 : 0;
    if (length >= HEADER_OCTETS) {
      chunk.command_id[row] = uint32(octets, offset + 4);
      chunk.command_status[row] = uint32(octets, offset + 8);
      chunk.sequence_number[row] = uint32(octets, offset + 12);
    }
    this.#octets += length;
  }

  /** Ties two rows to each other; the second answers the first. */
  link(request: number, response: number): void {
    const [asked, answered] = [this.chunkOf(request), this.chunkOf(response)];
    const [from, to] = [placeOf(request), placeOf(response)];
    asked.partner[from] = response - request;
    answered.partner[to] = request - response;
    const latency = Math.max(0, answered.at[to]! - asked.at[from]!);
    asked.latency[from] = latency;
    answered.latency[to] = latency;
  }

  /** The octets of a row, as a view: it holds the slab that they are in. */
  frameOf(id: number): Uint8Array<ArrayBuffer> {
    const chunk = this.chunkOf(id);
    const row = placeOf(id);
    return this.#slabs.view(chunk.address[row]!, chunk.length[row]!);
  }

  dropFirst(): void {
    const id = this.#first++;
    this.#octets -= this.chunkOf(id).length[placeOf(id)]!;
    if (placeOf(this.#first) !== 0) return;
    this.#chunks.shift();
    this.#firstChunk++;
    if (this.length > 0) this.#slabs.dropBefore(this.chunkOf(this.#first).address[0]!);
  }

  clear(): void {
    this.#first = this.#next;
    this.#octets = 0;
    this.#chunks.length = 0;
    this.#firstChunk = Math.floor((this.#next - 1) / CHUNK_ROWS);
    this.#slabs.clear();
  }
}

/** Where in its chunk a row stands. */
export function placeOf(id: number): number {
  return (id - 1) % CHUNK_ROWS;
}

function uint32(octets: Uint8Array, offset: number): number {
  return (
    ((octets[offset]! << 24) | (octets[offset + 1]! << 16) | (octets[offset + 2]! << 8) | octets[offset + 3]!) >>> 0
  );
}
