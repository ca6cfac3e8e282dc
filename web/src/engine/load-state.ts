import type { Latency } from './load-latency.ts';
import type { LoadPlan } from './load-plan.ts';

/** One point of the charts: how it went since the one before. */
export interface LoadSample {
  /** Milliseconds since the start, pauses included. */
  readonly at: number;
  /** PDUs per second, of all kinds, in each direction. */
  readonly out: number;
  readonly in: number;
  /** The most requests in flight since the sample before, and how many may be. */
  readonly inFlight: number;
  readonly window: number;
  /** Time from submit_sm to its response. `count` is 0 where none came. */
  readonly latency: Latency;
  /** Answers per second that were errors, and of those the throttled ones. */
  readonly errors: number;
  readonly throttled: number;
}

/** One session of a run. */
export interface LoadLaneState {
  readonly session: number;
  /** `lost`: its connection is gone; it goes on when it is bound again. */
  readonly state: 'running' | 'lost';
  readonly sent: number;
  /** Requests per second that its flow lets out at most; undefined: no limit. */
  readonly pace: number | undefined;
  readonly congestion_state: number | undefined;
}

/** How a load run stands. Counts are of submit_sm PDUs but for `messages`. */
export interface LoadState {
  /** Counted from 1. */
  readonly run: number;
  readonly phase: 'running' | 'paused' | 'stopping' | 'done';
  /** Why it is in this phase, in a sentence; empty while it simply runs. */
  readonly note: string;
  readonly plan: LoadPlan;
  /** What is in force now: rate and window can be changed while it runs. */
  readonly rate: number | undefined;
  readonly windowSize: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** Milliseconds in which it was running, pauses left out. */
  readonly activeMs: number;
  /** Messages handed to the sessions. */
  readonly messages: number;
  readonly sent: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Sent, and nobody knows whether they were accepted. */
  readonly unknown: number;
  /** Never sent: what the run could not encode, or had in hand when it was ended. */
  readonly notSent: number;
  /** Answers that said "slow down", those included that were sent again. */
  readonly throttled: number;
  /** PDUs per second that went out when that was said first. */
  readonly throttledAt: number | undefined;
  /** Answers by command_status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Receipts by state. */
  readonly receipts: Readonly<Record<string, number>>;
  readonly latency: Latency;
  readonly lanes: readonly LoadLaneState[];
  /** The first reason why something was not sent, as an example. */
  readonly problem: string | undefined;
  readonly sample: LoadSample;
}
