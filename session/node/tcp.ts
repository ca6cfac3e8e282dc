import { connect as connectNet, createServer, type Server, type Socket } from 'node:net';
import {
  connect as connectTls,
  createServer as createTlsServer,
  type SecureContextOptions,
  type TLSSocket,
} from 'node:tls';
import { type LinkFacts, type TlsFacts, type Transport, TransportError } from '../src/transport.ts';
import { Inbox } from '../src/transports/inbox.ts';

export { connect, type TcpConnectOptions } from './connect.ts';

/** The customary port of SMPP over plain TCP (IANA: smpp). */
export const SMPP_PORT = 2775;
/** The customary port of SMPP over TLS. */
export const SMPPS_PORT = 3550;

/** How to speak TLS to a message centre. Certificates are verified unless that is switched off by name. */
export interface TlsOptions
  extends Pick<SecureContextOptions, 'ca' | 'cert' | 'key' | 'passphrase' | 'pfx' | 'minVersion'> {
  /** The name that the certificate must have, and that is asked for (SNI). Default: the host. */
  readonly servername?: string;
  /** Take any certificate. Default false: an unverified peer gets the password. */
  readonly rejectUnauthorized?: boolean;
}

/** Where to connect to, and how. */
export interface TcpOptions {
  readonly host: string;
  /** Default 2775, with TLS 3550. */
  readonly port?: number;
  readonly tls?: TlsOptions | boolean;
  /** How long connecting may take, TLS included. Default 10 s: longer than three lost SYNs. */
  readonly connectTimeoutMs?: number;
}

const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;

/** Octets that may wait for the reader before the socket is paused: two of the largest chunks that Node reads. */
const HIGH_WATER_OCTETS = 131_072;

/** Connects to a message centre. Rejects with a {@link TransportError} whose message is a sentence for people. */
export function connectTcp(options: TcpOptions): Promise<Transport> {
  const { host, tls, connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS } = options;
  const port = options.port ?? (tls ? SMPPS_PORT : SMPP_PORT);
  return new Promise((resolve, reject) => {
    const ready = () => {
      stop();
      resolve(socketTransport(socket));
    };
    const socket = tls
      ? connectTls({ ...serverNameOf(host), ...(tls === true ? {} : tls), host, port }, ready)
      : connectNet({ host, port }, ready);
    const fail = (error: Error) => {
      stop();
      socket.destroy();
      reject(connectError(error, `${host}:${port}`));
    };
    const timer = setTimeout(() => fail(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })), connectTimeoutMs);
    const stop = () => {
      clearTimeout(timer);
      socket.off('error', fail);
    };
    socket.on('error', fail);
  });
}

/** An IP address has no name to ask for. */
function serverNameOf(host: string): { servername?: string } {
  return /^[\d.]+$|:/.test(host) ? {} : { servername: host };
}

/** Where to listen, and for whom. */
export interface ListenOptions {
  /** Default 127.0.0.1: nothing is open to the network unless it is said. */
  readonly host?: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Certificate and key: then the port speaks TLS. */
  readonly tls?: SecureContextOptions & { readonly requestCert?: boolean; readonly rejectUnauthorized?: boolean };
  /** Connections at once; more are closed as they come. Default 1000. */
  readonly maxConnections?: number;
}

const DEFAULT_MAX_CONNECTIONS = 1_000;

/** A port that is listened on. */
export interface Listener {
  readonly host: string;
  readonly port: number;
  /** Stops listening; connections that are open go on. */
  close(): Promise<void>;
}

