import type { Readable } from '../common/store.ts';
import type { FrameRecord } from '../engine/feed.ts';
import { FrameColumns, type Frames } from '../engine/frames.ts';
import type { FilterRow } from './filter/index.ts';
import { loadFilters } from './filter/lazy.ts';
import { Annotations } from './log/annotations.ts';
import { EntryCache } from './log/entry-cache.ts';
import { FrameTable } from './log/frame-table.ts';
import { OpenRequests } from './log/open-requests.ts';
import { RowCursor } from './log/row-cursor.ts';
import { ShownIds } from './log/shown-ids.ts';
import { afterTurn, FIRST_SLICE_MS, SLICE_MS, workSlice } from './log/slices.ts';
import { type FilterProblem, type LogFilter, type Matcher, matcherOf, NO_FILTER } from './log-filter.ts';

/** One frame of the log, and what its header says; made when it is asked for. The frame is a view of a larger buffer. */
export interface Entry extends FrameRecord {
  /** Counted from 1, never used again. */
  readonly id: number;
  readonly command_id: number;
  readonly command_status: number;
  readonly sequence_number: number;
  /** The id of the entry that answers this one, or that this one answers, if that was known when this was made. */
  readonly partner?: number;
  /** On a response: how long it took, in milliseconds. */
  readonly latencyMs?: number;
}

/** The log as it is shown. */
export interface LogView {
  /** Entries that pass the filter, oldest first. */
  readonly length: number;
  at(index: number): Entry | undefined;
  /** Cheaper than an entry: its id. */
  idAt(index: number): number | undefined;
  /** A row of the log as filters see it, shown or not. It is the caller's until the next call. */
  row(id: number): FilterRow | undefined;
  /** The entry with this id, shown or not. */
  entry(id: number | undefined): Entry | undefined;
  /** Where the entry with this id is in the view, or would be. */
  indexOf(id: number): number;
  /** How many entries have left at the front since the filter was set: an index means an earlier entry by so many. */
  readonly shifted: number;
  /** All entries, shown or not, and their octets. */
  readonly total: number;
  readonly octets: number;
  readonly limits: WireLogLimits;
  /** Entries that were pushed out by newer ones, or that came faster than the page could take them. */
  readonly lost: number;
  /** The filter as it was asked for; where its text is none, `problem` says why, and the one before it still holds. */
  readonly filter: LogFilter;
  readonly problem: FilterProblem | undefined;
  /** Entries that the filter has yet to look at. */
  readonly unseen: number;
  /** While paused, what comes is kept and not shown: so many entries. */
  readonly paused: boolean;
  readonly held: number;
  /** Markers and notes. The view is a new one when they change. */
  readonly annotations: Pick<Annotations, 'size' | 'isMarked' | 'noteOf' | 'next'>;
}

export interface WireLogLimits {
  /** Default 1,000,000: a minute at full speed, a day of a busy test. */
  readonly entries: number;
  /** Default 256 MiB: what a tab may hold that stays open all day. Counts the frames; each row costs some 60 octets more. */
  readonly octets: number;
}

export const DEFAULT_LIMITS: WireLogLimits = { entries: 1_000_000, octets: 268_435_456 };

/** While a long log is filtered, those who show it are told that often, in milliseconds. */
const TELL_MS = 150;

/** Entries in one batch that are more than anybody reads as they come; then it is enough to tell that often, in ms. */
const BUSY_BATCH = 100;
const TELL_BUSY_MS = 200;

const NOT_LOADED = 'Filters could not be loaded: the server is out of reach, or holds a newer version.';

const RESPONSE_BIT = 0x80000000;
const NO_MATCHER: Matcher = { test: undefined, hasAnswers: false, hasNotes: false };

/** Every frame that travelled, as octets, up to a bound. */
export class WireLog implements Readable<LogView> {
  #limits: WireLogLimits;
  readonly #table = new FrameTable();
  readonly #open = new OpenRequests();
  readonly #annotations = new Annotations();
  readonly #entries: EntryCache;
  readonly #cursor: RowCursor;
  /** Apart from the other, which moves while a reader is being used. */
  readonly #reader: RowCursor;
  readonly #listeners = new Set<() => void>();
  #lost = 0;
  #shifted = 0;
  #filter = NO_FILTER;
  #problem: FilterProblem | undefined;
  #matcher = NO_MATCHER;
  /** Rows that pass the filter; without a filter all do, and nothing is noted. */
  readonly #shown = new ShownIds();
  /** Up to which id rows have been looked at. */
  #seen = 0;
  #pausedAt: number | undefined;
  #isScanning = false;
  #toldAt = 0;
  #later: ReturnType<typeof setTimeout> | undefined;
  #view: LogView;

