import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';

/** One thing to pick. */
export interface PickerOption {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
}

/** Options shown at once: enough to scroll through, and a list that is quick. */
const MAX_SHOWN = 200;

const styles = css`
  :host {
    display: block;
    position: relative;
  }

  ul {
    position: absolute;
    inset-inline: auto 0;
    z-index: 5;
    width: max(100%, min(440px, 100cqi));
    max-height: 340px;
    margin-top: 3px;
    padding: 4px;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_raised);
    box-shadow: var(--_shadow);
  }

  .group {
    padding: 6px 8px 2px;
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  [role='option'] {
    padding: 4px 8px;
    border-radius: 5px;
    cursor: default;
  }

  [role='option'] > * {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .hint {
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  [aria-selected='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 var(--_accent);
  }

  .none {
    padding: 8px;
    color: var(--_muted);
    font-size: var(--_small);
  }

  @media (forced-colors: active) {
    [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

/** A field in which one option of many is found by typing (the combobox pattern of the ARIA Authoring Practices). */
export class SmppPicker extends SmppElement {
  static override readonly tag = 'smpp-picker';
  static override styles = [base, styles];

  @property({ attribute: false }) options: readonly PickerOption[] = [];
  /** Name of the field. */
  @property() label = '';
  @property() placeholder = '';
  /** What stands in the field while nobody is searching. */
  @property() value = '';
  /** Makes an option of what is typed, for what no list can have. */
  @property({ attribute: false }) optionOf: ((typed: string) => PickerOption | undefined) | undefined;

  @state() private typed: string | undefined;
  @state() private index = 0;
  @query('input') private input!: HTMLInputElement;

  override focus(): void {
    this.input.focus();
  }

  override updated(changed: PropertyValues): void {
    // All of the list comes into sight when it opens, then whatever is chosen in it.
    const isOpening = changed.has('typed') && changed.get('typed') === undefined && this.typed !== undefined;
    const shown = isOpening ? '[role=listbox]' : '[aria-selected=true]';
    this.renderRoot.querySelector(shown)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  override render() {
    const isOpen = this.typed !== undefined;
    const found = isOpen ? this.#found() : [];
    return html`<input class="mono" role="combobox" aria-label=${this.label} aria-autocomplete="list" aria-controls="list"
        aria-expanded=${isOpen} aria-activedescendant=${found.length > 0 ? `o${this.index}` : nothing}
        placeholder=${this.placeholder} autocomplete="off" spellcheck="false" .value=${this.typed ?? this.value}
        @input=${this.#type} @click=${this.#open} @keydown=${this.#press} @blur=${this.#close} />
      <ul id="list" role="listbox" aria-label=${this.label} ?hidden=${!isOpen} @mousedown=${this.#hold} @click=${this.#click}>
        ${found.map((option, index) => this.#option(option, index, found[index - 1]?.group))}
        ${isOpen && found.length === 0 ? html`<li class="none" role="option" aria-disabled="true" aria-selected="false">${msg('Nothing of that name.')}</li>` : nothing}
      </ul>`;
  }

  #option({ label, hint, group }: PickerOption, index: number, groupBefore: string | undefined): TemplateResult {
    return html`${group && group !== groupBefore ? html`<li class="group" role="presentation">${group}</li>` : nothing}
      <li role="option" id=${`o${index}`} data-index=${index} aria-selected=${index === this.index}>
        <span class="mono">${label}</span><span class="hint">${hint}</span></li>`;
  }

  /** What fits, names that start so first. */
  #found(): PickerOption[] {
    const wanted = (this.typed ?? '').trim().toLowerCase();
    const own = this.optionOf?.(wanted);
    const fits = ({ label, hint }: PickerOption) => `${label} ${hint}`.toLowerCase().includes(wanted);
    const starts = ({ label }: PickerOption) => label.toLowerCase().startsWith(wanted);
    const fitting = this.options.filter(fits);
    const sorted = wanted === '' ? fitting : [...fitting.filter(starts), ...fitting.filter((each) => !starts(each))];
    return [...(own ? [own] : []), ...sorted].slice(0, MAX_SHOWN);
  }

  #open(): void {
    if (this.typed !== undefined) return;
    this.typed = '';
    this.index = Math.max(
      this.#found().findIndex(({ label }) => label === this.value),
      0,
    );
  }

  #close(): void {
    this.typed = undefined;
  }

  #type(event: InputEvent): void {
    event.stopPropagation();
    this.typed = this.input.value;
    this.index = 0;
  }

  /** The list must not take the focus from the field. */
  #hold(event: Event): void {
    event.preventDefault();
  }

  #click(event: MouseEvent): void {
    const option = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (option) this.#pick(Number(option.dataset.index));
  }

  #press(event: KeyboardEvent): void {
    const isOpen = this.typed !== undefined;
    if (event.key === 'Enter' && isOpen) this.#pick(this.index);
    else if (event.key === 'Escape' && isOpen) this.#close();
    else if (event.key === 'ArrowDown' && !isOpen) this.#open();
    else if (isOpen && ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'].includes(event.key))
      this.index = stepOf(event.key, this.index, this.#found().length) ?? 0;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #pick(index: number): void {
    const option = this.#found()[index];
    if (!option) return;
    this.#close();
    this.emit('smpp-pick', { id: option.id });
  }
}
