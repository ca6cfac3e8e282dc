/** A number as people write it, decimal or as `0x1f`; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const written = text.trim();
  return /^(?:\d+|0x[0-9a-f]+)$/i.test(written) ? Number(written) : undefined;
}
