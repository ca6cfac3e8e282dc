import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';

/** `npm run bench [-- name ...]`: runs the named benchmarks, or all, prints their tables and keeps them in RESULTS.md. */

const folder = fileURLToPath(new URL('.', import.meta.url));
const resultsFile = `${folder}RESULTS.md`;

/** The benchmarks; the other files of this folder are parts of them. */
const known = ['codec', 'session', 'tab', 'smsc', 'bridge', 'console'].filter((name) =>
  existsSync(`${folder}${name}.ts`),
);
const names = process.argv.length > 2 ? process.argv.slice(2) : known;
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark is named ${unknown.join(', ')}: there are ${known.join(', ')}.`);
  process.exit(1);
}

const measured = new Map<string, string>();
for (const name of names) {
  const args = ['--import', 'tsx', '--conditions=smpp-web', '--expose-gc', `${folder}${name}.ts`];
  const { stdout, status } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  if (status !== 0) process.exitCode = 1;
  else measured.set(name, stdout.trim());
}
// Read at the end only: another run may have written its results meanwhile.
const sections = new Map([...readSections(), ...measured]);
writeFileSync(resultsFile, `${head()}\n${[...sections].map(([name, text]) => `## ${name}\n\n${text}\n`).join('\n')}`);

function head(): string {
  const [cpu] = cpus();
  return `# Results of \`npm run bench\`

Made by the benchmarks of this folder on ${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${type()} ${release()}, Node ${process.version}.
What counts are the ratios: each is of figures taken in the same run.
`;
}

function readSections(): Map<string, string> {
  if (!existsSync(resultsFile)) return new Map();
  const parts = readFileSync(resultsFile, 'utf8').split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]));
}
