import { lookup } from 'node:dns/promises';
import { isIP, type Socket } from 'node:net';
import { isAllowed } from './address.ts';
import { type ProxyAddresses, proxyHeader } from './proxy-protocol.ts';
import { DialError, openTcp, openTls } from './sockets.ts';
import type { Target } from './targets.ts';
import { type TlsFacts, tlsFactsOf } from './tls-facts.ts';

/** A connected message centre. */
export interface Dialled {
  readonly socket: Socket;
  /** `host:port` that was reached. */
  readonly peer: string;
  readonly tls: TlsFacts | null;
}

/** Gives the addresses of a host name, or rejects with an error whose `code` says why there are none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** As the system resolves names: hosts file, DNS, and what else it is set up for. */
export const resolveBySystem: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Resolves, checks and connects. The address that was checked is the one that is dialled: the name is not asked twice.
 * @param signal aborts at the deadline, or when the caller has gone
 * @param addresses of the caller, for a target that wants the PROXY protocol
 * @throws DialError
 */
export async function dial(
  target: Target,
  signal: AbortSignal,
  addresses: () => ProxyAddresses,
  resolve: Resolve,
): Promise<Dialled> {
  const { host, port, tls, proxyProtocol } = target.options;
  let failure: DialError | undefined;
  for (const address of await allowedAddresses(target, signal, resolve)) {
    try {
      const socket = await openTcp(address, port, signal);
      if (proxyProtocol) socket.write(proxyHeader(addresses()));
      if (tls === undefined) return { socket, peer: `${host}:${port}`, tls: null };
      const secured = await openTls(socket, host, tls, signal);
      return { socket: secured, peer: `${host}:${port}`, tls: tlsFactsOf(secured) };
    } catch (error) {
      failure = error as DialError;
      // Another address of the same host has the same certificate: only the way there may differ.
      if (failure.ending.cause === 'tls' || signal.aborted) break;
    }
  }
  throw failure ?? new DialError('unreachable');
}

/**
 * The addresses of a target that may be reached, in the order to try them: from here on nothing resolves its name again.
 * @throws DialError where there is none
 */
export async function allowedAddresses(
  { rules, options: { host, port } }: Target,
  signal: AbortSignal,
  resolve: Resolve,
): Promise<readonly string[]> {
  const found = isIP(host) ? [host] : await untilAborted(addressesOf(host, resolve), signal);
  const allowed = rules === undefined ? found : found.filter((address) => isAllowed(address, port, rules));
  if (allowed.length === 0) throw new DialError('address_refused');
  return allowed;
}

async function addressesOf(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch (error) {
    throw new DialError('dns', `${host}: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/** Resolving cannot be aborted: its late answer is dropped instead. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new DialError('connect_timeout'));
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
