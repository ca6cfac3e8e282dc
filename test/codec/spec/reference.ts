import { existsSync, readFileSync } from 'node:fs';

// The reference data stand beside the repository. Where they do not, the tests that compare with them are
// skipped, one for each row of our own table, so that the count of skipped tests says what was not checked.

/** The JSON document of that name; undefined where the reference data are absent. */
export function reference<Document>(file: string): Document | undefined {
  const url = new URL(`../../../../shared/spec/${file}`, import.meta.url);
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as Document) : undefined;
}

/** A copy without the members that say nothing, as absent facts are written differently there and here. */
export function facts<Row extends object>(row: Row): Partial<Row> {
  const says = (fact: unknown) => fact !== undefined && fact !== null && !(Array.isArray(fact) && fact.length === 0);
  return Object.fromEntries(Object.entries(row).filter(([, fact]) => says(fact))) as Partial<Row>;
}
