import { createRandom as createChance } from '@smpp-web/smsc';

/** Random numbers that a seed repeats: what failed once fails again. */
export interface Random {
  /** An integer from 0 to `count - 1`. */
  below(count: number): number;
  /** One of a list that is not empty. */
  oneOf<T>(list: readonly T[]): T;
  octets(length: number): Uint8Array;
}

/** The simulator's chance, in the steps that mutations are made of. */
export function createRandom(seed: number): Random {
  const { next } = createChance(seed);
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    oneOf: (list) => list[below(list.length)]!,
    octets: (length) => Uint8Array.from({ length }, () => (next() * 2 ** 32) & 0xff),
  };
}
