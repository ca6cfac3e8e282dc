import { parseArgs } from 'node:util';
import { toHex } from '../vectors/hex.ts';
import { type CheckPlan, checkOctets } from './check.ts';
import { nextInput } from './mutate.ts';
import { createRandom } from './random.ts';
import { SEEDS } from './seeds/index.ts';

/**
 * `npm run fuzz -w test -- --count 1000000 --seed 1`: random octets through the whole codec until the count is reached.
 * A broken promise is printed with its octets; add them to `seeds/found.ts`.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() >>> 0) },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);

/** An input is at most a few kilobytes: what takes longer than this, twice in a row, is not linear. */
const SLOW_MS = 250;
const REPORT_EVERY = 500_000;
const MOST_FAILURES = 10;
/** One input in so many goes through the inspector as well. */
const INSPECTED = 4;

const random = createRandom(seed);
let failures = 0;
let slowest = 0;

console.log(`${count} inputs from ${SEEDS.length} seeds, random seed ${seed}`);
const start = performance.now();
for (let run = 1; run <= count && failures < MOST_FAILURES; run++) {
  const octets = nextInput(SEEDS, random);
  const plan = { cut: 1 + random.below(40), inspects: random.below(INSPECTED) === 0 };
  try {
    slowest = Math.max(slowest, timeOf(octets, plan));
  } catch (error) {
    failures++;
    console.error(
      `input ${run}, cut by ${plan.cut}: ${error instanceof Error ? error.stack : error}\n${toHex(octets)}`,
    );
  }
  if (run % REPORT_EVERY === 0) console.log(`${run} inputs, ${failures} failures, slowest ${slowest.toFixed(1)} ms`);
}
const seconds = (performance.now() - start) / 1000;
console.log(`done in ${seconds.toFixed(0)} s: ${failures} failures, slowest input ${slowest.toFixed(1)} ms`);
process.exitCode = failures > 0 ? 1 : 0;

/** Milliseconds of processor time that an input takes. A slow one has a second chance: it may have paid for a collection. */
function timeOf(octets: Uint8Array, plan: CheckPlan): number {
  const clock = () => {
    const began = process.cpuUsage();
    checkOctets(octets, plan);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  const took = clock();
  if (took < SLOW_MS) return took;
  const again = clock();
  if (again >= SLOW_MS) throw new Error(`${again.toFixed(0)} ms for ${octets.length} octets`);
  return again;
}
