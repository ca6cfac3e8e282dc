import { ALPHABETS, type Alphabet } from '@smpp-web/codec/text';
import type { Draft, DraftItem, DraftTlv, DraftValue } from './draft.ts';

/** What variables stand for in one sending. */
export interface Filling {
  /** What `{{to}}` is. */
  readonly to: string;
  /** Which of the sendings of one go this is, from 1: `{{n}}`. */
  readonly n: number;
  /** Milliseconds since 1970: `{{now}}`, as ISO 8601 in UTC. */
  readonly now: number;
  /** From 0 to 1, 1 excluded: where `{{random:6}}` takes its digits. */
  readonly random: () => number;
  readonly uuid: () => string;
}

/** The variables, as they are written, with what they stand for. */
export const VARIABLES = [
  ['{{to}}', 'The number under “Send”'],
  ['{{n}}', 'Which of the sendings this is, from 1'],
  ['{{uuid}}', 'A new UUID'],
  ['{{now}}', 'The time of sending, as 2026-11-25T10:30:00Z'],
  ['{{random:6}}', 'So many random digits, at most 20'],
] as const;

const VARIABLE = /\{\{(to|n|uuid|now|random:([1-9]|1\d|20))\}\}/g;

/** Puts values in the place of variables. What is no variable stays as it is. */
export function fillText(text: string, filling: Filling): string {
  return text.replace(VARIABLE, (_, name: string, digits?: string) => meant(name, Number(digits), filling));
}

function meant(name: string, digits: number, { to, n, now, random, uuid }: Filling): string {
  switch (name) {
    case 'to':
      return to;
    case 'n':
      return String(n);
    case 'uuid':
      return uuid();
    case 'now':
      return new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
    default:
      return Array.from({ length: digits }, () => Math.floor(random() * 10)).join('');
  }
}

/** The alphabets in which variables are found in octets: their braces differ. */
const ALPHABETS_OF_VARIABLES: readonly Alphabet[] = [ALPHABETS.latin1, ALPHABETS.gsm7, ALPHABETS.ucs2];

/** Puts values in the place of variables in octets that are a text with some. */
export function fillOctets(octets: Uint8Array, filling: Filling): Uint8Array {
  for (const alphabet of ALPHABETS_OF_VARIABLES) {
    const text = alphabet.decode(octets);
    const filled = fillText(text, filling);
    // Only octets that this alphabet reads without loss are a text of it.
    if (filled !== text && isSound(alphabet, text, octets)) return alphabet.encode(filled, { replacement: '?' });
  }
  return octets;
}

function isSound(alphabet: Alphabet, text: string, octets: Uint8Array): boolean {
  if (text.includes('\ufffd')) return false;
  return alphabet.encode(text).length === octets.length;
}

/** Puts values in the place of all variables of a draft. */
export function fillDraft(draft: Draft, filling: Filling): Draft {
  const fields = Object.entries(draft.fields).map(([name, value]) => [name, fillValue(value, filling)]);
  return {
    ...draft,
    fields: Object.fromEntries(fields),
    tlvs: draft.tlvs.map((tlv) => ({ ...tlv, value: fillValue(tlv.value, filling) as DraftTlv['value'] })),
  };
}

function fillValue(value: DraftValue, filling: Filling): DraftValue {
  if (typeof value === 'string') return fillText(value, filling);
  if (value instanceof Uint8Array) return fillOctets(value, filling);
  if (typeof value === 'number' || value === null) return value;
  return value.map((item) => fillItem(item, filling));
}

function fillItem(item: DraftItem, filling: Filling): DraftItem {
  const members = Object.entries(item).map(([name, value]) => [name, fillValue(value, filling)]);
  return Object.fromEntries(members) as DraftItem;
}
