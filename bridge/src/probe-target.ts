import type { Probed } from './control.ts';
import { allowedAddresses, type Resolve } from './dial.ts';
import { probe } from './probe.ts';
import { type ProxyAddresses, proxyHeader } from './proxy-protocol.ts';
import { DialError } from './sockets.ts';
import type { Target } from './targets.ts';

/**
 * Probes a target by the way that a connection would take: the same rules, the same pinned address, the same TLS options.
 * Credentials are not used.
 * @param signal aborts at the deadline, or when the caller has gone
 * @param addresses of the caller, for a target that wants the PROXY protocol
 * @throws DialError where the rules refuse the target
 */
export async function probeTarget(
  target: Target,
  signal: AbortSignal,
  addresses: () => ProxyAddresses,
  resolve: Resolve,
): Promise<Probed> {
  const { host, port, tls, proxyProtocol, showPeer } = target.options;
  const allowed = await allowedAddresses(target, signal, resolve).catch((error: unknown) => {
    if (error instanceof DialError && error.ending.cause === 'dns') return [];
    throw error;
  });
  const preface = proxyProtocol ? proxyHeader(addresses()) : undefined;
  const {
    host: _,
    port: __,
    address: ___,
    ...report
  } = await probe({ ...tls, host, port, addresses: allowed, signal, preface });
  return {
    type: 'probe',
    target: target.name,
    peer: showPeer ? `${host}:${port}` : null,
    secured: tls !== undefined,
    ...report,
  };
}
