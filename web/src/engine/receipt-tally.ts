import type { Receipt } from '@smpp-web/codec/text';

/** Ids that are remembered: more receipts than that are never under way, and the memory stays below some 20 MB. */
const MAX_IDS = 100_000;

/** Receipts that were quicker than the response that names their message. */
const MAX_EARLY = 1_000;

/** Counts receipts of messages that are known by their ids alone. */
export class ReceiptTally {
  readonly #ids = new Set<string>();
  readonly #early = new Map<string, string>();
  readonly #counts: Record<string, number> = {};
  #isForgetful = false;

  /** Receipts by their state; `UNKNOWN` where they have none that is known. */
  get counts(): Readonly<Record<string, number>> {
    return { ...this.#counts };
  }

  /** A message has been accepted under this name. */
  expect(message_id: string): void {
    if (message_id === '') return;
    const key = plain(message_id);
    const early = spellingsOf(key).find((each) => this.#early.has(each));
    if (early !== undefined) {
      this.#count(this.#early.get(early)!);
      return void this.#early.delete(early);
    }
    this.#ids.add(key);
    if (this.#ids.size <= MAX_IDS) return;
    this.#isForgetful = true;
    this.#ids.delete(this.#ids.values().next().value!);
  }

  /** Counts a receipt; false when it is for none of these messages. */
  take({ id, state = 'UNKNOWN', final }: Receipt): boolean {
    if (id === undefined) return false;
    const key = plain(id);
    const known = this.#ids.has(key) ? key : spellingsOf(key).find((each) => this.#ids.has(each));
    if (known === undefined) return this.#takeUnknown(key, state);
    if (final) this.#ids.delete(known);
    this.#count(state);
    return true;
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
