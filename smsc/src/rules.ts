import type { MessageState } from '@smpp-web/codec/text';
import { compilePattern, type Pattern, PatternError } from './pattern.ts';
import { statusOf } from './status.ts';

/** Which messages a rule is for: all that is named must fit. Patterns are found anywhere unless `^` or `$` tie them. */
export interface RuleMatch {
  /** Pattern of the destination. */
  readonly to?: string;
  /** Pattern of the source. */
  readonly from?: string;
  /** Pattern of the text. */
  readonly text?: string;
  /** The account, exactly. */
  readonly system_id?: string;
}

/** What is to become of a message. What is left out is decided by the settings. */
export interface Fate {
  /** Refuse it with this command_status, by name or number. */
  readonly status?: string | number;
  /** How it ends. */
  readonly state?: MessageState;
  /** After how many milliseconds. */
  readonly delayMs?: number;
  /** The network's reason for a failure, 0 to 999. */
  readonly error?: number;
  /** False: no receipt, whatever the sender wants. */
  readonly receipt?: boolean;
  /** How many receipts: 2 and more repeat it, as message centres do that miss an answer. */
  readonly receipts?: number;
  /** A text that the destination answers with. */
  readonly reply?: string;
  /** Answer the request this many milliseconds late. */
  readonly answerMs?: number;
}

/** One rule: for which messages it is, and what becomes of them. */
export interface Rule {
  readonly when: RuleMatch;
  readonly do: Fate;
}

/** Receipts for one message at most. */
const MAX_RECEIPTS = 100;

/** The last digit of the destination chooses: a test needs nothing but a number. */
export const LAST_DIGIT_RULES: readonly Rule[] = [
  { when: { to: '1$' }, do: { state: 'UNDELIVERABLE', error: 1 } },
  { when: { to: '2$' }, do: { state: 'EXPIRED', error: 2 } },
  { when: { to: '3$' }, do: { state: 'REJECTED', error: 3 } },
  { when: { to: '4$' }, do: { state: 'UNKNOWN', error: 4 } },
  { when: { to: '5$' }, do: { status: 'ESME_RTHROTTLED' } },
  { when: { to: '6$' }, do: { status: 'ESME_RMSGQFUL' } },
  { when: { to: '7$' }, do: { status: 'ESME_RSUBMITFAIL' } },
  { when: { to: '8$' }, do: { receipt: false } },
  { when: { to: '9$' }, do: { receipts: 2 } },
];

/** What rules look at. The text is read only if a rule asks for it. */
export interface RuleSubject {
  readonly system_id: string;
  readonly source_addr: string;
  readonly destination_addr: string;
  readonly text: () => string;
}

/** Rules whose patterns have been read. */
export interface CompiledRules {
  /** What the first rule that fits says. */
  fateOf(subject: RuleSubject): Fate | undefined;
}

/** Reads the patterns of rules and checks what they say. @throws RangeError naming the rule and the field */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const compiled = rules.map(({ when, do: fate }, index) => {
    checkFate(fate, `rules[${index}].do`);
    const pattern = (name: 'to' | 'from' | 'text') => patternOf(when[name], `rules[${index}].when.${name}`);
    return { to: pattern('to'), from: pattern('from'), text: pattern('text'), system_id: when.system_id, fate };
  });
  return {
    fateOf({ system_id, source_addr, destination_addr, text }) {
      for (const rule of compiled) {
        if (rule.system_id !== undefined && rule.system_id !== system_id) continue;
        if (rule.to && !rule.to.test(destination_addr)) continue;
        if (rule.from && !rule.from.test(source_addr)) continue;
        if (rule.text && !rule.text.test(text())) continue;
        return rule.fate;
      }
      return undefined;
    },
  };
}

function patternOf(source: string | undefined, place: string): Pattern | undefined {
  if (source === undefined) return undefined;
  try {
    return compilePattern(source);
  } catch (error) {
    if (error instanceof PatternError) throw new RangeError(`${place}: ${error.message}`, { cause: error });
    throw error;
  }
}

function checkFate({ status, delayMs = 0, answerMs = 0, error = 0, receipts = 1 }: Fate, place: string): void {
  const numbers = [
    ['delayMs', delayMs, 0, Number.MAX_SAFE_INTEGER],
    ['answerMs', answerMs, 0, Number.MAX_SAFE_INTEGER],
    ['error', error, 0, 999],
    ['receipts', receipts, 0, MAX_RECEIPTS],
  ] as const;
  for (const [name, value, from, to] of numbers) {
    if (!(value >= from && value <= to))
      throw new RangeError(`${place}.${name} is ${value}, expected ${from} to ${to}`);
  }
  if (status !== undefined && statusOf(status) === undefined) {
    throw new RangeError(
      `${place}.status: ${JSON.stringify(status)} is no command_status, expected a name or a number`,
    );
  }
}
