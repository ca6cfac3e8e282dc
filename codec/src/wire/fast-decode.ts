// Made from the table of the protocol by `npm run generate`: change the table, not this file.

import { ascii, nulAfter, nulAfterTime, readTlvs, view } from './cursor.ts';
import { allowedIn } from './fast-tlvs.ts';

const NO_ISSUES: readonly never[] = Object.freeze([]);

type Decoder = (frame: Uint8Array, command_status: number, sequence_number: number) => object | undefined;

const bind_receiverTlvs = allowedIn('bind_receiver');
function bind_receiver(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const system_idNul = o[at] === 0 ? at : nulAfter(o, at, 16);
  if (system_idNul < 0) return undefined;
  const system_id = system_idNul === at ? '' : ascii(o, at, system_idNul);
  at = system_idNul + 1;
  const passwordNul = o[at] === 0 ? at : nulAfter(o, at, 9);
  if (passwordNul < 0) return undefined;
  const password = passwordNul === at ? '' : ascii(o, at, passwordNul);
  at = passwordNul + 1;
  const system_typeNul = o[at] === 0 ? at : nulAfter(o, at, 13);
  if (system_typeNul < 0) return undefined;
  const system_type = system_typeNul === at ? '' : ascii(o, at, system_typeNul);
  at = system_typeNul + 1;
  const interface_version = o[at++]!;
  const addr_ton = o[at++]!;
  const addr_npi = o[at++]!;
  const address_rangeNul = o[at] === 0 ? at : nulAfter(o, at, 41);
  if (address_rangeNul < 0) return undefined;
  const address_range = address_rangeNul === at ? '' : ascii(o, at, address_rangeNul);
  at = address_rangeNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, bind_receiverTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'bind_receiver',
    command_length: o.length,
    command_id: 0x00000001,
    command_status,
    sequence_number,
    system_id,
    password,
    system_type,
    interface_version,
    addr_ton,
    addr_npi,
    address_range,
    tlvs,
    issues: NO_ISSUES,
  };
}

const bind_receiver_respTlvs = allowedIn('bind_receiver_resp');
function bind_receiver_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    return o.length === 16
      ? {
          command: 'bind_receiver_resp',
          command_length: o.length,
          command_id: 0x80000001,
          command_status,
          sequence_number,
          system_id: null,
          tlvs: [],
          issues: NO_ISSUES,
        }
      : undefined;
  }
  if (o.length === 16) return undefined;
  let at = 16;
  const system_idNul = o[at] === 0 ? at : nulAfter(o, at, 16);
  if (system_idNul < 0) return undefined;
  const system_id = system_idNul === at ? '' : ascii(o, at, system_idNul);
  at = system_idNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, bind_receiver_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'bind_receiver_resp',
    command_length: o.length,
    command_id: 0x80000001,
    command_status,
    sequence_number,
    system_id,
    tlvs,
    issues: NO_ISSUES,
  };
}

const bind_transmitterTlvs = allowedIn('bind_transmitter');
function bind_transmitter(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const system_idNul = o[at] === 0 ? at : nulAfter(o, at, 16);
  if (system_idNul < 0) return undefined;
  const system_id = system_idNul === at ? '' : ascii(o, at, system_idNul);
  at = system_idNul + 1;
  const passwordNul = o[at] === 0 ? at : nulAfter(o, at, 9);
  if (passwordNul < 0) return undefined;
  const password = passwordNul === at ? '' : ascii(o, at, passwordNul);
  at = passwordNul + 1;
  const system_typeNul = o[at] === 0 ? at : nulAfter(o, at, 13);
  if (system_typeNul < 0) return undefined;
  const system_type = system_typeNul === at ? '' : ascii(o, at, system_typeNul);
  at = system_typeNul + 1;
  const interface_version = o[at++]!;
  const addr_ton = o[at++]!;
  const addr_npi = o[at++]!;
  const address_rangeNul = o[at] === 0 ? at : nulAfter(o, at, 41);
  if (address_rangeNul < 0) return undefined;
  const address_range = address_rangeNul === at ? '' : ascii(o, at, address_rangeNul);
  at = address_rangeNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, bind_transmitterTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'bind_transmitter',
    command_length: o.length,
    command_id: 0x00000002,
    command_status,
    sequence_number,
    system_id,
    password,
    system_type,
    interface_version,
    addr_ton,
    addr_npi,
    address_range,
    tlvs,
    issues: NO_ISSUES,
  };
}

