/** Vectors kept beside the repository are read in place where they are; in a browser and in a lone clone they are not. */
export async function readShared<T>(path: string): Promise<T | undefined> {
  if (!('process' in globalThis)) return undefined;
  const { existsSync, readFileSync } = await import('node:fs');
  const url = new URL(`../../../shared/${path}`, import.meta.url);
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as T) : undefined;
}
