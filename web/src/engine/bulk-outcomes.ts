import { BLOCK, type JobStore } from './bulk-db.ts';
import { ROW_STATES, type RowOutcome, type RowState } from './bulk-state.ts';

const WAITING: RowOutcome = { state: 'waiting' };

/** The outcome of every row, counted, and written down in blocks. */
export class BulkOutcomes {
  readonly #store: JobStore;
  readonly #outcomes: RowOutcome[];
  readonly #dirty = new Set<number>();
  readonly #counts = Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Record<RowState, number>;
  readonly #receipts: Record<string, number> = {};

  /** Rows without an outcome wait. */
  constructor(store: JobStore, rows: number, kept: readonly RowOutcome[] = []) {
    this.#store = store;
    this.#outcomes = Array.from({ length: rows }, (_, index) => kept[index] ?? WAITING);
    for (const outcome of this.#outcomes) this.#count(outcome, 1);
  }

  get length(): number {
    return this.#outcomes.length;
  }

  get counts(): Readonly<Record<RowState, number>> {
    return { ...this.#counts };
  }

  get receipts(): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(this.#receipts).filter(([, count]) => count > 0));
  }

  at(index: number): RowOutcome {
    return this.#outcomes[index] ?? WAITING;
  }

  set(index: number, outcome: RowOutcome): void {
    this.#count(this.at(index), -1);
    this.#outcomes[index] = outcome;
    this.#count(outcome, 1);
    this.#dirty.add(Math.floor(index / BLOCK));
  }

  /** Indices of rows in a state, in their order. */
  *in(...states: readonly RowState[]): Generator<number> {
    for (const [index, { state }] of this.#outcomes.entries()) if (states.includes(state)) yield index;
  }

  /** Writes what has changed. Resolves when it will survive a crash. */
  async flush(): Promise<void> {
    if (this.#dirty.size === 0) return;
    const blocks = new Map<number, RowOutcome[]>();
    for (const block of this.#dirty) blocks.set(block, this.#outcomes.slice(block * BLOCK, (block + 1) * BLOCK));
    this.#dirty.clear();
    try {
      await this.#store.putOutcomes(blocks);
    } catch (error) {
      for (const block of blocks.keys()) this.#dirty.add(block);
      throw error;
    }
  }

  #count({ state, receipt }: RowOutcome, by: number): void {
    this.#counts[state] += by;
    if (receipt !== undefined) this.#receipts[receipt] = (this.#receipts[receipt] ?? 0) + by;
  }
}
