import type { TlvField, TlvRow } from '../row.ts';
import { since } from '../version.ts';
import { octets, uint8, uint16 } from './fields.ts';

const SINCE_34 = since('3.4');

const vendor = <const Field extends TlvField>(tag: number, field: Field) => ({ tag, versions: SINCE_34, field });

/** No size is published: whatever a TLV can hold. */
const ANY_SIZE = 0xffff;
const MSC_ADDRESS_MAX = 24;

/**
 * TLVs of known vendors, ready to be registered with a codec: one set at a time, for the same tag means
 * different things to different vendors.
 */
export const VENDOR_TLVS = {
  india_dlt: {
    usedBy: 'Operators in India, who check every message against a registry (DLT). Some swap the first two.',
    tlvs: {
      PE_ID: vendor(0x1400, octets(0, ANY_SIZE, 'Registered sender of the message, as ASCII digits.')),
      Template_ID: vendor(0x1401, octets(0, ANY_SIZE, 'Registered template that the text follows, as ASCII digits.')),
      TM_ID: vendor(0x1402, octets(0, ANY_SIZE, 'Hash of the chain of telemarketers that handed the message on.')),
    },
  },
  vibes: {
    usedBy: 'Vibes',
    tlvs: {
      carrier_code: vendor(0x1401, octets(0, ANY_SIZE, 'Operator of the subscriber.')),
      alternate_delivery: vendor(0x1403, uint8('1 asks for delivery by another way.')),
    },
  },
  jsmpp: {
    usedBy: 'Message centres met by users of jsmpp',
    tlvs: {
      source_msc_addr: vendor(0x1501, octets(0, ANY_SIZE, 'Address of the switch that the message came from.')),
      dest_msc_addr: vendor(0x1502, octets(0, ANY_SIZE, 'Address of the switch that the message went to.')),
    },
  },
  '8x8': {
    usedBy: '8x8',
    tlvs: {
      mo_message_id: vendor(0x1502, octets(36, 36, 'UUID of a message from a handset, 36 characters without a NUL.')),
      dest_mcc: vendor(0x1503, octets(0, ANY_SIZE, 'Mobile country code of the destination; in receipts.')),
      dest_mnc: vendor(0x1504, octets(0, ANY_SIZE, 'Mobile network code of the destination; in receipts.')),
    },
  },
  txtwire: {
    usedBy: 'Txtwire',
    tlvs: {
      group_keyword: vendor(0x2150, octets(0, 10, 'Keyword of the campaign.')),
      carrier_id: vendor(0x3201, uint16('Number of the operator.')),
    },
  },
  logica: {
    usedBy: 'Message centres of the Logica family, known to Cloudhopper too. The tags lie outside the vendor range.',
    tlvs: {
      orig_msc_addr: vendor(0x8081, octets(1, MSC_ADDRESS_MAX, 'Address of the switch that the message came from.')),
      dest_msc_addr: vendor(0x8082, octets(1, MSC_ADDRESS_MAX, 'Address of the switch that the message went to.')),
    },
  },
} as const satisfies Record<string, { readonly usedBy: string; readonly tlvs: Readonly<Record<string, TlvRow>> }>;
