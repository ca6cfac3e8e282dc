import { languageOf } from './gsm7-national.ts';
import { createTable, DEFAULT_TABLES, type Gsm7Table, type Gsm7Tables } from './gsm7-table.ts';

/** Which national tables are in force, by the language identifiers of the shift elements; 0 is the default. */
export interface Shifts {
  readonly locking: number;
  readonly single: number;
}

/** The default alphabet and its extension table: what a message has that says nothing. */
export const NO_SHIFTS: Shifts = { locking: 0, single: 0 };

const locking = new Map<number, Gsm7Table>();
const single = new Map<number, Gsm7Table>();

/**
 * The tables behind a pair of language identifiers, made at first use and kept.
 * An identifier without a table, Spanish locking among them, is read as the default (3GPP TS 23.038, 6.2.1.2).
 */
export function tablesFor(shifts: Shifts): Gsm7Tables {
  if (shifts.locking === 0 && shifts.single === 0) return DEFAULT_TABLES;
  return {
    locking: tableOf(locking, shifts.locking, 'locking'),
    single: tableOf(single, shifts.single, 'single'),
  };
}

function tableOf(made: Map<number, Gsm7Table>, id: number, kind: 'locking' | 'single'): Gsm7Table {
  const language = languageOf(id);
  if (language === undefined) return DEFAULT_TABLES[kind];
  let table = made.get(id);
  if (table === undefined) {
    table = createTable(language[kind]);
    made.set(id, table);
  }
  return table;
}
