import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadResult } from './session/load.ts';
import { openTab } from './tab/tab.ts';

/**
 * submit_sm -> submit_sm_resp from a Worker in a browser tab, over WebSocket through the bridge and over TCP to our message
 * centre, against npm's smpp at both ends of a bare TCP connection. Nothing is pinned; the two take turns, and the median of
 * the rounds counts.
 */

const ROUNDS = 3;

/** Window, messages per measurement for the peer and for us (who need more for the same time), and the goals. */
const CASES = [
  { window: 1, peer: 10_000, ours: 3_000 },
  { window: 10, peer: 20_000, ours: 20_000 },
  { window: 100, peer: 20_000, ours: 150_000, goal: 4 },
  { window: 1000, peer: 20_000, ours: 300_000, goal: 7 },
];

const one = fileURLToPath(new URL('./session/one.ts', import.meta.url));

function measureNodeSmpp(window: number, messages: number): LoadResult {
  const args = ['--import', 'tsx', '--conditions=smpp-web', one, 'node-smpp', String(window), String(messages)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm smpp at window ${window} failed: ${stderr}`);
  return JSON.parse(stdout) as LoadResult;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function thousands(perSecond: number): string {
  return `${(perSecond / 1000).toFixed(1)}k`;
}

const tab = await openTab();
console.log(
  'A Worker in a tab, through the bridge, to our SMSC over TCP; x = ratio to npm smpp 0.5.1 over bare TCP.\n',
);
console.log('| window | messages/s (x) | goal | p50 ms | p99 ms (x) | npm smpp: messages/s, p99 |');
console.log('|---|---|---|---|---|---|');
for (const { window, peer, ours, goal } of CASES) {
  const rounds: { peer: LoadResult; ours: LoadResult }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ peer: measureNodeSmpp(window, peer), ours: await tab.measure({ window, messages: ours }) });
  }
  const of = (side: 'peer' | 'ours', figure: keyof LoadResult) => median(rounds.map((round) => round[side][figure]));
  const ratio = (figure: keyof LoadResult) => median(rounds.map((round) => round.ours[figure] / round.peer[figure]));
  const cells = [
    window,
    `${thousands(of('ours', 'perSecond'))} (${ratio('perSecond').toFixed(1)})`,
    goal ?? '-',
    of('ours', 'p50Ms').toFixed(2),
    `${of('ours', 'p99Ms').toFixed(1)} (${ratio('p99Ms').toFixed(2)})`,
    `${thousands(of('peer', 'perSecond'))}, ${of('peer', 'p99Ms').toFixed(1)}`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
await tab.close();
