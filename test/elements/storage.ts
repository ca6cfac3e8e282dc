/** A storage that is like the browser's, with this in it to begin with. */
export function memoryStorage(kept: Readonly<Record<string, string>> = {}) {
  const items = new Map(Object.entries(kept));
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    /** All that is in it. */
    text: () => [...items.values()].join('\n'),
  };
}
