import { formatAbsoluteTime, formatRelativeTime, parseTime, type SmppTime } from '@smpp-web/codec/text';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';

const UNITS = ['minutes', 'hours', 'days', 'months'] as const;

/** What two digits can say of a unit. */
const MOST = 99;

const styles = css`
  .line,
  .helper {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .line input {
    flex: 1 1 150px;
    width: auto;
  }

  .meaning {
    flex: 1 1 100px;
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .helper {
    margin-top: 4px;
    padding: 6px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-size: var(--_small);
  }

  .helper input[type='number'] {
    width: 64px;
  }

  .helper select {
    width: auto;
  }

  .helper input[type='datetime-local'] {
    width: 190px;
  }
`;

/** A time of SMPP, with what it means and a helper that writes it. */
export class SmppTimeEditor extends SmppElement {
  static override readonly tag = 'smpp-time-editor';
  static override styles = [base, styles];

  @property() label = '';
  @property() value = '';
  @property({ type: Boolean }) invalid = false;

  @state() private isOpen = false;
  @state() private count = 1;
  @state() private unit: (typeof UNITS)[number] = 'hours';
  @state() private moment = '';

  override render() {
    return html`<div class="line">
        <input id="value" class="mono" aria-label=${this.label} aria-describedby="meaning" aria-invalid=${this.invalid} .value=${this.value}
          placeholder="YYMMDDhhmmsstnnp" autocomplete="off" spellcheck="false" @input=${(event: Event) => this.#tell((event.target as HTMLInputElement).value)} />
        <button class="icon quiet" type="button" title=${msg('Write a time')} aria-label=${`${msg('Write a time')}: ${this.label}`} aria-expanded=${this.isOpen}
          @click=${() => (this.isOpen = !this.isOpen)}>${icon('history')}</button>
        <span class="meaning" id="meaning">${meaningOf(this.value)}</span>
      </div>
      ${this.isOpen ? this.#helper() : nothing}`;
  }

  #helper(): TemplateResult {
    return html`<div class="helper" role="group" aria-label=${`${msg('Time')}: ${this.label}`} @input=${(event: Event) => event.stopPropagation()}>
      ${msg('After')} <input type="number" min="1" max=${MOST} aria-label=${msg('How many')} .value=${String(this.count)} @change=${(event: Event) => (this.count = Number((event.target as HTMLInputElement).value))} />
      <select aria-label=${msg('Unit')} @change=${(event: Event) => (this.unit = (event.target as HTMLSelectElement).value as typeof this.unit)}>
        ${UNITS.map((unit) => html`<option value=${unit} ?selected=${unit === this.unit}>${msg(unit)}</option>`)}
      </select>
      <button type="button" ?disabled=${!(this.count >= 1 && this.count <= MOST)} @click=${() => this.#tell(formatRelativeTime({ [this.unit]: this.count }))}>${msg('Relative')}</button>
      ${msg('or at')} <input type="datetime-local" aria-label=${msg('Date and time here')} .value=${this.moment} @change=${(event: Event) => (this.moment = (event.target as HTMLInputElement).value)} />
      <button type="button" ?disabled=${this.moment === ''} @click=${() => this.#tell(formatAbsoluteTime(new Date(this.moment)))}>${msg('Absolute')}</button>
      <button class="quiet" type="button" @click=${() => this.#tell('')}>${msg('None')}</button>
    </div>`;
  }

  #tell(value: string): void {
    this.emit('smpp-edit-value', { path: '', value });
  }
}

/** What a time says, in words; empty where it cannot be read, as the field says why. */
function meaningOf(text: string): string {
  let time: SmppTime;
  try {
    time = parseTime(text);
  } catch {
    return '';
  }
  if (time.kind === 'none') return 'none';
  if (time.kind !== 'relative') return `${time.date.toLocaleString('en-GB', { timeZone: 'UTC' })} UTC`;
  const parts = Object.entries(time.duration).filter(([, count]) => count > 0);
  return `in ${parts.map(([unit, count]) => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`).join(', ') || 'no time'}`;
}
