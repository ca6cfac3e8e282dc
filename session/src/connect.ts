import { connectEsme, type Esme, type EsmeOptions } from './esme.ts';
import type { Session } from './session.ts';
import { type Transport, TransportError } from './transport.ts';
import { connectWebSocket, type WebSocketOptions } from './transports/websocket.ts';

/** What {@link connect} needs beside the address. */
export interface ConnectOptions extends Omit<EsmeOptions, 'system_id'> {
  /** Default: the user of the address. */
  readonly system_id?: string;
  /** For `ws:` and `wss:`. */
  readonly webSocket?: WebSocketOptions;
  /** Sees the session before its first octet. */
  readonly onSession?: (session: Session) => void;
}

/** Makes a transport for an address. */
export type Dial = (url: URL, options: ConnectOptions) => Promise<Transport>;

/** What a browser can dial. */
const WEB_SCHEMES: Readonly<Record<string, Dial>> = {
  'ws:': dialWebSocket,
  'wss:': dialWebSocket,
};

/**
 * Connects and binds by an address: `wss://bridge.example/smpp/<target>` everywhere, `smpp://user@host:2775` and
 * `smpps://user@host:3550` with the `connect` of `@smpp-web/session/tcp`.
 *
 * Rejects with a {@link TransportError}: code `address` for an address that cannot be used, and as the transport and
 * {@link connectEsme} do.
 */
export async function connect(address: string, options: ConnectOptions = {}): Promise<Esme> {
  return connectWith(WEB_SCHEMES, address, options);
}

/** {@link connect} with more schemes than a browser has. */
export async function connectWith(
  schemes: Readonly<Record<string, Dial>>,
  address: string,
  options: ConnectOptions,
): Promise<Esme> {
  const url = parseAddress(address);
  const dial = { ...WEB_SCHEMES, ...schemes }[url.protocol];
  if (!dial) throw addressError(sentenceFor(url.protocol));
  const system_id = options.system_id ?? decodeURIComponent(url.username);
  if (system_id === '')
    throw addressError('no system_id: put it in front of the host, as in smpp://user@host, or pass it');
  url.username = '';
  const transport = await dial(url, options);
  return connectEsme(transport, { ...options, system_id }, options.onSession);
}

function dialWebSocket(url: URL, { webSocket }: ConnectOptions): Promise<Transport> {
  return connectWebSocket(url.href, webSocket);
}

function parseAddress(address: string): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    // The address itself is not shown: it may hold a password.
    throw addressError(
      'not an address: smpp://user@host:2775, smpps://user@host:3550 or wss://host/smpp/target expected',
    );
  }
  if (url.password !== '') {
    throw addressError('a password in an address ends up in logs and histories: pass it as an option');
  }
  return url;
}

function sentenceFor(scheme: string): string {
  if (scheme === 'smpp:' || scheme === 'smpps:' || scheme === 'ssmpp:') {
    return `${scheme}// needs TCP, which a browser does not have: go through a bridge by wss://, or, in Node, import connect from @smpp-web/session/tcp`;
  }
  return `${scheme}// is no way to a message centre: smpp, smpps, ws or wss expected`;
}

function addressError(reason: string): TransportError {
  return new TransportError('address', `Cannot connect: ${reason}.`);
}
