import type { LoadSample } from '../engine/load-state.ts';

/** What is charted, each as a column of numbers; null where there was nothing to measure. */
export interface SeriesColumns {
  /** Seconds since the start. */
  readonly at: readonly number[];
  readonly out: readonly number[];
  readonly in: readonly number[];
  readonly inFlight: readonly number[];
  readonly window: readonly number[];
  readonly p50: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
  readonly p99: readonly (number | null)[];
  readonly errors: readonly number[];
  readonly throttled: readonly number[];
}

/** Points kept: more than charts have pixels. When they are full, every two become one. */
export const MAX_POINTS = 1_200;

/** Response times below this are drawn as this: a logarithm has no zero. In milliseconds. */
const SHORTEST_MS = 0.01;

/** The samples of a run, of any length, in bounded memory. */
export class Series {
  #samples: LoadSample[] = [];
  /** How many samples make one point. */
  #perPoint = 1;
  #pending: LoadSample[] = [];

  /** How many samples a point stands for. */
  get perPoint(): number {
    return this.#perPoint;
  }

  get last(): LoadSample | undefined {
    return this.#pending.at(-1) ?? this.#samples.at(-1);
  }

  /** Takes a sample; one that was taken already changes nothing. */
  push(sample: LoadSample): void {
    if (this.last && sample.at <= this.last.at) return;
    this.#pending.push(sample);
    if (this.#pending.length < this.#perPoint) return;
    this.#samples.push(joined(this.#pending));
    this.#pending = [];
    if (this.#samples.length < MAX_POINTS) return;
    this.#samples = pairsOf(this.#samples).map(joined);
    this.#perPoint *= 2;
  }

  columns(): SeriesColumns {
    const samples = this.#pending.length > 0 ? [...this.#samples, joined(this.#pending)] : this.#samples;
    const column = (pick: (sample: LoadSample) => number) => samples.map(pick);
    const times = (pick: 'p50' | 'p95' | 'p99') =>
      samples.map(({ latency }) => (latency.count > 0 ? Math.max(SHORTEST_MS, latency[pick]) : null));
    return {
      at: column(({ at }) => at / 1000),
      out: column(({ out }) => out),
      in: column((sample) => sample.in),
      inFlight: column(({ inFlight }) => inFlight),
      window: column(({ window }) => window),
      p50: times('p50'),
      p95: times('p95'),
      p99: times('p99'),
      errors: column(({ errors }) => errors),
      throttled: column(({ throttled }) => throttled),
    };
  }
}

function pairsOf(samples: readonly LoadSample[]): LoadSample[][] {
  return Array.from({ length: Math.ceil(samples.length / 2) }, (_, index) => samples.slice(index * 2, index * 2 + 2));
}

/** Samples as one: means of what is a rate, the worst of what is a time, as that is what one looks for. */
function joined(samples: readonly LoadSample[]): LoadSample {
  const mean = (pick: (sample: LoadSample) => number) =>
    samples.reduce((sum, sample) => sum + pick(sample), 0) / samples.length;
  const worst = (pick: (sample: LoadSample) => number) => Math.max(...samples.map(pick));
  return {
    at: samples.at(-1)!.at,
    out: mean(({ out }) => out),
    in: mean((sample) => sample.in),
    inFlight: mean(({ inFlight }) => inFlight),
    window: worst(({ window }) => window),
    latency: {
      count: samples.reduce((sum, { latency }) => sum + latency.count, 0),
      p50: worst(({ latency }) => latency.p50),
      p95: worst(({ latency }) => latency.p95),
      p99: worst(({ latency }) => latency.p99),
      max: worst(({ latency }) => latency.max),
    },
    errors: mean(({ errors }) => errors),
    throttled: mean(({ throttled }) => throttled),
  };
}
