/** Random numbers that a seed repeats: what failed once fails again. */
export interface Random {
  /** An integer from 0 to `count - 1`. */
  below(count: number): number;
  /** One of a list that is not empty. */
  oneOf<T>(list: readonly T[]): T;
  octets(length: number): Uint8Array;
}

/** A generator of the mulberry32 kind: 32 bits of state, more than enough to choose mutations. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (count: number) => Math.floor((next() / 2 ** 32) * count);
  return {
    below,
    oneOf: (list) => list[below(list.length)]!,
    octets: (length) => Uint8Array.from({ length }, () => next() & 0xff),
  };
}
