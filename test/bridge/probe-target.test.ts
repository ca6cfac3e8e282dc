import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BridgeEnvironment, BridgeOptions } from '@smpp-web/bridge';
import { startSmsc } from '@smpp-web/smsc/node';
import { afterAll, expect, test } from 'vitest';
import { startBlackHole } from './black-hole.ts';
import { Client, refusedStatus, startBridge, startPeer } from './harness.ts';
import { freePort } from './process.ts';

const PROTOCOL = 'smpp.v1.probe';
const TOKEN = 'static-token-of-sixteen-or-more';
const PASSWORD = 'pa55word';

/** The message centre that is asked: it speaks SMPP 5.0, with TLS and without. */
const smsc = await startSmsc({ port: 0, tlsPort: 0 });
const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
const ca = join(folder, 'smsc.pem');
writeFileSync(ca, smsc.certificate!);
afterAll(async () => {
  await smsc.close();
  rmSync(folder, { recursive: true });
});

const plain = { host: '127.0.0.1', port: smsc.port! };
const secured = { host: '127.0.0.1', port: smsc.tlsPort! };

/** A bridge, and what a probe of a target through it brings: its one message, and how the WebSocket ended. */
async function open(options: BridgeOptions, environment: BridgeEnvironment = {}) {
  const bridge = await startBridge(options, environment);
  const start = (target: string, more: readonly string[] = []) =>
    new Client(`ws://127.0.0.1:${bridge.port}/smpp/${target}`, [PROTOCOL, ...more]);
  const probe = async (target: string, more: readonly string[] = []) => {
    const client = start(target, more);
    const { code } = await client.closed;
    return { code, message: client.texts[0] };
  };
  return { bridge, log: bridge.log, start, probe };
}

test.each([
  { what: 'SMPP', target: plain, found: { tcp: 'open', smpp: true, secured: false, tls: null, looksLike: null } },
  {
    what: 'SMPP inside TLS, its authority unknown',
    target: { ...secured, tls: { servername: 'localhost' } },
    found: { smpp: true, secured: true, tls: { version: 'TLSv1.3', refused: expect.stringContaining('self-signed') } },
  },
  {
    what: 'SMPP inside TLS, its certificate accepted',
    target: { ...secured, tls: { servername: 'localhost', ca } },
    found: { smpp: true, secured: true, tls: { refused: null, certificate: { subject: 'CN=localhost' } } },
  },
  {
    what: 'another certificate than the pinned one',
    target: { ...secured, tls: { verify: false, fingerprint: '00'.repeat(32) } },
    found: { tls: { refused: expect.stringContaining('pinned') } },
  },
  {
    what: 'TLS where the target has none',
    target: secured,
    found: { secured: false, smpp: true, tls: { version: 'TLSv1.3' } },
  },
  { what: 'nothing', target: { host: '127.0.0.1', port: await freePort() }, found: { tcp: 'closed', smpp: null } },
  { what: 'no such name', target: { host: 'name.invalid', port: 2775 }, found: { tcp: 'unresolved', smpp: null } },
])('a probe of a target finds $what', async ({ target, found }) => {
  const { probe, log } = await open({ targets: { live: target } });
  const { code, message } = await probe('live');
  expect(message).toMatchObject({ type: 'probe', target: 'live', peer: `${target.host}:${target.port}`, ...found });
  expect(code).toBe(1000);
  expect(log.filter(({ msg }) => msg === 'probe')).toHaveLength(1);
});

test('a probe uses no credentials, and tells nothing that the operator keeps secret', async () => {
  let asked = '';
  const peer = await startPeer((socket) => socket.on('data', (chunk) => (asked += chunk.toString('latin1'))));
  const { probe } = await open({
    targets: {
      live: {
        host: '127.0.0.1',
        port: peer.port,
        credentials: { system_id: 'account', password: PASSWORD },
        showPeer: false,
      },
    },
    limits: { probe: 0.3 },
  });
  const { message } = await probe('live');
  expect(message).toMatchObject({ peer: null, tcp: 'open' });
  expect(JSON.stringify(message)).not.toMatch(new RegExp(`${PASSWORD}|account|127\\.0\\.0\\.1|${peer.port}`));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked).not.toMatch(new RegExp(`${PASSWORD}|account`));
});

