import type { Forgetful } from '../common/kept.ts';
import { save } from '../common/save.ts';
import { Store } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { PlaceStore } from '../shell/place-store.ts';
import { AnnotationStore } from '../timeline/annotation-store.ts';
import { recordingAsLines } from './export.ts';
import { HistoryDb, type KeptMessage, type Recording } from './history-db.ts';
import { HistoryKeeper } from './keep.ts';
import { limitsOf } from './recorder.ts';

/** What the history holds, as far as it has been looked at. */
export interface History {
  readonly state: 'reading' | 'read' | 'closed';
  readonly recordings: readonly Recording[];
  /** The one that is looked at. */
  readonly open: number | undefined;
  /** Its messages. */
  readonly messages: readonly KeptMessage[];
}

/** Sessions of the log that came out of the history are numbered from here on, apart from those that are bound. */
export const FIRST_PAST_SESSION = 1_000;

/** The sessions of the past, and what can be done with them. */
export class HistoryStore extends Store<History> implements Forgetful {
  readonly #model: ConsoleModel;
  #database: Promise<HistoryDb> | undefined;

  constructor(model: ConsoleModel) {
    super({ state: 'reading', recordings: [], open: undefined, messages: [] });
    this.#model = model;
    void this.refresh();
  }

  /** Reads anew what there is, with what has come up to now. */
  async refresh(): Promise<void> {
    try {
      await this.#model.part(HistoryKeeper).write();
      const database = await this.#opened();
      await database.trim(limitsOf(this.#model, Date.now()));
      this.patch({ state: 'read', recordings: await database.recordings() });
    } catch {
      this.patch({ state: 'closed', recordings: [] });
    }
  }

  async forget(): Promise<void> {
    await this.look(undefined);
    await this.refresh();
  }

  /** Looks at the messages of a recording; at none where it is undefined. */
  async look(id: number | undefined): Promise<void> {
    this.patch({ open: id, messages: [] });
    if (id === undefined) return;
    const messages = await (await this.#opened()).messages(id);
    if (this.get().open === id)
      this.patch({ messages: messages.toSorted((one, other) => timeOf(one) - timeOf(other)) });
  }

  /** Puts the frames of a recording into the timeline, and goes there. */
  async show(id: number): Promise<void> {
    const frames = await (await this.#opened()).frames(id, FIRST_PAST_SESSION + id);
    const { log } = this.#model;
    const first = log.range.last + 1;
    log.append(frames);
    this.#model.part(AnnotationStore).restore(Math.max(first, log.range.first));
    this.#model.toasts.show({
      text: '{count} PDUs of the past are in the timeline now.',
      values: { count: frames.length },
    });
    this.#model.part(PlaceStore).show('timeline');
  }

  /** Deletes recordings; for good when nobody has taken that back in time. */
  async remove(ids: readonly number[]): Promise<void> {
    const database = await this.#opened();
    await database.markDeleted(ids, true);
    if (ids.includes(this.get().open ?? -1)) this.patch({ open: undefined, messages: [] });
    this.patch({ recordings: await database.recordings() });
    this.#model.toasts.show({
      text: ids.length === 1 ? 'The session is deleted.' : 'All sessions of the past are deleted.',
      undo: () => void database.markDeleted(ids, false).then(() => this.refresh()),
      gone: () => void database.trim(limitsOf(this.#model, Date.now())),
    });
  }

  /** Saves a recording as a file of JSON lines. */
  async export(id: number): Promise<void> {
    const database = await this.#opened();
    const recording = this.get().recordings.find((each) => each.id === id);
    if (!recording) return;
    const lines = recordingAsLines(recording, await database.frames(id, 1), await database.messages(id));
    save(
      `smpp-${new Date(recording.from).toISOString().slice(0, 19).replace(/[:T]/g, '-')}.jsonl`,
      'application/jsonl',
      lines,
    );
  }

  #opened(): Promise<HistoryDb> {
    this.#database ??= HistoryDb.open();
    return this.#database;
  }
}

/** When a message was sent or came. */
export function timeOf(kept: KeptMessage): number {
  return kept.kind === 'sent' ? kept.message.submittedAt : kept.message.at;
}
