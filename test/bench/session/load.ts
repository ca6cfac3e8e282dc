/** A way to send one message and hear that it was accepted. */
export type SubmitOne = (index: number) => Promise<unknown>;

/** What a load run has measured. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor seconds of both ends per 100,000 messages. */
  readonly cpuPer100k: number;
}

/** Keeps `window` messages under way until `count` have been answered. */
export async function runLoad(submitOne: SubmitOne, window: number, count: number): Promise<LoadResult> {
  const latencies = new Float64Array(count);
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      const since = performance.now();
      await submitOne(index);
      latencies[index] = performance.now() - since;
    }
  };
  const cpu = process.cpuUsage();
  const since = performance.now();
  await Promise.all(Array.from({ length: window }, lane));
  const seconds = (performance.now() - since) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  latencies.sort();
  return {
    perSecond: count / seconds,
    p50Ms: latencies[Math.floor(count * 0.5)]!,
    p99Ms: latencies[Math.floor(count * 0.99)]!,
    cpuPer100k: ((user + system) / 1e6 / count) * 100_000,
  };
}

/** The messages that are sent: 140 octets of text, as in a full single message. */
export const MESSAGES = Array.from({ length: 1024 }, (_, index) => ({
  from: `4477009${String(index).padStart(5, '0')}`,
  to: `4915112${String(index * 7).padStart(6, '0')}`,
  text: `Message ${index}: `.padEnd(140, 'The quick brown fox jumps over the lazy dog. '),
}));
