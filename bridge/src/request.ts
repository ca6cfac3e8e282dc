import type { IncomingMessage } from 'node:http';
import { BINARY, RESUME_PREFIX, SMPP_V1, SMPP_V1_PROBE, TOKEN_PREFIX } from './control.ts';

/** The subprotocols, the best first. */
const PROTOCOLS = [SMPP_V1_PROBE, SMPP_V1, BINARY] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** What an upgrade request asks for. */
export interface UpgradeRequest {
  readonly target: string;
  /** Whether a free target is to be dialled with TLS. */
  readonly tls: boolean;
  readonly protocol: Protocol | undefined;
  readonly token?: string | undefined;
  readonly resume?: { readonly token: string; readonly count: number } | undefined;
}

/** The path and query of a request, or undefined where they cannot be read. */
export function urlOf({ url }: Pick<IncomingMessage, 'url'>): URL | undefined {
  return url?.startsWith('/') ? parseUrl(`http://bridge${url}`) : undefined;
}

/** A URL, or undefined where the text is none. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Reads `GET /smpp/<target>` and its subprotocols; undefined when the path is another. */
export function readUpgrade(request: Pick<IncomingMessage, 'url' | 'headers'>): UpgradeRequest | undefined {
  const [, segment, query] = /^\/smpp\/([^/?#]+)(?:\?([^#]*))?$/.exec(request.url ?? '') ?? [];
  if (segment === undefined) return undefined;
  let target: string;
  try {
    target = decodeURIComponent(segment);
  } catch {
    return undefined;
  }
  const offered = protocolsOf(request);
  const wordAfter = (prefix: string) => offered.find((entry) => entry.startsWith(prefix))?.slice(prefix.length);
  return {
    target,
    tls: query !== undefined && new URLSearchParams(query).has('tls'),
    protocol: selectProtocol(offered),
    token: wordAfter(TOKEN_PREFIX),
    resume: readResume(wordAfter(RESUME_PREFIX)),
  };
}

/** The subprotocol that is answered: the best of those offered. */
function selectProtocol(offered: Iterable<string>): Protocol | undefined {
  const names = new Set(offered);
  return PROTOCOLS.find((name) => names.has(name));
}

/**
 * `<token>.<count>`: the token is base64url, so the last dot is ours. A word that cannot be read is a token that nobody has:
 * it must not open a new session.
 */
function readResume(word: string | undefined): UpgradeRequest['resume'] {
  if (word === undefined) return undefined;
  const match = /^([\w-]{1,128})\.(\d{1,16})$/.exec(word);
  return { token: match?.[1] ?? '', count: Number(match?.[2] ?? 0) };
}

function protocolsOf({ headers }: Pick<IncomingMessage, 'headers'>): string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map((entry) => entry.trim());
}
