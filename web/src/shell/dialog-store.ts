import { Store } from '../common/store.ts';

/** The dialogs of the shell; one at a time. */
export type DialogName = 'palette' | 'shortcuts' | 'decode';

/** Which dialog is open. */
export class DialogStore extends Store<DialogName | undefined> {
  constructor() {
    super(undefined);
  }

  open(name: DialogName): void {
    this.set(name);
  }

  /** Closes that dialog; another one that has been opened meanwhile stays. */
  close(name: DialogName): void {
    if (this.get() === name) this.set(undefined);
  }
}
