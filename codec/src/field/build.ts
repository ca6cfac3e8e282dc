import type {
  CountField,
  CStringField,
  Fields,
  Format,
  IntegerField,
  ItemRow,
  LengthField,
  ListField,
  OctetsField,
} from '../spec/row.ts';
import type { ByVersion } from '../spec/version.ts';

interface IntegerOptions {
  readonly values?: string;
  readonly initial?: number;
  readonly range?: readonly [number, number];
}

/** An unsigned integer of one octet. `values` names its enumeration, `initial` is what encode writes by default. */
export function uint8(doc: string, options: IntegerOptions = {}): IntegerField {
  return { kind: 'integer', octets: 1, doc, initial: 0, ...options };
}

/** An unsigned integer of two octets, big endian. */
export function uint16(doc: string, options: IntegerOptions = {}): IntegerField {
  return { kind: 'integer', octets: 2, doc, initial: 0, ...options };
}

/** An unsigned integer of four octets, big endian. */
export function uint32(doc: string, options: IntegerOptions = {}): IntegerField {
  return { kind: 'integer', octets: 4, doc, initial: 0, ...options };
}

interface CStringOptions {
  readonly format?: Format;
  readonly values?: string;
  readonly min?: number;
  readonly sizes?: ByVersion<readonly number[]>;
}

/** A C-Octet String of at most `max` octets, its NUL counted. */
export function cstring(max: ByVersion<number>, doc: string, options: CStringOptions = {}): CStringField {
  return { kind: 'cstring', max, doc, format: 'ascii', ...options };
}

/** An SMPP time (SMPP 5.0, 4.7.23): nothing, or 16 characters; with its NUL 1 or 17 octets. */
export function time(doc: string, sizes: ByVersion<readonly number[]> = [1, 17]): CStringField {
  return { kind: 'cstring', max: 17, sizes, doc, format: 'time' };
}

interface OctetsOptions {
  readonly parts?: OctetsField['parts'];
  readonly min?: number;
  readonly sizes?: ByVersion<readonly number[]>;
}

/** Octets whose number stands in the field named `length`; in a TLV, in its header. */
export function octets(length: string, max: ByVersion<number>, doc: string, options: OctetsOptions = {}): OctetsField {
  return { kind: 'octets', length, max, doc, ...(options as { parts?: NonNullable<OctetsField['parts']> }) };
}

/** The octet that counts the octets of the field named `of`. */
export function lengthOf(of: string, doc: string): LengthField {
  return { kind: 'length', of, doc };
}

/** The octet that counts the items of the list named `of`. */
export function countOf(of: string, doc: string): CountField {
  return { kind: 'count', of, doc };
}

/** A list with as many items as the field named `count` says, at most `max`. */
export function list<const I extends ItemRow>(
  count: string,
  max: ByVersion<number>,
  doc: string,
  item: I,
): ListField<I> {
  return { kind: 'list', count, max, doc, item };
}

/** An item that always has the same fields. */
export function struct<const F extends Fields>(fields: F): { readonly kind: 'struct'; readonly fields: F } {
  return { kind: 'struct', fields };
}
