import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The app as it is built, with our message centre and the bridge in front of it in another process. */
export interface ConsoleStage {
  /** Where the built app lies. */
  readonly folder: string;
  readonly url: string;
  /** Of the bridge, for sessions. */
  readonly target: string;
  close(): Promise<void>;
}

export async function setStage(): Promise<ConsoleStage> {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-web-bench-'));
  const configFile = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url));
  const root = fileURLToPath(new URL('../../../web', import.meta.url));
  await build({ configFile, root, logLevel: 'error', build: { outDir: folder } });
  const server = serve(folder);
  const [port] = (await once(createInterface(server.stdout!), 'line')) as [string];
  return {
    folder,
    url: `http://127.0.0.1:${port}/`,
    target: `ws://127.0.0.1:${port}/smpp/smsc`,
    async close() {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

function serve(folder: string): ChildProcess {
  const script = fileURLToPath(new URL('../tab/server.ts', import.meta.url));
  const args = ['--import', 'tsx', '--conditions=smpp-web', script, folder];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}
