import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startBlackHole } from './black-hole.ts';
import { Client, deferred, refusedStatus, startBridge, startEcho, startPeer } from './harness.ts';
import { PROCESS_TEST_MS } from './process.ts';

test.each([
  { offered: ['smpp.v1'], selected: 'smpp.v1' },
  { offered: ['binary'], selected: 'binary' },
  { offered: ['smpp.v1', 'binary'], selected: 'smpp.v1' },
  { offered: ['binary', 'smpp.v1'], selected: 'smpp.v1' },
  { offered: [], selected: '' },
])('offered $offered, the bridge selects "$selected" and echoes octets', async ({ offered, selected }) => {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/echo`, offered);
  await once(client.ws, 'open');
  expect(client.ws.protocol).toBe(selected);
  if (selected === 'smpp.v1') await client.hello();
  const sent = randomBytes(300_000);
  client.ws.send(sent);
  await client.until(({ octets }) => octets.length >= sent.length);
  expect(client.octets.equals(sent)).toBe(true);
});

test('hello tells target, peer, window, resume token and counts', async () => {
  const echo = await startEcho();
  const { port } = await startBridge({
    targets: { echo: { host: '127.0.0.1', port: echo.port } },
    window: 65_536,
    resume: 7,
  });
  const hello = await new Client(`ws://127.0.0.1:${port}/smpp/echo`).hello();
  expect(hello).toEqual({
    type: 'hello',
    target: 'echo',
    peer: `127.0.0.1:${echo.port}`,
    tls: null,
    resume: expect.stringMatching(/^[\w-]{43}$/),
    hold: 7,
    window: 65_536,
    message: 1_048_576,
    bytes: 0,
    resumed: false,
  });
});

test('resume 0 gives no token', async () => {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` }, resume: 0 });
  expect(await new Client(`ws://127.0.0.1:${port}/smpp/echo`).hello()).toMatchObject({ resume: null, hold: 0 });
});

test('the bridge acks what the message centre took, and never has more than the window unacked', async () => {
  const window = 65_536;
  const source = await startPeer((socket) => socket.write(randomBytes(window * 4)));
  const { port } = await startBridge({ targets: { source: `tcp://127.0.0.1:${source.port}` }, window });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/source`);
  await client.until(({ octets }) => octets.length >= window);
  client.ws.ping();
  await once(client.ws, 'pong');
  expect(client.octets.length).toBe(window);
  client.ack(1_000);
  await client.until(({ octets }) => octets.length >= window + 1_000);
  client.ws.ping();
  await once(client.ws, 'pong');
  expect(client.octets.length).toBe(window + 1_000);

  client.ws.send(randomBytes(window));
  await client.until(({ texts }) => texts.some(({ type, bytes }) => type === 'ack' && bytes === window));
  expect(client.texts.filter(({ type }) => type === 'ack').length).toBeLessThanOrEqual(4);
});

test('what is less than a quarter of the window is acked as well, a little later', async () => {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/echo`);
  await client.hello();
  client.ws.send(Buffer.alloc(16));
  await client.until(({ texts }) => texts.length === 2);
  expect(client.texts[1]).toEqual({ type: 'ack', bytes: 16 });
});

test.each([
  { name: 'the peer ends', end: 'end', code: 1000, error: undefined },
  { name: 'the peer resets', end: 'resetAndDestroy', code: 4006, error: 'reset' },
] as const)('$name: every octet before it arrives, then close code $code', async ({ end, code, error }) => {
  const peer = await startPeer((socket) => socket.once('data', () => socket[end]()));
  const { port } = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` } });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/peer`);
  await client.hello();
  client.ws.send(Buffer.from('now'));
  expect(await client.closed).toMatchObject({ code });
  expect(client.texts.find(({ type }) => type === 'error')?.code).toBe(error);
});

