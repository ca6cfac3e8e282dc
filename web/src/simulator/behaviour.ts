import { MESSAGE_STATES, type MessageState } from '@smpp-web/codec/text';
import {
  DELAY_SHAPES,
  type DelayShape,
  DIALECTS,
  type DialectName,
  type Settings,
  type SettingsChange,
} from '@smpp-web/smsc';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { checkField, numberField, selectField, textField } from './fields.ts';
import { sectionStyles } from './section.styles.ts';

const styles = css`
  .weights {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(118px, 1fr));
    gap: 6px 8px;
  }

  .share {
    color: var(--_muted);
    font-size: var(--_tiny);
  }
`;

/** States in which messages end here. */
const ENDS = MESSAGE_STATES.filter((state) => state !== 'SCHEDULED' && state !== 'ENROUTE');

/** Longest delays to set, in milliseconds: a day. */
const MAX_MS = 86_400_000;

/** How messages end and receipts tell, what comes back, how deliveries are tried again. Every change holds at once. */
export class SmppSimulatorBehaviour extends SmppElement {
  static override readonly tag = 'smpp-simulator-behaviour';
  static override styles = [base, sectionStyles, styles];

  @property({ attribute: false }) settings: Settings | undefined;

  override render() {
    if (!this.settings) return nothing;
    return html`${this.#receipts(this.settings)} ${this.#rest(this.settings)}`;
  }

  #receipts({ receipts }: Settings): TemplateResult {
    const { delayMs, delayShape = 'fixed', spreadMs = 0, dialect = 'standard', outcomes } = receipts;
    const set = (change: Partial<Settings['receipts']>) => this.#set({ receipts: change });
    const sum = Object.values(outcomes).reduce((total, weight) => total + weight, 0);
    return html`<section aria-labelledby="receipts"><h3 id="receipts">${msg('Receipts')}</h3>
      <div class="grid">
        ${numberField('After (ms)', delayMs, { min: 0, max: MAX_MS }, (ms = 0) => set({ delayMs: ms }))}
        ${selectField(
          'Delays are',
          delayShape,
          DELAY_SHAPES.map((shape) => [shape, shape] as const),
          (shape) => set({ delayShape: shape as DelayShape }),
        )}
        ${delayShape === 'uniform' || delayShape === 'normal' ? numberField('Spread (ms)', spreadMs, { min: 0, max: MAX_MS }, (ms = 0) => set({ spreadMs: ms })) : nothing}
        ${selectField(
          'Written as',
          dialect,
          Object.keys(DIALECTS).map((name) => [name, name] as const),
          (name) => set({ dialect: name as DialectName }),
        )}
      </div>
      <p class="hint">${DIALECTS[dialect].doc} ${msg('A message that asks for an intermediate receipt (registered_delivery 0x10) gets one half way.')}</p>
      <fieldset><legend>${msg('How messages end, by weight')}</legend><div class="weights">
        ${ENDS.map((state) => {
          const weight = outcomes[state] ?? 0;
          const share = weight > 0 && sum > 0 ? ` ${Math.round((weight / sum) * 100)} %` : '';
          return numberField(`${state}${share}`, weight, { min: 0, max: 1_000_000 }, (next = 0) =>
            this.#weigh(state, next),
          );
        })}
      </div></fieldset>
    </section>`;
  }

  #rest({ echoAddress, textCommands, retry, congestion, absenceMs }: Settings): TemplateResult {
    return html`<section aria-labelledby="rest"><h3 id="rest">${msg('Messages')}</h3>
      <div class="grid">
        ${textField('Echo address', echoAddress, (address) => this.#set({ echoAddress: address }), { max: 20, placeholder: 'none' })}
        ${numberField('congestion_state (%)', congestion === 'auto' ? undefined : congestion, { min: 0, max: 100, placeholder: 'by load' }, (value) => this.#set({ congestion: value ?? 'auto' }))}
        ${numberField('Absent mobiles come back after (ms)', absenceMs, { min: 0, max: MAX_MS }, (ms = 0) => this.#set({ absenceMs: ms }))}
      </div>
      <div class="checks">${checkField('Texts may decide on their own fate: “smsc: state=EXPIRED delay=200”', textCommands, (isOn) => this.#set({ textCommands: isOn }))}</div>
      <fieldset><legend>${msg('Deliveries that are refused for now are tried again')}</legend><div class="grid">
        ${numberField('First after (ms)', retry.firstMs, { min: 0, max: MAX_MS }, (firstMs = 0) => this.#set({ retry: { firstMs } }))}
        ${numberField('Each gap times', retry.factor, { min: 1, max: 100 }, (factor = 1) => this.#set({ retry: { factor } }))}
        ${numberField('Longest gap (ms)', retry.maxMs, { min: 0, max: MAX_MS }, (maxMs = 0) => this.#set({ retry: { maxMs } }))}
        ${numberField('Tries in all', retry.attempts, { min: 1, max: 1_000, step: '1' }, (attempts = 1) => this.#set({ retry: { attempts } }))}
      </div></fieldset>
    </section>`;
  }

  #weigh(state: MessageState, weight: number): void {
    const outcomes = { ...this.settings!.receipts.outcomes, [state]: weight };
    // Without any weight nothing could end: then all are delivered.
    const isEmpty = Object.values(outcomes).every((each) => each === 0);
    this.#set({ receipts: { outcomes: isEmpty ? { DELIVERED: 1 } : outcomes } });
  }

  #set(settings: SettingsChange): void {
    this.emit('smpp-control', { do: 'configure', settings });
  }
}
