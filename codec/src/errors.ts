/** What can be wrong with octets, or with what a caller wants to say in octets. */
export type SmppErrorCode =
  // The stream
  | 'command_length_too_small'
  | 'command_length_too_large'
  // A frame that cannot be read
  | 'frame_too_short'
  | 'command_length_mismatch'
  | 'body_truncated'
  | 'short_message_truncated'
  | 'cstring_unterminated'
  | 'bad_dest_flag'
  // Oddities that are read all the same, and refused in strict mode
  | 'unknown_command_id'
  | 'request_with_nonzero_status'
  | 'sequence_out_of_range'
  | 'body_absent'
  | 'error_response_body'
  | 'over_length'
  | 'non_ascii'
  | 'time_wrong_length'
  | 'time_bad_format'
  | 'fixed_value'
  | 'text_in_two_places'
  | 'tlv_truncated'
  | 'tlv_wrong_length'
  | 'tlv_unterminated'
  | 'tlv_not_listed'
  | 'tlv_duplicate'
  | 'tlv_incomplete_set'
  | 'trailing_nul'
  | 'trailing_bytes'
  // What a caller passed
  | 'unknown_command'
  | 'unknown_field'
  | 'unknown_tlv'
  | 'wrong_type'
  | 'out_of_range'
  | 'too_long'
  | 'wrong_length'
  | 'bad_character'
  | 'bad_time'
  | 'missing'
  | 'conflict'
  | 'not_in_version'
  | 'no_room';

/** Where and why: the same facts as in the message, for programs. */
export interface SmppErrorFacts {
  readonly code: SmppErrorCode;
  /** The PDU it happened in, where that is known. */
  readonly command?: string | undefined;
  /** The field, with its path: `dest_address[2].dest_flag`, `tlvs[0].value`. */
  readonly field?: string | undefined;
  /** Octets from the start of the PDU; for a framing error from the start of the stream. */
  readonly offset?: number | undefined;
  /** The command_status to answer the peer with. */
  readonly command_status?: number | undefined;
}

const BRAND = Symbol.for('smpp-web/SmppError');

/** The root of the errors of this package. Its message reads from the outside in: `submit_sm.source_addr at octet 23: ...`. */
export class SmppError extends Error implements SmppErrorFacts {
  override readonly name: string = 'SmppError';
  declare readonly code: SmppErrorCode;
  declare readonly command: string | undefined;
  declare readonly field: string | undefined;
  declare readonly offset: number | undefined;
  declare readonly command_status: number | undefined;

  constructor(reason: string, facts: SmppErrorFacts) {
    super(placeOf(facts) + reason);
    Object.assign(this, facts);
  }

  readonly [BRAND] = true;
}

/** The stream lost its framing: nothing after it can be read. Close the connection. */
export class FrameError extends SmppError {
  override readonly name = 'FrameError';
  /** The whole frames that came before the broken one in the same chunk. */
  frames: readonly Uint8Array[] = [];
}

/** One PDU could not be read. The framing holds: answer `command_status` and go on. */
export class DecodeError extends SmppError {
  override readonly name = 'DecodeError';
}

/** What the caller passed cannot be said in SMPP. */
export class EncodeError extends SmppError {
  override readonly name = 'EncodeError';
}

/** Whether `error` comes from this package, also when two copies of it are loaded. */
export function isSmppError(error: unknown): error is SmppError {
  return typeof error === 'object' && error !== null && BRAND in error;
}

function placeOf({ command, field, offset }: SmppErrorFacts): string {
  const what = [command, field].filter(Boolean).join('.');
  const where = offset === undefined ? '' : `at octet ${offset}`;
  const place = `${what} ${where}`.trim();
  return place && `${place}: `;
}
