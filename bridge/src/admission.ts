import type { Ending } from './close-codes.ts';

/** Counts connections, all and of each caller. */
export class Admission {
  readonly #limit: () => number;
  readonly #callers = new Map<string, number>();
  #count = 0;

  /** @param limit connections at once, as it is now */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Takes a place.
   * @returns what gives the place back, or why there is none
   */
  enter(caller: string, limitOfCaller: number): (() => void) | Ending {
    const own = this.#callers.get(caller) ?? 0;
    if (this.#count >= this.#limit()) return { cause: 'busy' };
    if (own >= limitOfCaller) return { cause: 'caller_busy' };
    this.#count++;
    this.#callers.set(caller, own + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#count--;
      const left = this.#callers.get(caller)! - 1;
      if (left === 0) this.#callers.delete(caller);
      else this.#callers.set(caller, left);
    };
  }
}
