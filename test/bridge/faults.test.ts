import { once } from 'node:events';
import { connectWebSocket } from '@smpp-web/session';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startBlackHole } from './black-hole.ts';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { Client, startBridge, startEcho } from './harness.ts';
import { PROCESS_TEST_MS } from './process.ts';

/** Deadlines in seconds, short for the test; each fault must end by the one that is stated for it. */
const LIMITS = { connect: 0.4, idle: 0.4 };

test.each([
  {
    fault: 'packets to the port are dropped',
    url: async () => `tcp://127.0.0.1:${await startBlackHole()}`,
    code: 4004,
  },
  {
    fault: 'the line breaks before TLS is set up',
    url: async () => `tls://127.0.0.1:${(await startFaultyProxy((await startEcho()).port, { stalled: true })).port}`,
    code: 4004,
  },
])(
  'dialling: $fault: $code within limits.connect',
  async ({ url, code }) => {
    const { port } = await startBridge({ targets: { smsc: await url() }, limits: LIMITS });
    expect((await new Client(`ws://127.0.0.1:${port}/smpp/smsc`).closed).code).toBe(code);
  },
  PROCESS_TEST_MS,
);

/** A session over a line with faults between bridge and message centre. */
async function openFar(limits: object, delayMs = 0) {
  const line = await startFaultyProxy((await startEcho()).port, { delayMs });
  const { port } = await startBridge({ targets: { smsc: `tcp://127.0.0.1:${line.port}` }, limits });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/smsc`);
  await client.hello();
  client.ws.send(Buffer.from('before'));
  await client.until(({ octets }) => octets.length === 6);
  return { line, client };
}

test.each([
  { fault: 'a reset', strike: (line: FaultyProxy) => line.reset(), deadline: 'at once', code: 4006 },
  {
    fault: 'a line that is dead',
    strike: (line: FaultyProxy) => line.stall(),
    deadline: 'within limits.idle',
    code: 4022,
  },
])('between bridge and message centre, $fault ends the session $deadline with $code', async ({ strike, code }) => {
  const { line, client } = await openFar(LIMITS);
  strike(line);
  expect((await client.closed).code).toBe(code);
});

test.each([
  { fault: 'a line that is slow', delayMs: 20, strike: async () => {} },
  {
    fault: 'a line that is dead for a while',
    delayMs: 0,
    strike: async (line: FaultyProxy, client: Client) => {
      line.stall();
      client.ws.send(Buffer.alloc(1));
      await once(client.ws, 'ping');
      line.go();
    },
  },
])('between bridge and message centre, $fault costs time and no octet', async ({ delayMs, strike }) => {
  const { line, client } = await openFar({ ping: 0.5 }, delayMs);
  const before = client.octets.length;
  await strike(line, client);
  client.ws.send(Buffer.alloc(200_000, 'x'));
  await client.until(({ octets }) => octets.length >= before + 200_000);
  expect(client.ws.readyState).toBe(WebSocket.OPEN);
});

/** A session over a line with faults between client and bridge. */
async function openNear(options: object) {
  const echo = await startEcho();
  const bridge = await startBridge({ targets: { smsc: `tcp://127.0.0.1:${echo.port}` }, ...options });
  const line = await startFaultyProxy(bridge.port);
  const client = new Client(`ws://127.0.0.1:${line.port}/smpp/smsc`);
  await client.hello();
  return { bridge, echo, line, client };
}

test.each([
  { fault: 'a reset', strike: (line: FaultyProxy) => line.reset(), deadline: 'at once' },
  { fault: 'a line that is dead', strike: (line: FaultyProxy) => line.stall(), deadline: 'at the second ping' },
])('between client and bridge, $fault is noticed $deadline; the session is held, then lost', async ({ strike }) => {
  const { bridge, echo, line } = await openNear({ resume: 0.4, limits: { ping: 0.2 } });
  strike(line);
  await bridge.logged('connection held');
  const [socket] = echo.sockets;
  if (!socket!.destroyed) await once(socket!, 'close');
  expect(await bridge.logged('connection end')).toMatchObject({ cause: 'session_lost' });
});

test('between client and bridge, a line that is dead for less than two pings costs nothing', async () => {
  const { bridge, line, client } = await openNear({ limits: { ping: 60 } });
  line.stall();
  client.ws.send(Buffer.from('late'));
  line.go();
  await client.until(({ octets }) => octets.length === 4);
  expect(bridge.log.some(({ msg }) => msg === 'connection held')).toBe(false);
});

test.each([
  { fault: 'drops all packets', port: startBlackHole },
  {
    fault: 'is dead',
    port: async () => (await startFaultyProxy((await startBridge({})).port, { stalled: true })).port,
  },
])(
  'a client whose way to the bridge $fault gives up by its own deadline, and says so',
  async ({ port }) => {
    const attempt = connectWebSocket(`ws://127.0.0.1:${await port()}/smpp/smsc`, {
      WebSocket: WebSocket as never,
      connectTimeoutMs: 300,
    });
    await expect(attempt).rejects.toMatchObject({ code: 'timeout', message: expect.stringContaining('0.3 s') });
  },
  PROCESS_TEST_MS,
);
