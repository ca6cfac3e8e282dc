import type { ReceivedMessage, SentMessage } from '@smpp-web/session';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { FrameRecord } from '../engine/feed.ts';
import type { Frames } from '../engine/frames.ts';
import { type PackedFrames, packFrames, unpackFrames } from './packed-frames.ts';

/** Where the history is kept. Its name begins like all that is ours. */
export const HISTORY_DATABASE = 'smpp-web.history';

/** One session of the past: from its bind to its end, or to the end of the visit. */
export interface Recording {
  readonly id: number;
  readonly system_id: string;
  /** Where it was bound to, in words. */
  readonly target: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly frames: number;
  readonly messages: number;
  /** Octets of its frames. */
  readonly octets: number;
  /** Whether it has been deleted; it goes for good when that cannot be taken back any more. */
  readonly isDeleted: boolean;
}

/** A message as it stood last. */
export type KeptMessage =
  | { readonly kind: 'sent'; readonly recording: number; readonly key: string; readonly message: SentMessage }
  | { readonly kind: 'received'; readonly recording: number; readonly key: string; readonly message: ReceivedMessage };

/** What is added to a recording at once. */
export interface Addition {
  readonly frames: Frames;
  readonly messages: readonly KeptMessage[];
}

/** What may be kept. */
export interface HistoryLimits {
  readonly octets: number;
  /** Older than this, in milliseconds since 1970, goes. */
  readonly since: number;
}

interface Schema extends DBSchema {
  recordings: { key: number; value: Recording };
  chunks: { key: number; value: PackedFrames & { readonly recording: number }; indexes: { recording: number } };
  messages: { key: [number, string]; value: KeptMessage; indexes: { recording: number } };
}

const STORES = ['recordings', 'chunks', 'messages'] as const;

/** The history in the browser's IndexedDB: recordings, their frames in chunks, and their messages. */
export class HistoryDb {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  static async open(name = HISTORY_DATABASE): Promise<HistoryDb> {
    return new HistoryDb(
      await openDB<Schema>(name, 1, {
        upgrade(database) {
          database.createObjectStore('recordings', { keyPath: 'id', autoIncrement: true });
          database.createObjectStore('chunks', { autoIncrement: true }).createIndex('recording', 'recording');
          const messages = database.createObjectStore('messages', { keyPath: ['recording', 'key'] });
          messages.createIndex('recording', 'recording');
        },
        // Another tab wants it gone, or newer: it must not wait for this one.
        blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
      }),
    );
  }

  close(): void {
    this.#database.close();
  }

  /** Those that are not deleted, the latest first. */
  async recordings(): Promise<readonly Recording[]> {
    const all = await this.#database.getAll('recordings');
    return all.filter(({ isDeleted }) => !isDeleted).reverse();
  }

  /** Begins a recording; resolves with its number. */
  begin(start: Pick<Recording, 'system_id' | 'target' | 'from'>): Promise<number> {
    const recording = { ...start, until: start.from, frames: 0, messages: 0, octets: 0, isDeleted: false };
    // The number comes from the database.
    return this.#database.add('recordings', recording as Recording);
  }

  async add(id: number, { frames, messages }: Addition): Promise<void> {
    const transaction = this.#database.transaction(STORES, 'readwrite');
    const recordings = transaction.objectStore('recordings');
    const recording = await recordings.get(id);
    // It may have been deleted while it went on: what comes after that is not kept.
    if (recording && !recording.isDeleted) {
      const packed = packFrames(frames);
      if (frames.length > 0) void transaction.objectStore('chunks').add({ ...packed, recording: id });
      for (const message of messages) void transaction.objectStore('messages').put(message);
      const known = await transaction.objectStore('messages').index('recording').count(id);
      void recordings.put({
        ...recording,
        until: Math.max(recording.until, packed.until),
        frames: recording.frames + frames.length,
        octets: recording.octets + packed.data.byteLength,
        messages: known,
      });
    }
    await transaction.done;
  }

  /** The frames of a recording, in order, for `session` of the log. */
  async frames(id: number, session: number): Promise<readonly FrameRecord[]> {
    const chunks = await this.#database.getAllFromIndex('chunks', 'recording', id);
    return chunks.flatMap((chunk) => unpackFrames(chunk, session));
  }

  messages(id: number): Promise<readonly KeptMessage[]> {
    return this.#database.getAllFromIndex('messages', 'recording', id);
  }

  /** Marks as deleted, or takes that back. */
  async markDeleted(ids: readonly number[], isDeleted: boolean): Promise<void> {
    const transaction = this.#database.transaction('recordings', 'readwrite');
    for (const id of ids) {
      const recording = await transaction.store.get(id);
      if (recording) void transaction.store.put({ ...recording, isDeleted });
    }
    await transaction.done;
  }

  /** Deletes for good what is marked, and what is beyond the limits: the oldest first, chunk by chunk. */
  async trim({ octets, since }: HistoryLimits): Promise<void> {
    const all = await this.#database.getAll('recordings');
    const gone = all.filter(({ isDeleted, until }) => isDeleted || until < since);
    for (const { id } of gone) await this.#remove(id);
    const kept = all.filter((recording) => !gone.includes(recording));
    let excess = kept.reduce((sum, recording) => sum + recording.octets, 0) - octets;
    for (const recording of kept) {
      if (excess <= 0) return;
      excess -= await this.#cut(recording, excess);
    }
  }

  async #remove(id: number): Promise<void> {
    const transaction = this.#database.transaction(STORES, 'readwrite');
    void transaction.objectStore('recordings').delete(id);
    for (const store of ['chunks', 'messages'] as const) {
      let cursor = await transaction.objectStore(store).index('recording').openCursor(id);
      while (cursor) {
        void cursor.delete();
        cursor = await cursor.continue();
      }
    }
    await transaction.done;
  }

  /** Deletes chunks at the front of a recording until that many octets are gone, or all; returns how many went. */
  async #cut(recording: Recording, excess: number): Promise<number> {
    const transaction = this.#database.transaction(STORES, 'readwrite');
    let cursor = await transaction.objectStore('chunks').index('recording').openCursor(recording.id);
    let [octets, frames] = [0, 0];
    while (cursor && octets < excess) {
      octets += cursor.value.data.byteLength;
      frames += cursor.value.lengths.length;
      void cursor.delete();
      cursor = await cursor.continue();
    }
    const left = { ...recording, octets: recording.octets - octets, frames: recording.frames - frames };
    void transaction.objectStore('recordings').put(left);
    await transaction.done;
    if (left.frames === 0) await this.#remove(recording.id);
    return octets;
  }
}
