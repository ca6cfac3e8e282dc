import { cstring, uint8 } from '../../field/build.ts';
import type { PduRow } from '../row.ts';
import {
  BIND_RESP_STATES,
  BIND_STATES,
  HEADER_ONLY,
  NO_RESPONSE,
  OMITTED_ON_ERROR,
  OUTBIND_STATES,
  UNBIND_RESP_STATES,
  UNBIND_STATES,
} from '../states.ts';
import { since, VERSIONS } from '../version.ts';

const system_id = cstring(16, 'Name of the ESME, as the operator of the message centre gave it.');
const password = cstring(9, 'Password that goes with system_id; it travels in clear text.');

const bind = {
  system_id,
  password,
  system_type: cstring(13, 'Kind of ESME, where the operator asks for it; mostly empty.'),
  interface_version: uint8('Version of SMPP that the ESME speaks.', { values: 'interface_version', initial: 0x34 }),
  addr_ton: uint8('Type of number of the addresses that the ESME serves.', { values: 'ton' }),
  addr_npi: uint8('Numbering plan of the addresses that the ESME serves.', { values: 'npi' }),
  address_range: cstring(41, 'Addresses that the ESME serves, as a regular expression; mostly empty.', {
    format: 'regex',
  }),
};

const bindResp = { system_id: cstring(16, 'Name of the message centre.') };

export const BIND_PDUS = {
  bind_receiver: {
    id: 0x00000001,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Opens a session in which the ESME only receives.',
    section: '5.0 4.1.1.3, 3.4 4.1.3',
    fields: bind,
    states: BIND_STATES,
    errorBody: NO_RESPONSE,
  },
  bind_receiver_resp: {
    id: 0x80000001,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers bind_receiver.',
    section: '5.0 4.1.1.4, 3.4 4.1.4',
    fields: bindResp,
    states: BIND_RESP_STATES,
    errorBody: OMITTED_ON_ERROR,
  },
  bind_transmitter: {
    id: 0x00000002,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Opens a session in which the ESME only submits.',
    section: '5.0 4.1.1.1, 3.4 4.1.1',
    fields: bind,
    states: BIND_STATES,
    errorBody: NO_RESPONSE,
  },
  bind_transmitter_resp: {
    id: 0x80000002,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers bind_transmitter.',
    section: '5.0 4.1.1.2, 3.4 4.1.2',
    fields: bindResp,
    states: BIND_RESP_STATES,
    errorBody: OMITTED_ON_ERROR,
  },
  unbind: {
    id: 0x00000006,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Ends the session; the side that sends it sends no new requests.',
    section: '5.0 4.1.1.8, 3.4 4.2.1',
    fields: {},
    states: UNBIND_STATES,
    errorBody: NO_RESPONSE,
  },
  unbind_resp: {
    id: 0x80000006,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers unbind; the connection closes after it.',
    section: '5.0 4.1.1.9, 3.4 4.2.2',
    fields: {},
    states: UNBIND_RESP_STATES,
    errorBody: HEADER_ONLY,
  },
  bind_transceiver: {
    id: 0x00000009,
    kind: 'request',
    versions: since('3.4'),
    doc: 'Opens a session in which the ESME submits and receives.',
    section: '5.0 4.1.1.5, 3.4 4.1.5',
    fields: bind,
    states: { '3.4': BIND_STATES['3.4']!, '5.0': BIND_STATES['5.0']!, recommended: BIND_STATES.recommended },
    errorBody: { '3.4': 'not a response', '5.0': 'not a response' },
  },
  bind_transceiver_resp: {
    id: 0x80000009,
    kind: 'response',
    versions: since('3.4'),
    doc: 'Answers bind_transceiver.',
    section: '5.0 4.1.1.6, 3.4 4.1.6',
    fields: bindResp,
    states: {
      '3.4': BIND_RESP_STATES['3.4']!,
      '5.0': BIND_RESP_STATES['5.0']!,
      recommended: BIND_RESP_STATES.recommended,
    },
    errorBody: { '3.4': 'omit by analogy', '5.0': 'should omit' },
  },
  outbind: {
    id: 0x0000000b,
    kind: 'notification',
    versions: since('3.4'),
    doc: 'Asks an ESME that the message centre has connected to, to bind. Has no response.',
    section: '5.0 4.1.1.7, 3.4 4.1.7',
    fields: {
      system_id: cstring(16, 'Name of the message centre.'),
      password: cstring(9, 'Password by which the ESME knows the message centre.'),
    },
    states: OUTBIND_STATES,
    errorBody: { '3.4': 'not a response', '5.0': 'not a response' },
  },
} as const satisfies Record<string, PduRow>;
