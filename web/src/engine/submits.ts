import type { Init } from '@smpp-web/codec';
import {
  type AlphabetName,
  choose,
  encodeGsm7,
  fieldsOf,
  type ReferenceCounter,
  referenceCounter,
  segment,
} from '@smpp-web/codec/text';
import { type Address, addressOf } from '@smpp-web/session';

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

const NOBODY: Address = { ton: 0, npi: 0, addr: '' };

/** Makes the submit_sm PDUs of texts that are sent in numbers. */
export class Submits {
  readonly #registered_delivery: number;
  /** One for all: the parts of two messages to one address are never under way with the same number. */
  readonly #reference: ReferenceCounter = referenceCounter();
  #from: string | undefined;
  #source: Address = NOBODY;

  constructor({ receipts }: { readonly receipts: boolean }) {
    this.#registered_delivery = receipts ? 1 : 0;
  }

  /**
   * The PDUs of one text.
   *
   * @throws Error with a sentence when it cannot be sent.
   */
  of({ from, to, text }: Text): Made {
    if (this.#from !== from) {
      this.#source = from === '' ? NOBODY : readAddress('from', from);
      this.#from = from;
    }
    const destination = readAddress('to', to);
    if (destination.addr === '') throw new RangeError('“to” is empty: there is nobody to send it to.');
    const plain = plainGsm7(text);
    if (plain) return { submits: [this.#submit(destination, plain)], alphabet: 'gsm7' };
    const cut = segment(text, { reference: this.#reference });
    const submits = cut.parts.map(
      (part): Submit => ({ ...this.#submit(destination, part.short_message), ...fieldsOf(cut, part) }),
    );
    return { submits, alphabet: cut.alphabet };
  }

  #submit(to: Address, short_message: Uint8Array): Submit {
    const { ton, npi, addr } = this.#source;
    return {
      source_addr_ton: ton,
      source_addr_npi: npi,
      source_addr: addr,
      dest_addr_ton: to.ton,
      dest_addr_npi: to.npi,
      destination_addr: to.addr,
      registered_delivery: this.#registered_delivery,
      short_message,
    };
  }
}

type Submit = Init<'submit_sm'>;

/** Characters of the default alphabet that one SMS holds (3GPP TS 23.040, 9.2.3.24.1). */
const MAX_SEPTETS = 160;

/** Septets of the ASCII characters that are one in the default alphabet; -1 for the others. */
const SEPTETS = Int8Array.from({ length: 0x80 }, (_, code) => {
  const text = String.fromCharCode(code);
  if (choose(text).alphabet !== 'gsm7') return -1;
  const septets = encodeGsm7(text);
  return septets.length === 1 ? septets[0]! : -1;
});

/** The octets of a text that is nothing but plain letters of one part, as most are; undefined where more has to be thought. */
function plainGsm7(text: string): Uint8Array | undefined {
  if (text.length > MAX_SEPTETS) return undefined;
  const octets = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const septet = SEPTETS[text.charCodeAt(index)] ?? -1;
    if (septet < 0) return undefined;
    octets[index] = septet;
  }
  return octets;
}

function readAddress(name: string, typed: string): Address {
  const address = addressOf(tidy(typed));
  checkAddress(name, address.addr);
  return address;
}

/** A number without what people write into it to read it; a name as it is. */
function tidy(address: string): string {
  // As nearly all are.
  if (/^\+?\d+$/.test(address)) return address;
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
