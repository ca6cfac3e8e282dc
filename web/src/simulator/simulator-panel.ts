import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { FIRST_PANEL, type SimulatorPanel } from './simulator-store.ts';

const styles = css`
  :host {
    display: block;
    overflow: auto;
    padding: 10px 12px 12px;
    background: var(--_sunken);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 4px;
  }

  h3 {
    margin: 14px 0 6px;
    font-size: var(--_small);
  }

  .pair {
    display: grid;
    grid-template-columns: 1.45fr 1fr;
    gap: 6px 8px;
  }

  .wide {
    grid-column: 1 / -1;
  }

  button[type='submit'] {
    width: 100%;
    margin-top: 8px;
  }

  .hint {
    margin-top: 6px;
    font-size: var(--_tiny);
    color: var(--_muted);
  }
`;

const OUTCOMES: readonly (readonly [SimulatorPanel['outcome'], string])[] = [
  ['DELIVERED', 'all delivered'],
  ['mixed', 'mostly delivered'],
  ['UNDELIVERABLE', 'all undeliverable'],
  ['EXPIRED', 'all expired'],
  ['REJECTED', 'all rejected'],
  ['UNKNOWN', 'all unknown'],
];

/** Longest delay of a receipt to set, in seconds: an hour is what testers wait for. */
const MAX_DELAY_S = 3_600;

/** How the message centre in this page behaves, and what it delivers. */
export class SmppSimulatorPanel extends SmppElement {
  static override readonly tag = 'smpp-simulator-panel';
  static override styles = [base, styles];

  @property({ attribute: false }) panel: SimulatorPanel = FIRST_PANEL;
  /** Whether somebody is bound to deliver to. */
  @property({ type: Boolean }) ready = false;

  override render() {
    const { delayMs, outcome, echoAddress, mo } = this.panel;
    return html`<header><h2>${msg('Simulated message centre')}</h2>
        <button class="icon quiet" type="button" title=${msg('All of the simulator')} aria-label=${msg('All of the simulator')}
          @click=${() => this.emit('smpp-go', { view: 'simulator' })}>${icon('open')}</button></header>
      <div class="pair">
        <label><span>${msg('Receipts after (s)')}</span>
          <input type="number" min="0" max=${MAX_DELAY_S} step="0.1" .value=${String(delayMs / 1000)} @change=${this.#delay} /></label>
        <label><span>${msg('Echo address')}</span>
          <input maxlength="20" title=${msg('What is sent to this address comes back')} .value=${echoAddress}
            @change=${(event: Event) => this.#change({ echoAddress: inputOf(event) })} /></label>
        <label class="wide"><span>${msg('Outcome')}</span>
          <select @change=${(event: Event) => this.#change({ outcome: inputOf(event) as SimulatorPanel['outcome'] })}>
            ${OUTCOMES.map(([value, label]) => html`<option value=${value} ?selected=${value === outcome}>${msg(label)}</option>`)}
          </select></label>
      </div>
      <h3>${msg('Message from a mobile')}</h3>
      <form @submit=${this.#inject}>
        <div class="pair">
          ${this.#moField('from', 'From', mo.from)} ${this.#moField('to', 'To', mo.to)}
          <label class="wide"><span>${msg('Text')}</span>
            <input .value=${mo.text} dir="auto" @input=${(event: Event) => this.#change({ mo: { ...mo, text: inputOf(event) } })} /></label>
        </div>
        <button type="submit" ?disabled=${!this.ready}>${msg('Deliver it')}</button>
      </form>
      <p class="hint">${this.ready ? msg('It comes as deliver_sm, in parts when it is long.') : msg('Bind as receiver or transceiver to be delivered to.')}</p>`;
  }

  #moField(name: 'from' | 'to', label: string, value: string): TemplateResult {
    return html`<label><span>${msg(label)}</span>
      <input required maxlength="20" spellcheck="false" .value=${value}
        @input=${(event: Event) => this.#change({ mo: { ...this.panel.mo, [name]: inputOf(event) } })} /></label>`;
  }

  #delay(event: Event): void {
    const seconds = Number(inputOf(event));
    if (Number.isFinite(seconds)) this.#change({ delayMs: Math.min(Math.max(seconds, 0), MAX_DELAY_S) * 1000 });
  }

  #change(part: Partial<SimulatorPanel>): void {
    this.emit('smpp-simulator', { ...this.panel, ...part });
  }

  #inject(event: SubmitEvent): void {
    event.preventDefault();
    this.emit('smpp-inject');
  }
}

function inputOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
