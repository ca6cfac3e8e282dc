import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect as connectTcp } from 'node:net';
import { connect as connectTls, createServer, type TlsOptions } from 'node:tls';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { proxyHeader, readProxyHeader } from '../../bridge/src/proxy-protocol.ts';
import { type Certificate, makeCertificate } from './certificates.ts';
import { Client, onCleanup, startBridge, startEcho, startPeer } from './harness.ts';
import { file, PROCESS_TEST_MS, serve } from './process.ts';

const good = await makeCertificate('localhost');
const other = await makeCertificate('other.example');
const expired = await makeCertificate('localhost', { from: new Date('2020-01-01'), to: new Date('2020-02-01') });
const fingerprint = new X509Certificate(good.cert).fingerprint256;

/** A message centre behind TLS that sends everything back. */
async function startTlsEcho({ cert, key }: Certificate, options: TlsOptions = {}): Promise<number> {
  const server = createServer({ cert, key, ...options }, (socket) => socket.on('error', () => {}).pipe(socket));
  server.on('tlsClientError', () => {});
  server.listen(0, 'localhost');
  await once(server, 'listening');
  onCleanup(() => server.close());
  return (server.address() as AddressInfo).port;
}

test('hello tells the facts of TLS', async () => {
  const port = await startTlsEcho(good);
  const bridge = await startBridge({ targets: { smsc: `tls://localhost:${port}?ca=${good.certFile}` } });
  const hello = await new Client(`ws://127.0.0.1:${bridge.port}/smpp/smsc`).hello();
  expect(hello.tls).toEqual({
    version: 'TLSv1.3',
    cipher: expect.stringMatching(/^TLS_/),
    certificate: {
      subject: 'CN=localhost',
      issuer: 'CN=localhost',
      validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      validTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      fingerprint: fingerprint.replaceAll(':', '').toLowerCase(),
    },
  });
});

const CONNECTED = 'connected';
test.each([
  { name: 'an unknown authority', server: good, tls: {}, outcome: /self-signed/ },
  { name: 'an unknown authority, not verified by choice', server: good, tls: { verify: false }, outcome: CONNECTED },
  { name: 'a known authority', server: good, tls: { ca: good.certFile }, outcome: CONNECTED },
  { name: 'another name', server: other, tls: { ca: other.certFile }, outcome: /another name: set servername/ },
  {
    name: 'another name, which is the servername',
    server: other,
    tls: { ca: other.certFile, servername: 'other.example' },
    outcome: CONNECTED,
  },
  { name: 'a passed day', server: expired, tls: { ca: expired.certFile }, outcome: /expired/ },
  { name: 'the pinned fingerprint', server: good, tls: { ca: good.certFile, fingerprint }, outcome: CONNECTED },
  {
    name: 'another fingerprint than the pinned',
    server: good,
    tls: { ca: good.certFile, fingerprint: 'ab'.repeat(32) },
    outcome: /not the one that is pinned/,
  },
  {
    name: 'TLS 1.2 only, where 1.3 is the least',
    server: good,
    options: { maxVersion: 'TLSv1.2' },
    tls: { ca: good.certFile, minVersion: 'TLSv1.3' },
    outcome: /older TLS than minVersion/,
  },
  {
    name: 'a wish for a client certificate',
    server: good,
    options: { requestCert: true, ca: good.cert },
    tls: { ca: good.certFile, cert: good.clientCertFile, key: good.clientKeyFile },
    outcome: CONNECTED,
  },
] as const)('a message centre with $name: $outcome', async ({ server, tls, outcome, ...rest }) => {
  const port = await startTlsEcho(server, 'options' in rest ? (rest.options as TlsOptions) : {});
  const bridge = await startBridge({ targets: { smsc: { host: 'localhost', port, tls } } });
  const client = new Client(`ws://127.0.0.1:${bridge.port}/smpp/smsc`);
  const got = await Promise.race([
    client.hello().then(() => CONNECTED),
    client.closed.then(({ code, reason }) => `${code} ${reason}`),
  ]);
  if (outcome === CONNECTED) return expect(got).toBe(CONNECTED);
  expect(got).toMatch(/^4005 /);
  expect(got).toMatch(outcome);
});

