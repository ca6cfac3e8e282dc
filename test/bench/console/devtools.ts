import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { CHROMIUM_FLAGS, findChromium } from '../../browser.ts';

/** How long Chromium may take to start, in ms, and how often it is looked for. */
const START_LIMIT_MS = 30_000;
const LOOK_MS = 50;

/** A tab, by the few commands of its developer tools that cost it nothing while it works. */
export interface DevTools {
  send<Result = unknown>(method: string, params?: object): Promise<Result>;
  /** Runs a function in the page, with arguments that JSON can carry, and gives what it resolves with. */
  run<Given extends readonly unknown[], Result>(
    work: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>>;
  close(): Promise<void>;
}

/**
 * Opens a page in a browser of its own. Not by Playwright: it has itself told every frame of a WebSocket, at the price of
 * the frame itself.
 */
export async function openDevTools(url: string, width = 1_440, height = 900): Promise<DevTools> {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-web-bench-'));
  const browser = spawn(
    findChromium(),
    [
      ...['--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`, `--window-size=${width},${height}`],
      ...CHROMIUM_FLAGS,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const socket = await connect(folder);
  const tools = new Commands(socket);
  await tools.send('Page.enable');
  await tools.send('Page.navigate', { url });
  return {
    send: (method, params) => tools.send(method, params),
    run: (work, ...given) => tools.run(work, given),
    async close() {
      const exited = once(browser, 'exit');
      // Closed in order, no part of it still writes to the folder.
      await tools.send('Browser.close');
      await exited;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

class Commands {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, (answer: Answer) => void>();
  #count = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const answer = JSON.parse(data.toString()) as Answer;
      this.#pending.get(answer.id)?.(answer);
      this.#pending.delete(answer.id);
    });
  }

  send<Result>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as Result),
      );
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async run<Given extends readonly unknown[], Result>(
    work: (...given: Given) => Result,
    given: Given,
  ): Promise<Awaited<Result>> {
    // What compiles this file may have functions keep their names by a helper that the page does not have.
    const expression = `globalThis.__name ??= (value) => value; (${work})(...${JSON.stringify(given)})`;
    const { result, exceptionDetails } = await this.send<Evaluation>('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Awaited<Result>;
  }
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Evaluation {
  readonly result: { readonly value: unknown };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description: string } };
}

/** Waits until the browser has said where it listens, and connects to its first page. */
async function connect(folder: string): Promise<WebSocket> {
  const file = join(folder, 'DevToolsActivePort');
  const limit = Date.now() + START_LIMIT_MS;
  while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) {
    if (Date.now() > limit) throw new Error('Chromium did not start in time');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const [port] = readFileSync(file, 'utf8').split('\n');
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
  const page = targets.find(({ type }) => type === 'page')!;
  const socket = new WebSocket(page.webSocketDebuggerUrl, { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
}

interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}
