import type { BulkMapping } from './bulk-state.ts';

/** What columns for each of the three are mostly called, the surest names first. */
const NAMES: Readonly<Record<keyof BulkMapping, RegExp>> = {
  to: /^(to|msisdn|phone|mobile|cell|tel|number|recipient|dest|handy|telefon|nummer)/i,
  from: /^(from|sender|source|origin|absender)/i,
  text: /^(text|message|msg|body|sms|content|short_message|nachricht)/i,
};

/** Rows that are looked at where names say nothing. */
const LOOKED_AT = 50;
/** Share of cells that must look like numbers for a column of numbers. */
const MOSTLY = 0.8;

/** Which columns are likely to be what: by their names, and the numbers by what they look like. */
export function guessMapping(columns: readonly string[], rows: readonly (readonly string[])[]): BulkMapping {
  const named = (field: keyof BulkMapping) => columns.find((column) => NAMES[field].test(column.trim()));
  const from = named('from');
  const to = named('to') ?? columns.find((column, index) => column !== from && isNumbers(rows, index));
  const text = named('text');
  return { to: variable(to), from: variable(from), text: variable(text) };
}

function variable(column: string | undefined): string {
  return column === undefined ? '' : `{{${column}}}`;
}

function isNumbers(rows: readonly (readonly string[])[], index: number): boolean {
  const cells = rows
    .slice(0, LOOKED_AT)
    .map((row) => row[index]?.trim() ?? '')
    .filter((cell) => cell !== '');
  const numbers = cells.filter((cell) => /^\+?[\d\s().-]{6,20}$/.test(cell));
  return cells.length > 0 && numbers.length / cells.length >= MOSTLY;
}