test('a port that does not speak TLS is told so', async () => {
  const echo = await startPeer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  const { port } = await startBridge({ targets: { smsc: { host: 'localhost', port: echo.port, tls: true } } });
  expect(await new Client(`ws://127.0.0.1:${port}/smpp/smsc`).closed).toMatchObject({
    code: 4005,
    reason: expect.stringContaining('does not speak TLS'),
  });
});

/** The certificate that a bridge shows now. */
async function shownBy(port: number): Promise<string> {
  const socket = connectTls({ port, host: 'localhost', rejectUnauthorized: false, servername: 'localhost' });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}

/** A bridge behind TLS, and a session that must outlive what is done to its certificate. */
async function startSecured() {
  const first = await makeCertificate('localhost');
  const echo = await startEcho();
  const options = {
    targets: { echo: `tcp://127.0.0.1:${echo.port}` },
    tls: { cert: first.certFile, key: first.keyFile },
  };
  const bridge = await startBridge(options);
  const client = new Client(`wss://localhost:${bridge.port}/smpp/echo`, 'smpp.v1', { ca: first.cert });
  await client.hello();
  return { first, options, bridge, client };
}

test.each(['the files change', 'the options are read again'])(
  'wss: the certificate is new once %s, without a restart',
  async (how) => {
    const { first, options, bridge, client } = await startSecured();
    copyFileSync(good.certFile, first.certFile);
    copyFileSync(good.keyFile, first.keyFile);
    if (how === 'the options are read again') bridge.reload(options);
    await bridge.logged('certificate read');
    expect(await shownBy(bridge.port)).toBe(fingerprint);
    client.ws.send(Buffer.from('still'));
    await client.until(({ octets }) => octets.length === 5);
  },
);

test('wss: a certificate without its key is told of, and the old one stays until the pair is there', async () => {
  const { first, bridge } = await startSecured();
  const before = await shownBy(bridge.port);
  copyFileSync(good.certFile, first.certFile);
  await expect(bridge.logged('certificate cannot be used: the old one stays')).resolves.toMatchObject({
    err: { message: expect.stringContaining('key values mismatch') },
  });
  expect(await shownBy(bridge.port)).toBe(before);
  copyFileSync(good.keyFile, first.keyFile);
  await bridge.logged('certificate read');
  expect(await shownBy(bridge.port)).toBe(fingerprint);
});

test(
  'wss: SIGHUP reads the certificate that the configuration names; one without its key is logged, and the old one stays',
  async () => {
    const echo = await startEcho();
    const configOf = ({ certFile }: Certificate, { keyFile }: Certificate) =>
      JSON.stringify({ targets: { echo: `tcp://127.0.0.1:${echo.port}` }, tls: { cert: certFile, key: keyFile } });
    const config = file('config.json', configOf(good, good));
    const server = await serve(['--config', config, '--log-level', 'info']);
    const port = Number(new URL(server.url).port);
    const client = new Client(`wss://localhost:${port}/smpp/echo`, 'smpp.v1', { ca: good.cert });
    await client.hello();

    writeFileSync(config, configOf(other, good));
    server.child.kill('SIGHUP');
    await server.printed(/certificate cannot be used: the old one stays/);
    expect(await shownBy(port)).toBe(fingerprint);

    writeFileSync(config, configOf(other, other));
    server.child.kill('SIGHUP');
    await server.printed(/certificate read/);
    expect(await shownBy(port)).toBe(new X509Certificate(other.cert).fingerprint256);
    client.ws.send(Buffer.from('still'));
    await client.until(({ octets }) => octets.length === 5);
  },
  PROCESS_TEST_MS,
);

