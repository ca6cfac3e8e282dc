import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { destination, type Logger, pino } from 'pino';
import { createAuth } from './auth.ts';
import { LIMITS } from './defaults.ts';
import { type Resolve, resolveBySystem } from './dial.ts';
import { acceptHandshake, refuseHandshake } from './handshake.ts';
import { createHttpHandler, sendMetrics } from './http.ts';
import { createMetrics } from './metrics.ts';
import { type BridgeOptions, parseOptions } from './options.ts';
import { refuseOrigin } from './origin.ts';
import { createPlaces } from './places.ts';
import { readUpgrade, type UpgradeRequest } from './request.ts';
import { createFrontDoor } from './server.ts';
import { Switchboard } from './switchboard.ts';
import { WebSocket } from './web-socket.ts';
import type { Siblings } from './workers.ts';

/** A bridge that listens, or will. */
export interface Bridge {
  /** Starts to listen. Rejects as Node does, with EADDRINUSE where the port is taken. */
  listen(): Promise<void>;
  /**
   * Stops: no new connections, 1001 with a hint to retry for those that are there, and after `limits.drain` seconds what is
   * left is cut. Closing twice is harmless.
   */
  close(): Promise<void>;
  /** Takes new options for what comes from now on; open connections go on under the old ones. `host` and `port` stay. */
  reload(options: BridgeOptions): void;
  /** Where it listens. @throws before `listen` has resolved */
  readonly address: AddressInfo & { readonly url: string };
}

/** What is not part of a configuration file. */
export interface BridgeEnvironment {
  /** What relative file names start from; the working directory by default. */
  readonly baseDir?: string;
  /** Other processes that share the port, where there are some. */
  readonly siblings?: Siblings | undefined;
  /** How names of targets are resolved; as the system does by default. */
  readonly resolve?: Resolve;
  /** A pino logger; by default one to standard error at `log.level`. */
  readonly log?: Logger;
}

/**
 * Makes a bridge: WebSocket in, TCP or TLS out.
 * @throws OptionsError with the path of every option that does not fit
 */
export function createBridge(
  input: BridgeOptions = {},
  { baseDir = '.', siblings, resolve = resolveBySystem, log: given }: BridgeEnvironment = {},
): Bridge {
  let options = parseOptions(input, baseDir);
  const tokenPrefix = siblings?.prefix ?? '';
  let auth = createAuth(options.auth, tokenPrefix);
  const log = given ?? pino({ level: options.log.level }, destination(2));
  const metrics = createMetrics();
  const switchboard = new Switchboard({
    options: () => options,
    auth: () => auth,
    places: siblings?.places ?? createPlaces(),
    resolve,
    metrics,
    log,
    tokenPrefix,
  });
  const handle = createHttpHandler({
    options: () => options,
    auth: () => auth,
    metrics,
    isReady: () => state === 'open',
  });

  const door = createFrontDoor(options, (error) => {
    if (error === undefined) log.info('certificate read');
    else log.error({ err: error }, 'certificate cannot be used: the old one stays');
  });
  const { server } = door;
  // Of several processes the first one serves the metrics of all.
  const metricsServer =
    options.metrics === undefined || siblings !== undefined
      ? undefined
      : createHttpServer((request, response) => sendMetrics(request, response, metrics));
  let state: 'new' | 'open' | 'closing' = 'new';
  let sweeper: NodeJS.Timeout | undefined;
  let closed: Promise<void> | undefined;

  server.on('request', (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'request failed');
      response.destroy();
    });
  });
  server.on('upgrade', onUpgrade);
  siblings?.onHandOff((request, source, socket, head) => accept(request, readUpgrade(request)!, source, socket, head));

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = (status: number, text: string, headers = '') => {
      socket.on('error', () => {});
      socket.end(
        `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\n${headers}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      );
      metrics.refused(`http_${status}`);
    };
    if (state !== 'open') return refuse(503, 'The bridge is shutting down.', 'Retry-After: 5\r\n');
    const upgrade = readUpgrade(request);
    if (upgrade === undefined) return refuse(404, 'Ask for /smpp/<target>.');
    const breach = refuseHandshake(request);
    if (breach !== undefined) return refuse(breach.status, breach.text, breach.headers);
    const refusal = refuseOrigin(request, options);
    if (refusal !== undefined) return refuse(403, refusal);
    const source = door.sourceOf(request.socket);
    const word = upgrade.resume?.token ?? upgrade.token;
    if (word !== undefined && siblings?.handOff(word, request, source, socket as Socket, head)) return;
    accept(request, upgrade, source, socket as Socket, head);
  }

  function accept(
    request: Pick<IncomingMessage, 'url' | 'headers' | 'method'>,
    upgrade: UpgradeRequest,
    source: string,
    socket: Socket,
    head: Buffer,
  ): void {
    // The switchboard lets it go, with what it says first.
    socket.cork();
    socket.write(acceptHandshake(request, upgrade.protocol));
    const ws = new WebSocket(socket, head, options.limits.messageOctets);
    void switchboard.accept({ ws, request: upgrade, source, web: request.headers.origin });
  }

  async function stop(): Promise<void> {
    state = 'closing';
    const serversClosed = Promise.all([door.close(), metricsServer && closeServer(metricsServer)]);
    switchboard.drain();
    server.closeIdleConnections();
    const deadline = setTimeout(() => {
      switchboard.abort();
      server.closeAllConnections();
    }, options.limits.drain * 1000);
    await switchboard.idle();
    // A socket that went to another process is counted here for ever: Node would wait for it.
    if (siblings === undefined) await serversClosed;
    clearTimeout(deadline);
    clearInterval(sweeper);
  }

  return {
    async listen() {
      await listenOn(server, options.host, options.port);
      if (metricsServer !== undefined) await listenOn(metricsServer, options.metrics!.host, options.metrics!.port);
      sweeper = setInterval(() => switchboard.sweep(Date.now()), LIMITS.sweepMs).unref();
      state = 'open';
    },
    close: () => (closed ??= stop()),
    reload(next) {
      options = parseOptions(next, baseDir);
      auth = createAuth(options.auth, tokenPrefix);
      door.reloadCertificate(options.tls);
    },
    get address() {
      const address = server.address() as AddressInfo | null;
      if (address === null) throw new Error('The bridge does not listen: await listen() first.');
      const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      return { ...address, url: `${options.tls === undefined ? 'http' : 'https'}://${host}:${address.port}` };
    },
  };
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
