import { Store } from '../common/store.ts';

/** Octets that somebody wants to have in the workbench, for when it is there. */
export class WorkbenchInbox extends Store<Uint8Array | undefined> {
  constructor() {
    super(undefined);
  }
}
