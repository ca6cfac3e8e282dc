import { decode, encode } from '@smpp-web/codec';
import { type MessageFields, matchMessageIds, parseReceiptDate, readReceipt } from '@smpp-web/codec/text';
import { expect } from 'vitest';
import { codesOf, type Oddity, octetsOf } from './oddity.ts';

const read = (text: string, more: Partial<MessageFields> = {}) =>
  readReceipt({ esm_class: 4, data_coding: 0, short_message: octetsOf(text), ...more })!;

/** F and G: delivery receipts and message ids. */
export const RECEIPT_ODDITIES: readonly Oddity[] = [
  {
    item: 54,
    title: 'a receipt without some of its keys',
    check: () => {
      expect(read('id:42 stat:DELIVRD')).toMatchObject({ id: '42', state: 'DELIVERED', submitDate: undefined });
      expect(read('stat:EXPIRED')).toMatchObject({ id: undefined, state: 'EXPIRED', from: { id: 'none' } });
      expect(read('id:42 err:001')).toMatchObject({ id: '42', state: undefined, final: false });
      expect(read('')).toMatchObject({ id: undefined, state: undefined, words: {} });
    },
  },
  {
    item: 55,
    title: 'keys in another order, case or spelling',
    check: () => {
      const odd = read(
        '\x01\x02ID:42 Text:Hi there Dlvrd:001 submitdate:2611251030 done_date:2611251031 err:000 Stat:DELIVRD',
      );
      expect(odd).toMatchObject({ id: '42', state: 'DELIVERED' });
      const early = read('id:42 submitdate:2611251030 done_date:2611251031 err:000 stat:DELIVRD Text:Hi there extra:1');
      expect(early.submitDate).toEqual(new Date(Date.UTC(2026, 10, 25, 10, 30)));
      expect(early.doneDate).toEqual(new Date(Date.UTC(2026, 10, 25, 10, 31)));
      expect(early.words.text).toBe('Hi there extra:1');
    },
  },
  {
    item: 56,
    title: 'dates in all their shapes',
    check: () => {
      const minute = Date.UTC(2026, 10, 25, 10, 30);
      for (const [text, moment] of [
        ['2611251030', minute],
        ['261125103015', minute + 15_000],
        ['20261125103015', minute + 15_000],
        ['202611251030', minute],
        ['26112510301', minute],
        ['2611251030+', minute],
        ['0000000000', undefined],
        ['', undefined],
        ['2613451030', undefined],
      ] as const) {
        expect(parseReceiptDate(text)?.date.getTime()).toBe(moment);
      }
      expect(parseReceiptDate('2611251030', 60)?.date.getTime()).toBe(minute - 3_600_000);
    },
  },
  {
    item: 57,
    title: 'err that is not three digits',
    check: () => {
      for (const err of ['0', '21b', '1234', 'null', '...']) {
        expect(read(`id:42 stat:UNDELIV err:${err} text:`).words.err).toBe(err);
      }
      expect(read('id:42 stat:UNDELIV err: 21b text:').words.err).toBe('21b');
      expect(read('id:42 stat:UNDELIV err: text:').words.err).toBe('');
    },
  },
  {
    item: 58,
    title: 'stat outside the list',
    check: () => {
      for (const [stat, state] of [
        ['REJECTD', 'REJECTED'],
        ['REJECTED', 'REJECTED'],
        ['BUFFERED', 'ENROUTE'],
        ['ENROUTE', 'ENROUTE'],
        ['FAILED', 'UNDELIVERABLE'],
        ['DND_REJECTED', undefined],
      ] as const) {
        expect(read(`id:42 stat:${stat}`)).toMatchObject({ state, words: { stat } });
      }
      expect(read('id:42 sub:001 dlvrd:000 stat:DELIVRD err:002').state).toBe('DELIVERED');
    },
  },
  {
    item: 59,
    title: 'TLVs and text that disagree, or one of them alone',
    check: () => {
      const tlvs = [
        { tag: 0x1e, value: '99' },
        { tag: 0x0427, value: 5 },
      ];
      expect(read('id:42 stat:DELIVRD', { tlvs })).toMatchObject({
        id: '99',
        state: 'UNDELIVERABLE',
        from: { id: 'tlv', state: 'tlv' },
        words: { id: '42', stat: 'DELIVRD' },
      });
      expect(read('', { tlvs })).toMatchObject({ id: '99', state: 'UNDELIVERABLE' });
      const unknown = read('', { tlvs: [{ tag: 0x0427, value: 77 }] });
      expect(unknown).toMatchObject({ state: undefined, message_state: 77, final: false });
    },
  },
  {
    item: 61,
    title: 'receipts without the bit, and the bit on what is not final',
    check: () => {
      const text = 'id:42 sub:001 dlvrd:001 stat:DELIVRD err:000 text:';
      expect(read(text, { esm_class: 0 })).toMatchObject({ id: '42', guessed: true });
      const pdu = { esm_class: 0, data_coding: 0, short_message: octetsOf(text) };
      expect(readReceipt(pdu, { guess: false })).toBeUndefined();
      expect(read('id:42 stat:ENROUTE')).toMatchObject({ final: false, guessed: false });
      expect(read(text, { esm_class: 0x20 })).toMatchObject({ intermediate: true, final: false });
    },
  },
  {
    item: 62,
    title: 'a receipt in data_sm',
    check: () => {
      const value = octetsOf('id:42 stat:DELIVRD');
      const pdu = decode(encode('data_sm', { esm_class: 4, tlvs: [{ name: 'message_payload', value }] }));
      expect(readReceipt(pdu as never)).toMatchObject({ id: '42', state: 'DELIVERED' });
    },
  },
  {
    item: 63,
    title: 'binary octets in the text of a receipt',
    check: () => {
      for (const octets of ['\x00H\x00i', '\x1b\x1b\xff', '\xd8=\xde', '"\'\x80']) {
        const receipt = read(`id:42 sub:001 dlvrd:001 stat:DELIVRD err:000 text:${octets}`);
        expect(receipt).toMatchObject({ id: '42', state: 'DELIVERED' });
        expect(receipt.words.text).toBe(octets);
      }
    },
  },
  {
    item: 64,
    title: 'a receipt with the addresses of the message, or exchanged, or others',
    check: () => {
      const text = 'id:42 stat:DELIVRD';
      const pdu = (source_addr: string, destination_addr: string) =>
        decode(encode('deliver_sm', { esm_class: 4, source_addr, destination_addr, short_message: octetsOf(text) }));
      expect(readReceipt(pdu('1', '2') as never)).toEqual(readReceipt(pdu('2', '1') as never));
    },
  },
  {
    item: 65,
    title: 'ids in hexadecimal here and in decimal there',
    check: () => {
      for (const [a, b, rule] of [
        ['42', '42', 'exact'],
        ['00b8be19', 'B8BE19', 'padding'],
        ['2a', '42', 'hex-decimal'],
        ['42', '2A', 'decimal-hex'],
        ['ffffffffffffffff', '18446744073709551615', 'hex-decimal'],
        ['ffffffffffffffff', '18446744073709551616', undefined],
      ] as const) {
        expect(matchMessageIds(a, b)).toBe(rule);
      }
      expect(matchMessageIds('2a', '42', { conversions: ['decimal-hex'] })).toBeUndefined();
    },
  },
  {
    item: 66,
    title: 'ids in other case, with zeros, with dashes',
    check: () => {
      expect(matchMessageIds('0e999f21-aa', '0E999F21-AA')).toBe('case');
      expect(matchMessageIds('12-34', '1234')).toBeUndefined();
      expect(matchMessageIds('1.5', '15')).toBeUndefined();
      expect(read('id:00B8BE19 stat:DELIVRD').id).toBe('00B8BE19');
    },
  },
  {
    item: 67,
    title: 'ids that are long or strange',
    check: () => {
      for (const message_id of ['0', 'a.b.c', '0e999f21-1111-4111-8111-abcdefabcdef', 'f'.repeat(64)]) {
        expect(decode(encode('submit_sm_resp', { message_id }))).toMatchObject({ message_id, issues: [] });
      }
      const longer = decode(encode('submit_sm_resp', { message_id: 'f'.repeat(65) }, { lenient: true }));
      expect(longer).toMatchObject({ message_id: 'f'.repeat(65) });
      expect(codesOf(longer)).toEqual(['over_length']);
    },
  },
];
