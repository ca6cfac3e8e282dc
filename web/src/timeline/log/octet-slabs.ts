/** Octets of a slab: large enough that a frame of its own buffer is rare, small enough that a short log is small. */
export const SLAB_OCTETS = 1_048_576;

/**
 * Octets of very many frames in a few large buffers. An address counts on over all slabs; a frame never crosses from one
 * to the next, and one that is larger than a slab has a buffer of its own that takes the addresses of several.
 */
export class OctetSlabs {
  readonly #slabs: (Uint8Array<ArrayBuffer> | undefined)[] = [];
  /** Slabs that are gone. */
  #dropped = 0;
  /** The next free address. */
  #end = 0;

  /** Of frames with these lengths, from `first` on: up to which they stand in one slab; one at least. */
  fitting(lengths: Uint32Array, first: number): number {
    const room = lengths[first]! > this.#room ? SLAB_OCTETS : this.#room;
    let end = first + 1;
    for (let octets = lengths[first]!; end < lengths.length; end++) {
      octets += lengths[end]!;
      if (octets > room) break;
    }
    return end;
  }

  /** Keeps a copy of the octets and tells their address. */
  push(octets: Uint8Array): number {
    if (octets.length > this.#room) this.#open(octets.length);
    const address = this.#end;
    if (octets.length > 0) this.#slabs[this.#indexOf(address)]!.set(octets, address % SLAB_OCTETS);
    this.#end += octets.length;
    // A buffer of several slabs has one frame and no more.
    if (octets.length > SLAB_OCTETS) this.#end = this.#limit;
    return address;
  }

  view(address: number, length: number): Uint8Array<ArrayBuffer> {
    // No octets may stand behind the last slab, where there is nothing to view.
    if (length === 0) return new Uint8Array(0);
    const offset = address % SLAB_OCTETS;
    return this.#slabs[this.#indexOf(address)]!.subarray(offset, offset + length);
  }

  /** Lets go of the slabs that end before an address. */
  dropBefore(address: number): void {
    const count = Math.min(this.#indexOf(address), this.#slabs.length - 1);
    if (count <= 0) return;
    this.#slabs.splice(0, count);
    this.#dropped += count;
  }

  clear(): void {
    this.#dropped += this.#slabs.length;
    this.#slabs.length = 0;
    this.#end = this.#limit;
  }

  #open(octets: number): void {
    this.#end = this.#limit;
    const count = Math.max(1, Math.ceil(octets / SLAB_OCTETS));
    this.#slabs.push(new Uint8Array(count * SLAB_OCTETS), ...new Array<undefined>(count - 1));
  }

  /** Octets that still go into the slab that is open. */
  get #room(): number {
    return this.#limit - this.#end;
  }

  /** The address after the last slab. */
  get #limit(): number {
    return (this.#dropped + this.#slabs.length) * SLAB_OCTETS;
  }

  #indexOf(address: number): number {
    return Math.floor(address / SLAB_OCTETS) - this.#dropped;
  }
}
