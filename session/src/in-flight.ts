import type { Init, RequestCommand } from '@smpp-web/codec';
import type { CommandRow } from './commands.ts';
import type { RequestOptions } from './options.ts';

/** A request from when it is made until it is settled. */
export interface Pending {
  readonly row: CommandRow;
  readonly init: Init<RequestCommand>;
  readonly timeoutMs: number;
  readonly onAccepted: RequestOptions['onAccepted'];
  /** Those it leaves with, while it waits to leave; undefined once it is sent. */
  group: Group | undefined;
  /** How often it may be sent again when it is throttled. */
  retries: number;
  /** 0 until it is sent. */
  sequence_number: number;
  /** When it was handed to the transport, by the session's clock. */
  sentAt: number;
  resolve(response: unknown): void;
  reject(error: Error): void;
}

/** Requests that leave together, as the parts of a message do; mostly one. */
export type Group = Pending[];

/** The highest sequence_number; 1 comes after it (SMPP 5.0, 4.7.24). */
const LAST_SEQUENCE = 0x7fffffff;

/** Places to begin with; doubled when they are all taken. A power of two. */
const FIRST_PLACES = 16;

/**
 * The requests in flight by sequence_number: a ring, as numbers come one after the other, and a map for the few that the
 * ring has gone round meanwhile. A map alone would cost a third of the speed: its tables outlive what stood in them.
 */
export class InFlight {
  #ring: (Pending | undefined)[] = new Array<undefined>(FIRST_PLACES).fill(undefined);
  readonly #stragglers = new Map<number, Pending>();
  #size = 0;
  #sequence: number;
  /** No deadline is earlier: what is later needs no looking through. */
  #earliest = Number.POSITIVE_INFINITY;

  /** `sequence` is the last sequence_number that counts as used. */
  constructor(sequence = 0) {
    this.#sequence = sequence;
  }

  get size(): number {
    return this.#size;
  }

  /** The next free sequence_number: never that of a request still in flight. */
  nextSequence(): number {
    do this.#sequence = this.#sequence === LAST_SEQUENCE ? 1 : this.#sequence + 1;
    while (this.#stragglers.has(this.#sequence) || this.#placeOf(this.#sequence)?.sequence_number === this.#sequence);
    return this.#sequence;
  }

  add(pending: Pending): void {
    if (this.#size === this.#ring.length) this.#grow();
    this.#size++;
    this.#put(pending);
    this.#earliest = Math.min(this.#earliest, deadlineOf(pending));
  }

  /** Takes out the request that a response answers. */
  take(sequence_number: number): Pending | undefined {
    const index = sequence_number & (this.#ring.length - 1);
    const pending = this.#ring[index];
    if (pending?.sequence_number === sequence_number) {
      this.#ring[index] = undefined;
      this.#size--;
      return pending;
    }
    const straggler = this.#stragglers.get(sequence_number);
    if (!straggler) return undefined;
    this.#stragglers.delete(sequence_number);
    this.#size--;
    return straggler;
  }

  /** Takes out the first request that is like this. */
  takeLike(isLike: (pending: Pending) => boolean): Pending | undefined {
    const found = this.#all().find(isLike);
    return found && this.take(found.sequence_number);
  }

  /** When to look for unanswered requests next: not after the earliest deadline. */
  get nextDeadline(): number {
    return this.#size > 0 ? this.#earliest : Number.POSITIVE_INFINITY;
  }

  /** Takes out the requests whose deadline has passed. */
  takeExpired(now: number): Pending[] {
    if (now < this.#earliest) return [];
    const expired = this.#all().filter((pending) => deadlineOf(pending) <= now);
    for (const { sequence_number } of expired) this.take(sequence_number);
    this.#earliest = this.#all().reduce(
      (least, pending) => Math.min(least, deadlineOf(pending)),
      Number.POSITIVE_INFINITY,
    );
    return expired;
  }

  takeAll(): Pending[] {
    const all = this.#all();
    for (const { sequence_number } of all) this.take(sequence_number);
    return all;
  }

  /** The first sent first. */
  #all(): Pending[] {
    const all = [...this.#stragglers.values(), ...this.#ring.filter((pending) => pending !== undefined)];
    return all.sort((a, b) => a.sentAt - b.sentAt || a.sequence_number - b.sequence_number);
  }

  #placeOf(sequence_number: number): Pending | undefined {
    return this.#ring[sequence_number & (this.#ring.length - 1)];
  }

  #put(pending: Pending): void {
    const index = pending.sequence_number & (this.#ring.length - 1);
    const straggler = this.#ring[index];
    if (straggler) this.#stragglers.set(straggler.sequence_number, straggler);
    this.#ring[index] = pending;
  }

  #grow(): void {
    const all = this.#all();
    this.#ring = new Array<undefined>(this.#ring.length * 2).fill(undefined);
    this.#stragglers.clear();
    for (const pending of all) this.#put(pending);
  }
}

/** When a request that was sent counts as unanswered. */
export function deadlineOf({ sentAt, timeoutMs }: Pending): number {
  return sentAt + timeoutMs;
}
