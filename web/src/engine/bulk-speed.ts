/** The least time that a speed is measured over, in ms. */
const LEAST_MS = 1_000;

/** How many messages were answered per second of late. */
export class Speed {
  #measuredAt: number;
  #answered = 0;
  #perSecond = 0;

  constructor(now: number) {
    this.#measuredAt = now;
  }

  /** The speed now that so many have been answered. */
  at(now: number, answered: number): number {
    const ms = now - this.#measuredAt;
    if (ms < LEAST_MS) return this.#perSecond;
    this.#perSecond = Math.max(0, ((answered - this.#answered) / ms) * 1_000);
    this.#answered = answered;
    this.#measuredAt = now;
    return this.#perSecond;
  }
}
