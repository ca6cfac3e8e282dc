import { type IdRule, type MessageState, matchMessageIds, type Receipt } from '@smpp-web/codec/text';
import { fold, ReceiptIndex, spellings } from './receipt-index.ts';

/** What has become of one part of a sent message. `unknown`: it was sent, and nobody knows whether it was accepted. */
export type PartOutcome = 'waiting' | 'accepted' | 'rejected' | 'unknown' | 'not_sent';

/** One submit_sm of a message. Times are milliseconds since 1970. */
export interface SentPart {
  outcome: PartOutcome;
  /** When it was handed to a session; absent while it waits for one. */
  sentAt?: number;
  /** The name that the message centre gave it. */
  message_id?: string;
  /** Why it was rejected, or what happened, in a sentence. */
  problem?: string;
  /** The command_status of a rejection. */
  command_status?: number;
  acceptedAt?: number;
  /** Receipts for it, the latest last. */
  receipts: SentReceipt[];
}

/** A receipt that has been tied to a part. */
export interface SentReceipt {
  readonly state: MessageState | undefined;
  readonly final: boolean;
  /** The word and the error code as they came. */
  readonly stat?: string;
  readonly err?: string;
  readonly at: number;
  /** How its id was found to be that of the part. */
  readonly matchedBy: IdRule;
}

/** A message that was sent, all parts of it. A plain object that survives `structuredClone`. */
export interface SentMessage {
  /** Counted by this side, from 1. */
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Of its PDUs; undefined where nobody asked for one. */
  readonly data_coding?: number | undefined;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
  readonly parts: SentPart[];
}

/** Messages kept to have receipts tied to them: a busy day of a console, and at most some megabytes. */
const MAX_MESSAGES = 10_000;

/** Receipts that came before the response of their message, kept until it comes. */
const MAX_EARLY_RECEIPTS = 1_000;

/** Receipts kept per part: a message centre that repeats one without end must not fill the memory. */
const MAX_RECEIPTS = 20;

/** Messages that are looked at to make room for one. */
const LOOKS = 2;

interface Place {
  readonly message: SentMessage;
  readonly part: SentPart;
}

interface Early {
  readonly receipt: Receipt;
  readonly id: string;
  readonly at: number;
}

/** How much a book keeps. */
export interface MessageBookOptions {
  /** Messages that are kept, the oldest forgotten first. Default 10,000. */
  readonly maxMessages?: number;
  /** Told when a message is forgotten. */
  readonly onForget?: (message: SentMessage) => void;
}

/** Sent messages and their receipts, whichever of the two comes first. */
export class MessageBook {
  readonly #maxMessages: number;
  readonly #onForget: (message: SentMessage) => void;
  readonly #messages = new Map<number, SentMessage>();
  readonly #byId = new ReceiptIndex<Place>();
  /** The oldest first. */
  readonly #early = new Set<Early>();
  readonly #earlyById = new Map<string, Set<Early>>();
  #count = 0;

  constructor({ maxMessages = MAX_MESSAGES, onForget = () => undefined }: MessageBookOptions = {}) {
    this.#maxMessages = maxMessages;
    this.#onForget = onForget;
  }

  /** The oldest first. */
  get all(): readonly SentMessage[] {
    return [...this.#messages.values()].sort((a, b) => a.number - b.number);
  }

  get(number: number): SentMessage | undefined {
    return this.#messages.get(number);
  }

  add(init: Omit<SentMessage, 'number' | 'parts'>, parts: number): SentMessage {
    const message: SentMessage = {
      ...init,
      number: this.#count + 1,
      parts: Array.from({ length: parts }, () => ({ outcome: 'waiting', receipts: [] })),
    };
    this.#keep(message);
    return message;
  }

  /** Takes back a message of an earlier run; receipts are tied to it as if it had been sent in this one. */
  restore(message: SentMessage): void {
    this.#keep(message);
    for (const part of message.parts) if (part.message_id) this.#byId.add(part.message_id, { message, part });
  }

  /** Notes the id of an accepted part; receipts that were too early for it are tied now. */
  accept(message: SentMessage, part: SentPart, message_id: string, at: number): void {
    part.outcome = 'accepted';
    part.message_id = message_id;
    part.acceptedAt = at;
    if (message_id === '') return;
    this.#byId.add(message_id, { message, part });
    for (const early of this.#earlyById.get(fold(message_id)) ?? []) {
      if (!matchMessageIds(message_id, early.id, { conversions: this.#byId.conversions })) continue;
      this.#dropEarly(early);
      this.takeReceipt(early.receipt, early.at);
    }
  }

  /** Ties a receipt to the part it is for. Undefined when there is none yet; it is kept in case that one comes. */
  takeReceipt(receipt: Receipt, at: number): SentMessage | undefined {
    const { id, state, final } = receipt;
    if (id === undefined) return undefined;
    const found = this.#byId.find(id, ({ part }) => !part.receipts.some((earlier) => earlier.final));
    if (!found) {
      this.#keepEarly({ receipt, id, at });
      return undefined;
    }
    const { stat, err } = receipt.words;
    const { message, part } = found.value;
    part.receipts.push({ state, final, at, matchedBy: found.rule, ...(stat && { stat }), ...(err && { err }) });
    if (part.receipts.length > MAX_RECEIPTS) part.receipts.shift();
    return message;
  }

  #keep(message: SentMessage): void {
    this.#count = Math.max(this.#count, message.number);
    this.#messages.set(message.number, message);
    this.#forgetOldest();
  }

  /**
   * Makes room. Messages under way stay, as what becomes of them is still to be told: one that has its turn goes to the
   * end. Two looks for each message that comes: there is never a long search, and what was passed over is made up for.
   */
  #forgetOldest(): void {
    for (let looks = 0; looks < LOOKS && this.#messages.size > this.#maxMessages; looks++) {
      const oldest: SentMessage = this.#messages.values().next().value!;
      if (!isUnderWay(oldest)) this.#forget(oldest);
      else {
        this.#messages.delete(oldest.number);
        this.#messages.set(oldest.number, oldest);
      }
    }
  }

  /** Forgets a message: receipts are not tied to it any more. */
  forget(number: number): void {
    const message = this.#messages.get(number);
    if (message) this.#forget(message);
  }

  #forget(message: SentMessage): void {
    this.#messages.delete(message.number);
    for (const part of message.parts) {
      if (part.message_id) this.#byId.delete(part.message_id, (place) => place.part === part);
    }
    this.#onForget(message);
  }

  #keepEarly(early: Early): void {
    this.#early.add(early);
    for (const key of spellings(early.id)) {
      const place = this.#earlyById.get(key) ?? new Set();
      this.#earlyById.set(key, place);
      place.add(early);
    }
    if (this.#early.size > MAX_EARLY_RECEIPTS) this.#dropEarly(this.#early.values().next().value!);
  }

  #dropEarly(early: Early): void {
    this.#early.delete(early);
    for (const key of spellings(early.id)) {
      const place = this.#earlyById.get(key);
      place?.delete(early);
      if (place?.size === 0) this.#earlyById.delete(key);
    }
  }
}

function isUnderWay({ parts }: SentMessage): boolean {
  return parts.some(({ outcome }) => outcome === 'waiting');
}
