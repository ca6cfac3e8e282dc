import { decode, encode, type PduOf } from '@smpp-web/codec';
import type { MessageState } from '@smpp-web/codec/text';
import { Queue } from './queue.ts';
import type { SendFlags } from './receipts/receipt-pdu.ts';

/** A message as the mailbox keeps it; those to several destinations, or in data_sm, too. */
export type MessagePdu = PduOf<'submit_sm'>;

/** One message to one destination that the message centre has accepted. */
export interface StoredMessage extends SendFlags {
  /** As it was told in the response. */
  readonly id: string;
  /** Counted by the message centre, from 1; ids are made from it. */
  readonly number: number;
  /** Who submitted it. */
  readonly system_id: string;
  /** The message; decoded anew each time. */
  readonly pdu: MessagePdu;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
  readonly state: MessageState;
  /** The network's reason for a failure; 0 for none. */
  readonly error: number;
  /** When it came to its final state, in milliseconds since 1970. */
  readonly doneAt: number | undefined;
}

/** The message as the message centre itself sees it. */
export class Message implements StoredMessage {
  readonly id: string;
  readonly number: number;
  readonly system_id: string;
  submittedAt: number;
  esm_class: number;
  registered_delivery: number;
  state: MessageState = 'ENROUTE';
  error = 0;
  doneAt: number | undefined = undefined;
  /** How it will end, and when, by the clock's `now`; chosen when it is accepted. */
  outcome: MessageState = 'DELIVERED';
  startsAt = 0;
  endsAt = 0;
  /** Receipts for its end: 1, unless a rule says otherwise. */
  receipts = 1;
  /** Whether the sender wants to hear when an absent destination is back (set_dpf). */
  wantsAlert = false;
  /** The next one of those that share the id: submit_multi has one for all its destinations. */
  next: Message | undefined = undefined;
  #shelf: Uint8Array;
  #offset: number;

  constructor(id: string, number: number, system_id: string, submittedAt: number, flags: SendFlags, place: Place) {
    this.id = id;
    this.number = number;
    this.system_id = system_id;
    this.submittedAt = submittedAt;
    this.esm_class = flags.esm_class;
    this.registered_delivery = flags.registered_delivery;
    this.#shelf = place.shelf;
    this.#offset = place.offset;
  }

  get pdu(): MessagePdu {
    const [shelf, at] = [this.#shelf, this.#offset];
    const length = (shelf[at]! << 24) | (shelf[at + 1]! << 16) | (shelf[at + 2]! << 8) | shelf[at + 3]!;
    return decode(shelf.subarray(at, at + length)) as MessagePdu;
  }

  /** Takes another text and other flags: what replace_sm does. */
  rewrite(pdu: MessagePdu, place: Place, at: number): void {
    this.submittedAt = at;
    this.esm_class = pdu.esm_class;
    this.registered_delivery = pdu.registered_delivery;
    this.#shelf = place.shelf;
    this.#offset = place.offset;
  }
}

/** Where the octets of a message stand. */
export interface Place {
  readonly shelf: Uint8Array;
  readonly offset: number;
}

/** Who submits what, and under which name. */
export interface StoreInit {
  readonly id: string;
  readonly number: number;
  readonly system_id: string;
  readonly pdu: MessagePdu;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
}

/** How many of the latest messages query_last_msgs (3.3) looks through. */
const RECENT = 10_000;

/**
 * Messages by id. Pending ones are never forgotten; of the finished ones the oldest are, when there are too many. A
 * message is kept as its octets, which take a quarter of what the decoded PDU does.
 */
export class Mailbox {
  readonly #max: number;
  readonly #messages = new Map<string, Message>();
  readonly #finished = new Queue<Message>();
  readonly #recent: Message[] = [];
  readonly #shelves = new Shelves();
  #pairs: Map<string, Set<Message>> | undefined;
  #numbers = 0;
  #pending = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#messages.size;
  }

  /** Messages that have not come to their end. */
  get pending(): number {
    return this.#pending;
  }

  /** Share of the room that pending messages take, 0 to 1. */
  get fullness(): number {
    return this.#pending / this.#max;
  }

  /** Whether there is no room, not even when what is finished is forgotten. */
  get isFull(): boolean {
    return this.#pending >= this.#max;
  }

