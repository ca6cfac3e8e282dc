import type { ProbeReport } from './probe.ts';
import type { TlsFacts } from './tls-facts.ts';

/** The subprotocol with control messages, acks and resume. */
export const SMPP_V1 = 'smpp.v1';
/** Plain octets, as websockify and noVNC speak. */
export const BINARY = 'binary';
/** What is on the port of a target, in one message; no connection follows. */
export const SMPP_V1_PROBE = 'smpp.v1.probe';
/** Entries of Sec-WebSocket-Protocol that carry a word to the bridge. They are never selected, never logged. */
export const TOKEN_PREFIX = 'smpp.v1.token.';
export const RESUME_PREFIX = 'smpp.v1.resume.';

/** Most characters of a control message from a client: an ack has some forty. */
const MAX_CONTROL_LENGTH = 1024;

/** The first message of the bridge on every `smpp.v1` WebSocket, once the message centre is connected. */
export interface Hello {
  readonly type: 'hello';
  /** Name of the target. */
  readonly target: string;
  /** `host:port` that was dialled, or null where the operator keeps it secret. */
  readonly peer: string | null;
  readonly tls: TlsFacts | null;
  /** Token for resuming, or null where resume is off. */
  readonly resume: string | null;
  /** Seconds that the bridge holds the connection after the WebSocket has dropped. */
  readonly hold: number;
  /** Most octets that either side may have sent without an ack. */
  readonly window: number;
  /** Most octets of one WebSocket message. */
  readonly message: number;
  /** Octets of this session's client that the bridge has consumed, as in an ack: 0 when new. */
  readonly bytes: number;
  /** Whether an earlier session goes on. */
  readonly resumed: boolean;
}

/** Cumulative count of octets that the sender of the ack has consumed since the session began. */
export interface Ack {
  readonly type: 'ack';
  readonly bytes: number;
}

/** Says why the connection ends; a close frame with `code`'s number follows. */
export interface ControlError {
  readonly type: 'error';
  /** A cause of the close-code registry. */
  readonly code: string;
  /** A sentence for people. */
  readonly message: string;
}

/** What `smpp.v1.probe` answers: the report of `smpp-bridge probe`, without what the operator keeps secret. */
export interface Probed extends Omit<ProbeReport, 'host' | 'port' | 'address'> {
  readonly type: 'probe';
  /** Name of the target. */
  readonly target: string;
  /** `host:port`, or null where the operator keeps it secret. */
  readonly peer: string | null;
  /** Whether connections to this target use TLS. */
  readonly secured: boolean;
}

/** Writes a control message. */
export function formatControl(message: Hello | Ack | ControlError | Probed): string {
  return JSON.stringify(message);
}

/** Reads what a client may say, which is `ack`; anything else is undefined. */
export function parseAck(data: Uint8Array): Ack | undefined {
  if (data.length > MAX_CONTROL_LENGTH) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.length).toString());
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, bytes } = value as { type?: unknown; bytes?: unknown };
  if (type !== 'ack' || typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 0) return undefined;
  return { type, bytes };
}
