import { ALPHABETS, type Alphabet } from '@smpp-web/codec/text';
import { compileTemplate, TEMPLATE_VARIABLES, type TemplateValues } from '../engine/template.ts';
import { type Draft, type DraftItem, type DraftTlv, type DraftValue, isUnfinished } from './draft.ts';

/** What variables stand for in one sending; `{{n}}` counts those of one go. */
export interface Filling extends Omit<TemplateValues, 'row'> {
  /** What `{{to}}` is. */
  readonly to: string;
}

/** The variables, as they are written, with what they stand for. */
export const VARIABLES = [['{{to}}', 'the number under “Send”'], ...TEMPLATE_VARIABLES] as const;

/** Puts values in the place of variables. What is no variable stays as it is. */
export function fillText(text: string, { to, ...values }: Filling): string {
  return compileTemplate(text, ['to'], { keepsUnknown: true }).fill({ ...values, row: [to] });
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
  if (typeof value === 'number' || value === null || isUnfinished(value)) return value;
  return value.map((item) => fillItem(item, filling));
}

function fillItem(item: DraftItem, filling: Filling): DraftItem {
  const members = Object.entries(item).map(([name, value]) => [name, fillValue(value, filling)]);
  return Object.fromEntries(members) as DraftItem;
}
