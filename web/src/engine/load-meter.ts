import { STATUSES } from '@smpp-web/codec/spec';
import type { Lane, LaneItem } from './lane.ts';
import { latencyOf, merge, NO_TIMES, since } from './load-latency.ts';
import type { LoadSample, LoadState } from './load-state.ts';
import type { Refusal } from './outcome.ts';

const THROTTLES: readonly number[] = [STATUSES.ESME_RTHROTTLED.value, STATUSES.ESME_RMSGQFUL.value];

/** A message centre may answer with any number: more kinds than this are counted as one. */
const MAX_STATUSES = 256;
const OTHER_STATUS = 0xffffffff;

type Counts = Pick<
  LoadState,
  'accepted' | 'rejected' | 'unknown' | 'notSent' | 'throttled' | 'throttledAt' | 'statuses' | 'latency' | 'problem'
>;

/** Counts what happens in a run, and takes samples of it. */
export class LoadMeter {
  readonly #statuses: Record<number, number> = {};
  readonly #begun: number;
  #accepted = 0;
  #rejected = 0;
  #unknown = 0;
  #notSent = 0;
  #throttled = 0;
  #throttledAt: number | undefined;
  #problem: string | undefined;
  /** At the last sample. */
  #sampledAt: number;
  #out = 0;
  #in = 0;
  #errors = 0;
  #throttledBefore = 0;
  #times = NO_TIMES;
  #sample: LoadSample | undefined;

  constructor(begun: number) {
    this.#begun = begun;
    this.#sampledAt = begun;
  }

  get answers(): number {
    return this.#accepted + this.#rejected + this.#unknown;
  }

  get errors(): number {
    return this.#rejected + this.#unknown;
  }

  get counts(): Counts {
    return {
      accepted: this.#accepted,
      rejected: this.#rejected,
      unknown: this.#unknown,
      notSent: this.#notSent,
      throttled: this.#throttled,
      throttledAt: this.#throttledAt,
      statuses: { ...(this.#accepted > 0 && { 0: this.#accepted }), ...this.#statuses },
      latency: latencyOf(this.#times),
      problem: this.#problem,
    };
  }

  isThrottle({ command_status }: Refusal): boolean {
    return command_status !== undefined && THROTTLES.includes(command_status);
  }

  accepted(): void {
    this.#accepted++;
  }

  refused({ outcome, command_status, problem }: Refusal): void {
    if (outcome === 'not_sent') return this.notSent(problem);
    if (outcome === 'unknown') {
      this.#unknown++;
      this.#problem ??= problem;
    } else this.#rejected++;
    if (command_status !== undefined) this.#count(command_status);
  }

  notSent(problem: string): void {
    this.#notSent++;
    this.#problem ??= problem;
  }

  /** Notes a throttling. Returns how many messages were answered per second when that was first said. */
  throttled(activeMs: number): number {
    this.#throttled++;
    const average = Math.round(this.answers / Math.max(activeMs / 1000, 0.1));
    this.#throttledAt ??= this.#sample && this.#sample.out > 0 ? Math.round(this.#sample.out) : average;
    return this.#throttledAt;
  }

  /** The run ends with so many unanswered, and so many in hand. */
  abandon(unanswered: number, inHand: number): void {
    this.#unknown += unanswered;
    this.#notSent += inHand;
  }

  /** How it went since the last sample. Two in one moment are one. */
  sample(now: number, lanes: readonly Lane<LaneItem>[], windowSize: number): LoadSample {
    const seconds = (now - this.#sampledAt) / 1000;
    if (this.#sample && seconds <= 0) return this.#sample;
    const counts = lanes.map((lane) => lane.counts);
    const sum = (pick: (each: (typeof counts)[number]) => number) =>
      counts.reduce((total, each) => total + pick(each), 0);
    const [out, into, times] = [
      sum((each) => each.out),
      sum((each) => each.in),
      merge(counts.map((each) => each.times)),
    ];
    const rate = (later: number, earlier: number) => (seconds > 0 ? (later - earlier) / seconds : 0);
    this.#sample = {
      at: now - this.#begun,
      out: rate(out, this.#out),
      in: rate(into, this.#in),
      inFlight: lanes.reduce((total, lane) => total + lane.takePeak(), 0),
      window: windowSize * lanes.filter(({ isUp }) => isUp).length,
      latency: latencyOf(since(times, this.#times)),
      errors: rate(this.errors, this.#errors),
      throttled: rate(this.#throttled, this.#throttledBefore),
    };
    this.#sampledAt = now;
    [this.#out, this.#in, this.#times] = [out, into, times];
    [this.#errors, this.#throttledBefore] = [this.errors, this.#throttled];
    return this.#sample;
  }

  #count(command_status: number): void {
    const isKnown = command_status in this.#statuses || Object.keys(this.#statuses).length < MAX_STATUSES;
    const key = isKnown ? command_status : OTHER_STATUS;
    this.#statuses[key] = (this.#statuses[key] ?? 0) + 1;
  }
}
