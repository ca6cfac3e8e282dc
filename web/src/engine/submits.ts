import type { Init } from '@smpp-web/codec';
import { type AlphabetName, fieldsOf, type ReferenceCounter, referenceCounter, segment } from '@smpp-web/codec/text';
import { addressOf } from '@smpp-web/session';

/** One text on its way from somebody to somebody. */
export interface Text {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** A text as it is sent. */
export interface Made {
  readonly submits: readonly Init<'submit_sm'>[];
  readonly alphabet: AlphabetName;
}

/** Room for an address in the fields of a submit_sm, without its NUL (SMPP 5.0, 4.2.1.1). */
const MAX_ADDRESS = 20;

const NOBODY = { ton: 0, npi: 0, addr: '' };

/** Makes the submit_sm PDUs of texts that are sent in numbers. What did not change since the last text is not made again. */
export class Submits {
  readonly #registered_delivery: number;
  /** One for all: the parts of two messages to one address are never under way with the same number. */
  readonly #reference: ReferenceCounter = referenceCounter();
  #text: string | undefined;
  #cut: ReturnType<typeof segment> | undefined;

  constructor({ receipts }: { readonly receipts: boolean }) {
    this.#registered_delivery = receipts ? 1 : 0;
  }

  /**
   * The PDUs of one text.
   *
   * @throws Error with a sentence when it cannot be sent.
   */
  of({ from, to, text }: Text): Made {
    const [source, destination] = [from === '' ? NOBODY : addressOf(tidy(from)), addressOf(tidy(to))];
    checkAddress('from', source.addr);
    checkAddress('to', destination.addr);
    if (destination.addr === '') throw new RangeError('“to” is empty: there is nobody to send it to.');
    const cut = this.#segment(text);
    const submits = cut.parts.map((part) => ({
      source_addr_ton: source.ton,
      source_addr_npi: source.npi,
      source_addr: source.addr,
      dest_addr_ton: destination.ton,
      dest_addr_npi: destination.npi,
      destination_addr: destination.addr,
      registered_delivery: this.#registered_delivery,
      ...fieldsOf(cut, part),
    }));
    return { submits, alphabet: cut.alphabet };
  }

  #segment(text: string): ReturnType<typeof segment> {
    if (this.#cut && this.#text === text && this.#cut.parts.length === 1) return this.#cut;
    this.#cut = segment(text, { reference: this.#reference });
    this.#text = text;
    return this.#cut;
  }
}

/** A number without what people write into it to read it; a name as it is. */
function tidy(address: string): string {
  return /^\s*\+?[\d\s().\-/]+$/.test(address) ? address.replace(/[\s().\-/]/g, '') : address.trim();
}

function checkAddress(name: string, addr: string): void {
  if (addr.length > MAX_ADDRESS)
    throw new RangeError(`“${name}” has ${addr.length} characters: an address has at most ${MAX_ADDRESS}.`);
  const strange = /[^\x20-\x7e]/.exec(addr);
  if (strange) throw new RangeError(`“${name}” holds ${codePoint(strange[0])}: addresses are ASCII.`);
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
