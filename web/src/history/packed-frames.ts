import { withoutPassword } from '@smpp-web/codec';
import type { FrameRecord } from '../engine/feed.ts';

/** Frames in few values: a database pays by value, not by octet. */
export interface PackedFrames {
  readonly at: Float64Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** 1 for those that went out. */
  readonly outgoing: Uint8Array<ArrayBuffer>;
  /** All octets, one frame after the other. */
  readonly data: ArrayBuffer;
  /** When the last one travelled. */
  readonly until: number;
}

/** Packs frames as they are to be written: without passwords. */
export function packFrames(records: readonly FrameRecord[]): PackedFrames {
  const lengths = Uint32Array.from(records, ({ frame }) => frame.length);
  const data = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let offset = 0;
  for (const { frame } of records) {
    data.set(withoutPassword(frame), offset);
    offset += frame.length;
  }
  return {
    at: Float64Array.from(records, ({ at }) => at),
    lengths,
    outgoing: Uint8Array.from(records, ({ direction }) => (direction === 'out' ? 1 : 0)),
    data: data.buffer,
    until: records.at(-1)?.at ?? 0,
  };
}

export function unpackFrames({ at, lengths, outgoing, data }: PackedFrames, session: number): readonly FrameRecord[] {
  let offset = 0;
  return Array.from(lengths, (length, index) => {
    const frame = new Uint8Array(data, offset, length);
    offset += length;
    return { session, direction: outgoing[index] === 1 ? 'out' : 'in', at: at[index]!, frame };
  });
}
