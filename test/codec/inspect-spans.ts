import { encode } from '@smpp-web/codec';
import type { Inspection, Span } from '@smpp-web/codec/inspect';

/** Where spans fail to cover `offset` to `end` exactly once and in order, at any depth; empty where they do. */
export function gapsIn(spans: readonly Span[], offset: number, end: number, where = 'input'): string[] {
  const gaps: string[] = [];
  let at = offset;
  for (const span of spans) {
    if (span.offset !== at) gaps.push(`${where}: ${span.path} starts at ${span.offset}, expected ${at}`);
    at = span.offset + span.length;
    if (span.children) gaps.push(...gapsIn(span.children, span.offset, at, span.path));
  }
  if (at !== end) gaps.push(`${where}: ends at ${at}, expected ${end}`);
  return gaps;
}

export function everySpan(spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => [span, ...everySpan(span.children ?? [])]);
}

/** The span with a path; a test that asks for one that is not there fails with the paths that are. */
export function spanAt({ spans }: Pick<Inspection, 'spans'>, path: string): Span {
  const all = everySpan(spans);
  const found = all.find((span) => span.path === path);
  if (!found) throw new Error(`no span ${path} among ${all.map((span) => span.path).join(', ')}`);
  return found;
}

export function octetsOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** A frame whose command_length says something else. */
export function withLength(frame: Uint8Array, command_length: number): Uint8Array {
  const copy = frame.slice();
  new DataView(copy.buffer).setUint32(0, command_length);
  return copy;
}

export const SECRET = 'pa55w0rd';

/** One valid frame of many kinds: what the properties mutate. */
export const FRAMES: readonly Uint8Array[] = [
  encode('bind_transceiver', { system_id: 'esme', password: SECRET, system_type: 'vma', address_range: '^44' }),
  encode('outbind', { system_id: 'centre', password: SECRET }),
  encode('bind_transceiver_resp', { system_id: 'centre', tlvs: [{ name: 'sc_interface_version', value: 0x34 }] }),
  encode('enquire_link'),
  encode('submit_sm', {
    source_addr_ton: 5,
    source_addr: 'Shop',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: '447700900123',
    esm_class: 0x40,
    validity_period: '000001000000000R',
    registered_delivery: 1,
    short_message: joined(Uint8Array.of(5, 0, 3, 66, 2, 1), octetsOf('Hello')),
    tlvs: [
      { name: 'user_message_reference', value: 9 },
      { tag: 0x1401, value: octetsOf('1107') },
    ],
  }),
  encode('submit_multi', {
    dest_address: [
      { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '447700900123' },
      { dest_flag: 2, dl_name: 'friends' },
    ],
    data_coding: 8,
    short_message: Uint8Array.of(0x04, 0x1f, 0x04, 0x40),
  }),
  encode('submit_multi_resp', {
    message_id: 'a1',
    unsuccess_sme: [{ dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '447700900124', error_status_code: 11 }],
  }),
  encode('deliver_sm', {
    esm_class: 4,
    source_addr: '447700900123',
    short_message: octetsOf(
      'id:42 sub:001 dlvrd:001 submit date:2611251000 done date:2611251001 stat:DELIVRD err:000 text:Hi',
    ),
    tlvs: [
      { name: 'receipted_message_id', value: '42' },
      { name: 'message_state', value: 2 },
      { name: 'network_error_code', value: Uint8Array.of(3, 0, 0) },
    ],
  }),
  encode('data_sm', { tlvs: [{ name: 'message_payload', value: octetsOf('a payload') }] }),
  encode('submit_sm_resp', { message_id: 'a1' }),
];
