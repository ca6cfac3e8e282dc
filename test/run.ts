import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { findChromium } from './browser.ts';

/** `npm test`: everything there is to check, one runner after the other, and one line that sums it up. */

const RESULTS = 'test/results';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const total: Tally = { passed: 0, failed: 0, skipped: 0 };

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
provideBrowser();
step('types', ['tsc', '-b']);
step('lint', ['biome', 'check', '--error-on-warnings']);
vitest();
step('build', ['vite', 'build', '--logLevel', 'warn']);
step('library', ['vite', 'build', '--config', 'web/vite.lib.config.ts', '--logLevel', 'warn']);
playwright();
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A browser of the Chromium family: an installed one, else Playwright's, else Debian's. */
function provideBrowser(): void {
  for (const provide of [() => 0, installWithPlaywright, installWithApt]) {
    provide();
    try {
      console.log(`Browser: ${findChromium()}`);
      return;
    } catch {
      // The next way may find one.
    }
  }
  console.error('No browser could be found or installed: install Chromium or Chrome, or set CHROMIUM to its path.');
  total.failed++;
}

function installWithPlaywright(): void {
  console.log('No Chromium or Chrome found: asking Playwright for one.');
  run(['npx', 'playwright', 'install', 'chromium']);
}

function installWithApt(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log("Playwright has none to give: installing Debian's chromium.");
  run(['apt-get', 'update']);
  run(['apt-get', 'install', '-y', 'chromium']);
}

function step(name: string, command: readonly string[]): void {
  const isGood = run(['npx', ...command]) === 0;
  console.log(`${name}: ${isGood ? 'good' : 'FAILED'}`);
  if (isGood) total.passed++;
  else total.failed++;
}

function vitest(): void {
  const file = `${RESULTS}/vitest.json`;
  run(['npx', 'vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  if (!existsSync(file)) return void total.failed++;
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  total.passed += report.numPassedTests;
  // A file that could not be loaded has no tests to fail, and is a failure all the same.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  total.failed += report.numFailedTests + unloaded.length;
  total.skipped += report.numPendingTests;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

function playwright(): void {
  const file = `${RESULTS}/playwright.json`;
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(file), NODE_OPTIONS: '--conditions=smpp-web' };
  run(['npx', 'playwright', 'test', '--config', 'test/playwright.config.ts', '--reporter=line,json'], env);
  if (!existsSync(file)) return void total.failed++;
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  if (stats.flaky > 0) console.log(`${stats.flaky} of the flows passed at the second try only`);
  total.passed += stats.expected + stats.flaky;
  total.failed += stats.unexpected;
  total.skipped += stats.skipped;
}

function run([command, ...args]: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  return spawnSync(command!, args, { stdio: 'inherit', env }).status ?? 1;
}
