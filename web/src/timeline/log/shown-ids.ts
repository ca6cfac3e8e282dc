/** Ids of the rows that pass a filter, growing along the list; cut at the start, and mended near the end. */
export class ShownIds {
  #ids: number[] = [];
  #start = 0;

  get length(): number {
    return this.#ids.length - this.#start;
  }

  at(index: number): number | undefined {
    return index < 0 ? undefined : this.#ids[this.#start + index];
  }

  push(id: number): void {
    this.#ids.push(id);
  }

  /** Where an id is, or would be. */
  indexOf(id: number): number {
    let [low, high] = [this.#start, this.#ids.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ids[middle]! < id) low = middle + 1;
      else high = middle;
    }
    return low - this.#start;
  }

  /** Puts an id in, or takes it out. */
  set(id: number, isShown: boolean): void {
    const index = this.indexOf(id);
    const isThere = this.at(index) === id;
    if (isShown && !isThere) this.#ids.splice(this.#start + index, 0, id);
    if (!isShown && isThere) this.#ids.splice(this.#start + index, 1);
  }

  /** Takes out the ids before this one, and tells how many those were. */
  dropBefore(id: number): number {
    const count = this.indexOf(id);
    this.#start += count;
    // The dead part is cut off when it is half of all: each id is moved once at most.
    if (this.#start > this.#ids.length / 2) {
      this.#ids = this.#ids.slice(this.#start);
      this.#start = 0;
    }
    return count;
  }

  clear(): void {
    this.#ids = [];
    this.#start = 0;
  }
}
