import type { FilterRow, Predicate } from './filter/index.ts';
import { filters } from './filter/lazy.ts';

/** Colours of rows, each with its pair for light and dark; `dim` is for what should step back. */
export const COLOURS = ['red', 'amber', 'green', 'blue', 'violet', 'teal', 'dim'] as const;
export type Colour = (typeof COLOURS)[number];

/** Rows that a filter lets pass have a colour. */
export interface ColourRule {
  readonly name: string;
  /** In the language of filters. */
  readonly filter: string;
  readonly colour: Colour;
  readonly on: boolean;
}

/** Rules that everybody starts with, the first that fits counts. */
export const PRESET_RULES: readonly ColourRule[] = [
  {
    name: 'Throttled',
    filter: 'is_response && command_status in {ESME_RTHROTTLED, ESME_RMSGQFUL}',
    colour: 'amber',
    on: true,
  },
  { name: 'Errors', filter: 'is_response && command_status != 0', colour: 'red', on: true },
  { name: 'Cannot be read', filter: 'has(problem)', colour: 'red', on: true },
  { name: 'Slower than 1 s', filter: 'is_response && latency > 1s', colour: 'violet', on: true },
  { name: 'Receipts', filter: 'command == deliver_sm && has(receipted_message_id)', colour: 'green', on: false },
  { name: 'Keepalive', filter: 'command in {enquire_link, enquire_link_resp}', colour: 'dim', on: true },
];

/** More rules than anybody tells apart. */
export const MAX_RULES = 40;

const tests = new Map<string, Predicate | undefined>();

/** The first rule that a row passes. Until the language of filters is there, none. */
export function ruleFor(rules: readonly ColourRule[], row: FilterRow): ColourRule | undefined {
  return rules.find((rule) => rule.on && testOf(rule.filter)?.(row));
}

/** The test of a filter; undefined where it is empty, or none. */
function testOf(filter: string): Predicate | undefined {
  const language = filters();
  if (language && !tests.has(filter)) {
    // As many as rules can be edited into before the page is left; then all are made anew.
    if (tests.size > MAX_RULES * 10) tests.clear();
    const asked = language.testOf(filter);
    tests.set(filter, 'test' in asked ? asked.test : undefined);
  }
  return tests.get(filter);
}
