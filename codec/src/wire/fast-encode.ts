// Made from the table of the protocol by `npm run generate`: change the table, not this file.

import { counted, cstring, empty, type FastInit, finish, fixed, header, isBare, time, tlvs, u8 } from './pen.ts';

type Encoder = (init: FastInit) => void;

function bind_receiver(init: FastInit): void {
  header(0x00000001, init);
  const given =
    (init.system_id === undefined ? 0 : 1) +
    (init.password === undefined ? 0 : 1) +
    (init.system_type === undefined ? 0 : 1) +
    (init.interface_version === undefined ? 0 : 1) +
    (init.addr_ton === undefined ? 0 : 1) +
    (init.addr_npi === undefined ? 0 : 1) +
    (init.address_range === undefined ? 0 : 1);
  cstring(init.system_id, 16);
  cstring(init.password, 9);
  cstring(init.system_type, 13);
  u8(init.interface_version, 52);
  u8(init.addr_ton, 0);
  u8(init.addr_npi, 0);
  cstring(init.address_range, 41);
  tlvs(init.tlvs);
  finish(init, given);
}

function bind_receiver_resp(init: FastInit): void {
  header(0x80000001, init);
  const given = init.system_id === undefined ? 0 : 1;
  if (isBare(init, given)) return finish(init, given);
  cstring(init.system_id, 16);
  tlvs(init.tlvs);
  finish(init, given);
}

function bind_transmitter(init: FastInit): void {
  header(0x00000002, init);
  const given =
    (init.system_id === undefined ? 0 : 1) +
    (init.password === undefined ? 0 : 1) +
    (init.system_type === undefined ? 0 : 1) +
    (init.interface_version === undefined ? 0 : 1) +
    (init.addr_ton === undefined ? 0 : 1) +
    (init.addr_npi === undefined ? 0 : 1) +
    (init.address_range === undefined ? 0 : 1);
  cstring(init.system_id, 16);
  cstring(init.password, 9);
  cstring(init.system_type, 13);
  u8(init.interface_version, 52);
  u8(init.addr_ton, 0);
  u8(init.addr_npi, 0);
  cstring(init.address_range, 41);
  tlvs(init.tlvs);
  finish(init, given);
}

function bind_transmitter_resp(init: FastInit): void {
  header(0x80000002, init);
  const given = init.system_id === undefined ? 0 : 1;
  if (isBare(init, given)) return finish(init, given);
  cstring(init.system_id, 16);
  tlvs(init.tlvs);
  finish(init, given);
}

function unbind(init: FastInit): void {
  header(0x00000006, init);
  const given = 0;
  tlvs(init.tlvs);
  finish(init, given);
}

function unbind_resp(init: FastInit): void {
  header(0x80000006, init);
  const given = 0;
  tlvs(init.tlvs);
  finish(init, given);
}

function bind_transceiver(init: FastInit): void {
  header(0x00000009, init);
  const given =
    (init.system_id === undefined ? 0 : 1) +
    (init.password === undefined ? 0 : 1) +
    (init.system_type === undefined ? 0 : 1) +
    (init.interface_version === undefined ? 0 : 1) +
    (init.addr_ton === undefined ? 0 : 1) +
    (init.addr_npi === undefined ? 0 : 1) +
    (init.address_range === undefined ? 0 : 1);
  cstring(init.system_id, 16);
  cstring(init.password, 9);
  cstring(init.system_type, 13);
  u8(init.interface_version, 52);
  u8(init.addr_ton, 0);
  u8(init.addr_npi, 0);
  cstring(init.address_range, 41);
  tlvs(init.tlvs);
  finish(init, given);
}

function bind_transceiver_resp(init: FastInit): void {
  header(0x80000009, init);
  const given = init.system_id === undefined ? 0 : 1;
  if (isBare(init, given)) return finish(init, given);
  cstring(init.system_id, 16);
  tlvs(init.tlvs);
  finish(init, given);
}

function outbind(init: FastInit): void {
  header(0x0000000b, init);
  const given = (init.system_id === undefined ? 0 : 1) + (init.password === undefined ? 0 : 1);
  cstring(init.system_id, 16);
  cstring(init.password, 9);
  tlvs(init.tlvs);
  finish(init, given);
}

function enquire_link(init: FastInit): void {
  header(0x00000015, init);
  const given = 0;
  tlvs(init.tlvs);
  finish(init, given);
}

function enquire_link_resp(init: FastInit): void {
  header(0x80000015, init);
  const given = 0;
  tlvs(init.tlvs);
  finish(init, given);
}

function generic_nack(init: FastInit): void {
  header(0x80000000, init);
  const given = 0;
  tlvs(init.tlvs);
  finish(init, given);
}

