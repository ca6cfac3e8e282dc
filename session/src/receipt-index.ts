import { type IdRule, matchMessageIds } from '@smpp-web/codec/text';

/** A conversion between bases that a message centre makes from its responses to its receipts. */
export type IdConversion = 'hex-decimal' | 'decimal-hex';

const BOTH: readonly IdConversion[] = ['hex-decimal', 'decimal-hex'];

/** A message_id has at most 64 characters (SMPP 5.0, 4.7.14); longer ones are no numbers to convert. */
const MAX_DIGITS = 64;

/** What was found for the id of a receipt. */
export interface Found<T> {
  readonly value: T;
  readonly rule: IdRule;
}

interface Entry<T> {
  readonly id: string;
  readonly value: T;
}

/**
 * Finds what belongs to the id of a receipt, however the message centre has changed its spelling since the response:
 * case, padding, dashes, hexadecimal or decimal. One look-up per spelling, whatever the number of ids.
 */
export class ReceiptIndex<T> {
  /** By the id without what may differ. Ids that only differ in that, and repeated ones, share a place. */
  readonly #places = new Map<string, Entry<T>[]>();
  #conversions = BOTH;

  /** The conversions that are tried: both, until a receipt has shown which one this message centre makes (oddity 65). */
  get conversions(): readonly IdConversion[] {
    return this.#conversions;
  }

  add(id: string, value: T): void {
    const place = this.#places.get(fold(id));
    if (place) place.push({ id, value });
    else this.#places.set(fold(id), [{ id, value }]);
  }

  /** Takes out what was added under an id and is meant. */
  delete(id: string, isMeant: (value: T) => boolean): void {
    const key = fold(id);
    const left = this.#places.get(key)?.filter((entry) => !isMeant(entry.value)) ?? [];
    if (left.length > 0) this.#places.set(key, left);
    else this.#places.delete(key);
  }

  /** What the receipt with this id is for, by the strictest rule; `isOpen` prefers one of several with the same id. */
  find(receiptId: string, isOpen: (value: T) => boolean): Found<T> | undefined {
    let best: Found<T> | undefined;
    for (const key of spellings(receiptId, this.#conversions)) {
      for (const { id, value } of this.#places.get(key) ?? []) {
        const rule = matchMessageIds(id, receiptId, { conversions: this.#conversions });
        if (rule && (!best || isBetter(rule, value, best, isOpen))) best = { value, rule };
      }
    }
    if (best && isConversion(best.rule)) this.#conversions = [best.rule];
    return best;
  }
}

const RULES: readonly IdRule[] = ['exact', 'case', 'padding', 'dashes', 'hex-decimal', 'decimal-hex'];

function isBetter<T>(rule: IdRule, value: T, best: Found<T>, isOpen: (value: T) => boolean): boolean {
  if (rule !== best.rule) return RULES.indexOf(rule) < RULES.indexOf(best.rule);
  return isOpen(value) && !isOpen(best.value);
}

function isConversion(rule: IdRule): rule is IdConversion {
  return rule === 'hex-decimal' || rule === 'decimal-hex';
}

/** An id without case, dashes and leading zeros: only for looking up, the rule decides afterwards. */
export function fold(id: string): string {
  return id
    .toLowerCase()
    .replaceAll('-', '')
    .replace(/^0+(?=.)/, '');
}

/** The folded ids that a response may have had for the id of a receipt. */
export function spellings(receiptId: string, conversions: readonly IdConversion[] = BOTH): string[] {
  const folded = fold(receiptId);
  const keys = [folded];
  if (receiptId.length > MAX_DIGITS) return keys;
  if (conversions.includes('hex-decimal') && /^\d+$/.test(folded)) keys.push(BigInt(folded).toString(16));
  if (conversions.includes('decimal-hex') && /^[\da-f]+$/.test(folded)) keys.push(BigInt(`0x${folded}`).toString());
  return keys;
}
