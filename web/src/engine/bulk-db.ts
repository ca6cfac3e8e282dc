import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { BulkMapping, BulkSettings, BulkState, RowOutcome } from './bulk-state.ts';

/** What of a job is written down beside its rows. */
export interface KeptJob {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly notes: readonly string[];
  readonly mapping: BulkMapping;
  readonly settings: BulkSettings;
  readonly phase: BulkState['phase'];
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

interface Schema extends DBSchema {
  job: { key: 'job'; value: KeptJob };
  rows: { key: number; value: readonly (readonly string[])[] };
  outcomes: { key: number; value: readonly RowOutcome[] };
}

/** Rows written together: few enough that a step writes little, many enough that there are not too many records. */
export const BLOCK = 100;

const DATABASE = 'smpp-web.bulk';

/** The job, as it survives reloads and crashes. */
export interface JobStore {
  load(): Promise<{ job: KeptJob; rows: string[][]; outcomes: RowOutcome[] } | undefined>;
  /** Writes a new job in the place of the one before. */
  create(job: KeptJob, rows: readonly (readonly string[])[]): Promise<void>;
  putJob(job: KeptJob): Promise<void>;
  /** Writes blocks of outcomes, by the number of the block. Resolves when they will survive a crash. */
  putOutcomes(blocks: ReadonlyMap<number, readonly RowOutcome[]>): Promise<void>;
  clear(): Promise<void>;
}

/** The job in the browser's IndexedDB. */
export class BulkDb implements JobStore {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  static async open(name = DATABASE): Promise<BulkDb> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(opened) {
        opened.createObjectStore('job');
        opened.createObjectStore('rows');
        opened.createObjectStore('outcomes');
      },
    });
    return new BulkDb(database);
  }

  async load() {
    const job = await this.#database.get('job', 'job');
    if (!job) return undefined;
    // Keys are numbers, and come in their order.
    const rows = (await this.#database.getAll('rows')).flat() as string[][];
    const outcomes = (await this.#database.getAll('outcomes')).flat();
    return { job, rows, outcomes };
  }

  async create(job: KeptJob, rows: readonly (readonly string[])[]): Promise<void> {
    const transaction = this.#database.transaction(['job', 'rows', 'outcomes'], 'readwrite');
    const [kept, table, outcomes] = [
      transaction.objectStore('job'),
      transaction.objectStore('rows'),
      transaction.objectStore('outcomes'),
    ];
    void table.clear();
    void outcomes.clear();
    void kept.put(job, 'job');
    for (let block = 0; block * BLOCK < rows.length; block++) {
      void table.put(rows.slice(block * BLOCK, (block + 1) * BLOCK), block);
    }
    await transaction.done;
  }

  async putJob(job: KeptJob): Promise<void> {
    await this.#database.put('job', job, 'job');
  }

  async putOutcomes(blocks: ReadonlyMap<number, readonly RowOutcome[]>): Promise<void> {
    const transaction = this.#database.transaction('outcomes', 'readwrite');
    for (const [block, outcomes] of blocks) void transaction.store.put(outcomes, block);
    await transaction.done;
  }

  async clear(): Promise<void> {
    const transaction = this.#database.transaction(['job', 'rows', 'outcomes'], 'readwrite');
    for (const name of ['job', 'rows', 'outcomes'] as const) void transaction.objectStore(name).clear();
    await transaction.done;
  }

  close(): void {
    this.#database.close();
  }
}

/** The job in memory, where there is no database: in a private window, say. */
export class BulkMemory implements JobStore {
  #job: KeptJob | undefined;
  #rows: readonly (readonly string[])[] = [];
  readonly #outcomes = new Map<number, readonly RowOutcome[]>();

  async load() {
    if (!this.#job) return undefined;
    const outcomes = [...this.#outcomes].sort(([a], [b]) => a - b).flatMap(([, block]) => block);
    return structuredClone({ job: this.#job, rows: this.#rows as string[][], outcomes });
  }

  async create(job: KeptJob, rows: readonly (readonly string[])[]): Promise<void> {
    this.#job = job;
    this.#rows = rows;
    this.#outcomes.clear();
  }

  async putJob(job: KeptJob): Promise<void> {
    this.#job = job;
  }

  async putOutcomes(blocks: ReadonlyMap<number, readonly RowOutcome[]>): Promise<void> {
    for (const [block, outcomes] of blocks) this.#outcomes.set(block, outcomes.slice());
  }

  async clear(): Promise<void> {
    this.#job = undefined;
  }
}
