import type { LoadPlan } from '../../../web/src/engine/load-plan.ts';
import type { LoadState } from '../../../web/src/engine/load-state.ts';
import { openTab } from '../tab/tab.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { bindAll, forget, go, loadDone, logged, seen, startLoad, watch } from './in-page.ts';
import type { ConsoleStage } from './stage.ts';

/** The message of the runs: 140 octets of text, made ahead as those of the session alone are. */
const TEXT = 'Message: '.padEnd(140, 'The quick brown fox jumps over the lazy dog. ');

const PLAN: LoadPlan = {
  source: { kind: 'template', from: '44770090001', to: '4915112123456', text: TEXT },
  sessions: [1],
  rate: undefined,
  windowSize: 100,
  warmUpMs: 0,
  receipts: true,
  onThrottle: 'slow',
  pauseMs: 0,
  stop: { messages: 1 },
  seed: 1,
};

const WINDOWS = [100, 1_000];
const MESSAGES = 150_000;
const ROUNDS = 3;

/** A load run of the console against the session alone, both in a Worker of a tab and through the bridge. */
export async function printRate({ url, target }: ConsoleStage): Promise<void> {
  console.log('\nA load run of the console through the bridge, against the session alone in a Worker of a tab.\n');
  console.log('| window | session alone, messages/s | load run, messages/s | ratio | goal |');
  console.log('|---|---|---|---|---|');
  const alone = await openTab();
  const tab = await openConsole(url, target);
  for (const windowSize of WINDOWS) {
    const rounds: { readonly alone: number; readonly load: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { perSecond } = await alone.measure({ window: windowSize, messages: MESSAGES });
      // Both are warm when they are measured.
      await tab.run(startLoad, { ...PLAN, windowSize, stop: { messages: MESSAGES / 3 } });
      await tab.run(loadDone);
      await tab.run(startLoad, { ...PLAN, windowSize, stop: { messages: MESSAGES } });
      const { accepted, activeMs } = await tab.run(loadDone);
      rounds.push({ alone: perSecond, load: accepted / (activeMs / 1000) });
    }
    const of = (side: 'alone' | 'load') => median(rounds.map((round) => round[side]));
    const ratio = median(rounds.map((round) => round.load / round.alone));
    console.log(
      `| ${windowSize} | ${thousands(of('alone'))} | ${thousands(of('load'))} | **${ratio.toFixed(2)}** | 0.8 |`,
    );
  }
  await tab.close();
  await alone.close();
}

const RATE = 20_000;
const SECONDS = 60;
const VIEWS = ['console', 'load', 'ladder'];
/** What the log states for each row beside its frame. */
const OCTETS_PER_ROW = 60;

/** The page while the engine sends and receives at full speed for a minute, with each view in front for a third of it. */
export async function printMinute({ url, target }: ConsoleStage): Promise<void> {
  console.log(`\nThe page while ${RATE.toLocaleString('en')} PDUs/s leave and as many come, for a minute.\n`);
  console.log('| in front | PDUs/s out | in | frames/s | longest task, ms | not in the log |');
  console.log('|---|---|---|---|---|---|');
  console.log('| *goal* | 20.0k | 20.0k | at least 55 | at most 50 | 0 |');
  const tab = await openConsole(url, target);
  // All views are open before it begins, as they are on somebody's desk.
  for (const view of VIEWS) {
    await tab.run(go, view);
    await pause(1_500);
  }
  const before = await heldBy(tab);
  await tab.run(startLoad, { ...PLAN, rate: RATE, windowSize: 1_000, stop: { durationMs: SECONDS * 1_000 } });
  let missed = 0;
  for (const view of VIEWS) {
    await tab.run(go, view);
    await pause(500);
    await tab.run(forget);
    const { load: first } = await tab.run(seen);
    await pause((SECONDS * 1_000) / VIEWS.length - 1_500);
    const { tasks, frames, load, missed: now } = await tab.run(seen);
    const perSecond = (frames.length / frames.reduce((sum, each) => sum + each, 0)) * 1_000;
    console.log(
      `| ${view} | ${ratesBetween(first!, load!).join(' | ')} | ${perSecond.toFixed(0)} | ${tasks.length > 0 ? Math.max(...tasks).toFixed(0) : 'below 50'} | ${(now - missed).toLocaleString('en')} |`,
    );
    missed = now;
  }
  const { accepted, rejected, unknown, latency } = await tab.run(loadDone);
  const { total, octets } = await tab.run(logged);
  const held = (await heldBy(tab)) - before;
  console.log(
    `\nAccepted ${accepted.toLocaleString('en')}, rejected ${rejected}, unknown ${unknown}; p99 ${latency.p99.toFixed(1)} ms. The log, a ring of 1,000,000 PDUs and 256 MiB, holds ${total.toLocaleString('en')} with ${mebibytes(octets)}, which with ${OCTETS_PER_ROW} octets for each row comes to ${mebibytes(octets + total * OCTETS_PER_ROW)}; the page holds ${mebibytes(held)} more than before.`,
  );
  await tab.close();
}

