/**
 * The client of the benchmark: `bridge-client.ts <load> <pid of the message centre> <way>=<port>=<pid> ...`. It opens a
 * connection through each relay and has them work in turn for short slices. Prints the rates of the slices as JSON.
 *
 * All processes share one core, so the time that passes is the time they compute. Rates are per second of the latter: what
 * else the machine does then is not counted.
 */
import { performance } from 'node:perf_hooks';
import { processorSeconds } from '../bridge/resources.ts';
import { type Connection, open } from './bridge-connection.ts';
import { ANSWER_OCTETS, BULK_OCTETS, LOADS, type Load, RECEIPT_OCTETS, REQUEST_OCTETS } from './bridge-loads.ts';
import type { Way } from './bridge-process.ts';

const SLICES = 21;
const SLICE_MS = 150;
/** Makes the code of relay and client hot. */
const WARM_UP_MS = 1_000;
/** Receipts of bulk under way: enough that the relay always has something to do, and within the window of the bridge. */
const BULK_WINDOW = 2;
/** Connections that are made at once. */
const PARALLEL = 8;

/** Works for some milliseconds, and gives what it did. */
type Worker = (ms: number) => Promise<number>;

interface Dialogue {
  /** Octets of one request, in frames, and of the payload of its answer. */
  readonly request: Buffer;
  readonly answerOctets: number;
  /** Requests under way. */
  readonly window: number;
  /** What one answer counts. */
  readonly worth: number;
}

/** Each answer brings the next request; what is due at once leaves in one write. */
function talk({ socket, payloadOf }: Connection, { request, answerOctets, window, worth }: Dialogue): Worker {
  const requests = Buffer.alloc(request.length * window, request);
  let [until, octets, underWay, count] = [0, 0, 0, 0];
  let onIdle = () => {};
  const ask = (times: number) => {
    underWay += times;
    socket.write(requests.subarray(0, times * request.length));
  };
  socket.on('data', (chunk) => {
    octets += payloadOf(chunk);
    const answers = Math.floor(octets / answerOctets);
    octets -= answers * answerOctets;
    underWay -= answers;
    count += answers;
    if (answers > 0 && performance.now() < until) ask(answers);
    else if (underWay === 0) onIdle();
  });
  return async (ms) => {
    const idle = new Promise<void>((resolve) => {
      onIdle = resolve;
    });
    until = performance.now() + ms;
    count = 0;
    ask(window);
    await idle;
    return count * worth;
  };
}

/** Connects, asks once, is answered, and leaves. */
function connecting(way: Way, port: number): Worker {
  return async (ms) => {
    const start = performance.now();
    let count = 0;
    const connectAgain = async () => {
      while (performance.now() < start + ms) {
        const connection = await open(way, port, 'echo');
        await talk(connection, echo(connection, {}))(0);
        connection.leave();
        count++;
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, connectAgain));
    return count;
  };
}

const echo = ({ frame }: Connection, { window = 1, perFrame = 1 }: Pick<Load, 'window' | 'perFrame'>): Dialogue => ({
  request: frame(Buffer.alloc(REQUEST_OCTETS * perFrame)),
  answerOctets: ANSWER_OCTETS * perFrame,
  window: window / perFrame,
  worth: perFrame,
});

function bulk({ frame }: Connection, kind: 'up' | 'down'): Dialogue {
  const piece = frame(Buffer.alloc(kind === 'up' ? BULK_OCTETS : 1));
  const pieces = kind === 'up' ? RECEIPT_OCTETS / BULK_OCTETS : 1;
  return {
    request: Buffer.alloc(piece.length * pieces, piece),
    answerOctets: kind === 'up' ? 1 : RECEIPT_OCTETS,
    window: BULK_WINDOW,
    worth: RECEIPT_OCTETS,
  };
}

async function workerOf(load: Load, way: Way, port: number): Promise<Worker> {
  if (load.kind === 'connect') return connecting(way, port);
  const connection = await open(way, port, load.kind);
  return talk(connection, load.kind === 'echo' ? echo(connection, load) : bulk(connection, load.kind));
}

const [name, peer, ...relays] = process.argv.slice(2) as [string, string, ...string[]];
const load = LOADS.find((each) => each.name === name)!;
const measurements: { readonly rates: number[]; take(ms: number): Promise<number> }[] = [];
const rates: { [way: string]: number[] } = {};
for (const relay of relays) {
  const [way, port, pid] = relay.split('=') as [Way, string, string];
  const work = await workerOf(load, way, Number(port));
  const seconds = () => processorSeconds(Number(pid)) + processorSeconds(Number(peer)) + processorSeconds(process.pid);
  const take = async (ms: number) => {
    const before = seconds();
    return (await work(ms)) / (seconds() - before);
  };
  await take(WARM_UP_MS);
  rates[way] = [];
  measurements.push({ rates: rates[way], take });
}
for (let slice = 0; slice < SLICES; slice++) {
  for (const { rates, take } of slice % 2 === 0 ? measurements : measurements.toReversed())
    rates.push(await take(SLICE_MS));
}
console.log(JSON.stringify(rates));
process.exit(0);
