import { decode, encode } from '@smpp-web/codec';
import { describe as describeValue, versionOf } from '@smpp-web/codec/spec';
import { parseTime } from '@smpp-web/codec/text';
import { expect } from 'vitest';
import { codesOf, comesBack, frameOf, type Oddity, octetsOf, refusal } from './oddity.ts';

const lenient = { lenient: true };

/** H and I as far as the codec sees them: versions, times, addresses, flags. */
export const FIELD_ODDITIES: readonly Oddity[] = [
  {
    item: 77,
    title: 'interface_version out of the ordinary',
    check: () => {
      for (const [octet, version] of [
        [0x00, '3.3'],
        [0x03, '3.3'],
        [0x22, '3.3'],
        [0x33, '3.3'],
        [0x34, '3.4'],
        [0x4f, '3.4'],
        [0x50, '5.0'],
        [0xff, '5.0'],
      ] as const) {
        const pdu = decode(encode('bind_transceiver', { interface_version: octet }));
        expect(pdu).toMatchObject({ interface_version: octet, issues: [] });
        expect(versionOf(octet)).toBe(version);
      }
    },
  },
  {
    item: 80,
    title: 'times of other lengths',
    check: () => {
      for (const [time, code] of [
        ['2013-10-07 00:00:00', 'time_wrong_length'],
        ['2611251', 'time_wrong_length'],
        ['000001000000000X', 'time_bad_format'],
      ] as const) {
        const pdu = decode(encode('submit_sm', { validity_period: time }, lenient));
        expect(pdu).toMatchObject({ validity_period: time });
        expect(codesOf(pdu)).toContain(code);
        expect(refusal(() => encode('submit_sm', { validity_period: time })).code).toBe('bad_time');
        expect(refusal(() => parseTime(time)).code).toBe('bad_time');
      }
      for (const time of ['', '000001000000000R', '261125103000448-']) {
        expect(codesOf(decode(encode('submit_sm', { validity_period: time })))).toEqual([]);
      }
    },
  },
  {
    item: 81,
    title: 'times in deliver_sm',
    check: () => {
      const frame = encode('deliver_sm', { validity_period: '000001000000000R' }, lenient);
      expect(decode(frame)).toMatchObject({ validity_period: '000001000000000R' });
      expect(comesBack(frame)).toBe(true);
    },
  },
  {
    item: 82,
    title: 'a type of number that does not fit the address',
    check: () => {
      for (const source of [
        { source_addr_ton: 5, source_addr_npi: 1, source_addr: '4477' },
        { source_addr_ton: 1, source_addr_npi: 0, source_addr: '+4477' },
        { source_addr_ton: 0, source_addr_npi: 9, source_addr: '1234' },
      ]) {
        expect(decode(encode('submit_sm', source))).toMatchObject({ ...source, issues: [] });
      }
    },
  },
  {
    item: 83,
    title: 'several numbers in one address',
    check: () => {
      const destination_addr = '4477\n4478';
      const pdu = decode(encode('submit_sm', { destination_addr }, lenient));
      expect(pdu).toMatchObject({ destination_addr });
      expect(codesOf(pdu)).toEqual(['non_ascii']);
    },
  },
  {
    item: 84,
    title: 'broadcast commands with their ids exchanged',
    check: () => {
      const body = encode('broadcast_sm', { source_addr: '1', message_id: 'a', data_coding: 8 }).subarray(16);
      const swapped = frameOf(0x112, Array.from(body, (octet) => octet.toString(16).padStart(2, '0')).join(''));
      const pdu = decode(swapped);
      expect(pdu.command).toBe('query_broadcast_sm');
      expect(pdu.issues).not.toEqual([]);
      expect([0x111, 0x112, 0x113].map((id) => decode(encode(commandOf(id))).command_id)).toEqual([
        0x111, 0x112, 0x113,
      ]);
    },
  },
  {
    item: 85,
    title: 'reserved bits and values in flags',
    check: () => {
      const flags = { registered_delivery: 0xe1, priority_flag: 61, replace_if_present_flag: 18, protocol_id: 200 };
      const pdu = decode(encode('submit_sm', { ...flags, esm_class: 0xff, short_message: octetsOf('x') }));
      expect(pdu).toMatchObject({ ...flags, esm_class: 0xff, issues: [] });
      const told = describeValue('registered_delivery', 0xe1);
      expect(told?.groups?.at(-1)).toMatchObject({ group: 'reserved', mask: 0xe0 });
    },
  },
];

function commandOf(id: number): 'broadcast_sm' | 'query_broadcast_sm' | 'cancel_broadcast_sm' {
  if (id === 0x111) return 'broadcast_sm';
  return id === 0x112 ? 'query_broadcast_sm' : 'cancel_broadcast_sm';
}
