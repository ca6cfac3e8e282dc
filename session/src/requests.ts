import type { Init, Pdu, PduOf, RequestCommand, ResponseTo } from '@smpp-web/codec';
import type { Clock } from './clock.ts';
import type { CommandRow } from './commands.ts';
import type { Counters } from './counters.ts';
import { SessionError, StatusError } from './errors.ts';
import type { Emitter } from './events.ts';
import type { Flow } from './flow.ts';
import { deadlineOf, type Group, InFlight, type Pending } from './in-flight.ts';
import type { RequestOptions } from './options.ts';
import type { CloseReason, SessionEvents } from './session-events.ts';
import { isThrottle } from './status.ts';
import type { Wire } from './wire.ts';

/** How many given-up requests are remembered, to know a late response from a stray one. */
const REMEMBERED = 1_000;

/** What of the session's options its requests need. */
export interface RequestsOptions {
  readonly responseTimeoutMs: number;
  readonly windowQueue: number;
  readonly lenientBindSequence: boolean;
}

/** The parts of a session that its requests need. */
export interface RequestsParts {
  readonly clock: Clock;
  readonly events: Emitter<SessionEvents>;
  readonly counters: Counters;
  readonly flow: Flow;
  readonly wire: Wire;
  /** Asks for `tick` at that time. */
  wakeAt(at: number): void;
}

/** The requests of this side: from when they are made, by the queue and the flow, until each is settled once. */
export class Requests {
  readonly #options: RequestsOptions;
  readonly #parts: RequestsParts;
  readonly #flow: Flow;
  readonly #inFlight = new InFlight();
  /** In the order in which they were made. */
  readonly #waiting = new Set<Group>();
  /** Throttled requests that are to be sent again: older than all that waits. */
  readonly #again = new Set<Group>();
  readonly #givenUp = new Set<number>();

  constructor(options: RequestsOptions, parts: RequestsParts) {
    this.#options = options;
    this.#parts = parts;
    this.#flow = parts.flow;
  }

