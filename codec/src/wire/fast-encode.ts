// Made from the table of the protocol by `npm run generate`: change the table, not this file.

import { counted, type FastInit, finish, isBare, namesOf, nothing, octet, string, writeTlvs } from './pen.ts';

type Encoder = (octets: Uint8Array, start: number, init: FastInit) => number;

const bind_receiverNames = namesOf('bind_receiver');
function bind_receiver(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.system_id, 16);
  if (at < 0) return -1;
  at = string(o, at, init.password, 9);
  if (at < 0) return -1;
  at = string(o, at, init.system_type, 13);
  if (at < 0) return -1;
  value = octet(init.interface_version, 52);
  bad |= value;
  o[at++] = value;
  value = octet(init.addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.address_range, 41);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000001, init, bind_receiverNames);
}

const bind_receiver_respNames = namesOf('bind_receiver_resp');
function bind_receiver_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  if (isBare(init)) return finish(o, start, at, 0x80000001, init, bind_receiver_respNames);
  at = string(o, at, init.system_id, 16);
  if (at < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000001, init, bind_receiver_respNames);
}

const bind_transmitterNames = namesOf('bind_transmitter');
function bind_transmitter(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.system_id, 16);
  if (at < 0) return -1;
  at = string(o, at, init.password, 9);
  if (at < 0) return -1;
  at = string(o, at, init.system_type, 13);
  if (at < 0) return -1;
  value = octet(init.interface_version, 52);
  bad |= value;
  o[at++] = value;
  value = octet(init.addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.address_range, 41);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000002, init, bind_transmitterNames);
}

const bind_transmitter_respNames = namesOf('bind_transmitter_resp');
function bind_transmitter_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  if (isBare(init)) return finish(o, start, at, 0x80000002, init, bind_transmitter_respNames);
  at = string(o, at, init.system_id, 16);
  if (at < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000002, init, bind_transmitter_respNames);
}

const unbindNames = namesOf('unbind');
function unbind(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000006, init, unbindNames);
}

const unbind_respNames = namesOf('unbind_resp');
function unbind_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000006, init, unbind_respNames);
}

const bind_transceiverNames = namesOf('bind_transceiver');
function bind_transceiver(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.system_id, 16);
  if (at < 0) return -1;
  at = string(o, at, init.password, 9);
  if (at < 0) return -1;
  at = string(o, at, init.system_type, 13);
  if (at < 0) return -1;
  value = octet(init.interface_version, 52);
  bad |= value;
  o[at++] = value;
  value = octet(init.addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.address_range, 41);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000009, init, bind_transceiverNames);
}

const bind_transceiver_respNames = namesOf('bind_transceiver_resp');
function bind_transceiver_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  if (isBare(init)) return finish(o, start, at, 0x80000009, init, bind_transceiver_respNames);
  at = string(o, at, init.system_id, 16);
  if (at < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000009, init, bind_transceiver_respNames);
}

const outbindNames = namesOf('outbind');
function outbind(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  at = string(o, at, init.system_id, 16);
  if (at < 0) return -1;
  at = string(o, at, init.password, 9);
  if (at < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x0000000b, init, outbindNames);
}

const enquire_linkNames = namesOf('enquire_link');
function enquire_link(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000015, init, enquire_linkNames);
}

const enquire_link_respNames = namesOf('enquire_link_resp');
function enquire_link_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000015, init, enquire_link_respNames);
}

const generic_nackNames = namesOf('generic_nack');
function generic_nack(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000000, init, generic_nackNames);
}

const submit_smNames = namesOf('submit_sm');
function submit_sm(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.service_type, 6);
  if (at < 0) return -1;
  value = octet(init.source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.source_addr, 21);
  if (at < 0) return -1;
  value = octet(init.dest_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.dest_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.destination_addr, 21);
  if (at < 0) return -1;
  value = octet(init.esm_class, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.protocol_id, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.priority_flag, 0);
  bad |= value;
  o[at++] = value;
  at = nothing(o, at, init.schedule_delivery_time);
  if (at < 0) return -1;
  at = nothing(o, at, init.validity_period);
  if (at < 0) return -1;
  value = octet(init.registered_delivery, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.replace_if_present_flag, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.data_coding, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.sm_default_msg_id, 0);
  bad |= value;
  o[at++] = value;
  at = counted(o, at, init.short_message, 254);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, init.short_message !== undefined);
  return finish(o, start, at, 0x00000004, init, submit_smNames);
}

const submit_sm_respNames = namesOf('submit_sm_resp');
function submit_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  if (isBare(init)) return finish(o, start, at, 0x80000004, init, submit_sm_respNames);
  at = string(o, at, init.message_id, 65);
  if (at < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000004, init, submit_sm_respNames);
}

const deliver_smNames = namesOf('deliver_sm');
function deliver_sm(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.service_type, 6);
  if (at < 0) return -1;
  value = octet(init.source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.source_addr, 21);
  if (at < 0) return -1;
  value = octet(init.dest_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.dest_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.destination_addr, 21);
  if (at < 0) return -1;
  value = octet(init.esm_class, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.protocol_id, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.priority_flag, 0);
  bad |= value;
  o[at++] = value;
  at = nothing(o, at, init.schedule_delivery_time);
  if (at < 0) return -1;
  at = nothing(o, at, init.validity_period);
  if (at < 0) return -1;
  value = octet(init.registered_delivery, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.replace_if_present_flag, 0);
  bad |= value === 0 ? 0 : -1;
  o[at++] = value;
  value = octet(init.data_coding, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.sm_default_msg_id, 0);
  bad |= value === 0 ? 0 : -1;
  o[at++] = value;
  at = counted(o, at, init.short_message, 254);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, init.short_message !== undefined);
  return finish(o, start, at, 0x00000005, init, deliver_smNames);
}

