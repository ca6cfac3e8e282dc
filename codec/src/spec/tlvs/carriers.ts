import type { Carrier, Presence, Sender } from '../row.ts';

/** A PDU and those who may send it with a given TLV. */
type Place = Omit<Carrier, 'presence'>;

const sentBy =
  (...senders: readonly Sender[]) =>
  (...pdus: readonly string[]): readonly Place[] =>
    pdus.map((pdu) => ({ pdu, senders }));

/** The same PDUs, sent by the ESME, by the message centre, or by both: `esme('submit_sm')`. */
export const esme = sentBy('esme');
export const mc = sentBy('mc');
export const both = sentBy('esme', 'mc');

export const SUBMITS = esme('submit_sm', 'submit_multi');
export const SUBMIT_RESPS = mc('submit_sm_resp', 'submit_multi_resp');
export const DELIVER = mc('deliver_sm');
export const DELIVER_RESP = esme('deliver_sm_resp');
/** data_sm travels both ways; many TLVs make sense in one direction only. */
export const DATA = both('data_sm');
export const DATA_UP = esme('data_sm');
export const DATA_DOWN = mc('data_sm');
export const DATA_RESP = both('data_sm_resp');
export const BROADCAST = esme('broadcast_sm');
export const BIND_RESPS = mc('bind_transmitter_resp', 'bind_receiver_resp', 'bind_transceiver_resp');

const present =
  (presence: Presence) =>
  (...groups: readonly (readonly Place[])[]): readonly Carrier[] =>
    groups.flat().map((place) => ({ ...place, presence }));

/** How firmly the PDUs of these groups ask for the TLV: `optional(SUBMITS, DATA)`. */
export const optional = present('optional');
export const conditional = present('conditional');
export const mandatory = present('mandatory');
