import { Store } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { clearKeptData, type Kept, keptData } from './kept-data.ts';

/** What this browser keeps for the console. */
export interface KeptState {
  readonly kept: readonly Kept[];
  /** All that the origin takes, as far as the browser tells. */
  readonly usage: number | undefined;
}

/** Knows what is kept, and empties it. */
export class KeptStore extends Store<KeptState> {
  readonly #model: ConsoleModel;

  constructor(model: ConsoleModel) {
    super({ kept: [], usage: undefined });
    this.#model = model;
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const [kept, estimate] = await Promise.all([keptData(), navigator.storage?.estimate?.().catch(() => undefined)]);
    this.set({ kept, usage: estimate?.usage });
  }

  async clear(): Promise<void> {
    const { toasts } = this.#model;
    try {
      await clearKeptData();
      await this.#model.forget();
      toasts.show({ text: 'Nothing of the console is kept in this browser any more.', tone: 'good' });
    } catch (error) {
      toasts.show({
        text: 'Not all could be deleted: {reason}',
        values: { reason: (error as Error).message },
        tone: 'bad',
      });
    }
    await this.refresh();
  }
}
