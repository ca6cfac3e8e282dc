import type { Forgetful } from '../common/kept.ts';
import { msg } from '../common/language.ts';
import { save } from '../common/save.ts';
import { Store } from '../common/store.ts';
import type { BulkMapping, BulkRows, BulkSettings, BulkState, RowState } from '../engine/bulk-state.ts';
import { csvLine } from '../engine/csv.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { Contact } from './book-db.ts';

/** What is filled in beside the mapping, as the fields have it. */
export interface BulkForm {
  readonly rate: string;
  readonly receipts: boolean;
  /** What one part costs, in any currency; empty: not told. */
  readonly price: string;
}

export interface BulkView {
  readonly state: BulkState | undefined;
  readonly form: BulkForm;
  readonly show: RowState | 'all';
  readonly offset: number;
  readonly page: BulkRows;
  /** What went wrong last, in a sentence; empty when nothing did. */
  readonly problem: string;
  /** A file is being read. */
  readonly isReading: boolean;
  readonly side: 'send' | 'book';
}

/** Rows on one page of the list. */
export const PAGE_ROWS = 50;

/** Bulk sending, as the engine tells of it, and what is looked at. */
export class BulkStore extends Store<BulkView> implements Forgetful {
  readonly #model: ConsoleModel;
  #wanted = 0;
  /** Whether the job is to go as soon as it has ended. */
  #isForgotten = false;

  constructor(model: ConsoleModel) {
    super({
      state: undefined,
      form: { rate: '', receipts: true, price: '' },
      show: 'all',
      offset: 0,
      page: { rows: [], total: 0 },
      problem: '',
      isReading: false,
      side: 'send',
    });
    this.#model = model;
    model.onFeed(({ latest }) => latest.bulk && this.#take(latest.bulk));
    // A job of an earlier page is there again.
    void this.#bulk.restore();
  }

  turn(side: BulkView['side']): void {
    this.patch({ side });
  }

  edit(change: Partial<BulkForm>): void {
    this.patch({ form: { ...this.get().form, ...change } });
  }

  async takeFile(file: Blob, name: string): Promise<void> {
    this.patch({ isReading: true, show: 'all', offset: 0 });
    await this.#try(() => this.#bulk.read(file, name));
    this.patch({ isReading: false });
  }

  /** Makes a job of contacts of the address book. */
  async takeContacts(contacts: readonly Contact[]): Promise<void> {
    const lines = contacts.map(({ name, number, tags }) => csvLine([name, number, tags.join(';')]));
    const file = new Blob([csvLine(['name', 'number', 'tags']), ...lines]);
    this.patch({ side: 'send' });
    await this.takeFile(file, 'Address book');
  }

  async map(mapping: Partial<BulkMapping>): Promise<void> {
    const { state } = this.get();
    if (state) await this.#try(() => this.#bulk.map({ ...state.mapping, ...mapping }));
  }

  async start(): Promise<void> {
    await this.#try(() => this.#bulk.start(this.#settings));
  }

  async act(act: 'pause' | 'resume' | 'stop' | 'discard' | 'again' | 'again-unknown'): Promise<void> {
    const acts = {
      pause: () => this.#bulk.pause(),
      resume: () => this.#bulk.resume(this.#front),
      stop: () => this.#bulk.stop(),
      discard: () => this.#bulk.discard(),
      again: () => this.#bulk.retry('failed'),
      'again-unknown': () => this.#bulk.retry('unknown'),
    };
    await this.#try(acts[act]);
  }

  /** A job that is under way is stopped, and gone when its last answers are there. */
  async forget(): Promise<void> {
    const { phase } = this.get().state ?? { phase: 'none' };
    this.#isForgotten = phase === 'running' || phase === 'paused' || phase === 'stopping';
    if (this.#isForgotten) await this.act('stop');
    else if (phase !== 'none') await this.act('discard');
  }

  async show(show: RowState | 'all', offset: number): Promise<void> {
    this.patch({ show, offset });
    await this.#fetch();
  }

  async export(as: 'results' | 'dry'): Promise<void> {
    const { state } = this.get();
    if (!state) return;
    const blob = await this.#bulk.export(as);
    save(`${plainName(state.name)}-${as === 'dry' ? 'dry-run' : 'results'}.csv`, 'text/csv;charset=utf-8', blob);
  }

  get #bulk() {
    return this.#model.engine.bulk;
  }

  get #front(): number {
    return this.#model.sessions.get().front;
  }

  get #settings(): BulkSettings {
    const { rate, receipts } = this.get().form;
    const perSecond = Number(rate);
    return { session: this.#front, rate: rate.trim() !== '' && perSecond > 0 ? perSecond : undefined, receipts };
  }

  #take(state: BulkState): void {
    const before = this.get().state;
    this.patch({ state });
    if (this.#isForgotten && state.phase === 'done') {
      this.#isForgotten = false;
      void this.act('discard');
    }
    void this.#fetch();
    if (before && before.phase !== state.phase) this.#announce(state);
  }

  /** Gets the rows that are looked at as they are now. */
  async #fetch(): Promise<void> {
    const { show, offset } = this.get();
    const wanted = ++this.#wanted;
    const page = await this.#bulk.rows({ show, offset, limit: PAGE_ROWS });
    if (wanted !== this.#wanted) return;
    // Rows leave a kind while they are looked at: the page before is then the last one.
    if (page.rows.length === 0 && offset > 0) this.patch({ page, offset: Math.max(0, offset - PAGE_ROWS) });
    else this.patch({ page });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.patch({ problem: '' });
    try {
      await act();
    } catch (error) {
      this.patch({ problem: (error as Error).message });
    }
  }

  #announce({ phase, note, counts }: BulkState): void {
    const { accepted, rejected, unknown } = counts;
    const sums = () =>
      msg('{accepted} accepted, {rejected} rejected, {unknown} unknown.', { accepted, rejected, unknown });
    if (phase === 'running') this.#model.say(() => msg('Bulk sending has begun.'));
    else if (phase === 'paused') this.#model.say(() => `${msg('Bulk sending is paused.')} ${note}`);
    else if (phase === 'done') this.#model.say(() => `${msg('Bulk sending is done.')} ${note} ${sums()}`);
  }
}

/** A file name without its ending and without what file systems or readers stumble over. */
export function plainName(name: string): string {
  const plain = name
    .replace(/\.[^.]{1,5}$/, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]/gu, '')
    .replace(/^[. ]+/, '')
    .slice(0, 80);
  return plain || 'bulk';
}
