import { SessionError, StatusError } from '@smpp-web/session';
import type { Agenda } from './agenda.ts';
import type { Client } from './client.ts';
import { type Delivery, destinationOf, writeDelivery } from './delivery.ts';
import { Queue } from './queue.ts';
import type { Dialect } from './receipts/dialects.ts';
import type { RetrySettings } from './settings.ts';
import { status } from './status.ts';

/** What a postbox asks of the message centre. */
export interface PostboxContext {
  readonly agenda: Agenda;
  readonly retry: () => RetrySettings;
  readonly dialect: () => Dialect;
  readonly maxWaiting: number;
}

/** Answers to a delivery after which it is worth trying again (SMPP 5.0, 4.7.6). All others are final. */
const TEMPORARY = new Set(
  (['ESME_RX_T_APPN', 'ESME_RMSGQFUL', 'ESME_RTHROTTLED', 'ESME_RSYSERR', 'ESME_RSERTYPUNAVAIL'] as const).map(status),
);

/** The answer that refuses this delivery and all that wait for the same destination (SMPP 5.0, 4.7.6). */
const ESME_RX_P_APPN = status('ESME_RX_P_APPN');

/** Deliveries for one account: they wait for a receiver with room, and are tried again until they are answered. */
export class Postbox {
  readonly #context: PostboxContext;
  readonly #waiting = new Queue<Delivery>();
  /** Receivers, the next one to use first. */
  #receivers: Client[] = [];
  /** Deliveries in the gap before they are tried again. */
  #resting = 0;
  #dropped = 0;

  constructor(context: PostboxContext) {
    this.#context = context;
  }

  /** Deliveries that are not under way: no receiver, no room, or in a gap. */
  get waiting(): number {
    return this.#waiting.length + this.#resting;
  }

  /** Deliveries given up: refused for good, tried too often, or too many waiting. */
  get dropped(): number {
    return this.#dropped;
  }

  add(delivery: Delivery): void {
    if (this.waiting >= this.#context.maxWaiting) {
      this.#waiting.shift();
      this.#dropped++;
    }
    this.#waiting.push(delivery);
    this.#pump();
  }

  addReceiver(client: Client): void {
    this.#receivers.push(client);
    this.#pump();
  }

  /** What a receiver has left unanswered goes to the next one, in the same order. */
  removeReceiver(client: Client): void {
    this.#receivers = this.#receivers.filter((receiver) => receiver !== client);
    for (const delivery of [...client.inFlight].reverse()) this.#waiting.unshift(delivery);
    client.inFlight.clear();
    this.#pump();
  }

  #pump(): void {
    while (this.#waiting.length > 0) {
      const client = this.#nextReceiver();
      if (!client) return;
      this.#send(client, this.#waiting.shift()!);
    }
  }

  /** Receivers take turns. */
  #nextReceiver(): Client | undefined {
    const index = this.#receivers.findIndex((receiver) => receiver.hasRoom);
    if (index < 0) return undefined;
    const client = this.#receivers[index]!;
    if (this.#receivers.length > 1) this.#receivers.push(...this.#receivers.splice(index, 1));
    return client;
  }

  #send(client: Client, delivery: Delivery): void {
    client.inFlight.add(delivery);
    delivery.attempts++;
    const { session } = client;
    const written = writeDelivery(delivery, session.version, this.#context.dialect());
    const answer: Promise<unknown> =
      written.command === 'data_sm'
        ? session.request('data_sm', written.init)
        : session.request('deliver_sm', written.init);
    answer.then(
      () => this.#settle(client, delivery, undefined),
      (error: unknown) => this.#settle(client, delivery, error),
    );
  }

  #settle(client: Client, delivery: Delivery, error: unknown): void {
    // A client that has left has handed back what it had not answered.
    if (!client.inFlight.delete(delivery)) return;
    if (error !== undefined) this.#fail(client, delivery, error);
    this.#pump();
  }

  #fail(client: Client, delivery: Delivery, error: unknown): void {
    if (error instanceof SessionError && error.outcome === 'not_sent') {
      // It never left: that was no try. A session that cannot send at all is on its way out.
      delivery.attempts--;
      this.#waiting.unshift(delivery);
      if (!client.hasRoom) return;
      this.#receivers = this.#receivers.filter((receiver) => receiver !== client);
      return;
    }
    if (error instanceof StatusError && error.command_status === ESME_RX_P_APPN) {
      const destination = destinationOf(delivery);
      this.#dropped += this.#waiting.remove((other) => destinationOf(other) === destination);
    }
    const isTemporary = error instanceof StatusError ? TEMPORARY.has(error.command_status) : isSilence(error);
    const { firstMs, factor, maxMs, attempts } = this.#context.retry();
    if (!isTemporary || delivery.attempts >= attempts) {
      this.#dropped++;
      return;
    }
    this.#resting++;
    const gap = Math.min(firstMs * factor ** (delivery.attempts - 1), maxMs);
    this.#context.agenda.after(gap, this.#again, delivery);
  }

  readonly #again = (delivery: Delivery): void => {
    this.#resting--;
    this.add(delivery);
  };
}

/** No answer, or none that could be read. An error on this side, as in writing the PDU, would only come again. */
function isSilence(error: unknown): boolean {
  return error instanceof SessionError;
}
