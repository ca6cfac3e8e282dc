import { type Esme, systemClock } from '@smpp-web/session';
import type { LoadApi } from './api.ts';
import { type LoadPlan, problemsOfPlan } from './load-plan.ts';
import { LoadRun } from './load-run.ts';
import type { LoadState } from './load-state.ts';

/** Load runs, one at a time. */
export class Loads implements LoadApi {
  readonly #esmeOf: (session: number) => Esme;
  readonly #publish: (state: LoadState) => void;
  readonly #clock;
  #run: LoadRun | undefined;
  #count = 0;

  constructor(esmeOf: (session: number) => Esme, publish: (state: LoadState) => void, clock = systemClock) {
    this.#esmeOf = esmeOf;
    this.#publish = publish;
    this.#clock = clock;
  }

  async start(plan: LoadPlan): Promise<void> {
    const [problem] = problemsOfPlan(plan);
    if (problem) throw new RangeError(problem.message);
    if (this.#run && this.#run.phase !== 'done') throw new Error('A load run is under way: stop it first.');
    const run = new LoadRun(this.#count + 1, plan, {
      esmeOf: this.#esmeOf,
      clock: this.#clock,
      publish: this.#publish,
    });
    this.#run?.close();
    this.#run = run;
    this.#count++;
    run.start();
  }

  async change(change: Parameters<LoadApi['change']>[0]): Promise<void> {
    this.#run?.change(change);
  }

  async pause(): Promise<void> {
    this.#run?.pause();
  }

  async resume(): Promise<void> {
    this.#run?.resume();
  }

  async stop(): Promise<void> {
    this.#run?.stop();
  }
}