const SESSIONS = 10;
const EACH = 1_000;
const KEYS = 100;

/** How quick the page answers keys while ten sessions are busy. */
export async function printSessions({ url, target }: ConsoleStage): Promise<void> {
  const tab = await openConsole(url, target, SESSIONS);
  const sessions = Array.from({ length: SESSIONS }, (_, index) => index + 1);
  await tab.run(go, 'console');
  await tab.run(startLoad, { ...PLAN, sessions, rate: SESSIONS * EACH, windowSize: 100, stop: { durationMs: 25_000 } });
  await pause(2_000);
  await tab.run(forget);
  const { load: first } = await tab.run(seen);
  // Into the filter of the timeline: every key has the page do what it does for people.
  await tab.run(focusFilter);
  for (let key = 0; key < KEYS; key++) {
    const text = 'submit_sm '[key % 10]!;
    await tab.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text });
    await tab.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
    await pause(100);
  }
  const { inputs, tasks, load } = await tab.run(seen);
  // What took less than 16 ms is not told at all.
  const all = [...inputs, ...Array.from({ length: Math.max(0, KEYS - inputs.length) }, () => 16)].sort((a, b) => a - b);
  console.log(`\nTen sessions at ${EACH.toLocaleString('en')} messages/s each, and somebody types into the filter.\n`);
  console.log('| PDUs/s out | in | from key to frame, p50 | p95 | longest task, ms | goal |');
  console.log('|---|---|---|---|---|---|');
  const at = (share: number) => `${all[Math.min(all.length - 1, Math.floor(all.length * share))]!.toFixed(0)} ms`;
  const longest = tasks.length > 0 ? Math.max(...tasks).toFixed(0) : 'below 50';
  console.log(
    `| ${ratesBetween(first!, load!).join(' | ')} | at most ${at(0.5)} | ${at(0.95)} | ${longest} | p95 at most 50 ms |`,
  );
  await tab.close();
}

/** PDUs per second that a run has sent and received between two looks at it. */
function ratesBetween(first: LoadState, last: LoadState): [string, string] {
  const seconds = (last.activeMs - first.activeMs) / 1_000;
  return [thousands((last.sent - first.sent) / seconds), thousands((last.accepted - first.accepted) / seconds)];
}

function focusFilter(): void {
  const find = (root: ParentNode): HTMLElement | undefined => {
    for (const each of root.querySelectorAll<HTMLElement>('*')) {
      if (each.matches('smpp-timeline input, input[role=combobox]')) return each;
      const inner = each.shadowRoot && find(each.shadowRoot);
      if (inner) return inner;
    }
    return undefined;
  };
  find(document)?.focus();
}

async function openConsole(url: string, target: string, sessions = 1): Promise<DevTools> {
  const tab = await openDevTools(url);
  await tab.run(() => customElements.whenDefined('smpp-console').then(() => undefined));
  await pause(500);
  await tab.run(watch);
  await tab.run(bindAll, target, sessions);
  return tab;
}

async function heldBy(tab: DevTools): Promise<number> {
  // Twice: what the first collection finds dead may have held buffers.
  for (const _ of [1, 2]) await tab.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await tab.send<{ usedSize: number; backingStorageSize: number }>(
    'Runtime.getHeapUsage',
  );
  return usedSize + backingStorageSize;
}

/** Lets the page work for a while: what is measured is how it does over time. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function thousands(perSecond: number): string {
  return `${(perSecond / 1000).toFixed(1)}k`;
}

function mebibytes(octets: number): string {
  return `${(octets / 1_048_576).toFixed(0)} MiB`;
}
