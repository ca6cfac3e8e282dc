import {
  createReassembler,
  encodeGsm7,
  GAP,
  PART_OVERHEAD,
  type Part,
  readUserData,
  segment,
} from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../vectors/hex.ts';
import { deliver, type PartInit } from './messages.ts';

const part = (seq: number, init: Partial<PartInit> & { text?: string; from?: string } = {}): Part => {
  const { text = `<${seq}>`, from = '1', ...rest } = init;
  const defaults = { refBits: 8 as const, ref: 1, total: 3, dataCoding: 0, body: encodeGsm7(text) };
  return { from, to: '2', data: readUserData(deliver({ ...defaults, seq, ...rest })) };
};

describe('joining', () => {
  test.each([
    ['in order', [1, 2, 3]],
    ['in reverse', [3, 2, 1]],
    ['with a repeat', [2, 2, 3, 1]],
  ])('%s', (_, sequences) => {
    const reassembler = createReassembler();
    const pushed = sequences.map((seq) => reassembler.push(part(seq), 0));
    expect(pushed.at(-1)).toMatchObject({ kind: 'complete', text: '<1><2><3>', parts: 3 });
    expect(pushed.filter(({ kind }) => kind === 'complete')).toHaveLength(1);
    expect([reassembler.size, reassembler.octets]).toEqual([0, 0]);
  });

  test('a message without concatenation is complete at once', () => {
    const data = readUserData({ data_coding: 0, short_message: encodeGsm7('alone') });
    expect(createReassembler().push({ from: '1', to: '2', data }, 0)).toMatchObject({
      kind: 'complete',
      text: 'alone',
    });
  });

  test('sar_* TLVs are a number space of their own', () => {
    const reassembler = createReassembler();
    const { parts } = segment('b'.repeat(161), { by: 'sar', reference: 1 });
    const [first, second] = parts.map(({ short_message, tlvs = [] }) => {
      return { from: '1', to: '2', data: readUserData({ data_coding: 0, short_message, tlvs }) };
    });
    reassembler.push(part(1, { total: 2 }), 0);
    reassembler.push(first!, 0);
    expect(reassembler.push(second!, 0)).toMatchObject({ kind: 'complete', text: 'b'.repeat(161) });
    expect(reassembler.size).toBe(1);
  });

  test('parts with national tables are read each by its own', () => {
    const { parts } = segment('ş'.repeat(150), { shifts: { locking: 1, single: 0 }, reference: 1 });
    const reassembler = createReassembler();
    const pushed = parts.map(({ short_message }) => {
      const data = readUserData({ esm_class: 0x40, data_coding: 0, short_message });
      return reassembler.push({ from: '1', to: '2', data }, 0);
    });
    expect(pushed.at(-1)).toMatchObject({ kind: 'complete', text: 'ş'.repeat(150) });
  });

  test('parts may differ in alphabet', () => {
    const reassembler = createReassembler();
    reassembler.push(part(1, { total: 2, text: 'a' }), 0);
    const second = part(2, { total: 2, dataCoding: 8, body: fromHex('0416') });
    expect(reassembler.push(second, 0)).toMatchObject({ kind: 'complete', text: 'aЖ' });
  });

  test('parts of ISO-2022-JP begin and end in ASCII each', () => {
    const text = '漢'.repeat(100);
    const { data_coding, esm_class, parts } = segment(text, { alphabet: 'iso2022jp', reference: 1 });
    const reassembler = createReassembler();
    const pushed = parts.map(({ short_message }) => {
      const data = readUserData({ data_coding, esm_class, short_message });
      return reassembler.push({ from: '1', to: '2', data }, 0);
    });
    expect(pushed.at(-1)).toMatchObject({ kind: 'complete', text, issues: [] });
  });

  test('scopes are never joined', () => {
    const reassembler = createReassembler();
    reassembler.push({ ...part(1, { total: 2 }), scope: 'a' }, 0);
    expect(reassembler.push({ ...part(2, { total: 2 }), scope: 'b' }, 0)).toMatchObject({
      kind: 'waiting',
      received: 1,
    });
  });

  test('the octets of a part may be overwritten after push', () => {
    const reassembler = createReassembler();
    const first = part(1, { total: 2 });
    reassembler.push(first, 0);
    first.data.octets.fill(0);
    expect(reassembler.push(part(2, { total: 2 }), 0)).toMatchObject({ text: '<1><2>' });
  });
});

describe('bounds', () => {
  test('time: what waits too long is dropped, and said', () => {
    const reassembler = createReassembler({ timeoutMs: 1000 });
    reassembler.push(part(2), 0);
    expect(reassembler.expire(999)).toEqual([]);
    expect(reassembler.expire(1000)).toEqual([
      {
        reason: 'timeout',
        from: '1',
        to: '2',
        scope: '',
        reference: 1,
        width: 8,
        total: 3,
        sequences: [2],
        text: `${GAP}<2>${GAP}`,
      },
    ]);
    expect([reassembler.size, reassembler.octets]).toEqual([0, 0]);
  });

  test('messages: the oldest goes', () => {
    const reassembler = createReassembler({ maxMessages: 2 });
    reassembler.push(part(1, { from: 'a' }), 0);
    reassembler.push(part(1, { from: 'b' }), 1);
    const { dropped } = reassembler.push(part(1, { from: 'c' }), 2);
    expect(dropped).toMatchObject([{ reason: 'maxMessages', from: 'a' }]);
    expect(reassembler.size).toBe(2);
  });

  test('octets: the oldest goes', () => {
    const reassembler = createReassembler({ maxOctets: 2 * (PART_OVERHEAD + 3) });
    reassembler.push(part(1, { from: 'a' }), 0);
    reassembler.push(part(1, { from: 'b' }), 1);
    const { dropped } = reassembler.push(part(2, { from: 'b' }), 2);
    expect(dropped).toMatchObject([{ reason: 'maxOctets', from: 'a' }]);
    expect(reassembler.octets).toBe(2 * (PART_OVERHEAD + 3));
  });

  test('a part larger than all that may be kept is refused', () => {
    const reassembler = createReassembler({ maxOctets: 10 });
    expect(reassembler.push(part(1), 0)).toMatchObject({ kind: 'refused', dropped: [{ reason: 'maxOctets' }] });
    expect([reassembler.size, reassembler.octets]).toEqual([0, 0]);
  });
});
