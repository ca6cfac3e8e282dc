/** Share of the rate that a warm-up begins with. */
const COLD = 0.1;

/** How many messages per second a run may send: the rate that is asked for, and less while it warms up. */
export class LoadPace {
  readonly #warmUpMs: number;
  #rate: number | undefined;
  /** The warm-up is over, or something has ended it. */
  #isWarm: boolean;

  /** A rate of undefined is no limit, and needs no warm-up. */
  constructor(rate: number | undefined, warmUpMs: number) {
    this.#rate = rate;
    this.#warmUpMs = warmUpMs;
    this.#isWarm = warmUpMs <= 0 || rate === undefined;
  }

  get isWarm(): boolean {
    return this.#isWarm;
  }

  /** What is in force, as it is shown; undefined: no limit. */
  shownAt(activeMs: number): number | undefined {
    return this.#rate === undefined ? undefined : Math.round(this.at(activeMs));
  }

  /** The rate after so long a run; Infinity: no limit. */
  at(activeMs: number): number {
    const share = this.#isWarm ? 1 : COLD + (1 - COLD) * Math.min(1, activeMs / this.#warmUpMs);
    return (this.#rate ?? Number.POSITIVE_INFINITY) * share;
  }

  /** Sets the rate, which ends the warm-up. */
  set(rate: number | undefined): void {
    this.#rate = rate;
    this.#isWarm = true;
  }

  /** Goes on warming up. */
  warm(activeMs: number): void {
    this.#isWarm ||= activeMs >= this.#warmUpMs;
  }

  /** Stays at the rate that a warm-up has come to: climbing on would only be throttled again. */
  hold(activeMs: number): void {
    if (!this.#isWarm) this.set(Math.max(1, this.at(activeMs)));
  }
}
