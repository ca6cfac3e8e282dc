import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveConfig } from 'vite';
import { expect, test } from 'vitest';
import { Client, onCleanup, refusedStatus, startBridge, startEcho } from './harness.ts';
import { file, PROCESS_TEST_MS, serve } from './process.ts';
import { openFilesLimit, residentOctets } from './resources.ts';

const VITE_CONFIG = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));

const open = async (options: object = {}) => {
  const echo = await startEcho();
  const bridge = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` }, ...options });
  return { port: bridge.port, log: bridge.log, echo, url: `ws://127.0.0.1:${bridge.port}/smpp/echo` };
};

/** A WebSocket of which the test writes every octet. */
async function openRaw(port: number, protocol = 'smpp.v1'): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onCleanup(() => socket.destroy());
  socket.on('error', () => {});
  socket.write(
    `GET /smpp/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  let answer = '';
  while (!answer.includes(protocol === 'binary' ? '\r\n\r\n' : 'hello')) answer += (await once(socket, 'data'))[0];
  return socket;
}

/** A frame with a mask of zeros. */
function frame(opcode: number, payload: Uint8Array, { final = true, rsv1 = false } = {}): Buffer {
  const head = [(final ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | opcode];
  if (payload.length < 126) head.push(0x80 | payload.length);
  else head.push(0x80 | 126, payload.length >> 8, payload.length & 0xff);
  return Buffer.concat([Buffer.from(head), Buffer.alloc(4), payload]);
}

/** The close code that comes back, or 1006 where the way was cut without one. */
async function closeCode(socket: Socket): Promise<number> {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
  });
  if (!socket.destroyed) await once(socket, 'close');
  const at = received.lastIndexOf(0x88);
  return at < 0 ? 1006 : received.readUInt16BE(at + 2);
}

test.each([
  { attack: 'another site', origin: 'https://evil.example', origins: [] },
  { attack: 'another port of this host', origin: 'http://127.0.0.1:1', origins: [] },
  { attack: 'no origin at all (a sandboxed frame)', origin: 'null', origins: [] },
  { attack: 'the same origin, where a list leaves it out', origin: 'same', origins: ['https://console.example'] },
  {
    attack: 'a listed name as a prefix',
    origin: 'https://console.example.evil.example',
    origins: ['https://console.example'],
  },
])('cross-site: a page of $attack is refused', async ({ origin, origins }) => {
  const { port, url, echo } = await open({ origins });
  const sent = origin === 'same' ? `http://127.0.0.1:${port}` : origin;
  expect(await refusedStatus(url, ['smpp.v1'], { origin: sent })).toBe(403);
  expect(echo.sockets.length).toBe(0);
});

test('the same origin, and a listed one, are let in', async () => {
  const { port, url } = await open();
  await new Client(url, 'smpp.v1', { origin: `http://127.0.0.1:${port}` }).hello();
  const listed = await open({ origins: ['https://console.example'] });
  expect(await new Client(listed.url, 'smpp.v1', { origin: 'https://console.example' }).hello()).toMatchObject({
    type: 'hello',
  });
});

test('DNS rebinding: a page whose own name points here is refused, for the WebSocket and for /targets', async () => {
  const { port, url } = await open();
  const headers = { Host: `evil.example:${port}` };
  expect(await refusedStatus(url, ['smpp.v1'], { origin: `http://evil.example:${port}`, headers })).toBe(403);
  const socket = connect(port, '127.0.0.1');
  socket.end(`GET /targets HTTP/1.1\r\nHost: evil.example:${port}\r\nConnection: close\r\n\r\n`);
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 403/);
});

test('DNS rebinding: a name that answers differently the second time is asked once, and what was checked is dialled', async () => {
  const echo = await startEcho();
  const answers = [['127.0.0.1'], ['169.254.169.254']];
  const asked: string[] = [];
  const { port, log } = await startBridge(
    { allow: [{ cidr: '127.0.0.0/8', ports: [echo.port] }] },
    {
      resolve: async (host) => {
        asked.push(host);
        return answers.shift()!;
      },
    },
  );
  const url = `ws://127.0.0.1:${port}/smpp/rebind.example:${echo.port}`;
  await new Client(url).hello();
  expect(asked).toEqual(['rebind.example']);
  expect(echo.sockets.map(({ localAddress }) => localAddress)).toEqual(['127.0.0.1']);
  // Who asks again is checked again.
  expect((await new Client(url).closed).code).toBe(4014);
  expect(log.at(-1)).toMatchObject({ cause: 'address_refused' });
});

