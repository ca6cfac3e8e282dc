import { cstring, lengthOf, octets, time, uint8 } from '../../field/build.ts';
import {
  data_coding,
  dest_addr_npi,
  dest_addr_ton,
  destination_addr,
  esm_class,
  message_id,
  priority_flag,
  protocol_id,
  registered_delivery,
  replace_if_present_flag,
  SHORT_MESSAGE_MAX,
  service_type,
  sm_default_msg_id,
  source_addr,
  source_addr_npi,
  source_addr_ton,
} from '../fields.ts';
import type { PduRow } from '../row.ts';
import {
  ALERT_STATES,
  DATA_RESP_STATES,
  DATA_STATES,
  DELIVER_RESP_STATES,
  DELIVER_STATES,
  NO_RESPONSE,
  UNSPECIFIED_ON_ERROR,
} from '../states.ts';
import { since, VERSIONS } from '../version.ts';

/** 3.4 wants the two times of a deliver_sm empty; the other versions do not. */
const EMPTY_IN_34 = { '3.3': [1, 17], '3.4': [1], '5.0': [1, 17] } as const;

/** data_sm and alert_notification have room for longer addresses, of IP networks for one. */
const longSource = cstring(65, 'Address of the SME that sent the message.', { format: 'address' });
const longDestination = cstring(65, 'Address of the SME that the message is for.', { format: 'address' });

export const DELIVER_PDUS = {
  deliver_sm: {
    id: 0x00000005,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Hands a message or a delivery receipt to the ESME.',
    section: '5.0 4.3.1.1, 3.4 4.6.1',
    fields: {
      service_type,
      source_addr_ton,
      source_addr_npi,
      source_addr,
      dest_addr_ton,
      dest_addr_npi,
      destination_addr,
      esm_class,
      protocol_id,
      priority_flag,
      schedule_delivery_time: { ...time('Not used towards an ESME.', EMPTY_IN_34), fixed: { '3.4': '' } },
      validity_period: { ...time('Not used towards an ESME.', EMPTY_IN_34), fixed: { '3.4': '' } },
      registered_delivery,
      replace_if_present_flag: { ...replace_if_present_flag, fixed: { '3.4': 0 } },
      data_coding,
      sm_default_msg_id: { ...sm_default_msg_id, fixed: { '3.4': 0 } },
      sm_length: lengthOf('short_message', 'Octets in short_message, its user data header counted.'),
      short_message: octets(
        'sm_length',
        SHORT_MESSAGE_MAX,
        'The text, data or receipt; empty when message_payload carries it.',
      ),
    },
    states: DELIVER_STATES,
    errorBody: NO_RESPONSE,
  },
  deliver_sm_resp: {
    id: 0x80000005,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers deliver_sm.',
    section: '5.0 4.3.1.2, 3.4 4.6.2',
    fields: {
      message_id: {
        ...cstring({ '3.3': 9, '3.4': 1, '5.0': 65 }, 'Not used: empty.', { format: 'message_id' }),
        fixed: { '3.4': '', '5.0': '' },
      },
    },
    states: DELIVER_RESP_STATES,
    errorBody: UNSPECIFIED_ON_ERROR,
  },
  data_sm: {
    id: 0x00000103,
    kind: 'request',
    versions: since('3.4'),
    doc: 'Carries a message in either direction, all of it in TLVs.',
    section: '5.0 4.2.2.1, 3.4 4.7.1',
    fields: {
      service_type,
      source_addr_ton,
      source_addr_npi,
      source_addr: longSource,
      dest_addr_ton,
      dest_addr_npi,
      destination_addr: longDestination,
      esm_class,
      registered_delivery,
      data_coding,
    },
    states: DATA_STATES,
    errorBody: { '3.4': 'not a response', '5.0': 'not a response' },
  },
  data_sm_resp: {
    id: 0x80000103,
    kind: 'response',
    versions: since('3.4'),
    doc: 'Answers data_sm with the id of the message.',
    section: '5.0 4.2.2.2, 3.4 4.7.2',
    fields: { message_id },
    states: DATA_RESP_STATES,
    errorBody: { '3.4': 'unspecified', '5.0': 'should omit' },
  },
  alert_notification: {
    id: 0x00000102,
    kind: 'notification',
    versions: since('3.4'),
    doc: 'Tells the ESME that a mobile which it waits for is reachable again. Has no response.',
    section: '5.0 4.1.3.1, 3.4 4.12.1',
    fields: {
      source_addr_ton,
      source_addr_npi,
      source_addr: cstring(65, 'Address of the mobile that is reachable again.', { format: 'address' }),
      esme_addr_ton: uint8('Type of number of esme_addr.', { values: 'ton' }),
      esme_addr_npi: uint8('Numbering plan of esme_addr.', { values: 'npi' }),
      esme_addr: cstring(65, 'Address of the ESME that asked for the alert.', { format: 'address' }),
    },
    states: ALERT_STATES,
    errorBody: { '3.4': 'not a response', '5.0': 'not a response' },
  },
} as const satisfies Record<string, PduRow>;
