import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const OUTPUT = 'web/dist/index.html';

/** What the app is made of. */
const SOURCES = [
  'codec/src',
  'session/src',
  'smsc/src',
  'web/src',
  'web/pwa',
  'web/index.html',
  'vite.config.ts',
  'package.json',
];

/** Builds the console unless what was built last is newer than all of its sources. */
export async function buildIfNeeded(): Promise<void> {
  if (existsSync(OUTPUT) && statSync(OUTPUT).mtimeMs > Math.max(...SOURCES.map(newest))) return;
  console.log('Building the console ...');
  await build({ logLevel: 'warn' });
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
