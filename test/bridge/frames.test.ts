import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FrameInit, frame, MAX_MESSAGE, readAll } from './client-frames.ts';
import { onCleanup, startBridge, startEcho } from './harness.ts';

const payload = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 60_000, maxLength: 70_000 }));
const ping = fc.uint8Array({ maxLength: 125 }).map((octets) => ({ kind: 'ping' as const, parts: [octets] }));
const text = fc.string({ maxLength: 200 }).map((words) => ({ kind: 'text' as const, parts: [Buffer.from(words)] }));
const binary = fc.array(payload, { minLength: 1, maxLength: 3 }).map((parts) => ({ kind: 'binary' as const, parts }));

test('whatever the messages, their fragments and the cut of the chunks: the same octets and texts, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(ping, text, binary), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1 }),
      (messages, cuts) => {
        fc.pre(messages.every(({ parts }) => parts.reduce((sum, { length }) => sum + length, 0) <= MAX_MESSAGE));
        const stream = Buffer.concat(
          messages.flatMap(({ kind, parts }) =>
            parts.map((part, index) =>
              frame({
                opcode: kind === 'ping' ? 9 : index > 0 ? 0 : kind === 'text' ? 1 : 2,
                payload: part,
                final: index === parts.length - 1,
              }),
            ),
          ),
        );
        const chunks: Buffer[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const end = at + cuts[turn % cuts.length]!;
          chunks.push(stream.subarray(at, end));
          at = end;
        }
        expect(readAll(chunks)).toEqual(readAll([stream]));
        const octets = messages.filter(({ kind }) => kind === 'binary').flatMap(({ parts }) => parts);
        const read = readAll(chunks).taken.filter((entry) => !/ /.test(entry));
        expect(read.join('')).toBe(Buffer.concat(octets).toString('hex'));
      },
    ),
    { numRuns: 60 },
  );
});

test('a control frame between two fragments keeps its place', () => {
  const stream = Buffer.concat([
    frame({ opcode: 2, payload: Buffer.from('aa', 'hex'), final: false }),
    frame({ opcode: 9, payload: Buffer.from('01', 'hex') }),
    frame({ opcode: 0, payload: Buffer.from('bb', 'hex') }),
    frame({ opcode: 1, payload: Buffer.from('{"a'), final: false }),
    frame({ opcode: 9 }),
    frame({ opcode: 0, payload: Buffer.from('":1}') }),
  ]);
  expect(readAll([stream]).taken).toEqual(['aa', 'control 9 01', 'bb', 'control 9 ', 'text {"a":1}']);
});

test('of a text that is longer than any use, the beginning is kept alone', () => {
  const { taken } = readAll([frame({ opcode: 1, payload: Buffer.alloc(90_000, 'x') })]);
  expect(taken[0]!.length).toBeLessThan(3_000 + 'text '.length);
});

test.each<[breach: string, frames: readonly FrameInit[], code: number]>([
  ['no mask', [{ opcode: 2, masked: false }], 1002],
  ['a reserved bit', [{ opcode: 2, reserved: 0x40 }], 1002],
  ['an opcode of data that means nothing', [{ opcode: 3 }], 1002],
  ['an opcode of control that means nothing', [{ opcode: 11 }], 1002],
  ['a control frame that is cut', [{ opcode: 9, final: false }], 1002],
  ['a control frame of 126 octets', [{ opcode: 9, length: 126 }], 1002],
  ['a fragment of no message', [{ opcode: 0 }], 1002],
  ['a message inside another', [{ opcode: 2, final: false }, { opcode: 2 }], 1002],
  ['a message of one octet too many', [{ opcode: 2, length: MAX_MESSAGE + 1 }], 1009],
  [
    'fragments of one octet too many',
    [
      { opcode: 2, payload: Buffer.alloc(9), final: false },
      { opcode: 0, length: MAX_MESSAGE - 8 },
    ],
    1009,
  ],
  ['2^32 octets and one', [{ opcode: 2, length: 0x1_0000_0001n }], 1009],
  ['2^63 octets', [{ opcode: 2, length: 0x8000_0000_0000_0000n }], 1009],
  [
    'empty fragments without end',
    [{ opcode: 2, final: false }, ...Array<FrameInit>(5_000).fill({ opcode: 0, final: false })],
    1009,
  ],
])('%s is a breach, by the header alone, and what came before it is handed on', (_breach, frames, code) => {
  const before = frame({ opcode: 2, payload: Buffer.from('cafe', 'hex') });
  const { taken, breach } = readAll([Buffer.concat([before, ...frames.map(frame)])]);
  expect(breach?.code).toBe(code);
  expect(taken.join('')).toMatch(/^cafe/);
});

