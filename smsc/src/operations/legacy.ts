import type { Operation } from '../centre.ts';
import { family } from '../mailbox.ts';
import { status } from '../status.ts';
import { isOf, stateFieldsOf } from './manage.ts';

/** What only SMPP 3.3 has. */

const ESME_RINVMSGID = status('ESME_RINVMSGID');
const ESME_RQUERYFAIL = status('ESME_RQUERYFAIL');
const ESME_RINVNUMMSGS = status('ESME_RINVNUMMSGS');

/** Its number follows public use: the specification prints none. */
const ESME_RCNTRETRPARAM = 0x31;

/** Ids in one answer at most. */
const MAX_IDS = 100;

/** param_retrieve (SMPP 3.3): a parameter of this message centre by its name. */
export const param_retrieve: Operation<'param_retrieve'> = ({ settings }, _, { param_name }) => {
  if (!Object.hasOwn(settings.parameters, param_name)) return ESME_RCNTRETRPARAM;
  return { param_value: settings.parameters[param_name]! };
};

/** The newest first. Of messages long past it knows nothing. */
export const query_last_msgs: Operation<'query_last_msgs'> = ({ mailbox }, client, { source_addr, num_messages }) => {
  if (num_messages === 0) return ESME_RINVNUMMSGS;
  const wanted = Math.min(num_messages, MAX_IDS);
  const message_details: { msgid: string }[] = [];
  for (const message of mailbox.latest()) {
    if (message_details.length === wanted) break;
    if (isOf(client, message, source_addr)) message_details.push({ msgid: message.id });
  }
  return { message_details };
};

/** query_msg_details (SMPP 3.3): a message with as much of its text as is wanted. */
export const query_msg_details: Operation<'query_msg_details'> = ({ mailbox }, client, pdu) => {
  const message = mailbox.get(pdu.message_id);
  if (!message) return ESME_RINVMSGID;
  if (!isOf(client, message, pdu.source_addr)) return ESME_RQUERYFAIL;
  const kept = message.pdu;
  return {
    service_type: kept.service_type,
    source_addr_ton: kept.source_addr_ton,
    source_addr_npi: kept.source_addr_npi,
    source_addr: kept.source_addr,
    dest_address: [...family(message)].map(({ pdu: { dest_addr_ton, dest_addr_npi, destination_addr } }) => {
      return { dest_flag: 1 as const, dest_addr_ton, dest_addr_npi, destination_addr };
    }),
    protocol_id: kept.protocol_id,
    priority_flag: kept.priority_flag,
    schedule_delivery_time: kept.schedule_delivery_time,
    validity_period: kept.validity_period,
    registered_delivery: kept.registered_delivery,
    data_coding: kept.data_coding,
    short_message: kept.short_message.slice(0, pdu.sm_length),
    message_id: message.id,
    ...stateFieldsOf(client, message),
  };
};
