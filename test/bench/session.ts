import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ProcessResult } from './session/one.ts';

/**
 * submit_sm -> submit_sm_resp over TCP, both ends in one process on one core, against npm's smpp at both ends. Every
 * measurement has a fresh process; the two subjects take turns, and the median of the rounds counts.
 */

const ROUNDS = 5;
const one = fileURLToPath(new URL('./session/one.ts', import.meta.url));

/** Window, messages per measurement for the peer and for us (who need more for the same time), and the goals. */
const CASES = [
  { window: 1, peer: 10_000, ours: 30_000, goal: 2.5 },
  { window: 10, peer: 20_000, ours: 150_000, goal: 12 },
  { window: 100, peer: 20_000, ours: 300_000, goal: 20 },
  { window: 1000, peer: 20_000, ours: 300_000, goal: 20 },
];

/** Both ends on one core, the last: between two, the waking up of the other end is what is measured. */
const onOneCore = ['taskset', '-c', String(cpus().length - 1)];
const pin = spawnSync(onOneCore[0]!, [...onOneCore.slice(1), 'true']).status === 0 ? onOneCore : [];

function measure(subject: 'ours' | 'node-smpp', window: number, messages: number): ProcessResult {
  const node = [process.execPath, '--import', 'tsx', '--conditions=smpp-web', one];
  const [command, ...args] = [...pin, ...node, subject, String(window), String(messages)];
  const { stdout, stderr, status } = spawnSync(command!, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${subject} at window ${window} failed: ${stderr}`);
  return JSON.parse(stdout) as ProcessResult;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

console.log(
  `Both ends on one core${pin.length > 0 ? '' : ' (taskset is missing: not pinned)'}, x = ratio to npm smpp 0.5.1.\n`,
);
console.log(
  '| window | messages/s (x) | goal | p50 ms | p99 ms (x) | CPU s per 100k (x) | npm smpp: messages/s, p99, CPU |',
);
console.log('|---|---|---|---|---|---|---|');
for (const { window, peer, ours, goal } of CASES) {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    peer: measure('node-smpp', window, peer),
    ours: measure('ours', window, ours),
  }));
  const of = (side: 'peer' | 'ours', figure: keyof ProcessResult) => median(rounds.map((round) => round[side][figure]));
  const ratio = (figure: keyof ProcessResult) => median(rounds.map((round) => round.ours[figure] / round.peer[figure]));
  console.log(
    [
      '',
      window,
      `${Math.round(of('ours', 'perSecond') / 1000)}k (${ratio('perSecond').toFixed(1)})`,
      goal,
      of('ours', 'p50Ms').toFixed(3),
      `${of('ours', 'p99Ms').toFixed(2)} (${ratio('p99Ms').toFixed(2)})`,
      `${of('ours', 'cpuPer100k').toFixed(2)} (${ratio('cpuPer100k').toFixed(3)})`,
      `${(of('peer', 'perSecond') / 1000).toFixed(1)}k, ${of('peer', 'p99Ms').toFixed(2)}, ${of('peer', 'cpuPer100k').toFixed(1)}`,
      '',
    ]
      .join(' | ')
      .trim(),
  );
}
