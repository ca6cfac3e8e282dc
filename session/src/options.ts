import type { Pdu, Version } from '@smpp-web/codec';
import type { Clock } from './clock.ts';
import type { FlowOptions } from './flow.ts';
import type { Handlers } from './handlers.ts';
import type { Role } from './state.ts';

/** How a session is to be. All numbers have their defaults, units and reasons in `DEFAULTS`. */
export interface SessionOptions {
  readonly role: Role;
  readonly handlers?: Handlers;
  readonly clock?: Clock;
  /** The version that this side keeps to when it encodes. Default 3.4. */
  readonly version?: Version;
  /** Encode longer credentials than the specification allows, where an operator has handed out such. Default false. */
  readonly allowLongCredentials?: boolean;
  /**
   * Take a bind response for the answer to the bind whatever its sequence_number, as some message centres answer with a
   * number of their own (oddity 71). Default false: it is dropped, and the bind fails in time.
   */
  readonly lenientBindSequence?: boolean;
  /** How fast requests may leave. */
  readonly flow?: FlowOptions;
  /** Short for `flow.windowSize`. */
  readonly windowSize?: number;
  /** Requests that may wait to leave. */
  readonly windowQueue?: number;
  readonly responseTimeoutMs?: number;
  readonly enquireLinkMs?: number;
  readonly enquireLinkTimeoutMs?: number;
  readonly enquireLinkMisses?: number;
  readonly sessionInitMs?: number;
  readonly inactivityMs?: number;
  readonly maxHandling?: number;
  readonly maxPduOctets?: number;
}

/** How one request is to be. */
export interface RequestOptions {
  /** Calls the request off: one that waits is never sent, one that was sent is given up. */
  readonly signal?: AbortSignal;
  /** How long to wait for the response, from when the request leaves. Default: that of the session. */
  readonly timeoutMs?: number;
  /**
   * How often the request may be sent again when the peer answers with ESME_RTHROTTLED or ESME_RMSGQFUL, each time when
   * the flow allows it, and before requests that have not been sent yet. Default: `flow.throttleRetries`.
   */
  readonly throttleRetries?: number;
  /**
   * Told of a response without error at once, before what came behind it in the same read is looked at: a message centre
   * may deliver right behind its bind response. The promise tells a turn later.
   */
  readonly onAccepted?: (response: Pdu) => void;
}
