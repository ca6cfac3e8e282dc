import type { Init, TlvInit, Version } from '@smpp-web/codec';
import { formatReceipt, MESSAGE_STATES, type MessageState, readUserData, ucs2 } from '@smpp-web/codec/text';
import type { MessagePdu, StoredMessage } from '../mailbox.ts';
import type { Dialect } from './dialects.ts';
import { ID_FORM_33, writeId } from './ids.ts';

/** Message types in esm_class (SMPP 5.0, 4.7.12). */
const RECEIPT = 0x04;
const INTERMEDIATE = 0x20;

const UCS2_CODING = 8;

/** Type of network in network_error_code: GSM (SMPP 5.0, 4.8.4.42). */
const GSM = 3;

const ascii = new TextEncoder();
const NOTHING = new Uint8Array(0);

/** A receipt shows twenty characters of the text, each of two units at most: the rest need not be looked at. */
const SHOWN_LENGTH = 40;

/** What a receipt is about. An intermediate notification tells of a state that is not the last. */
export interface ReceiptNews {
  readonly message: StoredMessage;
  readonly state: MessageState;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isIntermediate: boolean;
}

/** The deliver_sm that tells how a message fares (SMPP 3.4, appendix B; TLVs from 3.4 on). */
export function receiptPdu(news: ReceiptNews, version: Version, dialect: Dialect): Init<'deliver_sm'> {
  const { message, state, at, isIntermediate } = news;
  const { pdu, number, error, submittedAt } = message;
  const id = version === '3.3' ? writeId(number, ID_FORM_33) : writeId(number, receiptIdForm(dialect));
  const place = version === '3.3' ? 'short_message' : (dialect.place ?? 'short_message');
  const text = formatReceipt(
    {
      id,
      state: stateFor(version, state),
      submitDate: new Date(submittedAt),
      doneDate: new Date(at),
      error,
      text: readUserData(pdu).text.slice(0, SHOWN_LENGTH),
    },
    dialect.text,
  );
  const octets = dialect.alphabet === 'ucs2' ? ucs2.encode(text) : ascii.encode(text);
  const way = dialect.swapped === false ? pdu : wayBack(pdu);
  // Field by field: objects made by spreading have shapes of their own, which the encoder is four times slower with.
  return {
    service_type: pdu.service_type,
    source_addr_ton: way.source_addr_ton,
    source_addr_npi: way.source_addr_npi,
    source_addr: way.source_addr,
    dest_addr_ton: way.dest_addr_ton,
    dest_addr_npi: way.dest_addr_npi,
    destination_addr: way.destination_addr,
    esm_class: isIntermediate ? INTERMEDIATE : (dialect.esm_class ?? RECEIPT),
    data_coding: dialect.alphabet === 'ucs2' ? UCS2_CODING : 0,
    short_message: place === 'short_message' ? octets : NOTHING,
    tlvs:
      version === '3.3'
        ? []
        : tlvsOf(news, pdu, id, place === 'message_payload' ? octets : undefined, dialect, version),
  };
}

function tlvsOf(
  { message, state }: ReceiptNews,
  pdu: MessagePdu,
  id: string,
  payload: Uint8Array | undefined,
  dialect: Dialect,
  version: Version,
): TlvInit[] {
  const tlvs: TlvInit[] = [];
  if (dialect.tlvs !== false) {
    tlvs.push({ name: 'receipted_message_id', value: id });
    tlvs.push({ name: 'message_state', value: MESSAGE_STATES.indexOf(stateFor(version, state)) });
    if (message.error !== 0) {
      const value = Uint8Array.of(GSM, message.error >> 8, message.error & 0xff);
      tlvs.push({ name: 'network_error_code', value });
    }
  }
  // What ties a receipt to the application's own number for the message comes back.
  const reference = pdu.tlvs.find(({ name }) => name === 'user_message_reference')?.value;
  if (typeof reference === 'number') tlvs.push({ name: 'user_message_reference', value: reference });
  if (payload) tlvs.push({ name: 'message_payload', value: payload });
  return tlvs;
}

function receiptIdForm(dialect: Dialect) {
  return dialect.receiptId ?? dialect.responseId ?? 'padded';
}

/** States that older versions lack, in the nearest words that they have (SMPP 5.0, 4.7.15). */
export function stateFor(version: Version, state: MessageState): MessageState {
  if (version === '5.0') return state;
  if (state === 'SCHEDULED') return 'ENROUTE';
  if (state === 'SKIPPED') return version === '3.3' ? 'UNDELIVERABLE' : 'REJECTED';
  return state === 'REJECTED' && version === '3.3' ? 'UNDELIVERABLE' : state;
}

type Way = Pick<
  Init<'deliver_sm'>,
  'source_addr_ton' | 'source_addr_npi' | 'source_addr' | 'dest_addr_ton' | 'dest_addr_npi' | 'destination_addr'
>;
type Addressed = Required<{ [Name in keyof Way]: NonNullable<Way[Name]> }>;

/** From the destination of a message to its source. */
export function wayBack(pdu: Addressed): Addressed {
  return {
    source_addr_ton: pdu.dest_addr_ton,
    source_addr_npi: pdu.dest_addr_npi,
    source_addr: pdu.destination_addr,
    dest_addr_ton: pdu.source_addr_ton,
    dest_addr_npi: pdu.source_addr_npi,
    destination_addr: pdu.source_addr,
  };
}

/** Parts of esm_class and registered_delivery (SMPP 5.0, 4.7.12 and 4.7.21). */
const MODE = 0x03;
const STORE_AND_FORWARD = 0x03;
const FINAL_WANTED = 0x03;
const INTERMEDIATE_WANTED = 0x10;

/** Whether the sender wants to know that a message has ended so: always, only on failure, or (5.0) only on success. */
export function wantsReceipt(flags: SendFlags, state: MessageState): boolean {
  if (!hasReceipts(flags)) return false;
  switch (flags.registered_delivery & FINAL_WANTED) {
    case 1:
      return true;
    case 2:
      return state !== 'DELIVERED';
    case 3:
      return state === 'DELIVERED';
    default:
      return false;
  }
}

/** Whether the sender wants to be told on the way, too. */
export function wantsIntermediate(flags: SendFlags): boolean {
  return hasReceipts(flags) && (flags.registered_delivery & INTERMEDIATE_WANTED) !== 0;
}

/** The two octets that say how a message is to be sent. */
export interface SendFlags {
  readonly esm_class: number;
  readonly registered_delivery: number;
}

/** Datagrams are sent once and forgotten, transactions are answered: neither has receipts. */
function hasReceipts({ esm_class }: SendFlags): boolean {
  const mode = esm_class & MODE;
  return mode === 0 || mode === STORE_AND_FORWARD;
}
