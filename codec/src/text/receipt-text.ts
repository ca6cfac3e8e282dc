/** The keys that the text of a receipt is known to have (SMPP 3.4, appendix B). */
export type ReceiptKey = 'id' | 'sub' | 'dlvrd' | 'submit_date' | 'done_date' | 'stat' | 'err' | 'text';

/** What the text said, word by word, as it stood there. */
export interface ReceiptWords {
  readonly words: Readonly<Partial<Record<ReceiptKey, string>>>;
  /** What had to be guessed to read it, in words. */
  readonly guesses: readonly string[];
}

/** A key, at the start or after anything that is no letter or digit. The longer keys stand first. */
const KEY = /(?<![a-z0-9])(submit[ _]?date|done[ _]?date|dlvrd|stat|text|sub|err|id) ?:/gi;

const ORDER: readonly ReceiptKey[] = ['id', 'sub', 'dlvrd', 'submit_date', 'done_date', 'stat', 'err', 'text'];

/** Keys that end `text:` where they have not been met before: without them the receipt says nothing. */
const NEEDED: readonly ReceiptKey[] = ['id', 'stat'];

interface Found {
  readonly key: ReceiptKey;
  /** Where the key begins, and where its value does. */
  readonly start: number;
  readonly value: number;
}

/**
 * Reads the text of a receipt as leniently as it is met: keys in any order and case, any of them missing, with or
 * without the blank in the two dates. A value is the next word, and empty where the next word is a key; `text:` takes
 * the rest. The first of two equal keys counts. Never throws; time is linear in the length of the text.
 */
export function readReceiptText(text: string): ReceiptWords {
  const guesses: string[] = [];
  const found = keysOf(text, guesses);
  const words: Partial<Record<ReceiptKey, string>> = {};
  found.forEach(({ key, value }, index) => {
    const end = found[index + 1]?.start ?? text.length;
    const stretch = text.slice(value, end);
    words[key] = key === 'text' ? stretch.replace(/\0+$/, '') : (/[^\s\0]+/.exec(stretch)?.[0] ?? '');
  });
  const [first] = found;
  if (first !== undefined && first.start > 0)
    guesses.push(`${first.start} octets before the first key are passed over`);
  const order = found.map(({ key }) => ORDER.indexOf(key));
  if (order.some((place, index) => index > 0 && place < order[index - 1]!)) guesses.push('the keys are out of order');
  return { words, guesses };
}

function keysOf(text: string, guesses: string[]): Found[] {
  const found: Found[] = [];
  const seen = new Set<ReceiptKey>();
  for (const match of text.matchAll(KEY)) {
    const key = keyOf(match[1]!);
    const inText = found.at(-1)?.key === 'text';
    if (seen.has(key) || (inText && !NEEDED.includes(key))) continue;
    if (inText) guesses.push(`text: ends where ${key}: begins`);
    seen.add(key);
    found.push({ key, start: match.index, value: match.index + match[0].length });
  }
  return found;
}

function keyOf(label: string): ReceiptKey {
  const key = label.toLowerCase().replace(/[ _]/, '').replace('date', '_date');
  return key as ReceiptKey;
}
