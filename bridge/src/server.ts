import { createServer as createHttpServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { readCertificate, watchCertificate } from './certificate.ts';
import { LIMITS } from './defaults.ts';
import type { Options } from './options.ts';
import { expectProxyHeader, type SourceOf } from './proxy-inbound.ts';

/** The server that takes requests, over TCP or TLS, and what is known of their senders. */
export interface FrontDoor {
  readonly server: Server;
  readonly sourceOf: SourceOf;
  /** Reads certificate and key again, for connections from now on. */
  reloadCertificate(tls: Options['tls']): void;
  /** Stops listening; resolves when the last connection has gone. */
  close(): Promise<void>;
}

/** @param onCertificate told when the files have changed: `error` where they cannot be used, and the old ones stay */
export function createFrontDoor(
  { tls, limits, proxyProtocol }: Options,
  onCertificate: (error?: Error) => void,
): FrontDoor {
  const handshakeMs = limits.handshake * 1000;
  const options: ServerOptions = {
    headersTimeout: handshakeMs,
    requestTimeout: handshakeMs,
    // Looked at twice per deadline, so that a slow handshake ends at most half of it late.
    connectionsCheckingInterval: handshakeMs / 2,
    keepAliveTimeout: LIMITS.keepAlive * 1000,
    noDelay: true,
  };
  const server =
    tls === undefined
      ? createHttpServer(options)
      : createHttpsServer({ ...options, ...readCertificate(tls), handshakeTimeout: handshakeMs });
  server.maxConnections = limits.connections + LIMITS.spareSockets;
  const sourceOf: SourceOf = proxyProtocol
    ? expectProxyHeader(server, handshakeMs)
    : ({ remoteAddress = '' }) => remoteAddress;

  const certificate = tls && watchCertificate(server as HttpsServer, tls, onCertificate);

  return {
    server,
    sourceOf,
    reloadCertificate: (next) => void (next && certificate?.reload(next)),
    close() {
      certificate?.close();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
