/** Rows that Page Up and Page Down go over, in lists whose height is not asked for. */
const PAGE = 10;

/** The index that a key leads to in a list of `length`; undefined for keys that lead nowhere. */
export function stepOf(key: string, index: number, length: number, page = PAGE): number | undefined {
  if (length === 0) return undefined;
  const last = length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index < 0 ? last : index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: last,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), last);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const LETTERS: Readonly<Record<string, string>> = { j: 'ArrowDown', k: 'ArrowUp' };

/** The key that was pressed, with j and k alone for the arrows, as people know it from vi. */
export function keyIn({ key, ctrlKey, metaKey, altKey }: Pressed): string {
  return ctrlKey || metaKey || altKey ? key : (LETTERS[key] ?? key);
}
