import { encodeUdh, type MessageFields } from '@smpp-web/codec/text';

export interface PartInit {
  readonly refBits: 8 | 16;
  readonly ref: number;
  readonly total: number;
  readonly seq: number;
  readonly dataCoding: number;
  readonly body: Uint8Array;
}

/** A deliver_sm with one part of a long message. */
export function deliver({ refBits, ref, total, seq, dataCoding, body }: PartInit): MessageFields {
  const value = { reference: ref, total, sequence: seq };
  const udh = encodeUdh([{ name: refBits === 8 ? 'concat8' : 'concat16', value }]);
  return { esm_class: 0x40, data_coding: dataCoding, short_message: Uint8Array.from([...udh, ...body]) };
}
