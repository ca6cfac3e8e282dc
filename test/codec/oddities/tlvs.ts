import { decode, encode } from '@smpp-web/codec';
import { readUserData } from '@smpp-web/codec/text';
import { expect } from 'vitest';
import { fromHex } from '../../vectors/hex.ts';
import { codesOf, comesBack, ENVELOPE, frameOf, type Oddity, octetsOf, refusal } from './oddity.ts';

const deliver = (tlvs: string) => frameOf(0x05, `${ENVELOPE}00${tlvs}`);

/** D: TLVs. */
export const TLV_ODDITIES: readonly Oddity[] = [
  {
    item: 33,
    title: 'tags that nobody defined, or a vendor did',
    check: () => {
      const frame = deliver('1400000331303700' + '00' + '002b0000' + '400000024142');
      expect(codesOf(decode(frame))).not.toContain('unknown_tlv');
      const sound = deliver('14000004313037002b000002abcd40000000');
      expect(decode(sound)).toMatchObject({
        tlvs: [
          { tag: 0x1400, value: fromHex('31303700') },
          { tag: 0x2b00, value: fromHex('abcd') },
          { tag: 0x4000, value: fromHex('') },
        ],
        issues: [],
      });
      expect(comesBack(sound)).toBe(true);
    },
  },
  {
    item: 34,
    title: 'a TLV in a PDU that is not said to carry it',
    check: () => {
      const pdu = decode(deliver('0426000101' + '0210000134' + '0017000400000e10'));
      expect(pdu).toMatchObject({
        tlvs: [
          { name: 'more_messages_to_send', value: 1 },
          { name: 'sc_interface_version', value: 0x34 },
          { name: 'qos_time_to_live', value: 3600 },
        ],
      });
      expect(new Set(codesOf(pdu))).toEqual(new Set(['tlv_not_listed']));
    },
  },
  {
    item: 35,
    title: 'a TLV of the wrong length',
    check: () => {
      const frame = deliver('0204000107' + '04230003303031' + '0202000188' + '060f00050102030405' + '0427000102');
      const pdu = decode(frame);
      expect(pdu).toMatchObject({
        tlvs: [
          { name: 'user_message_reference', value: Uint8Array.of(7) },
          { name: 'network_error_code', value: octetsOf('001') },
          { name: 'source_subaddress' },
          { name: 'source_node_id', value: fromHex('0102030405') },
          { name: 'message_state', value: 2 },
        ],
      });
      expect(codesOf(pdu).filter((code) => code === 'tlv_wrong_length').length).toBeGreaterThanOrEqual(2);
      expect(comesBack(frame)).toBe(true);
    },
  },
  {
    item: 36,
    title: 'TLVs that are octets, not text',
    check: () => {
      const pdu = decode(deliver('038100070101013132333402020003804142'));
      expect(pdu).toMatchObject({
        tlvs: [
          { name: 'callback_num', value: fromHex('01010131323334') },
          { name: 'source_subaddress', value: fromHex('804142') },
        ],
      });
    },
  },
  {
    item: 37,
    title: 'a string TLV with its NUL, without it, and padded',
    check: () => {
      for (const [octets, value] of [
        ['001e0003343200', '42'],
        ['001e00023432', '42'],
        ['001e000434320000', fromHex('34320000')],
      ] as const) {
        expect(decode(deliver(octets))).toMatchObject({ tlvs: [{ name: 'receipted_message_id', value }] });
        expect(comesBack(deliver(octets))).toBe(true);
      }
    },
  },
  {
    item: 38,
    title: 'a TLV that the end of the PDU cuts',
    check: () => {
      for (const rest of ['001e00414142434445', '001e00', '34']) {
        const frame = deliver(`0427000102${rest}`);
        const pdu = decode(frame);
        expect(pdu).toMatchObject({ tlvs: [{ name: 'message_state', value: 2 }], trailing: fromHex(rest) });
        expect(pdu.issues).toHaveLength(1);
        expect(comesBack(frame)).toBe(true);
      }
    },
  },
  {
    item: 39,
    title: 'TLVs without octets',
    check: () => {
      const frame = deliver('0424000000000000');
      const pdu = decode(frame);
      expect(pdu).toMatchObject({
        tlvs: [
          { name: 'message_payload', value: fromHex('') },
          { tag: 0, value: fromHex('') },
        ],
      });
      expect(readUserData(pdu as never).text).toBe('');
      expect(comesBack(frame)).toBe(true);
    },
  },
  {
    item: 40,
    title: 'a tag with its octets swapped',
    check: () => {
      const frame = frameOf(0x80000009, '00' + '1002000134');
      expect(decode(frame)).toMatchObject({ tlvs: [{ tag: 0x1002, value: Uint8Array.of(0x34) }] });
      expect(comesBack(frame)).toBe(true);
    },
  },
  {
    item: 41,
    title: 'a peer of 3.3',
    check: () => {
      const version = '3.3';
      expect(refusal(() => encode('submit_sm_resp', { message_id: '123456789' }, { version })).code).toBe('too_long');
      const withTlv = { system_id: 'smsc', tlvs: [{ name: 'sc_interface_version', value: 0x34 }] } as const;
      expect(refusal(() => encode('bind_receiver_resp', withTlv, { version })).code).toBe('not_in_version');
      expect(decode(encode('bind_receiver_resp', withTlv), { version })).toMatchObject({
        tlvs: withTlv.tlvs,
        issues: [],
      });
    },
  },
];
