import type { Feed, FrameRecord } from '../engine/feed.ts';
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

/** What waits to be written of one session. */
interface Pending {
  readonly frames: FrameRecord[];
  readonly messages: Map<string, Omit<KeptMessage, 'recording'>>;
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
    for (const record of frames) {
      this.#pendingOf(record.session).frames.push(record);
      this.#octets += record.frame.length;
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
      for (const { session } of ended) this.#recordings.delete(session);
    }
    if (this.#octets >= WRITE_OCTETS) void this.write();
    else if (this.#pending.size > 0) this.#timer ??= setTimeout(() => void this.write(), WRITE_MS);
  }

  /** Writes all that waits; resolves when it is written, or could not be. */
  write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#octets = 0;
    const pending = [...this.#pending];
    this.#pending.clear();
    const additions = pending.map(([session, each]) => [this.#recordingOf(session, each), each] as const);
    this.#writing = this.#writing.then(() => this.#store(additions)).catch(() => undefined);
    return this.#writing;
  }

  async #store(additions: readonly (readonly [Promise<number>, Pending])[]): Promise<void> {
    for (const [recording, { frames, messages }] of additions) {
      const id = await recording;
      const kept = [...messages.values()].map((message) => ({ ...message, recording: id }) as KeptMessage);
      await this.#database.add(id, { frames, messages: kept });
    }
    if (this.#writes++ % WRITES_PER_TRIM === 0) await this.#database.trim(limitsOf(this.#model, Date.now()));
  }

  #isGoingOn(session: number): boolean {
    return this.#recordings.has(session) || this.#pending.has(session);
  }

  #pendingOf(session: number): Pending {
    const pending = this.#pending.get(session) ?? { frames: [], messages: new Map() };
    this.#pending.set(session, pending);
    return pending;
  }

  #recordingOf(session: number, { frames }: Pending): Promise<number> {
    const form = this.#model.sessions.get().list.find(({ number }) => number === session)?.form;
    const { system_id = '', target = '', address = '' } = form ?? {};
    const from = frames[0]?.at ?? Date.now();
    const start = { system_id, target: target === 'address' ? address : target, from };
    const recording = this.#recordings.get(session) ?? this.#database.begin(start);
    this.#recordings.set(session, recording);
    return recording;
  }
}

/** What may be kept, as it is set. */
export function limitsOf(model: ConsoleModel, now: number): HistoryLimits {
  const { mebibytes, days } = model.preferences.get().history;
  return { octets: mebibytes * MEBIBYTE, since: now - days * DAY_MS };
}
