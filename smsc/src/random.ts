/** Chance that can be had again: the same seed gives the same numbers. */
export interface Random {
  readonly seed: number;
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** One of the keys, each as likely as its weight among all weights. Weights of 0 are never chosen. */
  pick<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
}

/** A generator of 32 bits of state (Mulberry32): enough for a simulator, and the same on every platform. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    seed,
    next,
    pick(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new RangeError('at least one weight must be above 0');
    },
  };
}