/** Listens for peers and hands each to `onConnection` as a transport. Rejects when the port cannot be had. */
export function listenTcp(options: ListenOptions, onConnection: (transport: Transport) => void): Promise<Listener> {
  const { host = '127.0.0.1', port, tls, maxConnections = DEFAULT_MAX_CONNECTIONS } = options;
  const take = (socket: Socket) => onConnection(socketTransport(socket));
  const server: Server = tls ? createTlsServer(tls, take) : createServer(take);
  server.maxConnections = maxConnections;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address() as { address: string; port: number };
      resolve({
        host: address.address,
        port: address.port,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}

/** A connected Node socket as a transport. */
export function socketTransport(socket: Socket): Transport {
  return new SocketTransport(socket);
}

class SocketTransport implements Transport {
  readonly kind: 'tcp' | 'tls';
  readonly facts: LinkFacts;
  readonly incoming: AsyncIterable<Uint8Array>;
  readonly #socket: Socket;
  #error: Error | undefined;
  /** Why this side cut the way. */
  #reason: Error | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    const isTls = 'encrypted' in socket;
    this.kind = isTls ? 'tls' : 'tcp';
    this.facts = {
      peer: `${socket.remoteAddress}:${socket.remotePort}`,
      ...(isTls && { tls: tlsFactsOf(socket as TLSSocket) }),
    };
    // SMPP sends small PDUs, batched above: waiting for more (Nagle) only adds delay.
    socket.setNoDelay(true);
    // An error is told by `incoming` and `send`; without a listener it would end the process.
    socket.on('error', (error) => {
      this.#error ??= error;
    });
    this.incoming = this.#read();
  }

  send(octets: Uint8Array): Promise<void> {
    const socket = this.#socket;
    if (!socket.writable) return Promise.reject(this.#broken());
    if (socket.write(octets)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const done = () => {
        socket.off('drain', done).off('close', done);
        if (socket.writable) resolve();
        else reject(this.#broken());
      };
      socket.on('drain', done).on('close', done);
    });
  }

  close(reason?: Error): Promise<void> {
    const socket = this.#socket;
    this.#reason ??= reason;
    if (socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once('close', () => resolve());
      if (reason) socket.destroy();
      else socket.end(() => socket.destroySoon());
    });
  }

  #read(): Inbox {
    const socket = this.#socket;
    const inbox = new Inbox({
      onTaken: () => {
        if (inbox.octets < HIGH_WATER_OCTETS && socket.isPaused()) socket.resume();
      },
      onLeft: () => socket.destroy(),
    });
    socket.on('data', (chunk: Uint8Array) => {
      inbox.push(chunk);
      if (inbox.octets >= HIGH_WATER_OCTETS) socket.pause();
    });
    // The reason of our own cut comes as it is.
    const end = () => inbox.end(this.#reason ?? (this.#error && linkError(this.#error, this.facts.peer!)));
    socket.on('end', end).on('close', end);
    return inbox;
  }

  #broken(): TransportError {
    const cause = this.#reason ?? this.#error;
    if (!cause) return new TransportError('closed', 'The connection is closed.');
    return cause instanceof TransportError ? cause : linkError(cause, this.facts.peer!);
  }
}

function tlsFactsOf(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate();
  return {
    version: socket.getProtocol() ?? '',
    cipher: socket.getCipher()?.name ?? '',
    ...(certificate?.subject && {
      certificate: {
        subject: String(certificate.subject.CN ?? ''),
        issuer: String(certificate.issuer.CN ?? ''),
        validFrom: new Date(certificate.valid_from).toISOString(),
        validTo: new Date(certificate.valid_to).toISOString(),
        fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      },
    }),
  };
}

const CONNECT_PROBLEMS: Readonly<Record<string, readonly [code: string, sentence: string]>> = {
  ECONNREFUSED: ['refused', 'nothing listens there'],
  ETIMEDOUT: ['timeout', 'no answer came in time; a firewall may be in the way'],
  EHOSTUNREACH: ['unreachable', 'there is no way to that host'],
  ENETUNREACH: ['unreachable', 'there is no way to that network'],
  ENOTFOUND: ['dns', 'no host has that name'],
  EAI_AGAIN: ['dns', 'the name could not be looked up'],
  ECONNRESET: ['reset', 'the peer cut the connection; it may speak TLS, or not'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'its certificate is for another name'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'its certificate is self-signed and not trusted here'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', 'its certificate comes from an authority that is not trusted here'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', 'its certificate comes from an authority that is not trusted here'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', 'its certificate comes from an authority that is not trusted here'],
  CERT_HAS_EXPIRED: ['tls', 'its certificate has expired'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls', 'it does not speak TLS on this port'],
};

function connectError(error: Error, peer: string): TransportError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const [kind, sentence] = CONNECT_PROBLEMS[code] ?? [code.includes('SSL') ? 'tls' : 'unreachable', error.message];
  return new TransportError(kind, `Cannot connect to ${peer}: ${sentence}.`, { cause: error });
}

function linkError(error: Error, peer: string): TransportError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return new TransportError('reset', `The connection to ${peer} was cut by the peer.`, { cause: error });
  }
  return new TransportError('broken', `The connection to ${peer} broke: ${error.message}.`, { cause: error });
}
