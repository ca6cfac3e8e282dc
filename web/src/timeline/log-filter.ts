import type { FilterRow, Predicate } from './filter/index.ts';
import { filters } from './filter/lazy.ts';

/** Which entries of the log are shown. */
export interface LogFilter {
  /** An expression in the language of filters, as it was typed; see `Expression`. Empty: all. */
  readonly text: string;
  readonly direction: 'both' | 'in' | 'out';
  /** Leave out enquire_link and its response. */
  readonly hideKeepalive: boolean;
  /** Only what was refused or could not be read. */
  readonly onlyProblems: boolean;
}

export const NO_FILTER: LogFilter = { text: '', direction: 'both', hideKeepalive: false, onlyProblems: false };

/** Why the text of a filter is none, and which of its characters that is about. */
export interface FilterProblem {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** The test for a filter, and what can change its verdict later. */
export interface Matcher {
  /** Undefined where everything passes. */
  readonly test: Predicate | undefined;
  /** An answer that comes later may change the verdict on its request. */
  readonly hasAnswers: boolean;
  /** So may a marker or a note. */
  readonly hasNotes: boolean;
}

const ENQUIRE_LINK = 0x15;
const ID_MASK = 0x7fffffff;

/**
 * Makes the test for a filter. What is cheap is asked first: only some questions need the frame decoded. Undefined for a
 * filter that looks into bodies while what reads them is not loaded.
 */
export function matcherOf(filter: LogFilter): Matcher | FilterProblem | undefined {
  const { text, direction, hideKeepalive, onlyProblems } = filter;
  const language = filters();
  if (onlyProblems && !language) return undefined;
  const asked = text.trim() === '' ? { test: undefined, reads: new Set<string>() } : language?.testOf(text);
  if (!asked || 'message' in asked) return asked;
  const tests: Predicate[] = [];
  if (direction !== 'both') tests.push((row) => row.direction === direction);
  if (hideKeepalive) tests.push(({ command_id }) => (command_id & ID_MASK) !== ENQUIRE_LINK);
  if (asked.test) tests.push(asked.test);
  if (onlyProblems) tests.push(isProblem);
  const test = tests.length > 1 ? (row: FilterRow) => tests.every((each) => each(row)) : tests[0];
  return { test, hasAnswers: asked.reads.has('answer'), hasNotes: asked.reads.has('note') };
}

function isProblem(row: FilterRow): boolean {
  return row.command_status !== 0 || row.problem !== undefined;
}
