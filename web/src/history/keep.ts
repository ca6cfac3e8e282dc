import type { Forgetful } from '../common/kept.ts';
import type { Feed } from '../engine/feed.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { HistoryDb } from './history-db.ts';
import type { Recorder } from './recorder.ts';

/**
 * Has what the feed brings kept in the history, as far as that is wanted and this browser keeps anything. What writes it
 * is loaded with the first batch.
 */
export class HistoryKeeper implements Forgetful {
  readonly #model: ConsoleModel;
  readonly #waiting: Feed[] = [];
  #recorder: Recorder | undefined;
  #database: HistoryDb | undefined;
  #isLoading = false;
  #leave: (() => void) | undefined;

  constructor(model: ConsoleModel) {
    this.#model = model;
  }

  start(): void {
    const { storage } = this.#model;
    if (!storage || this.#leave) return;
    const leave = this.#model.onFeed((feed) => {
      if (this.#model.preferences.get().history.isKept) this.#take(feed);
    });
    document.addEventListener('visibilitychange', this.#hide);
    this.#leave = () => {
      leave();
      document.removeEventListener('visibilitychange', this.#hide);
    };
  }

  /** Writes what waits, and lets go of the database. It can be started again. */
  async stop(): Promise<void> {
    this.#leave?.();
    this.#leave = undefined;
    const database = this.#database;
    await this.write();
    this.#recorder = undefined;
    this.#isLoading = false;
    database?.close();
  }

  /** Writes what waits to be written. */
  async write(): Promise<void> {
    await this.#recorder?.write();
  }

  forget(): void {
    this.#waiting.length = 0;
    this.#recorder?.forget();
  }

  #take(feed: Feed): void {
    if (this.#recorder) return this.#recorder.take(feed);
    this.#waiting.push(feed);
    if (this.#isLoading) return;
    this.#isLoading = true;
    // A browser without IndexedDB, or in private mode: there is no history then.
    this.#load().catch(() => {
      this.#leave?.();
      this.#waiting.length = 0;
    });
  }

  async #load(): Promise<void> {
    const [{ Recorder }, { HistoryDb }] = await Promise.all([import('./recorder.ts'), import('./history-db.ts')]);
    this.#database = await HistoryDb.open();
    this.#recorder = new Recorder(this.#model, this.#database);
    for (const feed of this.#waiting.splice(0)) this.#recorder.take(feed);
  }

  /** The last moment at which a page may be sure to do something. */
  readonly #hide = (): void => {
    if (document.visibilityState === 'hidden') void this.write();
  };
}