const bind_transmitter_respTlvs = allowedIn('bind_transmitter_resp');
function bind_transmitter_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    return o.length === 16
      ? {
          command: 'bind_transmitter_resp',
          command_length: o.length,
          command_id: 0x80000002,
          command_status,
          sequence_number,
          system_id: null,
          tlvs: [],
          issues: NO_ISSUES,
        }
      : undefined;
  }
  if (o.length === 16) return undefined;
  let at = 16;
  const system_idNul = o[at] === 0 ? at : nulAfter(o, at, 16);
  if (system_idNul < 0) return undefined;
  const system_id = system_idNul === at ? '' : ascii(o, at, system_idNul);
  at = system_idNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, bind_transmitter_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'bind_transmitter_resp',
    command_length: o.length,
    command_id: 0x80000002,
    command_status,
    sequence_number,
    system_id,
    tlvs,
    issues: NO_ISSUES,
  };
}

function unbind(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (o.length !== 16) return undefined;
  return {
    command: 'unbind',
    command_length: o.length,
    command_id: 0x00000006,
    command_status,
    sequence_number,
    tlvs: [],
    issues: NO_ISSUES,
  };
}

const unbind_respTlvs = allowedIn('unbind_resp');
function unbind_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  const at = 16;
  const tlvs = readTlvs(o, at, unbind_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'unbind_resp',
    command_length: o.length,
    command_id: 0x80000006,
    command_status,
    sequence_number,
    tlvs,
    issues: NO_ISSUES,
  };
}

const bind_transceiverTlvs = allowedIn('bind_transceiver');
function bind_transceiver(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const system_idNul = o[at] === 0 ? at : nulAfter(o, at, 16);
  if (system_idNul < 0) return undefined;
  const system_id = system_idNul === at ? '' : ascii(o, at, system_idNul);
  at = system_idNul + 1;
  const passwordNul = o[at] === 0 ? at : nulAfter(o, at, 9);
  if (passwordNul < 0) return undefined;
  const password = passwordNul === at ? '' : ascii(o, at, passwordNul);
  at = passwordNul + 1;
  const system_typeNul = o[at] === 0 ? at : nulAfter(o, at, 13);
  if (system_typeNul < 0) return undefined;
  const system_type = system_typeNul === at ? '' : ascii(o, at, system_typeNul);
  at = system_typeNul + 1;
  const interface_version = o[at++]!;
  const addr_ton = o[at++]!;
  const addr_npi = o[at++]!;
  const address_rangeNul = o[at] === 0 ? at : nulAfter(o, at, 41);
  if (address_rangeNul < 0) return undefined;
  const address_range = address_rangeNul === at ? '' : ascii(o, at, address_rangeNul);
  at = address_rangeNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, bind_transceiverTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'bind_transceiver',
    command_length: o.length,
    command_id: 0x00000009,
    command_status,
    sequence_number,
    system_id,
    password,
    system_type,
    interface_version,
    addr_ton,
    addr_npi,
    address_range,
    tlvs,
    issues: NO_ISSUES,
  };
}

const bind_transceiver_respTlvs = allowedIn('bind_transceiver_resp');
function bind_transceiver_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    return o.length === 16
      ? {
          command: 'bind_transceiver_resp',
          command_length: o.length,
          command_id: 0x80000009,
          command_status,
          sequence_number,
          system_id: null,
          tlvs: [],
          issues: NO_ISSUES,
        }
      : undefined;
  }
  if (o.length === 16) return undefined;
  let at = 16;
  const system_idNul = o[at] === 0 ? at : nulAfter(o, at, 16);
  if (system_idNul < 0) return undefined;
  const system_id = system_idNul === at ? '' : ascii(o, at, system_idNul);
  at = system_idNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, bind_transceiver_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'bind_transceiver_resp',
    command_length: o.length,
    command_id: 0x80000009,
    command_status,
    sequence_number,
    system_id,
    tlvs,
    issues: NO_ISSUES,
  };
}

const outbindTlvs = allowedIn('outbind');
function outbind(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const system_idNul = o[at] === 0 ? at : nulAfter(o, at, 16);
  if (system_idNul < 0) return undefined;
  const system_id = system_idNul === at ? '' : ascii(o, at, system_idNul);
  at = system_idNul + 1;
  const passwordNul = o[at] === 0 ? at : nulAfter(o, at, 9);
  if (passwordNul < 0) return undefined;
  const password = passwordNul === at ? '' : ascii(o, at, passwordNul);
  at = passwordNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, outbindTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'outbind',
    command_length: o.length,
    command_id: 0x0000000b,
    command_status,
    sequence_number,
    system_id,
    password,
    tlvs,
    issues: NO_ISSUES,
  };
}

