import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { CLOSE_CODES, createBridge, OptionsError } from '@smpp-web/bridge';
import { expect, test } from 'vitest';
import { reasonOf } from '../../bridge/src/close-codes.ts';
import { configJsonSchema, readConfig } from '../../bridge/src/config.ts';
import { PduCounter } from '../../bridge/src/pdu-counter.ts';
import { Client, startBridge, startEcho } from './harness.ts';
import { file, PROCESS_TEST_MS, run, serve } from './process.ts';

test.each([
  { yaml: 'port: 99999', path: 'port', remedy: /65535/ },
  { yaml: 'prot: 1', path: '(top)', remedy: /prot/ },
  { yaml: 'targets: { a: { host: x } }', path: 'targets.a.port', remedy: /number/ },
  { yaml: 'targets: { a: "http://x" }', path: 'targets.a', remedy: /tcp:\/\/host:port/ },
  { yaml: 'targets: { "a/b": "tcp://x:1" }', path: 'targets.a/b', remedy: /./ },
  {
    yaml: 'targets: { a: { host: x, port: 1, tls: { fingerprint: "12" } } }',
    path: 'targets.a.tls.fingerprint',
    remedy: /SHA-256/,
  },
  {
    yaml: 'targets: { a: { host: x, port: 1, policy: { commands: [submit] } } }',
    path: 'targets.a.policy.commands.0',
    remedy: /submit_sm/,
  },
  {
    yaml: 'targets: { a: { host: x, port: 1, credentials: { system_id: me, password: { env: NO_SUCH_NAME } } } }',
    path: 'targets.a.credentials.password',
    remedy: /no variable NO_SUCH_NAME/,
  },
  {
    yaml: 'targets: { a: { host: x, port: 1, credentials: { system_id: me, password: "far too long" } } }',
    path: 'targets.a.credentials.password',
    remedy: /8 characters/,
  },
  { yaml: 'allow: [{ cidr: "10.0.0.0", ports: [1] }]', path: 'allow.0.cidr', remedy: /network such as/ },
  { yaml: 'auth: { tokens: [{ name: a, token: short }] }', path: 'auth.tokens.0.token', remedy: /16 characters/ },
  { yaml: 'auth: {}', path: 'auth', remedy: /tokens or jwt/ },
  {
    yaml: 'auth: { jwt: { audience: a, algorithms: [RS256], secret: x } }',
    path: 'auth.jwt.algorithms',
    remedy: /HS algorithms need secret/,
  },
  { yaml: 'limits: { idle: -1 }', path: 'limits.idle', remedy: />=0/ },
  { yaml: 'a: [', path: expect.stringContaining('config.yaml'), remedy: /line 1/ },
  { yaml: '- a', path: expect.stringContaining('config.yaml'), remedy: /must hold an object/ },
])('$yaml is refused at $path with a remedy', ({ yaml, path, remedy }) => {
  let error: unknown;
  try {
    readConfig(file('config.yaml', yaml));
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(OptionsError);
  expect((error as OptionsError).issues).toContainEqual({ path, message: expect.stringMatching(remedy) });
});

test('YAML and JSON hold the same; file names start from the file; overrides win', () => {
  const expected = { port: 1, resume: 5, targets: { a: 'tcp://x:1', b: 'tls://y:2' } };
  for (const [name, text] of [
    ['config.yaml', 'port: 9\nresume: 5\ntargets:\n  a: tcp://x:1\n'],
    ['config.json', '{"port":9,"resume":5,"targets":{"a":"tcp://x:1"}}'],
  ] as const) {
    expect(readConfig(file(name, text), { port: 1, targets: { b: 'tls://y:2' } }).options).toEqual(expected);
  }
  const secret = file('password.txt', 'hush\n');
  const config = readConfig(
    file(
      'config.yaml',
      `targets: { a: { host: x, port: 1, credentials: { system_id: me, password: { file: ${secret} } } } }`,
    ),
  );
  expect(() => createBridge(config.options, { baseDir: config.baseDir })).not.toThrow();
});

test('the published JSON Schema is the one of the code', () => {
  const published = JSON.parse(readFileSync(new URL('../../bridge/config.schema.json', import.meta.url), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
});

test('PROTOCOL.md lists the registry of close codes as it is', () => {
  const document = readFileSync(new URL('../../bridge/PROTOCOL.md', import.meta.url), 'utf8');
  const rows = [...document.matchAll(/^\| (\d{4}) +\| `(\w+)` +\| (.*?) +\| (.*?) +\|$/gm)].map(
    ([, code, cause, sentence, remedy]) => [cause, { code: Number(code), sentence, remedy }],
  );
  expect(Object.fromEntries(rows)).toEqual(CLOSE_CODES);
});

test('close codes are unique, in the ranges for them, and every reason fits its frame', () => {
  const rows = Object.entries(CLOSE_CODES);
  expect(new Set(rows.map(([, { code }]) => code)).size).toBe(rows.length);
  for (const [cause, { code }] of rows) {
    expect(code < 1010 || (code >= 4000 && code <= 4999)).toBe(true);
    expect(
      Buffer.byteLength(reasonOf({ cause: cause as keyof typeof CLOSE_CODES, detail: 'ü'.repeat(200) })),
    ).toBeLessThanOrEqual(123);
  }
});

test.each([
  { path: '/healthz', status: 200, text: /ok/ },
  { path: '/readyz', status: 200, text: /ready/ },
  { path: '/metrics', status: 200, text: /smpp_bridge_connections\{target="echo"\} 1/ },
  { path: '/smpp/echo', status: 426, text: /WebSocket/ },
  { path: '/nothing', status: 404, text: /nothing/ },
])('GET $path is answered $status', async ({ path, status, text }) => {
  const echo = await startEcho();
  const bridge = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  await new Client(`ws://127.0.0.1:${bridge.port}/smpp/echo`).hello();
  const response = await fetch(bridge.address.url + path);
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(text);
});

test('one line of the log at the start of a connection, one at its end, with octets, PDUs, duration and cause', async () => {
  const echo = await startEcho();
  const { port, log } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/echo`);
  await client.hello();
  const enquireLink = Buffer.from('00000010000000150000000000000001', 'hex');
  client.ws.send(Buffer.concat([enquireLink, enquireLink]));
  await client.until(({ octets }) => octets.length === 32);
  client.ws.close(1000);
  await once(echo.sockets[0]!, 'close');
  expect(log).toMatchObject([
    { msg: 'connection start', target: 'echo', caller: 'anonymous', address: '127.0.0.1', protocol: 'smpp.v1' },
    {
      msg: 'connection end',
      cause: 'client',
      octetsUp: 32,
      octetsDown: 32,
      pdusUp: 2,
      pdusDown: 2,
      seconds: expect.any(Number),
    },
  ]);
});

test.each([
  { chunks: ['00000010000000150000000000000001'], count: 1 },
  {
    chunks: '00000010000000150000000000000001'.match(/../g)!,
    count: 1,
  },
  { chunks: ['0000001000000015000000000000000100000010', '000000150000000000000002'], count: 2 },
  { chunks: ['000000', '11000000150000000000000001ff', '000000'], count: 1 },
  { chunks: ['0000000100000010'], count: 0 },
])('PDUs are counted in any cut: $chunks.length chunks, $count PDUs', ({ chunks, count }) => {
  const counter = new PduCounter();
  for (const chunk of chunks) counter.push(Buffer.from(chunk, 'hex'));
  expect(counter.count).toBe(count);
});

test(
  'check-config says ok, or every path with its remedy',
  async () => {
    const good = run(['check-config', file('config.yaml', 'targets: { a: "tcp://x:1" }')]);
    expect(await good.exited).toBe(0);
    expect(good.stdout).toMatch(/: ok/);
    const bad = run(['check-config', file('config.yaml', 'port: -1\nresume: x\n')]);
    expect(await bad.exited).toBe(1);
    expect(bad.stderr).toMatch(/smpp-bridge: port: .*\nsmpp-bridge: resume: /);
  },
  PROCESS_TEST_MS,
);

test(
  'a port that is taken is named in one line, with the flag to choose another',
  async () => {
    const { url } = await serve([]);
    const { port } = new URL(url);
    const second = run(['serve', '--port', port]);
    expect(await second.exited).toBe(1);
    expect(second.stderr.trim()).toBe(`smpp-bridge: --port: port ${port} is in use: choose another with --port NUMBER`);
  },
  PROCESS_TEST_MS,
);

test(
  'flags win over the environment, the environment over the file',
  async () => {
    const config = file('config.yaml', 'targets: { file: "tcp://x:1" }\nlog: { level: silent }\n');
    const server = await serve(['--target', 'flag=tcp://x:2'], { SMPP_BRIDGE_CONFIG: config, SMPP_BRIDGE_PORT: '1' });
    const { targets } = (await (await fetch(`${server.url}/targets`)).json()) as { targets: { name: string }[] };
    expect(targets.map(({ name }) => name)).toEqual(['file', 'flag']);
  },
  PROCESS_TEST_MS,
);

test(
  'SIGHUP reads the file again and drops nobody; SIGTERM says 1001 and ends with 0',
  async () => {
    const echo = await startEcho();
    const config = file('config.yaml', `targets: { one: "tcp://127.0.0.1:${echo.port}" }\n`);
    const server = await serve(['--config', config]);
    const ws = server.url.replace('http', 'ws');
    const client = new Client(`${ws}/smpp/one`);
    await client.hello();

    writeFileSync(config, `targets: { two: "tcp://127.0.0.1:${echo.port}" }\n`);
    server.child.kill('SIGHUP');
    await server.printed(/read its configuration again/);
    expect((await new Client(`${ws}/smpp/one`).closed).code).toBe(4013);
    await new Client(`${ws}/smpp/two`).hello();
    client.ws.send(Buffer.from('alive'));
    await client.until(({ octets }) => octets.length === 5);

    writeFileSync(config, 'resume: wrong\n');
    server.child.kill('SIGHUP');
    await server.printed(/keeps its configuration: resume/);

    server.child.kill('SIGTERM');
    expect((await client.closed).code).toBe(1001);
    expect(await server.exited).toBe(0);
  },
  PROCESS_TEST_MS,
);
