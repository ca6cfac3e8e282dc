import { type Clock, systemClock } from '@smpp-web/session';

interface Timer {
  /** By this clock. */
  readonly at: number;
  readonly callback: () => void;
  stop: () => void;
}

/** How much faster a clock may go: faster still, and timeouts of sessions are shorter than a turn of the machine. */
export const MAX_SPEED = 60;

/** A clock that goes faster than another one; how much faster may be changed while it goes. */
export class FastClock implements Clock {
  readonly #clock: Clock;
  readonly #timers = new Set<Timer>();
  #speed = 1;
  /** Both clocks at the last change of speed. */
  #since: number;
  #now: number;
  readonly #wallAhead: number;

  /** Follows this clock. Default: that of the machine. */
  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
    this.#since = clock.now();
    this.#now = this.#since;
    this.#wallAhead = clock.wall() - this.#since;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#now = this.now();
    this.#since = this.#clock.now();
    this.#speed = speed;
    for (const timer of this.#timers) {
      timer.stop();
      this.#start(timer);
    }
  }

  now(): number {
    return this.#now + (this.#clock.now() - this.#since) * this.#speed;
  }

  wall(): number {
    return Math.round(this.#wallAhead + this.now());
  }

  after(ms: number, callback: () => void): () => void {
    const timer: Timer = { at: this.now() + ms, callback, stop: () => undefined };
    this.#timers.add(timer);
    this.#start(timer);
    return () => {
      timer.stop();
      this.#timers.delete(timer);
    };
  }

  #start(timer: Timer): void {
    timer.stop = this.#clock.after(Math.max(0, timer.at - this.now()) / this.#speed, () => {
      this.#timers.delete(timer);
      timer.callback();
    });
  }
}
