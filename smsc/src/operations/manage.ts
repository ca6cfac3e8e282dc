import type { PduOf } from '@smpp-web/codec';
import { formatAbsoluteTime, MESSAGE_STATES, type MessageState } from '@smpp-web/codec/text';
import type { Centre, Operation } from '../centre.ts';
import type { Client } from '../client.ts';
import { family, type Message, type MessagePdu } from '../mailbox.ts';
import { stateFor } from '../receipts/receipt-pdu.ts';
import { status } from '../status.ts';
import { isDatagram, startMessage } from './accept.ts';
import { timesOf, tlvValue } from './checks.ts';

const ESME_RINVMSGID = status('ESME_RINVMSGID');
const ESME_RQUERYFAIL = status('ESME_RQUERYFAIL');
const ESME_RREPLACEFAIL = status('ESME_RREPLACEFAIL');
const ESME_RCANCELFAIL = status('ESME_RCANCELFAIL');

/** error_code has one octet where receipts have three digits. */
const MAX_ERROR_CODE = 255;

/** query_sm (SMPP 5.0, 4.5.2). A message to several destinations is under way until the last has ended. */
export const query_sm: Operation<'query_sm'> = (centre, client, { message_id, source_addr }) => {
  const message = centre.mailbox.get(message_id);
  if (!message) return ESME_RINVMSGID;
  if (!isOf(client, message, source_addr)) return ESME_RQUERYFAIL;
  return { message_id, ...stateFieldsOf(client, message) };
};

/** The fields that tell how a message fares, as query_sm and query_msg_details (3.3) have them. */
export function stateFieldsOf(client: Client, first: Message) {
  const { state, doneAt, error } = worstOf(first);
  return {
    final_date: doneAt === undefined ? '' : formatAbsoluteTime(new Date(doneAt)),
    message_state: MESSAGE_STATES.indexOf(stateFor(client.session.version, state)),
    error_code: Math.min(error, MAX_ERROR_CODE),
  };
}

/** replace_sm (SMPP 5.0, 4.5.3): another text, and times where they are given. */
export const replace_sm: Operation<'replace_sm'> = (centre, client, pdu) => {
  const message = centre.mailbox.get(pdu.message_id);
  if (!message) return ESME_RINVMSGID;
  const isPending = [...family(message)].some(({ doneAt }) => doneAt === undefined);
  if (!isPending || isDatagram(message) || !isOf(client, message, pdu.source_addr)) return ESME_RREPLACEFAIL;
  for (const one of family(message)) {
    const refusal = one.doneAt === undefined ? replace(centre, one, pdu) : 0;
    if (refusal !== 0) return refusal;
  }
  return undefined;
};

function replace(centre: Centre, message: Message, pdu: PduOf<'replace_sm'>): number {
  const replaced = withText(message.pdu, pdu);
  const times = timesOf(centre, replaced);
  if (typeof times === 'number') return times;
  centre.mailbox.rewrite(message, replaced, centre.clock.wall());
  startMessage(centre, message, replaced, centre.fateOf(message.system_id, replaced), times);
  return 0;
}

/** Empty times keep the old ones (SMPP 5.0, 4.5.3.1). */
function withText(old: MessagePdu, pdu: PduOf<'replace_sm'>): MessagePdu {
  const payload = tlvValue(pdu, 'message_payload');
  const others = old.tlvs.filter(({ name }) => name !== 'message_payload');
  return {
    ...old,
    schedule_delivery_time: pdu.schedule_delivery_time || old.schedule_delivery_time,
    validity_period: pdu.validity_period || old.validity_period,
    registered_delivery: pdu.registered_delivery,
    sm_default_msg_id: pdu.sm_default_msg_id,
    sm_length: pdu.sm_length,
    short_message: pdu.short_message,
    tlvs:
      payload instanceof Uint8Array ? [...others, { tag: 0x0424, name: 'message_payload', value: payload }] : others,
  };
}

/** cancel_sm (SMPP 5.0, 4.5.1): one message by its id, or all that match the addresses and, if given, the service. */
export const cancel_sm: Operation<'cancel_sm'> = (centre, client, pdu) => {
  const isKnown = pdu.message_id === '' || centre.mailbox.get(pdu.message_id) !== undefined;
  if (!isKnown) return ESME_RINVMSGID;
  const found = pdu.message_id === '' ? matching(centre, client, pdu) : named(centre, client, pdu);
  for (const message of found) centre.network.end(message, 'DELETED');
  return found.length > 0 ? undefined : ESME_RCANCELFAIL;
};

function named({ mailbox }: Centre, client: Client, pdu: PduOf<'cancel_sm'>): readonly Message[] {
  return [...family(mailbox.get(pdu.message_id)!)].filter(
    (message) =>
      message.doneAt === undefined &&
      !isDatagram(message) &&
      isOf(client, message, pdu.source_addr) &&
      (pdu.destination_addr === '' || pdu.destination_addr === message.pdu.destination_addr),
  );
}

function matching({ mailbox }: Centre, { bound }: Client, pdu: PduOf<'cancel_sm'>): readonly Message[] {
  const { source_addr, destination_addr, service_type } = pdu;
  return mailbox
    .pendingBetween(bound.system_id, source_addr, destination_addr)
    .filter((message) => service_type === '' || message.pdu.service_type === service_type);
}

/** Whether a message is the client's own; the source address must be repeated as it was (SMPP 5.0, 4.5.2.1). */
export function isOf({ bound }: Client, message: Message, source_addr: string): boolean {
  return message.system_id === bound.system_id && message.pdu.source_addr === source_addr;
}

/** Of several destinations the one that matters: still under way, else failed, else any. */
function worstOf(first: Message): Message {
  const isGood = (state: MessageState) => state === 'DELIVERED' || state === 'ACCEPTED';
  const all = [...family(first)];
  return all.find(({ doneAt }) => doneAt === undefined) ?? all.find(({ state }) => !isGood(state)) ?? first;
}
