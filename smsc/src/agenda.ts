import type { Clock } from '@smpp-web/session';

interface Entry {
  readonly at: number;
  /** Of entries of the same time, those of a higher rank come first. */
  readonly rank: number;
  /** Of entries of the same time and rank, those that were added first come first. */
  readonly order: number;
  readonly run: (subject: never) => void;
  readonly subject: unknown;
}

/**
 * Things to do at their time, as many as wanted, with one timer of the platform. Times are whole milliseconds, as those of
 * timers are: they take no room of their own.
 */
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

  /** Calls `run` with `subject` after `ms`: one function for many subjects costs no closure for each. */
  after<S>(ms: number, run: (subject: S) => void, subject: S, rank = 0): void {
    const at = Math.floor(this.#clock.now() + Math.max(ms, 0));
    this.#heap.push({ at, rank, order: this.#count++, run, subject });
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
    try {
      while (this.#heap.length > 0 && this.#heap[0]!.at <= now) {
        const { run, subject } = this.#takeFirst();
        run(subject as never);
      }
    } finally {
      this.#schedule();
    }
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
      const left = 2 * parent + 1;
      const right = left + 1;
      let first = parent;
      if (left < this.#heap.length && isBefore(this.#heap[left]!, this.#heap[first]!)) first = left;
      if (right < this.#heap.length && isBefore(this.#heap[right]!, this.#heap[first]!)) first = right;
      if (first === parent) return;
      this.#swap(parent, first);
      parent = first;
    }
  }

  #swap(a: number, b: number): void {
    const entry = this.#heap[a]!;
    this.#heap[a] = this.#heap[b]!;
    this.#heap[b] = entry;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return a.rank === b.rank ? a.order < b.order : a.rank > b.rank;
}
