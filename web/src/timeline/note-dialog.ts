import { css, html } from 'lit';
import { query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { dialogStyles } from '../common/dialog.styles.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';

/** Characters of a note: a few sentences. */
const MAX_CHARACTERS = 500;

const styles = css`
  dialog {
    width: min(420px, calc(100vw - 24px));
  }
`;

/** Asks for the note on one PDU. Open it with {@link SmppNoteDialog.open}. */
export class SmppNoteDialog extends SmppElement {
  static override readonly tag = 'smpp-note-dialog';
  static override styles = [base, dialogStyles, styles];

  @state() private note = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  #id = 0;

  async open(id: number, note: string): Promise<void> {
    this.#id = id;
    this.note = note;
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title" closedby="any">
      <form method="dialog" @submit=${this.#save}>
        <h2 id="title">${msg('Note on this PDU')}</h2>
        <textarea rows="3" maxlength=${MAX_CHARACTERS} aria-label=${msg('Note')} autofocus .value=${this.note} @input=${this.#write}
          @keydown=${this.#press}></textarea>
        <footer>
          <button class="quiet" type="button" @click=${() => this.dialog.close()}>${msg('Cancel')}</button>
          <button class="primary" type="submit">${msg('Keep')}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #write(event: Event): void {
    this.note = (event.target as HTMLTextAreaElement).value;
  }

  /** Enter is enough for a note of one line; with Shift it begins another. */
  #press(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.dialog.querySelector('form')!.requestSubmit();
  }

  #save(): void {
    this.emit('smpp-note', { id: this.#id, note: this.note.trim() });
  }
}
