import { encode } from '@smpp-web/codec';
import type { FrameRecord } from '@smpp-web/console';

const text = (characters: string) => new TextEncoder().encode(characters);

/** Frames of a short session, by name. */
export const FRAMES = {
  bind: encode('bind_transceiver', {
    sequence_number: 1,
    system_id: 'shop',
    password: 's3cret',
    interface_version: 0x34,
  }),
  bound: encode('bind_transceiver_resp', { sequence_number: 1, system_id: 'centre' }),
  refused: encode('bind_transceiver_resp', { sequence_number: 1, command_status: 0x0e }),
  submit: encode('submit_sm', {
    sequence_number: 2,
    source_addr: '2775',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: '447700900123',
    short_message: text('Hello'),
  }),
  accepted: encode('submit_sm_resp', { sequence_number: 2, message_id: '77' }),
  enquire: encode('enquire_link', { sequence_number: 3 }),
  alive: encode('enquire_link_resp', { sequence_number: 3 }),
  receipt: encode('deliver_sm', {
    sequence_number: 1,
    esm_class: 4,
    source_addr: '447700900123',
    destination_addr: '2775',
    short_message: text(
      'id:77 sub:001 dlvrd:001 submit date:2611251200 done date:2611251201 stat:DELIVRD err:000 text:',
    ),
  }),
  garbage: new TextEncoder().encode('GET / HTTP/1.1\r\n'),
} satisfies Record<string, Uint8Array>;

export type FrameName = keyof typeof FRAMES;

/** A frame as the engine tells it. */
export function record(name: FrameName, direction: 'in' | 'out' = 'out', at = 0, session = 1): FrameRecord {
  return { session, direction, at, frame: FRAMES[name].slice() };
}
