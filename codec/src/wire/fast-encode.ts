// Made from the table of the protocol by `npm run generate`: change the table, not this file.

import { counted, type FastInit, finish, isBare, nothing, octet, string, writeTlvs } from './pen.ts';

type Encoder = (octets: Uint8Array, start: number, init: FastInit) => number;

function bind_receiver(o: Uint8Array, start: number, init: FastInit): number {
  const { system_id, password, system_type, interface_version, addr_ton, addr_npi, address_range, tlvs } = init;
  const given =
    (system_id === undefined ? 0 : 1) +
    (password === undefined ? 0 : 1) +
    (system_type === undefined ? 0 : 1) +
    (interface_version === undefined ? 0 : 1) +
    (addr_ton === undefined ? 0 : 1) +
    (addr_npi === undefined ? 0 : 1) +
    (address_range === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, system_id, 16);
  if (at < 0) return -1;
  at = string(o, at, password, 9);
  if (at < 0) return -1;
  at = string(o, at, system_type, 13);
  if (at < 0) return -1;
  value = octet(interface_version, 52);
  bad |= value;
  o[at++] = value;
  value = octet(addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, address_range, 41);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000001, init, given);
}

function bind_receiver_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { system_id, tlvs } = init;
  const given = system_id === undefined ? 0 : 1;
  let at = start + 16;
  if (isBare(init, given)) return finish(o, start, at, 0x80000001, init, given);
  at = string(o, at, system_id, 16);
  if (at < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000001, init, given);
}

function bind_transmitter(o: Uint8Array, start: number, init: FastInit): number {
  const { system_id, password, system_type, interface_version, addr_ton, addr_npi, address_range, tlvs } = init;
  const given =
    (system_id === undefined ? 0 : 1) +
    (password === undefined ? 0 : 1) +
    (system_type === undefined ? 0 : 1) +
    (interface_version === undefined ? 0 : 1) +
    (addr_ton === undefined ? 0 : 1) +
    (addr_npi === undefined ? 0 : 1) +
    (address_range === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, system_id, 16);
  if (at < 0) return -1;
  at = string(o, at, password, 9);
  if (at < 0) return -1;
  at = string(o, at, system_type, 13);
  if (at < 0) return -1;
  value = octet(interface_version, 52);
  bad |= value;
  o[at++] = value;
  value = octet(addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, address_range, 41);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000002, init, given);
}

function bind_transmitter_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { system_id, tlvs } = init;
  const given = system_id === undefined ? 0 : 1;
  let at = start + 16;
  if (isBare(init, given)) return finish(o, start, at, 0x80000002, init, given);
  at = string(o, at, system_id, 16);
  if (at < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000002, init, given);
}

function unbind(o: Uint8Array, start: number, init: FastInit): number {
  const { tlvs } = init;
  const given = 0;
  let at = start + 16;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000006, init, given);
}

function unbind_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { tlvs } = init;
  const given = 0;
  let at = start + 16;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000006, init, given);
}

function bind_transceiver(o: Uint8Array, start: number, init: FastInit): number {
  const { system_id, password, system_type, interface_version, addr_ton, addr_npi, address_range, tlvs } = init;
  const given =
    (system_id === undefined ? 0 : 1) +
    (password === undefined ? 0 : 1) +
    (system_type === undefined ? 0 : 1) +
    (interface_version === undefined ? 0 : 1) +
    (addr_ton === undefined ? 0 : 1) +
    (addr_npi === undefined ? 0 : 1) +
    (address_range === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, system_id, 16);
  if (at < 0) return -1;
  at = string(o, at, password, 9);
  if (at < 0) return -1;
  at = string(o, at, system_type, 13);
  if (at < 0) return -1;
  value = octet(interface_version, 52);
  bad |= value;
  o[at++] = value;
  value = octet(addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, address_range, 41);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000009, init, given);
}

function bind_transceiver_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { system_id, tlvs } = init;
  const given = system_id === undefined ? 0 : 1;
  let at = start + 16;
  if (isBare(init, given)) return finish(o, start, at, 0x80000009, init, given);
  at = string(o, at, system_id, 16);
  if (at < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000009, init, given);
}

