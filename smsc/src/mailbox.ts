import type { PduOf } from '@smpp-web/codec';
import type { MessageState } from '@smpp-web/codec/text';

/** One message that the message centre has accepted. */
export interface StoredMessage {
  readonly id: string;
  /** Who submitted it. */
  readonly system_id: string;
  readonly pdu: PduOf<'submit_sm'>;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
  state: MessageState;
  /** When it came to its final state. */
  doneAt: number | undefined;
}

/** Ids are ten decimal digits, as appendix B of SMPP 3.4 has them in its receipts. */
const ID_DIGITS = 10;

/** Messages by id, the oldest forgotten first. */
export class Mailbox {
  readonly #max: number;
  readonly #messages = new Map<string, StoredMessage>();
  #count = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#messages.size;
  }

  get(id: string): StoredMessage | undefined {
    return this.#messages.get(id);
  }

  store(system_id: string, pdu: PduOf<'submit_sm'>, submittedAt: number): StoredMessage {
    const id = String(++this.#count).padStart(ID_DIGITS, '0');
    const message: StoredMessage = { id, system_id, pdu, submittedAt, state: 'ENROUTE', doneAt: undefined };
    this.#messages.set(id, message);
    if (this.#messages.size > this.#max) this.#messages.delete(this.#messages.keys().next().value!);
    return message;
  }
}
