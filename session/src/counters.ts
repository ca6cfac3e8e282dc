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

/** Counts what a session does. Cheap enough to be always on: a look-up and two additions per PDU. */
export class Counters {
  readonly #sent = new Map<string, Count>();
  readonly #received = new Map<string, Count>();
  readonly #responseTimes = new Map<string, Histogram>();
  readonly #handlingTimes = new Map<string, Histogram>();
  timeouts = 0;
  late = 0;
  stray = 0;

  sent(command: string, command_status: number, octets: number): void {
    add(this.#sent, command, command_status, octets);
  }

  received(command: string, command_status: number, octets: number): void {
    add(this.#received, command, command_status, octets);
  }

  /** A response has come, so many milliseconds after its request. */
  responded(command: string, ms: number): void {
    observe(this.#responseTimes, command, ms);
  }

  /** A handler has answered, so many milliseconds after the request. */
  handled(command: string, ms: number): void {
    observe(this.#handlingTimes, command, ms);
  }

  snapshot(): CountersSnapshot {
    return {
      sent: mapValues(this.#sent, snapshotOf),
      received: mapValues(this.#received, snapshotOf),
      responseTimes: mapValues(this.#responseTimes, (histogram) => histogram.snapshot()),
      handlingTimes: mapValues(this.#handlingTimes, (histogram) => histogram.snapshot()),
      timeouts: this.timeouts,
      late: this.late,
      stray: this.stray,
    };
  }
}

function add(counts: Map<string, Count>, command: string, command_status: number, octets: number): void {
  let count = counts.get(command);
  if (!count) {
    count = { pdus: 0, octets: 0, others: new Map() };
    counts.set(command, count);
  }
  count.pdus++;
  count.octets += octets;
  if (command_status === 0) return;
  const { others } = count;
  const status = others.size < MAX_STATUSES || others.has(command_status) ? command_status : OTHER_STATUS;
  others.set(status, (others.get(status) ?? 0) + 1);
}

function observe(histograms: Map<string, Histogram>, command: string, ms: number): void {
  let histogram = histograms.get(command);
  if (!histogram) {
    histogram = new Histogram();
    histograms.set(command, histogram);
  }
  histogram.add(ms);
}

function snapshotOf({ pdus, octets, others }: Count): CommandCounts {
  const failed = [...others.values()].reduce((sum, count) => sum + count, 0);
  const good = pdus - failed;
  return { pdus, octets, byStatus: { ...(good > 0 && { 0: good }), ...Object.fromEntries(others) } };
}

function mapValues<T, U>(map: ReadonlyMap<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries([...map].map(([key, value]) => [key, change(value)]));
}