function submit_sm(init: FastInit): void {
  header(0x00000004, init);
  const given =
    (init.service_type === undefined ? 0 : 1) +
    (init.source_addr_ton === undefined ? 0 : 1) +
    (init.source_addr_npi === undefined ? 0 : 1) +
    (init.source_addr === undefined ? 0 : 1) +
    (init.dest_addr_ton === undefined ? 0 : 1) +
    (init.dest_addr_npi === undefined ? 0 : 1) +
    (init.destination_addr === undefined ? 0 : 1) +
    (init.esm_class === undefined ? 0 : 1) +
    (init.protocol_id === undefined ? 0 : 1) +
    (init.priority_flag === undefined ? 0 : 1) +
    (init.schedule_delivery_time === undefined ? 0 : 1) +
    (init.validity_period === undefined ? 0 : 1) +
    (init.registered_delivery === undefined ? 0 : 1) +
    (init.replace_if_present_flag === undefined ? 0 : 1) +
    (init.data_coding === undefined ? 0 : 1) +
    (init.sm_default_msg_id === undefined ? 0 : 1) +
    (init.sm_length === undefined ? 0 : 1) +
    (init.short_message === undefined ? 0 : 1);
  cstring(init.service_type, 6);
  u8(init.source_addr_ton, 0);
  u8(init.source_addr_npi, 0);
  cstring(init.source_addr, 21);
  u8(init.dest_addr_ton, 0);
  u8(init.dest_addr_npi, 0);
  cstring(init.destination_addr, 21);
  u8(init.esm_class, 0);
  u8(init.protocol_id, 0);
  u8(init.priority_flag, 0);
  time(init.schedule_delivery_time);
  time(init.validity_period);
  u8(init.registered_delivery, 0);
  u8(init.replace_if_present_flag, 0);
  u8(init.data_coding, 0);
  u8(init.sm_default_msg_id, 0);
  counted(init.short_message, 254);
  tlvs(init.tlvs);
  finish(init, given);
}

function submit_sm_resp(init: FastInit): void {
  header(0x80000004, init);
  const given = init.message_id === undefined ? 0 : 1;
  if (isBare(init, given)) return finish(init, given);
  cstring(init.message_id, 65);
  tlvs(init.tlvs);
  finish(init, given);
}

function deliver_sm(init: FastInit): void {
  header(0x00000005, init);
  const given =
    (init.service_type === undefined ? 0 : 1) +
    (init.source_addr_ton === undefined ? 0 : 1) +
    (init.source_addr_npi === undefined ? 0 : 1) +
    (init.source_addr === undefined ? 0 : 1) +
    (init.dest_addr_ton === undefined ? 0 : 1) +
    (init.dest_addr_npi === undefined ? 0 : 1) +
    (init.destination_addr === undefined ? 0 : 1) +
    (init.esm_class === undefined ? 0 : 1) +
    (init.protocol_id === undefined ? 0 : 1) +
    (init.priority_flag === undefined ? 0 : 1) +
    (init.schedule_delivery_time === undefined ? 0 : 1) +
    (init.validity_period === undefined ? 0 : 1) +
    (init.registered_delivery === undefined ? 0 : 1) +
    (init.replace_if_present_flag === undefined ? 0 : 1) +
    (init.data_coding === undefined ? 0 : 1) +
    (init.sm_default_msg_id === undefined ? 0 : 1) +
    (init.sm_length === undefined ? 0 : 1) +
    (init.short_message === undefined ? 0 : 1);
  cstring(init.service_type, 6);
  u8(init.source_addr_ton, 0);
  u8(init.source_addr_npi, 0);
  cstring(init.source_addr, 21);
  u8(init.dest_addr_ton, 0);
  u8(init.dest_addr_npi, 0);
  cstring(init.destination_addr, 21);
  u8(init.esm_class, 0);
  u8(init.protocol_id, 0);
  u8(init.priority_flag, 0);
  empty(init.schedule_delivery_time);
  empty(init.validity_period);
  u8(init.registered_delivery, 0);
  fixed(init.replace_if_present_flag, 0);
  u8(init.data_coding, 0);
  fixed(init.sm_default_msg_id, 0);
  counted(init.short_message, 254);
  tlvs(init.tlvs);
  finish(init, given);
}

function deliver_sm_resp(init: FastInit): void {
  header(0x80000005, init);
  const given = init.message_id === undefined ? 0 : 1;
  if (isBare(init, given)) return finish(init, given);
  empty(init.message_id);
  tlvs(init.tlvs);
  finish(init, given);
}

function data_sm(init: FastInit): void {
  header(0x00000103, init);
  const given =
    (init.service_type === undefined ? 0 : 1) +
    (init.source_addr_ton === undefined ? 0 : 1) +
    (init.source_addr_npi === undefined ? 0 : 1) +
    (init.source_addr === undefined ? 0 : 1) +
    (init.dest_addr_ton === undefined ? 0 : 1) +
    (init.dest_addr_npi === undefined ? 0 : 1) +
    (init.destination_addr === undefined ? 0 : 1) +
    (init.esm_class === undefined ? 0 : 1) +
    (init.registered_delivery === undefined ? 0 : 1) +
    (init.data_coding === undefined ? 0 : 1);
  cstring(init.service_type, 6);
  u8(init.source_addr_ton, 0);
  u8(init.source_addr_npi, 0);
  cstring(init.source_addr, 65);
  u8(init.dest_addr_ton, 0);
  u8(init.dest_addr_npi, 0);
  cstring(init.destination_addr, 65);
  u8(init.esm_class, 0);
  u8(init.registered_delivery, 0);
  u8(init.data_coding, 0);
  tlvs(init.tlvs);
  finish(init, given);
}

