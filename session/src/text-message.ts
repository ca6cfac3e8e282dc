import type { Init } from '@smpp-web/codec';
import { type ReferenceCounter, referenceCounter, type SegmentOptions, segment } from '@smpp-web/codec/text';
import { type Address, addressOf } from './address.ts';

/** A text to send. */
export interface TextInit extends Omit<SegmentOptions, 'reference'> {
  readonly to: string | Address;
  /** Empty or left out: the message centre chooses. */
  readonly from?: string | Address;
  readonly text: string;
  /** Which receipts are wanted (SMPP 5.0, 4.7.21). Default 1: one for the final state, good or bad. */
  readonly registered_delivery?: number;
  /** Any other field or TLV of the submit_sm. */
  readonly fields?: Init<'submit_sm'>;
}

/** The submit_sm PDUs of a text, and whom it goes between. */
export interface ComposedText {
  readonly from: string;
  readonly to: string;
  readonly submits: readonly Init<'submit_sm'>[];
}

const NOBODY: Address = { ton: 0, npi: 0, addr: '' };

/**
 * Chooses the alphabet of a text and cuts it into parts where one PDU does not hold it.
 *
 * @throws EncodeError when the text does not fit.
 */
export function composeText(init: TextInit, references: References): ComposedText {
  const [from, to] = [addressOf(init.from ?? NOBODY), addressOf(init.to)];
  const cut = segment(init.text, { ...init, reference: references.between(from.addr, to.addr) });
  const submits = cut.parts.map(
    (part): Init<'submit_sm'> => ({
      source_addr_ton: from.ton,
      source_addr_npi: from.npi,
      source_addr: from.addr,
      dest_addr_ton: to.ton,
      dest_addr_npi: to.npi,
      destination_addr: to.addr,
      registered_delivery: init.registered_delivery ?? 1,
      data_coding: cut.data_coding,
      ...init.fields,
      esm_class: (init.fields?.esm_class ?? 0) | cut.esm_class,
      short_message: part.short_message,
      tlvs: [...(init.fields?.tlvs ?? []), ...(part.tlvs ?? [])],
    }),
  );
  return { from: from.addr, to: to.addr, submits };
}

/** Pairs of addresses whose reference counter is kept; one that is forgotten starts again at random. */
const MAX_REFERENCES = 10_000;

/** The references that tell long messages between the same two addresses apart. */
export class References {
  readonly #counters = new Map<string, ReferenceCounter>();

  between(from: string, to: string): ReferenceCounter {
    const key = `${from}\0${to}`;
    const known = this.#counters.get(key);
    if (known) return known;
    if (this.#counters.size >= MAX_REFERENCES) this.#counters.delete(this.#counters.keys().next().value!);
    const counter = referenceCounter();
    this.#counters.set(key, counter);
    return counter;
  }
}
