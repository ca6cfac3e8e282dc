import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { viewStyles } from '../common/page.styles.ts';
import { plural } from '../words/format.ts';
import type { Contact } from './book-db.ts';
import type { AddressBook } from './book-store.ts';
import { bulkStyles } from './bulk.styles.ts';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: auto;
    gap: 10px;
    overflow: visible;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .tools input[type='search'] {
    width: min(280px, 100%);
  }

  .tools .muted {
    margin-inline-end: auto;
    font-size: var(--_small);
  }

  .choose {
    background: var(--_raised);
    border: 1px solid var(--_line);
    color: var(--_ink);
    font-weight: 400;
  }

  form {
    display: grid;
    grid-template-columns: 2fr 2fr 2fr auto;
    align-items: end;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  form .acts {
    display: flex;
    gap: 6px;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--_surface);
    font-size: var(--_small);
  }

  .list {
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: 10px;
  }

  th,
  td {
    padding: 4px 10px;
    border-bottom: 1px solid var(--_line);
    text-align: start;
    overflow-wrap: anywhere;
  }

  thead th {
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_tiny);
    font-weight: 500;
  }

  tr:last-child td,
  tr:last-child th {
    border-bottom: 0;
  }

  tbody th {
    font-weight: 600;
  }

  .tag {
    display: inline-block;
    margin-inline-end: 4px;
    padding: 0 7px;
    border-radius: 9px;
    background: var(--_wash);
    font-size: var(--_tiny);
    line-height: 18px;
  }

  td.does button {
    vertical-align: middle;
  }

  td.does {
    width: 1%;
    white-space: nowrap;
  }

  @container (max-width: 640px) {
    form {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** Contacts shown at once; looking for one is quicker than going through more. */
const MAX_SHOWN = 200;

/** Names, numbers and tags: look for them, add, change, delete, import and export. */
export class SmppAddressBook extends SmppElement {
  static override readonly tag = 'smpp-address-book';
  static override styles = [base, viewStyles, bulkStyles, styles];

  @property({ attribute: false }) book: AddressBook = { contacts: [], find: '', problem: '' };
  /** Those that are looked for. */
  @property({ attribute: false }) found: readonly Contact[] = [];

  /** Who is being changed; undefined while somebody new may be added. */
  @state() private edited: Contact | undefined;

  override render() {
    const { contacts, find, problem } = this.book;
    return html`<div class="tools">
        <input type="search" aria-label=${msg('Find contacts')} placeholder=${msg('Name, number or tag')} .value=${find} @input=${(event: Event) => this.emit('smpp-book', { act: 'find', text: (event.target as HTMLInputElement).value })} />
        <span class="muted" role="status">${find ? `${this.found.length.toLocaleString('en')} of ` : ''}${plural(contacts.length, 'contact')}</span>
        <button type="button" ?disabled=${this.found.length === 0} @click=${() => this.emit('smpp-bulk', { act: 'contacts', contacts: this.found })}>${icon('send')}${msg(this.found.length === contacts.length ? 'Write to all' : 'Write to these')}</button>
        <label class="choose"><span>${msg('Import CSV')}</span><input type="file" accept=".csv,.tsv,.txt,text/csv" @change=${this.#import} /></label>
        <button type="button" ?disabled=${contacts.length === 0} @click=${() => this.emit('smpp-book', { act: 'export' })}>${icon('download')}${msg('Export CSV')}</button>
      </div>
      <div role="alert">${problem ? html`<p class="bad"><bdi>${problem}</bdi></p>` : nothing}</div>
      ${this.#form()} ${contacts.length > 0 ? this.#list() : nothing}`;
  }

  #form(): TemplateResult {
    const { name = '', number = '', tags = [] } = this.edited ?? {};
    return html`<form aria-label=${this.edited ? msg('Change contact') : msg('Add contact')} @submit=${this.#put} @keydown=${this.#press}>
      <label><span>${msg('Name')}</span><input name="name" maxlength="200" .value=${name} autocomplete="off" /></label>
      <label><span>${msg('Number')}</span><input name="number" inputmode="tel" maxlength="30" required .value=${number} autocomplete="off" /></label>
      <label><span>${msg('Tags, with commas')}</span><input name="tags" .value=${tags.join(', ')} autocomplete="off" /></label>
      <div class="acts"><button class="primary" type="submit">${this.edited ? msg('Change') : msg('Add')}</button>
        ${this.edited ? html`<button type="button" @click=${this.#leave}>${msg('Cancel')}</button>` : nothing}</div>
    </form>`;
  }

  #list(): TemplateResult {
    return html`<div class="list"><table>
        <thead><tr><th scope="col">${msg('Name')}</th><th scope="col">${msg('Number')}</th><th scope="col">${msg('Tags')}</th><th scope="col"><span class="visually-hidden">${msg('Actions')}</span></th></tr></thead>
        <tbody>${this.found.slice(0, MAX_SHOWN).map((contact) => this.#row(contact))}</tbody></table></div>
      ${this.found.length > MAX_SHOWN ? html`<p class="muted">${msg('The first {shown} of {count}: look for a name to see others.', { shown: MAX_SHOWN, count: this.found.length })}</p>` : nothing}`;
  }

  #row(contact: Contact): TemplateResult {
    const { id, name, number, tags } = contact;
    return html`<tr><th scope="row"><bdi>${name || '–'}</bdi></th><td class="mono"><bdi>${number}</bdi></td>
      <td>${tags.map((tag) => html`<bdi class="tag">${tag}</bdi>`)}</td>
      <td class="does"><button class="quiet" type="button" aria-label=${msg('Change {name}', { name: name || number })} @click=${() => this.#edit(contact)}>${msg('Change')}</button>
        <button class="quiet icon" type="button" aria-label=${msg('Delete {name}', { name: name || number })} @click=${() => this.emit('smpp-book', { act: 'delete', ids: [id] })}>${icon('clear')}</button></td></tr>`;
  }

  async #edit(contact: Contact): Promise<void> {
    this.edited = contact;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('input[name=name]')?.focus();
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.edited) this.#leave();
  }

  #leave(): void {
    this.edited = undefined;
  }

  #put(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    const text = (name: string) => String(fields.get(name) ?? '');
    const id = this.edited && { id: this.edited.id };
    const contact = { name: text('name'), number: text('number'), tags: text('tags').split(',') };
    this.emit('smpp-book', { act: 'put', contact: { ...contact, ...id } });
    this.edited = undefined;
    form.reset();
    this.renderRoot.querySelector<HTMLInputElement>('input[name=name]')?.focus();
  }

  #import(event: Event): void {
    const field = event.target as HTMLInputElement;
    const [file] = field.files ?? [];
    if (file) this.emit('smpp-book', { act: 'import', file });
    // The same file may be chosen again.
    field.value = '';
  }
}
