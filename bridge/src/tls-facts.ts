import type { PeerCertificate, TLSSocket } from 'node:tls';

/** What hello tells of the TLS connection to the message centre. */
export interface TlsFacts {
  /** As `TLSv1.3`. */
  readonly version?: string;
  readonly cipher?: string;
  readonly certificate?: {
    readonly subject: string;
    readonly issuer: string;
    /** ISO 8601. */
    readonly validFrom: string;
    /** ISO 8601. */
    readonly validTo: string;
    /** SHA-256 of the certificate, lower case hex. */
    readonly fingerprint: string;
  };
}

/** Reads the facts of a connected TLS socket. */
export function tlsFactsOf(socket: TLSSocket): TlsFacts {
  const version = socket.getProtocol();
  const peer = socket.getPeerCertificate();
  return {
    ...(version === null ? {} : { version }),
    cipher: socket.getCipher().standardName,
    ...(peer?.raw === undefined ? {} : { certificate: certificateFacts(peer) }),
  };
}

/** The SHA-256 of a certificate, as hello and the `fingerprint` option write it. */
export function fingerprintOf(certificate: PeerCertificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}

function certificateFacts(certificate: PeerCertificate): NonNullable<TlsFacts['certificate']> {
  return {
    subject: distinguishedName(certificate.subject),
    issuer: distinguishedName(certificate.issuer),
    validFrom: new Date(certificate.valid_from).toISOString(),
    validTo: new Date(certificate.valid_to).toISOString(),
    fingerprint: fingerprintOf(certificate),
  };
}

/** As `CN=smsc.example, O=Example`. */
function distinguishedName(name: object): string {
  return Object.entries(name)
    .flatMap(([key, value]) => [value].flat().map((one) => `${key}=${one}`))
    .join(', ');
}
