/**
 * The bridge against a raw TCP relay in Node, in the same run, all processes pinned to one core.
 * `npx tsx --conditions=smpp-web test/bench/bridge.ts [rounds]` prints a table of ratios; 1 is the raw relay.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createBridge } from '@smpp-web/bridge';
import { FrameReader, TEXT, wrap } from './bridge-frames.ts';

const REQUEST_OCTETS = 209;
const RESPONSE_OCTETS = 25;
const BULK_OCTETS = 65_536;
const RECEIPT_OCTETS = 262_144;
/** The window of the bridge by default, and how often to ack. */
const WINDOW_OCTETS = 1_048_576;
const ACK_OCTETS = 262_144;
const MEASURE_MS = 1_500;
const WARM_UP_MS = 500;
/** As many as the descriptors of the relay allow, two a pair; per-pair figures settle from some thousands on. */
const IDLE_PAIRS = Math.min(9_500, Math.floor((openFilesLimit() - 500) / 2));
const ROUNDS = Number(process.argv[3] ?? process.argv[2] ?? 3) || 3;

type Way = 'raw' | 'binary' | 'smpp.v1';
const WAYS: readonly Way[] = ['raw', 'binary', 'smpp.v1'];

interface Load {
  readonly name: string;
  /** Least ratio to the raw relay. */
  readonly goal: number;
  readonly mode: 'echo' | 'up' | 'down';
  /** PDUs under way, and PDUs of one frame. */
  readonly window?: number;
  readonly perFrame?: number;
}

const LOADS: readonly Load[] = [
  { name: 'W=1', goal: 0.87, mode: 'echo', window: 1, perFrame: 1 },
  { name: 'W=10, one PDU a frame', goal: 0.7, mode: 'echo', window: 10, perFrame: 1 },
  { name: 'W=100, one PDU a frame', goal: 0.4, mode: 'echo', window: 100, perFrame: 1 },
  { name: 'W=100, 10 PDUs a frame', goal: 0.8, mode: 'echo', window: 100, perFrame: 10 },
  { name: 'bulk up', goal: 0.8, mode: 'up' },
  { name: 'bulk down', goal: 1, mode: 'down' },
];

const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** The message centre: the first octet says what a connection is for. */
async function runPeer(): Promise<void> {
  const response = Buffer.alloc(RESPONSE_OCTETS * 1_000);
  const bulk = Buffer.alloc(BULK_OCTETS * 4);
  const server = createServer({ noDelay: true }, (socket) => {
    let pending = 0;
    let mode = '';
    const pour = () => {
      while (socket.writable && socket.write(bulk));
    };
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      if (mode === '') {
        mode = String.fromCharCode(chunk[0]!);
        if (mode === 'd') {
          socket.on('drain', pour);
          pour();
        }
        chunk = chunk.subarray(1);
      }
      pending += chunk.length;
      if (mode === 'u') {
        // One octet says that so many have come.
        const receipts = Math.floor(pending / RECEIPT_OCTETS);
        pending -= receipts * RECEIPT_OCTETS;
        if (receipts > 0) socket.write(response.subarray(0, receipts));
      }
      if (mode !== 'e') return;
      const requests = Math.floor(pending / REQUEST_OCTETS);
      pending -= requests * REQUEST_OCTETS;
      if (requests > 0) socket.write(response.subarray(0, requests * RESPONSE_OCTETS));
    });
  });
  console.log(await listen(server));
}

async function runRelay(way: Way, peerPort: number): Promise<void> {
  if (way !== 'raw') {
    const limits = { connections: 20_000, connectionsPerCaller: 20_000 };
    const bridge = createBridge({
      port: 0,
      targets: { peer: `tcp://127.0.0.1:${peerPort}` },
      limits,
      log: { level: 'silent' },
    });
    await bridge.listen();
    return console.log(bridge.address.port);
  }
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: peerPort, host: '127.0.0.1', noDelay: true });
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  console.log(await listen(server));
}

/** One connection through a relay. */
interface Connection {
  readonly socket: Socket;
  /** Octets as the relay wants them: a frame, or themselves. */
  frame(payload: Buffer): Buffer;
  /** Payload octets of what came. */
  payloadOf(chunk: Buffer): number;
  /** Octets that the bridge has acked; without acks, all. */
  acked(): number;
}

async function open(way: Way, port: number, kind: string): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  if (way === 'raw') {
    socket.write(kind);
    return {
      socket,
      frame: (payload) => payload,
      payloadOf: (chunk) => chunk.length,
      acked: () => Number.MAX_SAFE_INTEGER,
    };
  }
  socket.write(
    `GET /smpp/peer HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${way}\r\n\r\n`,
  );
  const isV1 = way === 'smpp.v1';
  let head = '';
  while (!head.includes('\r\n\r\n') || (isV1 && !head.includes('"resumed":false}')))
    head += (await once(socket, 'data'))[0];
  socket.write(wrap(Buffer.from(kind)));

  let [acked, received, told] = [0, 0, 0];
  const reader = new FrameReader((text) => {
    const message = JSON.parse(text) as { type: string; bytes: number };
    if (message.type !== 'ack') throw new Error(text);
    acked = message.bytes;
  });
  const payloadOf = (chunk: Buffer) => {
    const octets = reader.push(chunk);
    received += octets;
    if (isV1 && received - told >= ACK_OCTETS) {
      told = received;
      socket.write(wrap(Buffer.from(`{"type":"ack","bytes":${told}}`), TEXT));
    }
    return octets;
  };
  return { socket, frame: wrap, payloadOf, acked: () => (isV1 ? acked : Number.MAX_SAFE_INTEGER) };
}

