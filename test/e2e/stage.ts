import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Bridge, createBridge } from '@smpp-web/bridge';
import { type SmscServer, startSmsc } from '@smpp-web/smsc/node';
import { test as base } from 'playwright/test';
import { ConsolePage } from './console-page.ts';

/** What a test plays on: a message centre, a bridge with targets to it and beside it, and the console. */
export interface Stage {
  readonly smsc: SmscServer;
  readonly bridge: Bridge;
  /** Adds a target while the bridge runs. */
  readonly setTargets: (targets: Record<string, unknown>) => void;
  readonly url: string;
}

/** Time from the acceptance of a message to its receipt, in ms. */
const RECEIPT_DELAY_MS = 200;

export const test = base.extend<{ stage: Stage; app: ConsolePage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern to see what a fixture needs
  stage: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'smpp-web-e2e-'));
    const smsc = await startSmsc({
      port: 0,
      tlsPort: 0,
      settings: { receipts: { delayMs: RECEIPT_DELAY_MS, outcomes: { DELIVERED: 1 } } },
    });
    const ca = join(folder, 'smsc.pem');
    writeFileSync(ca, smsc.certificate!);
    const targets = {
      local: { host: '127.0.0.1', port: smsc.port! },
      'local-tls': { host: '127.0.0.1', port: smsc.tlsPort!, tls: { ca, servername: 'localhost' } },
      'wrong-name': { host: '127.0.0.1', port: smsc.tlsPort!, tls: { ca, servername: 'smpp.example.com' } },
      'untrusted-tls': { host: '127.0.0.1', port: smsc.tlsPort!, tls: {} },
      nobody: { host: '127.0.0.1', port: 1 },
    };
    const options = { port: 0, app: resolve(process.env.CONSOLE_APP ?? 'web/dist'), log: { level: 'silent' as const } };
    const bridge = createBridge({ ...options, targets });
    await bridge.listen();
    const setTargets = (more: Record<string, unknown>) =>
      bridge.reload({ ...options, targets: { ...targets, ...more } as typeof targets });
    await use({ smsc, bridge, setTargets, url: bridge.address.url });
    await bridge.close();
    await smsc.close();
    rmSync(folder, { recursive: true });
  },
  app: async ({ page }, use) => {
    await use(new ConsolePage(page));
  },
});

export { expect } from 'playwright/test';