test('out: a PROXY header of version 2 names the caller before the first octet', async () => {
  let received = Buffer.alloc(0);
  const peer = await startPeer((socket) =>
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length >= 28 + 4) socket.end();
    }),
  );
  const { port } = await startBridge({
    targets: { peer: { host: '127.0.0.1', port: peer.port, proxyProtocol: true } },
  });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/peer`);
  await client.hello();
  client.ws.send(Buffer.from('smpp'));
  await client.closed;
  expect(readProxyHeader(received)).toEqual({ kind: 'header', length: 28, source: '127.0.0.1' });
  expect(received.subarray(28).toString()).toBe('smpp');
});

const upgrade = (host: string) =>
  `GET /smpp/echo HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: smpp.v1\r\n\r\n`;
const V2 = proxyHeader({ source: '2001:db8::7', sourcePort: 1, destination: '2001:db8::1', destinationPort: 2 });

test.each([
  { name: 'version 1', header: Buffer.from('PROXY TCP4 192.0.2.9 192.0.2.1 5555 8080\r\n'), address: '192.0.2.9' },
  { name: 'version 2', header: V2, address: '2001:db8::7' },
  { name: 'version 1 without an address', header: Buffer.from('PROXY UNKNOWN\r\n'), address: '127.0.0.1' },
])('in: a PROXY header of $name tells the address of the caller', async ({ header, address }) => {
  const echo = await startEcho();
  const bridge = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` }, proxyProtocol: true });
  const socket = connectTcp(bridge.port, '127.0.0.1');
  onCleanup(() => socket.destroy());
  // Cut in two, to be put together again.
  socket.write(header.subarray(0, 5));
  await once(socket, 'ready');
  socket.write(Buffer.concat([header.subarray(5), Buffer.from(upgrade('127.0.0.1'))]));
  let answer = '';
  for await (const chunk of socket) {
    answer += chunk;
    if (answer.includes('hello')) break;
  }
  expect(bridge.log.find(({ msg }) => msg === 'connection start')).toMatchObject({ address });
});

test('in: a PROXY header comes before TLS', async () => {
  const echo = await startEcho();
  const options = {
    targets: { echo: `tcp://127.0.0.1:${echo.port}` },
    proxyProtocol: true,
    tls: { cert: good.certFile, key: good.keyFile },
  };
  const bridge = await startBridge(options);
  const raw = connectTcp(bridge.port, '127.0.0.1');
  raw.write('PROXY TCP4 192.0.2.9 192.0.2.1 5555 8080\r\n');
  const ws = new WebSocket(`wss://localhost:${bridge.port}/smpp/echo`, 'smpp.v1', {
    ca: good.cert,
    createConnection: () => connectTls({ socket: raw, servername: 'localhost', ca: good.cert }),
  } as never);
  onCleanup(() => ws.terminate());
  await once(ws, 'message');
  expect(bridge.log.find(({ msg }) => msg === 'connection start')).toMatchObject({ address: '192.0.2.9' });
});

test('in: a connection without a PROXY header is cut', async () => {
  const bridge = await startBridge({ proxyProtocol: true });
  const socket = connectTcp(bridge.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(upgrade('127.0.0.1'));
  await once(socket, 'close');
  expect(socket.bytesRead).toBe(0);
});

test.each([
  { name: 'nothing yet', octets: Buffer.alloc(0), kind: 'more' },
  { name: 'the start of a v1 line', octets: Buffer.from('PROXY TCP4 1.2'), kind: 'more' },
  { name: 'a v1 line without end', octets: Buffer.from(`PROXY TCP4 ${'1'.repeat(107)}`), kind: 'bad' },
  { name: 'a v1 line with another family', octets: Buffer.from('PROXY UDP4 1.1.1.1 2.2.2.2 1 2\r\n'), kind: 'bad' },
  { name: 'a v1 line with a bad address', octets: Buffer.from('PROXY TCP4 1.1.1.999 2.2.2.2 1 2\r\n'), kind: 'bad' },
  { name: 'the start of a v2 header', octets: V2.subarray(0, 20), kind: 'more' },
  {
    name: 'a v2 header with another version',
    octets: Buffer.concat([V2.subarray(0, 12), Buffer.from([0x31]), V2.subarray(13)]),
    kind: 'bad',
  },
  {
    name: 'a v2 header of 64 KiB',
    octets: Buffer.concat([V2.subarray(0, 14), Buffer.from([0xff, 0xff])]),
    kind: 'bad',
  },
  { name: 'HTTP', octets: Buffer.from('GET / HTTP/1.1\r\n'), kind: 'bad' },
])('a PROXY header: $name is "$kind"', ({ octets, kind }) => {
  expect(readProxyHeader(octets).kind).toBe(kind);
});