function data_sm_resp(init: FastInit): void {
  header(0x80000103, init);
  const given = init.message_id === undefined ? 0 : 1;
  if (isBare(init, given)) return finish(init, given);
  cstring(init.message_id, 65);
  tlvs(init.tlvs);
  finish(init, given);
}

function alert_notification(init: FastInit): void {
  header(0x00000102, init);
  const given =
    (init.source_addr_ton === undefined ? 0 : 1) +
    (init.source_addr_npi === undefined ? 0 : 1) +
    (init.source_addr === undefined ? 0 : 1) +
    (init.esme_addr_ton === undefined ? 0 : 1) +
    (init.esme_addr_npi === undefined ? 0 : 1) +
    (init.esme_addr === undefined ? 0 : 1);
  u8(init.source_addr_ton, 0);
  u8(init.source_addr_npi, 0);
  cstring(init.source_addr, 65);
  u8(init.esme_addr_ton, 0);
  u8(init.esme_addr_npi, 0);
  cstring(init.esme_addr, 65);
  tlvs(init.tlvs);
  finish(init, given);
}

function query_sm(init: FastInit): void {
  header(0x00000003, init);
  const given =
    (init.message_id === undefined ? 0 : 1) +
    (init.source_addr_ton === undefined ? 0 : 1) +
    (init.source_addr_npi === undefined ? 0 : 1) +
    (init.source_addr === undefined ? 0 : 1);
  cstring(init.message_id, 65);
  u8(init.source_addr_ton, 0);
  u8(init.source_addr_npi, 0);
  cstring(init.source_addr, 21);
  tlvs(init.tlvs);
  finish(init, given);
}

function query_sm_resp(init: FastInit): void {
  header(0x80000003, init);
  const given =
    (init.message_id === undefined ? 0 : 1) +
    (init.final_date === undefined ? 0 : 1) +
    (init.message_state === undefined ? 0 : 1) +
    (init.error_code === undefined ? 0 : 1);
  if (isBare(init, given)) return finish(init, given);
  cstring(init.message_id, 65);
  time(init.final_date);
  u8(init.message_state, 0);
  u8(init.error_code, 0);
  tlvs(init.tlvs);
  finish(init, given);
}

function replace_sm(init: FastInit): void {
  header(0x00000007, init);
  const given =
    (init.message_id === undefined ? 0 : 1) +
    (init.source_addr_ton === undefined ? 0 : 1) +
    (init.source_addr_npi === undefined ? 0 : 1) +
    (init.source_addr === undefined ? 0 : 1) +
    (init.schedule_delivery_time === undefined ? 0 : 1) +
    (init.validity_period === undefined ? 0 : 1) +
    (init.registered_delivery === undefined ? 0 : 1) +
    (init.sm_default_msg_id === undefined ? 0 : 1) +
    (init.sm_length === undefined ? 0 : 1) +
    (init.short_message === undefined ? 0 : 1);
  cstring(init.message_id, 65);
  u8(init.source_addr_ton, 0);
  u8(init.source_addr_npi, 0);
  cstring(init.source_addr, 21);
  time(init.schedule_delivery_time);
  time(init.validity_period);
  u8(init.registered_delivery, 0);
  u8(init.sm_default_msg_id, 0);
  counted(init.short_message, 254);
  tlvs(init.tlvs);
  finish(init, given);
}

function replace_sm_resp(init: FastInit): void {
  header(0x80000007, init);
  const given = 0;
  tlvs(init.tlvs);
  finish(init, given);
}

function cancel_sm(init: FastInit): void {
  header(0x00000008, init);
  const given =
    (init.service_type === undefined ? 0 : 1) +
    (init.message_id === undefined ? 0 : 1) +
    (init.source_addr_ton === undefined ? 0 : 1) +
    (init.source_addr_npi === undefined ? 0 : 1) +
    (init.source_addr === undefined ? 0 : 1) +
    (init.dest_addr_ton === undefined ? 0 : 1) +
    (init.dest_addr_npi === undefined ? 0 : 1) +
    (init.destination_addr === undefined ? 0 : 1);
  cstring(init.service_type, 6);
  cstring(init.message_id, 65);
  u8(init.source_addr_ton, 0);
  u8(init.source_addr_npi, 0);
  cstring(init.source_addr, 21);
  u8(init.dest_addr_ton, 0);
  u8(init.dest_addr_npi, 0);
  cstring(init.destination_addr, 21);
  tlvs(init.tlvs);
  finish(init, given);
}

function cancel_sm_resp(init: FastInit): void {
  header(0x80000008, init);
  const given = 0;
  tlvs(init.tlvs);
  finish(init, given);
}

/** Encoders by command. What they write counts only if `endOfPdu()` says so. */
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
