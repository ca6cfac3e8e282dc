import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../browser.ts';

/** A page that runs one module, and what is known of its memory. */
export interface BenchPage {
  readonly page: Page;
  /** Octets that the page holds after a collection: objects, and buffers beside them. */
  held(): Promise<number>;
  close(): Promise<void>;
}

/** Builds a module with all that it imports into one file, and opens a page with it; `name` is in this folder. */
export async function openPage(name: string): Promise<BenchPage> {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-web-bench-'));
  const entry = fileURLToPath(new URL(name, import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['smpp-web', 'module', 'browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      target: 'es2023',
      lib: { entry, formats: ['es'], fileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const script = readFileSync(join(folder, 'page.js'), 'utf8');
  rmSync(folder, { recursive: true });
  const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await page.goto('about:blank');
  await page.addScriptTag({ type: 'module', content: script });
  await page.waitForFunction(() => typeof globalThis.bench === 'object');
  const devtools = await page.context().newCDPSession(page);
  return { page, held: () => heldBy(devtools), close: () => browser.close() };
}

async function heldBy(devtools: CDPSession): Promise<number> {
  // Twice: what the first collection finds dead may have held buffers.
  for (const _ of [1, 2]) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize: number;
  };
  return usedSize + backingStorageSize;
}
