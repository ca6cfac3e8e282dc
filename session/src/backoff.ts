import { DEFAULTS } from './defaults.ts';

/** How long to wait between attempts to connect, in milliseconds. */
export interface BackoffOptions {
  /** Before the second attempt; doubled for each one after it. Default 1 s. */
  readonly firstMs?: number;
  /** At most. Default 60 s. */
  readonly limitMs?: number;
  /** A session that was bound for so long starts the count again. Default 10 s. */
  readonly stableMs?: number;
}

/**
 * The waits between attempts: doubled each time, and somewhere between half and all of that, so that a thousand clients of
 * a message centre that has restarted do not come back in one moment.
 */
export class Backoff {
  readonly #options: Required<BackoffOptions>;
  readonly #random: () => number;
  #attempts = 0;

  constructor(options: BackoffOptions, random: () => number) {
    this.#options = {
      firstMs: options.firstMs ?? DEFAULTS.reconnectFirstMs,
      limitMs: options.limitMs ?? DEFAULTS.reconnectLimitMs,
      stableMs: options.stableMs ?? DEFAULTS.reconnectStableMs,
    };
    this.#random = random;
  }

  /** How long to wait now, after a session that was bound for so long; 0 for none. */
  next(boundMs: number): number {
    const { firstMs, limitMs, stableMs } = this.#options;
    if (boundMs >= stableMs) this.#attempts = 0;
    const whole = Math.min(limitMs, firstMs * 2 ** this.#attempts);
    this.#attempts++;
    return whole * (1 - this.#random() / 2);
  }
}
