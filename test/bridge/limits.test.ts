import { once } from 'node:events';
import { expect, test } from 'vitest';
import { Throttle } from '../../bridge/src/throttle.ts';
import { Client, startBridge, startEcho } from './harness.ts';

const open = async (limits: object, options: object = {}) => {
  const echo = await startEcho();
  const bridge = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` }, limits, ...options });
  return {
    ...bridge,
    echo,
    log: bridge.log,
    connect: (protocol = 'smpp.v1') => new Client(`ws://127.0.0.1:${bridge.port}/smpp/echo`, protocol),
  };
};

test.each([
  { limit: 'idle', limits: { idle: 0.1 }, code: 4022 },
  { limit: 'lifetime', limits: { lifetime: 0.1 }, code: 4023 },
])('$limit ends the connection with $code, both subprotocols alike', async ({ limits, code }) => {
  const { connect } = await open(limits);
  const clients = [connect('smpp.v1'), connect('binary')];
  for (const client of clients) expect((await client.closed).code).toBe(code);
});

test('connections: one more than the limit is closed with 4020, and a place that is free is given again', async () => {
  const { connect, echo } = await open({ connections: 1 });
  const first = connect();
  await first.hello();
  expect((await connect().closed).code).toBe(4020);
  first.ws.close(1000);
  await once(echo.sockets[0]!, 'close');
  expect(await connect().hello()).toMatchObject({ type: 'hello' });
});

test('connectionsPerCaller: one more from the same address is closed with 4021', async () => {
  const { connect } = await open({ connectionsPerCaller: 1 });
  await connect().hello();
  expect((await connect().closed).code).toBe(4021);
});

test.each(['smpp.v1', 'binary'])(
  'messageOctets: over %s a larger message is closed with 1009, and not held',
  async (protocol) => {
    const { connect, echo, log } = await open({ messageOctets: 1_000 });
    const client = connect(protocol);
    await once(client.ws, protocol === 'binary' ? 'open' : 'message');
    client.ws.send(Buffer.alloc(1_001));
    expect((await client.closed).code).toBe(1009);
    if (echo.sockets[0] !== undefined && !echo.sockets[0].destroyed) await once(echo.sockets[0], 'close');
    expect(log.find(({ msg }) => msg === 'connection end')).toMatchObject({ cause: 'message_size' });
  },
);

test('window: a client that sends beyond its credit is closed with 4024', async () => {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` }, window: 4_096 });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/echo`);
  await client.hello();
  client.ws.send(Buffer.alloc(4_097));
  expect((await client.closed).code).toBe(4024);
});

test('ping: a WebSocket that does not answer is cut', async () => {
  const { port } = await open({ ping: 0.1 }, { resume: 0 });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/echo`, 'smpp.v1', { autoPong: false });
  expect((await client.closed).code).toBe(1006);
});

test.each(['smpp.v1', 'binary'])(
  'octetsPerSecond: over %s, what is above the rate waits, and arrives',
  async (protocol) => {
    const { connect } = await open({ octetsPerSecond: 200_000 }, { window: 65_536 });
    const client = connect(protocol);
    await once(client.ws, protocol === 'binary' ? 'open' : 'message');
    const sent = Buffer.alloc(260_000, 'x');
    let acked = 0;
    for (let at = 0; at < sent.length; at += 32_768) {
      client.ws.send(sent.subarray(at, at + 32_768));
      if (protocol === 'binary') continue;
      await client.until(({ octets }) => octets.length >= Math.min(at + 32_768, sent.length));
      acked = client.octets.length;
      client.ack(acked);
    }
    await client.until(({ octets }) => octets.length === sent.length);
    expect(client.octets.equals(sent)).toBe(true);
    expect(acked === 0 || acked === sent.length).toBe(true);
  },
);

test.each([
  { take: [100], at: [0], waits: [0], why: 'the burst of one second is free' },
  { take: [100, 50], at: [0, 0], waits: [0, 500], why: 'a debt is paid by time' },
  { take: [100, 50], at: [0, 500], waits: [0, 0], why: 'time has filled the bucket' },
  { take: [300], at: [0], waits: [2_000], why: 'one large take makes a large debt' },
  { take: [100, 100], at: [0, 10_000], waits: [0, 0], why: 'the bucket holds no more than one second' },
])('a throttle of 100 per second: take $take at $at ms waits $waits ($why)', ({ take, at, waits }) => {
  const throttle = new Throttle(100, 0);
  expect(take.map((amount, index) => throttle.take(amount, at[index]!))).toEqual(waits);
});
