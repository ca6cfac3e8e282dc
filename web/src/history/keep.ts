import type { Feed } from '../engine/feed.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { Recorder } from './recorder.ts';

/**
 * Has what the feed brings kept in the history, as far as that is wanted and this browser keeps anything. What writes it
 * is loaded with the first batch.
 */
export class HistoryKeeper {
  readonly #model: ConsoleModel;
  readonly #waiting: Feed[] = [];
  #recorder: Recorder | undefined;
  #isLoading = false;

  constructor(model: ConsoleModel) {
    this.#model = model;
    if (!model.storage) return;
    const leave = model.onFeed((feed) => {
      if (model.preferences.get().history.isKept) this.#take(feed, leave);
    });
    // The last moment at which a page may be sure to do something.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.write();
    });
  }

  /** Writes what waits to be written. */
  async write(): Promise<void> {
    await this.#recorder?.write();
  }

  #take(feed: Feed, leave: () => void): void {
    if (this.#recorder) return this.#recorder.take(feed);
    this.#waiting.push(feed);
    if (this.#isLoading) return;
    this.#isLoading = true;
    // A browser without IndexedDB, or in private mode: there is no history then.
    this.#load().catch(leave);
  }

  async #load(): Promise<void> {
    const [{ Recorder }, { HistoryDb }] = await Promise.all([import('./recorder.ts'), import('./history-db.ts')]);
    this.#recorder = new Recorder(this.#model, await HistoryDb.open());
    for (const feed of this.#waiting.splice(0)) this.#recorder.take(feed);
  }
}
