/**
 * The language of filters, as it is parsed.
 *
 *     or        = and { ("||" | "or") and }
 *     and       = not { [ "&&" | "and" ] not }            side by side means "and"
 *     not       = ( "!" | "not" ) not | "-" word | term
 *     term      = "(" or ")"
 *               | "has" "(" field ")" | field             the field is there; of a flag: it is true
 *               | field operator value
 *               | field "in" "{" value { "," value } "}"
 *               | "#" number                              sequence_number == number
 *               | word | string                           what the row of the timeline shows has these words
 *     operator  = "==" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "matches" | "~"
 *     value     = word | string                           numbers in decimal or 0x hex; names of the table
 *     string    = '"' ... '"' | "'" ... "'"               with \ before a quote or another \
 *
 * A comparison holds only where the field is there. Where it is there more than once (items of a list, repeated TLVs),
 * one of its values is enough, and for `!=` none may be equal.
 */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Expression[] }
  | { readonly kind: 'not'; readonly term: Expression }
  | { readonly kind: 'has'; readonly field: string }
  | { readonly kind: 'compare'; readonly field: string; readonly operator: Operator; readonly value: Literal }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Literal[] }
  | { readonly kind: 'words'; readonly text: string };

export const OPERATORS = ['==', '!=', '<', '<=', '>', '>=', 'contains', 'matches'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A value as it was written. */
export interface Literal {
  readonly text: string;
  readonly quoted: boolean;
}

/** Why a text is no filter, and which characters of it that is about. */
export class FilterError extends Error {
  readonly from: number;
  readonly to: number;

  constructor(message: string, from: number, to: number) {
    super(message);
    this.name = 'FilterError';
    this.from = from;
    this.to = to;
  }
}

/** Writes an expression so that parsing it gives the same again. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.terms.map((term) => printTerm(term)).join(expression.kind === 'and' ? ' && ' : ' || ');
    case 'not':
      return `!${printTerm(expression.term)}`;
    case 'has':
      return `has(${expression.field})`;
    case 'compare':
      return `${expression.field} ${expression.operator} ${printValue(expression.value)}`;
    case 'in':
      return `${expression.field} in {${expression.values.map(printValue).join(', ')}}`;
    case 'words':
      return quote(expression.text);
  }
}

function printTerm(term: Expression): string {
  return term.kind === 'and' || term.kind === 'or' ? `(${print(term)})` : print(term);
}

function printValue({ text, quoted }: Literal): string {
  return quoted ? quote(text) : text;
}

/** A text in quotes. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
