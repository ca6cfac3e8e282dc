import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Whether a program of a real peer is installed here. */
export function isInstalled(command: string, ...args: string[]): boolean {
  return (
    spawnSync(command, args, { stdio: 'ignore' }).error === undefined &&
    spawnSync(command, args, { stdio: 'ignore' }).status !== 127
  );
}

/** Whether Perl has a module. */
export function hasPerlModule(name: string): boolean {
  return spawnSync('perl', [`-M${name}`, '-e', '1'], { stdio: 'ignore' }).status === 0;
}

/** A program of a real peer, and the lines it says. */
export class PeerProcess {
  readonly lines: string[] = [];
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;
  #wake: () => void = () => undefined;

  constructor(command: string, args: readonly string[], options: { cwd?: string } = {}) {
    this.#child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    this.exited = once(this.#child, 'exit').then(([code]) => code as number | null);
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        this.#wake();
      });
    }
    void this.exited.then(() => this.#wake());
  }

  /** The first line that matches, said already or yet to come. Rejects when the program ends without it. */
  async line(pattern: RegExp): Promise<RegExpMatchArray> {
    let isOver = false;
    void this.exited.then(() => {
      isOver = true;
    });
    for (;;) {
      const found = this.lines.map((line) => line.match(pattern)).find((match) => match !== null);
      if (found) return found;
      if (isOver) throw new Error(`the peer ended without saying ${pattern}: ${this.lines.join(' | ')}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  stop(): Promise<number | null> {
    this.#child.kill();
    return this.exited;
  }
}
