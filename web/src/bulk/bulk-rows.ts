import { describeStatus } from '@smpp-web/codec/spec';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { type BulkRow, type BulkRows, type BulkState, ROW_STATES, type RowState } from '../engine/bulk-state.ts';
import { rowsStyles } from './bulk-rows.styles.ts';
import { PAGE_ROWS } from './bulk-store.ts';
import { ALPHABET_WORDS, STATE_WORDS } from './bulk-words.ts';

/** The rows of a job with what has become of them, page by page. */
export class SmppBulkRows extends SmppElement {
  static override readonly tag = 'smpp-bulk-rows';
  static override styles = [base, rowsStyles];

  @property({ attribute: false }) state: BulkState | undefined;
  @property({ attribute: false }) page: BulkRows = { rows: [], total: 0 };
  @property() show: RowState | 'all' = 'all';
  @property({ type: Number }) offset = 0;
  @property({ type: Number }) price = 0;

  override render() {
    const { state } = this;
    if (!state) return nothing;
    return html`<div class="kinds" role="group" aria-label=${msg('Rows to show')}>${this.#kind('all', 'All', state.rows)}
        ${ROW_STATES.filter((kind) => state.counts[kind] > 0).map((kind) => this.#kind(kind, STATE_WORDS[kind].name, state.counts[kind]))}</div>
      <div class="scroll" tabindex="0" role="region" aria-label=${msg('Rows')}><table>
        <thead><tr><th scope="col" class="end">${msg('Row')}</th><th scope="col">${msg('To')}</th><th scope="col">${msg('From')}</th><th scope="col" class="text">${msg('Text')}</th><th scope="col">${msg('Parts')}</th><th scope="col">${msg('Outcome')}</th></tr></thead>
        <tbody>${this.page.rows.map((row) => this.#row(row))}</tbody>
      </table></div>
      ${this.#pages()}`;
  }

  #kind(kind: RowState | 'all', name: string, count: number): TemplateResult {
    return html`<button type="button" aria-pressed=${this.show === kind ? 'true' : 'false'} @click=${() => this.#go(kind, 0)}>${msg(name)} <b>${count.toLocaleString('en')}</b></button>`;
  }

  #row({ n, to, from, text, alphabet, outcome }: BulkRow): TemplateResult {
    const { parts } = outcome;
    return html`<tr>
      <td class="end muted">${n.toLocaleString('en')}</td>
      <td class="mono"><bdi>${to}</bdi></td>
      <td class="mono"><bdi>${from}</bdi></td>
      <td class="text"><bdi>${text}</bdi></td>
      <td class="nowrap">${parts ?? '–'} <span class="muted">${msg(ALPHABET_WORDS[alphabet] ?? alphabet)}${this.price > 0 && parts ? html` · ${(parts * this.price).toLocaleString('en', { maximumFractionDigits: 4 })}` : nothing}</span></td>
      <td>${this.#outcome(outcome)}</td>
    </tr>`;
  }

  #outcome({ state, problem, command_status, ids, receipt }: BulkRow['outcome']): TemplateResult {
    const { name, tone } = STATE_WORDS[state];
    const status = command_status === undefined ? undefined : describeStatus(command_status);
    return html`<span class="chip" data-tone=${tone}>${tone === 'bad' ? icon('alert') : nothing}${receipt ?? msg(name)}</span>
      ${ids?.some(Boolean) ? html`<span class="muted mono id"><bdi>${ids.join(' ')}</bdi></span>` : nothing}
      ${status ? html`<span class="why"><b>${status.name}</b> ${status.doc}</span>` : problem ? html`<span class="why"><bdi>${problem}</bdi></span>` : nothing}`;
  }

  #pages(): TemplateResult | typeof nothing {
    const { total } = this.page;
    if (total <= PAGE_ROWS) return nothing;
    const last = Math.min(this.offset + PAGE_ROWS, total);
    return html`<nav aria-label=${msg('Pages of rows')}>
      <button class="quiet icon back" type="button" aria-label=${msg('Rows before')} ?disabled=${this.offset === 0} @click=${() => this.#go(this.show, Math.max(0, this.offset - PAGE_ROWS))}>${icon('back')}</button>
      <span>${msg('{first}–{last} of {count}', { first: this.offset + 1, last, count: total })}</span>
      <button class="quiet icon forth" type="button" aria-label=${msg('Rows after')} ?disabled=${last >= total} @click=${() => this.#go(this.show, this.offset + PAGE_ROWS)}>${icon('back')}</button>
    </nav>`;
  }

  #go(show: RowState | 'all', offset: number): void {
    this.emit('smpp-bulk', { act: 'show', show, offset });
  }
}
