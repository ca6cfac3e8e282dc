import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectWebSocket } from '../../session/src/transports/websocket.ts';
import { startCutter } from './cutter.ts';
import { Client, startBridge, startEcho, startPeer } from './harness.ts';

const PDUS = 20_000;
const CUTS = 200;
const SEED = 2775;

/** Numbers from 0 to 1, the same on every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A PDU of 16 to 271 octets with its number inside. */
function pdu(sequence_number: number, random: () => number): Buffer {
  const frame = Buffer.alloc(16 + Math.floor(random() * 256), sequence_number & 0xff);
  frame.writeUInt32BE(frame.length, 0);
  frame.writeUInt32BE(0x00000004, 4);
  frame.writeUInt32BE(0, 8);
  frame.writeUInt32BE(sequence_number, 12);
  return frame;
}

test(`${PDUS} PDUs there and back survive ${CUTS} cuts of the WebSocket: same octets, one TCP connection (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const atPeer: Buffer[] = [];
  const peer = await startPeer((socket) => {
    socket.on('data', (chunk) => atPeer.push(chunk));
    socket.pipe(socket);
  });
  const bridge = await startBridge({ targets: { smsc: `tcp://127.0.0.1:${peer.port}` }, window: 16_384 });
  let planned = 0;
  const cutter = await startCutter(bridge.port, () => {
    // The first connection must live to greet: without a greeting there is nothing to resume.
    if (planned === CUTS) return undefined;
    return planned++ === 0 ? 5_000 : 300 + Math.floor(random() * 24_000);
  });
  const transport = await connectWebSocket(`ws://127.0.0.1:${cutter.port}/smpp/smsc`, {
    WebSocket: WebSocket as never,
  });

  const sent: Buffer[] = [];
  const sending = (async () => {
    for (let sequence_number = 1; sequence_number <= PDUS; sequence_number++) {
      const frame = pdu(sequence_number, random);
      sent.push(frame);
      await transport.send(frame);
    }
  })();
  const received: Uint8Array[] = [];
  let octets = 0;
  for await (const chunk of transport.incoming) {
    received.push(chunk);
    octets += chunk.length;
    if (sent.length === PDUS && octets >= sent.reduce((sum, { length }) => sum + length, 0)) break;
  }
  await sending;
  const expected = Buffer.concat(sent);
  expect(Buffer.concat(atPeer).equals(expected)).toBe(true);
  expect(Buffer.concat(received).equals(expected)).toBe(true);
  expect(peer.sockets.length).toBe(1);
  expect(cutter.cuts).toBe(CUTS);
  await transport.close();
}, 120_000);

const resumeOffer = (token: unknown, count: number) => ['smpp.v1', `smpp.v1.resume.${token}.${count}`];

test('a resumed session greets with its counts and replays what was not consumed', async () => {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  const url = `ws://127.0.0.1:${port}/smpp/echo`;
  const first = new Client(url);
  const { resume } = await first.hello();
  first.ws.send(Buffer.from('0123456789'));
  await first.until(({ octets }) => octets.length === 10);
  first.ws.terminate();
  const second = new Client(url, resumeOffer(resume, 4));
  expect(await second.hello()).toMatchObject({ resumed: true, bytes: 10, resume });
  await second.until(({ octets }) => octets.length === 6);
  expect(second.octets.toString()).toBe('456789');
});

test('the newer WebSocket takes the session; the older one is closed with 4031', async () => {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  const url = `ws://127.0.0.1:${port}/smpp/echo`;
  const first = new Client(url);
  const { resume } = await first.hello();
  const second = new Client(url, resumeOffer(resume, 0));
  expect(await second.hello()).toMatchObject({ resumed: true });
  expect((await first.closed).code).toBe(4031);
  second.ws.send(Buffer.from('alive'));
  await second.until(({ octets }) => octets.length === 5);
  expect(echo.sockets.length).toBe(1);
});

