import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probe } from '../../bridge/src/probe.ts';
import { Client, startBridge } from './harness.ts';

/** A network of two machines: the message centre is alone in a namespace of the kernel, behind a cable that can be pulled. */
const NAMESPACE = `smpp-${process.pid}`;
const OUR_END = `smpp${process.pid % 100_000}`;
const NETWORK = `10.${200 + (process.pid % 50)}.${process.pid % 250}`;
const SMSC = `${NETWORK}.2`;
/** An address of the network that nobody has; its packets go to a card that is not there. */
const NOBODY = `${NETWORK}.9`;
/** An address that the routes say is not to be reached. */
const NOWHERE = `${NETWORK}.7`;
const PORT = 2775;

const ECHO = `require('node:net').createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen(${PORT}, () => console.log('up'))`;

const ip = (...words: string[]): boolean => spawnSync('ip', words).status === 0;
const pull = () => ip('link', 'set', OUR_END, 'down');
const plug = () => ip('link', 'set', OUR_END, 'up') && addNobody();
const addNobody = () => ip('neigh', 'replace', NOBODY, 'lladdr', '02:00:00:00:00:99', 'dev', OUR_END);

const canMakeNamespaces = ip('netns', 'add', NAMESPACE);
let smsc: ChildProcess | undefined;

beforeAll(async () => {
  if (!canMakeNamespaces) return;
  ip('link', 'add', OUR_END, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', NAMESPACE);
  ip('addr', 'add', `${NETWORK}.1/24`, 'dev', OUR_END);
  ip('-n', NAMESPACE, 'addr', 'add', `${SMSC}/24`, 'dev', 'eth0');
  ip('-n', NAMESPACE, 'link', 'set', 'eth0', 'up');
  ip('route', 'add', 'unreachable', NOWHERE);
  plug();
  smsc = spawn('ip', ['netns', 'exec', NAMESPACE, process.execPath, '-e', ECHO], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface(smsc.stdout!), 'line');
});

afterAll(() => {
  if (!canMakeNamespaces) return;
  smsc?.kill('SIGKILL');
  ip('route', 'del', 'unreachable', NOWHERE);
  // The cable goes with the namespace.
  ip('netns', 'del', NAMESPACE);
});

const inNamespace = (name: string, run: () => Promise<void>) =>
  test(name, async ({ skip }) => {
    skip(!canMakeNamespaces, 'this machine makes no network namespaces: it wants Linux, ip and root');
    await run();
  });

async function open(options: object) {
  const hosts = { smsc: SMSC, nobody: NOBODY, nowhere: NOWHERE };
  const targets = Object.fromEntries(Object.entries(hosts).map(([name, host]) => [name, `tcp://${host}:${PORT}`]));
  const bridge = await startBridge({ targets, ...options });
  return { url: `ws://127.0.0.1:${bridge.port}/smpp` };
}

inNamespace('packets that nobody answers: 4004 within limits.connect', async () => {
  const { url } = await open({ limits: { connect: 0.3 } });
  expect((await new Client(`${url}/nobody`).closed).code).toBe(4004);
});

inNamespace('packets that nobody answers: the probe says filtered', async () => {
  expect(await probe({ host: NOBODY, port: PORT, timeoutMs: 300 })).toMatchObject({ tcp: 'filtered', smpp: null });
});

inNamespace('a cable that is pulled in the middle: 4022 within limits.idle', async () => {
  const { url } = await open({ limits: { idle: 0.5 } });
  const client = new Client(`${url}/smsc`);
  await client.hello();
  pull();
  client.ws.send(Buffer.from('lost'));
  expect((await client.closed).code).toBe(4022);
  plug();
});

inNamespace('a cable that is pulled and plugged again costs no octet', async () => {
  const { url } = await open({});
  const client = new Client(`${url}/smsc`);
  await client.hello();
  pull();
  client.ws.send(Buffer.alloc(50_000, 'x'));
  plug();
  await client.until(({ octets }) => octets.length === 50_000);
  expect(client.octets.equals(Buffer.alloc(50_000, 'x'))).toBe(true);
});

inNamespace('no route: 4002', async () => {
  const { url } = await open({});
  expect((await new Client(`${url}/nowhere`).closed).code).toBe(4002);
});
