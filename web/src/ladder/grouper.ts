import { PDUS } from '@smpp-web/codec/spec';
import type { Entry } from '../timeline/wire-log.ts';
import type { GroupPart, LadderRow } from './row.ts';

/** What is asked about a row of the log. */
export type LoggedRow = Pick<Entry, 'id' | 'at' | 'session' | 'direction' | 'command_id' | 'command_status'>;

export interface GroupingOptions {
  /** Whether repeated exchanges are one line. */
  readonly isGrouping: boolean;
  /** Whether the group that starts with this entry is unfolded. */
  readonly isOpen: (id: number) => boolean;
}

/** A silence of that length is worth a line, in ms. */
export const GAP_MS = 1_000;

/** PDUs of different kinds that follow each other that fast are the bustle of a busy session, in ms. */
const BUSTLE_MS = 250;

/** PDUs of one kind that make a group: four exchanges are read as such, more are a repetition. */
const REPEATED = 9;
/** PDUs of several kinds that make a group. */
const BUSTLE = 24;

/** Kinds of exchanges in one group: more would not be read in a line. */
const MAX_KINDS = 3;

const RESPONSE_BIT = 0x80000000;
const ID_MASK = 0x7fffffff;

/** What begins and ends a session, or is no exchange at all: never a part of a group. */
const MILESTONES: ReadonlySet<number> = new Set([
  0,
  ...[PDUS.bind_receiver, PDUS.bind_transmitter, PDUS.bind_transceiver, PDUS.outbind, PDUS.unbind].map(({ id }) => id),
]);
const KNOWN: ReadonlySet<number> = new Set(Object.values(PDUS).map(({ id }) => id & ID_MASK));

interface Part extends Omit<GroupPart, 'refused'> {
  requests: number;
  responses: number;
  readonly refused: Map<number, number>;
}

/** PDUs that follow each other and could be one line. */
interface Run {
  readonly first: number;
  last: number;
  readonly from: number;
  until: number;
  count: number;
  readonly parts: Map<number, Part>;
  /** The place in the rows where it starts. */
  readonly start: number;
  isGroup: boolean;
}

/** Makes the rows of a ladder out of those of the log, one by one. */
export class Grouper {
  readonly #rows: LadderRow[] = [];
  readonly #options: GroupingOptions;
  #run: Run | undefined;
  /** Whether the group that is still growing has grown since its row was made: in a busy session, many times a frame. */
  #hasGrown = false;
  #before: number | undefined;

  constructor(options: GroupingOptions) {
    this.#options = options;
  }

  get rows(): readonly LadderRow[] {
    this.#settle();
    return this.#rows;
  }

  push(row: LoggedRow): void {
    const { id, at } = row;
    const silence = this.#before === undefined ? 0 : at - this.#before;
    this.#before = at;
    const isMilestone =
      !this.#options.isGrouping || MILESTONES.has(row.command_id & ID_MASK) || !KNOWN.has(row.command_id & ID_MASK);
    if (isMilestone) this.#begin(undefined);
    else if (!this.#run || !fits(this.#run, row, silence))
      this.#begin(newRun(row, this.#rows.length + (silence >= GAP_MS ? 1 : 0)));
    const run = this.#run;
    const isFolded = run?.isGroup && !this.#options.isOpen(run.first);
    if (!isFolded) {
      if (silence >= GAP_MS) this.#rows.push({ kind: 'gap', id, ms: silence });
      this.#rows.push({ kind: 'arrow', id });
    }
    if (run) this.#count(run, row);
  }

  /** Takes out the rows of entries before this one; a group that has some of them goes with its last. */
  dropBefore(id: number): number {
    this.#settle();
    const kept = this.#rows.findIndex((row) => (row.kind === 'group' ? row.last : row.id) >= id);
    const count = kept < 0 ? this.#rows.length : kept;
    if (count === 0) return 0;
    this.#rows.splice(0, count);
    if (this.#run) this.#run = { ...this.#run, start: Math.max(this.#run.start - count, 0) };
    return count;
  }

  #begin(run: Run | undefined): void {
    this.#settle();
    this.#run = run;
  }

  #settle(): void {
    const run = this.#run;
    if (this.#hasGrown && run) this.#rows[run.start] = groupRow(run, this.#options.isOpen(run.first));
    this.#hasGrown = false;
  }

  #count(run: Run, row: LoggedRow): void {
    run.last = row.id;
    run.until = row.at;
    run.count++;
    const part = partFor(run, row);
    if (row.command_id < RESPONSE_BIT) part.requests++;
    else {
      part.responses++;
      if (row.command_status !== 0)
        part.refused.set(row.command_status, (part.refused.get(row.command_status) ?? 0) + 1);
    }
    if (run.isGroup) this.#hasGrown = true;
    else if (run.count >= (run.parts.size === 1 ? REPEATED : BUSTLE)) this.#makeGroup(run);
  }

  /** The rows of a run give way to the one of a group, or stand below it where it is unfolded. */
  #makeGroup(run: Run): void {
    run.isGroup = true;
    const isOpen = this.#options.isOpen(run.first);
    this.#rows.splice(run.start, isOpen ? 0 : this.#rows.length - run.start, groupRow(run, isOpen));
  }
}

function newRun({ id, at }: LoggedRow, start: number): Run {
  return { first: id, last: id, from: at, until: at, count: 0, parts: new Map(), start, isGroup: false };
}

/** Repetitions of one kind may take their time; what is mixed has to be quick. */
function fits({ parts }: Run, row: LoggedRow, silence: number): boolean {
  if (parts.has(keyOf(row))) return parts.size === 1 || silence <= BUSTLE_MS;
  return parts.size < MAX_KINDS && silence <= BUSTLE_MS;
}

function partFor({ parts }: Run, row: LoggedRow): Part {
  const key = keyOf(row);
  const { session, command_id } = row;
  const known = parts.get(key);
  if (known) return known;
  const part = {
    session,
    command_id: command_id & ID_MASK,
    direction: askedBy(row),
    requests: 0,
    responses: 0,
    refused: new Map(),
  };
  parts.set(key, part);
  return part;
}

/** A number for each kind of exchange of each session. */
function keyOf(row: LoggedRow): number {
  return ((row.command_id & ID_MASK) * 2 + (askedBy(row) === 'out' ? 1 : 0)) * MOST_SESSIONS + row.session;
}

/** More than a console ever numbers; a kind still fits into the 53 bits of an integer. */
const MOST_SESSIONS = 2 ** 20;

/** Which way the request of an exchange goes. */
function askedBy({ command_id, direction }: LoggedRow): 'in' | 'out' {
  if (command_id < RESPONSE_BIT) return direction;
  return direction === 'in' ? 'out' : 'in';
}

function groupRow({ first, last, from, until, count, parts }: Run, isOpen: boolean): LadderRow {
  return { kind: 'group', id: first, last, from, until, count, parts: [...parts.values()], isOpen };
}
