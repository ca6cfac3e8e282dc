import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { floating } from '../common/floating.ts';
import { msg } from '../common/language.ts';
import type { Completion, Completions } from './filter/completions.ts';
import { loadFilters } from './filter/lazy.ts';
import { type FilterProblem, type LogFilter, NO_FILTER } from './log-filter.ts';

const styles = css`
  :host {
    display: block;
    min-width: 0;
  }

  input[type='search'] {
    font-family: var(--_mono);
    font-size: var(--_small);
  }

  input::placeholder {
    font-family: var(--_sans);
  }

  input[aria-invalid='true'] {
    border-color: var(--_bad);
  }

  input[data-active] {
    border-color: var(--_accent);
  }

  [role='listbox'] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 4px;
    ${floating}
  }

  [role='option'] {
    display: grid;
    grid-template-columns: minmax(130px, max-content) minmax(0, 1fr);
    gap: 12px;
    padding: 4px 8px;
    border-radius: 5px;
    font-size: var(--_small);
    line-height: 18px;
    cursor: default;
  }

  [role='option'] code {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [role='option'] span {
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [data-kind='history'] {
    grid-template-columns: minmax(0, 1fr) auto;
  }

  [role='option']:hover {
    background: var(--_sunken);
  }

  [role='option'][aria-selected='true'] {
    background: var(--_accent-soft);
  }

  @media (forced-colors: active) {
    [role='option'][aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

/** Height of the line that says what is wrong with the filter, in pixels. */
const PROBLEM_LINE = 32;

const CLOSED: Completions = { from: 0, to: 0, items: [] };

/** Where a filter is written: offers what may stand at the caret, and the filters of before. */
export class SmppFilterBox extends SmppElement {
  static override readonly tag = 'smpp-filter-box';
  static override styles = [base, styles];

  @property({ attribute: false }) filter: LogFilter = NO_FILTER;
  @property({ attribute: false }) problem: FilterProblem | undefined;
  /** Filters used before, the latest first. */
  @property({ attribute: false }) history: readonly string[] = [];

  @state() private offer = CLOSED;
  /** Which of the offered ones the keyboard is on; -1: none. */
  @state() private active = -1;
  @query('input') private input!: HTMLInputElement;
  @query('[role=listbox]') private popup!: HTMLElement;

  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
    this.input?.select();
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('offer') && !changed.has('active') && !changed.has('problem')) return;
    const isOpen = this.offer.items.length > 0;
    if (isOpen !== this.popup.matches(':popover-open')) isOpen ? this.popup.showPopover() : this.popup.hidePopover();
    if (!isOpen) return;
    this.#put();
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { items } = this.offer;
    const isOpen = items.length > 0;
    return html`<input type="search" role="combobox" aria-label=${msg('Filter PDUs')} aria-autocomplete="list" aria-controls="offer"
        aria-expanded=${isOpen} aria-activedescendant=${this.active >= 0 ? `o${this.active}` : nothing}
        aria-invalid=${this.problem !== undefined} aria-description=${this.problem?.message ?? nothing}
        placeholder=${msg('Filter: command == submit_sm && latency > 200')} spellcheck="false" autocomplete="off" autocapitalize="off"
        ?data-active=${this.filter.text !== ''} .value=${this.filter.text} @input=${this.#write} @keydown=${this.#press}
        @click=${this.#offerHere} @blur=${this.#leave} />
      <div id="offer" role="listbox" aria-label=${msg('What may stand here')} popover="manual">${items.map((item, index) => this.#option(item, index))}</div>`;
  }

  #option({ text, doc, kind }: Completion, index: number): TemplateResult {
    return html`<div role="option" id=${`o${index}`} data-kind=${kind} aria-selected=${index === this.active}
      @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.#take(index)}><code>${text}</code><span>${doc}</span></div>`;
  }

  #write(): void {
    this.#ask(this.input.value);
    void this.#offerHere();
  }

  #ask(text: string): void {
    this.emit('smpp-filter', { ...this.filter, text });
  }

  /** Offers what may stand at the caret; in an empty box, the filters of before. */
  async #offerHere(): Promise<void> {
    const { completionsAt } = await loadFilters();
    if (!this.matches(':focus-within')) return;
    const { value, selectionStart } = this.input;
    this.active = -1;
    const found = completionsAt(value, selectionStart ?? value.length);
    const before = value === '' ? this.history : [];
    const items = before.map((text): Completion => ({ text, doc: msg('used before'), kind: 'history' }));
    this.offer = { ...found, items: [...items, ...found.items] };
  }

  #close(): void {
    this.offer = CLOSED;
    this.active = -1;
  }

  #take(index: number): void {
    const { items, from, to } = this.offer;
    const item = items[index]!;
    const { value } = this.input;
    const isWhole = item.kind === 'history';
    const start = isWhole ? item.text : `${value.slice(0, from)}${item.text} `;
    const rest = isWhole ? '' : value.slice(to).trimStart();
    this.input.value = start + rest;
    this.input.setSelectionRange(start.length, start.length);
    this.#ask(this.input.value);
    if (isWhole) this.#close();
    else void this.#offerHere();
  }

  #press(event: KeyboardEvent): void {
    const { items } = this.offer;
    const { key } = event;
    const isOpen = items.length > 0;
    if (key === 'ArrowDown' && !isOpen) void this.#offerHere();
    else if (key === 'ArrowDown' && isOpen) this.active = (this.active + 1) % items.length;
    else if (key === 'ArrowUp' && isOpen) this.active = (this.active <= 0 ? items.length : this.active) - 1;
    else if ((key === 'Enter' || key === 'Tab') && this.active >= 0) this.#take(this.active);
    else if (key === 'Enter') return this.#use();
    else if (key === 'Escape' && isOpen) this.#close();
    else if (key === 'Escape' && this.filter.text !== '') this.#ask('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave(): void {
    this.#close();
    this.#use();
  }

  #use(): void {
    this.#close();
    if (this.filter.text !== '' && !this.problem) this.emit('smpp-filter-used', { text: this.filter.text });
  }

  #put(): void {
    const { left, bottom, width } = this.input.getBoundingClientRect();
    const wide = Math.min(Math.max(width, 460), innerWidth - 16);
    const { style } = this.popup;
    style.width = `${wide}px`;
    style.left = `${Math.min(left, innerWidth - wide - 8)}px`;
    // What is wrong stands in a line below the tools, and is to be read.
    const top = bottom + (this.problem ? PROBLEM_LINE : 3);
    style.top = `${top}px`;
    style.maxHeight = `${Math.max(120, Math.min(320, innerHeight - top - 12))}px`;
  }
}
