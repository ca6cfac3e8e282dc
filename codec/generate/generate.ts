import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateFiles } from './files.ts';

/** Writes the generated files of the codec: `npm run generate`. */
const folder = new URL('../src/wire/', import.meta.url);
const paths = Object.entries(generateFiles()).map(([name, source]) => {
  const path = fileURLToPath(new URL(name, folder));
  writeFileSync(path, source);
  return path;
});
spawnSync('npx', ['biome', 'format', '--write', ...paths], { stdio: 'inherit' });
