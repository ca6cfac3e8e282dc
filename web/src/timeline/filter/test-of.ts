import { FilterError } from './expression.ts';
import { parse } from './parse.ts';
import { type Predicate, predicateOf, readsOf } from './predicate.ts';

/** The test that a filter stands for, and what its verdict hangs on; or why it is none, and where. */
export type TestOf =
  | { readonly test: Predicate | undefined; readonly reads: ReadonlySet<string> }
  | { readonly message: string; readonly from: number; readonly to: number };

export function testOf(text: string): TestOf {
  try {
    const expression = parse(text);
    return expression
      ? { test: predicateOf(expression), reads: readsOf(expression) }
      : { test: undefined, reads: new Set() };
  } catch (error) {
    if (error instanceof FilterError) return { message: error.message, from: error.from, to: error.to };
    throw error;
  }
}
