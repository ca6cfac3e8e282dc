/** A token bucket that is filled by time and may go into debt: who takes too much waits until it is paid. */
export class Throttle {
  readonly #perSecond: number;
  #tokens: number;
  #at: number;

  /** @param perSecond the rate, and the burst of one second that is free */
  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#tokens = perSecond;
    this.#at = now;
  }

  /** Takes `amount` at `now` (milliseconds) and gives the milliseconds to wait before the next take, 0 for none. */
  take(amount: number, now: number): number {
    this.#refill(now);
    this.#tokens -= amount;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1000) / this.#perSecond);
  }

  /** Takes one if there is one. */
  tryTake(now: number): boolean {
    this.#refill(now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.#perSecond, this.#tokens + ((now - this.#at) * this.#perSecond) / 1000);
    this.#at = now;
  }
}
