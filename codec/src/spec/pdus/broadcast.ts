import {
  data_coding,
  message_id,
  priority_flag,
  replace_if_present_flag,
  schedule_delivery_time,
  service_type,
  sm_default_msg_id,
  source_addr,
  source_addr_npi,
  source_addr_ton,
  validity_period,
} from '../fields.ts';
import type { PduRow } from '../row.ts';
import { BROADCAST_RESP_STATES, BROADCAST_STATES } from '../states.ts';

const VERSIONS = ['5.0'] as const;
const NO_RESPONSE = { '5.0': 'not a response' } as const;
const OMITTED_ON_ERROR = { '5.0': 'should omit' } as const;

export const BROADCAST_PDUS = {
  broadcast_sm: {
    id: 0x00000111,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Hands a message to the message centre for all mobiles in an area.',
    section: '5.0 4.4.1.1',
    fields: {
      service_type,
      source_addr_ton,
      source_addr_npi,
      source_addr,
      message_id,
      priority_flag,
      schedule_delivery_time,
      validity_period,
      replace_if_present_flag,
      data_coding,
      sm_default_msg_id,
    },
    states: BROADCAST_STATES,
    errorBody: NO_RESPONSE,
  },
  broadcast_sm_resp: {
    id: 0x80000111,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers broadcast_sm with the id of the message and the areas that were refused.',
    section: '5.0 4.4.1.2',
    fields: { message_id },
    states: BROADCAST_RESP_STATES,
    errorBody: OMITTED_ON_ERROR,
  },
  query_broadcast_sm: {
    id: 0x00000112,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Asks for the state of a broadcast.',
    section: '5.0 4.6.1.1',
    fields: { message_id, source_addr_ton, source_addr_npi, source_addr },
    states: BROADCAST_STATES,
    errorBody: NO_RESPONSE,
  },
  query_broadcast_sm_resp: {
    id: 0x80000112,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers query_broadcast_sm with the state of the broadcast, area by area.',
    section: '5.0 4.6.1.2',
    fields: { message_id },
    states: BROADCAST_RESP_STATES,
    errorBody: OMITTED_ON_ERROR,
  },
  cancel_broadcast_sm: {
    id: 0x00000113,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Cancels a broadcast.',
    section: '5.0 4.6.2.1',
    fields: { service_type, message_id, source_addr_ton, source_addr_npi, source_addr },
    states: BROADCAST_STATES,
    errorBody: NO_RESPONSE,
  },
  cancel_broadcast_sm_resp: {
    id: 0x80000113,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers cancel_broadcast_sm.',
    section: '5.0 4.6.2.2',
    fields: {},
    states: BROADCAST_RESP_STATES,
    errorBody: { '5.0': 'none' },
  },
} as const satisfies Record<string, PduRow>;
