import { countOf, cstring, lengthOf, list, octets, struct, uint32 } from '../../field/build.ts';
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
  schedule_delivery_time,
  service_type,
  sm_default_msg_id,
  source_addr,
  source_addr_npi,
  source_addr_ton,
  validity_period,
} from '../fields.ts';
import type { PduRow } from '../row.ts';
import { NO_RESPONSE, OMITTED_ON_ERROR, SUBMIT_RESP_STATES, SUBMIT_STATES, UNSPECIFIED_ON_ERROR } from '../states.ts';
import { VERSIONS } from '../version.ts';

const sm_length = lengthOf('short_message', 'Octets in short_message, its user data header counted.');
const short_message = octets(
  'sm_length',
  SHORT_MESSAGE_MAX,
  'The text or data, led by a user data header when esm_class says so; empty when message_payload carries it.',
);

/** One destination of submit_multi: an address, or the name of a distribution list. */
export const dest_address = {
  kind: 'choice',
  discriminator: 'dest_flag',
  doc: 'Whether an address or the name of a distribution list follows.',
  values: 'dest_flag',
  variants: {
    1: { dest_addr_ton, dest_addr_npi, destination_addr },
    2: { dl_name: cstring(21, 'Name of a distribution list kept at the message centre.') },
  },
} as const;

export const SUBMIT_PDUS = {
  submit_sm: {
    id: 0x00000004,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Hands a message to the message centre for one destination.',
    section: '5.0 4.2.1.1, 3.4 4.4.1',
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
      schedule_delivery_time,
      validity_period,
      registered_delivery,
      replace_if_present_flag,
      data_coding,
      sm_default_msg_id,
      sm_length,
      short_message,
    },
    states: SUBMIT_STATES,
    errorBody: NO_RESPONSE,
  },
  submit_sm_resp: {
    id: 0x80000004,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers submit_sm with the id of the message.',
    section: '5.0 4.2.1.2, 3.4 4.4.2',
    fields: { message_id },
    states: SUBMIT_RESP_STATES,
    errorBody: OMITTED_ON_ERROR,
  },
  submit_multi: {
    id: 0x00000021,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Hands one message to the message centre for several destinations.',
    section: '5.0 4.2.3.1, 3.4 4.5.1',
    fields: {
      service_type,
      source_addr_ton,
      source_addr_npi,
      source_addr,
      number_of_dests: countOf('dest_address', 'How many destinations follow.'),
      dest_address: {
        ...list('number_of_dests', { '3.3': 255, '3.4': 254, '5.0': 255 }, 'Where the message goes.', dest_address),
        min: 1,
      },
      esm_class,
      protocol_id,
      priority_flag,
      schedule_delivery_time,
      validity_period,
      registered_delivery,
      replace_if_present_flag: { ...replace_if_present_flag, fixed: { '3.4': 0 } },
      data_coding,
      sm_default_msg_id,
      sm_length,
      short_message,
    },
    states: SUBMIT_STATES,
    errorBody: NO_RESPONSE,
    aliases: ['submit_sm_multi'],
  },
  submit_multi_resp: {
    id: 0x80000021,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers submit_multi with the id of the message and the destinations that were refused.',
    section: '5.0 4.2.3.2, 3.4 4.5.3',
    fields: {
      message_id,
      no_unsuccess: countOf('unsuccess_sme', 'How many refused destinations follow.'),
      unsuccess_sme: list(
        'no_unsuccess',
        255,
        'Destinations that were refused, each with its reason.',
        struct({
          dest_addr_ton,
          dest_addr_npi,
          destination_addr,
          error_status_code: uint32('Why this destination was refused.', { values: 'command_status' }),
        }),
      ),
    },
    states: SUBMIT_RESP_STATES,
    errorBody: UNSPECIFIED_ON_ERROR,
    aliases: ['submit_sm_multi_resp'],
  },
} as const satisfies Record<string, PduRow>;
