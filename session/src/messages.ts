import { type IdRule, type MessageState, matchMessageIds, type Receipt } from '@smpp-web/codec/text';

/** What has become of one part of a sent message. `unknown`: it was sent, and nobody knows whether it was accepted. */
export type PartOutcome = 'waiting' | 'accepted' | 'rejected' | 'unknown' | 'not_sent';

/** One submit_sm of a message. */
export interface SentPart {
  outcome: PartOutcome;
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

/** A message that was sent with sendText, all parts of it. A plain object that survives `structuredClone`. */
export interface SentMessage {
  /** Counted by this side, from 1. */
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
  readonly parts: SentPart[];
}

/** Messages kept to have receipts tied to them: a busy day of a console, and at most some megabytes. */
const MAX_MESSAGES = 10_000;

/** Receipts that came before the response of their message, kept until it comes. */
const MAX_EARLY_RECEIPTS = 1_000;

/** Sent messages and their receipts, whichever of the two comes first. */
export class MessageBook {
  readonly #messages = new Map<number, SentMessage>();
  readonly #byId = new Map<string, { message: SentMessage; part: SentPart }>();
  #early: { receipt: Receipt; at: number }[] = [];
  #count = 0;

  get all(): readonly SentMessage[] {
    return [...this.#messages.values()];
  }

  add(init: Omit<SentMessage, 'number' | 'parts'>, parts: number): SentMessage {
    const message: SentMessage = {
      ...init,
      number: ++this.#count,
      parts: Array.from({ length: parts }, () => ({ outcome: 'waiting', receipts: [] })),
    };
    this.#messages.set(message.number, message);
    if (this.#messages.size > MAX_MESSAGES) this.#forget(this.#messages.values().next().value!);
    return message;
  }

  /** Notes the id of an accepted part; receipts that were too early for it are tied now. */
  accept(message: SentMessage, part: SentPart, message_id: string, at: number): void {
    part.outcome = 'accepted';
    part.message_id = message_id;
    part.acceptedAt = at;
    if (message_id === '') return;
    this.#byId.set(message_id, { message, part });
    const [mine, others] = partition(
      this.#early,
      ({ receipt }) => matchMessageIds(message_id, receipt.id!) !== undefined,
    );
    this.#early = others;
    for (const { receipt, at: receivedAt } of mine) this.takeReceipt(receipt, receivedAt);
  }

  /** Ties a receipt to the part it is for. Undefined when there is none yet; it is kept in case that one comes. */
  takeReceipt(receipt: Receipt, at: number): SentMessage | undefined {
    if (receipt.id === undefined) return undefined;
    const found = this.#find(receipt.id);
    if (!found) {
      this.#early.push({ receipt, at });
      if (this.#early.length > MAX_EARLY_RECEIPTS) this.#early.shift();
      return undefined;
    }
    const { state, final } = receipt;
    const { stat, err } = receipt.words;
    found.part.receipts.push({ state, final, at, matchedBy: found.rule, ...(stat && { stat }), ...(err && { err }) });
    return found.message;
  }

  #find(id: string): { message: SentMessage; part: SentPart; rule: IdRule } | undefined {
    const exact = this.#byId.get(id);
    if (exact) return { ...exact, rule: 'exact' };
    for (const [known, entry] of this.#byId) {
      const rule = matchMessageIds(known, id);
      if (rule) return { ...entry, rule };
    }
    return undefined;
  }

  #forget(message: SentMessage): void {
    this.#messages.delete(message.number);
    for (const { message_id } of message.parts) if (message_id !== undefined) this.#byId.delete(message_id);
  }
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  const inside: T[] = [];
  const outside: T[] = [];
  for (const item of items) (belongs(item) ? inside : outside).push(item);
  return [inside, outside];
}
