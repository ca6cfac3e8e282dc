import type { Feed, FrameRecord } from './feed.ts';

/** A feed as it goes through a port: frames as columns, because each object of a message is paid for on both sides. */
export interface PackedFeed extends Omit<Feed, 'frames'> {
  readonly frames: PackedFrames;
}

interface PackedFrames {
  /** Of all frames, one after the other. */
  readonly octets: ArrayBuffer;
  /** Times, lengths and sessions; the session of a frame that went out is negative. */
  readonly columns: readonly [Float64Array<ArrayBuffer>, Uint32Array<ArrayBuffer>, Int32Array<ArrayBuffer>];
}

/** Packs a feed whose frames are in one buffer, in their order. */
export function packFeed({ frames, ...rest }: Feed): PackedFeed {
  const count = frames.length;
  const columns = [new Float64Array(count), new Uint32Array(count), new Int32Array(count)] as const;
  const [times, lengths, sessions] = columns;
  for (let index = 0; index < count; index++) {
    const { session, direction, at, frame } = frames[index]!;
    times[index] = at;
    lengths[index] = frame.length;
    sessions[index] = direction === 'out' ? -session : session;
  }
  return { ...rest, frames: { octets: frames[0]?.frame.buffer ?? new ArrayBuffer(0), columns } };
}

export function unpackFeed({ frames: { octets, columns }, ...rest }: PackedFeed): Feed {
  const [times, lengths, sessions] = columns;
  const frames: FrameRecord[] = new Array(times.length);
  let offset = 0;
  for (let index = 0; index < times.length; index++) {
    const [session, length] = [sessions[index]!, lengths[index]!];
    const frame = new Uint8Array(octets, offset, length);
    frames[index] = { session: Math.abs(session), direction: session < 0 ? 'out' : 'in', at: times[index]!, frame };
    offset += length;
  }
  return { ...rest, frames };
}
