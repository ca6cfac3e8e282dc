import { DEFAULT_LOCKING, DEFAULT_SINGLE, HOLE } from './gsm7-default.ts';

/** In `septets` and in what `septetOf` answers: this table does not have the character. */
export const NONE = 0xff;

/** One table of 128 characters, ready to be read in both directions. Every character in it is a single UTF-16 unit. */
export interface Gsm7Table {
  /** The character code of each septet; 0 where the table has a hole. No table maps a septet to U+0000. */
  readonly characters: Uint16Array;
  /** The septet of each character code, up to the highest in the table; `NONE` where there is none. */
  readonly septets: Uint8Array;
}

/** The pair of tables that is in force for one message or one part of it. */
export interface Gsm7Tables {
  /** What a septet means. */
  readonly locking: Gsm7Table;
  /** What a septet after the escape means. */
  readonly single: Gsm7Table;
}

/** Reads a string of 128 characters, one per septet. Where a character stands twice, the lower septet is written. */
export function createTable(cells: string): Gsm7Table {
  const characters = new Uint16Array(128);
  let highest = 0;
  for (let septet = 0; septet < 128; septet++) {
    if (cells[septet] === HOLE) continue;
    characters[septet] = cells.charCodeAt(septet);
    highest = Math.max(highest, characters[septet]!);
  }
  const septets = new Uint8Array(highest + 1).fill(NONE);
  for (let septet = 127; septet >= 0; septet--) {
    if (characters[septet] !== 0) septets[characters[septet]!] = septet;
  }
  return { characters, septets };
}

/** The septet of a character in this table, or `NONE`. */
export function septetOf(table: Gsm7Table, codePoint: number): number {
  return codePoint < table.septets.length ? table.septets[codePoint]! : NONE;
}

/** Septets that a character takes: 1, 2 with the escape, 0 where the tables do not have it. */
export function septetCost(tables: Gsm7Tables, codePoint: number): 0 | 1 | 2 {
  if (septetOf(tables.locking, codePoint) !== NONE) return 1;
  return septetOf(tables.single, codePoint) !== NONE ? 2 : 0;
}

/** Septets that the whole text takes, or -1 where the tables lack one of its characters. */
export function septetsIn(text: string, tables: Gsm7Tables): number {
  const locking = tables.locking.septets;
  const single = tables.single.septets;
  let septets = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character < locking.length && locking[character] !== NONE) septets++;
    else if (character < single.length && single[character] !== NONE) septets += 2;
    else return -1;
  }
  return septets;
}

/** The default alphabet and the default extension table. */
export const DEFAULT_TABLES: Gsm7Tables = {
  locking: createTable(DEFAULT_LOCKING),
  single: createTable(DEFAULT_SINGLE),
};
