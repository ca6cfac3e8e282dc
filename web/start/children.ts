import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'vite';

/** How long a program may take until it is ready. Compiling on a slow machine takes some of it. */
const READY_LIMIT_MS = 60_000;

/** How long the programs have to end by themselves after Ctrl-C. */
const CTRL_C_GRACE_MS = 3_000;

/** The programs of `npm start`: all of them run, or none does. */
export class Children {
  readonly #running = new Set<ChildProcess>();
  readonly #cleanUp: () => void;
  #stopping = false;
  #code = 0;

  constructor(cleanUp: () => void) {
    this.#cleanUp = cleanUp;
    process.on('SIGTERM', () => this.stop(0));
    // Ctrl-C reaches the children by itself; a second signal would cut short how they end.
    process.on('SIGINT', () => setTimeout(() => this.stop(0), CTRL_C_GRACE_MS));
  }

  /** Starts a TypeScript program of this repository and waits for the line that says it is ready. */
  run(path: string, args: readonly string[], readyLine: string): Promise<void> {
    const nodeArgs = ['--import', 'tsx', '--conditions=smpp-web', path, ...args];
    const child = spawn(process.execPath, nodeArgs, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#running.add(child);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.stop(1);
        reject(new Error(`${path} was not ready within ${READY_LIMIT_MS / 1000} s`));
      }, READY_LIMIT_MS);
      let output = '';
      child.stdout!.on('data', (chunk: Buffer) => {
        if (output.includes(readyLine)) return void process.stdout.write(chunk);
        output += chunk;
        if (!output.includes(readyLine)) return;
        clearTimeout(timer);
        resolve();
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        this.#running.delete(child);
        if (!this.#stopping) this.stop(code ?? 1);
        else if (this.#running.size === 0) this.#exit();
        reject(new Error(`${path} ended before it was ready`));
      });
    });
  }

  /** Serves the sources with hot reload; what belongs to the bridge is handed on to it. */
  async runVite(port: number, bridgePort: number): Promise<void> {
    const bridge = `http://127.0.0.1:${bridgePort}`;
    const server = await createServer({
      server: { port, strictPort: true, proxy: { '/smpp': { target: bridge, ws: true }, '/targets': bridge } },
    });
    await server.listen();
  }

  stop(code: number): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#code = code;
    if (this.#running.size === 0) this.#exit();
    for (const child of this.#running) child.kill('SIGTERM');
  }

  #exit(): void {
    this.#cleanUp();
    process.exit(this.#code);
  }
}
