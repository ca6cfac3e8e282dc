import type { PduRow, WireField } from '../spec/row.ts';
import { meaningOf, sectionOf } from './meaning.ts';
import type { Found } from './reading.ts';
import { type FieldWords, isSecret, wordsOf } from './rows.ts';
import { makeSpan, type Story } from './span.ts';
import type { InspectOptions, Span } from './types.ts';
import { count, timeInWords } from './words.ts';

type FoundField = Extract<Found, { kind: 'field' }>;

/** What stands in place of a password. */
export const MASK = '********';

const TIME_SECTION = '5.0 4.7.23';
const INTERNATIONAL = 1;

/** The span of one mandatory field. `before` has the values of those that came before it, by path. */
export function fieldSpan(
  found: FoundField,
  row: PduRow | undefined,
  before: ReadonlyMap<string, unknown>,
  options: InspectOptions,
): Span {
  const { name, path, offset, length } = found;
  const words = wordsOf(row, path);
  const { value, meaning, detail, bits, secret } = storyOf(found, words, before, options);
  const section = sectionFor(words, row);
  return makeSpan({ name, path, offset, length, value, meaning, detail, doc: words.doc, section, bits, secret });
}

function sectionFor({ format, values }: FieldWords, row: PduRow | undefined): string | undefined {
  return sectionOf(values) ?? (format === 'time' ? TIME_SECTION : row?.section);
}

function storyOf(
  { name, path, field, value }: FoundField,
  { format, values }: FieldWords,
  before: ReadonlyMap<string, unknown>,
  options: InspectOptions,
): Story {
  if (isSecret(name) && options.maskPasswords !== false) return { value: MASK, meaning: 'hidden', secret: true };
  if (value instanceof Uint8Array) return { value, meaning: 'empty' };
  if (typeof value === 'number') {
    if (values) return storyOfValue(values, value, options);
    const counted = COUNTED[field.kind];
    return { value, meaning: counted && count(value, counted) };
  }
  const text = value as string;
  if (values) return storyOfValue(values, text, options);
  if (format === 'time') return { value: text, meaning: timeInWords(text, NO_TIME[path] ?? 'none') };
  if (text === '') return { value: text, meaning: 'empty' };
  if (format === 'address') return { value: text, meaning: addressInWords(text, before.get(tonOf(path))) };
  return { value: text };
}

function storyOfValue(values: string, value: number | string, options: InspectOptions): Story {
  const { meaning, detail, bits } = meaningOf(values, value, options);
  return { value, meaning, detail, bits };
}

/** What the fields count whose value is read and never set. */
const COUNTED: { readonly [K in WireField['kind']]?: string } = { length: 'octet', count: 'item' };

/** What a time field says that says nothing. */
const NO_TIME: Readonly<Record<string, string>> = {
  schedule_delivery_time: 'at once',
  validity_period: 'as the message centre has it',
  final_date: 'not final yet',
};

/** `source_addr_ton` for `source_addr`, `dest_address[0].dest_addr_ton` for `dest_address[0].destination_addr`. */
function tonOf(address: string): string {
  return `${address.replace('destination_addr', 'dest_addr')}_ton`;
}

/** An address as people write it: with a plus in front where it is international. */
export function addressInWords(address: string, ton: unknown): string {
  return ton === INTERNATIONAL && /^\d/.test(address) ? `+${address}` : address;
}
