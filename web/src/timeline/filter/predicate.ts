import type { Expression, Literal, Operator } from './expression.ts';
import { type FieldValue, type FilterField, fieldNamed } from './fields.ts';
import type { FilterRow } from './filter-row.ts';
import { MAX_SUBJECT, patternOf } from './pattern.ts';
import { durationOf, momentOf, namedValues, numberOf, octetsOf } from './values.ts';
import { hasWords } from './words.ts';

export type Predicate = (row: FilterRow) => boolean;
type Test = (value: FieldValue) => boolean;

/** Makes the test for an expression. What is cheap is asked first: a body is decoded only where the rest has held. */
export function predicateOf(expression: Expression): Predicate {
  switch (expression.kind) {
    case 'and': {
      const tests = cheapestFirst(expression.terms).map(predicateOf);
      return (row) => tests.every((test) => test(row));
    }
    case 'or': {
      const tests = cheapestFirst(expression.terms).map(predicateOf);
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = predicateOf(expression.term);
      return (row) => !test(row);
    }
    case 'has': {
      const { kind, get } = fieldNamed(expression.field)!;
      return kind === 'flag' ? (row) => get(row) === true : (row) => get(row) !== undefined;
    }
    case 'compare': {
      const field = fieldNamed(expression.field)!;
      const { operator, value } = expression;
      if (operator === '!=') return noneOf(field, testOf(field, '==', value));
      return anyOf(field, testOf(field, operator, value));
    }
    case 'in': {
      const field = fieldNamed(expression.field)!;
      const tests = expression.values.map((value) => testOf(field, '==', value));
      return anyOf(field, (value) => tests.some((test) => test(value)));
    }
    case 'words':
      return hasWords(expression.text);
  }
}

/** What the verdict of an expression hangs on: it is asked again when that has changed. */
export function readsOf(expression: Expression): ReadonlySet<FilterField['reads']> {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return new Set(expression.terms.flatMap((term) => [...readsOf(term)]));
    case 'not':
      return readsOf(expression.term);
    case 'words':
      return new Set(['body']);
    default:
      return new Set([fieldNamed(expression.field)!.reads]);
  }
}

function cheapestFirst(terms: readonly Expression[]): readonly Expression[] {
  const cost = (term: Expression) => (readsOf(term).has('body') ? 1 : 0);
  return [...terms].sort((a, b) => cost(a) - cost(b));
}

function anyOf({ get }: FilterField, test: Test): Predicate {
  return (row) => {
    const value = get(row);
    if (value === undefined) return false;
    return isList(value) ? value.some(test) : test(value);
  };
}

function noneOf({ get }: FilterField, test: Test): Predicate {
  return (row) => {
    const value = get(row);
    if (value === undefined) return false;
    return isList(value) ? !value.some(test) : !test(value);
  };
}

function isList(value: FieldValue | readonly FieldValue[]): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function testOf(field: FilterField, operator: Operator, literal: Literal): Test {
  if (operator === 'matches') return matching(field, literal.text);
  if (operator === 'contains') return containing(field, literal);
  switch (field.kind) {
    case 'number':
      return comparing(operator, numberOf(field, literal)!);
    case 'duration':
      return comparing(operator, durationOf(literal.text)!);
    case 'time': {
      const { kind, ms } = momentOf(literal.text)!;
      const test = comparing(operator, ms);
      return kind === 'epoch' ? test : (at) => test(timeOfDay(at as number));
    }
    case 'flag': {
      const wanted = literal.text.toLowerCase() === 'true';
      return (value) => value === wanted;
    }
    case 'text':
      return (value) => value === literal.text;
    case 'octets': {
      const octets = octetsOf(literal)!;
      return (value) => value instanceof Uint8Array && value.length === octets.length && indexIn(value, octets) === 0;
    }
  }
}

function comparing(operator: Operator, wanted: number): Test {
  switch (operator) {
    case '<':
      return (value) => (value as number) < wanted;
    case '<=':
      return (value) => (value as number) <= wanted;
    case '>':
      return (value) => (value as number) > wanted;
    case '>=':
      return (value) => (value as number) >= wanted;
    default:
      return (value) => value === wanted;
  }
}

function containing(field: FilterField, literal: Literal): Test {
  const octets = field.kind === 'octets' ? octetsOf(literal) : undefined;
  if (octets) return (value) => value instanceof Uint8Array && indexIn(value, octets) >= 0;
  const wanted = literal.text.toLowerCase();
  const read = readerOf(field);
  return (value) => read(value).toLowerCase().includes(wanted);
}

function matching(field: FilterField, source: string): Test {
  const pattern = patternOf(source) as RegExp;
  const read = readerOf(field);
  return (value) => pattern.test(read(value).slice(0, MAX_SUBJECT));
}

/** What of a value is looked into: the text itself, or the name of a number. */
function readerOf({ kind, values }: FilterField): (value: FieldValue) => string {
  if (kind === 'text') return (value) => (typeof value === 'string' ? value : '');
  const names = new Map(namedValues(values!).map(({ name, value }) => [value, name]));
  return (value) => names.get(value as number) ?? '';
}

/** Where some octets stand in others; -1 where they do not. */
function indexIn(octets: Uint8Array, wanted: Uint8Array): number {
  for (let start = 0; start + wanted.length <= octets.length; start++) {
    let at = 0;
    while (at < wanted.length && octets[start + at] === wanted[at]) at++;
    if (at === wanted.length) return start;
  }
  return -1;
}

/** Milliseconds since midnight where the reader is. */
function timeOfDay(at: number): number {
  const date = new Date(at);
  return at - new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