function enquire_link(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (o.length !== 16) return undefined;
  return {
    command: 'enquire_link',
    command_length: o.length,
    command_id: 0x00000015,
    command_status,
    sequence_number,
    tlvs: [],
    issues: NO_ISSUES,
  };
}

const enquire_link_respTlvs = allowedIn('enquire_link_resp');
function enquire_link_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  const at = 16;
  const tlvs = readTlvs(o, at, enquire_link_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'enquire_link_resp',
    command_length: o.length,
    command_id: 0x80000015,
    command_status,
    sequence_number,
    tlvs,
    issues: NO_ISSUES,
  };
}

function generic_nack(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (o.length !== 16) return undefined;
  return {
    command: 'generic_nack',
    command_length: o.length,
    command_id: 0x80000000,
    command_status,
    sequence_number,
    tlvs: [],
    issues: NO_ISSUES,
  };
}

const submit_smTlvs = allowedIn('submit_sm');
function submit_sm(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const service_typeNul = o[at] === 0 ? at : nulAfter(o, at, 6);
  if (service_typeNul < 0) return undefined;
  const service_type = service_typeNul === at ? '' : ascii(o, at, service_typeNul);
  at = service_typeNul + 1;
  const source_addr_ton = o[at++]!;
  const source_addr_npi = o[at++]!;
  const source_addrNul = o[at] === 0 ? at : nulAfter(o, at, 21);
  if (source_addrNul < 0) return undefined;
  const source_addr = source_addrNul === at ? '' : ascii(o, at, source_addrNul);
  at = source_addrNul + 1;
  const dest_addr_ton = o[at++]!;
  const dest_addr_npi = o[at++]!;
  const destination_addrNul = o[at] === 0 ? at : nulAfter(o, at, 21);
  if (destination_addrNul < 0) return undefined;
  const destination_addr = destination_addrNul === at ? '' : ascii(o, at, destination_addrNul);
  at = destination_addrNul + 1;
  const esm_class = o[at++]!;
  const protocol_id = o[at++]!;
  const priority_flag = o[at++]!;
  const schedule_delivery_timeNul = o[at] === 0 ? at : nulAfterTime(o, at);
  if (schedule_delivery_timeNul < 0) return undefined;
  const schedule_delivery_time = schedule_delivery_timeNul === at ? '' : ascii(o, at, schedule_delivery_timeNul);
  at = schedule_delivery_timeNul + 1;
  const validity_periodNul = o[at] === 0 ? at : nulAfterTime(o, at);
  if (validity_periodNul < 0) return undefined;
  const validity_period = validity_periodNul === at ? '' : ascii(o, at, validity_periodNul);
  at = validity_periodNul + 1;
  const registered_delivery = o[at++]!;
  const replace_if_present_flag = o[at++]!;
  const data_coding = o[at++]!;
  const sm_default_msg_id = o[at++]!;
  const sm_length = o[at++]!;
  if (sm_length > 254 || !(at + sm_length <= o.length)) return undefined;
  const short_message = view(o, at, at + sm_length);
  at += sm_length;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, submit_smTlvs, sm_length > 0);
  if (tlvs === undefined) return undefined;
  return {
    command: 'submit_sm',
    command_length: o.length,
    command_id: 0x00000004,
    command_status,
    sequence_number,
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
    issues: NO_ISSUES,
  };
}

const submit_sm_respTlvs = allowedIn('submit_sm_resp');
function submit_sm_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    return o.length === 16
      ? {
          command: 'submit_sm_resp',
          command_length: o.length,
          command_id: 0x80000004,
          command_status,
          sequence_number,
          message_id: null,
          tlvs: [],
          issues: NO_ISSUES,
        }
      : undefined;
  }
  if (o.length === 16) return undefined;
  let at = 16;
  const message_idNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (message_idNul < 0) return undefined;
  const message_id = message_idNul === at ? '' : ascii(o, at, message_idNul);
  at = message_idNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, submit_sm_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'submit_sm_resp',
    command_length: o.length,
    command_id: 0x80000004,
    command_status,
    sequence_number,
    message_id,
    tlvs,
    issues: NO_ISSUES,
  };
}

