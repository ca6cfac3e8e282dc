/** How well a text answers what is looked for, and which of its characters do. */
export interface Match {
  /** The higher the better. */
  readonly score: number;
  readonly indices: readonly number[];
}

const START_OF_WORD = 8;
const IN_A_ROW = 5;
const GAP = 1;

/**
 * Finds the characters of each word of `query` in `text`, in order, whatever lies between; undefined where one is missing.
 * Starts of words count more, so do characters in a row.
 */
export function fuzzy(query: string, text: string): Match | undefined {
  const lower = text.toLowerCase();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = words.map((word) => bestOf(word, lower));
  if (matches.includes(undefined)) return undefined;
  const indices = new Set(matches.flatMap((match) => match!.indices));
  return {
    score: matches.reduce((sum, match) => sum + match!.score, 0),
    indices: [...indices].sort((one, other) => one - other),
  };
}

/** Each place where the first character stands is a start; the best of them counts. */
function bestOf(word: string, text: string): Match | undefined {
  const wanted = [...word];
  let best: Match | undefined;
  for (let start = text.indexOf(wanted[0]!); start >= 0; start = text.indexOf(wanted[0]!, start + 1)) {
    const match = matchFrom(start, wanted, text);
    if (!match) break;
    // Letters strewn over a text are no answer.
    if (match.score >= 0 && match.score > (best?.score ?? -1)) best = match;
  }
  return best;
}

function matchFrom(start: number, wanted: readonly string[], text: string): Match | undefined {
  const indices: number[] = [];
  let score = 0;
  let from = start;
  for (const [position, character] of wanted.entries()) {
    const index = nextOf(wanted.slice(position), text, from, position === 0);
    if (index < 0) return undefined;
    const last = indices.at(-1);
    if (isStart(text, index)) score += START_OF_WORD;
    if (last !== undefined) score += last + 1 === index ? IN_A_ROW : -Math.min(GAP * (index - last - 1), START_OF_WORD);
    indices.push(index);
    from = index + character.length;
  }
  // Among equals the shorter text is the better answer.
  return { score: score - text.length / 100, indices };
}

/** The next place of a character: right after the last one, else at the start of a word, else wherever it comes. */
function nextOf(wanted: readonly string[], text: string, from: number, isFirst: boolean): number {
  const [character = '', ...rest] = wanted;
  const next = text.indexOf(character, from);
  if (isFirst || next === from) return next;
  for (let index = next; index >= 0; index = text.indexOf(character, index + 1))
    if (isStart(text, index) && isIn(rest, text, index + character.length)) return index;
  return next;
}

/** Whether these characters follow one another in the text, whatever lies between. */
function isIn(wanted: readonly string[], text: string, from: number): boolean {
  let at = from;
  return wanted.every((character) => {
    const index = text.indexOf(character, at);
    at = index + character.length;
    return index >= 0;
  });
}

function isStart(text: string, index: number): boolean {
  return index === 0 || !/[\p{L}\p{N}]/u.test(text[index - 1]!);
}
