import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { viewStyles } from '../common/page.styles.ts';
import type { Contact } from './book-db.ts';
import type { AddressBook } from './book-store.ts';
import { bulkStyles } from './bulk.styles.ts';
import type { BulkView } from './bulk-store.ts';

const SIDES = [
  ['send', 'Bulk send'],
  ['book', 'Address book'],
] as const;

/** Sending to many, and whom one sends to. */
export class SmppBulk extends SmppElement {
  static override readonly tag = 'smpp-bulk';
  static override styles = [base, viewStyles, bulkStyles];

  @property({ attribute: false }) view: BulkView | undefined;
  @property({ attribute: false }) book: AddressBook = { contacts: [], find: '', problem: '' };
  @property({ attribute: false }) found: readonly Contact[] = [];
  /** Whether the session in front is bound. */
  @property({ type: Boolean }) ready = false;

  @state() private isOver = false;

  override render() {
    if (!this.view) return nothing;
    const { side } = this.view;
    return html`<div class="page">
      <div class="sides" role="group" aria-label=${msg('What to work on')}>${SIDES.map(
        ([value, name]) =>
          html`<button type="button" aria-pressed=${side === value ? 'true' : 'false'} @click=${() => this.emit('smpp-bulk', { act: 'turn', side: value })}>${msg(name)}</button>`,
      )}</div>
      ${side === 'book' ? html`<smpp-address-book .book=${this.book} .found=${this.found}></smpp-address-book>` : this.#send(this.view)}
    </div>`;
  }

  #send({ state, form, show, offset, page, problem, isReading }: BulkView): TemplateResult {
    const isThere = state !== undefined && state.phase !== 'none';
    return html`<div role="alert">${problem ? html`<p class="bad">${icon('alert')}<bdi>${problem}</bdi></p>` : nothing}</div>
      ${!isThere ? this.#drop(isReading, state?.notes ?? []) : nothing}
      ${isThere ? html`<smpp-bulk-progress .state=${state} ?ready=${this.ready}></smpp-bulk-progress>` : nothing}
      ${state?.phase === 'draft' ? html`<smpp-bulk-mapping .state=${state} .form=${form}></smpp-bulk-mapping>` : nothing}
      ${isThere ? html`<smpp-bulk-rows .state=${state} .page=${page} .show=${show} .offset=${offset} .price=${Number(form.price) || 0}></smpp-bulk-rows>` : nothing}`;
  }

  #drop(isReading: boolean, notes: readonly string[]): TemplateResult {
    return html`<div class=${this.isOver ? 'drop over' : 'drop'} @dragover=${this.#drag} @dragleave=${this.#leave} @drop=${this.#take}>
      ${icon('bulk')}
      <strong>${isReading ? msg('Reading the file …') : msg('Send to everybody in a table')}</strong>
      <p class="muted">${msg('Drop a CSV file here: the first row names the columns, every other row becomes a message. Up to 100,000 rows. Nothing leaves before you have seen what will be sent, and a reload loses nothing.')}</p>
      <p class="ways"><label class="choose"><span>${msg('Choose a file')}</span><input type="file" accept=".csv,.tsv,.txt,text/csv" @change=${this.#choose} /></label>
      <button type="button" ?disabled=${this.book.contacts.length === 0} title=${this.book.contacts.length === 0 ? msg('The address book is empty') : nothing}
        @click=${() => this.emit('smpp-bulk', { act: 'contacts', contacts: this.book.contacts })}>${msg('From the address book')}</button></p>
      ${notes.map((note) => html`<p class="muted"><bdi>${note}</bdi></p>`)}
    </div>`;
  }

  #drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver = true;
  }

  #leave(): void {
    this.isOver = false;
  }

  #take(event: DragEvent): void {
    event.preventDefault();
    this.isOver = false;
    this.#give(event.dataTransfer?.files);
  }

  #choose(event: Event): void {
    this.#give((event.target as HTMLInputElement).files);
  }

  #give(files: FileList | null | undefined): void {
    const [file] = files ?? [];
    if (file) this.emit('smpp-bulk', { act: 'file', file });
  }
}
