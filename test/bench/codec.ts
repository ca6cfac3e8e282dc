import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encodeInto } from '@smpp-web/codec';
import { chromium } from 'playwright';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../browser.ts';
import { decodeSubmitByHand } from './by-hand.ts';
import { COUNT, framesOf, initsOf, KINDS, type Kind } from './codec-kinds.ts';
import { callsPerSecond } from './measure.ts';

/** The codec against npm `smpp`, and against a decoder written by hand for one PDU. */

type Rates = Readonly<Record<string, number>>;

const inChromium = await ratesInChromium();
console.log(
  '| PDU | node-smpp, PDU/s | ours, PDU/s | ratio | ours in Chromium, PDU/s |\n| --- | ---: | ---: | ---: | ---: |',
);
for (const kind of KINDS) printKind(kind, ratesInNode(kind), inChromium[kind.name]!);
printByHand();
printAllocation();

function ratesInNode(kind: Kind): Rates {
  const script = fileURLToPath(new URL('codec-node.ts', import.meta.url));
  const args = ['--import', 'tsx', '--conditions=smpp-web', script, String(KINDS.indexOf(kind))];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Rates;
}

function printKind(kind: Kind, rates: Rates, chromiumRates: Rates): void {
  const octets = framesOf(kind)[0]!.length;
  for (const what of ['decode', 'decode with text', 'encode', 'encodeInto']) {
    const ours = rates[what];
    if (ours === undefined) continue;
    const theirs = rates[what.startsWith('decode') ? 'their decode' : 'their encode']!;
    const cells = [
      `${kind.name} (${octets} octets), ${what}`,
      k(theirs),
      k(ours),
      `**${(ours / theirs).toFixed(1)}x**`,
    ];
    console.log(`| ${[...cells, k(chromiumRates[what]!)].join(' | ')} |`);
  }
}

/** The same subjects in a page of a browser, which knows no node-smpp. */
async function ratesInChromium(): Promise<Record<string, Rates>> {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-web-bench-'));
  const entry = fileURLToPath(new URL('codec-page.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['smpp-web', 'module', 'browser'] },
    build: { outDir: folder, lib: { entry, formats: ['es'], fileName: 'page' }, target: 'es2023' },
  });
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ type: 'module', content: readFileSync(join(folder, 'page.js'), 'utf8') });
    await page.waitForFunction(() => typeof globalThis.rates === 'function');
    return await page.evaluate(() => globalThis.rates());
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

function printByHand(): void {
  const frames = framesOf(KINDS[0]!);
  const rates = callsPerSecond([
    { name: 'by hand', run: (turn) => decodeSubmitByHand(frames[turn % COUNT]!) },
    { name: 'ours', run: (turn) => decode(frames[turn % COUNT]!) },
  ]);
  const [hand, ours] = [rates.get('by hand')!, rates.get('ours')!];
  console.log(
    `\nA decoder written by hand for submit_sm alone, without any check: ${k(hand)} PDU/s; ours is at ${(ours / hand).toFixed(2)} of it.`,
  );
}

/** Octets of heap that one call takes, with collection held off by a young generation that is large enough. */
function printAllocation(): void {
  const [init] = initsOf(KINDS[0]!);
  const [frame] = framesOf(KINDS[0]!);
  const target = new Uint8Array(1024);
  const perDecode = allocatedBy(() => decode(frame!));
  const perEncode = allocatedBy(() => encodeInto(target, 0, KINDS[0]!.command, init!));
  console.log(`\nAllocated per submit_sm: ${perDecode} octets to decode, ${perEncode} to encode into a buffer.`);
}

function allocatedBy(run: () => unknown): number {
  const calls = 2_000;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round++) {
    const before = process.memoryUsage();
    for (let index = 0; index < calls; index++) run();
    const after = process.memoryUsage();
    const grown = after.heapUsed - before.heapUsed + (after.arrayBuffers - before.arrayBuffers);
    // A collection in between makes the figure negative or small: the least of the sound ones counts.
    if (grown > 0) best = Math.min(best, grown / calls);
  }
  return Math.round(best);
}

function k(rate: number): string {
  return `${Math.round(rate / 1000).toLocaleString('en')}k`;
}
