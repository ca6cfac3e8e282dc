import type { RangeRow, ValueRow, ValueSet } from '../row.ts';
import type { Version } from '../version.ts';

/** One value of a list: `value(1, 'international', 'With the country code in front.')`. */
export function value<const V extends number | string, const N extends string>(
  value: V,
  name: N,
  doc: string,
  versions?: readonly Version[],
): ValueRow & { readonly value: V; readonly name: N } {
  return { value, name, doc, ...(versions && { versions }) };
}

/** A run of values with one meaning, ends included. */
export function range<const N extends string>(
  from: number,
  to: number,
  name: N,
  doc: string,
  versions?: readonly Version[],
): RangeRow & { readonly name: N } {
  return { from, to, name, doc, ...(versions && { versions }) };
}

/** Values that the specification keeps free. They are met all the same, and stay the numbers they are. */
export function reserved(from: number, to: number, versions?: readonly Version[]) {
  return range(from, to, 'reserved', 'Without a meaning in this version.', versions);
}

/** Lists of values by name. */
export type ValueSets = Readonly<Record<string, ValueSet>>;