function outbind(o: Uint8Array, start: number, init: FastInit): number {
  const { system_id, password, tlvs } = init;
  const given = (system_id === undefined ? 0 : 1) + (password === undefined ? 0 : 1);
  let at = start + 16;
  at = string(o, at, system_id, 16);
  if (at < 0) return -1;
  at = string(o, at, password, 9);
  if (at < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x0000000b, init, given);
}

function enquire_link(o: Uint8Array, start: number, init: FastInit): number {
  const { tlvs } = init;
  const given = 0;
  let at = start + 16;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000015, init, given);
}

function enquire_link_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { tlvs } = init;
  const given = 0;
  let at = start + 16;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000015, init, given);
}

function generic_nack(o: Uint8Array, start: number, init: FastInit): number {
  const { tlvs } = init;
  const given = 0;
  let at = start + 16;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000000, init, given);
}

function submit_sm(o: Uint8Array, start: number, init: FastInit): number {
  const {
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
    tlvs,
  } = init;
  const given =
    (service_type === undefined ? 0 : 1) +
    (source_addr_ton === undefined ? 0 : 1) +
    (source_addr_npi === undefined ? 0 : 1) +
    (source_addr === undefined ? 0 : 1) +
    (dest_addr_ton === undefined ? 0 : 1) +
    (dest_addr_npi === undefined ? 0 : 1) +
    (destination_addr === undefined ? 0 : 1) +
    (esm_class === undefined ? 0 : 1) +
    (protocol_id === undefined ? 0 : 1) +
    (priority_flag === undefined ? 0 : 1) +
    (schedule_delivery_time === undefined ? 0 : 1) +
    (validity_period === undefined ? 0 : 1) +
    (registered_delivery === undefined ? 0 : 1) +
    (replace_if_present_flag === undefined ? 0 : 1) +
    (data_coding === undefined ? 0 : 1) +
    (sm_default_msg_id === undefined ? 0 : 1) +
    (sm_length === undefined ? 0 : 1) +
    (short_message === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, service_type, 6);
  if (at < 0) return -1;
  value = octet(source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, source_addr, 21);
  if (at < 0) return -1;
  value = octet(dest_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(dest_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, destination_addr, 21);
  if (at < 0) return -1;
  value = octet(esm_class, 0);
  bad |= value;
  o[at++] = value;
  value = octet(protocol_id, 0);
  bad |= value;
  o[at++] = value;
  value = octet(priority_flag, 0);
  bad |= value;
  o[at++] = value;
  at = nothing(o, at, schedule_delivery_time);
  if (at < 0) return -1;
  at = nothing(o, at, validity_period);
  if (at < 0) return -1;
  value = octet(registered_delivery, 0);
  bad |= value;
  o[at++] = value;
  value = octet(replace_if_present_flag, 0);
  bad |= value;
  o[at++] = value;
  value = octet(data_coding, 0);
  bad |= value;
  o[at++] = value;
  value = octet(sm_default_msg_id, 0);
  bad |= value;
  o[at++] = value;
  at = counted(o, at, short_message, 254);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, short_message !== undefined);
  return finish(o, start, at, 0x00000004, init, given);
}

function submit_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { message_id, tlvs } = init;
  const given = message_id === undefined ? 0 : 1;
  let at = start + 16;
  if (isBare(init, given)) return finish(o, start, at, 0x80000004, init, given);
  at = string(o, at, message_id, 65);
  if (at < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000004, init, given);
}

