import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateFiles } from '../../codec/generate/files.ts';

test.each(Object.entries(generateFiles()))('codec/src/wire/%s is what the table makes', (name, source) => {
  const path = new URL(`../../codec/src/wire/${name}`, import.meta.url);
  const { stdout } = spawnSync('npx', ['biome', 'format', `--stdin-file-path=codec/src/wire/${name}`], {
    input: source,
    encoding: 'utf8',
  });
  expect(readFileSync(path, 'utf8')).toBe(stdout);
});
