import { parseUrl } from './request.ts';

/** The input of a target, as {@link parseTargetUrl} reads it out of one line. */
export interface TargetInput {
  host: string;
  port: number;
  tls?: Record<string, string | boolean>;
}

/** Default ports, as the simulated message centre has them. */
const DEFAULT_PORTS = { 'tcp:': 2775, 'tls:': 3550 } as const;
const TLS_PARAMETERS = new Set(['ca', 'cert', 'key', 'servername', 'minVersion', 'fingerprint', 'verify']);

/**
 * Reads `tcp://host:port` or `tls://host:port?ca=file&servername=name`.
 * @returns the target, or a sentence that says what is wrong
 */
export function parseTargetUrl(text: string): TargetInput | string {
  const expected = 'expected tcp://host:port or tls://host:port?ca=FILE&servername=NAME';
  const url = parseUrl(text);
  if (url === undefined) return expected;
  if (url.protocol !== 'tcp:' && url.protocol !== 'tls:') return expected;
  if (url.hostname === '' || url.pathname.length > 1 || url.username !== '' || url.hash !== '') return expected;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? DEFAULT_PORTS[url.protocol] : Number(url.port);
  const parameters = [...url.searchParams];
  const unknown = parameters.find(([name]) => url.protocol === 'tcp:' || !TLS_PARAMETERS.has(name));
  if (unknown !== undefined) return `unknown parameter ${unknown[0]}; ${expected}`;
  if (url.protocol === 'tcp:') return { host, port };
  return {
    host,
    port,
    tls: Object.fromEntries(parameters.map(([name, value]) => [name, name === 'verify' ? value !== 'false' : value])),
  };
}
