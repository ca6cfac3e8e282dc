/** What a template takes its values from. */
export interface TemplateValues {
  /** Which message of its run this is, from 1: `{{n}}`. */
  readonly n: number;
  /** From 0 to 1, 1 excluded: where `{{random:6}}`, `{{pick:a|b}}` and `{{uuid}}` take their chance. */
  readonly random: () => number;
  /** Milliseconds since 1970, for `{{now}}`. Default: the time of filling. */
  readonly now?: number;
  /** Cells, in the order of the columns: `{{name}}`. */
  readonly row?: readonly string[];
}

/** A text with variables, read once and filled often. */
export interface Template {
  fill(values: TemplateValues): string;
  /** Whether every message gets the same. */
  readonly isConstant: boolean;
}

/** The variables that are always there, as they are written, with what they stand for. */
export const TEMPLATE_VARIABLES = [
  ['{{n}}', 'which message of the run it is, from 1'],
  ['{{random:6}}', 'so many random digits'],
  ['{{pick:yes|no}}', 'one of these, by chance'],
  ['{{uuid}}', 'a new UUID'],
  ['{{now}}', 'the time of sending, as 2026-11-25T10:30:00Z'],
] as const;

type Piece = string | ((values: TemplateValues) => string);

/** More digits than the longest address has are a slip. */
const MAX_DIGITS = 20;
const DIGITS_AT_ONCE = 9;

const VARIABLE = /\{\{([^{}]*)\}\}/;

export interface TemplateOptions {
  /** Leaves what is no variable as it is written, instead of refusing it. */
  readonly keepsUnknown?: boolean;
}

/**
 * Reads a template. Names of columns may be anything but `{{` and `}}`, and are found whatever their case.
 *
 * @throws RangeError with a sentence about the variable that is not known, and those that are.
 */
export function compileTemplate(
  source: string,
  columns: readonly string[] = [],
  { keepsUnknown = false }: TemplateOptions = {},
): Template {
  const variable = (written: string): Piece => {
    try {
      return variableOf(written, columns);
    } catch (error) {
      if (!keepsUnknown) throw error;
      return `{{${written}}}`;
    }
  };
  const pieces = source.split(VARIABLE).map((piece, index): Piece => (index % 2 === 0 ? piece : variable(piece)));
  const isConstant = pieces.every((piece) => typeof piece === 'string');
  return {
    isConstant,
    fill: isConstant
      ? () => source
      : (values) => {
          let text = '';
          for (const piece of pieces) text += typeof piece === 'string' ? piece : piece(values);
          return text;
        },
  };
}

/** Why a template cannot be read; undefined when it can. */
export function problemOfTemplate(source: string, columns: readonly string[] = []): string | undefined {
  try {
    compileTemplate(source, columns);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function variableOf(written: string, columns: readonly string[]): Piece {
  const name = written.trim();
  // A column may be called as a variable is: what people see in their own table comes first.
  const column = columns.findIndex((each) => each.trim().toLowerCase() === name.toLowerCase());
  if (column >= 0) return ({ row }) => row?.[column] ?? '';
  if (name === 'n') return ({ n }) => String(n);
  if (name === 'uuid') return ({ random }) => uuidOf(random);
  if (name === 'now') return ({ now = Date.now() }) => new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  if (name.startsWith('random:')) return randomOf(name, Number(name.slice('random:'.length)));
  if (name.startsWith('pick:')) {
    const choices = name.slice('pick:'.length).split('|');
    return ({ random }) => choices[Math.floor(random() * choices.length)]!;
  }
  const known = [...TEMPLATE_VARIABLES.map(([variable]) => variable), ...columns.map((each) => `{{${each}}}`)];
  throw new RangeError(`“{{${written}}}” is no variable: there are ${listOf(known)}.`);
}

function randomOf(name: string, digits: number): Piece {
  if (!(Number.isInteger(digits) && digits >= 1 && digits <= MAX_DIGITS))
    throw new RangeError(`“{{${name}}}”: 1 to ${MAX_DIGITS} digits expected.`);
  // As many digits at once as a number from 0 to 1 holds for sure.
  return ({ random }) => {
    let text = '';
    for (let left = digits; left > 0; left -= DIGITS_AT_ONCE) {
      const count = Math.min(left, DIGITS_AT_ONCE);
      text += String(Math.floor(random() * 10 ** count)).padStart(count, '0');
    }
    return text;
  };
}

/** A random UUID (RFC 9562, version 4). */
function uuidOf(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx'.replace(/[xv]/g, (place) => {
    const digit = Math.floor(random() * 16);
    // The variant is in the two highest bits of its digit.
    return (place === 'x' ? digit : (digit & 0x3) | 0x8).toString(16);
  });
}

/** More names than this are not read by anybody. */
const MAX_LISTED = 12;

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).join(', ');
  return names.length > MAX_LISTED ? `${shown} and ${names.length - MAX_LISTED} more` : shown;
}