test('when the client closes, what it sent is written before the connection ends', async () => {
  const received: Buffer[] = [];
  const { promise: ended, resolve } = deferred();
  const peer = await startPeer((socket) => socket.on('data', (chunk) => received.push(chunk)).on('end', resolve));
  const { port, log } = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` } });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/peer`);
  await client.hello();
  const sent = randomBytes(500_000);
  client.ws.send(sent);
  client.ws.close(1000);
  await ended;
  expect(Buffer.concat(received).equals(sent)).toBe(true);
  expect(log.at(-1)).toMatchObject({ msg: 'connection end', cause: 'client', octetsUp: 500_000, octetsDown: 0 });
});

test.each([
  { target: 'nobody', code: 4001, cause: 'refused' },
  { target: 'nowhere', code: 4003, cause: 'dns' },
  { target: 'mute', code: 4004, cause: 'connect_timeout' },
  { target: 'missing', code: 4013, cause: 'unknown_target' },
  { target: '127.0.0.1:25', code: 4014, cause: 'address_refused' },
])('target $target closes with $code $cause and a sentence', async ({ target, code, cause }) => {
  // Accepts, and never speaks: a TLS handshake waits for it in vain.
  const mute = await startPeer(() => {});
  const { port, log } = await startBridge({
    targets: { nobody: 'tcp://127.0.0.1:1', nowhere: 'tcp://name.invalid:2775', mute: `tls://127.0.0.1:${mute.port}` },
    limits: { connect: 0.5 },
  });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/${encodeURIComponent(target)}`);
  const { code: got, reason } = await client.closed;
  expect(got).toBe(code);
  expect(reason).toMatch(/^[A-Z].*\.$/);
  expect(client.texts.at(-1)).toMatchObject({ type: 'error', code: cause, message: expect.stringMatching(/\. .*\.$/) });
  expect(log.at(-1)).toMatchObject({ msg: 'connection refused', cause });
});

test('a path that is no target is answered by HTTP', async () => {
  const { port } = await startBridge({});
  expect(await refusedStatus(`ws://127.0.0.1:${port}/other`)).toBe(404);
  expect(await refusedStatus(`ws://127.0.0.1:${port}/smpp/%E0%A4%A`)).toBe(404);
});

test('GET /targets lists names, and no addresses', async () => {
  const { address } = await startBridge({ targets: { plain: 'tcp://127.0.0.1:2775', secure: 'tls://127.0.0.1:3550' } });
  const response = await fetch(`${address.url}/targets`);
  expect(await response.json()).toEqual({
    targets: [
      { name: 'plain', tls: false, credentials: false },
      { name: 'secure', tls: true, credentials: false },
    ],
    free: false,
  });
});

test('close() sends 1001 with a hint, ends the message centre, and refuses what comes', async () => {
  const { promise: ended, resolve } = deferred();
  const peer = await startPeer((socket) => socket.on('end', resolve).resume());
  const bridge = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` } });
  const client = new Client(`ws://127.0.0.1:${bridge.port}/smpp/peer`);
  await client.hello();
  const closing = bridge.close();
  expect(await client.closed).toMatchObject({ code: 1001, reason: expect.stringContaining('Retry') });
  await Promise.all([closing, ended]);
  const late = connect(bridge.port, '127.0.0.1');
  const [error] = await once(late, 'error');
  expect(error.code).toBe('ECONNREFUSED');
});

test(
  'close() while a message centre is being dialled tells the client 1001 as well',
  async () => {
    const bridge = await startBridge({ targets: { hole: `tcp://127.0.0.1:${await startBlackHole()}` } });
    const client = new Client(`ws://127.0.0.1:${bridge.port}/smpp/hole`);
    await once(client.ws, 'open');
    await bridge.close();
    expect((await client.closed).code).toBe(1001);
    expect(bridge.log.at(-1)).toMatchObject({ msg: 'connection refused', cause: 'going_away' });
  },
  PROCESS_TEST_MS,
);
