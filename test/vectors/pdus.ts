import { fromHex as octets } from './hex.ts';

/** One PDU in octets and in words, for all that encode and decode have to do. */
export interface PduVector {
  readonly name: string;
  readonly hex: string;
  readonly pdu: { readonly command: string; readonly sequence_number: number } & Readonly<Record<string, unknown>>;
}

/** Every PDU of SMPP 3.3, 3.4 and 5.0 at least once; the dissector of Wireshark reads those of 3.4 and 5.0 the same way. */
export const PDU_VECTORS: readonly PduVector[] = [
  {
    name: 'bind_transmitter, of 3.4',
    hex: '0000002700000002000000000000000165736d650073656372657400564d53003400005e343400',
    pdu: {
      command: 'bind_transmitter',
      sequence_number: 1,
      system_id: 'esme',
      password: 'secret',
      system_type: 'VMS',
      interface_version: 52,
      address_range: '^44',
    },
  },
  {
    name: 'bind_receiver, of 3.3',
    hex: '0000002100000001000000000000000265736d6500736563726574000033000000',
    pdu: { command: 'bind_receiver', sequence_number: 2, system_id: 'esme', password: 'secret', interface_version: 51 },
  },
  {
    name: 'bind_transceiver, of 5.0, all addresses',
    hex: '0000002e0000000900000000000000036669667465656e2d6c657474657273003132333435363738000050010100',
    pdu: {
      command: 'bind_transceiver',
      sequence_number: 3,
      system_id: 'fifteen-letters',
      password: '12345678',
      interface_version: 80,
      addr_ton: 1,
      addr_npi: 1,
    },
  },
  {
    name: 'bind_transmitter_resp, with the version of the message centre',
    hex: '0000001a800000020000000000000001736d7363000210000134',
    pdu: {
      command: 'bind_transmitter_resp',
      sequence_number: 1,
      system_id: 'smsc',
      tlvs: [{ tag: 0x0210, name: 'sc_interface_version', value: 52 }],
    },
  },
  {
    name: 'bind_receiver_resp, without TLVs',
    hex: '00000015800000010000000000000002736d736300',
    pdu: { command: 'bind_receiver_resp', sequence_number: 2, system_id: 'smsc' },
  },
  {
    name: 'bind_transceiver_resp, refused, header alone',
    hex: '00000010800000090000000e00000003',
    pdu: { command: 'bind_transceiver_resp', sequence_number: 3, command_status: 14, system_id: null },
  },
  {
    name: 'outbind',
    hex: '0000001b0000000b0000000000000001736d7363006b6e6f636b00',
    pdu: { command: 'outbind', sequence_number: 1, system_id: 'smsc', password: 'knock' },
  },
  { name: 'unbind', hex: '00000010000000060000000000000009', pdu: { command: 'unbind', sequence_number: 9 } },
  { name: 'unbind_resp', hex: '00000010800000060000000000000009', pdu: { command: 'unbind_resp', sequence_number: 9 } },
  {
    name: 'enquire_link, with the last sequence_number',
    hex: '0000001000000015000000007fffffff',
    pdu: { command: 'enquire_link', sequence_number: 2147483647 },
  },
  {
    name: 'enquire_link_resp',
    hex: '0000001080000015000000007fffffff',
    pdu: { command: 'enquire_link_resp', sequence_number: 2147483647 },
  },
  {
    name: 'generic_nack, of a bad command_length',
    hex: '00000010800000000000000200000055',
    pdu: { command: 'generic_nack', sequence_number: 85, command_status: 2 },
  },
  {
    name: 'submit_sm, short, with a receipt',
    hex: '00000039000000040000000000000004000500534d5050574542000101343437373030393030313233000000000000010000000548656c6c6f',
    pdu: {
      command: 'submit_sm',
      sequence_number: 4,
      source_addr_ton: 5,
      source_addr: 'SMPPWEB',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '447700900123',
      registered_delivery: 1,
      short_message: octets('48656c6c6f'),
    },
  },
  {
    name: 'submit_sm, a part of a long message, with times and TLVs',
    hex: '0000006e000000040000000000000005434d54000500534d5050574542000101343437373030393030313233004000013236313132353130333030303030302b003030303030313030303030303030305200110108000a0500032a0201d83dde0002040002123414000003444c54',
    pdu: {
      command: 'submit_sm',
      sequence_number: 5,
      service_type: 'CMT',
      source_addr_ton: 5,
      source_addr: 'SMPPWEB',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '447700900123',
      esm_class: 64,
      protocol_id: 0,
      priority_flag: 1,
      schedule_delivery_time: '261125103000000+',
      validity_period: '000001000000000R',
      registered_delivery: 17,
      replace_if_present_flag: 1,
      data_coding: 8,
      short_message: octets('0500032a0201d83dde00'),
      tlvs: [
        { tag: 0x0204, name: 'user_message_reference', value: 4660 },
        { tag: 0x1400, value: octets('444c54') },
      ],
    },
  },
  {
    name: 'submit_sm, text in message_payload',
    hex: '0000004c000000040000000000000006000500534d50505745420001013434373730303930303132330000000000000000000000042400144c6f6e676572207468616e206974206c6f6f6b73',
    pdu: {
      command: 'submit_sm',
      sequence_number: 6,
      source_addr_ton: 5,
      source_addr: 'SMPPWEB',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '447700900123',
      tlvs: [{ tag: 0x0424, name: 'message_payload', value: octets('4c6f6e676572207468616e206974206c6f6f6b73') }],
    },
  },
  {
    name: 'submit_sm, parts by sar TLVs',
    hex: '00000048000000040000000000000007000500534d5050574542000101343437373030393030313233000000000000000000000470617274020c0002004d020e000102020f000101',
    pdu: {
      command: 'submit_sm',
      sequence_number: 7,
      source_addr_ton: 5,
      source_addr: 'SMPPWEB',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '447700900123',
      short_message: octets('70617274'),
      tlvs: [
        { tag: 0x020c, name: 'sar_msg_ref_num', value: 77 },
        { tag: 0x020e, name: 'sar_total_segments', value: 2 },
        { tag: 0x020f, name: 'sar_segment_seqnum', value: 1 },
      ],
    },
  },
  {
    name: 'submit_sm_resp',
    hex: '0000001b8000000400000000000000043030303030303030303100',
    pdu: { command: 'submit_sm_resp', sequence_number: 4, message_id: '0000000001' },
  },
  {
    name: 'submit_sm_resp, throttled, header alone',
    hex: '00000010800000040000005800000005',
    pdu: { command: 'submit_sm_resp', sequence_number: 5, command_status: 88, message_id: null },
  },
  {
    name: 'submit_sm_resp, refused, with a reason',
    hex: '0000002d80000004000000fe00000006000425000102001d00136e6f2073756368207375627363726962657200',
    pdu: {
      command: 'submit_sm_resp',
      sequence_number: 6,
      command_status: 254,
      message_id: '',
      tlvs: [
        { tag: 0x0425, name: 'delivery_failure_reason', value: 2 },
        { tag: 0x001d, name: 'additional_status_info_text', value: 'no such subscriber' },
      ],
    },
  },
  {
    name: 'submit_multi, to an address and a list',
    hex: '0000003f0000002100000000000000080000003100020101013434373730303930303132330002667269656e64730000000000000000000006746f20616c6c',
    pdu: {
      command: 'submit_multi',
      sequence_number: 8,
      source_addr: '1',
      dest_address: [
        { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '447700900123' },
        { dest_flag: 2, dl_name: 'friends' },
      ],
      short_message: octets('746f20616c6c'),
    },
  },
  {
    name: 'submit_multi_resp, with one refused',
    hex: '00000027800000210000000000000008613100010101343437373030393030313233000000000b',
    pdu: {
      command: 'submit_multi_resp',
      sequence_number: 8,
      message_id: 'a1',
      unsuccess_sme: [{ dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '447700900123', error_status_code: 11 }],
    },
  },
  {
    name: 'deliver_sm, a receipt',
    hex: '000000b3000000050000000000000001000101343437373030393030313233000500534d5050574542000400000000000000006b69643a30303030303030303031207375623a30303120646c7672643a303031207375626d697420646174653a3236313132353130333020646f6e6520646174653a3236313132353130333120737461743a44454c49565244206572723a30303020746578743a48656c6c6f001e000b30303030303030303031000427000102',
    pdu: {
      command: 'deliver_sm',
      sequence_number: 1,
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: '447700900123',
      dest_addr_ton: 5,
      destination_addr: 'SMPPWEB',
      esm_class: 4,
      short_message: octets(
        '69643a30303030303030303031207375623a30303120646c7672643a303031207375626d697420646174653a3236313132353130333020646f6e6520646174653a3236313132353130333120737461743a44454c49565244206572723a30303020746578743a48656c6c6f',
      ),
      tlvs: [
        { tag: 0x001e, name: 'receipted_message_id', value: '0000000001' },
        { tag: 0x0427, name: 'message_state', value: 2 },
      ],
    },
  },
  {
    name: 'deliver_sm, a message',
    hex: '00000034000000050000000000000002000101343437373030393030313233000000383038300000000000000000000003486921',
    pdu: {
      command: 'deliver_sm',
      sequence_number: 2,
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: '447700900123',
      destination_addr: '8080',
      short_message: octets('486921'),
    },
  },
  {
    name: 'deliver_sm_resp',
    hex: '0000001180000005000000000000000100',
    pdu: { command: 'deliver_sm_resp', sequence_number: 1, message_id: '' },
  },
  {
    name: 'data_sm',
    hex: '0000003c00000103000000000000000a000500534d505057454200010134343737303039303031323300000100042400046461746104230003030022',
    pdu: {
      command: 'data_sm',
      sequence_number: 10,
      source_addr_ton: 5,
      source_addr: 'SMPPWEB',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '447700900123',
      registered_delivery: 1,
      tlvs: [
        { tag: 0x0424, name: 'message_payload', value: octets('64617461') },
        { tag: 0x0423, name: 'network_error_code', value: octets('030022') },
      ],
    },
  },
  {
    name: 'data_sm_resp',
    hex: '0000001380000103000000000000000a643100',
    pdu: { command: 'data_sm_resp', sequence_number: 10, message_id: 'd1' },
  },
  {
    name: 'alert_notification',
    hex: '0000002e0000010200000000000000030101343437373030393030313233000000534d5050574542000422000100',
    pdu: {
      command: 'alert_notification',
      sequence_number: 3,
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: '447700900123',
      esme_addr_ton: 0,
      esme_addr: 'SMPPWEB',
      tlvs: [{ tag: 0x0422, name: 'ms_availability_status', value: 0 }],
    },
  },
  {
    name: 'query_sm',
    hex: '0000002500000003000000000000000b30303030303030303031000500534d505057454200',
    pdu: {
      command: 'query_sm',
      sequence_number: 11,
      message_id: '0000000001',
      source_addr_ton: 5,
      source_addr: 'SMPPWEB',
    },
  },
  {
    name: 'query_sm_resp, delivered',
    hex: '0000002e80000003000000000000000b30303030303030303031003236313132353130333130303030302b000200',
    pdu: {
      command: 'query_sm_resp',
      sequence_number: 11,
      message_id: '0000000001',
      final_date: '261125103100000+',
      message_state: 2,
      error_code: 0,
    },
  },
  {
    name: 'replace_sm',
    hex: '0000004200000007000000000000000c30303030303030303031000000534d5050574542000030303030303130303030303030303052000000084e65772074657874',
    pdu: {
      command: 'replace_sm',
      sequence_number: 12,
      message_id: '0000000001',
      source_addr: 'SMPPWEB',
      validity_period: '000001000000000R',
      short_message: octets('4e65772074657874'),
    },
  },
  {
    name: 'replace_sm_resp',
    hex: '0000001080000007000000000000000c',
    pdu: { command: 'replace_sm_resp', sequence_number: 12 },
  },
  {
    name: 'cancel_sm',
    hex: '0000002900000008000000000000000d0030303030303030303031000000534d505057454200000000',
    pdu: { command: 'cancel_sm', sequence_number: 13, message_id: '0000000001', source_addr: 'SMPPWEB' },
  },
  {
    name: 'cancel_sm_resp, no such message',
    hex: '0000001080000008000000110000000d',
    pdu: { command: 'cancel_sm_resp', sequence_number: 13, command_status: 17 },
  },
  {
    name: 'broadcast_sm',
    hex: '0000003a00000111000000000000000e000000414c4552540000000000000000060100030100020604000200030605000309000506060002004c',
    pdu: {
      command: 'broadcast_sm',
      sequence_number: 14,
      source_addr: 'ALERT',
      tlvs: [
        { tag: 0x0601, name: 'broadcast_content_type', value: octets('010002') },
        { tag: 0x0604, name: 'broadcast_rep_num', value: 3 },
        { tag: 0x0605, name: 'broadcast_frequency_interval', value: octets('090005') },
        { tag: 0x0606, name: 'broadcast_area_identifier', value: octets('004c') },
      ],
    },
  },
  {
    name: 'broadcast_sm_resp',
    hex: '0000001380000111000000000000000e623100',
    pdu: { command: 'broadcast_sm_resp', sequence_number: 14, message_id: 'b1' },
  },
  {
    name: 'query_broadcast_sm',
    hex: '0000001b00000112000000000000000f6231000000414c45525400',
    pdu: { command: 'query_broadcast_sm', sequence_number: 15, message_id: 'b1', source_addr: 'ALERT' },
  },
  {
    name: 'query_broadcast_sm_resp',
    hex: '0000002380000112000000000000000f623100042700010206060002004c0608000164',
    pdu: {
      command: 'query_broadcast_sm_resp',
      sequence_number: 15,
      message_id: 'b1',
      tlvs: [
        { tag: 0x0427, name: 'message_state', value: 2 },
        { tag: 0x0606, name: 'broadcast_area_identifier', value: octets('004c') },
        { tag: 0x0608, name: 'broadcast_area_success', value: 100 },
      ],
    },
  },
  {
    name: 'cancel_broadcast_sm',
    hex: '0000001c000001130000000000000010006231000000414c45525400',
    pdu: { command: 'cancel_broadcast_sm', sequence_number: 16, message_id: 'b1', source_addr: 'ALERT' },
  },
  {
    name: 'cancel_broadcast_sm_resp',
    hex: '00000010800001130000000000000010',
    pdu: { command: 'cancel_broadcast_sm_resp', sequence_number: 16 },
  },
  {
    name: 'param_retrieve, of 3.3',
    hex: '0000001800000022000000000000001176657273696f6e00',
    pdu: { command: 'param_retrieve', sequence_number: 17, param_name: 'version' },
  },
  {
    name: 'param_retrieve_resp, of 3.3',
    hex: '00000014800000220000000000000011332e3300',
    pdu: { command: 'param_retrieve_resp', sequence_number: 17, param_value: '3.3' },
  },
  {
    name: 'query_last_msgs, of 3.3',
    hex: '000000150000002300000000000000120000310002',
    pdu: { command: 'query_last_msgs', sequence_number: 18, source_addr: '1', num_messages: 2 },
  },
  {
    name: 'query_last_msgs_resp, of 3.3',
    hex: '0000001780000023000000000000001202413100413200',
    pdu: { command: 'query_last_msgs_resp', sequence_number: 18, message_details: [{ msgid: 'A1' }, { msgid: 'A2' }] },
  },
  {
    name: 'query_msg_details, of 3.3',
    hex: '0000001800000024000000000000001341310000003100a0',
    pdu: { command: 'query_msg_details', sequence_number: 19, message_id: 'A1', source_addr: '1', sm_length: 160 },
  },
  {
    name: 'query_msg_details_resp, of 3.3',
    hex: '000000368000002400000000000000130000003100010100003200000000000000024869413100323631313235313033313030000200',
    pdu: {
      command: 'query_msg_details_resp',
      sequence_number: 19,
      source_addr: '1',
      dest_address: [{ dest_flag: 1, destination_addr: '2', dest_addr_ton: 0, dest_addr_npi: 0 }],
      short_message: octets('4869'),
      message_id: 'A1',
      final_date: '261125103100',
      message_state: 2,
      error_code: 0,
    },
  },
];
