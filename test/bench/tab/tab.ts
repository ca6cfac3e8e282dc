import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type WebSocket, WebSocketServer } from 'ws';
import { CHROMIUM_FLAGS, findChromium } from '../../browser.ts';
import { bundle } from '../../helpers/bundle.ts';
import type { LoadResult } from '../session/load.ts';
import type { LoadOrder, LoadReport } from './worker.ts';

/** A tab whose worker submits through the bridge. */
export interface Tab {
  measure(order: Omit<LoadOrder, 'url'>): Promise<LoadResult>;
  close(): Promise<void>;
}

/** How long Chromium may take to start, in ms. */
const START_LIMIT_MS = 30_000;

/**
 * Starts our message centre with the bridge in front of it, and a browser on the page that the bridge serves. No debugger
 * is attached, as Playwright's would be: it is told every frame of a WebSocket, at the price of the frame itself.
 */
export async function openTab(): Promise<Tab> {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-web-bench-'));
  await writePage(folder);
  const server = run(process.execPath, [
    ...['--import', 'tsx', '--conditions=smpp-web'],
    fileURLToPath(new URL('server.ts', import.meta.url)),
    folder,
  ]);
  const [port] = (await once(createInterface(server.stdout!), 'line')) as [string];
  const orders = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(orders, 'listening');
  const ordersUrl = `ws://127.0.0.1:${(orders.address() as AddressInfo).port}`;
  const browser = run(findChromium(), [
    ...['--headless', `--user-data-dir=${join(folder, 'profile')}`, ...CHROMIUM_FLAGS],
    `http://127.0.0.1:${port}/?orders=${encodeURIComponent(ordersUrl)}`,
  ]);
  const [worker] = (await once(orders, 'connection', { signal: AbortSignal.timeout(START_LIMIT_MS) })) as [WebSocket];
  return {
    async measure(order) {
      worker.send(JSON.stringify({ url: `ws://127.0.0.1:${port}/smpp/smsc`, ...order } satisfies LoadOrder));
      const [data] = (await once(worker, 'message')) as [Buffer];
      const report = JSON.parse(data.toString()) as LoadReport;
      if ('problem' in report) throw new Error(report.problem);
      return report;
    },
    async close() {
      worker.terminate();
      orders.close();
      await Promise.all([stop(browser), stop(server)]);
      rmSync(folder, { recursive: true });
    },
  };
}

async function writePage(folder: string): Promise<void> {
  const worker = fileURLToPath(new URL('worker.ts', import.meta.url));
  const code = await bundle(`import ${JSON.stringify(worker)};`, ['smpp-web', 'module', 'browser']);
  writeFileSync(join(folder, 'worker.js'), code);
  writeFileSync(join(folder, 'page.js'), "new Worker('/worker.js' + location.search, { type: 'module' });");
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Benchmark</title><script type="module" src="/page.js"></script>',
  );
}

function run(command: string, args: readonly string[]): ChildProcess {
  return spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
