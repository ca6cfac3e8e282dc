import { type Codec, createCodec, decode, encode } from '@smpp-web/codec';
import { describe, expect, test } from 'vitest';
import { cstring, uint8, uint32 } from '../../codec/src/field/build.ts';

/** One entry each: a vendor's request, its response, and a TLV. */
const codec: Codec = createCodec({
  pdus: {
    check_balance: {
      id: 0x00010201,
      kind: 'request',
      versions: ['3.4', '5.0'],
      fields: { account: cstring(17, 'Whose balance.'), currency: uint8('Which currency.', { initial: 1 }) },
    },
    check_balance_resp: {
      id: 0x80010201,
      kind: 'response',
      versions: ['3.4', '5.0'],
      fields: { balance: cstring(21, 'What is left.') },
    },
  },
  tlvs: { price_class: { tag: 0x1500, versions: ['3.4', '5.0'], field: uint8('Class of the price.') } },
});

describe('rows of a vendor on one codec', () => {
  test.each([
    {
      command: 'check_balance',
      init: { account: 'ACME', sequence_number: 3 },
      decoded: { account: 'ACME', currency: 1 },
    },
    { command: 'check_balance_resp', init: { balance: '12.50' }, decoded: { balance: '12.50' } },
    {
      command: 'check_balance_resp',
      init: { command_status: 0x400 },
      decoded: { balance: null, command_status: 0x400 },
    },
    {
      command: 'submit_sm',
      init: { destination_addr: '1', tlvs: [{ name: 'price_class', value: 4 }] },
      decoded: { tlvs: [{ tag: 0x1500, name: 'price_class', value: 4 }] },
    },
  ])('$command $init', ({ command, init, decoded }) => {
    const frame = codec.encode(command, init);
    expect(codec.decode(frame)).toMatchObject({ command, ...decoded, issues: [] });
    expect(codec.encode(codec.decode(frame))).toEqual(frame);
  });

  test('a row in the place of one of SMPP counts for the PDUs of SMPP too', () => {
    const wider = createCodec({
      tlvs: { source_port: { tag: 0x020a, versions: ['3.4', '5.0'], field: uint32('A port of four octets.') } },
    });
    const frame = wider.encode('submit_sm', { tlvs: [{ name: 'source_port', value: 0x12345678 }] });
    expect(wider.decode(frame)).toMatchObject({ tlvs: [{ name: 'source_port', value: 0x12345678 }], issues: [] });
    expect(decode(frame)).toMatchObject({ issues: [{ code: 'tlv_wrong_length' }] });
  });

  test('another codec does not see them', () => {
    const frame = codec.encode('check_balance', { account: 'ACME' });
    expect(decode(frame)).toMatchObject({ command: null, command_id: 0x00010201 });
    expect(() => encode('check_balance' as 'submit_sm')).toThrow('no PDU is named "check_balance"');
    const tlv = decode(codec.encode('submit_sm', { tlvs: [{ name: 'price_class', value: 4 }] }));
    expect(tlv).toMatchObject({ tlvs: [{ tag: 0x1500, value: Uint8Array.of(4) }] });
  });

  test('its errors name the fields of the vendor', () => {
    expect(() => codec.encode('check_balance', { account: 'x'.repeat(17) })).toThrow(
      'check_balance.account: at most 16 characters',
    );
  });
});
