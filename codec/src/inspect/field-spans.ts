import type { PduRow } from '../spec/row.ts';
import { meaningOf, sectionOf } from './meaning.ts';
import type { Found } from './reading.ts';
import { type FieldWords, isSecret, wordsOf } from './rows.ts';
import { makeSpan, type SpanFacts } from './span.ts';
import type { InspectOptions, Span } from './types.ts';
import { count, timeInWords } from './words.ts';

type FoundField = Extract<Found, { kind: 'field' }>;

/** What stands in place of a password. */
export const MASK = '********';

const TIME_SECTION = '5.0 4.7.23';
const INTERNATIONAL = 1;

/** The span of one mandatory field. `before` is the value of the field named, if it came before this one. */
export function fieldSpan(
  { path, name, field, offset, length, value }: FoundField,
  row: PduRow | undefined,
  before: (field: string) => unknown,
  options: InspectOptions,
): Span {
  const words = wordsOf(row, path);
  const place = { name, path, offset, length, doc: words.doc, section: sectionFor(words, row) };
  if (isSecret(name) && options.maskPasswords !== false) {
    return makeSpan({ ...place, value: MASK, meaning: 'hidden', secret: true });
  }
  if (value instanceof Uint8Array) return makeSpan({ ...place, value, meaning: 'empty' });
  if (field.kind === 'length')
    return makeSpan({ ...place, value: value as number, meaning: count(Number(value), 'octet') });
  if (field.kind === 'count')
    return makeSpan({ ...place, value: value as number, meaning: count(Number(value), 'item') });
  const plain = value as number | string;
  return makeSpan({ ...place, value: plain, ...plainMeaning(name, plain, words, before, options) });
}

function sectionFor({ format, values }: FieldWords, row: PduRow | undefined): string | undefined {
  return sectionOf(values) ?? (format === 'time' ? TIME_SECTION : row?.section);
}

function plainMeaning(
  name: string,
  value: number | string,
  { format, values }: FieldWords,
  before: (field: string) => unknown,
  options: InspectOptions,
): Pick<SpanFacts, 'meaning' | 'detail' | 'bits'> {
  if (values) return meaningOf(values, value, options);
  if (typeof value === 'number') return {};
  if (format === 'time') return { meaning: timeInWords(value, NO_TIME[name] ?? 'none') };
  if (value === '') return { meaning: 'empty' };
  if (format === 'address') return { meaning: addressInWords(value, before(tonOf(name))) };
  return {};
}

/** What a time field says that says nothing. */
const NO_TIME: Readonly<Record<string, string>> = {
  schedule_delivery_time: 'at once',
  validity_period: 'as the message centre has it',
  final_date: 'not final yet',
};

/** `source_addr_ton` for `source_addr`, `dest_addr_ton` for `destination_addr`. */
function tonOf(address: string): string {
  return `${address.replace('destination', 'dest')}_ton`;
}

/** An address as people write it: with a plus in front where it is international. */
export function addressInWords(address: string, ton: unknown): string {
  return ton === INTERNATIONAL && /^\d/.test(address) ? `+${address}` : address;
}
