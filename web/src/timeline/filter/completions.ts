import { OPERATORS } from './expression.ts';
import { FILTER_FIELDS, type FilterField, fieldNamed } from './fields.ts';
import { type Token, tokensOf } from './tokens.ts';
import { namedValues } from './values.ts';

/** Something that may stand where the caret is. */
export interface Completion {
  /** What is written. */
  readonly text: string;
  /** What it means, in a line. */
  readonly doc: string;
  readonly kind: 'field' | 'operator' | 'value' | 'history';
}

/** Completions, and which characters they take the place of. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/** More than that nobody reads: another letter is quicker. */
const MAX_ITEMS = 60;

const OPERATOR_DOCS: Readonly<Record<string, string>> = {
  '==': 'is',
  '!=': 'is there, and is not',
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
  contains: 'has this in it, in any case',
  matches: 'a pattern is found in it',
  in: 'is one of these: {1, 2}',
};

const JOINERS: readonly Completion[] = [
  { text: '&&', doc: 'and', kind: 'operator' },
  { text: '||', doc: 'or', kind: 'operator' },
];

/** What may stand at the caret of a filter that is being written. */
export function completionsAt(text: string, caret: number): Completions {
  const tokens = tokensBefore(text, caret);
  if (!tokens) return { from: caret, to: caret, items: [] };
  const last = tokens.at(-1);
  const isWord = last?.kind === 'word' && last.to === caret;
  const from = isWord ? last.from : caret;
  const prefix = isWord ? last.text : '';
  const items = fitting(candidates(isWord ? tokens.slice(0, -1) : tokens), prefix);
  // A word that is complete need not be offered again.
  const isDone = items.length === 1 && items[0]!.text === prefix;
  return { from, to: caret, items: isDone ? [] : items.slice(0, MAX_ITEMS) };
}

/** Undefined inside a string, and after what no filter has: there nothing can be offered. */
function tokensBefore(text: string, caret: number): readonly Token[] | undefined {
  try {
    return tokensOf(text.slice(0, caret)).slice(0, -1);
  } catch {
    return undefined;
  }
}

function candidates(tokens: readonly Token[]): readonly Completion[] {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (!last || isJoiner(last)) return FIELDS;
  if (last.text === '(' && before?.text === 'has') return FIELDS;
  if (isOperator(last)) return valuesOf(before && fieldNamed(before.text));
  if (last.text === '{' || last.text === ',') return valuesOf(fieldOfSet(tokens));
  const field = last.kind === 'word' && !(before && isOperator(before)) ? fieldNamed(last.text) : undefined;
  if (field) return [...operatorsOf(field), ...JOINERS];
  if (last.text === 'in' && !(before && isOperator(before)))
    return [{ text: '{', doc: 'the values follow', kind: 'operator' }];
  return [...JOINERS, ...FIELDS];
}

const FIELDS: readonly Completion[] = FILTER_FIELDS.map(({ name, doc }) => ({ text: name, doc, kind: 'field' }));

function isJoiner({ kind, text }: Token): boolean {
  return (
    (kind === 'sign' && ['&&', '||', '!', '('].includes(text)) || (kind === 'word' && /^(and|or|not)$/i.test(text))
  );
}

function isOperator({ kind, text }: Token): boolean {
  return (kind === 'sign' || kind === 'word') && (text === '~' || OPERATORS.some((operator) => operator === text));
}

function fieldOfSet(tokens: readonly Token[]): FilterField | undefined {
  const brace = tokens.findLastIndex(({ text }) => text === '{');
  return tokens[brace - 1]?.text === 'in' ? fieldNamed(tokens[brace - 2]?.text ?? '') : undefined;
}

function operatorsOf({ kind, values }: FilterField): Completion[] {
  const wanted =
    kind === 'flag'
      ? []
      : kind === 'text'
        ? ['==', '!=', 'contains', 'matches', 'in']
        : kind === 'octets'
          ? ['==', '!=', 'contains']
          : ['==', '!=', '<', '<=', '>', '>=', 'in', ...(values ? ['contains', 'matches'] : [])];
  return wanted.map((text) => ({ text, doc: OPERATOR_DOCS[text]!, kind: 'operator' }));
}

function valuesOf(field: FilterField | undefined): readonly Completion[] {
  if (!field) return [];
  if (field.kind === 'flag')
    return [
      { text: 'true', doc: field.doc, kind: 'value' },
      { text: 'false', doc: 'Not so.', kind: 'value' },
    ];
  const named = field.values ? namedValues(field.values) : [];
  return named
    .filter(({ name }) => /^[^\s(){}!=<>&|,~"'#]+$/.test(name))
    .map(({ name, value, doc }) => ({ text: name, doc: name === value ? doc : `${value} · ${doc}`, kind: 'value' }));
}

/** Those that begin with what is written come first, then those that have it in them. */
function fitting(items: readonly Completion[], prefix: string): readonly Completion[] {
  if (prefix === '') return items;
  const wanted = prefix.toLowerCase();
  const starts = items.filter(({ text }) => text.toLowerCase().startsWith(wanted));
  const others = items.filter((item) => !starts.includes(item) && item.text.toLowerCase().includes(wanted));
  return [...starts, ...others];
}
