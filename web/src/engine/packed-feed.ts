import type { Feed } from './feed.ts';
import { type Columns, FrameColumns } from './frames.ts';

/** A feed as it goes through a port. */
export interface PackedFeed extends Omit<Feed, 'frames'> {
  readonly frames: Columns;
}

/** Packs a feed; the buffers in `transfer` can be moved instead of copied. */
export function packFeed(feed: Feed): { readonly packed: PackedFeed; readonly transfer: ArrayBuffer[] } {
  const { columns } = FrameColumns.of(feed.frames);
  return { packed: { ...feed, frames: columns }, transfer: Object.values(columns).map(({ buffer }) => buffer) };
}

export function unpackFeed(packed: PackedFeed): Feed {
  return { ...packed, frames: new FrameColumns(packed.frames) };
}
