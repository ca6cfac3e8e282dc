/** ESME_RINVCMDLEN: the length of the PDU does not fit what is in it. */
export const ESME_RINVCMDLEN = 0x00000002;
/** ESME_RINVCMDID: the command_id is not known. */
export const ESME_RINVCMDID = 0x00000003;
/** ESME_RINVTLVSTREAM, in 3.4 ESME_RINVOPTPARSTREAM: what follows the fields is no row of TLVs. */
const ESME_RINVTLVSTREAM = 0x000000c0;
/** ESME_RINVTLVLEN, in 3.4 ESME_RINVPARLEN. */
const ESME_RINVTLVLEN = 0x000000c2;

/** The command_status that tells a peer which field of its request is wrong (SMPP 5.0, 4.7.6). */
const STATUS_OF_FIELD: Readonly<Record<string, number>> = {
  short_message: 0x01,
  sm_length: 0x01,
  source_addr: 0x0a,
  destination_addr: 0x0b,
  message_id: 0x0c,
  password: 0x0e,
  system_id: 0x0f,
  service_type: 0x15,
  number_of_dests: 0x33,
  dl_name: 0x34,
  dest_flag: 0x40,
  esm_class: 0x43,
  source_addr_ton: 0x48,
  source_addr_npi: 0x49,
  dest_addr_ton: 0x50,
  dest_addr_npi: 0x51,
  system_type: 0x53,
  replace_if_present_flag: 0x54,
  schedule_delivery_time: 0x61,
  validity_period: 0x62,
};

/** The status to answer with when `field` (with its path) is wrong. */
export function statusOfField(field: string): number {
  if (field === 'tlvs' || field.startsWith('0x')) return ESME_RINVTLVSTREAM;
  if (field.startsWith('tlvs[')) return ESME_RINVTLVLEN;
  return STATUS_OF_FIELD[field.slice(field.lastIndexOf('.') + 1)] ?? ESME_RINVCMDLEN;
}
