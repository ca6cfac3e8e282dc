/** Processes of the benchmark of the bridge: the message centre, the relays and the client, all on one core. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** How octets get to the message centre. */
export type Way = 'raw' | 'websockify' | 'node-websockify' | 'binary' | 'smpp.v1';

export interface Process {
  readonly child: ChildProcess;
  /** The first line that it printed. */
  readonly line: string;
}

/** Between cores the noise is larger than what is measured: all run on the last that this process may use. */
const CORE = spawnSync('taskset', ['--version']).status === 0 ? ['taskset', '-c', lastCore()] : [];
/** Between two looks whether a relay of others listens. */
const POLL_MS = 50;
/** Not a dependency: the `ws` that it pins has known holes. It is fetched for the run, where there is a registry. */
const NODE_WEBSOCKIFY = '@maximegris/node-websockify@1.0.7';
const PEERS_FOLDER = `${tmpdir()}/smpp-web-peers`;

const children = new Set<ChildProcess>();

function lastCore(): string {
  return /Cpus_allowed_list:.*?(\d+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]!;
}

function spawnPinned(command: readonly string[], output: 'pipe' | 'ignore'): ChildProcess {
  const [file, ...arguments_] = [...CORE, ...command];
  const child = spawn(file!, arguments_, { stdio: ['ignore', output, output === 'pipe' ? 'inherit' : 'ignore'] });
  children.add(child);
  return child;
}

/** Runs a file of this folder; resolves with the first line it prints. */
export async function start(file: string, ...arguments_: string[]): Promise<Process> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawnPinned(
    [process.execPath, '--conditions=smpp-web', '--import', 'tsx', path, ...arguments_],
    'pipe',
  );
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)));
  const [line] = (await Promise.race([once(createInterface(child.stdout!), 'line'), ended])) as [string];
  ended.catch(() => {});
  return { child, line };
}

/** Starts a relay: ours, the raw one, or one that others made. Undefined where that cannot be had. `line` is its port. */
export async function startRelay(way: Way, peerPort: string): Promise<Process | undefined> {
  if (way === 'websockify') return startOther((source, target) => ['websockify', source, target], peerPort);
  if (way === 'node-websockify') return startOther(nodeWebsockify, peerPort);
  return start('bridge-relay.ts', way, peerPort);
}

async function startOther(
  command: (source: string, target: string) => string[],
  peerPort: string,
): Promise<Process | undefined> {
  const port = await freePort();
  const child = spawnPinned(command(`127.0.0.1:${port}`, `127.0.0.1:${peerPort}`), 'ignore');
  child.on('error', () => {});
  while (child.pid !== undefined && child.exitCode === null) {
    if (await isOpen(port)) return { child, line: String(port) };
    await delay(POLL_MS);
  }
  return undefined;
}

/** It has no command line of its own. */
function nodeWebsockify(source: string, target: string): string[] {
  const name = NODE_WEBSOCKIFY.slice(0, NODE_WEBSOCKIFY.lastIndexOf('@'));
  const file = `${PEERS_FOLDER}/node_modules/${name}`;
  if (!existsSync(file)) {
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', PEERS_FOLDER, NODE_WEBSOCKIFY]);
  }
  return [process.execPath, '-e', `require(${JSON.stringify(file)})(${JSON.stringify({ source, target })})`];
}

/** A relay of others does not say when it listens. */
function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return once(socket, 'connect')
    .then(
      () => true,
      () => false,
    )
    .finally(() => socket.destroy());
}

export function stopAll(): void {
  for (const child of children) child.kill();
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Listens on a free port of the loopback. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}
