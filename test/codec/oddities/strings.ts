import { decode, encode } from '@smpp-web/codec';
import { readReceipt, readUserData } from '@smpp-web/codec/text';
import { expect } from 'vitest';
import { fromHex, toHex } from '../../vectors/hex.ts';
import { codesOf, comesBack, ENVELOPE, frameOf, type Oddity, octetsOf, refusal } from './oddity.ts';

const SUBMIT = 0x04;
const DELIVER = 0x05;
const BIND = 0x09;

/** C: strings and lengths. */
export const STRING_ODDITIES: readonly Oddity[] = [
  {
    item: 21,
    title: 'a NUL behind short_message that nobody counts',
    check: () => {
      const frame = frameOf(SUBMIT, `${ENVELOPE}02486900`);
      expect(decode(frame)).toMatchObject({ short_message: octetsOf('Hi'), trailing: Uint8Array.of(0), tlvs: [] });
      expect(codesOf(decode(frame))).toEqual(['trailing_nul']);
      expect(comesBack(frame)).toBe(true);
      const init = { source_addr: '1', destination_addr: '2', short_message: octetsOf('Hi') };
      expect(encode('submit_sm', init)).toHaveLength(frame.length - 1);
    },
  },
  {
    item: 22,
    title: 'a NUL at the end of short_message that is counted',
    check: () => {
      const short_message = octetsOf('id:42 stat:DELIVRD err:000 text:Hi\0');
      const frame = encode('deliver_sm', { esm_class: 4, short_message });
      const pdu = decode(frame);
      expect(pdu).toMatchObject({ short_message, issues: [] });
      expect(readReceipt(pdu as never)).toMatchObject({ id: '42', words: { text: 'Hi' } });
    },
  },
  {
    item: 23,
    title: 'a sm_length beyond the end of the PDU',
    check: () => {
      const error = refusal(() => decode(frameOf(SUBMIT, `${ENVELOPE}ff486921`)));
      expect(error).toMatchObject({ code: 'short_message_truncated', field: 'short_message', command_status: 1 });
      expect(error.message).toContain('255 octets, 3 are left');
    },
  },
  {
    item: 24,
    title: 'a sm_length that is too small',
    check: () => {
      const pdu = decode(frameOf(DELIVER, `${ENVELOPE}02${toHex(octetsOf('Happy birthday'))}`));
      expect(pdu).toMatchObject({ short_message: octetsOf('Ha'), trailing: octetsOf('ppy birthday') });
      expect(pdu.issues[0]?.message).toContain('text left over: sm_length is too small');
    },
  },
  {
    item: 25,
    title: 'a sm_length of 255',
    check: () => {
      const frame = frameOf(SUBMIT, `${ENVELOPE}ff${'41'.repeat(255)}`);
      expect(decode(frame)).toMatchObject({ sm_length: 255 });
      expect(codesOf(decode(frame, { version: '5.0' }))).toEqual([]);
      const short_message = new Uint8Array(255);
      expect(encode('submit_sm', { short_message }, { version: '5.0' })).toHaveLength(16 + 17 + 255);
      expect(refusal(() => encode('submit_sm', { short_message }, { version: '3.4' })).code).toBe('too_long');
    },
  },
  {
    item: 26,
    title: 'a string without its NUL',
    check: () => {
      const last = decode(frameOf(0x80000004, '6162'));
      expect(last).toMatchObject({ message_id: 'ab' });
      expect(codesOf(last)).toEqual(['cstring_unterminated']);
      const middle = refusal(() => decode(frameOf(BIND, '61620063')));
      expect(middle).toMatchObject({ code: 'cstring_unterminated', field: 'password', offset: 19 });
    },
  },
  {
    item: 27,
    title: 'NULs inside a text',
    check: () => {
      const short_message = fromHex('00480069');
      const frame = encode('submit_sm', { data_coding: 8, short_message });
      expect(readUserData(decode(frame) as never).text).toBe('Hi');
      expect(refusal(() => encode('submit_sm', { source_addr: 'a\0b' })).code).toBe('bad_character');
    },
  },
  {
    item: 28,
    title: 'credentials longer than the specification has room for',
    check: () => {
      const init = { system_id: 'x'.repeat(16), password: 'y'.repeat(30) };
      expect(refusal(() => encode('bind_transceiver', { password: init.password })).message).toContain(
        'at most 8 characters and the NUL',
      );
      const frame = encode('bind_transceiver', init, { lenient: true });
      expect(decode(frame)).toMatchObject(init);
      expect(codesOf(decode(frame))).toEqual(['over_length', 'over_length']);
    },
  },
  {
    item: 29,
    title: 'a service_type of seven characters',
    check: () => {
      const pdu = decode(encode('submit_sm', { service_type: 'service' }, { lenient: true }));
      expect(pdu).toMatchObject({ service_type: 'service' });
      expect(codesOf(pdu)).toEqual(['over_length']);
    },
  },
  {
    item: 30,
    title: 'strings that are filled up with NULs',
    check: () => {
      const padded = (text: string, size: number) => toHex(octetsOf(text.padEnd(size, '\0')));
      const body = `${padded('esme', 16)}${padded('secret', 9)}${padded('', 13)}340000${padded('', 41)}`;
      const pdu = decode(frameOf(BIND, body));
      expect(pdu).toMatchObject({ system_id: 'esme', password: '' });
      expect(pdu.issues).not.toEqual([]);
      expect(comesBack(frameOf(BIND, body))).toBe(true);
    },
  },
  {
    item: 31,
    title: 'octets that are no text',
    check: () => {
      const frame = frameOf(DELIVER, `000500a7e90000003200${'00'.repeat(9)}04a7e9ff80`);
      const pdu = decode(frame);
      expect(pdu).toMatchObject({ source_addr: '\xa7\xe9' });
      expect(codesOf(pdu)).toEqual(['non_ascii']);
      expect(comesBack(frame)).toBe(true);
      for (const data_coding of [0, 1, 3, 5, 6, 7, 8, 10, 14]) {
        expect(readUserData({ ...pdu, data_coding } as never).octets).toEqual(fromHex('a7e9ff80'));
      }
      expect(refusal(() => encode('submit_sm', { source_addr: '\u20ac' })).code).toBe('bad_character');
    },
  },
  {
    item: 32,
    title: 'lengths that are written before they are known',
    check: () => {
      const init = { short_message: octetsOf('Hi'), sm_length: 9, command_length: 3 } as object;
      expect(decode(encode('submit_sm', init))).toMatchObject({ sm_length: 2, command_length: 35, issues: [] });
      const frame = encode('deliver_sm', {
        short_message: octetsOf('Hello'),
        tlvs: [{ tag: 0x1400, value: octetsOf('x') }],
      });
      expect(comesBack(frame)).toBe(true);
    },
  },
];
