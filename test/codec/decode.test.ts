import { DecodeError, type DecodeOptions, decode } from '@smpp-web/codec';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../vectors/hex.ts';

const header = (id: string, bodyOctets: number, status = '00000000', sequence = '00000001') =>
  `${(16 + bodyOctets).toString(16).padStart(8, '0')}${id}${status}${sequence}`;
const frame = (id: string, body: string, status?: string, sequence?: string) =>
  fromHex(header(id, body.length / 2, status, sequence) + body);

const SUBMIT = '00000004';
const SUBMIT_RESP = '80000004';
/** A submit_sm from 1 to 2 without text, up to sm_length. */
const ENVELOPE = `00 0000 3100 0000 3200 00 00 00 00 00 00 00 00 00`.replaceAll(' ', '');

describe('frames that cannot be read are refused, by field and place', () => {
  test.each([
    {
      octets: fromHex('0000001000000015'),
      code: 'frame_too_short',
      offset: 0,
      says: 'the header takes 16 octets, here are 8',
    },
    {
      octets: fromHex('00000011000000150000000000000001'),
      code: 'command_length_mismatch',
      offset: 0,
      says: 'it says 17, but the frame has 16',
    },
    { octets: frame(SUBMIT, ''), code: 'body_truncated', offset: 16, says: 'submit_sm.service_type at octet 16' },
    {
      octets: frame(SUBMIT, '00 01'.replace(' ', '')),
      code: 'body_truncated',
      offset: 18,
      says: 'submit_sm.source_addr_npi at octet 18: 1 octets expected, 0 left',
    },
    {
      octets: frame('00000001', '6162'),
      code: 'cstring_unterminated',
      offset: 16,
      says: 'bind_receiver.system_id at octet 16: no NUL within the 2 octets left',
    },
    {
      octets: frame(SUBMIT, `${ENVELOPE}0548`),
      code: 'short_message_truncated',
      offset: 35,
      says: 'sm_length announces 5 octets, 1 are left',
    },
    {
      octets: frame('00000021', '0000000001' + '07'),
      code: 'bad_dest_flag',
      offset: 21,
      says: 'dest_address[0].dest_flag at octet 21: it is 7, where 1 or 2 is expected',
    },
  ])('$code: $says', ({ octets, code, offset, says }) => {
    expect(() => decode(octets)).toThrow(DecodeError);
    expect(() => decode(octets)).toThrow(
      expect.objectContaining({ code, offset, message: expect.stringContaining(says) }),
    );
  });

  test.each([
    { octets: frame(SUBMIT, `${ENVELOPE}0548`), status: 0x01 },
    { octets: frame(SUBMIT, '0001'), status: 0x49 },
    { octets: frame('00000001', '6162'), status: 0x0f },
    { octets: frame('00000021', '000000000107'), status: 0x40 },
  ])('the error knows the status $status to answer with', ({ octets, status }) => {
    expect(() => decode(octets)).toThrow(expect.objectContaining({ command_status: status }));
  });
});

