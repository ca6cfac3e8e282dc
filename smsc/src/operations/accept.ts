import type { TlvInit } from '@smpp-web/codec';
import { segment } from '@smpp-web/codec/text';
import type { Centre } from '../centre.ts';
import type { Client } from '../client.ts';
import type { Message, MessagePdu, StoredMessage } from '../mailbox.ts';
import type { Fate } from '../rules.ts';
import { status, statusOf } from '../status.ts';
import { checkDestination, checkMessage, type Times, timesOf, tlvValue } from './checks.ts';

/** The response to a message, or the command_status that it is refused with. */
export type Acceptance = number | Accepted;
/** The fields of the response to a message that was taken. */
export interface Accepted {
  readonly message_id: string;
  readonly command_status?: number;
  readonly tlvs?: readonly TlvInit[];
}

const ESME_RDELIVERYFAILURE = status('ESME_RDELIVERYFAILURE');

/** esm_class: the mode of a message (SMPP 5.0, 4.7.12). */
const MODE = 0x03;
const DATAGRAM = 0x01;
const TRANSACTION = 0x02;

/** delivery_failure_reason by how the message ended (SMPP 5.0, 4.8.4.20). */
const FAILURE_REASONS: Readonly<Record<string, number>> = { EXPIRED: 0, UNDELIVERABLE: 0, REJECTED: 1, DELETED: 2 };
const TEMPORARY_NETWORK_ERROR = 3;

/** Takes one message for one destination. In transaction mode the answer waits for the outcome. */
export function acceptMessage(
  centre: Centre,
  client: Client,
  pdu: MessagePdu,
  command: 'submit_sm' | 'data_sm',
): Acceptance | Promise<Acceptance> {
  const refusal = checkDestination(client, pdu.destination_addr) || checkMessage(centre, client, pdu);
  if (refusal !== 0) return refusal;
  const times = timesOf(centre, pdu);
  if (typeof times === 'number') return times;
  const fate = centre.fateOf(client.bound.system_id, pdu);
  if (fate.status !== undefined) return later(centre, fate, statusOf(fate.status)!);

  const number = centre.mailbox.nextNumber();
  const message = storeMessage(centre, client, pdu, centre.idFor(client, number), number);
  if (!isTransaction(client, pdu, command)) {
    startMessage(centre, message, pdu, fate, times);
    return later(centre, fate, { message_id: message.id, ...tlvsOf(client, message, command) });
  }
  return new Promise((resolve) => {
    startMessage(centre, message, pdu, fate, times, (ended) => resolve(outcomeOf(ended)));
  });
}

/** Keeps a message under an id. */
export function storeMessage(centre: Centre, client: Client, pdu: MessagePdu, id: string, number: number): Message {
  const { system_id } = client.bound;
  const kept = pdu.sm_default_msg_id === 0 ? pdu : withStoredText(centre, pdu);
  return centre.mailbox.store({ id, number, system_id, pdu: kept, submittedAt: centre.clock.wall() });
}

/** Sends a stored message on its course. */
export function startMessage(
  centre: Centre,
  message: Message,
  pdu: MessagePdu,
  fate: Fate,
  times: Times,
  onEnd?: (message: StoredMessage) => void,
): void {
  const { network, agenda, settings } = centre;
  message.receipts = fate.receipt === false ? 0 : (fate.receipts ?? 1);
  message.wantsAlert = tlvValue(pdu, 'set_dpf') === 1;
  const { outcome, travelMs, error } = centre.decide(fate);
  const { startMs, validMs } = times;
  network.take(message, { startMs, validMs, travelMs, outcome, error, priority: pdu.priority_flag }, onEnd);
  if (settings.echoAddress !== '' && pdu.destination_addr === settings.echoAddress) {
    agenda.after(startMs, centre.echo, message);
  }
  if (fate.reply !== undefined) {
    agenda.after(startMs + travelMs, centre.reply, { message, text: fate.reply });
  }
}

/** Takes an answer back for a while, where its fate says so. */
export function later<T>({ agenda }: Centre, { answerMs = 0 }: Fate, answer: T): T | Promise<T> {
  if (answerMs === 0) return answer;
  return new Promise((resolve) => agenda.after(answerMs, resolve, answer));
}

/** 3.4 has transactions in data_sm alone, 5.0 in submit_sm too. */
function isTransaction({ session }: Client, { esm_class }: MessagePdu, command: 'submit_sm' | 'data_sm'): boolean {
  return (esm_class & MODE) === TRANSACTION && (command === 'data_sm' || session.version === '5.0');
}

function outcomeOf({ id, state }: StoredMessage): Acceptance {
  if (state === 'DELIVERED' || state === 'ACCEPTED') return { message_id: id };
  const value = FAILURE_REASONS[state] ?? TEMPORARY_NETWORK_ERROR;
  // The body goes with the error here: without it there would be no room for the reason.
  return {
    command_status: ESME_RDELIVERYFAILURE,
    message_id: id,
    tlvs: [{ name: 'delivery_failure_reason', value }],
  };
}

/** dpf_result tells that the wish for an alert is noted; submit_sm_resp has it in 5.0 only (SMPP 5.0, 4.2.1.2). */
function tlvsOf({ session }: Client, message: Message, command: string): { tlvs?: readonly TlvInit[] } {
  const isPlace = command === 'data_sm' || session.version === '5.0';
  return message.wantsAlert && isPlace ? { tlvs: [{ name: 'dpf_result', value: 1 }] } : {};
}

/** The text that the message centre keeps under a number, instead of one of the sender's. */
function withStoredText({ settings }: Centre, pdu: MessagePdu): MessagePdu {
  const { parts, data_coding } = segment(settings.storedTexts[pdu.sm_default_msg_id]!);
  return { ...pdu, data_coding, short_message: parts[0]!.short_message };
}

/** Datagrams are sent once, and nothing can be done to them later (SMPP 5.0, 4.2.10). */
export function isDatagram({ esm_class }: { readonly esm_class: number }): boolean {
  return (esm_class & MODE) === DATAGRAM;
}
