import type { PduOf, Tlv } from '@smpp-web/codec';
import type { Centre, Operation } from '../centre.ts';
import type { Client } from '../client.ts';
import type { Message, MessagePdu } from '../mailbox.ts';
import { acceptMessage, isDatagram, startMessage } from './accept.ts';
import { timesOf } from './checks.ts';

/** submit_sm (SMPP 5.0, 4.2.1). */
export const submit_sm: Operation<'submit_sm'> = (centre, client, pdu) => {
  if (pdu.replace_if_present_flag === 1) {
    const pending = findReplaceable(centre, client, pdu);
    if (pending) return replace(centre, pending, pdu);
  }
  return acceptMessage(centre, client, pdu, 'submit_sm');
};

/** data_sm from an ESME (SMPP 5.0, 4.2.2): a submit_sm whose text is always in message_payload. */
export const data_sm: Operation<'data_sm'> = (centre, client, pdu) => {
  return acceptMessage(centre, client, asSubmitSm(pdu), 'data_sm');
};

/** A pending message with the same addresses and service (SMPP 5.0, 4.7.22). */
function findReplaceable({ mailbox }: Centre, { bound }: Client, pdu: MessagePdu): Message | undefined {
  return mailbox
    .pendingBetween(bound.system_id, pdu.source_addr, pdu.destination_addr)
    .find((message) => message.pdu.service_type === pdu.service_type && !isDatagram(message));
}

function replace(centre: Centre, message: Message, pdu: MessagePdu): number | { message_id: string } {
  const times = timesOf(centre, pdu);
  if (typeof times === 'number') return times;
  centre.mailbox.rewrite(message, pdu, centre.clock.wall());
  startMessage(centre, message, pdu, centre.fateOf(message.system_id, pdu), times);
  return { message_id: message.id };
}

function asSubmitSm(pdu: PduOf<'data_sm'>): MessagePdu {
  return {
    ...pdu,
    ...NO_SUBMIT_FIELDS,
    command: 'submit_sm',
    command_id: 4,
    tlvs: pdu.tlvs as Tlv[],
  };
}

/** The fields of submit_sm that data_sm lacks. */
const NO_SUBMIT_FIELDS = {
  protocol_id: 0,
  priority_flag: 0,
  schedule_delivery_time: '',
  validity_period: '',
  replace_if_present_flag: 0,
  sm_default_msg_id: 0,
  sm_length: 0,
  short_message: new Uint8Array(0),
} as const;
