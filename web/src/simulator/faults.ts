import {
  FAULTS,
  type FaultName,
  type FaultParameter,
  type FaultRow,
  type KnownClient,
  type KnownFault,
} from '@smpp-web/smsc';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { numberField, selectField } from './fields.ts';
import { sectionStyles } from './section.styles.ts';

const styles = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
    margin-bottom: 10px;
  }

  .top label {
    flex: 0 1 260px;
  }

  .faults {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
    gap: 8px;
  }

  .faults li {
    padding: 8px 10px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_raised);
  }

  .faults li[data-on] {
    border-color: var(--_warn);
    background: var(--_warn-soft);
  }

  .name {
    display: flex;
    gap: 8px;
    align-items: center;
  }

  .name label {
    flex: 1;
  }

  .name label > span {
    font-size: var(--_text);
    font-weight: 600;
  }

  .on {
    font-size: var(--_tiny);
    font-weight: 600;
    color: var(--_warn);
  }

  .doc {
    font-size: var(--_small);
    color: var(--_muted);
  }

  .parameters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(110px, 1fr));
    gap: 6px 8px;
    margin-top: 6px;
    align-items: end;
  }

  .parameters label > span {
    white-space: normal;
  }
`;

type Parameters = Readonly<Record<string, number | string>>;

/** The faults, as their table has them: each can be switched on and off while it all runs, for one client or for all. */
export class SmppSimulatorFaults extends SmppElement {
  static override readonly tag = 'smpp-simulator-faults';
  static override styles = [base, sectionStyles, styles];

  @property({ attribute: false }) faults: readonly KnownFault[] = [];
  @property({ attribute: false }) clients: readonly KnownClient[] = [];

  /** For which client; undefined: for all. */
  @state() private client: number | undefined;
  /** Parameters that were set while their fault is off. */
  @state() private set: ReadonlyMap<string, Parameters> = new Map();

  override willUpdate(): void {
    if (this.client !== undefined && !this.clients.some(({ number }) => number === this.client))
      this.client = undefined;
  }

  override render() {
    const clients = this.clients.map(
      ({ number, system_id, mode }) =>
        [String(number), `${msg('client {number}', { number })}: ${system_id}, ${mode}`] as const,
    );
    const others = this.faults.filter(({ client }) => client !== this.client).length;
    return html`<section aria-label=${msg('Faults')}>
      <div class="top">
        ${selectField('Switch them for', String(this.client ?? ''), [['', 'everybody'], ...clients], (value) => {
          this.client = value === '' ? undefined : Number(value);
        })}
        <button type="button" ?disabled=${this.faults.length === 0} @click=${() => this.emit('smpp-control', { do: 'mend' })}>${icon('check')}${msg('Mend all')}</button>
        ${others > 0 ? html`<span class="hint">${msg('{count} on elsewhere', { count: others })}</span>` : nothing}
      </div>
      <ul class="faults">${Object.entries(FAULTS).map(([name, row]) => this.#fault(name as FaultName, row))}</ul>
    </section>`;
  }

  #fault(name: FaultName, { title, doc, parameters }: FaultRow): TemplateResult {
    const on = this.faults.find((fault) => fault.name === name && fault.client === this.client);
    const values = { ...initialOf(parameters), ...(on?.parameters ?? this.set.get(name)) };
    return html`<li ?data-on=${on !== undefined}>
      <div class="name"><label class="check"><input type="checkbox" role="switch" .checked=${on !== undefined} aria-describedby=${`doc-${name}`}
        @change=${(event: Event) => this.#switch(name, (event.target as HTMLInputElement).checked, values)} /><span>${msg(title)}</span></label>
        ${on ? html`<span class="on">${msg('on')}</span>` : nothing}</div>
      <p class="doc" id=${`doc-${name}`}>${msg(doc)}</p>
      ${
        Object.keys(parameters).length > 0
          ? html`<div class="parameters">${Object.entries(parameters).map(([key, parameter]) => this.#parameter(parameter, values[key]!, (value) => this.#change(name, { ...values, [key]: value }, on !== undefined)))}</div>`
          : nothing
      }
    </li>`;
  }

  #parameter(row: FaultParameter, value: number | string, change: (value: number | string) => void): TemplateResult {
    const label = `${msg(row.doc).replace(/\.$/, '')}${row.kind === 'number' && row.unit ? ` (${row.unit})` : ''}`;
    if (row.kind === 'choice')
      return selectField(
        label,
        String(value),
        row.choices.map((choice) => [choice, choice] as const),
        change,
      );
    return numberField(label, Number(value), { min: row.min, max: row.max }, (next) => change(next ?? row.initial));
  }

  #change(name: FaultName, parameters: Parameters, isOn: boolean): void {
    this.set = new Map([...this.set, [name, parameters]]);
    if (isOn) this.#switch(name, true, parameters);
  }

  #switch(name: FaultName, isOn: boolean, parameters: Parameters): void {
    const scope = this.client === undefined ? {} : { client: this.client };
    this.emit('smpp-control', isOn ? { do: 'fault', name, parameters, ...scope } : { do: 'mend', name, ...scope });
  }
}

function initialOf(parameters: FaultRow['parameters']): Record<string, number | string> {
  return Object.fromEntries(Object.entries(parameters).map(([key, { initial }]) => [key, initial]));
}
