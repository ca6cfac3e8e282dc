import { EventEmitter, once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { type Bridge, type BridgeEnvironment, type BridgeOptions, createBridge } from '@smpp-web/bridge';
import { pino } from 'pino';
import { afterEach } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Runs when the test is over. */
export function onCleanup(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

type LogLine = Record<string, unknown>;

/** A bridge under test. */
export interface TestBridge extends Bridge {
  readonly port: number;
  /** The lines that it has logged. */
  readonly log: readonly LogLine[];
  /** Resolves with the first line of this message, once there is one. */
  logged(message: string): Promise<LogLine>;
}

/** A bridge on a free port. */
export async function startBridge(options: BridgeOptions, environment: BridgeEnvironment = {}): Promise<TestBridge> {
  const log: LogLine[] = [];
  const written = new EventEmitter();
  const write = (line: string) => written.emit('line', log.push(JSON.parse(line)));
  const bridge = createBridge(
    { port: 0, ...options, limits: { drain: 1, ...options.limits } },
    { ...environment, log: pino({ level: 'debug' }, { write }) },
  );
  await bridge.listen();
  onCleanup(() => bridge.close());
  const logged = async (message: string) => {
    for (;;) {
      const line = log.find(({ msg }) => msg === message);
      if (line !== undefined) return line;
      await once(written, 'line');
    }
  };
  return Object.assign(Object.create(bridge) as Bridge, { port: bridge.address.port, log, logged });
}

/** A TCP server that stands for a message centre. */
export async function startPeer(
  onSocket: (socket: Socket) => void,
): Promise<{ readonly port: number; readonly server: Server; readonly sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onCleanup(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as { port: number }).port, server, sockets };
}

/** A message centre that sends everything back. */
export const startEcho = () => startPeer((socket) => socket.pipe(socket));

/** What a WebSocket got, in order, and how it ended. */
export class Client {
  readonly ws: WebSocket;
  readonly texts: { type: string; [name: string]: unknown }[] = [];
  octets = Buffer.alloc(0);
  readonly closed: Promise<{ code: number; reason: string }>;
  #changed: () => void = () => {};

  constructor(url: string, protocols: string | string[] = 'smpp.v1', options: ClientOptions = {}) {
    this.ws = new WebSocket(url, protocols, options);
    onCleanup(() => this.ws.terminate());
    this.ws.on('error', () => {});
    this.ws.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.octets = Buffer.concat([this.octets, data]);
      else this.texts.push(JSON.parse(data.toString()));
      this.#changed();
    });
    this.closed = new Promise((resolve) => {
      this.ws.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Resolves once what came fulfils the condition. */
  async until(condition: (client: this) => boolean): Promise<this> {
    while (!condition(this)) await new Promise<void>((resolve) => (this.#changed = resolve));
    return this;
  }

  /** The greeting of the bridge. */
  async hello(): Promise<Record<string, unknown>> {
    await this.until(({ texts }) => texts.some(({ type }) => type === 'hello'));
    return this.texts.find(({ type }) => type === 'hello')!;
  }

  ack(bytes: number): void {
    this.ws.send(JSON.stringify({ type: 'ack', bytes }));
  }
}

/** The status of an upgrade that is answered by plain HTTP. */
export function refusedStatus(
  url: string,
  protocols: string[] = ['smpp.v1'],
  options: ClientOptions = {},
): Promise<number> {
  const ws = new WebSocket(url, protocols, options);
  return new Promise((resolve, reject) => {
    ws.on('error', () => {});
    ws.on('open', () => {
      ws.terminate();
      reject(new Error('The upgrade was accepted.'));
    });
    ws.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
  });
}

/** A promise, and what settles it. */
export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