test('DNS rebinding: of several addresses only those that a rule covers are tried', async () => {
  const echo = await startEcho();
  const { port } = await startBridge(
    { allow: [{ cidr: '127.0.0.0/8', ports: [echo.port] }] },
    { resolve: async () => ['169.254.169.254', '10.0.0.1', '::1', '127.0.0.1'] },
  );
  await new Client(`ws://127.0.0.1:${port}/smpp/mixed.example:${echo.port}`).hello();
  expect(echo.sockets.length).toBe(1);
});

test('token replay: a ticket that was used opens nothing', async () => {
  const token = 'token-of-sixteen-or-more';
  const { url } = await open({ auth: { tokens: [{ name: 'desk', token }] } });
  const response = await fetch(`${url.replace('ws', 'http').replace('/smpp/echo', '/tickets')}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  });
  const { ticket } = (await response.json()) as { ticket: string };
  await new Client(url, ['smpp.v1', `smpp.v1.token.${ticket}`]).hello();
  expect((await new Client(url, ['smpp.v1', `smpp.v1.token.${ticket}`]).closed).code).toBe(4010);
});

test('an expired token ends a session in its middle', async () => {
  const expires = new Date(Date.now() + 500).toISOString();
  const token = 'token-of-sixteen-or-more';
  const { url } = await open({ auth: { tokens: [{ name: 'desk', token, expires }] } });
  const client = new Client(url, ['smpp.v1', `smpp.v1.token.${token}`]);
  await client.hello();
  expect((await client.closed).code).toBe(4011);
});

test('slow handshake: a request that never ends is cut by the deadline', async () => {
  const { port } = await open({ limits: { handshake: 0.2 } });
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('GET /smpp/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 408/);
});

const HALF_OPEN = 10_000;
/** The test holds one descriptor of each, the bridge the other. */
const canOpen = openFilesLimit() > HALF_OPEN + 1_000;
const MOST_OCTETS_EACH = 32 * 1024;

/** Who comes behind so many may have to ask twice: the deadline is for its handshake as well. */
async function enter(url: string): Promise<Client> {
  for (;;) {
    const client = new Client(url);
    if (await Promise.race([client.hello(), client.closed.then(() => undefined)])) return client;
  }
}

test(
  `${HALF_OPEN} half-open handshakes are cut by the deadline, cost little, and do not keep others out`,
  async ({ skip }) => {
    skip(!canOpen, `this machine lets a process open ${openFilesLimit()} files`);
    const echo = await startEcho();
    const options = { targets: { echo: `tcp://127.0.0.1:${echo.port}` }, limits: { handshake: 4 } };
    const config = file('config.json', JSON.stringify(options));
    const { url, child } = await serve(['--config', config]);
    const { port } = new URL(url);
    const before = residentOctets(child);
    const halfOpen = Array.from({ length: HALF_OPEN }, () => {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
      socket.write('GET /smpp/echo HTTP/1.1\r\nHost: ');
      return socket.resume();
    });
    onCleanup(() => halfOpen.forEach((socket) => void socket.destroy()));
    const client = await enter(`${url.replace('http', 'ws')}/smpp/echo`);
    expect((residentOctets(child) - before) / HALF_OPEN).toBeLessThan(MOST_OCTETS_EACH);
    await Promise.all(halfOpen.map((socket) => socket.destroyed || once(socket, 'close')));
    client.ws.send(Buffer.from('still there'));
    await client.until(({ octets }) => octets.length === 11);
  },
  2 * PROCESS_TEST_MS,
);

test('giant frame: 2^40 octets announced are refused by the header alone', async () => {
  const { port } = await open();
  const socket = await openRaw(port);
  socket.write(Buffer.from('82ff0000010000000000' + '00000000', 'hex'));
  expect(await closeCode(socket)).toBe(1009);
});

test.each([
  { name: 'empty', payload: Buffer.alloc(0) },
  { name: 'of one octet', payload: Buffer.from('x') },
])('fragments without end, each $name, are refused', async ({ payload }) => {
  const { port } = await open();
  const socket = await openRaw(port);
  socket.write(frame(2, payload, { final: false }));
  const more = Buffer.concat(Array.from({ length: 1_000 }, () => frame(0, payload, { final: false })));
  const closed = closeCode(socket);
  while (socket.writable && !socket.destroyed) await new Promise((resolve) => socket.write(more, resolve));
  expect([1006, 1008, 1009]).toContain(await closed);
});

test('compression bomb: compression is never agreed, and a compressed frame is a breach', async () => {
  const { port, url } = await open();
  const offered = new Client(url, 'smpp.v1', { perMessageDeflate: true });
  await offered.hello();
  expect(offered.ws.extensions).toBe('');
  const socket = await openRaw(port);
  socket.write(frame(2, Buffer.from('ecdd310d000000c2a0', 'hex'), { rsv1: true }));
  expect(await closeCode(socket)).toBe(1002);
});

test.each([
  { protocol: 'binary', text: 'hello', code: 1003 },
  { protocol: 'smpp.v1', text: 'hello', code: 4000 },
  { protocol: 'smpp.v1', text: '{"type":"ack","bytes":-1}', code: 4000 },
  { protocol: 'smpp.v1', text: '{"type":"ack","bytes":1e99}', code: 4000 },
  { protocol: 'smpp.v1', text: '{"type":"ack","bytes":9}', code: 4000 },
  { protocol: 'smpp.v1', text: '{"__proto__":{"type":"ack","bytes":0}}', code: 4000 },
  { protocol: 'smpp.v1', text: `{"type":"ack","bytes":0,"x":"${'x'.repeat(2_000)}"}`, code: 4000 },
])('text where it does not belong: $protocol closes with $code', async ({ protocol, text, code }) => {
  const { url } = await open();
  const client = new Client(url, protocol);
  await once(client.ws, protocol === 'binary' ? 'open' : 'message');
  client.ws.send(text);
  expect((await client.closed).code).toBe(code);
});

test('resume-token guessing: every wrong token has the same answer, and the session is untouched', async () => {
  const { url, echo } = await open();
  const owner = new Client(url);
  const { resume } = await owner.hello();
  const guesses = [
    '',
    'x',
    String(resume).slice(0, -1),
    `${resume}x`,
    String(resume).toLowerCase(),
    'constructor',
    '__proto__',
  ];
  for (const guess of guesses) {
    const { code, reason } = await new Client(url, ['smpp.v1', `smpp.v1.resume.${guess}.0`]).closed;
    expect({ guess, code, reason }).toEqual({ guess, code: 4030, reason: 'The held session is gone.' });
  }
  owner.ws.send(Buffer.from('mine'));
  await owner.until(({ octets }) => octets.length === 4);
  expect(echo.sockets.length).toBe(1);
});

test('log injection: line ends and quotes of a target name stay inside one line', async () => {
  const { url, log } = await open();
  const name = 'x"\n{"level":30,"msg":"forged"}\r\n\u001b[31m';
  await new Client(url.replace('echo', encodeURIComponent(name))).closed;
  expect(log.map(({ msg }) => msg)).toEqual(['connection refused']);
  expect(log[0]).toMatchObject({ target: name });
});

test('a log line of a caller is no longer than what it is for', async () => {
  const { url, log } = await open();
  await new Client(url.replace('echo', 'a'.repeat(5_000))).closed;
  expect(String(log[0]!.target).length).toBeLessThan(200);
});

test("path traversal: the app's folder is all that is served, with strict headers", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-app-'));
  onCleanup(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>app</title>');
  const { url } = await open({ app: join(folder, 'dist') });
  const base = url.replace('ws', 'http').replace('/smpp/echo', '');
  const page = await fetch(`${base}/`);
  expect(await page.text()).toContain('<title>app');
  // What a preview of the build shows is under the same policy.
  const { preview } = await resolveConfig({ configFile: VITE_CONFIG, logLevel: 'silent' }, 'serve');
  for (const [name, value] of Object.entries(preview.headers)) expect(page.headers.get(name)).toBe(value);
  const policy = page.headers.get('content-security-policy');
  expect(policy).toMatch(/default-src 'none'.*script-src 'self'.*connect-src 'self' ws: wss:/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/.%00./secret.txt']) {
    const { hostname, port } = new URL(base);
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    expect(answer).toMatch(/^HTTP\/1.1 40/);
  }
});