function deliver_sm(o: Uint8Array, start: number, init: FastInit): number {
  const {
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
    tlvs,
  } = init;
  const given =
    (service_type === undefined ? 0 : 1) +
    (source_addr_ton === undefined ? 0 : 1) +
    (source_addr_npi === undefined ? 0 : 1) +
    (source_addr === undefined ? 0 : 1) +
    (dest_addr_ton === undefined ? 0 : 1) +
    (dest_addr_npi === undefined ? 0 : 1) +
    (destination_addr === undefined ? 0 : 1) +
    (esm_class === undefined ? 0 : 1) +
    (protocol_id === undefined ? 0 : 1) +
    (priority_flag === undefined ? 0 : 1) +
    (schedule_delivery_time === undefined ? 0 : 1) +
    (validity_period === undefined ? 0 : 1) +
    (registered_delivery === undefined ? 0 : 1) +
    (replace_if_present_flag === undefined ? 0 : 1) +
    (data_coding === undefined ? 0 : 1) +
    (sm_default_msg_id === undefined ? 0 : 1) +
    (sm_length === undefined ? 0 : 1) +
    (short_message === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, service_type, 6);
  if (at < 0) return -1;
  value = octet(source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, source_addr, 21);
  if (at < 0) return -1;
  value = octet(dest_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(dest_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, destination_addr, 21);
  if (at < 0) return -1;
  value = octet(esm_class, 0);
  bad |= value;
  o[at++] = value;
  value = octet(protocol_id, 0);
  bad |= value;
  o[at++] = value;
  value = octet(priority_flag, 0);
  bad |= value;
  o[at++] = value;
  at = nothing(o, at, schedule_delivery_time);
  if (at < 0) return -1;
  at = nothing(o, at, validity_period);
  if (at < 0) return -1;
  value = octet(registered_delivery, 0);
  bad |= value;
  o[at++] = value;
  value = octet(replace_if_present_flag, 0);
  bad |= value === 0 ? 0 : -1;
  o[at++] = value;
  value = octet(data_coding, 0);
  bad |= value;
  o[at++] = value;
  value = octet(sm_default_msg_id, 0);
  bad |= value === 0 ? 0 : -1;
  o[at++] = value;
  at = counted(o, at, short_message, 254);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, short_message !== undefined);
  return finish(o, start, at, 0x00000005, init, given);
}

function deliver_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { message_id, tlvs } = init;
  const given = message_id === undefined ? 0 : 1;
  let at = start + 16;
  if (isBare(init, given)) return finish(o, start, at, 0x80000005, init, given);
  at = nothing(o, at, message_id);
  if (at < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000005, init, given);
}

function data_sm(o: Uint8Array, start: number, init: FastInit): number {
  const {
    service_type,
    source_addr_ton,
    source_addr_npi,
    source_addr,
    dest_addr_ton,
    dest_addr_npi,
    destination_addr,
    esm_class,
    registered_delivery,
    data_coding,
    tlvs,
  } = init;
  const given =
    (service_type === undefined ? 0 : 1) +
    (source_addr_ton === undefined ? 0 : 1) +
    (source_addr_npi === undefined ? 0 : 1) +
    (source_addr === undefined ? 0 : 1) +
    (dest_addr_ton === undefined ? 0 : 1) +
    (dest_addr_npi === undefined ? 0 : 1) +
    (destination_addr === undefined ? 0 : 1) +
    (esm_class === undefined ? 0 : 1) +
    (registered_delivery === undefined ? 0 : 1) +
    (data_coding === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, service_type, 6);
  if (at < 0) return -1;
  value = octet(source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, source_addr, 65);
  if (at < 0) return -1;
  value = octet(dest_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(dest_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, destination_addr, 65);
  if (at < 0) return -1;
  value = octet(esm_class, 0);
  bad |= value;
  o[at++] = value;
  value = octet(registered_delivery, 0);
  bad |= value;
  o[at++] = value;
  value = octet(data_coding, 0);
  bad |= value;
  o[at++] = value;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000103, init, given);
}

function data_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { message_id, tlvs } = init;
  const given = message_id === undefined ? 0 : 1;
  let at = start + 16;
  if (isBare(init, given)) return finish(o, start, at, 0x80000103, init, given);
  at = string(o, at, message_id, 65);
  if (at < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000103, init, given);
}

function alert_notification(o: Uint8Array, start: number, init: FastInit): number {
  const { source_addr_ton, source_addr_npi, source_addr, esme_addr_ton, esme_addr_npi, esme_addr, tlvs } = init;
  const given =
    (source_addr_ton === undefined ? 0 : 1) +
    (source_addr_npi === undefined ? 0 : 1) +
    (source_addr === undefined ? 0 : 1) +
    (esme_addr_ton === undefined ? 0 : 1) +
    (esme_addr_npi === undefined ? 0 : 1) +
    (esme_addr === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  value = octet(source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, source_addr, 65);
  if (at < 0) return -1;
  value = octet(esme_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(esme_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, esme_addr, 65);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000102, init, given);
}

function query_sm(o: Uint8Array, start: number, init: FastInit): number {
  const { message_id, source_addr_ton, source_addr_npi, source_addr, tlvs } = init;
  const given =
    (message_id === undefined ? 0 : 1) +
    (source_addr_ton === undefined ? 0 : 1) +
    (source_addr_npi === undefined ? 0 : 1) +
    (source_addr === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, message_id, 65);
  if (at < 0) return -1;
  value = octet(source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, source_addr, 21);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000003, init, given);
}

