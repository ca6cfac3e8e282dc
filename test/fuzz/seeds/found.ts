import type { Seed } from './seed.ts';

/** Octets that broke a promise once. */
export const FOUND_SEEDS: readonly Seed[] = [
  { name: 'ends in the middle of a submit_sm', hex: '0000001c000000040000000000000004000000000000000400000000' },
  { name: 'ends before sm_length', hex: '00000022000000040000000000000001000000310000003200000000000000000500' },
  {
    name: 'a time of sixty quarter hours',
    hex: '00000031000000040000000000000001000000000000000000003236313132353130333030303036302b00000000000000',
  },
  {
    name: 'a string TLV outside ASCII',
    hex: '000000280000000500000000000000010000000000000000000000000000000000001e0003e93200',
  },
];
