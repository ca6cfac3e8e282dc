import { since } from '../version.ts';
import { reserved, type ValueSets, value } from './rows.ts';

const SINCE_34 = since('3.4');
const SINCE_50 = since('5.0');

/** What an address is and where it leads. */
export const ADDRESS_VALUES = {
  ton: {
    octets: 1,
    doc: 'What kind of number an address is. Any other value is reserved.',
    section: '5.0 4.7.1',
    values: [
      value(0, 'unknown', 'The sender does not say; the message centre works it out from the digits.'),
      value(1, 'international', 'Starts with the country code, without a plus sign.'),
      value(2, 'national', 'Complete within one country, without the country code.'),
      value(3, 'network_specific', 'Means something inside one network only, as a service number does.'),
      value(4, 'subscriber_number', 'A subscriber as the serving network knows them.'),
      value(5, 'alphanumeric', 'A name instead of a number, at most 11 characters on most networks.'),
      value(6, 'abbreviated', 'A short code or short dial.'),
    ],
  },
  npi: {
    octets: 1,
    doc: 'Numbering plan that an address belongs to. Any other value is reserved.',
    section: '5.0 4.7.2',
    values: [
      value(0, 'unknown', 'No plan is named; usual with names and short codes.'),
      value(1, 'isdn', 'Telephone numbers (E.163, E.164): the plan of nearly every message.'),
      value(3, 'data', 'Data networks (X.121).'),
      value(4, 'telex', 'Telex numbers (F.69).'),
      value(6, 'land_mobile', 'Subscriber identities of mobile networks (E.212).'),
      value(8, 'national', 'A plan of one country.'),
      value(9, 'private', 'A plan of one organisation.'),
      value(10, 'ermes', 'The European radio paging system ERMES.'),
      value(14, 'internet', 'An IPv4 address as four numbers with dots.'),
      value(18, 'wap_client_id', 'A client as the WAP Forum identifies it.'),
    ],
  },
  dest_flag: {
    octets: 1,
    doc: 'What a destination of submit_multi is.',
    section: '5.0 4.7.9',
    values: [
      value(1, 'sme_address', 'One address follows.'),
      value(2, 'distribution_list', 'The name of a list that the message centre keeps follows.'),
    ],
  },
  addr_subunit: {
    octets: 1,
    doc: 'Part of a handset that a message comes from or goes to.',
    section: '3.4 5.3.2.1',
    initial: 0,
    versions: SINCE_34,
    values: [
      value(0, 'unknown', 'No part is named.'),
      value(1, 'ms_display', 'The screen.'),
      value(2, 'mobile_equipment', 'The handset itself.'),
      value(3, 'smart_card_1', 'The SIM or another card.'),
      value(4, 'external_unit_1', 'A device attached to the handset.'),
    ],
    ranges: [reserved(5, 255)],
  },
  network_type: {
    octets: 1,
    doc: 'Kind of mobile network that an address is on.',
    section: '3.4 5.3.2.3',
    versions: SINCE_34,
    values: [
      value(0, 'unknown', 'No network is named.'),
      value(1, 'gsm', 'GSM and its successors.'),
      value(2, 'ansi_136_tdma', 'TDMA as of ANSI-136.'),
      value(3, 'is_95_cdma', 'CDMA as of IS-95.'),
      value(4, 'pdc', 'PDC, the digital network of Japan.'),
      value(5, 'phs', 'PHS, the personal handy-phone of Japan.'),
      value(6, 'iden', 'iDEN.'),
      value(7, 'amps', 'AMPS, the analogue network of the Americas.'),
      value(8, 'paging_network', 'A paging network.'),
    ],
    ranges: [reserved(9, 255)],
  },
  bearer_type: {
    octets: 1,
    doc: 'Bearer that carries the message on the air.',
    section: '3.4 5.3.2.5',
    versions: SINCE_34,
    values: [
      value(0, 'unknown', 'No bearer is named.'),
      value(1, 'sms', 'Short messages.'),
      value(2, 'csd', 'A data call.'),
      value(3, 'packet_data', 'Packets, as of GPRS.'),
      value(4, 'ussd', 'USSD, a dialogue by codes.'),
      value(5, 'cdpd', 'Packets over AMPS (CDPD).'),
      value(6, 'datatac', 'The DataTAC radio network.'),
      value(7, 'flex_reflex', 'Paging by FLEX or ReFLEX.'),
      value(8, 'cell_broadcast', 'Cell broadcast, to all who listen.'),
    ],
    ranges: [reserved(9, 255)],
  },
  subaddress_type: {
    octets: 1,
    doc: 'How a subaddress is coded. Any other value is reserved.',
    section: '3.4 5.3.2.15',
    versions: SINCE_34,
    values: [
      value(1, 'reserved', 'Without a meaning.'),
      value(2, 'reserved', 'Without a meaning.'),
      value(0x80, 'nsap_even', 'A network service address with an even number of digits.'),
      value(0x88, 'nsap_odd', 'A network service address with an odd number of digits.'),
      value(0xa0, 'user_specified', 'As the two ends agreed, at most 22 octets.'),
    ],
  },
  callback_num_digit_mode: {
    octets: 1,
    doc: 'How the digits of callback_num are coded; only the lowest bit counts.',
    section: '3.4 5.3.2.36',
    versions: SINCE_34,
    values: [
      value(0, 'tbcd', 'The handset gets them as DTMF digits.'),
      value(1, 'ascii', 'The handset gets them as ASCII.'),
    ],
  },
  callback_num_pres_ind: {
    octets: 1,
    doc: 'Whether a callback number may be shown, and who vouches for it.',
    section: '3.4 5.3.2.37',
    versions: SINCE_34,
    bits: [
      {
        mask: 0x0c,
        shift: 2,
        name: 'presentation',
        values: [
          value(0, 'allowed', 'The number may be shown.'),
          value(1, 'restricted', 'The number must not be shown.'),
          value(2, 'not_available', 'There is no number to show.'),
          value(3, 'reserved', 'Without a meaning.'),
        ],
      },
      {
        mask: 0x03,
        shift: 0,
        name: 'screening',
        values: [
          value(0, 'user_not_screened', 'The user gave the number, and nobody checked it.'),
          value(1, 'user_verified_passed', 'The user gave the number, and it was found right.'),
          value(2, 'user_verified_failed', 'The user gave the number, and it was found wrong.'),
          value(3, 'network_provided', 'The network gave the number.'),
        ],
      },
    ],
  },
  network_id_prefix: {
    octets: null,
    doc: 'First digit of source_network_id and dest_network_id: what follows it.',
    prefix: true,
    section: '5.0 4.8.4',
    versions: SINCE_50,
    values: [
      value('1', 'gsm_network', 'A GSM network: country code (MCC), then network code (MNC).'),
      value('2', 'tdma_or_cdma_network', 'A TDMA or CDMA network: country code (MCC), then system identity (SID).'),
      value('3', 'esme_operator', 'The operator of an ESME: country code (MCC), kind of address, address.'),
    ],
  },
  network_id_address_type: {
    octets: null,
    doc: 'Kind of the address of an ESME operator in a network id.',
    section: '5.0 4.8.4',
    versions: SINCE_50,
    values: [
      value('1', 'ip_address', 'An IPv4 address, four groups of three digits.'),
      value('2', 'domain_name', 'A domain name.'),
      value('3', 'e164', 'A telephone number (E.164).'),
      value('4', 'x212', 'A subscriber identity as of X.212.'),
    ],
  },
  dest_addr_np_resolution: {
    octets: 1,
    doc: 'Whether somebody has looked up if the destination number was ported.',
    section: '5.0 4.8.4',
    initial: 0,
    versions: SINCE_50,
    values: [
      value(0, 'not_performed', 'Nobody has looked.'),
      value(1, 'performed_not_ported', 'Looked up: still with its first operator.'),
      value(2, 'performed_ported', 'Looked up: moved to another operator.'),
    ],
  },
} as const satisfies ValueSets;
