import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BridgeOptions } from '@smpp-web/bridge';
import { exportJWK, type JWK, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { Client, onCleanup, startBridge, startEcho } from './harness.ts';

const TOKEN = 'static-token-of-sixteen-or-more';
const SECRET = 'a secret of thirty-two octets or more';

async function open(auth: BridgeOptions['auth'], more: BridgeOptions = {}) {
  const echo = await startEcho();
  const url = `tcp://127.0.0.1:${echo.port}`;
  const bridge = await startBridge({ targets: { one: url, two: url }, auth, ...more });
  const connect = (token: string | undefined, target = 'one') =>
    new Client(
      `ws://127.0.0.1:${bridge.port}/smpp/${target}`,
      token === undefined ? ['smpp.v1'] : ['smpp.v1', `smpp.v1.token.${token}`],
    );
  const outcome = async (token: string | undefined, target = 'one') => {
    const client = connect(token, target);
    return Promise.race([client.hello().then(() => 'connected'), client.closed.then(({ code }) => code)]);
  };
  return { ...bridge, url: bridge.address.url, log: bridge.log, connect, outcome };
}

interface TokenInit {
  readonly claims?: object;
  readonly key?: Parameters<SignJWT['sign']>[0];
  readonly alg?: string;
  readonly kid?: string;
  readonly expires?: number;
  readonly audience?: string;
}

function jwt({
  claims = { smpp: { targets: ['one'] } },
  key = new TextEncoder().encode(SECRET),
  alg = 'HS256',
  kid,
  expires = 60,
  audience = 'bridge',
}: TokenInit = {}) {
  return new SignJWT({ sub: 'ann', ...claims })
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .setAudience(audience)
    .setExpirationTime(Math.floor(Date.now() / 1000) + expires)
    .sign(key);
}

test.each([
  { name: 'its token', token: TOKEN, target: 'one', outcome: 'connected' },
  { name: 'its token, to a target that is not its own', token: TOKEN, target: 'two', outcome: 4012 },
  { name: 'another token', token: `${TOKEN}x`, target: 'one', outcome: 4010 },
  { name: 'no token', token: undefined, target: 'one', outcome: 4010 },
  { name: 'a token whose day has passed', token: 'token-of-yesterday', target: 'one', outcome: 4011 },
])('a static caller with $name: $outcome', async ({ token, target, outcome }) => {
  const tokens = [
    { name: 'desk', token: TOKEN, targets: ['one'] },
    { name: 'old', token: 'token-of-yesterday', expires: '2020-01-01T00:00:00Z' },
  ];
  const bridge = await open({ tokens });
  expect(await bridge.outcome(token, target)).toBe(outcome);
  expect(JSON.stringify(bridge.log)).not.toContain(TOKEN);
});

test.each([
  { name: 'is valid', init: {}, outcome: 'connected' },
  { name: 'is for another target', init: { claims: { smpp: { targets: ['two'] } } }, outcome: 4012 },
  { name: 'has no claim smpp', init: { claims: {} }, outcome: 4012 },
  { name: 'has expired', init: { expires: -1 }, outcome: 4011 },
  { name: 'is for another audience', init: { audience: 'other' }, outcome: 4010 },
  {
    name: 'is signed with another secret',
    init: { key: new TextEncoder().encode('another secret of thirty-two octets') },
    outcome: 4010,
  },
  {
    name: 'is signed by an algorithm that is not listed',
    init: { alg: 'HS512', key: new TextEncoder().encode(SECRET.repeat(2)) },
    outcome: 4010,
  },
])('a JWT that $name: $outcome', async ({ init, outcome }) => {
  const bridge = await open({ jwt: { secret: SECRET, algorithms: ['HS256'], audience: 'bridge' } });
  expect(await bridge.outcome(await jwt(init))).toBe(outcome);
});

/** On a busy machine it takes seconds to find the primes of a key. */
const RSA_TEST_MS = 20_000;

test.each([
  { alg: 'RS256' as const, pair: () => generateKeyPairSync('rsa', { modulusLength: 2048 }) },
  { alg: 'ES256' as const, pair: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
])(
  'a JWT signed with $alg is checked by a key set from a file, and from an address',
  async ({ alg, pair }) => {
    const { publicKey, privateKey } = pair();
    const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'k1', alg };
    const text = JSON.stringify({ keys: [jwk] });
    const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
    onCleanup(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'jwks.json'), text);
    const server = createServer((_request, response) =>
      response.setHeader('Content-Type', 'application/json').end(text),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onCleanup(() => server.close());
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
    const token = await jwt({ alg, key: privateKey, kid: 'k1' });

    const fromFile = await open({ jwt: { jwks: join(folder, 'jwks.json'), algorithms: [alg], audience: 'bridge' } });
    expect(await fromFile.outcome(token)).toBe('connected');
    const fromAddress = await open({ jwt: { jwksUrl, algorithms: [alg], audience: 'bridge' } });
    expect(await fromAddress.outcome(token)).toBe('connected');
  },
  RSA_TEST_MS,
);

test('when the token expires, the session ends with 4011', async () => {
  const bridge = await open({ jwt: { secret: SECRET, algorithms: ['HS256'], audience: 'bridge' } });
  const client = bridge.connect(await jwt({ expires: 2 }));
  await client.hello();
  expect((await client.closed).code).toBe(4011);
});

test('the connections that a claim grants are all there are', async () => {
  const bridge = await open({ jwt: { secret: SECRET, algorithms: ['HS256'], audience: 'bridge' } });
  const token = await jwt({ claims: { smpp: { targets: ['one'], connections: 1 } } });
  await bridge.connect(token).hello();
  expect(await bridge.outcome(token)).toBe(4021);
});

test('a ticket is given for a token, opens one WebSocket, and no second', async () => {
  const bridge = await open({ tokens: [{ name: 'desk', token: TOKEN, targets: ['one'] }] });
  const response = await fetch(`${bridge.url}/tickets`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  expect(response.status).toBe(201);
  const { ticket } = (await response.json()) as { ticket: string };
  expect(await bridge.outcome(ticket, 'two')).toBe(4012);
  const second = (await (
    await fetch(`${bridge.url}/tickets`, { method: 'POST', headers: { Authorization: `Bearer ${TOKEN}` } })
  ).json()) as { ticket: string };
  expect(await bridge.outcome(second.ticket)).toBe('connected');
  expect(await bridge.outcome(second.ticket)).toBe(4010);
});

test.each([
  { name: 'no token', headers: {}, status: 401 },
  { name: 'a token', headers: { Authorization: `Bearer ${TOKEN}` }, status: 200 },
])("GET /targets with $name is answered $status, with the caller's own targets", async ({ headers, status }) => {
  const bridge = await open({ tokens: [{ name: 'desk', token: TOKEN, targets: ['two'] }] });
  const response = await fetch(`${bridge.url}/targets`, { headers: headers as Record<string, string> });
  expect(response.status).toBe(status);
  if (status === 200)
    expect(((await response.json()) as { targets: { name: string }[] }).targets.map(({ name }) => name)).toEqual([
      'two',
    ]);
});
