import { SessionError } from './errors.ts';

/** A request that has been sent and has no answer yet. */
export interface Pending {
  readonly command: string;
  readonly sequence_number: number;
  /** When it was handed to the transport, by the session's clock. */
  readonly sentAt: number;
  /** When it counts as unanswered. */
  readonly deadline: number;
  /** Whether it takes a place in the window; enquire_link and unbind do not. */
  readonly counted: boolean;
  resolve(response: unknown): void;
  reject(error: Error): void;
}

/** A request that waits for a place in the window. */
export interface Waiting {
  start(): void;
  fail(error: Error): void;
}

/** The highest sequence_number; 1 comes after it (SMPP 5.0, 4.7.24). */
const LAST_SEQUENCE = 0x7fffffff;

/** Requests in flight by sequence_number, how many there may be, and those that wait to become one. */
export class Window {
  #size: number;
  readonly #maxWaiting: number;
  readonly #pending = new Map<number, Pending>();
  readonly #waiting = new Set<Waiting>();
  #counted = 0;
  #sequence = 0;

  constructor(size: number, maxWaiting: number) {
    this.#size = size;
    this.#maxWaiting = maxWaiting;
  }

  /** Requests in flight at most. Lowering it lets those in flight come home; raising it lets waiting ones go. */
  get size(): number {
    return this.#size;
  }

  set size(size: number) {
    this.#size = size;
    this.#startWaiting();
  }

  /** Requests in flight that count. */
  get inFlight(): number {
    return this.#counted;
  }

  /** Requests that wait for room. */
  get waiting(): number {
    return this.#waiting.size;
  }

  get hasRoom(): boolean {
    return this.#counted < this.#size && this.#waiting.size === 0;
  }

  /** Puts a request in the queue for a place. Its `start` is to register it at once. */
  wait(entry: Waiting): void {
    if (this.#waiting.size < this.#maxWaiting) {
      this.#waiting.add(entry);
      return;
    }
    const message = `${this.#maxWaiting} requests already wait for the window of ${this.#size}`;
    entry.fail(new SessionError('window_full', message, { outcome: 'not_sent' }));
  }

  /** Takes a request that still waits out of the queue; false when it does not wait any more. */
  withdraw(entry: Waiting): boolean {
    return this.#waiting.delete(entry);
  }

  /** The next free sequence_number: never that of a request still in flight. */
  nextSequence(): number {
    do this.#sequence = this.#sequence === LAST_SEQUENCE ? 1 : this.#sequence + 1;
    while (this.#pending.has(this.#sequence));
    return this.#sequence;
  }

  register(pending: Pending): void {
    this.#pending.set(pending.sequence_number, pending);
    if (pending.counted) this.#counted++;
  }

  /** Takes the request that a response answers out of the window. */
  settle(sequence_number: number): Pending | undefined {
    const pending = this.#pending.get(sequence_number);
    if (!pending) return undefined;
    this.#pending.delete(sequence_number);
    if (pending.counted) this.#counted--;
    this.#startWaiting();
    return pending;
  }

  /** The earliest deadline of all requests in flight. */
  get nextDeadline(): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const { deadline } of this.#pending.values()) if (deadline < earliest) earliest = deadline;
    return earliest;
  }

  /** Takes out the requests whose deadline has passed. */
  expired(now: number): Pending[] {
    const late = [...this.#pending.values()].filter(({ deadline }) => deadline <= now);
    for (const { sequence_number } of late) this.settle(sequence_number);
    return late;
  }

  /** Ends everything that is in flight or waits, each request with the error that `errorFor` makes for it. */
  rejectAll(errorFor: (wasSent: boolean) => Error): void {
    const pending = [...this.#pending.values()];
    const waiting = [...this.#waiting];
    this.#pending.clear();
    this.#waiting.clear();
    this.#counted = 0;
    for (const entry of pending) entry.reject(errorFor(true));
    for (const entry of waiting) entry.fail(errorFor(false));
  }

  #startWaiting(): void {
    for (const entry of this.#waiting) {
      if (this.#counted >= this.#size) return;
      this.#waiting.delete(entry);
      entry.start();
    }
  }
}
