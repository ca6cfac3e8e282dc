import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Client, startPeer } from './harness.ts';
import { PROCESS_TEST_MS, serve } from './process.ts';
import { residentOctets, tellsResources } from './resources.ts';

const MB = 1_000_000;
const TOTAL = 200 * MB;
const CHUNK = Buffer.alloc(64 * 1024, 'x');
/** The window, both ways, what waits in the two sockets, and what the heap has not given back yet. */
const MOST_GROWTH = 16 * MB;
/** All has stalled once nothing has moved for so many looks. */
const LOOKS = 10;
const LOOK_MS = 50;

/** Writes as fast as the peer takes it. */
async function flood(socket: Socket): Promise<void> {
  for (let sent = 0; sent < TOTAL && socket.writable; sent += CHUNK.length) {
    if (!socket.write(CHUNK)) await once(socket, 'drain');
  }
}

/** The first octet says how a message centre behaves. */
function behave(socket: Socket): void {
  socket.once('data', (first: Buffer) => {
    const [how] = first.toString();
    if (first.length > 1) socket.unshift(first.subarray(1));
    if (how === 'e') socket.pipe(socket);
    if (how === 'f' || how === 'b') void flood(socket).catch(() => {});
    if (how === 's' || how === 'b') socket.pause();
  });
}

/** Sends as fast as the bridge takes it, within its credit where it gives one. */
async function blast(client: Client): Promise<void> {
  const window = Number(client.texts[0]?.window ?? Number.POSITIVE_INFINITY);
  const acked = () => Number(client.texts.findLast(({ type }) => type === 'ack')?.bytes ?? 0);
  for (let sent = 1; sent < TOTAL; sent += CHUNK.length) {
    await client.until(() => acked() + window >= sent + CHUNK.length);
    await new Promise((resolve) => client.ws.send(CHUNK, resolve));
  }
}

// What a process holds is read from /proc, which Linux alone has.
test.skipIf(!tellsResources).each([
  { protocol: 'smpp.v1', deaf: 'a WebSocket that does not read', how: 'f' },
  { protocol: 'binary', deaf: 'a WebSocket that does not read', how: 'f' },
  { protocol: 'smpp.v1', deaf: 'a message centre that does not read', how: 's' },
  { protocol: 'binary', deaf: 'a message centre that does not read', how: 's' },
  { protocol: 'smpp.v1', deaf: 'both sides, of which none reads', how: 'b' },
  { protocol: 'binary', deaf: 'both sides, of which none reads', how: 'b' },
])(
  'over $protocol, 200 MB towards $deaf cost the bridge at most 16 MB, and a neighbour is served',
  async ({ protocol, how }) => {
    const peer = await startPeer(behave);
    const { child, url } = await serve(['--target', `smsc=tcp://127.0.0.1:${peer.port}`]);
    const connect = async () => {
      const client = new Client(`${url.replace('http', 'ws')}/smpp/smsc`, protocol);
      await once(client.ws, 'open');
      if (protocol === 'smpp.v1') await client.hello();
      return client;
    };
    const client = await connect();
    const neighbour = await connect();
    neighbour.ws.send('e', { binary: true });
    client.ws.send(how, { binary: true });
    const before = residentOctets(child);
    if (how !== 'f') void blast(client);
    if (how !== 's') client.ws.pause();

    let most = 0;
    for (let [still, moved] = [0, -1]; still < LOOKS; still++) {
      await delay(LOOK_MS);
      most = Math.max(most, residentOctets(child));
      const answered = neighbour.octets.length + 1;
      neighbour.ws.send('n', { binary: true });
      await neighbour.until(({ octets }) => octets.length === answered);
      const stalled = peer.sockets.find((socket) => socket.isPaused() || socket.bytesWritten > MB);
      const now = (stalled?.bytesWritten ?? 0) + (stalled?.bytesRead ?? 0) + client.ws.bufferedAmount;
      if (now !== moved) still = 0;
      moved = now;
    }
    expect(peer.sockets.every(({ bytesWritten, bytesRead }) => bytesWritten + bytesRead < TOTAL)).toBe(true);
    expect(most - before).toBeLessThan(MOST_GROWTH);
  },
  PROCESS_TEST_MS,
);
