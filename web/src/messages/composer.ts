import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import type { Draft } from './draft-store.ts';

const styles = css`
  :host {
    display: block;
    padding: 10px 12px 8px;
    border-top: 1px solid var(--_line);
    background: var(--_sunken);
    container-type: inline-size;
  }

  .addresses {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
    margin-bottom: 6px;
  }

  .addresses label {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 6px;
  }

  .addresses span {
    margin: 0;
  }

  .foot {
    display: flex;
    align-items: end;
    gap: 12px;
    margin-top: 4px;
  }

  smpp-segment-meter {
    flex: 1;
    min-width: 0;
  }

  .send {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  .problem {
    margin-top: 4px;
    color: var(--_bad);
    overflow-wrap: anywhere;
  }

  @container (max-width: 420px) {
    .foot {
      flex-direction: column;
      align-items: stretch;
      gap: 6px;
    }

    .send {
      justify-content: space-between;
    }
  }
`;

/** Longest text that the field takes: 255 parts of GSM 7-bit, the most that one message can have. */
const MAX_CHARACTERS = 39_015;

/** Writes a message. Shows what it will take while it is written. */
export class SmppComposer extends SmppElement {
  static override readonly tag = 'smpp-composer';
  static override styles = [base, styles];

  @property({ attribute: false }) draft: Draft | undefined;
  /** Why messages cannot be sent now; empty when they can. */
  @property() blocked = '';
  /** Why the last one could not be sent. */
  @property() problem = '';

  override render() {
    if (!this.draft) return nothing;
    const { to, from, text, receipt, measure } = this.draft;
    return html`<form @submit=${this.#submit} @keydown=${this.#press}>
      <div class="addresses">
        <label><span>To</span>
          <input name="to" .value=${to} required maxlength="21" spellcheck="false" autocomplete="off" @input=${this.#input} /></label>
        <label><span>From</span>
          <input name="from" .value=${from} maxlength="21" spellcheck="false" autocomplete="off"
            placeholder="left to the message centre" @input=${this.#input} /></label>
      </div>
      <textarea name="text" rows="3" aria-label="Message" placeholder="Message" dir="auto" maxlength=${MAX_CHARACTERS}
        .value=${text} @input=${this.#input}></textarea>
      <div class="foot">
        <smpp-segment-meter .measure=${measure}></smpp-segment-meter>
        <div class="send">
          <label class="check"><input name="receipt" type="checkbox" .checked=${receipt} @change=${this.#input} /><span>Receipt</span></label>
          <button class="primary" type="submit" title=${this.blocked || `Send (${SHORTCUT})`} ?disabled=${!this.#canSend}>
            ${icon('send')}Send
          </button>
        </div>
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
    </form>`;
  }

  get #canSend(): boolean {
    return this.blocked === '' && this.draft!.to !== '' && this.draft!.text !== '';
  }

  #input(event: Event): void {
    const { name, value, checked } = event.target as HTMLInputElement;
    this.emit('smpp-draft', { [name]: name === 'receipt' ? checked : value });
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.#canSend) this.emit('smpp-send');
  }

  #press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.#canSend) this.emit('smpp-send');
  }
}

const SHORTCUT = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '') ? '⌘ Enter' : 'Ctrl+Enter';
