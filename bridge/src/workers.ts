import cluster, { type Worker } from 'node:cluster';
import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import process from 'node:process';
import { AggregatorRegistry } from 'prom-client';
import type { Places } from './places.ts';
import { servePlaces, sharedPlaces } from './worker-places.ts';

/** An upgrade request on its way to the worker that holds the session, or issued the ticket, it names. */
interface HandOff {
  readonly kind: 'hand-off';
  readonly to: number;
  readonly request: Pick<IncomingMessage, 'url' | 'headers' | 'method'>;
  readonly source: string;
  /** First octets after the request, in base64. */
  readonly head: string;
}

/** The other workers, as one of them sees them. */
export interface Siblings {
  /** Places that all workers share: the first process counts. */
  readonly places: Places;
  /** Begins every token and ticket of this worker. */
  readonly prefix: string;
  /** Gives a socket to the worker whose prefix the word begins with. False when it is this one, or none. */
  handOff(word: string, request: IncomingMessage, source: string, socket: Socket, head: Buffer): boolean;
  /** Takes what others hand over. */
  onHandOff(
    take: (
      request: Pick<IncomingMessage, 'url' | 'headers' | 'method'>,
      source: string,
      socket: Socket,
      head: Buffer,
    ) => void,
  ): void;
}

const PREFIX = /^w(\d{1,9})-/;

/** This process as a worker, or undefined when it works alone. */
export function siblingsOfThis(): Siblings | undefined {
  const { worker } = cluster;
  if (worker === undefined) return undefined;
  return {
    prefix: `w${worker.id}-`,
    places: sharedPlaces(),
    handOff(word, { url, headers, method }, source, socket, head) {
      const to = Number(PREFIX.exec(word)?.[1] ?? worker.id);
      // A TLS session cannot leave its process: there, what another worker holds is lost.
      if (to === worker.id || 'encrypted' in socket) return false;
      const message: HandOff = {
        kind: 'hand-off',
        to,
        request: { url, headers, method },
        source,
        head: head.toString('base64'),
      };
      process.send!(message, socket);
      return true;
    },
    onHandOff(take) {
      process.on('message', (message: Partial<HandOff>, socket?: Socket) => {
        if (message.kind !== 'hand-off' || socket === undefined) return;
        take(message.request!, message.source!, socket, Buffer.from(message.head!, 'base64'));
      });
    },
  };
}

/** Starts workers, replaces those that die, hands sockets and signals on. Resolves when all listen. */
export async function runWorkers(
  count: number,
  metrics: { readonly host: string; readonly port: number } | undefined,
): Promise<void> {
  let closing = false;
  servePlaces();
  cluster.on('message', (_from, message: Partial<HandOff>, socket?: Socket) => {
    if (message.kind !== 'hand-off' || socket === undefined) return;
    const to = cluster.workers?.[message.to!];
    if (to === undefined) socket.destroy();
    else to.send(message, socket);
  });
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  for (const signal of signals) {
    process.on(signal, () => {
      if (signal !== 'SIGHUP') closing = true;
      for (const worker of allWorkers()) worker.process.kill(signal);
    });
  }
  await Promise.all(Array.from({ length: count }, () => untilListening(cluster.fork())));
  cluster.on('exit', () => {
    if (!closing) cluster.fork();
    else if (allWorkers().every((worker) => worker.isDead())) process.exit(0);
  });
  if (metrics !== undefined) serveMetrics(metrics);
}

function allWorkers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

/** A worker that ends before it listens has said why: the whole ends with its code. */
function untilListening(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const onExit = (code: number) => process.exit(code || 1);
    worker.once('exit', onExit);
    worker.once('listening', () => {
      worker.off('exit', onExit);
      resolve();
    });
  });
}

/** The sum of all workers' metrics. */
function serveMetrics({ host, port }: { readonly host: string; readonly port: number }): void {
  const registry = new AggregatorRegistry();
  createServer((_request, response) => {
    registry.clusterMetrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  }).listen(port, host);
}
