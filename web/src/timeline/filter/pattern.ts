/** Characters of a text that a pattern is tried on: the rest of a very long one would cost more than it tells. */
export const MAX_SUBJECT = 1_000;

const MAX_PATTERN = 200;

/** Repetitions without an end. Two of them over 1,000 characters take some hundred thousand steps at worst. */
const MAX_REPETITIONS = 2;

/** Places where a pattern may go one way or the other: each can double what an unlucky text costs. */
const MAX_CHOICES = 8;

/**
 * A pattern of `matches`, which looks for it anywhere, in any case; a sentence where it is none, or where it could take
 * for ever on an unlucky text: what is repeated may not itself repeat or choose, and nothing may refer back or look around.
 */
export function patternOf(source: string): RegExp | string {
  if (source.length > MAX_PATTERN) return `A pattern has at most ${MAX_PATTERN} characters.`;
  // Escaped characters and classes count as one character each.
  const bare = source.replace(/\\[^\dk]/g, 'x').replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
  if (/\\[\dk]/.test(bare)) return 'A pattern may not refer back to what it has found (\\1).';
  if (/\(\?(?!:)/.test(bare)) return 'A pattern may not look ahead or behind, or set flags.';
  if (/\)(?:[*+?]|\{)/.test(bare)) return 'In a pattern, brackets may not be repeated.';
  // At both ends ".*" says nothing: a pattern may begin and end anywhere.
  const inside = bare.replace(/^\^?\.\*\??/, '').replace(/\.\*\??\$?$/, '');
  const repetitions = inside.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  if (repetitions.length > MAX_REPETITIONS) return `A pattern may repeat ${MAX_REPETITIONS} times: *, + and {n,}.`;
  const choices = bare.match(/(?<![*+?}(])\?|\|/g) ?? [];
  if (choices.length > MAX_CHOICES) return `A pattern may choose ${MAX_CHOICES} times: ? and |.`;
  try {
    return new RegExp(source, 'iu');
  } catch (error) {
    return `This is no pattern: ${(error as Error).message.replace(/^.*?\/[a-z]*: /, '')}.`;
  }
}
