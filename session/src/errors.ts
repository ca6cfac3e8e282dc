import { statusName } from '@smpp-web/codec/spec';

/** Why a session, or one request of it, failed on this side: none of these was said by the peer. */
export type SessionErrorCode =
  | 'not_allowed'
  | 'timeout'
  | 'aborted'
  | 'closed'
  | 'window_full'
  | 'nacked'
  | 'unreadable_response'
  | 'bind_refused'
  | 'protocol';

/** A failure on this side of the session. `message` is a sentence for people. */
export class SessionError extends Error {
  override readonly name: string = 'SessionError';
  readonly code: SessionErrorCode;
  /** For a failed request: whether the peer may have carried it out all the same. */
  readonly outcome: 'unknown' | 'not_sent' | undefined;

  constructor(
    code: SessionErrorCode,
    message: string,
    options: { cause?: unknown; outcome?: 'unknown' | 'not_sent' } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.outcome = options.outcome;
  }
}

/** The peer answered with a command_status that is not 0. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly command_status: number;
  /** As `ESME_RTHROTTLED`; of the form `0x00000400` where the number has no name. */
  readonly statusName: string;
  /** The response itself: it may carry TLVs that say more. */
  readonly response: unknown;

  constructor(command: string, command_status: number, response: unknown) {
    const name = statusName(command_status) ?? `0x${command_status.toString(16).padStart(8, '0')}`;
    super(`${command} was answered with ${name}`);
    this.command_status = command_status;
    this.statusName = name;
    this.response = response;
  }
}
