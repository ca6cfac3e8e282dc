import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundle, gzipped } from '../helpers/bundle.ts';

/** What a page pays for what it imports: minified and compressed octets, dependencies included. */

const KIB = 1024;

interface Limit {
  readonly what: string;
  readonly code: string;
  readonly octets: number;
  /** What it should come to. A row that gets there fails the test below: make it the limit. */
  readonly wanted?: number;
}

const LIMITS: readonly Limit[] = [
  {
    what: 'encode, decode and framer',
    code: "export { createFramer, decode, encode } from '@smpp-web/codec'",
    octets: 15.5 * KIB,
    wanted: 12 * KIB,
  },
  {
    what: 'the framer alone',
    code: "export { createFramer } from '@smpp-web/codec/frame'",
    octets: 1 * KIB,
  },
  { what: 'measure', code: "export { measure } from '@smpp-web/codec/text'", octets: 10 * KIB },
  { what: 'segment', code: "export { segment } from '@smpp-web/codec/text'", octets: 14 * KIB },
  { what: 'readUserData', code: "export { readUserData } from '@smpp-web/codec/text'", octets: 13 * KIB },
  { what: 'all text functions', code: "export * from '@smpp-web/codec/text'", octets: 23 * KIB },
  { what: 'the table of the protocol', code: "export * from '@smpp-web/codec/spec'", octets: 27 * KIB },
  { what: 'the inspector, table and text included', code: "export * from '@smpp-web/codec/inspect'", octets: 58 * KIB },
];

describe('size', () => {
  test.each(LIMITS)('$what: at most $octets octets', async ({ code, octets }) => {
    expect(await sizeOf(code)).toBeLessThanOrEqual(octets);
  });

  const wishes = LIMITS.filter(({ wanted }) => wanted !== undefined);
  test.fails.each(wishes)('$what: at most $wanted octets (not yet)', async ({ code, wanted }) => {
    expect(await sizeOf(code)).toBeLessThanOrEqual(wanted!);
  });
});

test('the README says so', () => {
  const page = readFileSync(new URL('../../codec/README.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
  expect(LIMITS.filter(({ what, octets }) => !page.includes(`| ${what} | ${octets / KIB} KiB |`))).toEqual([]);
});

async function sizeOf(code: string): Promise<number> {
  return gzipped(await bundle(code, ['smpp-web', 'import']));
}
