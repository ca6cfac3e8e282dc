import type { LaneItem } from './lane.ts';
import type { LoadPlan } from './load-plan.ts';
import { messagesOf, type NextMessage } from './load-source.ts';

/** Messages in a row that cannot be made: nothing better is to come. */
const MAX_UNSENDABLE = 1_000;

/** What a supply tells. */
export interface SupplyListener {
  /** A message could not be made. */
  unsendable(problem: string): void;
  /** None can be made any more. */
  exhausted(problem: string): void;
}

/** The messages of a run: new ones, as many as its plan has, and before them those that have come back. */
export class LoadSupply {
  readonly #source: NextMessage;
  readonly #most: number;
  readonly #listener: SupplyListener;
  /** From a session that has ended, or throttled ones in a pause. */
  readonly #again: LaneItem[] = [];
  #made = 0;
  #unsendable = 0;

  /** @throws RangeError with a sentence when a template of the plan cannot be read. */
  constructor(plan: LoadPlan, listener: SupplyListener) {
    this.#source = messagesOf(plan);
    this.#most = plan.stop.messages ?? Number.POSITIVE_INFINITY;
    this.#listener = listener;
  }

  /** New messages that were asked for so far. */
  get made(): number {
    return this.#made;
  }

  /** Messages that have come back. */
  get returned(): number {
    return this.#again.length;
  }

  /** Whether there is nothing to be had any more. */
  get isEmpty(): boolean {
    return this.#made >= this.#most && this.#again.length === 0;
  }

  /** The next message; undefined when there is none. */
  next(): LaneItem | undefined {
    const again = this.#again.pop();
    if (again) return again;
    while (this.#made < this.#most) {
      this.#made++;
      try {
        const item = this.#source(this.#made);
        this.#unsendable = 0;
        return item;
      } catch (error) {
        const { message } = error as Error;
        this.#listener.unsendable(message);
        if (++this.#unsendable < MAX_UNSENDABLE) continue;
        this.#listener.exhausted(message);
        return undefined;
      }
    }
    return undefined;
  }

  /** Takes back a part of a message, to be sent by itself. */
  giveBack({ submits }: LaneItem, part: number): void {
    this.#again.push({ submits: [submits[part]!] });
  }
}