const deliver_smTlvs = allowedIn('deliver_sm');
function deliver_sm(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const service_typeNul = o[at] === 0 ? at : nulAfter(o, at, 6);
  if (service_typeNul < 0) return undefined;
  const service_type = service_typeNul === at ? '' : ascii(o, at, service_typeNul);
  at = service_typeNul + 1;
  const source_addr_ton = o[at++]!;
  const source_addr_npi = o[at++]!;
  const source_addrNul = o[at] === 0 ? at : nulAfter(o, at, 21);
  if (source_addrNul < 0) return undefined;
  const source_addr = source_addrNul === at ? '' : ascii(o, at, source_addrNul);
  at = source_addrNul + 1;
  const dest_addr_ton = o[at++]!;
  const dest_addr_npi = o[at++]!;
  const destination_addrNul = o[at] === 0 ? at : nulAfter(o, at, 21);
  if (destination_addrNul < 0) return undefined;
  const destination_addr = destination_addrNul === at ? '' : ascii(o, at, destination_addrNul);
  at = destination_addrNul + 1;
  const esm_class = o[at++]!;
  const protocol_id = o[at++]!;
  const priority_flag = o[at++]!;
  const schedule_delivery_time = '';
  if (o[at++] !== 0) return undefined;
  const validity_period = '';
  if (o[at++] !== 0) return undefined;
  const registered_delivery = o[at++]!;
  const replace_if_present_flag = o[at++]!;
  if (replace_if_present_flag !== 0) return undefined;
  const data_coding = o[at++]!;
  const sm_default_msg_id = o[at++]!;
  if (sm_default_msg_id !== 0) return undefined;
  const sm_length = o[at++]!;
  if (sm_length > 254 || !(at + sm_length <= o.length)) return undefined;
  const short_message = view(o, at, at + sm_length);
  at += sm_length;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, deliver_smTlvs, sm_length > 0);
  if (tlvs === undefined) return undefined;
  return {
    command: 'deliver_sm',
    command_length: o.length,
    command_id: 0x00000005,
    command_status,
    sequence_number,
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
    issues: NO_ISSUES,
  };
}

const deliver_sm_respTlvs = allowedIn('deliver_sm_resp');
function deliver_sm_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    return o.length === 16
      ? {
          command: 'deliver_sm_resp',
          command_length: o.length,
          command_id: 0x80000005,
          command_status,
          sequence_number,
          message_id: null,
          tlvs: [],
          issues: NO_ISSUES,
        }
      : undefined;
  }
  if (o.length === 16) return undefined;
  let at = 16;
  const message_id = '';
  if (o[at++] !== 0) return undefined;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, deliver_sm_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'deliver_sm_resp',
    command_length: o.length,
    command_id: 0x80000005,
    command_status,
    sequence_number,
    message_id,
    tlvs,
    issues: NO_ISSUES,
  };
}

const data_smTlvs = allowedIn('data_sm');
function data_sm(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const service_typeNul = o[at] === 0 ? at : nulAfter(o, at, 6);
  if (service_typeNul < 0) return undefined;
  const service_type = service_typeNul === at ? '' : ascii(o, at, service_typeNul);
  at = service_typeNul + 1;
  const source_addr_ton = o[at++]!;
  const source_addr_npi = o[at++]!;
  const source_addrNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (source_addrNul < 0) return undefined;
  const source_addr = source_addrNul === at ? '' : ascii(o, at, source_addrNul);
  at = source_addrNul + 1;
  const dest_addr_ton = o[at++]!;
  const dest_addr_npi = o[at++]!;
  const destination_addrNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (destination_addrNul < 0) return undefined;
  const destination_addr = destination_addrNul === at ? '' : ascii(o, at, destination_addrNul);
  at = destination_addrNul + 1;
  const esm_class = o[at++]!;
  const registered_delivery = o[at++]!;
  const data_coding = o[at++]!;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, data_smTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'data_sm',
    command_length: o.length,
    command_id: 0x00000103,
    command_status,
    sequence_number,
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
    issues: NO_ISSUES,
  };
}

const data_sm_respTlvs = allowedIn('data_sm_resp');
function data_sm_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    return o.length === 16
      ? {
          command: 'data_sm_resp',
          command_length: o.length,
          command_id: 0x80000103,
          command_status,
          sequence_number,
          message_id: null,
          tlvs: [],
          issues: NO_ISSUES,
        }
      : undefined;
  }
  if (o.length === 16) return undefined;
  let at = 16;
  const message_idNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (message_idNul < 0) return undefined;
  const message_id = message_idNul === at ? '' : ascii(o, at, message_idNul);
  at = message_idNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, data_sm_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'data_sm_resp',
    command_length: o.length,
    command_id: 0x80000103,
    command_status,
    sequence_number,
    message_id,
    tlvs,
    issues: NO_ISSUES,
  };
}

