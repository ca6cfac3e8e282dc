import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Client, onCleanup, startPeer } from './harness.ts';

const MB = 1_000_000;
const TOTAL = 200 * MB;
const MOST_GROWTH = 16 * MB;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A bridge in a process of its own. */
async function spawnBridge(target: string): Promise<{ child: ChildProcess; url: string }> {
  const arguments_ = ['--conditions=smpp-web', '--import', 'tsx', 'bridge/src/cli.ts', 'serve', '--port', '0'];
  const child = spawn(process.execPath, [...arguments_, '--target', `smsc=${target}`, '--log-level', 'silent'], {
    cwd: ROOT,
  });
  onCleanup(() => child.kill());
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, url: /http:\/\/\S+/.exec(line)![0].replace('http', 'ws') };
}

function residentOctets({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
}

/** Writes `octets` as fast as the peer takes them. */
async function flood(socket: Socket, octets: number): Promise<void> {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  for (let left = octets; left > 0; left -= chunk.length) {
    if (!socket.write(chunk.subarray(0, left))) await once(socket, 'drain');
  }
}

// What a process holds is read from /proc, which Linux alone has.
test.skipIf(!existsSync('/proc/self/status')).each(['smpp.v1', 'binary'])(
  'over %s, 200 MB towards a WebSocket that does not read cost the bridge at most 16 MB',
  async (protocol) => {
    const peer = await startPeer((socket) => socket.once('data', () => void flood(socket, TOTAL).catch(() => {})));
    const { child, url } = await spawnBridge(`tcp://127.0.0.1:${peer.port}`);
    const client = new Client(`${url}/smpp/smsc`, protocol);
    await once(client.ws, 'open');
    if (protocol === 'smpp.v1') await client.hello();
    const before = residentOctets(child);

    client.ws.send('go', { binary: true });
    client.ws.pause();
    // The flood has stalled once the peer could write nothing for half a second.
    let most = 0;
    for (let still = 0, written = -1; still < 10; still++) {
      await delay(50);
      most = Math.max(most, residentOctets(child));
      const { bytesWritten } = peer.sockets[0] ?? { bytesWritten: -1 };
      if (bytesWritten !== written) still = 0;
      written = bytesWritten;
    }
    expect(peer.sockets[0]!.bytesWritten).toBeLessThan(TOTAL);
    expect(most - before).toBeLessThan(MOST_GROWTH);
  },
  30_000,
);
