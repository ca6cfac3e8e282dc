/** A list that grows at its end and is cut at its start, both at constant cost. */
export class Ring<T> {
  #items: T[] = [];
  #start = 0;

  get length(): number {
    return this.#items.length - this.#start;
  }

  /** The item at an index from the oldest on; undefined outside. */
  at(index: number): T | undefined {
    return index < 0 ? undefined : this.#items[this.#start + index];
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** Takes out the oldest. */
  shift(): T | undefined {
    const item = this.at(0);
    if (this.length > 0) this.#start++;
    // The dead part is cut off when it is half of all: each item is moved once at most.
    if (this.#start > this.#items.length / 2) {
      this.#items = this.#items.slice(this.#start);
      this.#start = 0;
    }
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#start = 0;
  }
}
