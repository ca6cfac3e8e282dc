import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { onCleanup, startBridge, startPeer } from './harness.ts';

/**
 * A WebSocket as clients of websockify use it, noVNC among them: array buffers, a queue that is read when there is enough of it,
 * and octets sent the moment it opens.
 */
class Websock {
  readonly ws: WebSocket;
  #queue: number[] = [];
  #wake = () => {};

  constructor(url: string, protocols: string[]) {
    this.ws = protocols.length === 0 ? new WebSocket(url) : new WebSocket(url, protocols);
    onCleanup(() => this.ws.terminate());
    this.ws.binaryType = 'arraybuffer';
    this.ws.onmessage = ({ data }) => {
      this.#queue.push(...new Uint8Array(data as ArrayBuffer));
      this.#wake();
    };
  }

  async read(length: number): Promise<string> {
    while (this.#queue.length < length) await new Promise<void>((resolve) => (this.#wake = resolve));
    return Buffer.from(this.#queue.splice(0, length)).toString('latin1');
  }
}

/** A server that speaks first, as VNC does, and echoes afterwards. */
const GREETING = 'RFB 003.008\n';

test.each([
  { protocols: ['binary'], selected: 'binary' },
  { protocols: ['binary', 'base64'], selected: 'binary' },
  { protocols: [], selected: '' },
])(
  'a client of websockify that offers $protocols: greeting, octets in any cut, and the end',
  async ({ protocols, selected }) => {
    const peer = await startPeer((socket) => {
      socket.write(GREETING);
      socket.pipe(socket);
    });
    const { port } = await startBridge({ targets: { vnc: `tcp://127.0.0.1:${peer.port}` } });
    const sock = new Websock(`ws://127.0.0.1:${port}/smpp/vnc`, protocols);
    await once(sock.ws, 'open');
    expect(sock.ws.protocol).toBe(selected);
    sock.ws.send(new TextEncoder().encode(GREETING));
    expect(await sock.read(GREETING.length)).toBe(GREETING);
    expect(await sock.read(4)).toBe('RFB ');
    expect(await sock.read(8)).toBe('003.008\n');
    // Views of a larger buffer, as a send queue hands them out.
    const queue = Uint8Array.from({ length: 70_000 }, (_, at) => at % 251);
    for (let at = 0; at < queue.length; at += 7_001) sock.ws.send(queue.subarray(at, at + 7_001));
    expect(await sock.read(queue.length)).toBe(Buffer.from(queue).toString('latin1'));
    sock.ws.close();
    const [code] = await once(sock.ws, 'close');
    expect(code).toBe(1005);
    if (!peer.sockets[0]!.destroyed) await once(peer.sockets[0]!, 'close');
  },
);

test('a client of websockify is told of the end of the server', async () => {
  const peer = await startPeer((socket) => socket.end(GREETING));
  const { port } = await startBridge({ targets: { vnc: `tcp://127.0.0.1:${peer.port}` } });
  const sock = new Websock(`ws://127.0.0.1:${port}/smpp/vnc`, ['binary']);
  const closed = once(sock.ws, 'close');
  expect(await sock.read(GREETING.length)).toBe(GREETING);
  expect((await closed)[0]).toBe(1000);
});
