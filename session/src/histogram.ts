/** A histogram at one moment. */
export interface HistogramSnapshot {
  readonly count: number;
  readonly sumMs: number;
  readonly maxMs: number;
  /** Only buckets that hold something, the shortest times first: how many took at most `toMs`, and not less. */
  readonly buckets: readonly { readonly toMs: number; readonly count: number }[];
}

/** Buckets per doubling: the edge of a bucket is at most a fifth above what it holds. */
const STEPS = 4;
/** Times are counted in units of a microsecond. */
const UNIT_MS = 0.001;
/** 32 doublings of a microsecond are more than an hour. */
const BUCKETS = 32 * STEPS;

/** Times by how long they took, in buckets that grow with them: as exact for microseconds as for minutes. */
export class Histogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #count = 0;
  #sum = 0;
  #max = 0;

  add(ms: number): void {
    this.#counts[bucketOf(ms)]!++;
    this.#count++;
    this.#sum += ms;
    if (ms > this.#max) this.#max = ms;
  }

  snapshot(): HistogramSnapshot {
    const buckets = [...this.#counts].flatMap((count, bucket) => (count > 0 ? [{ toMs: edgeOf(bucket), count }] : []));
    return { count: this.#count, sumMs: this.#sum, maxMs: this.#max, buckets };
  }
}

/** The time that a share of all stayed within: `quantile(snapshot, 0.99)`, in ms; 0 where there is none. */
export function quantile({ count, maxMs, buckets }: HistogramSnapshot, share: number): number {
  let left = share * count;
  for (const bucket of buckets) {
    left -= bucket.count;
    if (left <= 0) return Math.min(bucket.toMs, maxMs);
  }
  return maxMs;
}

/** The doubling, and the quarter within it, as the bits after the leading one have it. */
function bucketOf(ms: number): number {
  const units = Math.min(Math.max(Math.ceil(ms / UNIT_MS), 1), 0xffffffff);
  const doubling = 31 - Math.clz32(units);
  const quarter = doubling < 2 ? (units << (2 - doubling)) & 3 : (units >>> (doubling - 2)) & 3;
  return doubling * STEPS + quarter;
}

/** The longest time of a bucket: just below the shortest of the next. */
function edgeOf(bucket: number): number {
  const next = bucket + 1;
  const shortest = 2 ** Math.floor(next / STEPS) * (1 + (next % STEPS) / STEPS);
  return Math.max(1, Math.ceil(shortest) - 1) * UNIT_MS;
}
