import type { Piece } from './span.ts';
import { count, hex } from './words.ts';

const ALERT = 0x15;

const VERSIONS: Readonly<Record<number, string>> = {
  0: 'SSL 3.0',
  1: 'TLS 1.0',
  2: 'TLS 1.1',
  3: 'TLS 1.2',
  4: 'TLS 1.3',
};
const HANDSHAKES: Readonly<Record<number, string>> = { 1: 'ClientHello', 2: 'ServerHello', 11: 'Certificate' };

/** The alerts that are met when TLS and plain text, or two set-ups of TLS, meet (RFC 8446, 6.2). */
const ALERTS: Readonly<Record<number, string>> = {
  0: 'close notify',
  10: 'unexpected message',
  20: 'bad record MAC',
  22: 'record overflow',
  40: 'handshake failure',
  42: 'bad certificate',
  43: 'unsupported certificate',
  45: 'certificate expired',
  46: 'certificate unknown',
  48: 'unknown CA',
  50: 'decode error',
  70: 'protocol version',
  80: 'internal error',
  112: 'unrecognized name',
  116: 'certificate required',
};

/** The pieces of a TLS record with an alert or a handshake in it (RFC 8446, 5.1). */
export function tlsPieces(contentType: number): readonly Piece[] {
  const record: readonly Piece[] = [
    named('content_type', { 21: 'alert', 22: 'handshake' }),
    {
      name: 'version',
      length: 2,
      read: ([major = 0, minor = 0]) => ({ value: major * 256 + minor, meaning: VERSIONS[minor] ?? hex(minor, 2) }),
    },
    {
      name: 'length',
      length: 2,
      read: ([high = 0, low = 0]) => ({ value: high * 256 + low, meaning: count(high * 256 + low, 'octet') }),
    },
  ];
  const content: readonly Piece[] =
    contentType === ALERT
      ? [named('level', { 1: 'warning', 2: 'fatal' }), named('alert', ALERTS)]
      : [named('handshake_type', HANDSHAKES)];
  return [...record, ...content, { name: 'rest', length: 0, read: () => ({ value: null, meaning: 'not read' }) }];
}

function named(name: string, names: Readonly<Record<number, string>>): Piece {
  return { name, length: 1, read: ([value = 0]) => ({ value, meaning: names[value] ?? 'not listed' }) };
}