const alert_notificationTlvs = allowedIn('alert_notification');
function alert_notification(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const source_addr_ton = o[at++]!;
  const source_addr_npi = o[at++]!;
  const source_addrNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (source_addrNul < 0) return undefined;
  const source_addr = source_addrNul === at ? '' : ascii(o, at, source_addrNul);
  at = source_addrNul + 1;
  const esme_addr_ton = o[at++]!;
  const esme_addr_npi = o[at++]!;
  const esme_addrNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (esme_addrNul < 0) return undefined;
  const esme_addr = esme_addrNul === at ? '' : ascii(o, at, esme_addrNul);
  at = esme_addrNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, alert_notificationTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'alert_notification',
    command_length: o.length,
    command_id: 0x00000102,
    command_status,
    sequence_number,
    source_addr_ton,
    source_addr_npi,
    source_addr,
    esme_addr_ton,
    esme_addr_npi,
    esme_addr,
    tlvs,
    issues: NO_ISSUES,
  };
}

const query_smTlvs = allowedIn('query_sm');
function query_sm(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const message_idNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (message_idNul < 0) return undefined;
  const message_id = message_idNul === at ? '' : ascii(o, at, message_idNul);
  at = message_idNul + 1;
  const source_addr_ton = o[at++]!;
  const source_addr_npi = o[at++]!;
  const source_addrNul = o[at] === 0 ? at : nulAfter(o, at, 21);
  if (source_addrNul < 0) return undefined;
  const source_addr = source_addrNul === at ? '' : ascii(o, at, source_addrNul);
  at = source_addrNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, query_smTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'query_sm',
    command_length: o.length,
    command_id: 0x00000003,
    command_status,
    sequence_number,
    message_id,
    source_addr_ton,
    source_addr_npi,
    source_addr,
    tlvs,
    issues: NO_ISSUES,
  };
}

const query_sm_respTlvs = allowedIn('query_sm_resp');
function query_sm_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    return o.length === 16
      ? {
          command: 'query_sm_resp',
          command_length: o.length,
          command_id: 0x80000003,
          command_status,
          sequence_number,
          message_id: null,
          final_date: null,
          message_state: null,
          error_code: null,
          tlvs: [],
          issues: NO_ISSUES,
        }
      : undefined;
  }
  if (o.length === 16) return undefined;
  let at = 16;
  const message_idNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (message_idNul < 0) return undefined;
  const message_id = message_idNul === at ? '' : ascii(o, at, message_idNul);
  at = message_idNul + 1;
  const final_dateNul = o[at] === 0 ? at : nulAfterTime(o, at);
  if (final_dateNul < 0) return undefined;
  const final_date = final_dateNul === at ? '' : ascii(o, at, final_dateNul);
  at = final_dateNul + 1;
  const message_state = o[at++]!;
  const error_code = o[at++]!;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, query_sm_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'query_sm_resp',
    command_length: o.length,
    command_id: 0x80000003,
    command_status,
    sequence_number,
    message_id,
    final_date,
    message_state,
    error_code,
    tlvs,
    issues: NO_ISSUES,
  };
}

const replace_smTlvs = allowedIn('replace_sm');
function replace_sm(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const message_idNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (message_idNul < 0) return undefined;
  const message_id = message_idNul === at ? '' : ascii(o, at, message_idNul);
  at = message_idNul + 1;
  const source_addr_ton = o[at++]!;
  const source_addr_npi = o[at++]!;
  const source_addrNul = o[at] === 0 ? at : nulAfter(o, at, 21);
  if (source_addrNul < 0) return undefined;
  const source_addr = source_addrNul === at ? '' : ascii(o, at, source_addrNul);
  at = source_addrNul + 1;
  const schedule_delivery_timeNul = o[at] === 0 ? at : nulAfterTime(o, at);
  if (schedule_delivery_timeNul < 0) return undefined;
  const schedule_delivery_time = schedule_delivery_timeNul === at ? '' : ascii(o, at, schedule_delivery_timeNul);
  at = schedule_delivery_timeNul + 1;
  const validity_periodNul = o[at] === 0 ? at : nulAfterTime(o, at);
  if (validity_periodNul < 0) return undefined;
  const validity_period = validity_periodNul === at ? '' : ascii(o, at, validity_periodNul);
  at = validity_periodNul + 1;
  const registered_delivery = o[at++]!;
  const sm_default_msg_id = o[at++]!;
  const sm_length = o[at++]!;
  if (sm_length > 254 || !(at + sm_length <= o.length)) return undefined;
  const short_message = view(o, at, at + sm_length);
  at += sm_length;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, replace_smTlvs, sm_length > 0);
  if (tlvs === undefined) return undefined;
  return {
    command: 'replace_sm',
    command_length: o.length,
    command_id: 0x00000007,
    command_status,
    sequence_number,
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
    issues: NO_ISSUES,
  };
}

