import type { Pdu } from '@smpp-web/codec';

/** What a filter may ask about a row. Cheap members first: those from `pdu` on need the frame decoded. */
export interface FilterRow {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly session: number;
  readonly direction: 'in' | 'out';
  /** Octets of the frame. */
  readonly length: number;
  readonly command_id: number;
  readonly command_status: number;
  readonly sequence_number: number;
  /** How long the answer took, on the request and on the answer. */
  readonly exchangeMs: number | undefined;
  /** The command_status of the answer, on a request; 0 where there is none. */
  readonly answerStatus: number;
  readonly isMarked: boolean;
  readonly note: string | undefined;
  /** Undefined where the frame cannot be read. */
  readonly pdu: Pdu | undefined;
  /** What is wrong with the frame, in a sentence. */
  readonly problem: string | undefined;
}
