import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../common/base.ts';
import { dialogStyles } from '../common/dialog.styles.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';
import type { Profile, Profiles } from './profile-store.ts';

const styles = css`
  ul {
    max-height: min(380px, 50vh);
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  li {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: center;
    gap: 4px;
    padding: 4px 6px;
  }

  li + li {
    border-top: 1px solid var(--_line);
  }

  li > .use {
    flex: 1 1 220px;
    justify-content: flex-start;
    min-width: 0;
    border: 0;
    background: none;
    text-align: start;
  }

  .use .name {
    flex: none;
    max-width: 60%;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
  }

  .use .muted {
    overflow: hidden;
    font-size: var(--_small);
    text-overflow: ellipsis;
  }

  li input:not([type='checkbox'], [type='radio']) {
    flex: 1;
  }

  p.empty-list {
    padding: 18px;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    text-align: center;
  }

  .news {
    margin-top: 8px;
    overflow-wrap: anywhere;
  }

  dialog footer {
    flex-wrap: wrap;
    justify-content: flex-start;
  }

  .done {
    margin-inline-start: auto;
  }

  @media (max-width: 560px) {
    li > .use {
      flex-basis: 100%;
    }
  }

  .warning {
    flex-basis: 100%;
    padding: 8px 10px;
    border-radius: var(--_radius);
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .warning button {
    margin-top: 6px;
    margin-inline-end: 6px;
    color: var(--_ink);
  }
`;

/** Largest file of profiles that is read, in octets. */
const MAX_FILE_OCTETS = 2_000_000;

/** All profiles: use, rename, duplicate, delete, write to a file and read from one. */
export class SmppProfileDialog extends SmppElement {
  static override readonly tag = 'smpp-profile-dialog';
  static override styles = [base, dialogStyles, styles];

  @property({ attribute: false }) profiles: Profiles = { list: [], isManaged: false, news: '' };

  @state() private renaming = '';
  /** Whether passwords are to be written to a file, and that has not been confirmed yet. */
  @state() private isAsking = false;
  @state() private fileProblem = '';
  /** The profile that the keys work on. */
  @state() private current = 0;
  @query('dialog') private dialog!: HTMLDialogElement;

  override updated(changed: PropertyValues): void {
    const { isManaged } = this.profiles;
    if (isManaged && !this.dialog.open) this.dialog.showModal();
    if (!isManaged && this.dialog.open) this.dialog.close();
    if (changed.has('renaming')) this.renderRoot.querySelector<HTMLInputElement>('li input')?.select();
  }

