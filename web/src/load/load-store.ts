import { msg } from '../common/language.ts';
import { Store } from '../common/store.ts';
import { readCsv } from '../engine/csv.ts';
import { LOAD_LIMITS, type PlanProblem, problemsOfPlan } from '../engine/load-plan.ts';
import type { LoadState } from '../engine/load-state.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { FIRST_FORM, type LoadForm, planOf } from './load-form.ts';
import { Series } from './series.ts';

export interface LoadView {
  readonly form: LoadForm;
  readonly problems: readonly PlanProblem[];
  /** Why a run could not be started; empty when it could. */
  readonly failure: string;
  /** The latest run; undefined before the first. */
  readonly state: LoadState | undefined;
  readonly series: Series;
  /** Frames of its time that the log has not taken: the page was too slow for them. */
  readonly missed: number;
}

/** Load runs: what the next one is to do, and how the latest does. */
export class LoadStore extends Store<LoadView> {
  readonly #model: ConsoleModel;
  #missed = 0;

  constructor(model: ConsoleModel) {
    super({ form: FIRST_FORM, problems: [], failure: '', state: undefined, series: new Series(), missed: 0 });
    this.#model = model;
    model.onFeed(({ latest, missed }) => {
      this.#missed += missed;
      if (latest.load) this.#take(latest.load);
    });
  }

  /** Whether a run is under way. */
  get isRunning(): boolean {
    const { state } = this.get();
    return state !== undefined && state.phase !== 'done';
  }

  edit(change: Partial<LoadForm>): void {
    const form = { ...this.get().form, ...change };
    const isShown = this.get().problems.length > 0;
    this.patch({ form, failure: '', problems: isShown ? problemsOfPlan(this.#planOf(form)) : [] });
  }

  /** Takes the rows of a file as the source of the messages. */
  async takeFile(file: File): Promise<void> {
    try {
      const { columns, rows } = await readCsv(file, LOAD_LIMITS.rows);
      this.edit({ kind: 'csv', table: { name: file.name, columns, rows } });
    } catch (error) {
      this.patch({ failure: (error as Error).message });
    }
  }

  async start(): Promise<void> {
    const plan = this.#planOf(this.get().form);
    const problems = problemsOfPlan(plan);
    this.patch({ problems, failure: '' });
    if (problems.length > 0) return;
    try {
      await this.#model.engine.load.start(plan);
    } catch (error) {
      this.patch({ failure: (error as Error).message });
    }
  }

  #planOf(form: LoadForm) {
    return planOf(form, this.#model.sessions.get().front);
  }

  #take(state: LoadState): void {
    const { state: before, series } = this.get();
    const isNew = before?.run !== state.run;
    const points = isNew ? new Series() : series;
    if (isNew) this.#missed = 0;
    points.push(state.sample);
    // Told with the state: a batch comes with each frame of the screen.
    this.patch({ state, series: points, missed: this.#missed });
    if (before && !isNew && before.phase !== state.phase) this.#announce(state);
  }

  #announce({ phase, note, accepted, rejected, unknown }: LoadState): void {
    const sums = () =>
      msg('{accepted} accepted, {rejected} rejected, {unknown} unknown.', { accepted, rejected, unknown });
    if (phase === 'done') this.#model.say(() => `${msg('Load run done.')} ${note} ${sums()}`);
    else if (phase === 'paused') this.#model.say(() => `${msg('Load run paused.')} ${note}`);
    else if (phase === 'running') this.#model.say(() => msg('Load run goes on.'));
  }
}
