import { encode } from '@smpp-web/codec';
import type { FrameRecord } from '../engine/feed.ts';
import { readHex } from '../words/hex.ts';

/** The session that samples are shown as: none that is bound has this number. */
const SAMPLE_SESSION = 999;

const ESME_RTHROTTLED = 0x58;
const UDHI = 0x40;
const RECEIPT = 0x04;
const UCS2 = 8;

const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((each) => [each.charCodeAt(0) >> 8, each.charCodeAt(0) & 0xff]));
const ascii = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));
const part = (total: number, sequence: number, text: string) =>
  Uint8Array.from([5, 0, 3, 0x2a, total, sequence, ...ascii(text)]);

const PARTIES = {
  source_addr: 'SHOP',
  source_addr_ton: 5,
  destination_addr: '447700900123',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
} as const;
const BACK = {
  source_addr: '447700900123',
  source_addr_ton: 1,
  source_addr_npi: 1,
  destination_addr: 'SHOP',
  dest_addr_ton: 5,
} as const;

/** A session in a few PDUs: what one meets every day, and what one would rather not. */
const EXCHANGE: readonly (readonly ['in' | 'out', number, Uint8Array])[] = [
  [
    'out',
    0,
    encode('bind_transceiver', {
      sequence_number: 1,
      system_id: 'sample',
      password: '********',
      interface_version: 0x34,
    }),
  ],
  ['in', 38, encode('bind_transceiver_resp', { sequence_number: 1, system_id: 'SMSC' })],
  [
    'out',
    900,
    encode('submit_sm', {
      ...PARTIES,
      sequence_number: 2,
      registered_delivery: 1,
      short_message: ascii('Your parcel is ready'),
    }),
  ],
  ['in', 41, encode('submit_sm_resp', { sequence_number: 2, message_id: '7f3a01' })],
  [
    'out',
    420,
    encode('submit_sm', {
      ...PARTIES,
      sequence_number: 3,
      data_coding: UCS2,
      short_message: utf16('مرحبا, здравствуйте'),
    }),
  ],
  ['in', 36, encode('submit_sm_resp', { sequence_number: 3, message_id: '7f3a02' })],
  [
    'out',
    510,
    encode('submit_sm', {
      ...PARTIES,
      sequence_number: 4,
      esm_class: UDHI,
      short_message: part(2, 1, 'A text in two parts: this is the first, '),
    }),
  ],
  [
    'out',
    1,
    encode('submit_sm', {
      ...PARTIES,
      sequence_number: 5,
      esm_class: UDHI,
      short_message: part(2, 2, 'and this the second.'),
    }),
  ],
  ['in', 44, encode('submit_sm_resp', { sequence_number: 4, message_id: '7f3a03' })],
  ['in', 980, encode('submit_sm_resp', { sequence_number: 5, command_status: ESME_RTHROTTLED })],
  [
    'in',
    1_700,
    encode('deliver_sm', {
      ...BACK,
      sequence_number: 1,
      esm_class: RECEIPT,
      short_message: ascii(
        'id:7f3a01 sub:001 dlvrd:001 submit date:2601021503 done date:2601021503 stat:DELIVRD err:000 text:Your parcel',
      ),
    }),
  ],
  ['out', 2, encode('deliver_sm_resp', { sequence_number: 1 })],
  ['out', 30_000, encode('enquire_link', { sequence_number: 6 })],
  ['in', 35, encode('enquire_link_resp', { sequence_number: 6 })],
  // A command that no specification knows, and a submit_sm that ends in the middle of a field.
  ['in', 800, octets('00000014 00000099 00000000 00000007 deadbeef')],
  ['out', 700, octets('00000018 00000004 00000000 00000008 0005 0053 484f 5000')],
];

/** The samples as records of the log, the last of them from now. */
export function sampleRecords(now: number): readonly FrameRecord[] {
  let at = now - EXCHANGE.reduce((sum, [, gap]) => sum + gap, 0);
  return EXCHANGE.map(([direction, gap, frame]) => {
    at += gap;
    return { session: SAMPLE_SESSION, direction, at, frame: frame.slice() };
  });
}

function octets(hex: string): Uint8Array {
  return readHex(hex) as Uint8Array;
}
