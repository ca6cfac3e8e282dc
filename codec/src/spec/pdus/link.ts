import type { PduRow } from '../row.ts';
import { HEADER_ONLY, LINK_STATES, NO_RESPONSE } from '../states.ts';
import { VERSIONS } from '../version.ts';

export const LINK_PDUS = {
  enquire_link: {
    id: 0x00000015,
    kind: 'request',
    versions: VERSIONS,
    doc: 'Asks whether the other side still answers.',
    section: '5.0 4.1.2.1, 3.4 4.11.1',
    fields: {},
    states: LINK_STATES,
    errorBody: NO_RESPONSE,
  },
  enquire_link_resp: {
    id: 0x80000015,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers enquire_link, always with status 0.',
    section: '5.0 4.1.2.2, 3.4 4.11.2',
    fields: {},
    states: LINK_STATES,
    errorBody: HEADER_ONLY,
  },
  generic_nack: {
    id: 0x80000000,
    kind: 'response',
    versions: VERSIONS,
    doc: 'Answers what could not be read or is unknown: there is no better response for it.',
    section: '5.0 4.1.4.1, 3.4 4.3.1',
    fields: {},
    states: LINK_STATES,
    errorBody: HEADER_ONLY,
    aliases: ['generic_nak', 'nack'],
  },
} as const satisfies Record<string, PduRow>;
