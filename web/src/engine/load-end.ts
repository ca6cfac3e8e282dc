import { JUDGED_FROM, type LoadPlan } from './load-plan.ts';

/** What a run has come to so far. */
export interface LoadScore {
  readonly answers: number;
  /** Of the answers, those that were errors. */
  readonly errors: number;
}

/** Why a run that was active for so long is to end, as a sentence; undefined while it may go on. */
export function endOf(stop: LoadPlan['stop'], score: LoadScore, activeMs: number): string | undefined {
  const { durationMs, errorShare } = stop;
  if (durationMs !== undefined && activeMs >= durationMs) return 'Its time is over.';
  if (errorShare === undefined || score.answers < JUDGED_FROM) return undefined;
  const share = score.errors / score.answers;
  if (share < errorShare) return undefined;
  return `Stopped: ${percent(share)} of the answers were errors, and ${percent(errorShare)} is the limit.`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