/** Measures one load: PDUs per second, or octets per second. */
async function runClient(way: Way, port: number, { mode, window = 1, perFrame = 1 }: Load): Promise<void> {
  const { socket, frame, payloadOf, acked } = await open(way, port, mode[0]!);
  let count = 0;
  if (mode === 'echo') {
    const batch = frame(Buffer.alloc(REQUEST_OCTETS * perFrame));
    let answered = 0;
    const send = (frames: number) => {
      const ready = frames * batch.length;
      socket.write(frames === 1 ? batch : Buffer.alloc(ready, batch));
    };
    socket.on('data', (chunk) => {
      answered += payloadOf(chunk);
      const frames = Math.floor(answered / (RESPONSE_OCTETS * perFrame));
      answered -= frames * RESPONSE_OCTETS * perFrame;
      count += frames * perFrame;
      if (frames > 0) send(frames);
    });
    send(Math.max(1, window / perFrame));
  } else if (mode === 'down') {
    socket.on('data', (chunk) => {
      count += payloadOf(chunk);
    });
  } else {
    const bulk = frame(Buffer.alloc(BULK_OCTETS));
    let sent = 1;
    const pour = () => {
      while (socket.writable && !socket.writableNeedDrain && sent + BULK_OCTETS - acked() <= WINDOW_OCTETS) {
        sent += BULK_OCTETS;
        socket.write(bulk);
      }
    };
    socket.on('drain', pour);
    socket.on('data', (chunk) => {
      count += payloadOf(chunk) * RECEIPT_OCTETS;
      pour();
    });
    pour();
  }
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  const [before, start] = [count, performance.now()];
  await new Promise((resolve) => setTimeout(resolve, MEASURE_MS));
  console.log((count - before) / ((performance.now() - start) / 1000));
  process.exit(0);
}

const SELF = fileURLToPath(import.meta.url);
const CORE = spawnSync('taskset', ['--version']).status === 0 ? ['taskset', '-c', '1'] : [];
const children = new Set<ChildProcess>();

/** Runs a role of this file in a pinned process; resolves with the first line it prints. */
async function start(...role: string[]): Promise<{ child: ChildProcess; line: string }> {
  const [command, ...arguments_] = [
    ...CORE,
    process.execPath,
    '--conditions=smpp-web',
    '--import',
    'tsx',
    SELF,
    ...role,
  ];
  const child = spawn(command!, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, line };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const residentOctets = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;

function openFilesLimit(): number {
  return Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024);
}

async function main(): Promise<void> {
  const peer = await start('peer');
  const relays = new Map<Way, { child: ChildProcess; line: string }>();
  for (const way of WAYS) relays.set(way, await start('relay', way, peer.line));
  console.log(`| load | raw /s | ${WAYS.slice(1).join(' x | ')} x | goal |\n|---|---|---|---|---|`);
  for (const load of LOADS) {
    const rates = new Map<Way, number[]>(WAYS.map((way) => [way, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of round % 2 === 0 ? WAYS : WAYS.toReversed()) {
        rates.get(way)!.push(Number((await start('client', way, relays.get(way)!.line, load.name)).line));
      }
    }
    const ratios = WAYS.slice(1).map((way) =>
      median(rates.get(way)!.map((rate, round) => rate / rates.get('raw')![round]!)),
    );
    console.log(
      `| ${load.name} | ${Math.round(median(rates.get('raw')!))} | ${ratios.map((ratio) => ratio.toFixed(2)).join(' | ')} | ${load.goal} |`,
    );
  }
  for (const way of WAYS) {
    const relay = await start('relay', way, peer.line);
    const before = residentOctets(relay.child);
    const sockets: Socket[] = [];
    for (let pair = 0; pair < IDLE_PAIRS; pair++) sockets.push((await open(way, Number(relay.line), 'i')).socket);
    console.log(
      `- idle, ${way}: ${((residentOctets(relay.child) - before) / IDLE_PAIRS / 1024).toFixed(1)} KiB a pair at ${IDLE_PAIRS}`,
    );
    for (const socket of sockets) socket.destroy();
  }
  for (const child of children) child.kill();
}

const [role, way, port, name] = process.argv.slice(2) as [string, Way, string, string];
if (role === 'peer') await runPeer();
else if (role === 'relay') await runRelay(way, Number(port));
else if (role === 'client') await runClient(way, Number(port), LOADS.find((load) => load.name === name)!);
else await main();
