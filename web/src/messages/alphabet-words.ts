import { type AlphabetName, languageOf, type Shifts } from '@smpp-web/codec/text';

/** Alphabets as people call them. */
export const ALPHABET_TITLES: Readonly<Record<AlphabetName, string>> = {
  gsm7: 'GSM 7-bit',
  ascii: 'ASCII',
  latin1: 'Latin-1',
  'iso8859-5': 'Cyrillic (ISO 8859-5)',
  'iso8859-8': 'Hebrew (ISO 8859-8)',
  ucs2: 'UCS-2',
  jis: 'Shift-JIS',
  iso2022jp: 'ISO-2022-JP',
  euckr: 'KS C 5601 (EUC-KR)',
  binary: 'binary',
};

/** The national tables of a text; empty where it has none. */
export function shiftWords({ locking, single }: Shifts): string {
  const tables = [locking && `locking ${languageName(locking)}`, single && `single ${languageName(single)}`];
  return tables.filter((word) => typeof word === 'string').join(', ');
}

/** `Turkish`. */
export function languageName(id: number): string {
  return languageOf(id)?.name ?? `table ${id}`;
}
