import type { ConsoleModel } from './model.ts';
import { DEFAULT_PREFERENCES, type Preferences } from './preference-store.ts';

const MEBIBYTE = 1_048_576;

/** Has the log keep as much as is set. */
export class LogLimits {
  readonly #model: ConsoleModel;
  /** What the log began with is left to whoever made it. */
  #held: Preferences['log'] = DEFAULT_PREFERENCES.log;

  constructor(model: ConsoleModel) {
    this.#model = model;
    model.preferences.subscribe(() => this.#apply());
    this.#apply();
  }

  #apply(): void {
    const { log } = this.#model.preferences.get();
    if (log.entries === this.#held.entries && log.mebibytes === this.#held.mebibytes) return;
    this.#held = log;
    this.#model.log.setLimits({ entries: log.entries, octets: log.mebibytes * MEBIBYTE });
  }
}
