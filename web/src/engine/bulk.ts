import { type Clock, type Esme, systemClock } from '@smpp-web/session';
import type { BulkApi } from './api.ts';
import { checkRows } from './bulk-check.ts';
import type { JobStore, KeptJob } from './bulk-db.ts';
import { exportRows } from './bulk-export.ts';
import { guessMapping } from './bulk-guess.ts';
import { interrupted } from './bulk-interrupted.ts';
import { BulkOutcomes } from './bulk-outcomes.ts';
import { rowsOf } from './bulk-rows.ts';
import { BulkSender } from './bulk-sender.ts';
import { Speed } from './bulk-speed.ts';
import {
  type BulkMapping,
  type BulkQuery,
  type BulkRows,
  type BulkSettings,
  type BulkState,
  NO_CHECK,
  NO_MAPPING,
  NO_SETTINGS,
} from './bulk-state.ts';
import { RowMaker, slipsOf } from './bulk-table.ts';
import { readCsv } from './csv.ts';

/** What bulk sending needs of what is around it. */
export interface BulkParts {
  readonly store: JobStore;
  /** The bound ESME of a session; throws when it is not bound. */
  readonly esmeOf: (session: number) => Esme;
  readonly publish: (state: BulkState) => void;
  readonly clock?: Clock;
  /** What is to be said about how the job is kept. */
  readonly warning?: string | undefined;
}

/** Rows of one job: more are better sent by a program than from a page. */
export const MAX_ROWS = 100_000;

/** How often it is told how the job stands. */
const PUBLISH_MS = 250;

const NO_JOB: KeptJob = {
  name: '',
  columns: [],
  rows: 0,
  notes: [],
  mapping: NO_MAPPING,
  settings: NO_SETTINGS,
  phase: 'none',
  startedAt: undefined,
  endedAt: undefined,
};

/** Bulk sending: one job at a time, which survives reloads and crashes. */
export class Bulks implements BulkApi {
  readonly #parts: BulkParts;
  readonly #clock: Clock;
  #job = NO_JOB;
  #note = '';
  #rows: readonly (readonly string[])[] = [];
  #outcomes: BulkOutcomes;
  #slips: BulkState['slips'] = {};
  #check = NO_CHECK;
  #checking: AbortController | undefined;
  #sender: BulkSender | undefined;
  #publishing: (() => void) | undefined;
  readonly #speed: Speed;

  constructor(parts: BulkParts) {
    this.#parts = parts;
    this.#clock = parts.clock ?? systemClock;
    this.#speed = new Speed(this.#clock.now());
    this.#outcomes = new BulkOutcomes(parts.store, 0);
  }

