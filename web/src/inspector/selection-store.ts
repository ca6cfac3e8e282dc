import type { Inspection } from '@smpp-web/codec/inspect';
import { Store } from '../common/store.ts';
import type { Entry } from '../timeline/wire-log.ts';
import type { MessageParts } from './parts.ts';

/** A frame and what its octets say. */
export interface Inspected {
  readonly frame: Uint8Array;
  /** The entry of the log it comes from; undefined for pasted octets. */
  readonly entry: Entry | undefined;
  readonly inspection: Inspection;
}

/** The frame that is looked at. */
export interface Selection {
  readonly frame: Uint8Array | undefined;
  /** The entry of the log it comes from; undefined for pasted octets. */
  readonly entry: Entry | undefined;
  /** What the octets say, as soon as that is known. */
  readonly inspection: Inspection | undefined;
  /** The path of the field that is marked. */
  readonly path: string | undefined;
  /** The frame that this one is compared with. */
  readonly other: Inspected | undefined;
  /** Id of the entry that was kept to be compared with one that is chosen later. */
  readonly kept: number | undefined;
  /** The parts of the long message that this frame is one of, once they have been looked for. */
  readonly parts: MessageParts | undefined;
}

const NOTHING: Selection = {
  frame: undefined,
  entry: undefined,
  inspection: undefined,
  path: undefined,
  other: undefined,
  kept: undefined,
  parts: undefined,
};

/** Loaded with the first frame. */
let inspector: typeof import('@smpp-web/codec/inspect') | undefined;

/** What is selected, explained by the inspector, which is loaded when it is first needed. */
export class SelectionStore extends Store<Selection> {
  constructor() {
    super(NOTHING);
  }

  select(entry: Entry | undefined): Promise<void> {
    return this.#show(entry?.frame, entry);
  }

  /** Looks at octets from elsewhere. */
  paste(frame: Uint8Array): Promise<void> {
    return this.#show(frame, undefined);
  }

  mark(path: string | undefined): void {
    this.patch({ path });
  }

  /** Keeps an entry to be compared with one that is chosen later. */
  keep(id: number): void {
    this.patch({ kept: id });
  }

  /** Looks at two entries side by side. Nothing happens where one is no longer there. */
  async compare(first: Entry | undefined, second: Entry | undefined): Promise<void> {
    if (!first || !second) return;
    await this.select(second);
    const { inspect } = await import('@smpp-web/codec/inspect');
    if (this.get().entry?.id !== second.id) return;
    const { frame } = first;
    this.patch({ kept: undefined, other: { frame, entry: first, inspection: inspect(frame) } });
  }

  /** Tells the parts of the message of a frame, if that is still looked at. */
  setParts(frame: Uint8Array, parts: MessageParts): void {
    if (this.get().frame === frame) this.patch({ parts });
  }

  async #show(frame: Uint8Array | undefined, entry: Entry | undefined): Promise<void> {
    const { frame: before, entry: known, kept } = this.get();
    if (frame === before) return;
    // The same entry made anew, as its answer has come.
    if (entry && entry.id === known?.id) return this.patch({ entry });
    // At once where that can be: what is shown of one frame then becomes that of the next, and is not made anew.
    const inspection = frame && inspector?.inspect(frame);
    this.set({ ...NOTHING, kept, frame, entry, inspection });
    if (!frame || inspection) return;
    inspector = await import('@smpp-web/codec/inspect');
    // Another frame may have been selected while the inspector was loading.
    if (this.get().frame === frame) this.patch({ inspection: inspector.inspect(frame) });
  }
}
