/**
 * A way for octets to travel between two peers. Everything above (framing, PDUs, binds) is the session's;
 * everything below (sockets, ports, frames of a WebSocket) is the transport's.
 */
export interface Transport {
  /** What carries the octets, for people and for choices such as the default port. */
  readonly kind: 'memory' | 'message-port' | 'streams' | 'websocket' | 'tcp' | 'tls';

  /**
   * Octets as they come, in any cut. To be iterated once. Nothing is read ahead beyond the transport's own bound, so a
   * consumer that stops pulling stops the peer. Ends when the peer has closed its side; throws a {@link TransportError}
   * when the way breaks.
   */
  readonly incoming: AsyncIterable<Uint8Array>;

  /**
   * Sends octets, which must not be changed afterwards. Resolves when the transport is ready for more, which is how
   * pressure from the peer is felt; rejects with a {@link TransportError} once the transport is closed or broken.
   */
  send(octets: Uint8Array): Promise<void>;

  /**
   * Closes. Without a reason what was sent is flushed first; with one the way is cut at once and `incoming` throws it.
   * Closing twice is harmless.
   */
  close(reason?: Error): Promise<void>;

  /** What is known of the link, for people: addresses, TLS version and certificate, the bridge's target. */
  readonly facts: LinkFacts;
}

/** What a transport knows of its link. Everything is optional: not every platform tells. */
export interface LinkFacts {
  /** `host:port` of the peer, or the name of the bridge's target. */
  readonly peer?: string;
  readonly tls?: TlsFacts;
}

/** Facts of a TLS connection. */
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
    /** SHA-256, lower case hex. */
    readonly fingerprint: string;
  };
}

/** Why a way for octets broke. `message` is a sentence for people. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  /** As `refused`, `unreachable`, `timeout`, `tls`, `reset`, `closed`. */
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
