import { type Command, EncodeError, type EncodeOptions, encode, encodeInto } from '@smpp-web/codec';
import { describe, expect, test } from 'vitest';
import { toHex } from '../vectors/hex.ts';

type Row = [command: string, init: object, code: string, says: string, options?: EncodeOptions];

const act = (command: string, init: object, options?: EncodeOptions) => () => encode(command as Command, init, options);

describe('what cannot be said is refused, by name of the field', () => {
  test.each<Row>([
    ['submit_sm', { source_addr: 'x'.repeat(21) }, 'too_long', 'submit_sm.source_addr: at most 20 characters'],
    ['submit_sm', { source_addr: 7 }, 'wrong_type', 'submit_sm.source_addr: a string expected, got number'],
    ['submit_sm', { source_addr: 'a\0b' }, 'bad_character', 'a NUL would end the string early (character 1)'],
    ['submit_sm', { source_addr: 'a\u20ac' }, 'bad_character', 'nothing above U+00FF fits (character 1)'],
    ['submit_sm', { data_coding: 256 }, 'out_of_range', 'submit_sm.data_coding: an integer from 0 to 255'],
    ['submit_sm', { data_coding: -1 }, 'out_of_range', 'got -1'],
    ['submit_sm', { data_coding: 1.5 }, 'out_of_range', 'got 1.5'],
    ['submit_sm', { data_coding: '8' }, 'wrong_type', 'a number expected, got string'],
    ['submit_sm', { data_coding: Number.NaN }, 'out_of_range', 'got NaN'],
    ['submit_sm', { short_message: new Uint8Array(256) }, 'too_long', 'message_payload'],
    ['submit_sm', { short_message: 'Hello' }, 'wrong_type', 'make octets of a text with segment()'],
    ['submit_sm', { validity_period: 'tomorrow' }, 'bad_time', 'YYMMDDhhmmsstnnp expected, got "tomorrow"'],
    ['submit_sm', { schedule_delivery_time: '261325103000000+' }, 'bad_time', 'schedule_delivery_time'],
    ['submit_sm', { sourceAddr: '1' }, 'unknown_field', 'submit_sm.sourceAddr: submit_sm has no such field'],
    ['submit_sm', { sequence_number: 2 ** 32 }, 'out_of_range', 'submit_sm.sequence_number'],
    [
      'submit_sm',
      { tlvs: [{ name: 'no_such_tlv', value: 1 }] },
      'unknown_tlv',
      'tlvs[0]: no TLV is named "no_such_tlv"',
    ],
    ['submit_sm', { tlvs: [{ name: 'source_port', value: 70000 }] }, 'out_of_range', 'tlvs[0].value'],
    ['submit_sm', { tlvs: [{ name: 'source_port', value: '7' }] }, 'wrong_type', 'tlvs[0].value: a number expected'],
    ['submit_sm', { tlvs: [{ tag: 0x1400, value: 'text' }] }, 'wrong_type', 'takes a Uint8Array, got string'],
    ['submit_sm', { tlvs: { name: 'source_port' } }, 'wrong_type', 'submit_sm.tlvs: an array expected'],
    [
      'submit_multi',
      { dest_address: [{ dest_flag: 3 }] },
      'bad_dest_flag',
      'dest_address[0].dest_flag: 1 or 2 expected, got 3',
    ],
    [
      'submit_multi',
      { dest_address: [{ dest_flag: 1, destination_addr: '1'.repeat(22) }] },
      'too_long',
      'dest_address[0].destination_addr',
    ],
    [
      'submit_multi',
      { dest_address: Array(256).fill({ dest_flag: 2, dl_name: 'a' }) },
      'too_long',
      'dest_address: at most 255',
    ],
    ['submit_multi', { dest_address: 'all' }, 'wrong_type', 'dest_address: an array expected'],
    ['sumbit_sm', {}, 'unknown_command', 'no PDU is named "sumbit_sm"'],
    ['bind_transceiver', {}, 'not_in_version', 'SMPP 3.3 has no bind_transceiver', { version: '3.3' }],
    ['broadcast_sm', {}, 'not_in_version', 'SMPP 3.4 has no broadcast_sm', { version: '3.4' }],
    [
      'submit_sm',
      { tlvs: [{ name: 'source_port', value: 1 }] },
      'not_in_version',
      'SMPP 3.3 has no TLVs, so it cannot say source_port',
      { version: '3.3' },
    ],
    [
      'submit_sm_resp',
      { tlvs: [{ name: 'congestion_state', value: 1 }] },
      'not_in_version',
      'SMPP 3.4 has no congestion_state',
      { version: '3.4' },
    ],
    [
      'submit_sm_resp',
      { message_id: 'longer-than-8' },
      'too_long',
      'at most 8 characters and the NUL in SMPP 3.3',
      { version: '3.3' },
    ],
    ['submit_sm', { short_message: new Uint8Array(255) }, 'too_long', 'at most 254 in SMPP 3.4', { version: '3.4' }],
    ['deliver_sm', { sm_default_msg_id: 1 }, 'not_in_version', 'SMPP 3.4 wants 0 here', { version: '3.4' }],
  ])('%s %o: %s', (command, init, code, says, options) => {
    expect(act(command, init, options)).toThrow(EncodeError);
    expect(act(command, init, options)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(says) }),
    );
  });

  test('a password is never shown', () => {
    const message = (password: unknown) => {
      try {
        return String(encode('bind_transceiver', { password } as object));
      } catch (error) {
        return String(error);
      }
    };
    expect(message('correct horse battery staple')).not.toContain('horse');
    expect(message('caf\u00e9 \u20ac')).not.toContain('caf');
    expect(message(['staple'])).not.toContain('staple');
  });
});

