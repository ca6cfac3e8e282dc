import { readFileSync } from 'node:fs';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import type { CloseCause, Ending } from './close-codes.ts';
import type { TargetTls } from './options.ts';
import { fingerprintOf } from './tls-facts.ts';

/** Why there is no connection. */
export class DialError extends Error {
  override readonly name = 'DialError';
  readonly ending: Ending;

  constructor(cause: CloseCause, detail?: string) {
    super(detail ?? cause);
    this.ending = { cause, detail };
  }
}

/** Connects to an address that was checked. @throws DialError */
export function openTcp(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connectTcp({ host: address, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 });
  return opened(socket, 'connect', signal, tcpError);
}

/**
 * Goes on with TLS over a connected socket; `host` is the name that the certificate is for, unless `tls` names another.
 * @throws DialError
 */
export async function openTls(socket: Socket, host: string, tls: TargetTls, signal: AbortSignal): Promise<TLSSocket> {
  const servername = tls.servername ?? host;
  let secured: TLSSocket;
  try {
    const options: ConnectionOptions = {
      socket,
      minVersion: tls.minVersion,
      rejectUnauthorized: tls.verify,
      // An address is checked against the certificate all the same, but may not be sent as SNI (RFC 6066, 3).
      host: servername,
      ...(isIP(servername) ? {} : { servername }),
      ...(tls.ca === undefined ? {} : { ca: readFileSync(tls.ca) }),
      ...(tls.cert === undefined ? {} : { cert: readFileSync(tls.cert) }),
      ...(tls.key === undefined ? {} : { key: readFileSync(tls.key) }),
    };
    secured = connectTls(options);
  } catch (error) {
    socket.destroy();
    throw new DialError('tls', `The bridge cannot use its certificate files: ${(error as Error).message}.`);
  }
  await opened(secured, 'secureConnect', signal, tlsError);
  if (tls.fingerprint !== undefined && fingerprintOf(secured.getPeerCertificate()) !== tls.fingerprint) {
    secured.destroy();
    throw new DialError('tls', NOT_PINNED);
  }
  return secured;
}

function opened<T extends Socket>(
  socket: T,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
  describe: (error: NodeJS.ErrnoException) => DialError,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (failure?: DialError) => {
      socket.off(event, onOpen).off('error', onError).off('close', onClose);
      signal.removeEventListener('abort', onAbort);
      if (failure === undefined) return resolve(socket);
      // A late error of a socket that was given up has nobody left to tell.
      socket.on('error', () => {});
      socket.destroy();
      reject(failure);
    };
    const onOpen = () => settle();
    const onError = (error: NodeJS.ErrnoException) => settle(describe(error));
    const onClose = () => settle(describe({ name: '', message: '', code: 'ECONNRESET' }));
    const onAbort = () => settle(new DialError('connect_timeout'));
    if (signal.aborted) return onAbort();
    socket.once(event, onOpen).once('error', onError).once('close', onClose);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

const TCP_CAUSES: { readonly [code: string]: CloseCause } = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ETIMEDOUT: 'connect_timeout',
};

function tcpError({ code = '' }: NodeJS.ErrnoException): DialError {
  const cause = TCP_CAUSES[code] ?? 'unreachable';
  return new DialError(cause, cause === 'unreachable' && code !== '' ? `(${code})` : undefined);
}

export const NOT_PINNED = 'Its certificate is not the one that is pinned.';

/** Reasons of OpenSSL and Node in words. */
const TLS_REASONS: { readonly [code: string]: string } = {
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  CERT_NOT_YET_VALID: 'Its certificate is not valid yet.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is self-signed: name it as ca to trust it.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its authority is not known: name the root as ca to trust it.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its authority is not known, or it does not send the certificates in between.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'Its authority is not known: name the root as ca to trust it.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name: set servername.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'It does not speak TLS on this port.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'It does not speak TLS on this port.',
  EPROTO: 'It does not speak TLS on this port.',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'It speaks only older TLS than minVersion.',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'It speaks only older TLS than minVersion.',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'It found no common cipher, or wants a client certificate.',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'It wants a client certificate.',
  ECONNRESET: 'It cut the connection during the handshake.',
};

function tlsError(error: NodeJS.ErrnoException): DialError {
  return new DialError('tls', tlsReason(error));
}

/** Why TLS failed, or a certificate is refused, in words. */
export function tlsReason(error: NodeJS.ErrnoException | string): string {
  const { code = '', message } = typeof error === 'string' ? { code: error, message: error } : error;
  return TLS_REASONS[code] ?? (code === '' ? message : `(${code})`);
}
