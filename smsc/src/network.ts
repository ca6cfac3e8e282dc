import type { MessageState } from '@smpp-web/codec/text';
import type { Clock } from '@smpp-web/session';
import type { Agenda } from './agenda.ts';
import type { Mailbox, Message, StoredMessage } from './mailbox.ts';
import { type ReceiptNews, wantsIntermediate, wantsReceipt } from './receipts/receipt-pdu.ts';

/** What the network has decided for a message, counted from now, in milliseconds. */
export interface Course {
  /** Until delivery is first tried; 0 for at once. */
  readonly startMs: number;
  /** From the first try to the end. */
  readonly travelMs: number;
  /** Until validity_period ends; undefined where it does not. */
  readonly validMs: number | undefined;
  readonly outcome: MessageState;
  readonly error: number;
  /** Of messages that are due at once, those of higher priority go first. */
  readonly priority: number;
}

/** What a network asks of the message centre. */
export interface NetworkContext {
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly mailbox: Mailbox;
  /** Called with news that the sender wants to have. */
  readonly onNews: (news: ReceiptNews) => void;
  /** Called when a message has ended. */
  readonly onEnd: (message: Message) => void;
}

/** The mobile network behind the message centre: it takes its time, and says how each message has ended. */
export class Network {
  readonly #context: NetworkContext;
  /** Who waits for the end of a message: requests in transaction mode. */
  readonly #waiters = new Map<Message, (message: StoredMessage) => void>();

  constructor(context: NetworkContext) {
    this.#context = context;
  }

  /** Takes a message on its course; `onEnd` is for a request that is answered only then. */
  take(message: Message, course: Course, onEnd?: (message: StoredMessage) => void): void {
    const { clock, agenda } = this.#context;
    const now = clock.now();
    const { startMs, travelMs, validMs = Number.POSITIVE_INFINITY, outcome, error, priority } = course;
    const isLate = startMs + travelMs > validMs;
    message.outcome = isLate ? 'EXPIRED' : outcome;
    message.error = isLate ? 0 : error;
    // Whole milliseconds, as the agenda has them.
    message.startsAt = Math.floor(now + startMs);
    message.endsAt = Math.floor(now + (isLate ? validMs : startMs + travelMs));
    message.state = startMs > 0 ? 'SCHEDULED' : 'ENROUTE';
    if (onEnd) this.#waiters.set(message, onEnd);
    if (startMs > 0) agenda.after(Math.min(startMs, message.endsAt - now), this.#step, message, priority);
    else this.#depart(message, priority);
  }

  /** Ends a pending message now, as cancel_sm does. */
  end(message: Message, state: MessageState): void {
    const { mailbox, clock, onEnd } = this.#context;
    mailbox.finish(message, state, clock.wall());
    onEnd(message);
    const waiter = this.#waiters.get(message);
    this.#waiters.delete(message);
    waiter?.(message);
    this.#tell(message, state, false);
  }

  clear(): void {
    this.#waiters.clear();
  }

  /** Due: the start of a scheduled message, or the end of one under way. An entry of an earlier course is passed over. */
  readonly #step = (message: Message): void => {
    if (message.doneAt !== undefined) return;
    const now = this.#context.clock.now();
    if (now >= message.endsAt) this.end(message, message.outcome);
    else if (message.state === 'SCHEDULED' && now >= message.startsAt) this.#depart(message, 0);
  };

  #depart(message: Message, priority: number): void {
    const { clock, agenda } = this.#context;
    message.state = 'ENROUTE';
    const left = message.endsAt - clock.now();
    agenda.after(left, this.#step, message, priority);
    // Half way to the end is where a network has tried and not succeeded yet.
    if (wantsIntermediate(message)) agenda.after(left / 2, this.#notify, message);
  }

  readonly #notify = (message: Message): void => {
    if (message.doneAt === undefined) this.#tell(message, 'ENROUTE', true);
  };

  #tell(message: Message, state: MessageState, isIntermediate: boolean): void {
    if (!isIntermediate && !wantsReceipt(message, state)) return;
    this.#context.onNews({ message, state, at: this.#context.clock.wall(), isIntermediate });
  }
}
