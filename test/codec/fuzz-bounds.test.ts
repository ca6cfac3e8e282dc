import { createFramer, DEFAULT_MAX_PDU_OCTETS, decode, encode } from '@smpp-web/codec';
import { inspect } from '@smpp-web/codec/inspect';
import { createReassembler, measure, readReceipt, readUserData, segment } from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { SMPP } from '../../codec/src/pdu/protocol.ts';
import { walk } from '../../codec/src/pdu/walk.ts';
import { gapsIn, octetsOf } from './inspect-spans.ts';

/** The largest inputs that there are end within the time of any test, and nothing is kept that is not needed. */

const ENVELOPE_OCTETS = 16 + 17;
const MOST_TLVS = Math.floor((DEFAULT_MAX_PDU_OCTETS - ENVELOPE_OCTETS) / 4);

/** A submit_sm of TLVs without octets, as many as asked for. */
function frameOfTlvs(count: number, tag: number): Uint8Array {
  const frame = encode('submit_sm', { tlvs: Array(count).fill({ tag, value: new Uint8Array(0) }) }, { lenient: true });
  return frame.slice();
}

const UNKNOWN = 0x1400;
const NO_SUCH = 0x2b00;
const ONCE_ONLY = 0x0204;

describe('the largest PDUs', () => {
  test.each([
    { what: 'vendor TLVs', tag: UNKNOWN, issues: 0 },
    { what: 'TLVs that nobody defined', tag: NO_SUCH, issues: 0 },
    // Each is of the wrong length, and each but the first is one too many.
    { what: 'TLVs that may stand once', tag: ONCE_ONLY, issues: 2 * MOST_TLVS - 1 },
  ])(`${MOST_TLVS} $what`, ({ tag, issues }) => {
    const frame = frameOfTlvs(MOST_TLVS, tag);
    const pdu = decode(frame);
    expect(pdu).toHaveProperty('tlvs.length', MOST_TLVS);
    expect(pdu.issues).toHaveLength(issues);
    expect(encode(pdu, { lenient: true })).toEqual(frame);
    expect(gapsIn(inspect(frame).spans, 0, frame.length)).toEqual([]);
  });

  test('a full submit_multi and its answer', () => {
    const to = { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '1'.repeat(20) };
    const dest_address = Array(255).fill({ dest_flag: 1, ...to });
    const value = new Uint8Array(65_535);
    const frame = encode('submit_multi', { dest_address, tlvs: [{ name: 'message_payload', value }] });
    expect(decode(frame)).toMatchObject({ number_of_dests: 255, dest_address, issues: [] });
    expect(frame.length).toBeLessThan(DEFAULT_MAX_PDU_OCTETS);
    const unsuccess_sme = Array(255).fill({ ...to, error_status_code: 11 });
    expect(decode(encode('submit_multi_resp', { unsuccess_sme }))).toMatchObject({ unsuccess_sme, issues: [] });
  });

  test('a string without an end', () => {
    const frame = new Uint8Array(DEFAULT_MAX_PDU_OCTETS).fill(0x41);
    new DataView(frame.buffer).setUint32(0, frame.length);
    new DataView(frame.buffer).setUint32(4, 4);
    expect(() => decode(frame)).toThrow('submit_sm.service_type at octet 16: no NUL within the 131056 octets left');
    expect(gapsIn(inspect(frame).spans, 0, frame.length)).toEqual([]);
  });

  test('twice the TLVs are twice the steps', () => {
    const steps = (count: number) => {
      let taken = 0;
      const step = () => void taken++;
      walk(frameOfTlvs(count, ONCE_ONLY), SMPP, {}, { field: step, tlv: step, trailing: step, issue: step });
      return taken;
    };
    const fixed = 2 * steps(500) - steps(1000);
    expect(steps(8000) - fixed).toBe(8 * (steps(1000) - fixed));
  });
});

describe('the framer', () => {
  const frame = frameOfTlvs(MOST_TLVS, UNKNOWN);

  test('takes the largest PDU octet by octet into one buffer of its size', () => {
    const framer = createFramer();
    const chunk = new Uint8Array(1);
    const found: Uint8Array[] = [];
    for (const octet of frame) {
      chunk[0] = octet;
      found.push(...framer.push(chunk));
    }
    expect(found).toEqual([frame]);
    expect(found[0]!.buffer.byteLength).toBe(frame.length);
    expect(framer.pending).toBe(0);
  });

  test('keeps a copy of what it holds back, so that no chunk stays alive', () => {
    const framer = createFramer();
    const chunk = frame.slice(0, 100);
    framer.push(chunk);
    chunk.fill(0);
    expect(framer.push(frame.subarray(100))).toEqual([frame]);
  });

  test('refuses a length before it takes room for it', () => {
    const framer = createFramer({ maxPduOctets: 1024 });
    expect(() => framer.push(Uint8Array.of(0x7f, 0xff, 0xff, 0xff))).toThrow('the most is 1024');
    expect(framer.pending).toBe(0);
  });
});

describe('the largest texts', () => {
  const PAYLOAD = 65_535;

  test.each(['id:', 'stat:', 'text:', 'submit date:', 'i', ' ', '\0', 'id:42 '])(
    'a receipt of nothing but %j',
    (word) => {
      const value = octetsOf(word.repeat(Math.floor(PAYLOAD / word.length)));
      const receipt = readReceipt({ esm_class: 4, data_coding: 0, tlvs: [{ tag: 0x0424, value }] });
      expect(receipt).toMatchObject({ intermediate: false, raw: expect.any(String) });
    },
  );

  test.each([0, 1, 3, 5, 6, 7, 8, 10, 14])('a payload of escapes in data_coding %i', (data_coding) => {
    const data = readUserData({ data_coding, tlvs: [{ tag: 0x0424, value: new Uint8Array(PAYLOAD).fill(0x1b) }] });
    expect(data.octets).toHaveLength(PAYLOAD);
  });

  test('a text of 255 parts, and one of more', () => {
    const text = 'x'.repeat(255 * 153);
    expect(segment(text, { reference: 1 }).parts).toHaveLength(255);
    expect(measure(`${text}${text}`).segments).toBe(510);
    expect(() => segment(`${text}x`)).toThrow('256 parts of 153 units, expected at most 255');
  });

  test('parts that never come together stay within the bounds', () => {
    const bounds = { maxMessages: 50, maxOctets: 10_000 };
    const joiner = createReassembler(bounds);
    for (let reference = 0; reference < 2000; reference++) {
      const { parts, ...how } = segment('x'.repeat(300), { by: 'udh16', reference });
      const data = readUserData({ ...how, short_message: parts[0]!.short_message });
      joiner.push({ from: '1', to: '2', data }, reference);
      expect(joiner.size).toBeLessThanOrEqual(bounds.maxMessages);
      expect(joiner.octets).toBeLessThanOrEqual(bounds.maxOctets);
    }
  });
});
