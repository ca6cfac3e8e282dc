/**
 * The language of filters: parse, print, and make the test; the grammar stands with `Expression`. What reads the bodies of
 * frames comes with it.
 */

export { decode } from '@smpp-web/codec';
export { wordsOf } from '../../words/frame-words.ts';

export { completionsAt } from './completions.ts';
export { conditionOf, conditionsOf, type Joining, withCondition } from './conditions.ts';
export { type Expression, FilterError, print, quote } from './expression.ts';
export { type FieldValue, type FilterField, fieldNamed } from './fields.ts';
export type { FilterRow } from './filter-row.ts';
export { parse } from './parse.ts';
export { type Predicate, predicateOf, readsOf } from './predicate.ts';
export { type TestOf, testOf } from './test-of.ts';
