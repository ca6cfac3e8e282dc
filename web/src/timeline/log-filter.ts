import { wordsOf } from '../words/frame-words.ts';
import type { Entry } from './wire-log.ts';

/** Which entries of the log are shown. */
export interface LogFilter {
  /**
   * Words that must all be found in command, status and summary; `-word` must not be found; `#7` is a sequence_number.
   * Case does not count.
   */
  readonly text: string;
  readonly direction: 'both' | 'in' | 'out';
  /** Leave out enquire_link and its response. */
  readonly hideKeepalive: boolean;
  /** Only what was refused or could not be read. */
  readonly onlyProblems: boolean;
}

export const NO_FILTER: LogFilter = { text: '', direction: 'both', hideKeepalive: false, onlyProblems: false };

type Matcher = (entry: Entry) => boolean;

const ENQUIRE_LINK = 0x15;
const ID_MASK = 0x7fffffff;

/** Makes the test for a filter. What is cheap is asked first: only words need the frame decoded. */
export function matcherOf({ text, direction, hideKeepalive, onlyProblems }: LogFilter): Matcher {
  const tests: Matcher[] = [];
  if (direction !== 'both') tests.push((entry) => entry.direction === direction);
  if (hideKeepalive) tests.push(({ command_id }) => (command_id & ID_MASK) !== ENQUIRE_LINK);
  if (onlyProblems) tests.push((entry) => entry.command_status !== 0 || wordsOf(entry.frame).problem !== undefined);
  for (const word of text.toLowerCase().split(/\s+/)) if (word !== '') tests.push(matcherOfWord(word));
  return (entry) => tests.every((test) => test(entry));
}

function matcherOfWord(word: string): Matcher {
  const number = /^#(\d+)$/.exec(word);
  if (number) return ({ sequence_number }) => sequence_number === Number(number[1]);
  const rest = word.slice(1);
  if (word.startsWith('-') && rest !== '') return (entry) => !textOf(entry).includes(rest);
  return (entry) => textOf(entry).includes(word);
}

function textOf({ frame }: Entry): string {
  const { command, status = '', summary, problem = '' } = wordsOf(frame);
  return `${command} ${status} ${summary} ${problem}`.toLowerCase();
}
