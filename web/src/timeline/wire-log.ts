import { Ring } from '../common/ring.ts';
import type { Readable } from '../common/store.ts';
import type { FrameRecord } from '../engine/feed.ts';
import { type LogFilter, matcherOf, NO_FILTER } from './log-filter.ts';

/** One frame of the log, and what its header says. Everything else is found out when it is looked at. */
export interface Entry extends FrameRecord {
  /** Counted from 1, never used again. */
  readonly id: number;
  readonly command_id: number;
  readonly command_status: number;
  readonly sequence_number: number;
  /** The id of the entry that answers this one, or that this one answers. */
  partner?: number;
  /** On a response: how long it took, in milliseconds. */
  latencyMs?: number;
}

/** The log as it is shown. */
export interface LogView {
  /** Entries that pass the filter, oldest first. */
  readonly length: number;
  at(index: number): Entry | undefined;
  /** How many entries have left at the front since the filter was set: an index means an earlier entry by so many. */
  readonly shifted: number;
  /** All entries, shown or not, and their octets. */
  readonly total: number;
  readonly octets: number;
  /** Entries that were pushed out by newer ones, or that came faster than the page could take them. */
  readonly lost: number;
  readonly filter: LogFilter;
  /** While paused, what comes is kept and not shown: so many entries. */
  readonly paused: boolean;
  readonly held: number;
}

export interface WireLogLimits {
  /** Default 100,000: an hour of a busy test, and a list that stays quick. */
  readonly entries: number;
  /** Default 64 MiB: what a tab may hold on to without being noticed. */
  readonly octets: number;
}

export const DEFAULT_LIMITS: WireLogLimits = { entries: 100_000, octets: 67_108_864 };

/** Entries looked at in one go: filtering all of them takes longer than a frame of the screen. */
const SLICE = 2_000;

const RESPONSE_BIT = 0x80000000;
const HEADER_OCTETS = 16;

/** Every frame that travelled, as octets, up to a bound. */
export class WireLog implements Readable<LogView> {
  readonly #limits: WireLogLimits;
  readonly #all = new Ring<Entry>();
  readonly #shown = new Ring<Entry>();
  /** Requests without a response yet, by session, direction and sequence_number. */
  readonly #open = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #octets = 0;
  #lost = 0;
  #shifted = 0;
  #count = 0;
  #filter = NO_FILTER;
  #matches = matcherOf(NO_FILTER);
  /** Up to which id entries have been filtered. */
  #filtered = 0;
  #pausedAt: number | undefined;
  #isScanning = false;
  #view: LogView;

  constructor(limits: Partial<WireLogLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#view = this.#snapshot();
  }

  get(): LogView {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The entry with this id, while it is kept. */
  entry(id: number | undefined): Entry | undefined {
    const first = this.#all.at(0);
    return first && id !== undefined ? this.#all.at(id - first.id) : undefined;
  }

  /** The latest entry that passes a test. */
  findLast(test: (entry: Entry) => boolean): Entry | undefined {
    for (let index = this.#all.length - 1; index >= 0; index--) {
      const entry = this.#all.at(index)!;
      if (test(entry)) return entry;
    }
    return undefined;
  }

  append(records: readonly FrameRecord[], missed = 0): void {
    if (records.length === 0 && missed === 0) return;
    this.#lost += missed;
    for (const record of records) this.#add(record);
    this.#evict();
    this.#scan();
  }

  clear(): void {
    this.#all.clear();
    this.#shown.clear();
    this.#open.clear();
    this.#octets = 0;
    this.#lost = 0;
    this.#filtered = this.#count;
    if (this.#pausedAt !== undefined) this.#pausedAt = this.#count;
    this.#tell();
  }

  setFilter(filter: LogFilter): void {
    this.#filter = filter;
    this.#matches = matcherOf(filter);
    this.#shown.clear();
    this.#shifted = 0;
    this.#filtered = 0;
    this.#scan();
  }

  setPaused(paused: boolean): void {
    this.#pausedAt = paused ? this.#count : undefined;
    this.#scan();
  }

  #add(record: FrameRecord): void {
    const { frame, session, direction, at } = record;
    const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
    const word = (offset: number) => (frame.length >= HEADER_OCTETS ? view.getUint32(offset) : 0);
    const [command_id, command_status, sequence_number] = [word(4), word(8), word(12)];
    const entry: Entry = {
      session,
      direction,
      at,
      frame,
      id: ++this.#count,
      command_id,
      command_status,
      sequence_number,
    };
    this.#link(entry);
    this.#all.push(entry);
    this.#octets += frame.length;
  }

  /** Ties a response to its request, which went the other way with the same number. */
  #link(entry: Entry): void {
    const { session, direction, sequence_number } = entry;
    if (entry.command_id < RESPONSE_BIT) {
      this.#open.set(`${session} ${direction} ${sequence_number}`, entry);
      return;
    }
    const key = `${session} ${direction === 'in' ? 'out' : 'in'} ${sequence_number}`;
    const request = this.#open.get(key);
    if (!request) return;
    this.#open.delete(key);
    request.partner = entry.id;
    entry.partner = request.id;
    entry.latencyMs = Math.max(0, entry.at - request.at);
  }

  #evict(): void {
    while (this.#all.length > this.#limits.entries || this.#octets > this.#limits.octets) {
      const entry = this.#all.shift();
      if (!entry) return;
      this.#octets -= entry.frame.length;
      this.#lost++;
      const key = `${entry.session} ${entry.direction} ${entry.sequence_number}`;
      if (this.#open.get(key) === entry) this.#open.delete(key);
      if (this.#shown.at(0) !== entry) continue;
      this.#shown.shift();
      this.#shifted++;
    }
  }

  /** Filters what has not been looked at, a slice at a time. */
  #scan(): void {
    const first = this.#all.at(0)?.id ?? this.#count + 1;
    const last = this.#pausedAt ?? this.#count;
    let next = Math.max(this.#filtered + 1, first);
    for (const end = Math.min(last, next + SLICE - 1); next <= end; next++) {
      const entry = this.#all.at(next - first)!;
      if (this.#matches(entry)) this.#shown.push(entry);
      this.#filtered = next;
    }
    this.#tell();
    if (next > last || this.#isScanning) return;
    this.#isScanning = true;
    setTimeout(() => {
      this.#isScanning = false;
      this.#scan();
    });
  }

  #tell(): void {
    this.#view = this.#snapshot();
    for (const listener of [...this.#listeners]) listener();
  }

  #snapshot(): LogView {
    const shown = this.#shown;
    return {
      length: shown.length,
      at: (index) => shown.at(index),
      shifted: this.#shifted,
      total: this.#all.length,
      octets: this.#octets,
      lost: this.#lost,
      filter: this.#filter,
      paused: this.#pausedAt !== undefined,
      held: this.#pausedAt === undefined ? 0 : this.#count - this.#pausedAt,
    };
  }
}