test.each([
  { name: 'a token that was never given', offer: () => resumeOffer('A'.repeat(43), 0), options: {} },
  {
    name: 'the token from another origin',
    offer: (token: unknown) => resumeOffer(token, 0),
    options: { origin: 'http://127.0.0.1:1' },
  },
  { name: 'a count that was never sent', offer: (token: unknown) => resumeOffer(token, 99), options: {} },
])('$name does not resume: 4030', async ({ offer, options }) => {
  const echo = await startEcho();
  const { port } = await startBridge({
    targets: { echo: `tcp://127.0.0.1:${echo.port}` },
    origins: ['http://127.0.0.1:1'],
  });
  const url = `ws://127.0.0.1:${port}/smpp/echo`;
  const first = new Client(url);
  const { resume } = await first.hello();
  expect((await new Client(url, offer(resume), options).closed).code).toBe(4030);
  // The session itself is unharmed.
  first.ws.send(Buffer.from('still here'));
  await first.until(({ octets }) => octets.length === 10);
});

test('a session that nobody resumes ends with the hold; its TCP connection is closed', async () => {
  const peer = await startPeer((socket) => socket.resume());
  const { port, log } = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` }, resume: 0.1 });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/peer`);
  const { resume } = await client.hello();
  client.ws.terminate();
  await once(peer.sockets[0]!, 'end');
  expect((await new Client(`ws://127.0.0.1:${port}/smpp/peer`, resumeOffer(resume, 0)).closed).code).toBe(4030);
  expect(log.find(({ msg }) => msg === 'connection end')).toMatchObject({ cause: 'session_lost' });
});

test('octets that the message centre sent before it closed are there for the one who resumes', async () => {
  const peer = await startPeer((socket) => socket.once('data', () => socket.end('last words')));
  const { port } = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` } });
  const url = `ws://127.0.0.1:${port}/smpp/peer`;
  const first = new Client(url);
  const { resume } = await first.hello();
  first.ws.pause();
  first.ws.send(Buffer.from('bye'));
  await once(peer.sockets[0]!, 'close');
  first.ws.terminate();
  const second = new Client(url, resumeOffer(resume, 0));
  await second.until(({ octets }) => octets.length === 10);
  expect(second.octets.toString()).toBe('last words');
  expect((await second.closed).code).toBe(1000);
});

test('a client that closes with 1000 is not held', async () => {
  const peer = await startPeer((socket) => socket.resume());
  const { port } = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` } });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/peer`);
  await client.hello();
  client.ws.close(1000);
  expect(await once(peer.sockets[0]!, 'end')).toEqual([]);
});

test('resuming again and again without reading gains no credit: the message centre stays paused', async () => {
  const window = 65_536;
  const peer = await startPeer((socket) => socket.write(Buffer.alloc(window * 64)));
  const { port, log } = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` }, window });
  const url = `ws://127.0.0.1:${port}/smpp/peer`;
  let client = new Client(url);
  const { resume } = await client.hello();
  for (let round = 0; round < 5; round++) {
    await client.until(({ octets }) => octets.length === window);
    client.ws.terminate();
    client = new Client(url, resumeOffer(resume, 0));
  }
  await client.until(({ octets }) => octets.length === window);
  client.ws.close(1000);
  await once(peer.sockets[0]!, 'close');
  const end = log.find(({ msg }) => msg === 'connection end');
  // One read of the socket may stand beyond the window.
  expect(end?.octetsDown).toBeLessThanOrEqual(window + 65_536);
});

test('the gauge of held sessions goes back when they end', async () => {
  const peer = await startPeer((socket) => socket.resume());
  const bridge = await startBridge({ targets: { peer: `tcp://127.0.0.1:${peer.port}` }, resume: 0.1 });
  const client = new Client(`ws://127.0.0.1:${bridge.port}/smpp/peer`);
  await client.hello();
  client.ws.terminate();
  await once(peer.sockets[0]!, 'end');
  expect(await (await fetch(`${bridge.address.url}/metrics`)).text()).toMatch(/^smpp_bridge_held 0$/m);
});
