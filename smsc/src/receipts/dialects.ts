import type { ReceiptDialect } from '@smpp-web/codec/text';
import type { IdForm } from './ids.ts';

/** How a message centre writes ids and receipts. What is left out is as in `standard`. */
export interface Dialect {
  /** In a sentence, for people who choose. */
  readonly doc: string;
  /** The id in the response. Default `padded`. */
  readonly responseId?: IdForm;
  /** The id in the receipt. Default: as in the response. */
  readonly receiptId?: IdForm;
  /** The layout of the text. */
  readonly text?: ReceiptDialect;
  /** Where the text stands. `none`: nowhere, the TLVs say all. Default `short_message`. */
  readonly place?: 'short_message' | 'message_payload' | 'none';
  /** How the text is coded. Default `ascii`. */
  readonly alphabet?: 'ascii' | 'ucs2';
  /** Whether receipted_message_id, message_state and network_error_code are there. Default true. */
  readonly tlvs?: boolean;
  /** esm_class of a receipt. Default 0x04. */
  readonly esm_class?: number;
  /** The PDU that carries it. Default `deliver_sm`. */
  readonly carrier?: 'deliver_sm' | 'data_sm';
  /** Whether source and destination are exchanged, as they should be. Default true. */
  readonly swapped?: boolean;
}

/** The ways in which message centres write receipts that a client should be able to read. */
export const DIALECTS = {
  standard: { doc: 'Appendix B of SMPP 3.4 to the letter, with TLVs.' },
  'text-only': { doc: 'Appendix B without any TLV.', tlvs: false },
  decimal: { doc: 'Decimal ids without zeros in front.', responseId: 'decimal' },
  'long-id': { doc: 'Ids of twenty digits, more than a 53-bit number can hold.', responseId: 'long' },
  uuid: { doc: 'UUIDs as ids.', responseId: 'uuid' },
  'uuid-undashed': {
    doc: 'UUIDs, with dashes in the response and without in the receipt.',
    responseId: 'uuid',
    receiptId: 'upper-uuid',
    tlvs: false,
  },
  'hex-decimal': {
    doc: 'Hexadecimal id in the response, decimal in the receipt.',
    responseId: 'hex',
    receiptId: 'decimal',
    tlvs: false,
  },
  'decimal-hex': {
    doc: 'Decimal id in the response, hexadecimal in the receipt.',
    responseId: 'decimal',
    receiptId: 'padded-hex',
    tlvs: false,
  },
  unpadded: { doc: 'Zeros in front of the id in the response only.', receiptId: 'decimal', tlvs: false },
  short: {
    doc: 'No sub, no dlvrd and no text.',
    text: { omit: ['sub', 'dlvrd', 'text'] },
    tlvs: false,
  },
  bare: {
    doc: 'Only id and stat.',
    text: { omit: ['sub', 'dlvrd', 'submit date', 'done date', 'err', 'text'] },
    tlvs: false,
  },
  seconds: { doc: 'Dates with seconds, and Text: in upper case.', text: { dateDigits: 12, textLabel: 'Text' } },
  century: { doc: 'Dates with seconds and a four-digit year.', text: { dateDigits: 14 } },
  ucs2: { doc: 'The text in UCS-2, and no TLVs.', alphabet: 'ucs2', tlvs: false },
  payload: { doc: 'The text in message_payload.', place: 'message_payload' },
  'tlv-only': { doc: 'TLVs and no text at all.', place: 'none' },
  unmarked: { doc: 'esm_class 0: only the text shows that it is a receipt.', esm_class: 0, tlvs: false },
  'data-sm': { doc: 'Receipts come as data_sm.', carrier: 'data_sm', place: 'message_payload' },
  unswapped: { doc: 'Source and destination as in the message.', swapped: false },
} as const satisfies Record<string, Dialect>;

/** The dialects by name. */
export type DialectName = keyof typeof DIALECTS;

/** A dialect by its name. */
export function dialectOf(name: DialectName): Dialect {
  return DIALECTS[name];
}
