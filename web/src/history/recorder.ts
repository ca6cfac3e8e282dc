import type { Feed } from '../engine/feed.ts';
import { type FrameColumns, FrameQueue } from '../engine/frames.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { HistoryDb, HistoryLimits, KeptMessage } from './history-db.ts';

/** Time that frames wait before they are written: a database takes few large writes better than many small ones. */
const WRITE_MS = 1_000;

/** Octets that are written at once, should they come sooner. */
const WRITE_OCTETS = 1_048_576;

/** Writes between two looks at the limits. */
const WRITES_PER_TRIM = 20;

const DAY_MS = 86_400_000;
const MEBIBYTE = 1_048_576;

type Messages = Map<string, Omit<KeptMessage, 'recording'>>;

/** What waits to be written of one session. */
interface Pending {
  readonly frames: FrameQueue;
  messages: Messages;
}

/** What is written at once of one session, into its recording. */
interface Addition {
  readonly recording: Promise<number>;
  readonly frames: FrameColumns;
  readonly messages: Messages;
}

/** Writes what the feed brings into the history, by session; each bind begins a recording of its own. */
export class Recorder {
  readonly #model: ConsoleModel;
  readonly #database: HistoryDb;
  readonly #pending = new Map<number, Pending>();
  /** Numbers of recordings by session, while the session goes on. */
  readonly #recordings = new Map<number, Promise<number>>();
  #octets = 0;
  #writes = 0;
  #received = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(model: ConsoleModel, database: HistoryDb) {
    this.#model = model;
    this.#database = database;
  }

  take({ frames, sent, received, links }: Feed): void {
    for (const { session, direction, at, frame } of frames) {
      this.#pendingOf(session).frames.add(session, direction, at, frame);
      this.#octets += frame.length;
    }
    // Messages that come back from the journal after a reload belong to a session that is kept already.
    for (const { session, message } of sent.filter(({ session }) => this.#isGoingOn(session)))
      this.#pendingOf(session).messages.set(`s${message.number}`, { kind: 'sent', key: `s${message.number}`, message });
    for (const { session, message } of received.filter(({ session }) => this.#isGoingOn(session))) {
      const key = `r${++this.#received}`;
      this.#pendingOf(session).messages.set(key, { kind: 'received', key, message });
    }
    // What belongs to the session that has ended is written first; the next bind begins anew.
    const ended = links.filter(({ phase, session }) => phase === 'idle' && this.#isGoingOn(session));
    if (ended.length > 0) {
      void this.write();
      for (const { session } of ended) {
        this.#recordings.delete(session);
        this.#pending.delete(session);
      }
    }
    if (this.#octets >= WRITE_OCTETS) void this.write();
    else if ([...this.#pending.values()].some(isWaiting)) this.#timer ??= setTimeout(() => void this.write(), WRITE_MS);
  }

  /** Writes all that waits; resolves when it is written, or could not be. */
  write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#octets = 0;
    const additions = [...this.#pending].flatMap(([session, pending]): Addition[] => {
      if (!isWaiting(pending)) return [];
      const { messages } = pending;
      pending.messages = new Map();
      const frames = pending.frames.take();
      return [{ recording: this.#recordingOf(session, frames), frames, messages }];
    });
    this.#writing = this.#writing.then(() => this.#store(additions)).catch(() => undefined);
    return this.#writing;
  }

  /** Drops what waits. What comes next begins recordings of its own, as those before are gone. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#octets = 0;
    this.#pending.clear();
    this.#recordings.clear();
  }

  async #store(additions: readonly Addition[]): Promise<void> {
    for (const { recording, frames, messages } of additions) {
      const id = await recording;
      const kept = [...messages.values()].map((message) => ({ ...message, recording: id }) as KeptMessage);
      await this.#database.add(id, { frames, messages: kept });
    }
    if (this.#writes++ % WRITES_PER_TRIM === 0) await this.#database.trim(limitsOf(this.#model, Date.now()));
  }

  #isGoingOn(session: number): boolean {
    const pending = this.#pending.get(session);
    return this.#recordings.has(session) || (pending !== undefined && isWaiting(pending));
  }

  #pendingOf(session: number): Pending {
    const pending = this.#pending.get(session) ?? { frames: new FrameQueue(), messages: new Map() };
    this.#pending.set(session, pending);
    return pending;
  }

  #recordingOf(session: number, { columns }: FrameColumns): Promise<number> {
    const form = this.#model.sessions.get().list.find(({ number }) => number === session)?.form;
    const { system_id = '', target = '', address = '' } = form ?? {};
    const from = columns.at[0] ?? Date.now();
    const start = { system_id, target: target === 'address' ? address : target, from };
    const recording = this.#recordings.get(session) ?? this.#database.begin(start);
    this.#recordings.set(session, recording);
    return recording;
  }
}

function isWaiting({ frames, messages }: Pending): boolean {
  return frames.length > 0 || messages.size > 0;
}

/** What may be kept, as it is set. */
export function limitsOf(model: ConsoleModel, now: number): HistoryLimits {
  const { mebibytes, days } = model.preferences.get().history;
  return { octets: mebibytes * MEBIBYTE, since: now - days * DAY_MS };
}