const replace_sm_respTlvs = allowedIn('replace_sm_resp');
function replace_sm_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  const at = 16;
  const tlvs = readTlvs(o, at, replace_sm_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'replace_sm_resp',
    command_length: o.length,
    command_id: 0x80000007,
    command_status,
    sequence_number,
    tlvs,
    issues: NO_ISSUES,
  };
}

const cancel_smTlvs = allowedIn('cancel_sm');
function cancel_sm(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  let at = 16;
  const service_typeNul = o[at] === 0 ? at : nulAfter(o, at, 6);
  if (service_typeNul < 0) return undefined;
  const service_type = service_typeNul === at ? '' : ascii(o, at, service_typeNul);
  at = service_typeNul + 1;
  const message_idNul = o[at] === 0 ? at : nulAfter(o, at, 65);
  if (message_idNul < 0) return undefined;
  const message_id = message_idNul === at ? '' : ascii(o, at, message_idNul);
  at = message_idNul + 1;
  const source_addr_ton = o[at++]!;
  const source_addr_npi = o[at++]!;
  const source_addrNul = o[at] === 0 ? at : nulAfter(o, at, 21);
  if (source_addrNul < 0) return undefined;
  const source_addr = source_addrNul === at ? '' : ascii(o, at, source_addrNul);
  at = source_addrNul + 1;
  const dest_addr_ton = o[at++]!;
  const dest_addr_npi = o[at++]!;
  const destination_addrNul = o[at] === 0 ? at : nulAfter(o, at, 21);
  if (destination_addrNul < 0) return undefined;
  const destination_addr = destination_addrNul === at ? '' : ascii(o, at, destination_addrNul);
  at = destination_addrNul + 1;
  if (!(at <= o.length)) return undefined;
  const tlvs = readTlvs(o, at, cancel_smTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'cancel_sm',
    command_length: o.length,
    command_id: 0x00000008,
    command_status,
    sequence_number,
    service_type,
    message_id,
    source_addr_ton,
    source_addr_npi,
    source_addr,
    dest_addr_ton,
    dest_addr_npi,
    destination_addr,
    tlvs,
    issues: NO_ISSUES,
  };
}

const cancel_sm_respTlvs = allowedIn('cancel_sm_resp');
function cancel_sm_resp(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  const at = 16;
  const tlvs = readTlvs(o, at, cancel_sm_respTlvs, false);
  if (tlvs === undefined) return undefined;
  return {
    command: 'cancel_sm_resp',
    command_length: o.length,
    command_id: 0x80000008,
    command_status,
    sequence_number,
    tlvs,
    issues: NO_ISSUES,
  };
}

/** Decoders by command_id. They return undefined for a frame that is not in perfect order. */
export const FAST_DECODERS: readonly (readonly [command_id: number, decoder: Decoder])[] = [
  [0x00000001, bind_receiver],
  [0x80000001, bind_receiver_resp],
  [0x00000002, bind_transmitter],
  [0x80000002, bind_transmitter_resp],
  [0x00000006, unbind],
  [0x80000006, unbind_resp],
  [0x00000009, bind_transceiver],
  [0x80000009, bind_transceiver_resp],
  [0x0000000b, outbind],
  [0x00000015, enquire_link],
  [0x80000015, enquire_link_resp],
  [0x80000000, generic_nack],
  [0x00000004, submit_sm],
  [0x80000004, submit_sm_resp],
  [0x00000005, deliver_sm],
  [0x80000005, deliver_sm_resp],
  [0x00000103, data_sm],
  [0x80000103, data_sm_resp],
  [0x00000102, alert_notification],
  [0x00000003, query_sm],
  [0x80000003, query_sm_resp],
  [0x00000007, replace_sm],
  [0x80000007, replace_sm_resp],
  [0x00000008, cancel_sm],
  [0x80000008, cancel_sm_resp],
];
