import { readFileSync } from 'node:fs';
import * as codec from '@smpp-web/codec';
import * as frame from '@smpp-web/codec/frame';
import * as inspect from '@smpp-web/codec/inspect';
import * as spec from '@smpp-web/codec/spec';
import * as text from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { type Example, examplesOf } from '../helpers/examples.ts';

/** The examples of the README, run: `// =>` is what a line gives, `// throws` what its error says. */

const MODULES: Readonly<Record<string, object>> = {
  '@smpp-web/codec': codec,
  '@smpp-web/codec/frame': frame,
  '@smpp-web/codec/inspect': inspect,
  '@smpp-web/codec/spec': spec,
  '@smpp-web/codec/text': text,
};

const README = readFileSync(new URL('../../codec/README.md', import.meta.url), 'utf8');
const EXAMPLES = examplesOf(README);

describe('the examples of the README', () => {
  test.each(EXAMPLES)('$heading (line $line)', (example) => {
    run(example);
    expect.hasAssertions();
  });

  test('every comment of its kind was run, and each example has one', () => {
    const comments = README.match(/\/\/ (=>|throws) /g) ?? [];
    expect(EXAMPLES.reduce((sum, { checks }) => sum + checks, 0)).toBe(comments.length);
    expect(EXAMPLES.filter(({ checks }) => checks === 0)).toEqual([]);
  });
});

function run({ imports, script }: Example): void {
  const names = imports.flatMap(({ names: imported }) => imported);
  const values = imports.flatMap(({ from, names: imported }) =>
    imported.map((name) => (MODULES[from] as Readonly<Record<string, unknown>>)[name]),
  );
  new Function(...names, 'gives', 'throws', script)(...values, gives, throws);
}

function gives(actual: unknown, expected: unknown): void {
  const isPlain = typeof expected === 'object' && expected !== null && !(expected instanceof Uint8Array);
  if (isPlain) expect(actual).toMatchObject(expected);
  else expect(actual).toEqual(expected);
}

function throws(act: () => unknown, message: string): void {
  expect(act).toThrow(message);
}
