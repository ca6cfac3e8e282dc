import { type Command, decode, encode } from '@smpp-web/codec';
import { describeStatus } from '@smpp-web/codec/spec';
import { expect } from 'vitest';
import { fromHex, toHex } from '../../vectors/hex.ts';
import { codesOf, comesBack, frameOf, type Oddity, refusal } from './oddity.ts';

const SUBMIT_RESP = 0x80000004;
const DELIVER_RESP = 0x80000005;
const MULTI_RESP = 0x80000021;
const BIND_RESP = 0x80000009;

/** B: responses, their bodies and their status. */
export const RESPONSE_ODDITIES: readonly Oddity[] = [
  {
    item: 10,
    title: 'an error response that is its header alone',
    check: () => {
      expect(decode(frameOf(SUBMIT_RESP, '', 8))).toMatchObject({ message_id: null, tlvs: [], issues: [] });
      expect(decode(frameOf(BIND_RESP, '', 13))).toMatchObject({ system_id: null, tlvs: [], issues: [] });
      for (const command of [
        'submit_sm_resp',
        'bind_transceiver_resp',
        'submit_multi_resp',
        'query_sm_resp',
      ] as const) {
        expect(encode(command, { command_status: 8 })).toHaveLength(16);
      }
    },
  },
  {
    item: 11,
    title: 'an error response with a body',
    check: () => {
      for (const [id, body, field] of [
        [SUBMIT_RESP, '61626300', { message_id: 'abc' }],
        [SUBMIT_RESP, '00', { message_id: '' }],
        [BIND_RESP, '00', { system_id: '' }],
      ] as const) {
        const frame = frameOf(id, body, 0x45);
        expect(decode(frame)).toMatchObject({ ...field, command_status: 0x45 });
        expect(comesBack(frame)).toBe(true);
      }
    },
  },
  {
    item: 12,
    title: 'an error response with TLVs and perhaps no fields',
    check: () => {
      const reason = { name: 'delivery_failure_reason', value: 2 };
      const bare = frameOf(SUBMIT_RESP, '0425000102', 0xfe);
      expect(decode(bare)).toMatchObject({ message_id: null, tlvs: [reason] });
      const withId = frameOf(SUBMIT_RESP, '000425000102', 0xfe);
      expect(decode(withId)).toMatchObject({ message_id: '', tlvs: [reason] });
      const neither = frameOf(SUBMIT_RESP, 'abcdef', 0xfe);
      expect(decode(neither)).toMatchObject({ message_id: null, trailing: fromHex('abcdef') });
      for (const frame of [bare, withId, neither]) expect(comesBack(frame)).toBe(true);
    },
  },
  {
    item: 13,
    title: 'a response without error and without body',
    check: () => {
      for (const [id, field] of [
        [SUBMIT_RESP, 'message_id'],
        [DELIVER_RESP, 'message_id'],
        [0x80000103, 'message_id'],
        [BIND_RESP, 'system_id'],
      ] as const) {
        const pdu = decode(frameOf(id));
        expect(pdu).toMatchObject({ [field]: null });
        expect(codesOf(pdu)).toEqual(['body_absent']);
        expect(comesBack(frameOf(id))).toBe(true);
      }
    },
  },
  {
    item: 14,
    title: 'a deliver_sm_resp with a message_id',
    check: () => {
      expect(decode(frameOf(DELIVER_RESP, '343200'))).toMatchObject({ message_id: '42' });
      expect(decode(frameOf(DELIVER_RESP, '00'))).toMatchObject({ message_id: '', issues: [] });
      expect(toHex(encode('deliver_sm_resp'))).toBe(toHex(frameOf(DELIVER_RESP, '00')));
      expect(toHex(encode('deliver_sm_resp', { message_id: '42' }))).toBe(toHex(frameOf(DELIVER_RESP, '343200')));
    },
  },
  {
    item: 15,
    title: 'a body where there is none',
    check: () => {
      const pdu = decode(frameOf(0x80000015, '00'));
      expect(pdu).toMatchObject({ command: 'enquire_link_resp', trailing: Uint8Array.of(0) });
      expect(codesOf(pdu)).toEqual(['trailing_nul']);
      for (const command of ['enquire_link', 'enquire_link_resp', 'unbind', 'unbind_resp'] as Command[]) {
        expect(encode(command)).toHaveLength(16);
      }
    },
  },
  {
    item: 16,
    title: 'a command_status that no table has',
    check: () => {
      for (const [status, origin] of [
        [34, 'smpp_3_3'],
        [1375, 'reserved'],
        [0x42e, 'vendor'],
      ] as const) {
        expect(decode(frameOf(SUBMIT_RESP, '', status)).command_status).toBe(status);
        expect(describeStatus(status)).toMatchObject({ value: status, origin });
      }
      expect(decode(frameOf(0x80000000, '', 0x94))).toMatchObject({ command_status: 0x94, issues: [] });
    },
  },
  {
    item: 17,
    title: 'a bind response without sc_interface_version or without a name',
    check: () => {
      expect(decode(frameOf(BIND_RESP, '736d736300'))).toMatchObject({ system_id: 'smsc', tlvs: [], issues: [] });
      expect(decode(frameOf(BIND_RESP, '00'))).toMatchObject({ system_id: '', tlvs: [], issues: [] });
    },
  },
  {
    item: 18,
    title: 'a request with a command_status',
    check: () => {
      const pdu = decode(frameOf(0x15, '', 0x45));
      expect(pdu).toMatchObject({ command: 'enquire_link', command_status: 0x45 });
      expect(codesOf(pdu)).toEqual(['request_with_nonzero_status']);
    },
  },
  {
    item: 19,
    title: 'a submit_multi_resp whose list and count are at odds, or missing',
    check: () => {
      const record = '01013400' + '0000000b';
      const surplus = decode(frameOf(MULTI_RESP, `610000${record}`));
      expect(surplus).toMatchObject({ message_id: 'a', no_unsuccess: 0, unsuccess_sme: [] });
      expect(codesOf(surplus)).not.toEqual([]);
      const missing = decode(frameOf(MULTI_RESP, '6100'));
      expect(missing).toMatchObject({ message_id: 'a', unsuccess_sme: [] });
      expect(codesOf(missing)).toEqual(['body_absent']);
      expect(refusal(() => decode(frameOf(MULTI_RESP, '610001'))).field).toContain('unsuccess_sme[0]');
    },
  },
  {
    item: 20,
    title: 'a submit_multi for nobody, or for an empty address',
    check: () => {
      const rest = '00'.repeat(10);
      expect(decode(frameOf(0x21, `0000000000${rest}`))).toMatchObject({ dest_address: [] });
      const empty = { dest_flag: 1, dest_addr_ton: 0, dest_addr_npi: 0, destination_addr: '' };
      expect(decode(frameOf(0x21, `000000000101000000${rest}`))).toMatchObject({ dest_address: [empty] });
    },
  },
];
