import { since } from '../version.ts';
import { range, reserved, type ValueSets, value } from './rows.ts';

const SINCE_34 = since('3.4');
const SINCE_50 = since('5.0');

/** What peers and networks say about themselves and about failures. */
export const NETWORK_VALUES = {
  interface_version: {
    octets: 1,
    doc: 'Version of SMPP that a side speaks. In the field 3.3 is also announced as 0x00 or 0x03.',
    section: '5.0 4.7.13',
    values: [
      value(0x33, 'smpp_3_3', 'SMPP 3.3.'),
      value(0x34, 'smpp_3_4', 'SMPP 3.4.', SINCE_34),
      value(0x50, 'smpp_5_0', 'SMPP 5.0.', SINCE_50),
    ],
    ranges: [
      range(0x00, 0x33, 'smpp_3_3_or_earlier', 'SMPP 3.3 or older: no TLVs to this peer.', SINCE_34),
      range(0x35, 0x4f, 'reserved', 'Not a version; read here as 3.4.', SINCE_34),
      range(0x51, 0xff, 'reserved', 'Not a version; read here as 5.0.', SINCE_34),
    ],
  },
  dpf_result: {
    octets: 1,
    doc: 'Whether the delivery pending flag is set, so that the return of an absent handset is announced.',
    section: '3.4 5.3.2.28',
    initial: 0,
    versions: SINCE_34,
    values: [value(0, 'not_set', 'It is not set.'), value(1, 'set', 'It is set: expect an alert_notification.')],
    ranges: [reserved(2, 255)],
  },
  set_dpf: {
    octets: 1,
    doc: 'Whether to set the delivery pending flag should the delivery fail.',
    section: '3.4 5.3.2.29',
    initial: 1,
    versions: SINCE_34,
    values: [value(0, 'not_requested', 'Leave it.'), value(1, 'requested', 'Set it.')],
    ranges: [reserved(2, 255)],
  },
  ms_availability_status: {
    octets: 1,
    doc: 'Whether a handset can be reached.',
    section: '3.4 5.3.2.30',
    initial: 0,
    versions: SINCE_34,
    values: [
      value(0, 'available', 'It can be reached.'),
      value(1, 'denied', 'Its subscription is suspended, or it takes no short messages.'),
      value(2, 'unavailable', 'It cannot be reached now.'),
    ],
    ranges: [reserved(3, 255)],
  },
  network_error_type: {
    octets: 1,
    doc: 'Whose error numbers a network_error_code uses.',
    section: '3.4 5.3.2.31',
    versions: SINCE_34,
    values: [
      value(1, 'ansi_136_access_denied', 'TDMA (ANSI-136): why access was denied.'),
      value(2, 'is_95_access_denied', 'CDMA (IS-95): why access was denied.'),
      value(3, 'gsm', 'GSM.'),
      value(4, 'ansi_136_cause_code', 'TDMA (ANSI-136): cause codes.', SINCE_50),
      value(5, 'is_95_cause_code', 'CDMA (IS-95): cause codes.', SINCE_50),
      value(6, 'ansi_41_error', 'ANSI-41.', SINCE_50),
      value(7, 'smpp_error', 'SMPP: the number is a command_status.', SINCE_50),
      value(8, 'mc_specific', 'The message centre itself.', SINCE_50),
    ],
  },
  delivery_failure_reason: {
    octets: 1,
    doc: 'Why a delivery in transaction mode failed.',
    section: '3.4 5.3.2.33',
    versions: SINCE_34,
    values: [
      value(0, 'destination_unavailable', 'The handset could not be reached.'),
      value(1, 'destination_address_invalid', 'The address leads nowhere, or takes no messages.'),
      value(2, 'permanent_network_error', 'The network failed, and will fail again.'),
      value(3, 'temporary_network_error', 'The network failed, but may work later.'),
    ],
    ranges: [reserved(4, 255)],
  },
  congestion_state: {
    octets: 1,
    doc: 'Load of the peer that sent the response, in percent. 5.0 puts 90 into two ranges; here it is optimum.',
    section: '5.0 4.8.4',
    versions: SINCE_50,
    ranges: [
      range(0, 0, 'idle', 'Nothing to do: send faster.'),
      range(1, 29, 'low', 'Little to do: send faster.'),
      range(30, 49, 'medium', 'Room for more.'),
      range(50, 79, 'high', 'Busy, with some room.'),
      range(80, 90, 'optimum', 'Just right: keep this rate.'),
      range(90, 99, 'nearing_congestion', 'Nearly full: slow down.'),
      range(100, 100, 'congested', 'Full: hold back, or expect refusals.'),
      reserved(101, 255),
    ],
  },
  billing_format: {
    octets: 1,
    doc: 'First octet of billing_identification: how the rest is laid out.',
    section: '5.0 4.8.4',
    versions: SINCE_50,
    ranges: [reserved(0, 127), range(128, 255, 'vendor_specific', 'As ESME and operator agreed.')],
  },
  v33_network_error: {
    octets: 1,
    doc: 'GSM errors that 3.3 names for receipts and queries. Their numbers come from one old library.',
    // The names are known, the place in that document is not.
    section: '3.3',
    versions: ['3.3'],
    values: [
      value(0, 'ERROR_NONE', 'No error.'),
      value(1, 'P_UNKNOWN', 'No such subscriber. Permanent.'),
      value(11, 'P_PROVISION', 'The subscriber has no short message service. Permanent.'),
      value(13, 'T_BARRED', 'The subscriber has barred messages. Temporary.'),
      value(15, 'P_CUG', 'The closed user group does not allow it. Permanent.'),
      value(19, 'T_MSSUPPORT', 'The handset takes no short messages. Temporary.'),
      value(20, 'T_MSERROR', 'The handset reported an error. Temporary.'),
      value(21, 'T_SUPPORT', 'The network does not support it. Temporary.'),
      value(22, 'T_MEMCAP', 'The memory of the handset is full. Temporary.'),
      value(29, 'T_ABSENT', 'The handset does not answer. Temporary.'),
      value(30, 'T_ABSENT_DETACHED', 'The handset is switched off. Temporary.'),
      value(32, 'T_SUPPORT_ROAMING', 'The visited network does not support it. Temporary.'),
      value(36, 'T_SYSTEM', 'The network failed. Temporary.'),
    ],
  },
} as const satisfies ValueSets;
