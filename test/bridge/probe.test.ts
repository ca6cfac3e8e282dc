import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { describeProbe, probe } from '@smpp-web/bridge';
import { createFramer, decode, encode } from '@smpp-web/codec';
import { expect, test } from 'vitest';
import { looksLike } from '../../bridge/src/looks-like.ts';
import { startBlackHole } from './black-hole.ts';
import { makeCertificate } from './certificates.ts';
import { onCleanup, startPeer } from './harness.ts';
import { freePort, PROCESS_TEST_MS, run } from './process.ts';

const WAIT = { timeoutMs: 300 };

/** Answers like a message centre that knows nobody. */
function answer(
  socket: { on(event: 'data', listener: (chunk: Buffer) => void): unknown; write(octets: Uint8Array): unknown },
  { beforeBind = true, version = 0x34 } = {},
): void {
  const framer = createFramer();
  socket.on('data', (chunk) => {
    for (const frame of framer.push(chunk)) {
      const { command, sequence_number } = decode(frame);
      if (command === 'enquire_link' && beforeBind) socket.write(encode('enquire_link_resp', { sequence_number }));
      if (command === 'bind_transceiver') {
        socket.write(
          encode('bind_transceiver_resp', {
            sequence_number,
            system_id: 'smsc',
            tlvs: [{ name: 'sc_interface_version', value: version }],
          }),
        );
      }
    }
  });
}

test.each([
  {
    peer: 'a message centre',
    onSocket: answer,
    report: { tcp: 'open', smpp: true, interface_version: '3.4', tls: null },
    text: /: SMPP 3\.4, plain/,
  },
  {
    peer: 'one that answers only binds',
    onSocket: (socket: never) => answer(socket, { beforeBind: false, version: 0x50 }),
    report: { smpp: true, interface_version: '5.0' },
    text: /SMPP 5\.0/,
  },
  {
    peer: 'SSH',
    onSocket: (socket: { write(text: string): void }) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'),
    report: { smpp: false, looksLike: 'SSH' },
    text: /looks like SSH/,
  },
  {
    peer: 'HTTP',
    onSocket: (socket: { end(text: string): void }) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    report: { smpp: false, looksLike: 'HTTP' },
    text: /looks like HTTP/,
  },
  {
    peer: 'silence',
    onSocket: () => {},
    report: { tcp: 'open', smpp: null, looksLike: null, tls: null },
    text: /silent/,
  },
  {
    peer: 'a quick end',
    onSocket: (socket: { end(): void }) => socket.end(),
    report: { tcp: 'open', smpp: null },
    text: /open/,
  },
])('probe of $peer', async ({ onSocket, report, text }) => {
  const { port } = await startPeer(onSocket as never);
  const seen = await probe({ host: '127.0.0.1', port, ...WAIT });
  expect(seen).toMatchObject(report);
  expect(describeProbe(seen)).toMatch(text);
});

test('probe of a closed port, and of a name without an address', async () => {
  expect(await probe({ host: '127.0.0.1', port: await freePort(), ...WAIT })).toMatchObject({
    tcp: 'closed',
    smpp: null,
  });
  expect(await probe({ host: 'name.invalid', port: 2775, ...WAIT })).toMatchObject({
    tcp: 'unresolved',
    address: null,
  });
});

test.each([
  { ca: false, refused: /self-signed/ },
  { ca: true, refused: null },
])('probe of a message centre behind TLS, its authority known: $ca', async ({ ca, refused }) => {
  const certificate = await makeCertificate('localhost');
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (socket) =>
    answer(socket.on('error', () => {})),
  );
  server.on('tlsClientError', () => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onCleanup(() => server.close());
  const report = await probe({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    servername: 'localhost',
    ca: ca ? certificate.certFile : undefined,
    ...WAIT,
  });
  expect(report).toMatchObject({
    tcp: 'open',
    smpp: true,
    tls: { version: 'TLSv1.3', certificate: { subject: 'CN=localhost' } },
  });
  if (refused === null) expect(report.tls?.refused).toBeNull();
  else expect(report.tls?.refused).toMatch(refused);
});

test(
  'probe of a port whose packets are dropped says filtered',
  async () => {
    const report = await probe({ host: '127.0.0.1', port: await startBlackHole(), timeoutMs: 300 });
    expect(report).toMatchObject({ tcp: 'filtered', smpp: null, tls: null });
    expect(describeProbe(report)).toMatch(/: filtered\n.*no answer/);
  },
  PROCESS_TEST_MS,
);

test(
  'smpp-bridge probe prints JSON by choice, and its exit code tells SMPP from the rest',
  async () => {
    const { port } = await startPeer((socket) => answer(socket));
    const found = run(['probe', `127.0.0.1:${port}`, '--json', '--timeout', '1']);
    expect(await found.exited).toBe(0);
    expect(JSON.parse(found.stdout)).toMatchObject({ smpp: true, port });
    const closed = run(['probe', `127.0.0.1:${await freePort()}`]);
    expect(await closed.exited).toBe(2);
    expect(closed.stdout).toMatch(/closed/);
  },
  PROCESS_TEST_MS,
);

test.each([
  ['16030100', 'TLS'],
  ['15030300020228', 'TLS'],
  [Buffer.from('220 mail.example ESMTP').toString('hex'), 'SMTP'],
  ['0000001080000015', undefined],
])('%s looks like %s', (hex, name) => {
  expect(looksLike(Buffer.from(hex, 'hex'))).toBe(name);
});
