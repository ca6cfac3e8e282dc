import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onCleanup } from './harness.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** For a test that starts processes: on a busy machine each takes seconds until it runs. */
export const PROCESS_TEST_MS = 60_000;

/** A run of the command line in a process of its own. */
export interface Run {
  readonly child: ChildProcess;
  /** Everything that was printed so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** Resolves once the text was printed, on either stream. */
  printed(text: RegExp): Promise<RegExpExecArray>;
  readonly exited: Promise<number | null>;
}

/** Runs `smpp-bridge` with arguments. */
export function run(arguments_: readonly string[], environment: Record<string, string> = {}): Run {
  const child = spawn(
    process.execPath,
    ['--conditions=smpp-web', '--import', 'tsx', 'bridge/src/cli.ts', ...arguments_],
    {
      cwd: ROOT,
      env: { ...process.env, ...environment },
    },
  );
  onCleanup(() => child.kill('SIGKILL'));
  let changed = () => {};
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
      changed();
    });
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    exited,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    async printed(text) {
      for (;;) {
        const match = text.exec(output.stdout + output.stderr);
        if (match !== null) return match;
        if (child.exitCode !== null)
          throw new Error(`exited with ${child.exitCode}:\n${output.stdout}${output.stderr}`);
        await Promise.race([exited, new Promise<void>((resolve) => (changed = resolve))]);
      }
    },
  };
}

/** Runs `smpp-bridge serve` on a free port until it is ready. */
export async function serve(
  arguments_: readonly string[],
  environment: Record<string, string> = {},
): Promise<Run & { readonly url: string }> {
  const server = run(['serve', '--port', '0', '--log-level', 'silent', ...arguments_], environment);
  const [, url] = await server.printed(/ready at (http\S+)/);
  return Object.assign(server, { url: url! });
}

/** A file of its own for the test. */
export function file(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  onCleanup(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
