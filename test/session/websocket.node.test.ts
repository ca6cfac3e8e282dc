import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Transport, TransportError, virtualClock } from '@smpp-web/session';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import {
  connectWebSocket,
  type WebSocketOptions,
  type WebSocketState,
} from '../../session/src/transports/websocket.ts';
import { onCleanup, startBridge, startEcho, startPeer } from '../bridge/harness.ts';

const open = (url: string, options: WebSocketOptions = {}) =>
  connectWebSocket(url, { WebSocket: WebSocket as never, ...options });

async function read(transport: Transport, length: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let octets = 0;
  for await (const chunk of transport.incoming) {
    chunks.push(chunk);
    octets += chunk.length;
    if (octets >= length) break;
  }
  return Buffer.concat(chunks);
}

/** A WebSocket server that speaks what the test makes it speak. */
async function startServer(protocol: string, onConnection: (ws: WebSocket) => void): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => protocol });
  server.on('connection', onConnection);
  await once(server, 'listening');
  onCleanup(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/smpp/x`;
}

const HELLO = {
  type: 'hello',
  target: 'x',
  peer: null,
  tls: null,
  resume: null,
  hold: 0,
  window: 1_000,
  message: 400,
  bytes: 0,
  resumed: false,
};

test('what the reader has taken is acked: a quarter of the window at once, what is less a second later', async () => {
  const acks: unknown[] = [];
  let acked = () => {};
  const url = await startServer('smpp.v1', (ws) => {
    ws.send(JSON.stringify(HELLO));
    ws.send(Buffer.alloc(255));
    ws.on('message', (data) => {
      acks.push(JSON.parse(data.toString()));
      acked();
    });
    ws.once('message', () => ws.send(Buffer.alloc(4)));
  });
  const clock = virtualClock();
  const transport = await open(url, { clock });
  const chunks = transport.incoming[Symbol.asyncIterator]();
  await chunks.next();
  await chunks.next();
  const next = new Promise<void>((resolve) => (acked = resolve));
  clock.advance(1_000);
  await next;
  expect(acks).toEqual([
    { type: 'ack', bytes: 255 },
    { type: 'ack', bytes: 259 },
  ]);
});

test('octets go both ways, and the layers are reported from near to far', async () => {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  const states: WebSocketState[] = [];
  const transport = await open(`http://127.0.0.1:${port}/smpp/echo`, { onState: (state) => states.push(state) });
  const sent = Buffer.alloc(3_000_000, 'smpp');
  const sending = transport.send(sent);
  expect((await read(transport, sent.length)).equals(sent)).toBe(true);
  await sending;
  await transport.close();
  expect(transport.facts).toEqual({ peer: `echo (127.0.0.1:${echo.port})` });
  expect(states.map(({ websocket, tcp }) => `${websocket}/${tcp}`)).toEqual([
    'connecting/closed',
    'open/connecting',
    'open/open',
    'closed/closed',
  ]);
});

test.each([
  { target: 'missing', code: 'unknown_target', message: /no target of this name/ },
  { target: 'nobody', code: 'refused', message: /refused the connection.*running/ },
])('target $target fails with the code $code and a sentence', async ({ target, code, message }) => {
  const { port } = await startBridge({ targets: { nobody: 'tcp://127.0.0.1:1' } });
  const error = await open(`ws://127.0.0.1:${port}/smpp/${target}`).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
});

test('no bridge at all fails with a sentence', async () => {
  await expect(open('ws://127.0.0.1:1/smpp/x')).rejects.toMatchObject({
    code: 'unreachable',
    message: /127\.0\.0\.1:1.*origin/,
  });
});

test('a bridge that never greets fails after the timeout; an abort ends the wait', async () => {
  const url = await startServer('smpp.v1', () => {});
  await expect(open(url, { connectTimeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
  const controller = new AbortController();
  const connecting = open(url, { signal: controller.signal });
  controller.abort();
  await expect(connecting).rejects.toMatchObject({ code: 'aborted' });
});

test('all that is sent in one tick leaves as one frame; more than a message may hold leaves as several', async () => {
  const frames: number[] = [];
  const url = await startServer('smpp.v1', (ws) => {
    ws.send(JSON.stringify(HELLO));
    ws.on('message', (data: Buffer) => {
      frames.push(data.length);
      if (data.at(-1) === 1) ws.close(1000);
    });
  });
  const transport = await open(url);
  for (let count = 0; count < 10; count++) void transport.send(new Uint8Array(16));
  await Promise.resolve();
  void transport.send(new Uint8Array(840).fill(1, 839));
  await read(transport, 1);
  expect(frames).toEqual([160, 400, 400, 40]);
});

test('no more than the window is sent without an ack, and send waits for it', async () => {
  let total = 0;
  const { promise, resolve } = withResolvers<WebSocket>();
  const url = await startServer('smpp.v1', (ws) => {
    ws.send(JSON.stringify(HELLO));
    ws.on('message', (data: Buffer) => {
      total += data.length;
      if (total === 1_000) resolve(ws);
    });
  });
  const transport = await open(url);
  let taken = false;
  const sending = transport.send(new Uint8Array(1_500)).then(() => {
    taken = true;
  });
  const ws = await promise;
  expect({ total, taken }).toEqual({ total: 1_000, taken: false });
  ws.send(JSON.stringify({ type: 'ack', bytes: 600 }));
  await sending;
  expect(taken).toBe(true);
});

test.each([
  { name: 'an ack of octets that were never sent', message: { type: 'ack', bytes: 5 } },
  { name: 'a message without a type', message: {} },
  { name: 'a second greeting', message: HELLO },
])('$name ends the transport as a breach of the protocol', async ({ message }) => {
  const url = await startServer('smpp.v1', (ws) => {
    ws.send(JSON.stringify(HELLO));
    ws.once('pong', () => ws.send(JSON.stringify(message)));
    ws.ping();
  });
  const transport = await open(url);
  await expect(read(transport, 1)).rejects.toMatchObject({ code: 'protocol' });
  await expect(transport.send(new Uint8Array(1))).rejects.toMatchObject({ code: 'protocol' });
});

test('the reader that stops pulling stops the message centre', async () => {
  const total = 8_000_000;
  const peer = await startPeer((socket) => socket.write(Buffer.alloc(total)));
  const { port } = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` }, window: 65_536 });
  const transport = await open(`ws://127.0.0.1:${port}/smpp/peer`);
  for await (const chunk of transport.incoming) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  expect(peer.sockets[0]!.writableLength).toBeGreaterThan(0);
});

test('a bridge that speaks only binary, such as websockify, carries plain octets', async () => {
  const url = await startServer('binary', (ws) => ws.on('message', (data: Buffer) => ws.send(data)));
  const states: WebSocketState[] = [];
  const transport = await open(url, { onState: (state) => states.push(state) });
  await transport.send(Buffer.from('plain'));
  expect((await read(transport, 5)).toString()).toBe('plain');
  expect(states.at(-1)).toMatchObject({ websocket: 'open', tcp: 'unknown' });
  await transport.close();
});

test('a reason cuts at once: the reader gets it', async () => {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  const transport = await open(`ws://127.0.0.1:${port}/smpp/echo`);
  const reason = new Error('enough');
  await transport.close(reason);
  await transport.close();
  await expect(read(transport, 1)).rejects.toBe(reason);
});

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