  /** Requests that wait to leave. */
  get waiting(): number {
    return this.#waiting.size + this.#again.size;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** Makes one request; the promise settles once. */
  request<C extends RequestCommand>(
    row: CommandRow,
    init: Init<C>,
    options: RequestOptions,
  ): Promise<PduOf<ResponseTo<C>>> {
    const answer = new Promise<PduOf<ResponseTo<C>>>(expose);
    const pending = this.#pend(row, init, options);
    // One that is alone needs no group unless it has to wait.
    if (!row.isCounted || (this.waiting === 0 && this.#flow.admit(1))) this.#transmit(pending);
    else this.#wait([pending]);
    if (options.signal) this.#heed(options.signal, pending);
    return answer;
  }

  /** Makes requests that leave one right after the other, even past the window. */
  requestTogether<C extends RequestCommand>(
    row: CommandRow,
    inits: readonly Init<C>[],
    options: RequestOptions,
  ): Promise<PduOf<ResponseTo<C>>>[] {
    const group: Group = [];
    const answers = inits.map((init) => {
      const answer = new Promise<PduOf<ResponseTo<C>>>(expose);
      group.push(this.#pend(row, init, options));
      return answer;
    });
    if (group.length === 0) return answers;
    if (!row.isCounted || (this.waiting === 0 && this.#flow.admit(group.length))) this.#transmitAll(group);
    else this.#wait(group);
    if (options.signal) for (const pending of group) this.#heed(options.signal, pending);
    return answers;
  }

  /** The number for a PDU that expects no response. */
  nextSequence(): number {
    return this.#inFlight.nextSequence();
  }

  /** Takes a response of the peer. */
  take(pdu: Pdu): void {
    const pending = this.#inFlight.take(pdu.sequence_number) ?? this.#bindFor(pdu);
    if (!pending) return this.#takeStray(pdu);
    if (pending.row.isCounted) this.#flow.release();
    this.#parts.counters.responded(pending.row, this.#parts.clock.now() - pending.sentAt);
    if (pdu.command !== null && pdu.tlvs.length > 0) this.#heedCongestion(pdu.tlvs, pending.sentAt);
    this.#settle(pending, pdu);
    if (this.waiting > 0) this.startWaiting();
  }

  /** Takes the sequence_number of a response that could not be read. */
  takeUnreadable(sequence_number: number, cause: Error): void {
    const pending = this.#giveUp(sequence_number, false);
    pending?.reject(new SessionError('unreadable_response', cause.message, { cause, outcome: 'unknown' }));
  }

  /** When something is to be done without the peer. */
  get nextDue(): number {
    const opensAt = this.waiting > 0 ? this.#flow.opensAt() : Number.POSITIVE_INFINITY;
    return Math.min(this.#inFlight.nextDeadline, opensAt);
  }

  /** Gives up what has waited for its response for too long, and sends what may go by now. */
  tick(now: number): void {
    for (const pending of this.#inFlight.takeExpired(now)) {
      if (pending.row.isCounted) this.#flow.release();
      this.#remember(pending.sequence_number);
      this.#parts.counters.timeouts++;
      const seconds = Math.round(now - pending.sentAt) / 1000;
      const message = `${pending.row.name} had no answer within ${seconds} s`;
      pending.reject(new SessionError('timeout', message, { outcome: 'unknown' }));
    }
    this.startWaiting();
  }

  /** Sends what waits, as far as the flow allows it. */
  startWaiting(): void {
    for (const queue of [this.#again, this.#waiting]) {
      for (const group of queue) {
        if (!this.#flow.admit(group.length)) return this.#parts.wakeAt(this.#flow.opensAt());
        queue.delete(group);
        this.#transmitAll(group);
      }
    }
  }

  /** Rejects everything, each with the same reason; what was sent has an unknown outcome. */
  rejectAll({ message, error }: CloseReason): void {
    const waiting = [...this.#again, ...this.#waiting].flat();
    this.#again.clear();
    this.#waiting.clear();
    for (const pending of this.#inFlight.takeAll()) {
      pending.reject(new SessionError('closed', message, { cause: error, outcome: 'unknown' }));
    }
    for (const pending of waiting) {
      pending.reject(new SessionError('closed', message, { cause: error, outcome: 'not_sent' }));
    }
  }

  /** A request for the promise that was made last. */
  #pend(row: CommandRow, init: Init<RequestCommand>, options: RequestOptions): Pending {
    return {
      row,
      init,
      timeoutMs: options.timeoutMs ?? this.#options.responseTimeoutMs,
      retries: options.throttleRetries ?? this.#flow.throttleRetries,
      onAccepted: options.onAccepted,
      group: undefined,
      sequence_number: 0,
      sentAt: 0,
      resolve: exposed.resolve,
      reject: exposed.reject,
    };
  }

  #transmitAll(group: Group): void {
    for (const pending of group) this.#transmit(pending);
  }

  #transmit(pending: Pending): void {
    const sequence_number = this.#inFlight.nextSequence();
    pending.group = undefined;
    pending.sequence_number = sequence_number;
    pending.sentAt = this.#parts.clock.now();
    // Registered before it is written: an answer may come at once.
    this.#inFlight.add(pending);
    try {
      this.#parts.wire.send(pending.row, pending.init, sequence_number);
    } catch (error) {
      this.#inFlight.take(sequence_number);
      if (pending.row.isCounted) this.#flow.release();
      return pending.reject(error as Error);
    }
    this.#parts.wakeAt(deadlineOf(pending));
  }

  #wait(group: Group): void {
    if (this.waiting < this.#options.windowQueue) {
      for (const pending of group) pending.group = group;
      this.#waiting.add(group);
      return this.#parts.wakeAt(this.#flow.opensAt());
    }
    const message = `${this.waiting} requests already wait for the window of ${this.#flow.windowSize}`;
    for (const pending of group) pending.reject(new SessionError('window_full', message, { outcome: 'not_sent' }));
  }

  /** Calls a request off when the signal says so. */
  #heed(signal: AbortSignal, pending: Pending): void {
    const { resolve, reject } = pending;
    const stop = () => signal.removeEventListener('abort', abort);
    const abort = () => {
      const wasSent = pending.group === undefined;
      if (wasSent) this.#giveUp(pending.sequence_number, true);
      else this.#withdraw(pending);
      reject(abortError(wasSent ? 'unknown' : 'not_sent', signal));
      if (wasSent && this.waiting > 0) this.startWaiting();
    };
    signal.addEventListener('abort', abort, { once: true });
    pending.resolve = (response) => {
      stop();
      resolve(response);
    };
    pending.reject = (error) => {
      stop();
      reject(error);
    };
  }

  /** Takes a request out of the queue; those that were to leave with it stay in their place. */
  #withdraw(pending: Pending): void {
    const group = pending.group!;
    group.splice(group.indexOf(pending), 1);
    if (group.length > 0) return;
    this.#waiting.delete(group);
    this.#again.delete(group);
  }

  /** Takes a request that was sent out of the window, remembering it if its response is still welcome. */
  #giveUp(sequence_number: number, isRemembered: boolean): Pending | undefined {
    const pending = this.#inFlight.take(sequence_number);
    if (pending?.row.isCounted) this.#flow.release();
    if (pending && isRemembered) this.#remember(sequence_number);
    return pending;
  }

  #remember(sequence_number: number): void {
    this.#givenUp.add(sequence_number);
    if (this.#givenUp.size > REMEMBERED) this.#givenUp.delete(this.#givenUp.values().next().value!);
  }

  /** The bind that a response with a wrong number answers, where that is permitted. There is one at most. */
  #bindFor({ command }: Pdu): Pending | undefined {
    if (!this.#options.lenientBindSequence) return undefined;
    return this.#inFlight.takeLike(({ row }) => row.isBind && row.response?.name === command);
  }

  #takeStray(pdu: Pdu): void {
    const isLate = this.#givenUp.delete(pdu.sequence_number);
    if (isLate) this.#parts.counters.late++;
    else this.#parts.counters.stray++;
    this.#parts.events.emit(isLate ? 'late' : 'stray', pdu);
  }

  #heedCongestion(tlvs: Exclude<Pdu, { command: null }>['tlvs'], sentAt: number): void {
    const tlv = tlvs.find(({ name }) => name === 'congestion_state');
    if (typeof tlv?.value === 'number') this.#flow.congested(tlv.value, sentAt);
  }

  #settle(pending: Pending, pdu: Pdu): void {
    const { command, command_status } = pdu;
    const { name, response, isCounted } = pending.row;
    const isAnswer = command === response?.name;
    if (isAnswer && command_status === 0) {
      pending.onAccepted?.(pdu);
      return pending.resolve(pdu);
    }
    if (!isAnswer && command !== 'generic_nack') {
      const message = `${name} was answered with ${command ?? 'an unknown PDU'}`;
      return pending.reject(new SessionError('protocol', message, { outcome: 'unknown' }));
    }
    if (isCounted && isThrottle(command_status)) {
      this.#flow.throttled(pending.sentAt);
      if (pending.retries > 0) return this.#sendAgain(pending);
    }
    pending.reject(new StatusError(name, command_status, pdu));
  }

  /** A throttled request waits in front of all that has not been sent yet: the order is kept. */
  #sendAgain(pending: Pending): void {
    pending.retries--;
    pending.group = [pending];
    this.#again.add(pending.group);
    this.#parts.wakeAt(this.#flow.opensAt());
  }
}

/** How to settle the promise that was made last. */
const exposed = {} as Pick<Pending, 'resolve' | 'reject'>;

/** The same executor for all promises: a closure for each would be the largest part of what a request takes in memory. */
function expose(resolve: (response: never) => void, reject: Pending['reject']): void {
  exposed.resolve = resolve as Pending['resolve'];
  exposed.reject = reject;
}

/** The error of a request that its caller has called off. */
export function abortError(outcome: 'unknown' | 'not_sent', signal: AbortSignal): SessionError {
  return new SessionError('aborted', 'the request was called off', { cause: signal.reason, outcome });
}
