import { type HistogramSnapshot, quantile } from '@smpp-web/session';

/** What is shown of response times, in milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export const NO_TIMES: HistogramSnapshot = { count: 0, sumMs: 0, maxMs: 0, buckets: [] };

/** What has come to a histogram since an earlier look at it. The longest time is known by its bucket alone. */
export function since(later: HistogramSnapshot, earlier: HistogramSnapshot): HistogramSnapshot {
  const before = new Map(earlier.buckets.map(({ toMs, count }) => [toMs, count]));
  const buckets = later.buckets
    .map(({ toMs, count }) => ({ toMs, count: count - (before.get(toMs) ?? 0) }))
    .filter(({ count }) => count > 0);
  const longest = buckets.at(-1)?.toMs ?? 0;
  return {
    count: later.count - earlier.count,
    sumMs: later.sumMs - earlier.sumMs,
    maxMs: Math.min(longest, later.maxMs),
    buckets,
  };
}

/** Several histograms as one. */
export function merge(histograms: readonly HistogramSnapshot[]): HistogramSnapshot {
  if (histograms.length === 1) return histograms[0]!;
  const counts = new Map<number, number>();
  for (const { buckets } of histograms)
    for (const { toMs, count } of buckets) counts.set(toMs, (counts.get(toMs) ?? 0) + count);
  const sum = (pick: (each: HistogramSnapshot) => number) => histograms.reduce((total, each) => total + pick(each), 0);
  return {
    count: sum(({ count }) => count),
    sumMs: sum(({ sumMs }) => sumMs),
    maxMs: Math.max(0, ...histograms.map(({ maxMs }) => maxMs)),
    buckets: [...counts].map(([toMs, count]) => ({ toMs, count })).sort((a, b) => a.toMs - b.toMs),
  };
}

export function latencyOf(histogram: HistogramSnapshot): Latency {
  const { count, maxMs } = histogram;
  const at = (share: number) => quantile(histogram, share);
  return { count, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: maxMs };
}
