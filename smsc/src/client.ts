import type { Bound, Session } from '@smpp-web/session';
import { type OpenAccount, rangeOf } from './accounts.ts';
import type { Delivery } from './delivery.ts';
import type { Pattern } from './pattern.ts';

/** A session that is bound, and what is going on in it. */
export class Client {
  /** Counted by the message centre, from 1. */
  readonly number: number;
  readonly session: Session;
  readonly bound: Bound;
  readonly account: OpenAccount;
  /** The addresses that it serves. */
  readonly range: Pattern;
  /** Deliveries sent to it that it has not answered, in the order in which they were sent. */
  readonly inFlight = new Set<Delivery>();
  /** Requests of it that are not answered yet. */
  handling = 0;

  constructor(number: number, session: Session, bound: Bound, account: OpenAccount) {
    this.number = number;
    this.session = session;
    this.bound = bound;
    this.account = account;
    this.range = rangeOf(bound.address_range);
  }

  get receives(): boolean {
    return this.bound.mode !== 'transmitter';
  }

  /** Whether another delivery may be under way to it. */
  get hasRoom(): boolean {
    return this.inFlight.size < this.session.windowSize && this.session.state.startsWith('BOUND');
  }
}
