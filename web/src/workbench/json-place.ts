/** A place in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  /\s*(?:("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/uy;

/**
 * Where a text stops being JSON; engines say it each in their own words, and some not at all. Undefined for JSON.
 * Brackets are kept in a list, so that no depth is too much.
 */
export function placeOfJsonError(text: string): Place | undefined {
  const open: string[] = [];
  // What may come next: a value, a name, a colon, or what ends or goes on with what is open.
  let expected: 'value' | 'name' | 'colon' | 'more' = 'value';
  let isFirst = false;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token)
      return text.slice(start).trim() === '' && open.length === 0 && expected === 'more'
        ? undefined
        : placeOf(text, start);
    const [, string, atom, mark] = token;
    const closes = mark === '}' ? '{' : mark === ']' ? '[' : undefined;
    if (closes) {
      const isTrailing = !isFirst && expected !== 'more';
      if (open.pop() !== closes || isTrailing) return placeOf(text, start);
      expected = 'more';
    } else if (expected === 'value' && (mark === '{' || mark === '[')) {
      open.push(mark);
      expected = mark === '{' ? 'name' : 'value';
      isFirst = true;
      continue;
    } else if (expected === 'value' && (string ?? atom) !== undefined) expected = 'more';
    else if (expected === 'name' && string !== undefined) expected = 'colon';
    else if (expected === 'colon' && mark === ':') expected = 'value';
    else if (expected === 'more' && mark === ',' && open.length > 0) expected = open.at(-1) === '{' ? 'name' : 'value';
    else return placeOf(text, start);
    isFirst = false;
  }
  return open.length > 0 || expected !== 'more' ? placeOf(text, text.length) : undefined;
}

/** The first character at or behind an index that is no space. */
function placeOf(text: string, index: number): Place {
  const at = index + (/^\s*/.exec(text.slice(index))?.[0].length ?? 0);
  const before = text.slice(0, Math.min(at, text.length)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
