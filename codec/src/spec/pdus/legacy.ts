import { countOf, cstring, lengthOf, list, octets, struct, uint8 } from '../../field/build.ts';
import {
  data_coding,
  error_code,
  final_date,
  message_id,
  message_state,
  priority_flag,
  protocol_id,
  registered_delivery,
  schedule_delivery_time,
  service_type,
  source_addr,
  source_addr_npi,
  source_addr_ton,
  validity_period,
} from '../fields.ts';
import type { PduRow } from '../row.ts';
import { LEGACY_RESP_STATES, LEGACY_STATES } from '../states.ts';
import { dest_address } from './submit.ts';

const VERSIONS = ['3.3'] as const;
const NO_RESPONSE = { '3.3': 'not a response' } as const;
const UNSPECIFIED = { '3.3': 'unspecified' } as const;

/** What only 3.3 has; later versions reserve the ids. */
export const LEGACY_PDUS = {
  param_retrieve: {
    id: 0x00000022,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Asks for a parameter of the message centre.',
    section: '3.3',
    fields: { param_name: cstring(32, 'Name of the parameter.') },
    states: LEGACY_STATES,
    errorBody: NO_RESPONSE,
  },
  param_retrieve_resp: {
    id: 0x80000022,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers param_retrieve with the value.',
    section: '3.3',
    fields: { param_value: cstring(101, 'Value of the parameter.') },
    states: LEGACY_RESP_STATES,
    errorBody: UNSPECIFIED,
  },
  query_last_msgs: {
    id: 0x00000023,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Asks for the ids of the last messages from an address.',
    section: '3.3',
    fields: { source_addr_ton, source_addr_npi, source_addr, num_messages: uint8('How many ids are wanted.') },
    states: LEGACY_STATES,
    errorBody: NO_RESPONSE,
  },
  query_last_msgs_resp: {
    id: 0x80000023,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers query_last_msgs with the ids.',
    section: '3.3',
    fields: {
      number_msgs: countOf('message_details', 'How many ids follow.'),
      message_details: list('number_msgs', 100, 'Ids of messages, the newest first.', struct({ msgid: message_id })),
    },
    states: LEGACY_RESP_STATES,
    errorBody: UNSPECIFIED,
  },
  query_msg_details: {
    id: 0x00000024,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Asks for all that is known of a message.',
    section: '3.3',
    fields: {
      message_id,
      source_addr_ton,
      source_addr_npi,
      source_addr,
      sm_length: uint8('How many octets of the text are wanted.'),
    },
    states: LEGACY_STATES,
    errorBody: NO_RESPONSE,
  },
  query_msg_details_resp: {
    id: 0x80000024,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers query_msg_details with the message and its state.',
    section: '3.3',
    fields: {
      service_type,
      source_addr_ton,
      source_addr_npi,
      source_addr,
      number_of_dests: countOf('dest_address', 'How many destinations follow.'),
      dest_address: list('number_of_dests', 255, 'Where the message went.', dest_address),
      protocol_id,
      priority_flag,
      schedule_delivery_time,
      validity_period,
      registered_delivery,
      data_coding,
      sm_length: lengthOf('short_message', 'Octets in short_message.'),
      short_message: octets('sm_length', 160, 'The text.'),
      message_id,
      final_date,
      message_state,
      error_code,
    },
    states: LEGACY_RESP_STATES,
    errorBody: UNSPECIFIED,
  },
} as const satisfies Record<string, PduRow>;
