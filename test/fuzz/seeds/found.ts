import type { Seed } from './seed.ts';

/** Octets that broke a promise once. */
export const FOUND_SEEDS: readonly Seed[] = [
  { name: 'ends in the middle of a submit_sm', hex: '0000001c000000040000000000000004000000000000000400000000' },
  { name: 'ends before sm_length', hex: '00000022000000040000000000000001000000310000003200000000000000000500' },
];
