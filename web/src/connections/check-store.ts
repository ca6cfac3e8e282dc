import { Store } from '../common/store.ts';
import type { CheckReport } from '../engine/api.ts';
import type { ConsoleModel } from '../shell/model.ts';

/** What the last check of a target has found, by the session that it was made for. */
export interface Check {
  readonly session: number;
  /** Absent while it is going on. */
  readonly report?: CheckReport;
}

/** Asks what is at a target, without a bind. */
export class CheckStore extends Store<Check | undefined> {
  readonly #model: ConsoleModel;

  constructor(model: ConsoleModel) {
    super(undefined);
    this.#model = model;
  }

  async check(target: string, address: string): Promise<void> {
    const { engine, sessions, targets } = this.#model;
    const asked: Check = { session: sessions.front.number };
    this.set(asked);
    const report = await engine.sessions.check(targets.resolve(target, address.trim()));
    if (this.get() === asked) this.set({ ...asked, report });
  }
}