  get(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  nextNumber(): number {
    return ++this.#numbers;
  }

  store({ id, number, system_id, pdu, submittedAt }: StoreInit): Message {
    const message = new Message(id, number, system_id, submittedAt, pdu, this.#shelves.add(pdu));
    const first = this.#messages.get(id);
    if (first?.number === number) {
      message.next = first.next;
      first.next = message;
    } else {
      this.#messages.set(id, message);
      this.#recent[(number - 1) % RECENT] = message;
    }
    this.#pending++;
    if (this.#pairs) addTo(this.#pairs, pairOf(pdu), message);
    if (this.#messages.size > this.#max) this.#forgetOldest();
    return message;
  }

  /** Notes that a message has come to its end. */
  finish(message: Message, state: MessageState, doneAt: number): void {
    message.state = state;
    message.doneAt = doneAt;
    this.#pending--;
    if (this.#pairs) removeFrom(this.#pairs, pairOf(message.pdu), message);
    const first = this.#messages.get(message.id);
    if (first && isFinished(first)) this.#finished.push(first);
  }

  /** Gives a pending message another text. */
  rewrite(message: Message, pdu: MessagePdu, at: number): void {
    message.rewrite(pdu, this.#shelves.add(pdu), at);
  }

  /** Pending messages of an account from one address to another, the oldest first. */
  pendingBetween(system_id: string, source_addr: string, destination_addr: string): readonly Message[] {
    const found = this.#indexed().get(pairOf({ source_addr, destination_addr })) ?? [];
    return [...found].filter((message) => message.system_id === system_id);
  }

  /** The latest messages, the newest first: at most ten thousand. */
  *latest(): Generator<Message> {
    for (let number = this.#numbers; number > Math.max(0, this.#numbers - RECENT); number--) {
      const message = this.#recent[(number - 1) % RECENT];
      if (message?.number === number) yield message;
    }
  }

  /** Made when it is first asked for: most runs replace and cancel nothing, and need not pay for it. */
  #indexed(): Map<string, Set<Message>> {
    if (this.#pairs) return this.#pairs;
    const pairs = new Map<string, Set<Message>>();
    for (const first of this.#messages.values()) {
      for (const message of family(first)) {
        if (message.doneAt === undefined) addTo(pairs, pairOf(message.pdu), message);
      }
    }
    this.#pairs = pairs;
    return pairs;
  }

  #forgetOldest(): void {
    const oldest = this.#finished.shift();
    if (oldest && this.#messages.get(oldest.id) === oldest) this.#messages.delete(oldest.id);
  }
}

function isFinished(first: Message): boolean {
  for (let message: Message | undefined = first; message; message = message.next) {
    if (message.doneAt === undefined) return false;
  }
  return true;
}

/** A message and the others that share its id. */
export function* family(first: Message): Generator<Message> {
  for (let message: Message | undefined = first; message; message = message.next) yield message;
}

function pairOf({ source_addr, destination_addr }: { source_addr: string; destination_addr: string }): string {
  // No address holds a NUL: two pairs never share a key.
  return `${source_addr}\0${destination_addr}`;
}

function addTo(pairs: Map<string, Set<Message>>, pair: string, message: Message): void {
  const messages = pairs.get(pair);
  if (messages) messages.add(message);
  else pairs.set(pair, new Set([message]));
}

function removeFrom(pairs: Map<string, Set<Message>>, pair: string, message: Message): void {
  const messages = pairs.get(pair);
  messages?.delete(message);
  if (messages?.size === 0) pairs.delete(pair);
}

/** Octets of some hundred messages: they are forgotten together, as messages come and go in order. */
const SHELF_OCTETS = 65_536;
/** A message of more octets does not share a shelf: it would leave too much of one empty. */
const LARGE_OCTETS = 8_192;
/** A peer's long strings and odd times are kept as they came. */
const AS_IT_CAME = { lenient: true };

/** Puts the octets of one message behind those of the other: a buffer for each takes more room than what is in it. */
class Shelves {
  #shelf = new Uint8Array(0);
  #used = 0;

  add(pdu: MessagePdu): Place {
    const frame = encode(pdu, AS_IT_CAME);
    if (frame.length > LARGE_OCTETS) return { shelf: frame.slice(), offset: 0 };
    if (this.#shelf.length - this.#used < frame.length) {
      this.#shelf = new Uint8Array(SHELF_OCTETS);
      this.#used = 0;
    }
    const place = { shelf: this.#shelf, offset: this.#used };
    this.#shelf.set(frame, this.#used);
    this.#used += frame.length;
    return place;
  }
}
