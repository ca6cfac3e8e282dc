import type { Receipt } from '@smpp-web/codec/text';

/** Ids of one generation. Two are remembered: more receipts are never under way, and the memory stays below some 20 MB. */
const MAX_IDS = 50_000;

/** Receipts that were quicker than the response that names their message. */
const MAX_EARLY = 1_000;

/** Ids of messages. They are only noted until somebody asks for one: a set costs a run more than all else that it counts. */
class Ids implements Iterable<string> {
  #noted: string[];
  #set: Set<string> | undefined;

  constructor(ids: string[] = []) {
    this.#noted = ids;
  }

  get size(): number {
    return this.#set?.size ?? this.#noted.length;
  }

  [Symbol.iterator](): Iterator<string> {
    return (this.#set ?? this.#noted)[Symbol.iterator]();
  }

  add(id: string): void {
    if (this.#set) this.#set.add(id);
    else this.#noted.push(id);
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  delete(id: string): boolean {
    return this.#known.delete(id);
  }

  get #known(): Set<string> {
    this.#set ??= new Set(this.#noted);
    this.#noted = [];
    return this.#set;
  }
}

/** Counts receipts of messages that are known by their ids alone. */
export class ReceiptTally {
  /**
   * Ids that were expected lately, and those before them, which are forgotten together: to take the oldest out of one set,
   * one by one, means to walk over all that have left before.
   */
  #young = new Ids();
  #old = new Ids();
  readonly #early = new Map<string, string>();
  readonly #counts: Record<string, number> = {};
  #isForgetful = false;
  #isFolded = false;

  /** Receipts by their state; `UNKNOWN` where they have none that is known. */
  get counts(): Readonly<Record<string, number>> {
    return { ...this.#counts };
  }

  /** A message has been accepted under this name. */
  expect(message_id: string): void {
    if (message_id === '') return;
    const key = this.#isFolded ? plain(message_id) : message_id;
    // Mostly there is none, and an id need not be spelled out.
    const early =
      this.#early.size > 0 ? spellingsOf(plain(message_id)).find((each) => this.#early.has(each)) : undefined;
    if (early !== undefined) {
      this.#count(this.#early.get(early)!);
      return void this.#early.delete(early);
    }
    this.#young.add(key);
    if (this.#young.size < MAX_IDS) return;
    this.#isForgetful ||= this.#old.size > 0;
    this.#old = this.#young;
    this.#young = new Ids();
  }

  /** Counts a receipt; false when it is for none of these messages. */
  take({ id, state = 'UNKNOWN', final }: Receipt): boolean {
    if (id === undefined) return false;
    const known = this.#find(id);
    if (known === undefined) return this.#takeUnknown(plain(id), state);
    if (final && !this.#young.delete(known)) this.#old.delete(known);
    this.#count(state);
    return true;
  }

  /** The id of a message, as it is remembered. */
  #find(id: string): string | undefined {
    if (this.#has(id)) return id;
    if (!this.#isFolded) this.#fold();
    return spellingsOf(plain(id)).find((each) => this.#has(each));
  }

  /** From here on ids are compared as they mean, not as they are written: most message centres write them in one way. */
  #fold(): void {
    this.#isFolded = true;
    this.#young = new Ids([...this.#young].map(plain));
    this.#old = new Ids([...this.#old].map(plain));
  }

  #has(key: string): boolean {
    return this.#young.has(key) || this.#old.has(key);
  }

  /** It may be early, or so late that its message has been forgotten. */
  #takeUnknown(key: string, state: string): boolean {
    if (this.#isForgetful) {
      this.#count(state);
      return true;
    }
    this.#early.set(key, state);
    if (this.#early.size > MAX_EARLY) this.#early.delete(this.#early.keys().next().value!);
    return false;
  }

  #count(state: string): void {
    this.#counts[state] = (this.#counts[state] ?? 0) + 1;
  }
}

/** An id without what message centres change about it between response and receipt: case, and zeros in front. */
function plain(id: string): string {
  return id.toLowerCase().replace(/^0+(?=.)/, '');
}

/** An id as it is, and as those write it who answer in hexadecimal and send receipts in decimal, or the other way. */
function spellingsOf(key: string): string[] {
  const spellings = [key];
  if (/^\d{1,20}$/.test(key)) spellings.push(BigInt(key).toString(16));
  if (/^[\da-f]{1,16}$/.test(key)) spellings.push(BigInt(`0x${key}`).toString());
  return spellings;
}
