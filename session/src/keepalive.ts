import { SessionError } from './errors.ts';

/** What is due now by the timers of a session. */
export type Due = 'session_init' | 'enquire_link' | 'inactivity';

/** The timers of a session (SMPP 5.0, 2.7), in milliseconds. 0 switches one off. */
export interface KeepaliveOptions {
  readonly sessionInitMs: number;
  readonly enquireLinkMs: number;
  readonly enquireLinkMisses: number;
  readonly inactivityMs: number;
}

/** Knows when to ask whether the peer is still there, and when to give up. Time comes in as an argument. */
export class Keepalive {
  readonly #options: KeepaliveOptions;
  /** When the connection was made; undefined once bound. */
  #openedAt: number | undefined;
  /** When a PDU last travelled in either direction. */
  #activeAt: number;
  /** When a PDU other than enquire_link last travelled. */
  #usedAt: number;
  #isEnquiring = false;
  #misses = 0;

  constructor(options: KeepaliveOptions, now: number) {
    this.#options = options;
    this.#openedAt = now;
    this.#activeAt = now;
    this.#usedAt = now;
  }

  /** Notes that a PDU has travelled; enquire_link and its response are not a use of the session. */
  touch(now: number, isUse: boolean): void {
    this.#activeAt = now;
    if (isUse) this.#usedAt = now;
  }

  bound(): void {
    this.#openedAt = undefined;
  }

  /** What is due now. */
  due(now: number): Due | undefined {
    if (this.#sessionInitAt <= now) return 'session_init';
    if (this.#inactivityAt <= now) return 'inactivity';
    if (this.#enquireLinkAt <= now) return 'enquire_link';
    return undefined;
  }

  /** When something is due next. */
  get nextDue(): number {
    return Math.min(this.#sessionInitAt, this.#inactivityAt, this.#enquireLinkAt);
  }

  /** Asks one question at a time; true when too many in a row had no answer: the link is dead. */
  async enquire(ask: () => Promise<unknown>): Promise<boolean> {
    this.#isEnquiring = true;
    try {
      await ask();
      this.#misses = 0;
    } catch (error) {
      // An error is an answer too: only silence counts.
      const isSilence = error instanceof SessionError && error.code === 'timeout';
      this.#misses = isSilence ? this.#misses + 1 : 0;
    } finally {
      this.#isEnquiring = false;
    }
    return this.#misses >= this.#options.enquireLinkMisses;
  }

  get #sessionInitAt(): number {
    return this.#openedAt === undefined ? Number.POSITIVE_INFINITY : after(this.#openedAt, this.#options.sessionInitMs);
  }

  get #inactivityAt(): number {
    return this.#openedAt === undefined ? after(this.#usedAt, this.#options.inactivityMs) : Number.POSITIVE_INFINITY;
  }

  get #enquireLinkAt(): number {
    return this.#isEnquiring ? Number.POSITIVE_INFINITY : after(this.#activeAt, this.#options.enquireLinkMs);
  }
}

function after(since: number, ms: number): number {
  return ms > 0 ? since + ms : Number.POSITIVE_INFINITY;
}