  constructor(limits: Partial<WireLogLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#cursor = new RowCursor(this.#table, this.#annotations);
    this.#reader = new RowCursor(this.#table, this.#annotations);
    this.#entries = new EntryCache(new RowCursor(this.#table, this.#annotations));
    this.#view = this.#snapshot();
  }

  get(): LogView {
    // What has come since those who listen were told is there for whoever asks.
    if (this.#later !== undefined) this.#view = this.#snapshot();
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The entry with this id, while it is kept. */
  entry(id: number | undefined): Entry | undefined {
    return id !== undefined && this.#table.has(id) ? this.#entries.get(id) : undefined;
  }

  /** The latest entry that passes a test. The test is given a row that is its own only during the call. */
  findLast(test: (row: RowCursor) => boolean): Entry | undefined {
    for (let id = this.#table.last; id >= this.#table.first; id--)
      if (test(this.#reader.moveTo(id))) return this.entry(id);
    return undefined;
  }

  /** Looks at one row, cheaper than by an entry; undefined where it is not kept. It is the caller's until the next call. */
  row(id: number): RowCursor | undefined {
    return this.#table.has(id) ? this.#reader.moveTo(id) : undefined;
  }

  /** Ids of the oldest and the newest entry that are kept; the newest is one less where there are none. */
  get range(): { readonly first: number; readonly last: number } {
    return { first: this.#table.first, last: this.#table.last };
  }

  append(frames: Frames, missed = 0): void {
    if (frames.length === 0 && missed === 0) return;
    this.#lost += missed;
    const next = this.#table.last + 1;
    this.#table.push(FrameColumns.of(frames).columns);
    for (let id = next; id <= this.#table.last; id++) this.#tie(id);
    this.#evict();
    // What is being filtered comes to these in its turn.
    if (!this.#isScanning) this.#scan(frames.length < BUSY_BATCH ? 0 : TELL_BUSY_MS);
  }

  clear(): void {
    this.#table.clear();
    this.#open.clear();
    this.#entries.clear();
    this.#cursor.leave();
    this.#reader.leave();
    this.#annotations.dropBefore(this.#table.first);
    this.#shown.clear();
    this.#lost = 0;
    this.#seen = this.#table.last;
    if (this.#pausedAt !== undefined) this.#pausedAt = this.#table.last;
    this.#tell();
  }

  /** Shows what passes a filter. One whose text is no filter is kept with its problem, and the last good one stays. */
  setFilter(filter: LogFilter): void {
    this.#filter = filter;
    const matcher = matcherOf(filter);
    if (!matcher) {
      // The language of filters comes with the first one. By then another filter may have been set.
      const isWanted = () => this.#filter === filter;
      loadFilters().then(
        () => isWanted() && this.setFilter(filter),
        () => isWanted() && this.#refuse({ message: NOT_LOADED, from: 0, to: filter.text.length }),
      );
      return this.#tell();
    }
    if ('message' in matcher) return this.#refuse(matcher);
    this.#problem = undefined;
    this.#matcher = matcher;
    this.#filterAnew();
  }

  setPaused(paused: boolean): void {
    this.#pausedAt = paused ? this.#table.last : undefined;
    this.#scan(0);
  }

  /** Changes how much is kept; what is too much leaves at once. */
  setLimits(limits: Partial<WireLogLimits>): void {
    this.#limits = { ...this.#limits, ...limits };
    this.#evict();
    this.#tell();
  }

  /** Puts a marker on an entry or takes it off. */
  setMarked(id: number, isMarked: boolean): void {
    if (!this.#table.has(id)) return;
    this.#annotations.setMarked(id, isMarked);
    this.#annotated(id);
  }

  /** Puts a note on an entry; an empty one takes it off. */
  setNote(id: number, note: string): void {
    if (!this.#table.has(id)) return;
    this.#annotations.setNote(id, note);
    this.#annotated(id);
  }

  /** Ties a response to its request. */
  #tie(id: number): void {
    const { session, isOut, command_id, sequence_number } = this.#cursor.moveTo(id);
    if (command_id < RESPONSE_BIT) return this.#open.add(session, isOut, sequence_number, id);
    // A response answers what went the other way with the same number.
    const request = this.#open.take(session, !isOut, sequence_number);
    if (request === undefined) return;
    this.#table.link(request, id);
    this.#entries.forget(request);
    if (this.#matcher.hasAnswers && request <= this.#seen) this.#judgeAgain(request);
  }

  #evict(): void {
    const { entries, octets } = this.#limits;
    const table = this.#table;
    const before = table.first;
    while (table.length > entries || (table.octets > octets && table.length > 0)) {
      const { session, isOut, sequence_number, id } = this.#cursor.moveTo(table.first);
      this.#open.drop(session, isOut, sequence_number, id);
      table.dropFirst();
    }
    if (table.first === before) return;
    this.#lost += table.first - before;
    this.#shifted += this.#matcher.test ? this.#shown.dropBefore(table.first) : table.first - before;
    this.#annotations.dropBefore(table.first);
    this.#entries.dropBefore(table.first);
    this.#cursor.leave();
    this.#reader.leave();
  }

  #annotated(id: number): void {
    if (this.#matcher.hasNotes && id <= this.#seen) this.#judgeAgain(id);
    this.#tell();
  }

  #judgeAgain(id: number): void {
    this.#shown.set(id, this.#matcher.test!(this.#cursor.moveTo(id)));
  }

  #refuse(problem: FilterProblem): void {
    this.#problem = problem;
    this.#tell();
  }

  #filterAnew(): void {
    this.#shown.clear();
    this.#shifted = 0;
    this.#seen = this.#table.first - 1;
    this.#scan(0);
  }

  /** Filters what has not been looked at, a slice at a time. A new filter starts anew, and so calls off the old one. */
  #scan(tellWithinMs: number): void {
    const last = this.#pausedAt ?? this.#table.last;
    const { test } = this.#matcher;
    const next = Math.max(this.#seen + 1, this.#table.first);
    if (!test) this.#seen = Math.max(last, next - 1);
    else
      this.#seen =
        workSlice(
          next,
          last,
          (id) => test(this.#cursor.moveTo(id)) && this.#shown.push(id),
          tellWithinMs === 0 ? FIRST_SLICE_MS : SLICE_MS,
        ) - 1;
    const isDone = this.#seen >= last;
    this.#tellWithin(tellWithinMs);
    if (isDone || this.#isScanning) return;
    this.#isScanning = true;
    afterTurn(() => {
      this.#isScanning = false;
      this.#scan(TELL_MS);
    });
  }

  /** Tells those who listen, but not within so many ms of the last time. */
  #tellWithin(ms: number): void {
    const wait = ms - (performance.now() - this.#toldAt);
    if (wait <= 0) this.#tell();
    else this.#later ??= setTimeout(() => this.#tell(), wait);
  }

  #tell(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#toldAt = performance.now();
    this.#view = this.#snapshot();
    for (const listener of [...this.#listeners]) listener();
  }

  #snapshot(): LogView {
    const table = this.#table;
    const shown = this.#matcher.test ? this.#shown : undefined;
    const last = this.#pausedAt ?? table.last;
    const idAt = (index: number) => (shown ? shown.at(index) : index < 0 ? undefined : table.first + index);
    return {
      length: shown ? shown.length : Math.max(0, this.#seen - table.first + 1),
      at: (index) => this.entry(idAt(index)),
      idAt,
      row: (id) => this.row(id),
      entry: (id) => this.entry(id),
      indexOf: (id) => (shown ? shown.indexOf(id) : Math.min(Math.max(id - table.first, 0), table.length)),
      shifted: this.#shifted,
      total: table.length,
      octets: table.octets,
      limits: this.#limits,
      lost: this.#lost,
      filter: this.#filter,
      problem: this.#problem,
      unseen: Math.max(0, last - Math.max(this.#seen, table.first - 1)),
      paused: this.#pausedAt !== undefined,
      held: this.#pausedAt === undefined ? 0 : Math.max(0, table.last - Math.max(this.#pausedAt, table.first - 1)),
      annotations: this.#annotations,
    };
  }
}