const deliver_sm_respNames = namesOf('deliver_sm_resp');
function deliver_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  if (isBare(init)) return finish(o, start, at, 0x80000005, init, deliver_sm_respNames);
  at = nothing(o, at, init.message_id);
  if (at < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000005, init, deliver_sm_respNames);
}

const data_smNames = namesOf('data_sm');
function data_sm(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.service_type, 6);
  if (at < 0) return -1;
  value = octet(init.source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.source_addr, 65);
  if (at < 0) return -1;
  value = octet(init.dest_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.dest_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.destination_addr, 65);
  if (at < 0) return -1;
  value = octet(init.esm_class, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.registered_delivery, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.data_coding, 0);
  bad |= value;
  o[at++] = value;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000103, init, data_smNames);
}

const data_sm_respNames = namesOf('data_sm_resp');
function data_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  if (isBare(init)) return finish(o, start, at, 0x80000103, init, data_sm_respNames);
  at = string(o, at, init.message_id, 65);
  if (at < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000103, init, data_sm_respNames);
}

const alert_notificationNames = namesOf('alert_notification');
function alert_notification(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  value = octet(init.source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.source_addr, 65);
  if (at < 0) return -1;
  value = octet(init.esme_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.esme_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.esme_addr, 65);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000102, init, alert_notificationNames);
}

const query_smNames = namesOf('query_sm');
function query_sm(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.message_id, 65);
  if (at < 0) return -1;
  value = octet(init.source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.source_addr, 21);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000003, init, query_smNames);
}

const query_sm_respNames = namesOf('query_sm_resp');
function query_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  if (isBare(init)) return finish(o, start, at, 0x80000003, init, query_sm_respNames);
  at = string(o, at, init.message_id, 65);
  if (at < 0) return -1;
  at = nothing(o, at, init.final_date);
  if (at < 0) return -1;
  value = octet(init.message_state, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.error_code, 0);
  bad |= value;
  o[at++] = value;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000003, init, query_sm_respNames);
}

const replace_smNames = namesOf('replace_sm');
function replace_sm(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.message_id, 65);
  if (at < 0) return -1;
  value = octet(init.source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.source_addr, 21);
  if (at < 0) return -1;
  at = nothing(o, at, init.schedule_delivery_time);
  if (at < 0) return -1;
  at = nothing(o, at, init.validity_period);
  if (at < 0) return -1;
  value = octet(init.registered_delivery, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.sm_default_msg_id, 0);
  bad |= value;
  o[at++] = value;
  at = counted(o, at, init.short_message, 254);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, init.short_message !== undefined);
  return finish(o, start, at, 0x00000007, init, replace_smNames);
}

const replace_sm_respNames = namesOf('replace_sm_resp');
function replace_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000007, init, replace_sm_respNames);
}

const cancel_smNames = namesOf('cancel_sm');
function cancel_sm(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, init.service_type, 6);
  if (at < 0) return -1;
  at = string(o, at, init.message_id, 65);
  if (at < 0) return -1;
  value = octet(init.source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.source_addr, 21);
  if (at < 0) return -1;
  value = octet(init.dest_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(init.dest_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, init.destination_addr, 21);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x00000008, init, cancel_smNames);
}

const cancel_sm_respNames = namesOf('cancel_sm_resp');
function cancel_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  let at = start + 16;
  at = writeTlvs(o, at, init.tlvs, false);
  return finish(o, start, at, 0x80000008, init, cancel_sm_respNames);
}

/** Encoders by command. They return where the PDU ends, or -1 for what is not in perfect order. */
export const FAST_ENCODERS: ReadonlyMap<string, Encoder> = new Map<string, Encoder>([
  ['bind_receiver', bind_receiver],
  ['bind_receiver_resp', bind_receiver_resp],
  ['bind_transmitter', bind_transmitter],
  ['bind_transmitter_resp', bind_transmitter_resp],
  ['unbind', unbind],
  ['unbind_resp', unbind_resp],
  ['bind_transceiver', bind_transceiver],
  ['bind_transceiver_resp', bind_transceiver_resp],
  ['outbind', outbind],
  ['enquire_link', enquire_link],
  ['enquire_link_resp', enquire_link_resp],
  ['generic_nack', generic_nack],
  ['submit_sm', submit_sm],
  ['submit_sm_resp', submit_sm_resp],
  ['deliver_sm', deliver_sm],
  ['deliver_sm_resp', deliver_sm_resp],
  ['data_sm', data_sm],
  ['data_sm_resp', data_sm_resp],
  ['alert_notification', alert_notification],
  ['query_sm', query_sm],
  ['query_sm_resp', query_sm_resp],
  ['replace_sm', replace_sm],
  ['replace_sm_resp', replace_sm_resp],
  ['cancel_sm', cancel_sm],
  ['cancel_sm_resp', cancel_sm_resp],
]);
