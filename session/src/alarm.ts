import type { Clock } from './clock.ts';

/** One timer for all that a session waits for: it rings at the earliest time it was asked for. */
export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #at = Number.POSITIVE_INFINITY;
  #stop: () => void = () => undefined;

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Rings at that time or earlier; who is woken for nothing asks again. */
  wakeAt(at: number): void {
    if (at >= this.#at) return;
    this.#stop();
    this.#at = at;
    this.#stop = this.#clock.after(at - this.#clock.now(), () => {
      this.#at = Number.POSITIVE_INFINITY;
      this.#ring();
    });
  }

  /** Never rings again. */
  close(): void {
    this.#stop();
    this.#at = Number.NEGATIVE_INFINITY;
  }
}