describe('oddities are read, and listed', () => {
  test.each<{ name: string; octets: Uint8Array; issue: string; pdu: object; options?: DecodeOptions }>([
    {
      name: 'a submit_multi for nobody',
      octets: frame('00000021', '0000000000000000000000000000'.padEnd(30, '0')),
      issue: 'out_of_range',
      pdu: { number_of_dests: 0, dest_address: [] },
    },
    {
      name: 'a NUL behind short_message',
      octets: frame(SUBMIT, `${ENVELOPE}0100 00`.replace(' ', '')),
      issue: 'trailing_nul',
      pdu: { trailing: Uint8Array.of(0) },
    },
    {
      name: 'two octets left over',
      octets: frame(SUBMIT, `${ENVELOPE}00abcd`),
      issue: 'trailing_bytes',
      pdu: { trailing: Uint8Array.of(0xab, 0xcd) },
    },
    {
      name: 'a TLV cut by the end',
      octets: frame(SUBMIT, `${ENVELOPE}00001e0041ab`),
      issue: 'tlv_truncated',
      pdu: { tlvs: [] },
    },
    {
      name: 'an unknown command',
      octets: frame('00000099', 'abcd'),
      issue: 'unknown_command_id',
      pdu: { command: null, body: Uint8Array.of(0xab, 0xcd) },
    },
    {
      name: 'a request with a status',
      octets: frame('00000015', '', '00000008'),
      issue: 'request_with_nonzero_status',
      pdu: { command_status: 8 },
    },
    {
      name: 'sequence_number 0',
      octets: frame('00000015', '', '00000000', '00000000'),
      issue: 'sequence_out_of_range',
      pdu: { sequence_number: 0 },
    },
    {
      name: 'sequence_number above the last',
      octets: frame('00000015', '', '00000000', 'ffffffff'),
      issue: 'sequence_out_of_range',
      pdu: { sequence_number: 0xffffffff },
    },
    {
      name: 'a response without its body',
      octets: frame(SUBMIT_RESP, ''),
      issue: 'body_absent',
      pdu: { message_id: null },
    },
    {
      name: 'an error response with TLVs after the header',
      octets: frame(SUBMIT_RESP, '042000' + '0101', '000000fe'),
      issue: 'body_absent',
      pdu: { message_id: null, tlvs: [{ name: 'dpf_result', value: 1, tag: 0x420 }] },
    },
    {
      name: 'an error response of no known form',
      octets: frame(SUBMIT_RESP, 'abcdef', '000000fe'),
      issue: 'error_response_body',
      pdu: { message_id: null, trailing: Uint8Array.of(0xab, 0xcd, 0xef) },
    },
    {
      name: 'a string that is too long',
      octets: frame('80000001', `${'61'.repeat(20)}00`),
      issue: 'over_length',
      pdu: { system_id: 'a'.repeat(20) },
    },
    {
      name: 'a string outside ASCII',
      octets: frame('80000001', 'e900'),
      issue: 'non_ascii',
      pdu: { system_id: '\u00e9' },
    },
    {
      name: 'a last string without its NUL',
      octets: frame(SUBMIT_RESP, '6162'),
      issue: 'cstring_unterminated',
      pdu: { message_id: 'ab' },
    },
    {
      name: 'a number of the wrong size',
      octets: frame(SUBMIT, `${ENVELOPE}0002040001 07`.replace(' ', '')),
      issue: 'tlv_wrong_length',
      pdu: { tlvs: [{ tag: 0x204, name: 'user_message_reference', value: Uint8Array.of(7) }] },
    },
    {
      name: 'a string TLV without its NUL',
      octets: frame('80000103', `00001d00026869`),
      issue: 'tlv_unterminated',
      pdu: { tlvs: [{ tag: 0x1d, name: 'additional_status_info_text', value: 'hi', terminated: false }] },
    },
    {
      name: 'a TLV twice',
      octets: frame(SUBMIT, `${ENVELOPE}0002040002000102040002 0002`.replace(' ', '')),
      issue: 'tlv_duplicate',
      pdu: { tlvs: [{ value: 1 }, { value: 2 }] },
    },
    {
      name: 'a TLV where it does not belong',
      octets: frame(SUBMIT, `${ENVELOPE}0002100001 34`.replace(' ', '')),
      issue: 'tlv_not_listed',
      pdu: { tlvs: [{ name: 'sc_interface_version', value: 0x34 }] },
    },
    {
      name: 'sar TLVs that are not all there',
      octets: frame(SUBMIT, `${ENVELOPE}00020c0002002a`),
      issue: 'tlv_incomplete_set',
      pdu: { tlvs: [{ name: 'sar_msg_ref_num', value: 42 }] },
    },
    {
      name: 'text in two places',
      octets: frame(SUBMIT, `${ENVELOPE}014104240001 42`.replace(' ', '')),
      issue: 'text_in_two_places',
      pdu: { short_message: Uint8Array.of(0x41) },
    },
    {
      name: 'a time of the wrong length',
      octets: frame('00000007', '00 0000 00 616200 00 00 00 00'.replaceAll(' ', '')),
      issue: 'time_wrong_length',
      pdu: { schedule_delivery_time: 'ab' },
    },
    {
      name: 'what a version does not want',
      octets: frame('80000005', '4100'),
      issue: 'fixed_value',
      pdu: { message_id: 'A' },
      options: { version: '5.0' },
    },
  ])('$name: $issue', ({ octets, issue, pdu, options }) => {
    const decoded = decode(octets, options);
    expect(decoded).toMatchObject(pdu);
    expect(decoded.issues.map(({ code }) => code)).toContain(issue);
    expect(() => decode(octets, { ...options, strict: true })).toThrow(DecodeError);
  });
});
