/**
 * The least code that makes an object of a submit_sm: no limits, no issues, no other PDU. It shows how far the codec is
 * from what is possible, and is used for nothing else.
 */
export function decodeSubmitByHand(octets: Uint8Array): object {
  let at = 16;
  const cstring = () => {
    const start = at;
    while (octets[at] !== 0) at++;
    let text = '';
    for (let index = start; index < at; index++) text += String.fromCharCode(octets[index]!);
    at++;
    return text;
  };
  const u8 = () => octets[at++]!;
  const pdu = {
    sequence_number: ((octets[12]! << 24) | (octets[13]! << 16) | (octets[14]! << 8) | octets[15]!) >>> 0,
    service_type: cstring(),
    source_addr_ton: u8(),
    source_addr_npi: u8(),
    source_addr: cstring(),
    dest_addr_ton: u8(),
    dest_addr_npi: u8(),
    destination_addr: cstring(),
    esm_class: u8(),
    protocol_id: u8(),
    priority_flag: u8(),
    schedule_delivery_time: cstring(),
    validity_period: cstring(),
    registered_delivery: u8(),
    replace_if_present_flag: u8(),
    data_coding: u8(),
    sm_default_msg_id: u8(),
    short_message: new Uint8Array() as Uint8Array,
    tlvs: [] as { tag: number; value: number | Uint8Array }[],
  };
  const length = u8();
  pdu.short_message = new Uint8Array(octets.buffer, octets.byteOffset + at, length);
  at += length;
  while (at < octets.length) {
    const tag = (octets[at]! << 8) | octets[at + 1]!;
    const size = (octets[at + 2]! << 8) | octets[at + 3]!;
    at += 4;
    const value =
      size === 1 ? octets[at]! : size === 2 ? (octets[at]! << 8) | octets[at + 1]! : octets.subarray(at, at + size);
    pdu.tlvs.push({ tag, value });
    at += size;
  }
  return pdu;
}
