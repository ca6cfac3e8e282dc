import { withoutPassword } from '@smpp-web/codec';
import { PDUS } from '@smpp-web/codec/spec';
import type { FrameRecord } from '../engine/feed.ts';
import { FrameColumns, type Frames } from '../engine/frames.ts';

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
export function packFrames(frames: Frames): PackedFrames {
  const { octets, lengths, at, sessions } = FrameColumns.of(frames).columns;
  const outgoing = new Uint8Array(lengths.length);
  let data = octets;
  let offset = 0;
  for (let index = 0; index < lengths.length; index++) {
    const end = offset + lengths[index]!;
    if (sessions[index]! < 0) outgoing[index] = 1;
    if (mayHide(octets, offset)) {
      // Few batches have a password: the others need no copy.
      if (data === octets) data = octets.slice();
      data.set(withoutPassword(octets.subarray(offset, end)), offset);
    }
    offset = end;
  }
  return { at, lengths, outgoing, data: data.buffer, until: at.at(-1) ?? 0 };
}

/** Command ids of the PDUs that have a password: all others are passed over without a closer look. */
const WITH_PASSWORD: ReadonlySet<number> = new Set(
  Object.values(PDUS).flatMap(({ id, fields }) => ('password' in fields ? [id] : [])),
);

function mayHide(octets: Uint8Array, offset: number): boolean {
  // All of these ids have one octet.
  return octets[offset + 4] === 0 && WITH_PASSWORD.has(octets[offset + 7]!);
}

export function unpackFrames({ at, lengths, outgoing, data }: PackedFrames, session: number): readonly FrameRecord[] {
  let offset = 0;
  return Array.from(lengths, (length, index) => {
    const frame = new Uint8Array(data, offset, length);
    offset += length;
    return { session, direction: outgoing[index] === 1 ? 'out' : 'in', at: at[index]!, frame };
  });
}
