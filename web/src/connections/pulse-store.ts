import { Store } from '../common/store.ts';
import type { Latest } from '../engine/feed.ts';
import type { ConsoleModel } from '../shell/model.ts';

/** How the bound sessions do, by their numbers; once a second. */
export class PulseStore extends Store<Latest['pulses']> {
  constructor(model: ConsoleModel) {
    super({});
    model.onFeed(({ latest }) => {
      if (latest.pulses) this.set(latest.pulses);
    });
  }
}
