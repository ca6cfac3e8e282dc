import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { dialogStyles } from '../common/dialog.styles.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { COLOURS, type Colour, type ColourRule, MAX_RULES, PRESET_RULES } from './colour-rules.ts';
import { testOf } from './filter/index.ts';

const COLOUR_TITLES: Readonly<Record<Colour, string>> = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
  violet: 'Violet',
  teal: 'Teal',
  dim: 'Dimmed',
};

const styles = css`
  dialog {
    width: min(860px, calc(100vw - 24px));
  }

  ol {
    display: grid;
    gap: 6px;
    max-height: 52vh;
    overflow: auto;
    padding: 2px;
  }

  li {
    display: grid;
    grid-template-columns: auto 150px minmax(0, 1fr) 100px auto;
    gap: 6px;
    align-items: center;
  }

  li .filter {
    font-family: var(--_mono);
    font-size: var(--_small);
  }

  li .problem {
    grid-column: 2 / -1;
    color: var(--_bad);
    font-size: var(--_small);
  }

  li .moves {
    display: flex;
  }

  input[type='checkbox'] {
    margin: 5px;
  }

  @media (max-width: 640px) {
    li {
      grid-template-columns: auto minmax(0, 1fr) 96px auto;
      padding-bottom: 6px;
      border-bottom: 1px solid var(--_line);
    }

    li .filter {
      grid-column: 2 / -1;
      grid-row: 2;
    }
  }
`;

/** The rules that colour rows: an ordered list, of which the first that fits counts. What is edited is kept at once. */
export class SmppColourDialog extends SmppElement {
  static override readonly tag = 'smpp-colour-dialog';
  static override styles = [base, dialogStyles, styles];

  @property({ attribute: false }) rules: readonly ColourRule[] = PRESET_RULES;

  @state() private draft: readonly ColourRule[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(): Promise<void> {
    this.draft = this.rules;
    await this.updateComplete;
    this.dialog.showModal();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rules')) this.draft = this.rules;
  }

  override render() {
    const { draft } = this;
    return html`<dialog aria-labelledby="title" closedby="any">
      <header><h2 id="title">${msg('Colour rules')}</h2>
        <button class="quiet icon" type="button" aria-label=${msg('Close')} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
      <p class="muted">${msg('The first rule that a PDU passes gives its row a colour. Rules are filters, in the language of the timeline.')}</p>
      <ol>${draft.map((rule, index) => this.#line(rule, index))}</ol>
      <footer>
        <span>
          <button type="button" ?disabled=${draft.length >= MAX_RULES} @click=${this.#add}>${msg('Add a rule')}</button>
          <button class="quiet" type="button" @click=${() => this.#keep(PRESET_RULES)}>${msg('Back to the presets')}</button>
        </span>
        <button class="primary" type="button" @click=${() => this.dialog.close()}>${msg('Done')}</button>
      </footer>
    </dialog>`;
  }

  #line(rule: ColourRule, index: number): TemplateResult {
    const change = (part: Partial<ColourRule>) =>
      this.#keep(this.draft.map((each, at) => (at === index ? { ...each, ...part } : each)));
    const typed = (event: Event) => (event.target as HTMLInputElement).value;
    const verdict = testOf(rule.filter);
    const problem =
      'message' in verdict
        ? verdict.message
        : rule.filter.trim() === ''
          ? msg('A rule without a filter colours nothing.')
          : '';
    return html`<li>
      <input type="checkbox" aria-label=${`${msg('Use')} ${rule.name}`} .checked=${rule.on} @change=${() => change({ on: !rule.on })} />
      <input aria-label=${msg('Name')} .value=${rule.name} maxlength="40" @change=${(event: Event) => change({ name: typed(event) })} />
      <input class="filter" aria-label=${`${msg('Filter of')} ${rule.name}`} .value=${rule.filter} spellcheck="false" autocomplete="off"
        aria-invalid=${problem !== ''} aria-description=${problem || nothing} @change=${(event: Event) => change({ filter: typed(event) })} />
      <select aria-label=${`${msg('Colour of')} ${rule.name}`} @change=${(event: Event) => change({ colour: typed(event) as Colour })}>
        ${COLOURS.map((colour) => html`<option value=${colour} ?selected=${colour === rule.colour}>${msg(COLOUR_TITLES[colour])}</option>`)}
      </select>
      <span class="moves">
        <button class="quiet icon" type="button" aria-label=${`${msg('Move up')}: ${rule.name}`} title=${msg('Move up')} ?disabled=${index === 0} @click=${() => this.#move(index)}>${icon('up')}</button>
        <button class="quiet icon" type="button" aria-label=${`${msg('Delete')}: ${rule.name}`} title=${msg('Delete')} @click=${() => this.#keep(this.draft.filter((_, at) => at !== index))}>${icon('clear')}</button>
      </span>
      ${problem ? html`<span class="problem">${problem}</span>` : nothing}
    </li>`;
  }

  async #add(): Promise<void> {
    this.#keep([...this.draft, { name: msg('New rule'), filter: '', colour: 'blue', on: true }]);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('li:last-child input:not([type])')?.select();
  }

  #move(index: number): void {
    const rules = [...this.draft];
    const [rule] = rules.splice(index, 1);
    rules.splice(index - 1, 0, rule!);
    this.#keep(rules);
  }

  #keep(rules: readonly ColourRule[]): void {
    this.draft = rules;
    this.emit('smpp-timeline-settings', { rules });
  }
}