describe('defaults and derived fields', () => {
  test.each<[string, object, string, EncodeOptions?]>([
    ['submit_sm_resp', { command_status: 8 }, '00000010800000040000000800000001'],
    ['submit_sm_resp', {}, '0000001180000004000000000000000100'],
    ['submit_sm_resp', { message_id: null }, '00000010800000040000000000000001'],
    [
      'submit_sm_resp',
      { command_status: 8, tlvs: [{ name: 'dpf_result', value: 1 }] },
      '0000001680000004000000080000000100042000' + '0101',
    ],
    ['submit_sm_resp', { command_status: 8, message_id: '' }, '0000001180000004000000080000000100'],
    ['enquire_link', { sequence_number: 5 }, '00000010000000150000000000000005'],
    ['submit_multi_resp', { command_status: 8 }, '00000010800000210000000800000001'],
    [
      'submit_sm_resp',
      { message_id: '12345678' },
      '00000019800000040000000000000001313233343536373800',
      { version: '3.3' },
    ],
    ['submit_sm', { sm_length: 99, command_length: 7 }, `00000021${'00000004'}${'00000000'}00000001${'00'.repeat(17)}`],
    ['bind_receiver', {}, '00000017000000010000000000000001' + '00000034000000'],
  ])('%s %o', (command, init, hex, options) => {
    expect(toHex(encode(command as Command, init, options))).toBe(hex);
  });

  test('lenient writes what a peer has sent, whatever its length', () => {
    const init = { system_id: 'a'.repeat(40), password: 'b'.repeat(30) };
    expect(encode('bind_transceiver', init, { lenient: true })).toHaveLength(16 + 41 + 31 + 1 + 4);
  });
});

describe('encodeInto', () => {
  test('says when there is no room, and leaves nothing outside', () => {
    const target = new Uint8Array(20);
    expect(() => encodeInto(target, 5, 'enquire_link')).toThrow(expect.objectContaining({ code: 'no_room' }));
    expect(encodeInto(target, 4, 'enquire_link')).toBe(16);
  });
});
