import type { SmppConsole } from '@smpp-web/console';
import type { LoadPlan } from '../../../web/src/engine/load-plan.ts';
import type { LoadState } from '../../../web/src/engine/load-state.ts';

/** What is done in the page; each function stands alone, as it is sent there as text. */

type Win = typeof globalThis & { seen: Seen };

interface Seen {
  /** Main-thread tasks of 50 ms and more, in ms. */
  readonly tasks: number[];
  /** Times between frames, in ms. */
  readonly frames: number[];
  /** Time from key or click to the next frame, in ms, where it was longer than 16. */
  readonly inputs: number[];
  load: LoadState | undefined;
  missed: number;
}

/** Binds sessions 1 to `count`; resolves when all are bound. */
export async function bindAll(url: string, count: number): Promise<void> {
  const { model } = document.querySelector('smpp-console') as SmppConsole;
  const request = {
    target: { kind: 'bridge', url },
    system_id: 'bench',
    password: 'bench',
    mode: 'transceiver',
    version: '3.4',
  } as const;
  while (model!.sessions.get().list.length < count) model!.sessions.add();
  const numbers = model!.sessions.get().list.map(({ number }) => number);
  await Promise.all(numbers.map((number) => model!.engine.sessions.connect(number, request)));
}

/** Begins to look at tasks, frames, input and the load run. */
export function watch(): void {
  const seen: Seen = { tasks: [], frames: [], inputs: [], load: undefined, missed: 0 };
  (globalThis as Win).seen = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const { duration, name } of list.getEntries()) if (name === 'keydown') seen.inputs.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  const { model } = document.querySelector('smpp-console') as SmppConsole;
  model!.onFeed(({ latest, missed }) => {
    seen.load = latest.load ?? seen.load;
    seen.missed += missed;
  });
  let before = performance.now();
  const tick = (now: number) => {
    seen.frames.push(now - before);
    before = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/** Forgets what has been seen of tasks, frames and input so far. */
export function forget(): void {
  const { seen } = globalThis as Win;
  seen.tasks.length = seen.frames.length = seen.inputs.length = 0;
}

export function seen(): Seen {
  return (globalThis as Win).seen;
}

export function go(view: string): void {
  (document.querySelector('smpp-console') as SmppConsole).go(view);
}

export async function startLoad(plan: LoadPlan): Promise<void> {
  (globalThis as Win).seen.load = undefined;
  await (document.querySelector('smpp-console') as SmppConsole).model!.engine.load.start(plan);
}

/** Resolves with the load run when it is done. */
export function loadDone(): Promise<LoadState> {
  return new Promise((resolve) => {
    const look = () => {
      const { load } = (globalThis as Win).seen;
      if (load?.phase === 'done') resolve(load);
      else setTimeout(look, 50);
    };
    look();
  });
}

/** What the log holds: entries and their octets. */
export function logged(): { total: number; octets: number } {
  const { total, octets } = (document.querySelector('smpp-console') as SmppConsole).model!.log.get();
  return { total, octets };
}
