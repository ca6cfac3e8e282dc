import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateFiles } from './files.ts';

/** Writes the generated files of the codec and its page of compliance: `npm run generate`. */
const folder = new URL('../src/wire/', import.meta.url);
const paths = Object.entries(generateFiles()).map(([name, source]) => {
  const path = fileURLToPath(new URL(name, folder));
  writeFileSync(path, source);
  return path;
});
// It runs the codec, so it must be loaded after the codec's files are written.
const { compliancePage } = await import('./compliance.ts');
writeFileSync(new URL('../COMPLIANCE.md', import.meta.url), compliancePage());
spawnSync('npx', ['biome', 'format', '--write', ...paths], { stdio: 'inherit' });
