import type { Init, Version } from '@smpp-web/codec';
import { formatReceipt, MESSAGE_STATES, readUserData } from '@smpp-web/codec/text';
import type { StoredMessage } from './mailbox.ts';

/** esm_class of a delivery receipt (SMPP 5.0, 4.7.12). */
const RECEIPT = 0x04;

const ascii = new TextEncoder();

/** The deliver_sm that tells how a message has ended (SMPP 3.4, appendix B; TLVs from 3.4 on). */
export function receiptPdu(message: StoredMessage, version: Version): Init<'deliver_sm'> {
  const { id, pdu, state, submittedAt } = message;
  const text = formatReceipt({
    id,
    state,
    submitDate: new Date(submittedAt),
    doneDate: new Date(message.doneAt ?? submittedAt),
    text: readUserData(pdu).text,
  });
  return {
    source_addr_ton: pdu.dest_addr_ton,
    source_addr_npi: pdu.dest_addr_npi,
    source_addr: pdu.destination_addr,
    dest_addr_ton: pdu.source_addr_ton,
    dest_addr_npi: pdu.source_addr_npi,
    destination_addr: pdu.source_addr,
    esm_class: RECEIPT,
    short_message: ascii.encode(text),
    tlvs:
      version === '3.3'
        ? []
        : [
            { name: 'receipted_message_id', value: id },
            { name: 'message_state', value: MESSAGE_STATES.indexOf(state) },
          ],
  };
}

/** Bits of registered_delivery that ask for a receipt (SMPP 5.0, 4.7.21). */
const WANTED = 0x03;

/** Whether the sender wants to know that a message has ended so: always, only on failure, or (5.0) only on success. */
export function wantsReceipt({ pdu, state }: StoredMessage): boolean {
  switch (pdu.registered_delivery & WANTED) {
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
