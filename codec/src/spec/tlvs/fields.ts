import type { CStringField, Format, OctetsField, Part } from '../row.ts';

export interface IntegerFacts {
  readonly values?: string;
  readonly range?: readonly [number, number];
  readonly parts?: readonly Part[];
}

export interface TlvInteger<Octets extends 1 | 2 | 4> extends IntegerFacts {
  readonly kind: 'integer';
  readonly octets: Octets;
  readonly doc: string;
}

export type TlvOctets = Omit<OctetsField, 'length'>;

const integer =
  <Octets extends 1 | 2 | 4>(octets: Octets) =>
  (doc: string, facts: IntegerFacts = {}): TlvInteger<Octets> => ({ kind: 'integer', octets, doc, ...facts });

/** Integers as the value of a TLV: unlike a field of the body they have no initial value, for they are given or absent. */
export const uint8 = integer(1);
export const uint16 = integer(2);
export const uint32 = integer(4);

/** A C-Octet String of `min` to `max` octets as the value of a TLV, its NUL counted. */
export function cstring(
  min: number,
  max: number,
  format: Format,
  doc: string,
  facts: Pick<CStringField, 'values'> = {},
): CStringField {
  return { kind: 'cstring', min, max, format, doc, ...facts };
}

/** `min` to `max` octets as the value of a TLV, counted by its header. */
export function octets(
  min: number,
  max: TlvOctets['max'],
  doc: string,
  facts: Pick<TlvOctets, 'sizes' | 'parts'> = {},
): TlvOctets {
  return { kind: 'octets', min, max, doc, ...facts };
}
