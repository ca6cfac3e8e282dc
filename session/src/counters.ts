import { COMMAND_ROWS, type CommandRow } from './commands.ts';
import { Histogram, type HistogramSnapshot } from './histogram.ts';

/** Counts of one command in one direction. */
export interface CommandCounts {
  readonly pdus: number;
  readonly octets: number;
  /** PDUs by command_status; only those with a status other than 0 are responses for sure. */
  readonly byStatus: Readonly<Record<number, number>>;
}

/** All that a session has counted so far, as a plain object that survives `structuredClone`. */
export interface CountersSnapshot {
  /** By command; `raw` octets are not counted. */
  readonly sent: Readonly<Record<string, CommandCounts>>;
  /** By command; `unknown` for a command_id of no table, `unreadable` for a frame that could not be decoded. */
  readonly received: Readonly<Record<string, CommandCounts>>;
  /** Time from request to response by command of our requests. */
  readonly responseTimes: Readonly<Record<string, HistogramSnapshot>>;
  /** Time from a request of the peer to our answer, by command, for handlers that answered later. */
  readonly handlingTimes: Readonly<Record<string, HistogramSnapshot>>;
  /** Our requests that had no answer in time. */
  readonly timeouts: number;
  readonly late: number;
  readonly stray: number;
}

interface Count {
  pdus: number;
  octets: number;
  /** Nearly all PDUs have status 0, which is counted by what is left over. */
  readonly others: Map<number, number>;
}

/** A peer may answer with any number: more kinds than this are counted as one. */
const MAX_STATUSES = 256;
const OTHER_STATUS = 0xffffffff;

/** Lists by the index of the command; what has not occurred has no entry. */
type ByCommand<T> = (T | undefined)[];

/** Counts what a session does. Cheap enough to be always on: two additions per PDU. */
export class Counters {
  readonly #sent: ByCommand<Count> = none();
  readonly #received: ByCommand<Count> = none();
  readonly #responseTimes: ByCommand<Histogram> = none();
  readonly #handlingTimes: ByCommand<Histogram> = none();
  timeouts = 0;
  late = 0;
  stray = 0;

  sent(row: CommandRow, command_status: number, octets: number): void {
    add(this.#sent, row, command_status, octets);
  }

  received(row: CommandRow, command_status: number, octets: number): void {
    add(this.#received, row, command_status, octets);
  }

  /** A response has come, so many milliseconds after its request. */
  responded(row: CommandRow, ms: number): void {
    observe(this.#responseTimes, row, ms);
  }

  /** A handler has answered, so many milliseconds after the request. */
  handled(row: CommandRow, ms: number): void {
    observe(this.#handlingTimes, row, ms);
  }

  snapshot(): CountersSnapshot {
    return {
      sent: named(this.#sent, snapshotOf),
      received: named(this.#received, snapshotOf),
      responseTimes: named(this.#responseTimes, (histogram) => histogram.snapshot()),
      handlingTimes: named(this.#handlingTimes, (histogram) => histogram.snapshot()),
      timeouts: this.timeouts,
      late: this.late,
      stray: this.stray,
    };
  }
}

function none<T>(): ByCommand<T> {
  return new Array<undefined>(COMMAND_ROWS.length).fill(undefined);
}

function add(counts: ByCommand<Count>, { index }: CommandRow, command_status: number, octets: number): void {
  let count = counts[index];
  if (!count) {
    count = { pdus: 0, octets: 0, others: new Map() };
    counts[index] = count;
  }
  count.pdus++;
  count.octets += octets;
  if (command_status === 0) return;
  const { others } = count;
  const status = others.size < MAX_STATUSES || others.has(command_status) ? command_status : OTHER_STATUS;
  others.set(status, (others.get(status) ?? 0) + 1);
}

function observe(histograms: ByCommand<Histogram>, { index }: CommandRow, ms: number): void {
  let histogram = histograms[index];
  if (!histogram) {
    histogram = new Histogram();
    histograms[index] = histogram;
  }
  histogram.add(ms);
}

function snapshotOf({ pdus, octets, others }: Count): CommandCounts {
  const failed = [...others.values()].reduce((sum, count) => sum + count, 0);
  const good = pdus - failed;
  return { pdus, octets, byStatus: { ...(good > 0 && { 0: good }), ...Object.fromEntries(others) } };
}

function named<T, U>(list: ByCommand<T>, change: (value: T) => U): Record<string, U> {
  const entries = list.flatMap((value, index) => (value ? [[COMMAND_ROWS[index]!.name, change(value)] as const] : []));
  return Object.fromEntries(entries);
}
