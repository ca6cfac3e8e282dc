import type { FrameRecord } from './feed.ts';

/** Frames of one batch, in their order; an array of records is such, too. */
export interface Frames extends Iterable<FrameRecord> {
  readonly length: number;
}

/** A column for each property of the frames: plain, so that it goes through a port. */
export interface Columns {
  /** Of all frames, one behind the other. */
  readonly octets: Uint8Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** Milliseconds since 1970. */
  readonly at: Float64Array<ArrayBuffer>;
  /** The session of a frame that went out is negative. */
  readonly sessions: Int32Array<ArrayBuffer>;
}

/** Frames in columns: as objects each would be paid for where it is made, on its way and where it is kept. */
export class FrameColumns implements Frames {
  readonly columns: Columns;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  /** The same frames in columns. */
  static of(frames: Frames): FrameColumns {
    if (frames instanceof FrameColumns) return frames;
    const queue = new FrameQueue();
    for (const { session, direction, at, frame } of frames) queue.add(session, direction, at, frame);
    return queue.take();
  }

  get length(): number {
    return this.columns.lengths.length;
  }

  /** The frames as records, whose octets are views. */
  *[Symbol.iterator](): Iterator<FrameRecord> {
    const { octets, lengths, at, sessions } = this.columns;
    let offset = 0;
    for (let index = 0; index < lengths.length; index++) {
      const [length, session] = [lengths[index]!, sessions[index]!];
      const frame = octets.subarray(offset, offset + length);
      offset += length;
      yield { session: Math.abs(session), direction: session < 0 ? 'out' : 'in', at: at[index]!, frame };
    }
  }
}

/** Room that a queue begins with; it doubles while more waits. */
const FIRST_FRAMES = 64;
const FIRST_OCTETS = 8_192;

/** Frames that wait to be handed on together. What is added is copied; its room is used again and again. */
export class FrameQueue {
  #octets = new Uint8Array(FIRST_OCTETS);
  #lengths = new Uint32Array(FIRST_FRAMES);
  #at = new Float64Array(FIRST_FRAMES);
  #sessions = new Int32Array(FIRST_FRAMES);
  /** What waits lies between these two: frames, and their octets. */
  #first = 0;
  #end = 0;
  #firstOctet = 0;
  #endOctet = 0;

  get length(): number {
    return this.#end - this.#first;
  }

  get octets(): number {
    return this.#endOctet - this.#firstOctet;
  }

  add(session: number, direction: FrameRecord['direction'], at: number, frame: Uint8Array): void {
    if (this.#end === this.#lengths.length) this.#makeRows();
    if (this.#octets.length - this.#endOctet < frame.length) this.#makeRoom(frame.length);
    const row = this.#end++;
    this.#lengths[row] = frame.length;
    this.#at[row] = at;
    this.#sessions[row] = direction === 'out' ? -session : session;
    this.#octets.set(frame, this.#endOctet);
    this.#endOctet += frame.length;
  }

  /** Takes out the first frames: at most so many, with at most so many octets, but one at least where there is one. */
  take(most = this.length, mostOctets = this.octets): FrameColumns {
    const [first, firstOctet] = [this.#first, this.#firstOctet];
    const limit = Math.min(this.#end, first + Math.max(1, Math.floor(most)));
    for (; this.#first < limit; this.#first++) {
      const next = this.#firstOctet + this.#lengths[this.#first]!;
      if (next - firstOctet > mostOctets && this.#first > first) break;
      this.#firstOctet = next;
    }
    const taken = new FrameColumns({
      octets: this.#octets.slice(firstOctet, this.#firstOctet),
      lengths: this.#lengths.slice(first, this.#first),
      at: this.#at.slice(first, this.#first),
      sessions: this.#sessions.slice(first, this.#first),
    });
    if (this.#first === this.#end) this.#first = this.#end = this.#firstOctet = this.#endOctet = 0;
    return taken;
  }

  #makeRows(): void {
    const [from, length] = [this.#first, this.length];
    this.#lengths = moved(this.#lengths, from, length, 1);
    this.#at = moved(this.#at, from, length, 1);
    this.#sessions = moved(this.#sessions, from, length, 1);
    [this.#first, this.#end] = [0, length];
  }

  #makeRoom(octets: number): void {
    const length = this.octets;
    this.#octets = moved(this.#octets, this.#firstOctet, length, octets);
    [this.#firstOctet, this.#endOctet] = [0, length];
  }
}

/** The used part of a column at its start, with room for so many more: in place where at least half of it is free then. */
function moved<Column extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  column: Column,
  from: number,
  length: number,
  room: number,
): Column {
  if ((length + room) * 2 <= column.length) return column.copyWithin(0, from, from + length) as Column;
  let size = column.length * 2;
  while (size < length + room) size *= 2;
  const larger = new (column.constructor as new (length: number) => Column)(size);
  larger.set(column.subarray(from, from + length));
  return larger;
}
