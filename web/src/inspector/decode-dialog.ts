import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { dialogStyles } from '../common/dialog.styles.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { plural } from '../words/format.ts';
import { readHex } from '../words/hex.ts';

const styles = css`
  textarea {
    font-family: var(--_mono);
    font-size: var(--_small);
  }
`;

/** A real PDU to try with: a submit_sm that says "Hello". */
const EXAMPLE = `00 00 00 3c 00 00 00 04 00 00 00 00 00 00 00 07
00 05 00 53 68 6f 70 00 01 01 34 34 37 37 30 30
39 30 30 31 32 33 00 00 00 00 00 00 01 00 00 00
05 48 65 6c 6c 6f 02 04 00 02 00 2a`;

/** Takes octets from anywhere, as hex or as a dump. Open it with {@link SmppDecodeDialog.open}. */
export class SmppDecodeDialog extends SmppElement {
  static override readonly tag = 'smpp-decode-dialog';
  static override styles = [base, dialogStyles, styles];

  @state() private text = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  open(): void {
    this.dialog.showModal();
  }

  override render() {
    const read = readHex(this.text);
    const isRead = typeof read !== 'string';
    return html`<dialog aria-labelledby="title" closedby="any">
      <form method="dialog" @submit=${this.#submit}>
        <header><h2 id="title">${msg('Decode hex')}</h2>
          <button class="quiet icon" type="button" aria-label=${msg('Close')} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
        <p class="muted">${msg('Octets of one PDU or of several, in any notation: hex, 0x, a dump with offsets, Base64. Captures and files can be dropped anywhere. They stay in this page.')}</p>
        <textarea rows="9" aria-label=${msg('Octets as hex')} spellcheck="false" autocomplete="off" .value=${this.text}
          @input=${(event: Event) => (this.text = (event.target as HTMLTextAreaElement).value)}></textarea>
        <footer>
          <span class="muted" role="status">${isRead ? plural(read.length, 'octet') : this.text === '' ? nothing : read}</span>
          <span>
            <button class="quiet" type="button" @click=${() => (this.text = EXAMPLE)}>${msg('Take an example')}</button>
            <button class="primary" type="submit" ?disabled=${!isRead}>${msg('Decode')}</button>
          </span>
        </footer>
      </form>
    </dialog>`;
  }

  #submit(): void {
    const octets = readHex(this.text);
    if (typeof octets !== 'string') this.emit('smpp-paste', { octets });
  }
}
