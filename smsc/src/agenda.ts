import type { Clock } from '@smpp-web/session';

interface Entry {
  readonly at: number;
  /** Entries of the same time come in the order in which they were added. */
  readonly order: number;
  readonly run: () => void;
}

/** Things to do at their time, as many as wanted, with one timer of the platform. */
export class Agenda {
  readonly #clock: Clock;
  /** A binary heap: the next entry stands first. */
  readonly #heap: Entry[] = [];
  #count = 0;
  #stop: () => void = () => undefined;
  #wakesAt = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#heap.length;
  }

  after(ms: number, run: () => void): void {
    const entry = { at: this.#clock.now() + ms, order: this.#count++, run };
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
    this.#schedule();
  }

  /** Drops everything. */
  clear(): void {
    this.#stop();
    this.#wakesAt = Number.POSITIVE_INFINITY;
    this.#heap.length = 0;
  }

  #schedule(): void {
    const first = this.#heap[0];
    if (!first || first.at >= this.#wakesAt) return;
    this.#stop();
    this.#wakesAt = first.at;
    this.#stop = this.#clock.after(first.at - this.#clock.now(), () => this.#runDue());
  }

  #runDue(): void {
    this.#wakesAt = Number.POSITIVE_INFINITY;
    const now = this.#clock.now();
    while (this.#heap.length > 0 && this.#heap[0]!.at <= now) this.#takeFirst().run();
    this.#schedule();
  }

  #takeFirst(): Entry {
    const first = this.#heap[0]!;
    const last = this.#heap.pop()!;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(index: number): void {
    let child = index;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!isBefore(this.#heap[child]!, this.#heap[parent]!)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  #sink(index: number): void {
    let parent = index;
    for (;;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      let first = parent;
      if (left < this.#heap.length && isBefore(this.#heap[left]!, this.#heap[first]!)) first = left;
      if (right < this.#heap.length && isBefore(this.#heap[right]!, this.#heap[first]!)) first = right;
      if (first === parent) return;
      this.#swap(parent, first);
      parent = first;
    }
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
