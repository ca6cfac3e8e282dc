import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examplesOf } from '../helpers/examples.ts';

/** The examples of the README, run as they stand: `// =>` is what a line gives, `// throws` what its error says. */

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** A function whose body may await. */
const AsyncFunction = (async () => undefined).constructor as new (
  ...source: string[]
) => (...values: unknown[]) => Promise<void>;

describe('the examples of the README', () => {
  test.each(examplesOf(README))('line $line: $imports.0.from', async ({ imports, script }) => {
    const modules = await Promise.all(
      imports.map(({ from }) => import(/* @vite-ignore */ from) as Promise<Record<string, unknown>>),
    );
    const names = imports.flatMap((each) => each.names);
    const values = imports.flatMap((each, index) => each.names.map((name) => modules[index]![name]));
    await new AsyncFunction(...names, 'gives', 'throws', script)(...values, gives, throws);
    expect.hasAssertions();
  });

  test('there is one for each package that runs in Node', () => {
    const packages = new Set(
      examplesOf(README).flatMap(({ imports }) => imports.map(({ from }) => from.split('/')[1])),
    );
    expect(packages).toEqual(new Set(['codec', 'session', 'smsc', 'bridge']));
  });
});

function gives(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
}

function throws(act: () => unknown, message: string): void {
  expect(act).toThrow(message);
}
