// Made from the table of the protocol by `npm run generate`: change the table, not this file.

import { bytes, carriesPayload, cstring, empty, fixed, open, time, tlvs, u8 } from './cursor.ts';
import { allowedIn } from './fast-tlvs.ts';

const NO_ISSUES: readonly never[] = Object.freeze([]);

type Decoder = (frame: Uint8Array, command_status: number, sequence_number: number) => object | undefined;

const bind_receiverTlvs = allowedIn('bind_receiver');
function bind_receiver(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const system_id = cstring(16);
  const password = cstring(9);
  const system_type = cstring(13);
  const interface_version = u8();
  const addr_ton = u8();
  const addr_npi = u8();
  const address_range = cstring(41);
  const list = tlvs(bind_receiverTlvs);
  return {
    command: 'bind_receiver',
    command_length: frame.length,
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
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const bind_receiver_respTlvs = allowedIn('bind_receiver_resp');
function bind_receiver_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    if (frame.length !== 16) return undefined;
    open(frame, 16);
    return {
      command: 'bind_receiver_resp',
      command_length: frame.length,
      command_id: 0x80000001,
      command_status,
      sequence_number,
      system_id: null,
      tlvs: [],
      issues: NO_ISSUES,
    };
  }
  if (frame.length === 16) return undefined;
  open(frame, 16);
  const system_id = cstring(16);
  const list = tlvs(bind_receiver_respTlvs);
  return {
    command: 'bind_receiver_resp',
    command_length: frame.length,
    command_id: 0x80000001,
    command_status,
    sequence_number,
    system_id,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const bind_transmitterTlvs = allowedIn('bind_transmitter');
function bind_transmitter(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const system_id = cstring(16);
  const password = cstring(9);
  const system_type = cstring(13);
  const interface_version = u8();
  const addr_ton = u8();
  const addr_npi = u8();
  const address_range = cstring(41);
  const list = tlvs(bind_transmitterTlvs);
  return {
    command: 'bind_transmitter',
    command_length: frame.length,
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
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const bind_transmitter_respTlvs = allowedIn('bind_transmitter_resp');
function bind_transmitter_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    if (frame.length !== 16) return undefined;
    open(frame, 16);
    return {
      command: 'bind_transmitter_resp',
      command_length: frame.length,
      command_id: 0x80000002,
      command_status,
      sequence_number,
      system_id: null,
      tlvs: [],
      issues: NO_ISSUES,
    };
  }
  if (frame.length === 16) return undefined;
  open(frame, 16);
  const system_id = cstring(16);
  const list = tlvs(bind_transmitter_respTlvs);
  return {
    command: 'bind_transmitter_resp',
    command_length: frame.length,
    command_id: 0x80000002,
    command_status,
    sequence_number,
    system_id,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const unbindTlvs = allowedIn('unbind');
function unbind(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (frame.length !== 16) return undefined;
  open(frame, 16);
  const list = tlvs(unbindTlvs);
  return {
    command: 'unbind',
    command_length: frame.length,
    command_id: 0x00000006,
    command_status,
    sequence_number,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const unbind_respTlvs = allowedIn('unbind_resp');
function unbind_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const list = tlvs(unbind_respTlvs);
  return {
    command: 'unbind_resp',
    command_length: frame.length,
    command_id: 0x80000006,
    command_status,
    sequence_number,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const bind_transceiverTlvs = allowedIn('bind_transceiver');
function bind_transceiver(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const system_id = cstring(16);
  const password = cstring(9);
  const system_type = cstring(13);
  const interface_version = u8();
  const addr_ton = u8();
  const addr_npi = u8();
  const address_range = cstring(41);
  const list = tlvs(bind_transceiverTlvs);
  return {
    command: 'bind_transceiver',
    command_length: frame.length,
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
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const bind_transceiver_respTlvs = allowedIn('bind_transceiver_resp');
function bind_transceiver_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    if (frame.length !== 16) return undefined;
    open(frame, 16);
    return {
      command: 'bind_transceiver_resp',
      command_length: frame.length,
      command_id: 0x80000009,
      command_status,
      sequence_number,
      system_id: null,
      tlvs: [],
      issues: NO_ISSUES,
    };
  }
  if (frame.length === 16) return undefined;
  open(frame, 16);
  const system_id = cstring(16);
  const list = tlvs(bind_transceiver_respTlvs);
  return {
    command: 'bind_transceiver_resp',
    command_length: frame.length,
    command_id: 0x80000009,
    command_status,
    sequence_number,
    system_id,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const outbindTlvs = allowedIn('outbind');
function outbind(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const system_id = cstring(16);
  const password = cstring(9);
  const list = tlvs(outbindTlvs);
  return {
    command: 'outbind',
    command_length: frame.length,
    command_id: 0x0000000b,
    command_status,
    sequence_number,
    system_id,
    password,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const enquire_linkTlvs = allowedIn('enquire_link');
function enquire_link(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (frame.length !== 16) return undefined;
  open(frame, 16);
  const list = tlvs(enquire_linkTlvs);
  return {
    command: 'enquire_link',
    command_length: frame.length,
    command_id: 0x00000015,
    command_status,
    sequence_number,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const enquire_link_respTlvs = allowedIn('enquire_link_resp');
function enquire_link_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const list = tlvs(enquire_link_respTlvs);
  return {
    command: 'enquire_link_resp',
    command_length: frame.length,
    command_id: 0x80000015,
    command_status,
    sequence_number,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const generic_nackTlvs = allowedIn('generic_nack');
function generic_nack(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (frame.length !== 16) return undefined;
  open(frame, 16);
  const list = tlvs(generic_nackTlvs);
  return {
    command: 'generic_nack',
    command_length: frame.length,
    command_id: 0x80000000,
    command_status,
    sequence_number,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const submit_smTlvs = allowedIn('submit_sm');
function submit_sm(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const service_type = cstring(6);
  const source_addr_ton = u8();
  const source_addr_npi = u8();
  const source_addr = cstring(21);
  const dest_addr_ton = u8();
  const dest_addr_npi = u8();
  const destination_addr = cstring(21);
  const esm_class = u8();
  const protocol_id = u8();
  const priority_flag = u8();
  const schedule_delivery_time = time();
  const validity_period = time();
  const registered_delivery = u8();
  const replace_if_present_flag = u8();
  const data_coding = u8();
  const sm_default_msg_id = u8();
  const sm_length = u8();
  const short_message = bytes(sm_length);
  const list = tlvs(submit_smTlvs);
  if (sm_length > 0 && carriesPayload()) return undefined;
  return {
    command: 'submit_sm',
    command_length: frame.length,
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
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const submit_sm_respTlvs = allowedIn('submit_sm_resp');
function submit_sm_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    if (frame.length !== 16) return undefined;
    open(frame, 16);
    return {
      command: 'submit_sm_resp',
      command_length: frame.length,
      command_id: 0x80000004,
      command_status,
      sequence_number,
      message_id: null,
      tlvs: [],
      issues: NO_ISSUES,
    };
  }
  if (frame.length === 16) return undefined;
  open(frame, 16);
  const message_id = cstring(65);
  const list = tlvs(submit_sm_respTlvs);
  return {
    command: 'submit_sm_resp',
    command_length: frame.length,
    command_id: 0x80000004,
    command_status,
    sequence_number,
    message_id,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const deliver_smTlvs = allowedIn('deliver_sm');
function deliver_sm(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const service_type = cstring(6);
  const source_addr_ton = u8();
  const source_addr_npi = u8();
  const source_addr = cstring(21);
  const dest_addr_ton = u8();
  const dest_addr_npi = u8();
  const destination_addr = cstring(21);
  const esm_class = u8();
  const protocol_id = u8();
  const priority_flag = u8();
  const schedule_delivery_time = empty();
  const validity_period = empty();
  const registered_delivery = u8();
  const replace_if_present_flag = fixed(0);
  const data_coding = u8();
  const sm_default_msg_id = fixed(0);
  const sm_length = u8();
  const short_message = bytes(sm_length);
  const list = tlvs(deliver_smTlvs);
  if (sm_length > 0 && carriesPayload()) return undefined;
  return {
    command: 'deliver_sm',
    command_length: frame.length,
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
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const deliver_sm_respTlvs = allowedIn('deliver_sm_resp');
function deliver_sm_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    if (frame.length !== 16) return undefined;
    open(frame, 16);
    return {
      command: 'deliver_sm_resp',
      command_length: frame.length,
      command_id: 0x80000005,
      command_status,
      sequence_number,
      message_id: null,
      tlvs: [],
      issues: NO_ISSUES,
    };
  }
  if (frame.length === 16) return undefined;
  open(frame, 16);
  const message_id = empty();
  const list = tlvs(deliver_sm_respTlvs);
  return {
    command: 'deliver_sm_resp',
    command_length: frame.length,
    command_id: 0x80000005,
    command_status,
    sequence_number,
    message_id,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const data_smTlvs = allowedIn('data_sm');
function data_sm(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const service_type = cstring(6);
  const source_addr_ton = u8();
  const source_addr_npi = u8();
  const source_addr = cstring(65);
  const dest_addr_ton = u8();
  const dest_addr_npi = u8();
  const destination_addr = cstring(65);
  const esm_class = u8();
  const registered_delivery = u8();
  const data_coding = u8();
  const list = tlvs(data_smTlvs);
  return {
    command: 'data_sm',
    command_length: frame.length,
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
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const data_sm_respTlvs = allowedIn('data_sm_resp');
function data_sm_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    if (frame.length !== 16) return undefined;
    open(frame, 16);
    return {
      command: 'data_sm_resp',
      command_length: frame.length,
      command_id: 0x80000103,
      command_status,
      sequence_number,
      message_id: null,
      tlvs: [],
      issues: NO_ISSUES,
    };
  }
  if (frame.length === 16) return undefined;
  open(frame, 16);
  const message_id = cstring(65);
  const list = tlvs(data_sm_respTlvs);
  return {
    command: 'data_sm_resp',
    command_length: frame.length,
    command_id: 0x80000103,
    command_status,
    sequence_number,
    message_id,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const alert_notificationTlvs = allowedIn('alert_notification');
function alert_notification(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const source_addr_ton = u8();
  const source_addr_npi = u8();
  const source_addr = cstring(65);
  const esme_addr_ton = u8();
  const esme_addr_npi = u8();
  const esme_addr = cstring(65);
  const list = tlvs(alert_notificationTlvs);
  return {
    command: 'alert_notification',
    command_length: frame.length,
    command_id: 0x00000102,
    command_status,
    sequence_number,
    source_addr_ton,
    source_addr_npi,
    source_addr,
    esme_addr_ton,
    esme_addr_npi,
    esme_addr,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const query_smTlvs = allowedIn('query_sm');
function query_sm(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const message_id = cstring(65);
  const source_addr_ton = u8();
  const source_addr_npi = u8();
  const source_addr = cstring(21);
  const list = tlvs(query_smTlvs);
  return {
    command: 'query_sm',
    command_length: frame.length,
    command_id: 0x00000003,
    command_status,
    sequence_number,
    message_id,
    source_addr_ton,
    source_addr_npi,
    source_addr,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const query_sm_respTlvs = allowedIn('query_sm_resp');
function query_sm_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  if (command_status !== 0) {
    if (frame.length !== 16) return undefined;
    open(frame, 16);
    return {
      command: 'query_sm_resp',
      command_length: frame.length,
      command_id: 0x80000003,
      command_status,
      sequence_number,
      message_id: null,
      final_date: null,
      message_state: null,
      error_code: null,
      tlvs: [],
      issues: NO_ISSUES,
    };
  }
  if (frame.length === 16) return undefined;
  open(frame, 16);
  const message_id = cstring(65);
  const final_date = time();
  const message_state = u8();
  const error_code = u8();
  const list = tlvs(query_sm_respTlvs);
  return {
    command: 'query_sm_resp',
    command_length: frame.length,
    command_id: 0x80000003,
    command_status,
    sequence_number,
    message_id,
    final_date,
    message_state,
    error_code,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const replace_smTlvs = allowedIn('replace_sm');
function replace_sm(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const message_id = cstring(65);
  const source_addr_ton = u8();
  const source_addr_npi = u8();
  const source_addr = cstring(21);
  const schedule_delivery_time = time();
  const validity_period = time();
  const registered_delivery = u8();
  const sm_default_msg_id = u8();
  const sm_length = u8();
  const short_message = bytes(sm_length);
  const list = tlvs(replace_smTlvs);
  if (sm_length > 0 && carriesPayload()) return undefined;
  return {
    command: 'replace_sm',
    command_length: frame.length,
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
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const replace_sm_respTlvs = allowedIn('replace_sm_resp');
function replace_sm_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const list = tlvs(replace_sm_respTlvs);
  return {
    command: 'replace_sm_resp',
    command_length: frame.length,
    command_id: 0x80000007,
    command_status,
    sequence_number,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const cancel_smTlvs = allowedIn('cancel_sm');
function cancel_sm(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const service_type = cstring(6);
  const message_id = cstring(65);
  const source_addr_ton = u8();
  const source_addr_npi = u8();
  const source_addr = cstring(21);
  const dest_addr_ton = u8();
  const dest_addr_npi = u8();
  const destination_addr = cstring(21);
  const list = tlvs(cancel_smTlvs);
  return {
    command: 'cancel_sm',
    command_length: frame.length,
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
    tlvs: list,
    issues: NO_ISSUES,
  };
}

const cancel_sm_respTlvs = allowedIn('cancel_sm_resp');
function cancel_sm_resp(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {
  open(frame, 16);
  const list = tlvs(cancel_sm_respTlvs);
  return {
    command: 'cancel_sm_resp',
    command_length: frame.length,
    command_id: 0x80000008,
    command_status,
    sequence_number,
    tlvs: list,
    issues: NO_ISSUES,
  };
}

/** Decoders by command_id. What they return counts only if `isPerfect()` says so. */
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
