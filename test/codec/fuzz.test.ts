import { describe, expect, test } from 'vitest';
import { checkOctets } from '../fuzz/check.ts';
import { nextInput } from '../fuzz/mutate.ts';
import { createRandom } from '../fuzz/random.ts';
import { FOUND_SEEDS } from '../fuzz/seeds/found.ts';
import { SEEDS } from '../fuzz/seeds/index.ts';
import { fromHex, toHex } from '../vectors/hex.ts';

/** A short run of what `npm run fuzz -w test` does at length: always the same inputs. */
const RUNS = 1000;
/** A second or so; more where the machine is busy. */
const PATIENCE_MS = 60_000;

describe('any octets at all', () => {
  test.each(FOUND_SEEDS)('$name: what broke a promise once keeps it', ({ hex }) => {
    expect(() => checkOctets(fromHex(hex), { cut: 1, inspects: true })).not.toThrow();
  });

  test.each(SEEDS.map((octets) => ({ octets, hex: toHex(octets) })))('seed $hex keeps every promise', ({ octets }) => {
    expect(() => checkOctets(octets, { cut: 3, inspects: true })).not.toThrow();
  });

  test.each([1, 2, 3])(`${RUNS} inputs of random seed %i keep every promise`, { timeout: PATIENCE_MS }, (seed) => {
    const random = createRandom(seed);
    const broken: string[] = [];
    for (let run = 0; run < RUNS; run++) {
      const octets = nextInput(SEEDS, random);
      try {
        checkOctets(octets, { cut: 1 + random.below(40), inspects: true });
      } catch (error) {
        broken.push(`${error}: ${toHex(octets)}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