  async restore(): Promise<void> {
    if (this.#job.phase !== 'none') return this.#publish();
    const kept = await this.#parts.store.load();
    if (!kept) return this.#publish();
    this.#job = kept.job;
    this.#rows = kept.rows;
    this.#outcomes = new BulkOutcomes(this.#parts.store, kept.rows.length, kept.outcomes);
    const said = interrupted(this.#outcomes);
    await this.#outcomes.flush();
    if (this.#job.phase === 'draft') return this.map(this.#job.mapping);
    if (this.#job.phase !== 'done') await this.#enter('paused', said);
    this.#listen();
    this.#publish();
  }

  async read(file: Blob, name: string): Promise<void> {
    this.#refuseWhileBusy();
    const { columns, rows, notes } = await readCsv(file, MAX_ROWS);
    this.#close();
    this.#job = {
      ...NO_JOB,
      name,
      columns,
      rows: rows.length,
      notes,
      mapping: guessMapping(columns, rows),
      settings: this.#job.settings,
      phase: 'draft',
    };
    this.#note = '';
    this.#rows = rows;
    this.#outcomes = new BulkOutcomes(this.#parts.store, rows.length);
    await this.#parts.store.create(this.#job, rows);
    await this.map(this.#job.mapping);
  }

  async map(mapping: BulkMapping): Promise<void> {
    if (this.#job.phase !== 'draft') throw new Error('Messages of this job have been sent: read the file again.');
    this.#checking?.abort();
    this.#slips = slipsOf(this.#job.columns, mapping);
    this.#check = NO_CHECK;
    await this.#keep({ mapping });
    this.#publish();
    if (Object.keys(this.#slips).length > 0) return;
    const checking = new AbortController();
    this.#checking = checking;
    await checkRows(this.#rows, this.#maker, this.#outcomes, (check) => this.#noteCheck(check), checking.signal);
    this.#publish();
  }

  async start(settings: BulkSettings): Promise<void> {
    const { to, from, text } = this.#slips;
    const slip = to ?? from ?? text;
    if (slip) throw new RangeError(slip);
    if (this.#job.phase !== 'draft') throw new Error('There is no job that waits to be started.');
    if (this.#check.checked < this.#rows.length) throw new Error('The rows are still being checked.');
    if (this.#outcomes.counts.waiting === 0) throw new Error('There is no row that can be sent.');
    this.#parts.esmeOf(settings.session);
    await this.#keep({ settings, startedAt: this.#clock.wall(), endedAt: undefined });
    await this.#run();
  }

  async pause(): Promise<void> {
    if (this.#job.phase !== 'running') return;
    this.#sender?.pause();
    await this.#enter('paused', 'Paused by hand.');
  }

  async resume(session: number): Promise<void> {
    if (this.#job.phase !== 'paused') return;
    if (session !== this.#job.settings.session) {
      this.#sender?.close();
      this.#sender = undefined;
      await this.#keep({ settings: { ...this.#job.settings, session } });
    }
    await this.#run();
  }

  async stop(): Promise<void> {
    if (this.#job.phase !== 'running' && this.#job.phase !== 'paused') return;
    this.#sender?.pause();
    await this.#enter('stopping', 'Stopped by hand.');
    this.#endIfQuiet();
  }

  async retry(which: 'failed' | 'unknown'): Promise<void> {
    this.#refuseWhileBusy();
    const states = which === 'failed' ? (['rejected', 'not_sent'] as const) : (['unknown'] as const);
    for (const index of [...this.#outcomes.in(...states)]) this.#outcomes.set(index, { state: 'waiting' });
    await this.#outcomes.flush();
    this.#parts.esmeOf(this.#job.settings.session);
    await this.#run();
  }

  async rows(query: BulkQuery): Promise<BulkRows> {
    return rowsOf(query, this.#rows, this.#makerIfAny, this.#outcomes);
  }

  async export(kind: 'results' | 'dry'): Promise<Blob> {
    return exportRows(this.#rows, this.#maker, this.#outcomes, kind);
  }

  async discard(): Promise<void> {
    this.#refuseWhileBusy();
    this.#close();
    this.#job = { ...NO_JOB, settings: this.#job.settings };
    this.#note = '';
    this.#rows = [];
    this.#outcomes = new BulkOutcomes(this.#parts.store, 0);
    await this.#parts.store.clear();
    this.#publish();
  }

  get #maker(): RowMaker {
    const { columns, mapping, settings } = this.#job;
    return new RowMaker(columns, mapping, settings.receipts);
  }

  /** While the mapping has a slip, no message can be shown. */
  get #makerIfAny(): RowMaker | undefined {
    return slipsOf(this.#job.columns, this.#job.mapping).text === undefined && Object.keys(this.#slips).length === 0
      ? this.#maker
      : undefined;
  }

  /** Takes up the session for receipts of what has been sent. */
  #listen(): void {
    const { settings } = this.#job;
    this.#sender ??= new BulkSender({ rows: this.#rows, maker: this.#maker }, this.#outcomes, settings, {
      esmeOf: this.#parts.esmeOf,
      clock: this.#clock,
      onChange: () => this.#changed(),
      onDone: () => this.#end('Every message has its outcome.'),
      onTrouble: (error) => {
        this.#job = { ...this.#job, phase: 'paused' };
        this.#notKept(error);
      },
    });
  }

  async #run(): Promise<void> {
    this.#listen();
    await this.#enter('running', '');
    this.#sender!.start();
  }

  #changed(): void {
    this.#endIfQuiet();
    this.#publishSoon();
  }

  /** Ends a job that was stopped when its last answer is in: what waits was not sent. */
  #endIfQuiet(): void {
    if (this.#job.phase !== 'stopping' || this.#sender?.isBusy) return;
    for (const index of [...this.#outcomes.in('waiting')])
      this.#outcomes.set(index, { state: 'not_sent', problem: 'The job was stopped before it was sent.' });
    this.#end(this.#note);
  }

  #end(note: string): void {
    this.#enter('done', note, { endedAt: this.#clock.wall() }).catch((error: Error) => this.#notKept(error));
  }

  async #enter(phase: BulkState['phase'], note: string, change: Partial<KeptJob> = {}): Promise<void> {
    this.#note = note;
    await this.#keep({ ...change, phase });
    this.#publish();
  }

  /** The job goes no further than it is written down. */
  #notKept({ message }: Error): void {
    this.#note = `The job could not be written down: ${message}`;
    this.#publish();
  }

  /** Changes the job and writes it down. */
  async #keep(change: Partial<KeptJob>): Promise<void> {
    this.#job = { ...this.#job, ...change };
    await this.#outcomes.flush();
    await this.#parts.store.putJob(this.#job);
  }

  #noteCheck(check: BulkState['check']): void {
    this.#check = check;
    this.#publishSoon();
  }

  #refuseWhileBusy(): void {
    const { phase } = this.#job;
    if (phase === 'running' || phase === 'paused' || phase === 'stopping')
      throw new Error('A bulk job is under way: stop it first.');
  }

  #close(): void {
    this.#checking?.abort();
    this.#sender?.close();
    this.#sender = undefined;
    this.#slips = {};
    this.#check = NO_CHECK;
  }

  #publishSoon(): void {
    this.#publishing ??= this.#clock.after(PUBLISH_MS, () => this.#publish());
  }

  #publish(): void {
    this.#publishing?.();
    this.#publishing = undefined;
    const { phase, settings } = this.#job;
    const { counts, receipts } = this.#outcomes;
    const isLost = phase === 'running' && this.#sender?.isUp === false;
    const note = isLost ? `Session ${settings.session} is not bound: the job goes on when it is.` : this.#note;
    const perSecond = this.#speed.at(this.#clock.now(), counts.accepted + counts.rejected + counts.unknown);
    const { notes } = this.#job;
    const { warning } = this.#parts;
    this.#parts.publish({
      ...this.#job,
      notes: warning ? [...notes, warning] : notes,
      note,
      slips: this.#slips,
      check: this.#check,
      counts,
      receipts,
      perSecond: phase === 'running' ? perSecond : 0,
    });
    if (phase === 'running') this.#publishSoon();
  }
}
