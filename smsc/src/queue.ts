/** From this many taken items on, the room in front of the first is given back. */
const COMPACT_FROM = 1_024;

/** First in, first out, in constant time at both ends. */
export class Queue<T> {
  #items: (T | undefined)[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** Puts back what was taken too early. */
  unshift(item: T): void {
    if (this.#head > 0) this.#items[--this.#head] = item;
    else this.#items.unshift(item);
  }

  shift(): T | undefined {
    if (this.#head === this.#items.length) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    if (this.#head >= COMPACT_FROM && this.#head * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  /** Takes out all that are like this; returns how many there were. */
  remove(isLike: (item: T) => boolean): number {
    const before = this.length;
    this.#items = (this.#items.slice(this.#head) as T[]).filter((item) => !isLike(item));
    this.#head = 0;
    return before - this.length;
  }
}
