import type { Alphabet, AlphabetName } from './alphabet.ts';
import { decodeGsm7, encodeGsm7 } from './gsm7.ts';
import { DEFAULT_TABLES, septetCost } from './gsm7-table.ts';
import { euckr, iso2022jp, jis } from './multi-octet.ts';
import { ascii, binary, iso8859_5, iso8859_8, latin1 } from './single-octet.ts';
import { ucs2 } from './ucs2.ts';

/** The GSM 7-bit default alphabet with its extension table, one septet per octet. */
export const gsm7: Alphabet = {
  name: 'gsm7',
  unitOctets: 1,
  canEncode: (codePoint) => septetCost(DEFAULT_TABLES, codePoint) > 0,
  encode: (text, options) => encodeGsm7(text, options),
  decode: (octets, issues) => decodeGsm7(octets, issues === undefined ? {} : { issues }),
};

/** Every alphabet by its name. */
export const ALPHABETS: Readonly<Record<AlphabetName, Alphabet>> = {
  gsm7,
  ascii,
  latin1,
  'iso8859-5': iso8859_5,
  'iso8859-8': iso8859_8,
  ucs2,
  jis,
  iso2022jp,
  euckr,
  binary,
};
