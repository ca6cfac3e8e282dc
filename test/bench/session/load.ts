/** A way to send one message and hear that it was accepted. */
export type SubmitOne = (index: number) => Promise<unknown>;

/** What a load run has measured. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Keeps `window` messages under way until `count` have been answered; runs in Node and in browsers. */
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
  const since = performance.now();
  await Promise.all(Array.from({ length: window }, lane));
  const seconds = (performance.now() - since) / 1000;
  latencies.sort();
  return {
    perSecond: count / seconds,
    p50Ms: latencies[Math.floor(count * 0.5)]!,
    p99Ms: latencies[Math.floor(count * 0.99)]!,
  };
}

/** The messages that are sent: 140 octets of text, as in a full single message. */
export const MESSAGES = Array.from({ length: 1024 }, (_, index) => ({
  from: `4477009${String(index).padStart(5, '0')}`,
  to: `4915112${String(index * 7).padStart(6, '0')}`,
  text: `Message ${index}: `.padEnd(140, 'The quick brown fox jumps over the lazy dog. '),
}));

/**
 * The ids that both message centres give. Made beforehand: the engine keeps the strings it makes of numbers, and looking
 * after those would be a large part of what is measured.
 */
export const MESSAGE_IDS = MESSAGES.map((_, index) => String(1_000_000 + index));

const ascii = new TextEncoder();

/** The same as our sessions take them. */
export const SUBMITS = MESSAGES.map(({ from, to, text }) => ({
  source_addr_ton: 1,
  source_addr_npi: 1,
  source_addr: from,
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: to,
  registered_delivery: 1,
  short_message: ascii.encode(text),
}));