  override render() {
    const { list, news } = this.profiles;
    return html`<dialog aria-labelledby="title" @close=${this.#close}>
      <header><h2 id="title">${msg('Profiles')}</h2></header>
      <p class="muted">${msg('Ways to bind, kept in this browser. Fill in the form of a connection and save it under a name to have one more.')}</p>
      ${
        list.length === 0
          ? html`<p class="muted empty-list">${msg('There are none yet.')}</p>`
          : html`<ul aria-label=${msg('Profiles')} @keydown=${this.#press}>
              ${repeat(
                list,
                ({ name }) => name,
                (profile, index) => this.#row(profile, index),
              )}
            </ul>`
      }
      <p class="news" role="status">${this.fileProblem || news}</p>
      <footer>
        <button type="button" @click=${this.#pick}>${msg('Import …')}</button>
        <input type="file" accept="application/json,.json" hidden @change=${this.#read} />
        <button type="button" ?disabled=${list.length === 0} @click=${() => this.#export(false)}>${msg('Export')}</button>
        ${
          list.some(({ password }) => password !== undefined)
            ? html`<button type="button" aria-expanded=${this.isAsking} @click=${() => this.#ask(true)}>${msg('Export with passwords …')}</button>`
            : nothing
        }
        <button class="done primary" type="button" @click=${() => this.dialog.close()}>${msg('Done')}</button>
        ${this.isAsking ? this.#question() : nothing}
      </footer>
    </dialog>`;
  }

  #row(profile: Profile, index: number): TemplateResult {
    const { name, form, password } = profile;
    if (this.renaming === name)
      return html`<li><input aria-label=${msg('New name of {name}', { name })} .value=${name} maxlength="200"
        @keydown=${this.#pressInName} @blur=${() => this.#endRenaming()} /></li>`;
    const act = (event: 'duplicate' | 'delete') => () => this.emit('smpp-profile', { act: event, name });
    return html`<li data-index=${index}>
      <button class="use" type="button" tabindex=${index === this.current ? 0 : -1} aria-keyshortcuts="Delete F2"
        title=${msg('Use it in the session in front')} @click=${() => this.#use(name)} @focus=${() => this.#at(index)}>
        <bdi class="name">${name}</bdi>
        <span class="muted"><bdi>${form.system_id}</bdi> · ${form.mode} · ${form.target.replace(/^bridge:/, '')}</span>
        ${password === undefined ? nothing : html`<span class="muted" title=${msg('Its password is kept in this browser')}>${icon('lock')}</span>`}
      </button>
      <button class="quiet" type="button" aria-label=${msg('Rename {name}', { name })} @click=${() => this.#rename(name)}>${msg('Rename')}</button>
      <button class="quiet" type="button" aria-label=${msg('Duplicate {name}', { name })} @click=${act('duplicate')}>${msg('Duplicate')}</button>
      <button class="quiet" type="button" aria-label=${msg('Delete {name}', { name })} @click=${act('delete')}>${msg('Delete')}</button>
    </li>`;
  }

  #question(): TemplateResult {
    return html`<div class="warning" role="alert">
      <p>${msg('Passwords go into the file in clear: whoever gets it can bind as you. Is that what you want?')}</p>
      <button type="button" @click=${() => this.#export(true)}>${msg('Export passwords too')}</button>
      <button type="button" @click=${() => this.#ask(false)}>${msg('No')}</button>
    </div>`;
  }

  #press(event: KeyboardEvent): void {
    const row = (event.target as HTMLElement).closest('li');
    const isOnName = (event.target as HTMLElement).classList.contains('use');
    const name = this.profiles.list[Number(row?.dataset.index)]?.name;
    if (!isOnName || name === undefined) return;
    const next = stepOf(event.key, this.current, this.profiles.list.length);
    if (next !== undefined) this.#focus(next);
    else if (event.key === 'Delete') this.emit('smpp-profile', { act: 'delete', name });
    else if (event.key === 'F2') this.#rename(name);
    else return;
    event.preventDefault();
  }

  #focus(index: number): void {
    this.current = index;
    this.renderRoot.querySelectorAll<HTMLElement>('.use')[index]?.focus();
  }

  #at(index: number): void {
    this.current = index;
  }

  #use(name: string): void {
    this.emit('smpp-profile', { act: 'use', name });
    this.dialog.close();
  }

  #rename(name: string): void {
    this.renaming = name;
  }

  #pressInName(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') event.preventDefault();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    this.#endRenaming(event.key === 'Enter' ? (event.target as HTMLInputElement).value : undefined);
    void this.updateComplete.then(() => this.#focus(this.current));
  }

  #endRenaming(to?: string): void {
    const name = this.renaming;
    this.renaming = '';
    if (to !== undefined) this.emit('smpp-profile', { act: 'rename', name, to });
  }

  #ask(isAsking: boolean): void {
    this.isAsking = isAsking;
  }

  #export(withPasswords: boolean): void {
    this.isAsking = false;
    this.emit('smpp-profile', { act: 'export', withPasswords });
  }

  #pick(): void {
    this.renderRoot.querySelector<HTMLInputElement>('[type=file]')?.click();
  }

  async #read(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    this.fileProblem = '';
    if (!file) return;
    if (file.size > MAX_FILE_OCTETS) this.fileProblem = msg('The file is too large to be one of profiles.');
    else this.emit('smpp-profile', { act: 'import', text: await file.text() });
    // The same file may be chosen again, once it has been mended.
    field.value = '';
  }

  #close(): void {
    this.isAsking = false;
    this.emit('smpp-profile', { act: 'close' });
  }
}