function query_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { message_id, final_date, message_state, error_code, tlvs } = init;
  const given =
    (message_id === undefined ? 0 : 1) +
    (final_date === undefined ? 0 : 1) +
    (message_state === undefined ? 0 : 1) +
    (error_code === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  if (isBare(init, given)) return finish(o, start, at, 0x80000003, init, given);
  at = string(o, at, message_id, 65);
  if (at < 0) return -1;
  at = nothing(o, at, final_date);
  if (at < 0) return -1;
  value = octet(message_state, 0);
  bad |= value;
  o[at++] = value;
  value = octet(error_code, 0);
  bad |= value;
  o[at++] = value;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000003, init, given);
}

function replace_sm(o: Uint8Array, start: number, init: FastInit): number {
  const {
    message_id,
    source_addr_ton,
    source_addr_npi,
    source_addr,
    schedule_delivery_time,
    validity_period,
    registered_delivery,
    sm_default_msg_id,
    sm_length,
    short_message,
    tlvs,
  } = init;
  const given =
    (message_id === undefined ? 0 : 1) +
    (source_addr_ton === undefined ? 0 : 1) +
    (source_addr_npi === undefined ? 0 : 1) +
    (source_addr === undefined ? 0 : 1) +
    (schedule_delivery_time === undefined ? 0 : 1) +
    (validity_period === undefined ? 0 : 1) +
    (registered_delivery === undefined ? 0 : 1) +
    (sm_default_msg_id === undefined ? 0 : 1) +
    (sm_length === undefined ? 0 : 1) +
    (short_message === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, message_id, 65);
  if (at < 0) return -1;
  value = octet(source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, source_addr, 21);
  if (at < 0) return -1;
  at = nothing(o, at, schedule_delivery_time);
  if (at < 0) return -1;
  at = nothing(o, at, validity_period);
  if (at < 0) return -1;
  value = octet(registered_delivery, 0);
  bad |= value;
  o[at++] = value;
  value = octet(sm_default_msg_id, 0);
  bad |= value;
  o[at++] = value;
  at = counted(o, at, short_message, 254);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, short_message !== undefined);
  return finish(o, start, at, 0x00000007, init, given);
}

function replace_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { tlvs } = init;
  const given = 0;
  let at = start + 16;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000007, init, given);
}

function cancel_sm(o: Uint8Array, start: number, init: FastInit): number {
  const {
    service_type,
    message_id,
    source_addr_ton,
    source_addr_npi,
    source_addr,
    dest_addr_ton,
    dest_addr_npi,
    destination_addr,
    tlvs,
  } = init;
  const given =
    (service_type === undefined ? 0 : 1) +
    (message_id === undefined ? 0 : 1) +
    (source_addr_ton === undefined ? 0 : 1) +
    (source_addr_npi === undefined ? 0 : 1) +
    (source_addr === undefined ? 0 : 1) +
    (dest_addr_ton === undefined ? 0 : 1) +
    (dest_addr_npi === undefined ? 0 : 1) +
    (destination_addr === undefined ? 0 : 1);
  let at = start + 16;
  let bad = 0;
  let value = 0;
  at = string(o, at, service_type, 6);
  if (at < 0) return -1;
  at = string(o, at, message_id, 65);
  if (at < 0) return -1;
  value = octet(source_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(source_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, source_addr, 21);
  if (at < 0) return -1;
  value = octet(dest_addr_ton, 0);
  bad |= value;
  o[at++] = value;
  value = octet(dest_addr_npi, 0);
  bad |= value;
  o[at++] = value;
  at = string(o, at, destination_addr, 21);
  if (at < 0) return -1;
  if (bad < 0) return -1;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x00000008, init, given);
}

function cancel_sm_resp(o: Uint8Array, start: number, init: FastInit): number {
  const { tlvs } = init;
  const given = 0;
  let at = start + 16;
  at = writeTlvs(o, at, tlvs, false);
  return finish(o, start, at, 0x80000008, init, given);
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
