import { problemOfTemplate } from './template.ts';

/** Where the messages of a load run come from. */
export type LoadSource =
  | { readonly kind: 'template'; readonly from: string; readonly to: string; readonly text: string }
  /** Templates over the rows of a table, again from the first when it ends. */
  | {
      readonly kind: 'csv';
      readonly from: string;
      readonly to: string;
      readonly text: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Texts of random length and alphabet to random numbers that begin like this. */
  | { readonly kind: 'random'; readonly from: string; readonly prefix: string };

/** What to do when the message centre says that it is too much. */
export type OnThrottle =
  /** Send slower, and what was throttled again, as the flow of the session has it. */
  | 'slow'
  /** Stop for a while, then go on. */
  | 'pause'
  /** End the run: for finding out where the limit is. */
  | 'stop'
  /** Count it and go on. */
  | 'count';

/** What a load run is to do. */
export interface LoadPlan {
  readonly source: LoadSource;
  /** The sessions of the console that it uses; rate and window are shared out among them. */
  readonly sessions: readonly number[];
  /** Messages per second over all sessions; undefined: as fast as the window allows. */
  readonly rate: number | undefined;
  /** Requests in flight at once, of each session. */
  readonly windowSize: number;
  /** Time in which the rate grows from a tenth to all of it. */
  readonly warmUpMs: number;
  readonly receipts: boolean;
  readonly onThrottle: OnThrottle;
  /** How long `pause` waits before it goes on; 0: until somebody says so. */
  readonly pauseMs: number;
  readonly stop: {
    readonly messages?: number | undefined;
    readonly durationMs?: number | undefined;
    /** Share of answers that are errors, from 0 to 1, judged from {@link JUDGED_FROM} answers on. */
    readonly errorShare?: number | undefined;
    readonly firstError?: boolean | undefined;
  };
  /** Where all chance comes from. */
  readonly seed: number;
}

/** Fewer answers say nothing about a share. */
export const JUDGED_FROM = 100;

/** Bounds of what a plan may ask for: past them a tab is out of breath, not the message centre. */
export const LOAD_LIMITS = { rate: 200_000, windowSize: 10_000, rows: 100_000 } as const;

/** A slip in a plan: which field, and a sentence. */
export interface PlanProblem {
  readonly field: 'from' | 'to' | 'text' | 'rows' | 'sessions' | 'rate' | 'windowSize' | 'stop';
  readonly message: string;
}

/** What keeps a plan from being run; empty when nothing does. */
export function problemsOfPlan(plan: LoadPlan): PlanProblem[] {
  const { source, sessions, rate, windowSize, stop } = plan;
  const problems: PlanProblem[] = [];
  const expect = (isGood: boolean, field: PlanProblem['field'], message: string) => {
    if (!isGood) problems.push({ field, message });
  };
  if (source.kind !== 'random') {
    const columns = source.kind === 'csv' ? source.columns : [];
    for (const field of ['from', 'to', 'text'] as const) {
      const message = problemOfTemplate(source[field], columns);
      if (message) problems.push({ field, message });
    }
    expect(source.to.trim() !== '', 'to', 'Say where to: a number, or a template such as 4477009{{random:5}}.');
  }
  if (source.kind === 'csv') expect(source.rows.length > 0, 'rows', 'The table has no rows.');
  expect(sessions.length > 0, 'sessions', 'Choose a session that is bound.');
  expect(rate === undefined || isWithin(rate, LOAD_LIMITS.rate), 'rate', boundsOf('messages/s', LOAD_LIMITS.rate));
  expect(isWithin(windowSize, LOAD_LIMITS.windowSize), 'windowSize', boundsOf('in flight', LOAD_LIMITS.windowSize));
  const { messages, durationMs, errorShare } = stop;
  expect(messages === undefined || messages >= 1, 'stop', 'A run sends one message at least.');
  expect(durationMs === undefined || durationMs > 0, 'stop', 'A run lasts longer than nothing.');
  expect(
    errorShare === undefined || (errorShare > 0 && errorShare <= 1),
    'stop',
    'Errors: more than 0 %, at most 100 %.',
  );
  return problems;
}

function isWithin(value: number, most: number): boolean {
  return value > 0 && value <= most;
}

function boundsOf(what: string, most: number): string {
  return `More than 0 and at most ${most.toLocaleString('en')} ${what}.`;
}
