import { createFramer, decode, encode, type Pdu } from '@smpp-web/codec';
import { PDUS } from '@smpp-web/codec/spec';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../vectors/hex.ts';
import { PDU_VECTORS } from '../vectors/pdus.ts';

describe('every PDU in octets and in words', () => {
  test.each(PDU_VECTORS)('$name is decoded', ({ hex, pdu }) => {
    expect(decode(fromHex(hex))).toMatchObject({ ...pdu, command_length: hex.length / 2, issues: [] });
  });

  test.each(PDU_VECTORS)('$name is encoded', ({ hex, pdu }) => {
    expect(toHex(encode(pdu as unknown as Pdu))).toBe(hex);
  });

  test.each(PDU_VECTORS)('$name is decoded and encoded again', ({ hex }) => {
    expect(toHex(encode(decode(fromHex(hex))))).toBe(hex);
  });

  test.each(PDU_VECTORS)('$name survives structuredClone', ({ hex }) => {
    const pdu = decode(fromHex(hex));
    expect(structuredClone(pdu)).toEqual(pdu);
  });

  test('no PDU of the table is left out', () => {
    const seen = new Set(PDU_VECTORS.map(({ pdu }) => pdu.command));
    expect(Object.keys(PDUS).filter((command) => !seen.has(command))).toEqual([]);
  });

  test('one stream of them all, octet by octet', () => {
    const framer = createFramer();
    const stream = fromHex(PDU_VECTORS.map(({ hex }) => hex).join(''));
    const frames = Array.from(stream, (octet) => framer.push(Uint8Array.of(octet))).flat();
    expect(frames.map(toHex)).toEqual(PDU_VECTORS.map(({ hex }) => hex));
  });
});