/** A bridge with an echo, and a TCP connection to it. */
async function openTcp(): Promise<Socket> {
  const echo = await startEcho();
  const { port } = await startBridge({ targets: { echo: `tcp://127.0.0.1:${echo.port}` } });
  const socket = connect(port, '127.0.0.1');
  onCleanup(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

async function until(socket: Socket, condition: (received: Buffer) => boolean): Promise<Buffer> {
  let received = Buffer.alloc(0);
  while (!condition(received)) received = Buffer.concat([received, (await once(socket, 'data'))[0]]);
  return received;
}

const HEADERS = {
  Host: '127.0.0.1',
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

const requestOf = (headers: object, method = 'GET') =>
  `${method} /smpp/echo HTTP/1.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

test.each([
  { handshake: 'of RFC 6455, 1.3', headers: {}, answer: /^HTTP\/1.1 101 .*s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/s },
  { handshake: 'without a key', headers: { 'Sec-WebSocket-Key': '' }, answer: /^HTTP\/1.1 400 / },
  {
    handshake: 'with a key of 15 octets',
    headers: { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25j' },
    answer: /^HTTP\/1.1 400 /,
  },
  { handshake: 'to another protocol', headers: { Upgrade: 'h2c' }, answer: /^HTTP\/1.1 400 / },
  {
    handshake: 'of an old version',
    headers: { 'Sec-WebSocket-Version': '8' },
    answer: /^HTTP\/1.1 426 .*Sec-WebSocket-Version: 13/s,
  },
  { handshake: 'by POST', headers: {}, method: 'POST', answer: /^HTTP\/1.1 405 / },
])('a handshake $handshake is answered as it should be', async ({ headers, method, answer }) => {
  const socket = await openTcp();
  socket.write(requestOf({ ...HEADERS, ...headers }, method));
  expect((await until(socket, (received) => received.includes('\r\n\r\n'))).toString()).toMatch(answer);
});

/** A raw WebSocket with plain octets; `first` is what the client sends at once, behind the request. */
async function openWebSocket(first: Buffer): Promise<{ readonly socket: Socket; readonly rest: Buffer }> {
  const socket = await openTcp();
  socket.write(Buffer.concat([Buffer.from(requestOf(HEADERS)), first]));
  const received = await until(socket, (octets) => octets.includes('\r\n\r\n'));
  return { socket, rest: received.subarray(received.indexOf('\r\n\r\n') + 4) };
}

test.each([
  { sent: 'octets right behind the request', frames: [{ opcode: 2, payload: Buffer.from('hi') }], back: '82026869' },
  { sent: 'a ping', frames: [{ opcode: 9, payload: Buffer.from('hi') }], back: '8a026869' },
  { sent: 'a pong that nobody asked for, and a ping', frames: [{ opcode: 10 }, { opcode: 9 }], back: '8a00' },
  { sent: 'a close frame', frames: [{ opcode: 8, payload: Buffer.from('03e8', 'hex') }], back: '880203e8' },
  { sent: 'a close frame without a code', frames: [{ opcode: 8 }], back: '8800' },
  {
    sent: 'octets after a close frame',
    frames: [{ opcode: 8 }, { opcode: 2, payload: Buffer.from('x') }],
    back: '8800',
  },
])('$sent: what comes back is $back', async ({ frames, back }) => {
  const { socket, rest } = await openWebSocket(Buffer.concat(frames.map(frame)));
  const received =
    rest.length * 2 >= back.length ? rest : await until(socket, (octets) => octets.length * 2 >= back.length);
  expect(received.toString('hex')).toBe(back);
});

test.each([
  { code: 'of one octet', payload: '03' },
  { code: '999', payload: '03e7' },
  { code: '1005, which is never sent', payload: '03ed' },
  { code: '1006, which is never sent', payload: '03ee' },
  { code: '2000, which nobody has defined', payload: '07d0' },
])('a close frame with a code $code is a breach', async ({ payload }) => {
  const { socket, rest } = await openWebSocket(frame({ opcode: 8, payload: Buffer.from(payload, 'hex') }));
  const received = rest.length > 0 ? rest : await until(socket, (octets) => octets.length > 4);
  expect(received.subarray(0, 1).toString('hex')).toBe('88');
  expect(received.readUInt16BE(2)).toBe(1002);
});
