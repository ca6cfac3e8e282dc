import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Options } from './options.ts';
import { parseUrl } from './request.ts';

/**
 * Decides whether a request may come from where it comes from. Browsers send Origin with every WebSocket, and cannot lie;
 * a program can, and is not what this protects from: without Origin the token decides.
 *
 * - Origin in the list: yes.
 * - List empty: Origin must be the host that was asked (same origin), and that host must be a name of this bridge.
 *   Otherwise a page whose own name was pointed at our address (DNS rebinding) would be of the same origin.
 * @returns undefined, or why not
 */
export function refuseOrigin(
  { headers }: Pick<IncomingMessage, 'headers'>,
  options: Pick<Options, 'origins' | 'hosts' | 'host'>,
): string | undefined {
  const { origin, host } = headers;
  if (origin !== undefined && options.origins.includes(origin)) return undefined;
  if (host === undefined || !isOwnName(host, options)) {
    return 'This host name is not one of the bridge: list it under hosts, or its origin under origins.';
  }
  if (origin === undefined) return undefined;
  const sameOrigin = options.origins.length === 0 && parseUrl(origin)?.host === host.toLowerCase();
  return sameOrigin ? undefined : 'Pages of this origin may not use the bridge: list it under origins.';
}

/** An address, localhost, or a name from the options: what an attacker cannot have as the name of a page of his own. */
function isOwnName(hostHeader: string, { host, hosts, origins }: Pick<Options, 'origins' | 'hosts' | 'host'>): boolean {
  const name = parseUrl(`http://${hostHeader}`)?.hostname.replace(/^\[(.*)\]$/, '$1');
  if (name === undefined) return false;
  if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || name === host) return true;
  return hosts.includes(name) || origins.some((origin) => parseUrl(origin)?.hostname === name);
}
