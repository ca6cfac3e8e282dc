import { decode, encode } from '@smpp-web/codec';
import {
  createReassembler,
  fieldsOf,
  isReceipt,
  isReceiptType,
  readDataCoding,
  readReceipt,
  readUserData,
  segment,
  ucs2,
} from '@smpp-web/codec/text';
import { expect } from 'vitest';
import { fromHex } from '../../vectors/hex.ts';
import { codesOf, type Oddity, octetsOf } from './oddity.ts';

const payload = (value: Uint8Array) => [{ tag: 0x0424, name: 'message_payload', value }] as const;
const RECEIPT = octetsOf('id:42 sub:001 dlvrd:001 stat:DELIVRD err:000 text:Hi');
const CONCAT = fromHex('0500034202' + '01');

/** E: text, payload, user data header. */
export const TEXT_ODDITIES: readonly Oddity[] = [
  {
    item: 42,
    title: 'the text in message_payload alone',
    check: () => {
      const plain = { data_coding: 0, short_message: fromHex(''), tlvs: payload(octetsOf('Hello')) };
      expect(readUserData(plain)).toMatchObject({ source: 'message_payload', text: 'Hello', issues: [] });
      expect(readReceipt({ ...plain, esm_class: 4, tlvs: payload(RECEIPT) })).toMatchObject({ id: '42' });
    },
  },
  {
    item: 43,
    title: 'text in short_message and in message_payload',
    check: () => {
      const init = { short_message: octetsOf('short'), tlvs: payload(octetsOf('payload')) };
      const pdu = decode(encode('deliver_sm', init, { lenient: true }));
      expect(pdu).toMatchObject(init);
      expect(codesOf(pdu)).toEqual(['text_in_two_places']);
      expect(readUserData(pdu as never)).toMatchObject({ source: 'short_message', text: 'short' });
    },
  },
  {
    item: 44,
    title: 'a header in message_payload',
    check: () => {
      const value = Uint8Array.from([...CONCAT, ...octetsOf('part')]);
      const data = readUserData({ esm_class: 0x40, data_coding: 0, tlvs: payload(value) });
      expect(data).toMatchObject({ source: 'message_payload', text: 'part', concat: { reference: 0x42, total: 2 } });
    },
  },
  {
    item: 45,
    title: 'a header that is announced and unsound',
    check: () => {
      for (const short_message of [fromHex('0600034202010048'), fromHex('ff000342'), octetsOf('Hello, no header')]) {
        const data = readUserData({ esm_class: 0x40, data_coding: 8, short_message });
        expect(data.udh).toMatchObject({ sound: false, elements: [] });
        expect(data.octets).toEqual(short_message);
        expect(data.concat).toBeUndefined();
        expect(data.issues.map(({ code }) => code)).toContain('udh_unsound');
      }
    },
  },
  {
    item: 46,
    title: 'a header that is not announced',
    check: () => {
      const pdu = { esm_class: 0, data_coding: 3, short_message: Uint8Array.from([...CONCAT, ...octetsOf('part')]) };
      expect(readUserData(pdu)).toMatchObject({ udh: undefined, octets: pdu.short_message });
      expect(readUserData(pdu, { guessUdh: true })).toMatchObject({ text: 'part', concat: { total: 2, sequence: 1 } });
    },
  },
  {
    item: 47,
    title: 'esm_class is groups of bits, not one number',
    check: () => {
      expect([0x04, 0x44, 0x84, 0xc7, 0x20, 0x64].map(isReceiptType)).toEqual([true, true, true, true, true, false]);
      const behind = Uint8Array.from([...CONCAT, ...RECEIPT]);
      expect(readReceipt({ esm_class: 0x44, data_coding: 0, short_message: behind })).toMatchObject({ id: '42' });
      const data = readUserData({ esm_class: 72, data_coding: 0, short_message: behind });
      expect(data.concat).toMatchObject({ total: 2 });
    },
  },
  {
    item: 48,
    title: 'a long text in one piece',
    check: () => {
      const short_message = octetsOf('x'.repeat(152));
      const data = readUserData({ data_coding: 0, short_message });
      expect(data).toMatchObject({ text: 'x'.repeat(152), issues: [] });
      expect(data.concat).toBeUndefined();
    },
  },
  {
    item: 49,
    title: 'parts by all three methods, in any order, twice, or never',
    check: () => {
      const text = 'The quick brown fox jumps over the lazy dog. '.repeat(8);
      for (const by of ['udh8', 'udh16', 'sar'] as const) {
        const segments = segment(text, { by, reference: 7 });
        const joiner = createReassembler({ timeoutMs: 1000 });
        const parts = segments.parts.map((part) => ({
          from: '1',
          to: '2',
          data: readUserData(fieldsOf(segments, part)),
        }));
        const [first, second, third] = parts;
        expect(joiner.push(third!, 0).kind).toBe('waiting');
        expect(joiner.push(third!, 1).kind).toBe('duplicate');
        expect(joiner.push({ ...first!, from: '9' }, 2).kind).toBe('waiting');
        expect(joiner.push(first!, 3).kind).toBe('waiting');
        expect(joiner.push(second!, 4)).toMatchObject({ kind: 'complete', text });
        expect(joiner.expire(1002)).toMatchObject([{ reason: 'timeout', from: '9', sequences: [1] }]);
        expect(joiner.octets).toBe(0);
      }
    },
  },
  {
    item: 50,
    title: 'data_coding 0 means what was agreed on',
    check: () => {
      const pdu = { data_coding: 0, short_message: Uint8Array.of(0x40) };
      expect(readUserData(pdu).text).toBe('\u00a1');
      expect(readUserData(pdu, { defaultAlphabet: 'latin1' }).text).toBe('@');
      expect(readUserData(pdu, { defaultAlphabet: 'ascii' })).toMatchObject({ text: '@', octets: Uint8Array.of(0x40) });
    },
  },
  {
    item: 51,
    title: 'data_coding with a message class or waiting bits',
    check: () => {
      expect(readDataCoding(0xf1)).toMatchObject({ alphabet: 'gsm7', messageClass: 1 });
      expect(readDataCoding(0x11)).toMatchObject({ alphabet: 'gsm7', messageClass: 1 });
      expect(readDataCoding(0x18)).toMatchObject({ alphabet: 'ucs2', messageClass: 0 });
      expect(readDataCoding(0xc8)).toMatchObject({ alphabet: 'gsm7', indication: { active: true } });
      expect(readUserData({ data_coding: 0x18, short_message: ucs2.encode('Hi') }).text).toBe('Hi');
      const unread = readUserData({ data_coding: 0x0d, short_message: fromHex('abcd') });
      expect(unread).toMatchObject({ alphabet: 'binary', octets: fromHex('abcd') });
    },
  },
  {
    item: 52,
    title: 'a receipt in ASCII that says it is UCS-2',
    check: () => {
      const pdu = { esm_class: 4, data_coding: 8, short_message: RECEIPT };
      expect(readReceipt(pdu)).toMatchObject({ id: '42', state: 'DELIVERED' });
      const wide = { ...pdu, short_message: ucs2.encode('id:42 stat:DELIVRD') };
      expect(readReceipt(wide)).toMatchObject({ id: '42', state: 'DELIVERED' });
    },
  },
  {
    item: 53,
    title: 'UCS-2 with an odd octet, half a pair, or a pair over two parts',
    check: () => {
      const read = (hex: string) => readUserData({ data_coding: 8, short_message: fromHex(hex) });
      expect(read('0048ff').issues.map(({ code }) => code)).toEqual(['odd_octets']);
      expect(read('d83d0048').text).toBe('\ufffdH');
      expect(read('d83d0048').issues.map(({ code }) => code)).toEqual(['lone_surrogate']);
      const joiner = createReassembler();
      const part = (hex: string) => ({
        from: '1',
        to: '2',
        data: readUserData({ esm_class: 0x40, data_coding: 8, short_message: fromHex(hex) }),
      });
      joiner.push(part('050003010201' + 'd83d'), 0);
      expect(joiner.push(part('050003010202' + 'de00'), 0)).toMatchObject({ kind: 'complete', text: '\u{1f600}' });
    },
  },
  {
    item: 60,
    title: 'receipted_message_id in an ordinary message',
    check: () => {
      const pdu = {
        esm_class: 0,
        data_coding: 0,
        short_message: octetsOf('Hello'),
        tlvs: [{ tag: 0x1e, value: '42' }],
      };
      expect(isReceipt(pdu)).toBe(false);
      expect(readReceipt(pdu)).toBeUndefined();
    },
  },
];
