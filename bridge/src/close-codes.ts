/** One row of the registry: how the end of a connection is told to the page. */
export interface CloseRow {
  /** WebSocket close code (RFC 6455, 7.4). Ours lie in 4000..4999, the range for private use. */
  readonly code: number;
  /** What happened, for people. */
  readonly sentence: string;
  /** What usually helps. */
  readonly remedy: string;
}

/**
 * Cause -> code -> sentence. The only place where an end gets its number. Codes are never given a new meaning:
 * 400x concern the way to the message centre, 401x the caller, 402x the limits, 403x resume, 409x the bridge itself.
 */
export const CLOSE_CODES = {
  closed: row(1000, 'The message centre closed the connection.', 'Connect again when it is ready to serve.'),
  going_away: row(1001, 'The bridge is shutting down or restarting.', 'Connect again in a few seconds.'),
  text_frame: row(
    1003,
    'A text frame came where only octets belong.',
    'Send binary frames, or ask for the subprotocol smpp.v1.',
  ),
  message_size: row(
    1009,
    'A WebSocket message was larger than the bridge accepts.',
    'Send smaller messages, or raise limits.messageOctets.',
  ),

  protocol: row(4000, 'A control message does not follow smpp.v1.', 'Compare the client with PROTOCOL.md.'),
  refused: row(4001, 'The message centre refused the connection.', 'Check host and port, and whether it is running.'),
  unreachable: row(4002, 'There is no way to the message centre.', 'Check network, VPN and firewall of the bridge.'),
  dns: row(
    4003,
    'The host name of the message centre could not be resolved.',
    'Check the spelling of the name and the DNS of the bridge.',
  ),
  connect_timeout: row(
    4004,
    'The message centre did not answer in time.',
    'A firewall may drop the packets: check that the bridge may connect.',
  ),
  tls: row(
    4005,
    'The TLS handshake with the message centre failed.',
    'Check certificate, ca, servername and minVersion of the target.',
  ),
  reset: row(4006, 'The message centre cut the connection.', 'Its log may say why. Connect again.'),

  unauthorized: row(4010, 'The bridge wants a valid token.', 'Sign in again to get a new token.'),
  expired: row(4011, 'The token has expired.', 'Sign in again to get a new token.'),
  forbidden: row(4012, 'This caller may not use this target.', 'Ask the operator of the bridge for access.'),
  unknown_target: row(4013, 'The bridge has no target of this name.', 'Choose one of those listed at GET /targets.'),
  address_refused: row(
    4014,
    'The bridge does not connect to this address.',
    'Ask the operator to list it under targets or allow.',
  ),

  busy: row(4020, 'The bridge has as many connections as it may have.', 'Try again later.'),
  caller_busy: row(4021, 'This caller has as many connections as allowed.', 'Close another connection first.'),
  idle: row(
    4022,
    'Nothing was sent or received for too long.',
    'Send enquire_link now and then, or raise limits.idle.',
  ),
  lifetime: row(4023, 'The connection reached its greatest age.', 'Connect again.'),
  overrun: row(
    4024,
    'The client sent more than its credit allows.',
    'Wait for ack before more than the window is sent.',
  ),
  pdu: row(
    4026,
    'The octets are no SMPP that the policy of this target accepts.',
    'Check command_length: the stream lost its frames.',
  ),

  session_lost: row(
    4030,
    'The held session is gone.',
    'Connect and bind again; what was unanswered may have been handled.',
  ),
  taken_over: row(4031, 'The session was resumed from another WebSocket.', 'Use the newer one.'),

  internal: row(4090, 'The bridge failed.', 'Its log has the details.'),
} as const satisfies Record<string, CloseRow>;

/** Why a connection ended. */
export type CloseCause = keyof typeof CLOSE_CODES;

/** The end of a connection: its cause, and what is known beyond it, such as the reason of a TLS failure. */
export interface Ending {
  readonly cause: CloseCause;
  readonly detail?: string | undefined;
}

/** Most octets of a close reason (RFC 6455, 5.5: 125 for the payload, less two for the code). */
const REASON_OCTETS = 123;

/** The sentence for people: what happened, the detail, what helps. */
export function sentenceOf({ cause, detail }: Ending): string {
  const { sentence, remedy } = CLOSE_CODES[cause];
  return detail === undefined ? `${sentence} ${remedy}` : `${sentence} ${detail} ${remedy}`;
}

/** The close reason: as much of the sentence as fits, whole characters only. */
export function reasonOf(ending: Ending): string {
  const { sentence } = CLOSE_CODES[ending.cause];
  const text = ending.detail === undefined ? sentence : `${sentence} ${ending.detail}`;
  const octets = Buffer.from(text);
  if (octets.length <= REASON_OCTETS) return text;
  // `stream: true` leaves out a character that the cut went through.
  return new TextDecoder().decode(octets.subarray(0, REASON_OCTETS), { stream: true });
}

function row(code: number, sentence: string, remedy: string): CloseRow {
  return { code, sentence, remedy };
}