const auth = { tokens: [{ name: 'page', token: TOKEN, targets: ['live'] }] };
const targets = { live: plain, other: plain };

test.each([
  { why: 'there is no such target', target: 'nobody', options: { targets }, code: 4013 },
  { why: 'no rule lists the address', target: '127.0.0.1:2775', options: { targets }, code: 4014 },
  {
    why: 'the name leads to an address that no rule lists',
    target: `name.example:2775`,
    options: { targets, allow: [{ cidr: '203.0.113.0/24', ports: [2775] }] },
    environment: { resolve: async () => ['127.0.0.1'] },
    code: 4014,
  },
  { why: 'it has no token', target: 'live', options: { targets, auth }, code: 4010 },
  { why: 'its token is for another target', target: 'other', token: TOKEN, options: { targets, auth }, code: 4012 },
  { why: 'the bridge has no room', target: 'live', options: { targets, limits: { connections: 0 } }, code: 4020 },
  {
    why: 'the caller has no room',
    target: 'live',
    options: { targets, limits: { connectionsPerCaller: 0 } },
    code: 4021,
  },
  { why: 'probes are off', target: 'live', options: { targets, limits: { probes: 0 } }, code: 4020 },
])('a probe is refused with $code where $why', async ({ target, options, environment, token, code }) => {
  const { probe } = await open(options, environment);
  const { code: told, message } = await probe(target, token === undefined ? [] : [`smpp.v1.token.${token}`]);
  expect(told).toBe(code);
  expect(message).toMatchObject({ type: 'error' });
});

test('a probe by its token is answered', async () => {
  const { probe } = await open({ targets, auth });
  expect(await probe('live', [`smpp.v1.token.${TOKEN}`])).toMatchObject({ code: 1000, message: { smpp: true } });
});

test('a probe by a page of another site is refused as its WebSocket is', async () => {
  const { bridge } = await open({ targets });
  const status = await refusedStatus(`ws://127.0.0.1:${bridge.port}/smpp/live`, [PROTOCOL], {
    origin: 'https://attacker.example',
  });
  expect(status).toBe(403);
});

test('a name is resolved once, and the address that was checked is the one that is probed', async () => {
  const answers = [['127.0.0.1'], ['169.254.169.254']];
  const { probe } = await open(
    { allow: [{ cidr: '127.0.0.1/32', ports: [plain.port] }] },
    { resolve: async () => answers.shift()! },
  );
  expect(await probe(`name.example:${plain.port}`)).toMatchObject({ message: { tcp: 'open', smpp: true } });
  expect(answers).toHaveLength(1);
});

test.each([
  { hangs: 'says nothing', port: async () => (await startPeer(() => {})).port, tcp: 'open' },
  { hangs: 'drops all packets', port: startBlackHole, tcp: 'filtered' },
])('a probe of a message centre that $hangs ends at limits.probe', async ({ port, tcp }) => {
  const { probe } = await open({
    targets: { live: { host: '127.0.0.1', port: await port() } },
    limits: { probe: 0.3 },
  });
  expect(await probe('live')).toMatchObject({ code: 1000, message: { tcp, smpp: null, tls: null } });
});

test('more probes than limits.probes at once are refused; who leaves calls its own off, and gives its place back', async () => {
  const silent = await startPeer((socket) => socket.resume());
  const { start, probe } = await open({
    targets: { silent: { host: '127.0.0.1', port: silent.port }, live: plain },
    limits: { probes: 1 },
  });
  const [first] = [start('silent'), await once(silent.server, 'connection')];
  expect(await probe('live')).toMatchObject({
    code: 4020,
    message: { message: expect.stringContaining('no more probes') },
  });
  first.ws.close();
  await once(silent.sockets[0]!, 'close');
  expect(await probe('live')).toMatchObject({ code: 1000, message: { smpp: true } });
});

test('the probes of a bridge that shuts down are called off', async () => {
  const silent = await startPeer((socket) => socket.resume());
  const { bridge, start } = await open({ targets: { silent: { host: '127.0.0.1', port: silent.port } } });
  const [client] = [start('silent'), await once(silent.server, 'connection')];
  await bridge.close();
  expect((await client.closed).code).toBe(1001);
});
