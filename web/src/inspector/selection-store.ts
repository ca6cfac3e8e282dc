import type { Inspection } from '@smpp-web/codec/inspect';
import { Store } from '../common/store.ts';
import type { Entry } from '../timeline/wire-log.ts';

/** The frame that is looked at. */
export interface Selection {
  readonly frame: Uint8Array | undefined;
  /** The entry of the log it comes from; undefined for pasted octets. */
  readonly entry: Entry | undefined;
  /** What the octets say, as soon as that is known. */
  readonly inspection: Inspection | undefined;
  /** The path of the field that is marked. */
  readonly path: string | undefined;
}

const NOTHING: Selection = { frame: undefined, entry: undefined, inspection: undefined, path: undefined };

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

  async #show(frame: Uint8Array | undefined, entry: Entry | undefined): Promise<void> {
    if (frame === this.get().frame) return;
    this.set({ ...NOTHING, frame, entry });
    if (!frame) return;
    const { inspect } = await import('@smpp-web/codec/inspect');
    // Another frame may have been selected while the inspector was loading.
    if (this.get().frame === frame) this.patch({ inspection: inspect(frame) });
  }
}
