/**
 * What stalled connections cost the bridge and their neighbours: `npx tsx --conditions=smpp-web test/bench/bridge-stall.ts [seconds]`.
 * One side, the other, or both send all they can and do not read, for 60 s each by default, while a neighbour asks one request
 * after the other. Prints the growth of the bridge's memory and the neighbour's latency against that of an idle bridge.
 */
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { residentOctets } from '../bridge/resources.ts';
import { type Connection, open } from './bridge-connection.ts';
import { ANSWER_OCTETS, BULK_OCTETS, REQUEST_OCTETS } from './bridge-loads.ts';
import { type Process, start, startRelay, stopAll, type Way } from './bridge-process.ts';

const SECONDS = Number(process.argv[2] ?? 60);
/** Makes the code of the relay hot, and gives its heap its size. */
const WARM_UP_SECONDS = 5;
const MB = 1_048_576;
const WINDOW_OCTETS = MB;
const GOAL = { growthMb: 8, p99: 2 };
const WAYS: readonly Way[] = ['binary', 'smpp.v1'];
const STALLS = ['nobody', 'reader', 'message centre', 'both'] as const;

/** Sends all that the relay takes, and never reads on if it is to be deaf. */
function blast({ socket, frame, payloadOf, acked }: Connection, deaf: boolean): void {
  const piece = frame(Buffer.alloc(BULK_OCTETS));
  let sent = 0;
  const pour = () => {
    while (socket.writable && !socket.writableNeedDrain && sent + BULK_OCTETS < acked() + WINDOW_OCTETS) {
      sent += BULK_OCTETS;
      socket.write(piece);
    }
  };
  socket.on('drain', pour);
  socket.on('data', (chunk) => {
    payloadOf(chunk);
    pour();
  });
  if (deaf) socket.pause();
  pour();
}

/** A connection of which one side, or both, send all they can and do not read. */
async function stall(way: Way, port: number, deaf: 'reader' | 'message centre' | 'both'): Promise<Connection> {
  const connection = await open(way, port, deaf === 'reader' ? 'flood' : deaf === 'both' ? 'floodDeaf' : 'deaf');
  if (deaf === 'reader') connection.socket.pause();
  else blast(connection, deaf === 'both');
  return connection;
}

/** Round trips, one after the other, for some seconds: the 50th and 99th percentile in ms. */
async function neighbour(
  way: Way,
  port: number,
  seconds = SECONDS,
): Promise<{ readonly p50: number; readonly p99: number }> {
  const { socket, frame, payloadOf } = await open(way, port, 'echo');
  const request = frame(Buffer.alloc(REQUEST_OCTETS));
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  await new Promise<void>((resolve, reject) => {
    socket.on('close', () => reject(new Error('The neighbour was cut.')));
    let [at, octets] = [performance.now(), 0];
    socket.on('data', (chunk) => {
      octets += payloadOf(chunk);
      if (octets < ANSWER_OCTETS) return;
      octets -= ANSWER_OCTETS;
      const now = performance.now();
      times.push(now - at);
      if (now > end) return resolve();
      at = now;
      socket.write(request);
    });
    socket.write(request);
  });
  socket.destroy();
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(times.length * 0.5)]!, p99: times[Math.floor(times.length * 0.99)]! };
}

/** The greatest growth while `work` lasts. */
async function growthDuring<T>({ child }: Process, work: () => Promise<T>): Promise<{ result: T; growth: number }> {
  const before = residentOctets(child);
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, residentOctets(child));
  }, 100);
  const result = await work();
  clearInterval(look);
  return { result, growth: most - before };
}

const peer = await start('bridge-peer.ts');
console.log(`${SECONDS} s each; goals: growth at most ${GOAL.growthMb} MB, p99 at most ${GOAL.p99} x.\n`);
console.log('| way | stalled | growth MB | neighbour p50 ms | p99 ms | p99 x |\n|---|---|---:|---:|---:|---:|');
for (const way of WAYS) {
  const relay = (await startRelay(way, peer.line))!;
  const port = Number(relay.line);
  await neighbour(way, port, WARM_UP_SECONDS);
  let quiet = 0;
  for (const stalled of STALLS) {
    const { result, growth } = await growthDuring(relay, async () => {
      const connection = stalled === 'nobody' ? undefined : await stall(way, port, stalled);
      const times = await neighbour(way, port);
      // Left alone, it would be cut for its silence in one of the next rows.
      connection?.leave();
      return times;
    });
    if (stalled === 'nobody') quiet = result.p99;
    console.log(
      `| ${way} | ${stalled} | ${(growth / MB).toFixed(1)} | ${result.p50.toFixed(2)} | ${result.p99.toFixed(2)} | ${(result.p99 / quiet).toFixed(2)} |`,
    );
  }
}
stopAll();
process.exit(0);
