/** The stretch of time over which a rate is taken: rates are given per second. */
const WINDOW_MS = 1_000;

/** How many events there were in the last second, in constant memory: the window before counts for the part that it still covers. */
export class RateMeter {
  #windowStart = 0;
  #current = 0;
  #previous = 0;

  /** Counts one event. */
  count(now: number): void {
    this.#turn(now);
    this.#current++;
  }

  /** Events in the second that ends now. */
  rate(now: number): number {
    this.#turn(now);
    const covered = 1 - (now - this.#windowStart) / WINDOW_MS;
    return this.#current + this.#previous * covered;
  }

  #turn(now: number): void {
    const windows = Math.floor((now - this.#windowStart) / WINDOW_MS);
    if (windows <= 0) return;
    this.#previous = windows === 1 ? this.#current : 0;
    this.#current = 0;
    this.#windowStart += windows * WINDOW_MS;
  }
}
