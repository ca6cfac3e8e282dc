import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import type { BulkMapping, BulkState } from '../engine/bulk-state.ts';
import type { BulkForm } from './bulk-store.ts';
import { ALPHABET_WORDS } from './bulk-words.ts';

const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(220px, 2fr);
    gap: 14px;
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  .fields {
    display: grid;
    align-content: start;
    gap: 8px;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: 8px;
  }

  .with {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 30px;
    gap: 4px;
  }

  .insert {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    font-size: var(--_small);
    color: var(--_muted);
  }

  .insert button {
    max-width: 160px;
    min-height: 24px;
    padding: 0 8px;
    border-radius: 12px;
    font-size: var(--_small);
  }

  .insert bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    align-content: start;
    gap: 3px 12px;
    padding-inline-start: 14px;
    border-inline-start: 1px solid var(--_line);
    font-size: var(--_small);
  }

  dt {
    color: var(--_muted);
  }

  dd {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .bad {
    color: var(--_bad);
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }

  .warn {
    color: var(--_warn);
  }

  @container (max-width: 640px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }

    dl {
      padding: 10px 0 0;
      border: 0;
      border-top: 1px solid var(--_line);
    }
  }
`;

/** Columns offered one by one at most. */
const MAX_OFFERED = 12;

/** How rows become messages, and what that comes to. */
export class SmppBulkMapping extends SmppElement {
  static override readonly tag = 'smpp-bulk-mapping';
  static override styles = [base, styles];

  @property({ attribute: false }) state: BulkState | undefined;
  @property({ attribute: false }) form: BulkForm = { rate: '', receipts: true, price: '' };

  override render() {
    const { state } = this;
    if (!state) return nothing;
    return html`<div class="fields">
        <div class="pair">${this.#address('to', 'To')}${this.#address('from', 'From')}</div>
        <label><span>${msg('Text')}</span><textarea name="text" rows="3" .value=${state.mapping.text} aria-invalid=${state.slips.text ? 'true' : 'false'}
          @input=${(event: Event) => this.#map({ text: (event.target as HTMLTextAreaElement).value })}></textarea></label>
        ${this.#slip('text')}
        <div class="insert" role="group" aria-label=${msg('Put a column into the text')}><span>${msg('Insert')}</span>
          ${state.columns.slice(0, MAX_OFFERED).map((column) => html`<button type="button" title=${column} @click=${() => this.#insert(column)}><bdi>${column}</bdi></button>`)}</div>
        <div class="pair">
          <label><span>${msg('Messages/s')}</span><input type="number" name="rate" min="0" placeholder=${msg('as fast as the window')} .value=${this.form.rate}
            @input=${(event: Event) => this.emit('smpp-bulk', { act: 'edit', change: { rate: (event.target as HTMLInputElement).value } })} /></label>
          <label><span>${msg('Price of a part')}</span><input type="number" name="price" min="0" step="any" placeholder="0.00" .value=${this.form.price}
            @input=${(event: Event) => this.emit('smpp-bulk', { act: 'edit', change: { price: (event.target as HTMLInputElement).value } })} /></label>
        </div>
        <label class="check"><input type="checkbox" .checked=${this.form.receipts} @change=${(event: Event) => this.emit('smpp-bulk', { act: 'edit', change: { receipts: (event.target as HTMLInputElement).checked } })} /><span>${msg('Ask for receipts')}</span></label>
      </div>
      ${this.#sums(state)}`;
  }

  /** A field that holds a template, and a list of the columns beside it. */
  #address(name: 'to' | 'from', label: string): TemplateResult {
    const { mapping, columns, slips } = this.state!;
    return html`<div><label><span>${msg(label)}</span><input name=${name} dir="ltr" autocomplete="off" spellcheck="false" list="columns-${name}" .value=${mapping[name]}
        placeholder=${name === 'from' ? msg('empty: the message centre chooses') : msg('a column, as {{phone}}')} aria-invalid=${slips[name] ? 'true' : 'false'}
        @input=${(event: Event) => this.#map({ [name]: (event.target as HTMLInputElement).value })} /></label>
      <datalist id="columns-${name}">${columns.map((column) => html`<option value=${`{{${column}}}`}></option>`)}</datalist>${this.#slip(name)}</div>`;
  }

  #sums({ rows, check }: BulkState): TemplateResult {
    const { checked, invalid, parts, alphabets, repeated } = check;
    const price = Number(this.form.price);
    return html`<dl>
      <dt>${msg('Rows')}</dt><dd>${rows.toLocaleString('en')}${checked < rows ? html` <span class="muted">${msg('checked {share} %', { share: Math.floor((checked / rows) * 100) })}</span>` : nothing}</dd>
      <dt>${msg('To send')}</dt><dd>${msg({ one: '{count} message', other: '{count} messages' }, { count: checked - invalid })}</dd>
      <dt>${msg('Parts')}</dt><dd>${parts.toLocaleString('en')}</dd>
      ${Object.entries(alphabets).map(([alphabet, count]) => html`<dt>${msg(ALPHABET_WORDS[alphabet] ?? alphabet)}</dt><dd>${count.toLocaleString('en')}</dd>`)}
      ${price > 0 ? html`<dt>${msg('Cost')}</dt><dd>${(parts * price).toLocaleString('en', { maximumFractionDigits: 2 })}</dd>` : nothing}
      ${invalid > 0 ? html`<dt>${msg('Invalid')}</dt><dd class="warn">${invalid.toLocaleString('en')}</dd>` : nothing}
      ${repeated > 0 ? html`<dt>${msg('Repeated numbers')}</dt><dd class="warn">${repeated.toLocaleString('en')}</dd>` : nothing}
    </dl>`;
  }

  #slip(field: keyof BulkMapping): TemplateResult | typeof nothing {
    const slip = this.state!.slips[field];
    return slip ? html`<p class="bad" role="alert"><bdi>${slip}</bdi></p>` : nothing;
  }

  #insert(column: string): void {
    const field = this.renderRoot.querySelector('textarea')!;
    const [from, until] = [field.selectionStart, field.selectionEnd];
    field.setRangeText(`{{${column}}}`, from, until, 'end');
    field.focus();
    this.#map({ text: field.value });
  }

  #map(mapping: Partial<BulkMapping>): void {
    this.emit('smpp-bulk', { act: 'map', mapping });
  }
}
