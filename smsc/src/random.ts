/** Chance that can be had again: the same seed gives the same numbers. */
export interface Random {
  readonly seed: number;
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  /** Whether something of this share of cases happens now: 0 never, 1 always. Neither of the two draws a number. */
  chance(share: number): boolean;
  /** One of the keys, each as likely as its weight among all weights. Weights of 0 are never chosen. */
  pick<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** Chance of its own for one purpose: how much is drawn from it changes nothing elsewhere. */
  fork(purpose: string): Random;
}

/** Where the chance of a simulator begins. */
export interface RandomRoot extends Random {
  /** Begins anew with this seed, as do all that have been forked from it. */
  reseed(seed: number): void;
}

/** A generator of 32 bits of state (Mulberry32): enough for a simulator, and the same on every platform. */
export function createRandom(seed: number): RandomRoot {
  const root = { seed, generation: 0 };
  return Object.assign(branch(root, 0), {
    reseed(other: number) {
      root.seed = other;
      root.generation++;
    },
  });
}

/** The seed of all, and how often it has been given. */
interface Root {
  readonly seed: number;
  readonly generation: number;
}

/** A generator whose seed is that of the root combined with its own part by exclusive or. */
function branch(root: Root, part: number): Random {
  let generation: number | undefined;
  let state = 0;
  const next = () => {
    if (generation !== root.generation) {
      generation = root.generation;
      state = (root.seed ^ part) >>> 0;
    }
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    get seed() {
      return (root.seed ^ part) >>> 0;
    },
    next,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => share >= 1 || (share > 0 && next() < share),
    pick(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      // Nothing to choose: no number is drawn, and the usual case costs nothing.
      if (entries.length === 1 && entries[0]![1] > 0) return entries[0]![0];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new RangeError('at least one weight must be above 0');
    },
    fork: (purpose) => branch(root, part ^ hashOf(purpose)),
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
