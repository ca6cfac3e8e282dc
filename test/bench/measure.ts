/** One thing to measure: `run` is called with a counter that grows by one. */
export interface Subject {
  readonly name: string;
  readonly run: (turn: number) => unknown;
}

/** What escapes cannot be optimised away. */
let sink: unknown;

/** How long one measurement lasts, in ms: long enough for the clock, short enough to catch all subjects in one mood of the machine. */
const SLICE_MS = 120;

/** Rounds of which the median counts. */
const ROUNDS = 7;

/** Calls between two looks at the clock. */
const BATCH = 256;

/**
 * Calls per second of each subject, as the median of paired rounds: in every round all subjects are measured one after the
 * other, in turning order, so that what disturbs the machine disturbs them alike.
 */
export function callsPerSecond(subjects: readonly Subject[]): Map<string, number> {
  const rates = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (const subject of subjects) rateOf(subject);
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? subjects : [...subjects].reverse();
    for (const subject of order) rates.get(subject.name)!.push(rateOf(subject));
  }
  return new Map([...rates].map(([name, values]) => [name, median(values)]));
}

function rateOf({ run }: Subject): number {
  const start = performance.now();
  let calls = 0;
  let now = start;
  while (now - start < SLICE_MS) {
    for (let index = 0; index < BATCH; index++) sink = run(calls + index);
    calls += BATCH;
    now = performance.now();
  }
  return (calls / (now - start)) * 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

export function escaped(): unknown {
  return sink;
}
