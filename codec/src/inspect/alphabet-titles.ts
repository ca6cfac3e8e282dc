import type { AlphabetName } from '../text/alphabet.ts';

/** The alphabets as people call them. */
export const ALPHABET_TITLES: Readonly<Record<AlphabetName, string>> = {
  gsm7: 'GSM 7-bit',
  ascii: 'ASCII',
  latin1: 'Latin-1',
  'iso8859-5': 'ISO 8859-5',
  'iso8859-8': 'ISO 8859-8',
  ucs2: 'UCS-2',
  jis: 'Shift-JIS',
  iso2022jp: 'ISO-2022-JP',
  euckr: 'EUC-KR',
  binary: 'binary',
};
