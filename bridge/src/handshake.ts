import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Protocol } from './request.ts';

/** RFC 6455, 1.3: what is hashed together with the key of the client. */
const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** Base64 of 16 octets. */
const KEY = /^[+/0-9A-Za-z]{22}==$/;
const VERSION = '13';

/** Why a request does not open a WebSocket: an HTTP status, and a sentence. */
export interface HandshakeRefusal {
  readonly status: 400 | 405 | 426;
  readonly text: string;
  readonly headers?: string;
}

/** Judges the opening handshake of a client (RFC 6455, 4.2.1). */
export function refuseHandshake({
  method,
  headers,
}: Pick<IncomingMessage, 'method' | 'headers'>): HandshakeRefusal | undefined {
  if (method !== 'GET') return { status: 405, text: 'Ask for a WebSocket with GET.', headers: 'Allow: GET\r\n' };
  if (headers.upgrade?.toLowerCase() !== 'websocket') return { status: 400, text: 'Upgrade says no websocket.' };
  if (!KEY.test(headers['sec-websocket-key'] ?? '')) return { status: 400, text: 'Sec-WebSocket-Key is no key.' };
  if (headers['sec-websocket-version'] === VERSION) return undefined;
  return { status: 426, text: 'Sec-WebSocket-Version must be 13.', headers: `Sec-WebSocket-Version: ${VERSION}\r\n` };
}

/** The answer that opens a WebSocket (RFC 6455, 4.2.2). No extension is ever agreed. */
export function acceptHandshake({ headers }: Pick<IncomingMessage, 'headers'>, protocol: Protocol | undefined): string {
  const accept = createHash('sha1')
    .update(headers['sec-websocket-key']! + ACCEPT_SUFFIX)
    .digest('base64');
  const selected = protocol === undefined ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`;
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${selected}\r\n`;
}
