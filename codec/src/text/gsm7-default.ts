/**
 * The two tables every handset has (3GPP TS 23.038, 6.2.1 and 6.2.1.1). One character per septet, sixteen to a row,
 * so that row and column are the two hexadecimal digits of the septet.
 */

/** Stands at a septet that means nothing in its table, the escape itself included. No table holds this character. */
export const HOLE = '·';

/** The septet that says: the next one is from the second table. */
export const ESCAPE = 0x1b;

/** The GSM 7-bit default alphabet. */
export const DEFAULT_LOCKING =
  '@£$¥èéùìòÇ\nØø\rÅå' +
  'Δ_ΦΓΛΩΠΨΣΘΞ·ÆæßÉ' +
  ' !"#¤%&\'()*+,-./' +
  '0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNO' +
  'PQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmno' +
  'pqrstuvwxyzäöñüà';

/** What a septet after the escape means by default. */
export const DEFAULT_SINGLE =
  '··········\f·····' +
  '····^···········' +
  '········{}·····\\' +
  '············[~]·' +
  '|···············' +
  '················' +
  '·····€··········' +
  '················';
