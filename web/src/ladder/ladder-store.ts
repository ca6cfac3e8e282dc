import { Store } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { afterTurn, workSlice } from '../timeline/log/slices.ts';
import type { LogView } from '../timeline/wire-log.ts';
import { Grouper } from './grouper.ts';
import type { LadderRow } from './row.ts';

/** What of the log is drawn, and how. */
export interface LadderOptions {
  /** The session in front, or all of them. */
  readonly scope: 'front' | 'all';
  /** Whether the bridge has a lifeline of its own. */
  readonly bridge: boolean;
  /** Whether repeated exchanges are one line. */
  readonly grouped: boolean;
}

/** A ladder as it is drawn. */
export interface Ladder {
  readonly options: LadderOptions;
  readonly length: number;
  at(index: number): LadderRow | undefined;
  /** The index of the row that has an entry of the log: its own, or that of its group. -1 where there is none. */
  indexOf(id: number): number;
  /** How many rows have left at the front since it was begun: an index means an earlier row by so many. */
  readonly shifted: number;
  /** PDUs that it shows. */
  readonly pdus: number;
  /** Whether there are older ones that it leaves out. */
  readonly isCut: boolean;
}

/** Rows that a ladder has at most, and PDUs that it goes back when it is begun: more than anybody scrolls through. */
export const MAX_ROWS = 100_000;

/** Rows that may be too many before the oldest are let go of, so that this is seldom. */
const SLACK = 10_000;

const FIRST_OPTIONS: LadderOptions = { scope: 'front', bridge: false, grouped: true };

type Model = Pick<ConsoleModel, 'log' | 'sessions'>;

/** The log as a ladder: takes up what is new, and begins anew when what is shown is another thing. */
export class LadderStore extends Store<Ladder> {
  readonly #model: Model;
  readonly #unfolded = new Set<number>();
  #options = FIRST_OPTIONS;
  #grouper = new Grouper({ isGrouping: true, isOpen: () => false });
  /** The place in the log, counted from the start of its filter, that comes next. */
  #next = 0;
  #pdus = 0;
  #shifted = 0;
  #isCut = false;
  #isTaking = false;
  #basis = '';

  constructor(model: Model) {
    super(EMPTY);
    this.#model = model;
    model.log.subscribe(() => this.#update());
    model.sessions.subscribe(() => this.#update());
    this.#update();
  }

  change(options: Partial<LadderOptions>): void {
    this.#options = { ...this.#options, ...options };
    this.#update();
  }

  /** Folds or unfolds the group that starts with this entry. */
  fold(id: number, isFolded: boolean): void {
    if (isFolded) this.#unfolded.delete(id);
    else this.#unfolded.add(id);
    this.#basis = '';
    this.#update(true);
  }

  #update(isWhole = false): void {
    const view = this.#model.log.get();
    const session = this.#options.scope === 'front' ? this.#model.sessions.get().front : undefined;
    const basis = JSON.stringify([view.filter, session, this.#options.grouped]);
    if (basis !== this.#basis || view.shifted + view.length < this.#next) this.#begin(view, basis);
    this.#take(view, session, isWhole);
    this.#drop(view);
    this.set(this.#snapshot());
  }

  #begin(view: LogView, basis: string): void {
    this.#basis = basis;
    const isOpen = (id: number) => this.#unfolded.has(id);
    this.#grouper = new Grouper({ isGrouping: this.#options.grouped, isOpen });
    this.#isCut = view.length > MAX_ROWS;
    this.#next = view.shifted + Math.max(0, view.length - MAX_ROWS);
    this.#pdus = 0;
    this.#shifted = 0;
  }

  /**
   * Takes up what is new, for as long as a frame of the screen allows; the rest when that is done. What somebody folds is
   * taken up as a whole: a list that shrinks meanwhile would lose its place.
   */
  #take(view: LogView, session: number | undefined, isWhole: boolean): void {
    const end = view.shifted + view.length;
    const step = (place: number) => {
      const id = view.idAt(place - view.shifted);
      const row = id === undefined ? undefined : view.row(id);
      if (!row || (session !== undefined && row.session !== session)) return;
      this.#grouper.push(row);
      this.#pdus++;
    };
    do this.#next = workSlice(Math.max(this.#next, view.shifted), end - 1, step);
    while (isWhole && this.#next < end);
    if (this.#next >= end || this.#isTaking) return;
    this.#isTaking = true;
    afterTurn(() => {
      this.#isTaking = false;
      this.#update();
    });
  }

  /** Lets go of what the log no longer has, and of the oldest where there are too many. */
  #drop(view: LogView): void {
    const { rows } = this.#grouper;
    const tooMany = rows.length > MAX_ROWS + SLACK ? rows[rows.length - MAX_ROWS]!.id : 0;
    const first = Math.max(view.idAt(0) ?? 0, tooMany);
    const [oldest] = rows;
    if (!oldest || lastOf(oldest) >= first) return;
    this.#shifted += this.#grouper.dropBefore(first);
    this.#isCut ||= tooMany > 0;
  }

  #snapshot(): Ladder {
    const { rows } = this.#grouper;
    const { length } = rows;
    return {
      options: this.#options,
      length,
      at: (index) => rows[index],
      indexOf: (id) => indexOf(rows, id),
      shifted: this.#shifted,
      pdus: this.#pdus,
      isCut: this.#isCut,
    };
  }
}

function lastOf(row: LadderRow): number {
  return row.kind === 'group' ? row.last : row.id;
}

/** Rows stand in the order of their ids; a gap stands before its entry, an open group before its own. */
function indexOf(rows: readonly LadderRow[], id: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.id <= id) low = middle + 1;
    else high = middle;
  }
  const row = rows[low - 1];
  return row && row.kind !== 'gap' && id <= lastOf(row) ? low - 1 : -1;
}

const EMPTY: Ladder = {
  options: FIRST_OPTIONS,
  length: 0,
  at: () => undefined,
  indexOf: () => -1,
  shifted: 0,
  pdus: 0,
  isCut: false,
};
