import { describe } from '@smpp-web/codec/spec';
import { type MessageClass, parseTime, type SegmentMethod } from '@smpp-web/codec/text';
import type { AddressKind, SendOptions } from '../engine/api.ts';
import { ALPHABET_TITLES, languageName, shiftWords } from './alphabet-words.ts';

/** How parts are announced. */
export const METHOD_TITLES: Readonly<Record<SegmentMethod, string>> = {
  udh8: 'header, 8-bit reference',
  udh16: 'header, 16-bit reference',
  sar: 'sar_* TLVs',
  payload: 'message_payload, uncut',
};

/** Message classes (3GPP TS 23.038, section 4). */
export const CLASS_TITLES: Readonly<Record<MessageClass, string>> = {
  0: 'flash: shown at once, not kept',
  1: 'kept in the phone',
  2: 'kept on the SIM',
  3: 'for a device at the phone',
};

/** What of a message differs from the default, in few words each. */
export function optionWords(options: SendOptions): string[] {
  const { alphabet, national, shifts, by, keepGraphemes, packed, data_coding, messageClass, source, destination } =
    options;
  const words: (string | false | undefined)[] = [
    alphabet && alphabet !== 'best' && ALPHABET_TITLES[alphabet],
    national && national.length > 0 && `national tables: ${national.length > 1 ? 'any' : languageName(national[0]!)}`,
    shifts && shiftWords(shifts),
    messageClass !== undefined && (messageClass === 0 ? 'flash' : `class ${messageClass}`),
    by && by !== 'udh8' && METHOD_TITLES[by],
    keepGraphemes && 'graphemes whole',
    packed && 'packed septets',
    data_coding !== undefined && `data_coding ${hexByte(data_coding)}`,
    source && `from as ${kindWords(source)}`,
    destination && `to as ${kindWords(destination)}`,
  ];
  return [...words.filter((word) => typeof word === 'string'), ...fieldWords(options)];
}

function fieldWords({ fields = {} }: SendOptions): string[] {
  const { tlvs = [], ...others } = fields;
  const words = Object.entries(others).map(([name, value]) => `${name} ${valueWords(name, value)}`);
  return [...words, ...tlvs.map((tlv) => tlv.name ?? `TLV 0x${tlv.tag?.toString(16).padStart(4, '0')}`)];
}

function valueWords(name: string, value: unknown): string {
  if (name.endsWith('_time') || name.endsWith('_period')) return timeWords(String(value));
  if (typeof value !== 'number') return String(value);
  return name === 'priority_flag' ? String(value) : hexByte(value);
}

/** `in 2 hours`, or a date in the time zone of the reader; what is no time stays as it is. */
export function timeWords(text: string): string {
  try {
    const time = parseTime(text);
    if (time.kind === 'none') return 'none';
    if (time.kind !== 'relative') return time.date.toLocaleString('en-GB');
    const parts = Object.entries(time.duration).filter(([, count]) => count > 0);
    const words = parts.map(([unit, count]) => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`);
    return `in ${words.join(' ') || 'no time'}`;
  } catch {
    return text;
  }
}

/** `alphanumeric`, `international, ISDN`. */
export function kindWords({ ton, npi }: AddressKind): string {
  const type = describe('ton', ton)?.name ?? `ton ${ton}`;
  return npi === 0 ? type : `${type}, ${describe('npi', npi)?.name ?? `npi ${npi}`}`;
}

function hexByte(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;
}
