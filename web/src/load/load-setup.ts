import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { LOAD_LIMITS, type PlanProblem } from '../engine/load-plan.ts';
import { TEMPLATE_VARIABLES } from '../engine/template.ts';
import { FIRST_FORM, type LoadForm, PRESETS } from './load-form.ts';
import { setupStyles } from './load-setup.styles.ts';

/** A session that a run may use. */
export interface LoadSession {
  readonly number: number;
  readonly name: string;
  readonly isBound: boolean;
}

const KINDS = [
  ['template', 'Template'],
  ['csv', 'Table (CSV)'],
  ['random', 'Random'],
] as const;

const ON_THROTTLE = [
  ['slow', 'Slow down, send it again'],
  ['pause', 'Pause, then go on'],
  ['stop', 'Stop the run'],
  ['count', 'Count it, go on'],
] as const;

/** What the next load run is to do. */
export class SmppLoadSetup extends SmppElement {
  static override readonly tag = 'smpp-load-setup';
  static override styles = [base, setupStyles];

  @property({ attribute: false }) form: LoadForm = FIRST_FORM;
  @property({ attribute: false }) sessions: readonly LoadSession[] = [];
  @property({ type: Number }) front = 1;
  @property({ attribute: false }) problems: readonly PlanProblem[] = [];
  @property() failure = '';
  /** A run is under way: the next one has to wait. */
  @property({ type: Boolean }) running = false;

  override render() {
    return html`<form @submit=${this.#submit} novalidate>
      <div class="presets" role="group" aria-label=${msg('Ready-made runs')}>
        ${PRESETS.map(({ name, hint, form }) => html`<button type="button" title=${msg(hint)} @click=${() => this.#edit(form)}>${msg(name)}</button>`)}
      </div>
      ${this.#messages()} ${this.#speed()} ${this.#ends()} ${this.#sessions()}
      <div class="go">
        <button class="primary" type="submit" ?disabled=${this.running || !this.sessions.some(({ isBound }) => isBound)}>${icon('play')}${msg('Start')}</button>
        ${this.sessions.some(({ isBound }) => isBound) ? nothing : html`<span class="muted">${msg('Connect a session first.')}</span>`}
      </div>
      <div role="alert">${this.failure ? html`<p class="bad"><bdi>${this.failure}</bdi></p>` : nothing}</div>
    </form>`;
  }

  #messages(): TemplateResult {
    const { kind, receipts } = this.form;
    return html`<fieldset><legend>${msg('Messages')}</legend>
      <div class="choice" role="radiogroup" aria-label=${msg('Where they come from')}>${KINDS.map(
        ([
          value,
          name,
        ]) => html`<label class="check"><input type="radio" name="kind" value=${value} .checked=${kind === value}
          @change=${() => this.#edit({ kind: value })} /><span>${msg(name)}</span></label>`,
      )}</div>
      ${kind === 'csv' ? this.#table() : nothing}
      ${this.#field('from', 'From', { placeholder: 'empty: the message centre chooses' })}
      ${kind === 'random' ? this.#field('prefix', 'Numbers begin with') : html`${this.#field('to', 'To')}${this.#text()}`}
      <label class="check"><input type="checkbox" .checked=${receipts} @change=${(event: Event) => this.#edit({ receipts: (event.target as HTMLInputElement).checked })} /><span>${msg('Ask for receipts')}</span></label>
    </fieldset>`;
  }

  #text(): TemplateResult {
    return html`<label><span>${msg('Text')}</span><textarea name="text" rows="2" .value=${this.form.text} aria-invalid=${this.#problem('text') ? 'true' : 'false'}
        @input=${(event: Event) => this.#edit({ text: (event.target as HTMLTextAreaElement).value })}></textarea></label>
      ${this.#complaint('text')}
      <details><summary>${msg('Variables')}</summary><ul class="variables">${TEMPLATE_VARIABLES.map(
        ([variable, means]) => html`<li><code>${variable}</code> <span class="muted">${msg(means)}</span></li>`,
      )}${(this.form.kind === 'csv' ? (this.form.table?.columns ?? []) : [])
        .slice(0, 20)
        .map(
          (column) =>
            html`<li><code>{{<bdi>${column}</bdi>}}</code> <span class="muted">${msg('column of the table')}</span></li>`,
        )}</ul></details>`;
  }

  #table(): TemplateResult {
    const { table } = this.form;
    return html`<label class="file"><span>${msg('File')}</span><input type="file" accept=".csv,.tsv,.txt,text/csv" @change=${this.#takeFile} /></label>
      ${table ? html`<p class="muted small"><bdi class="name">${table.name}</bdi>: ${msg('{count} rows, again from the first when they end', { count: table.rows.length })}</p>` : nothing}
      ${this.#complaint('rows')}`;
  }

  #speed(): TemplateResult {
    const { onThrottle } = this.form;
    return html`<fieldset><legend>${msg('Speed')}</legend>
      <div class="row">
        ${this.#number('rate', 'Messages/s', { max: LOAD_LIMITS.rate, placeholder: 'no limit' })}
        ${this.#number('windowSize', 'Window', { min: 1, max: LOAD_LIMITS.windowSize })}
        ${this.#number('warmUp', 'Warm-up, s', { placeholder: 'none' })}
      </div>
      <div class="row">
        <label class="wide"><span>${msg('When throttled')}</span><select name="onThrottle" @change=${(event: Event) => this.#edit({ onThrottle: (event.target as HTMLSelectElement).value as LoadForm['onThrottle'] })}>
          ${ON_THROTTLE.map(([value, name]) => html`<option value=${value} ?selected=${value === onThrottle}>${msg(name)}</option>`)}</select></label>
        ${onThrottle === 'pause' ? this.#number('pause', 'For, s', { placeholder: 'until resumed' }) : nothing}
      </div>
    </fieldset>`;
  }

  #ends(): TemplateResult {
    return html`<fieldset><legend>${msg('Ends after')}</legend>
      <div class="row">
        ${this.#number('messages', 'Messages', { min: 1, placeholder: 'any' })}
        ${this.#number('duration', 'Seconds', { placeholder: 'any' })}
        ${this.#number('errorPercent', 'Errors, %', { max: 100, placeholder: 'any' })}
      </div>
      ${this.#complaint('stop')}
      <label class="check"><input type="checkbox" .checked=${this.form.firstError} @change=${(event: Event) => this.#edit({ firstError: (event.target as HTMLInputElement).checked })} /><span>${msg('The first error')}</span></label>
    </fieldset>`;
  }

  #sessions(): TemplateResult | typeof nothing {
    if (this.sessions.length < 2) return nothing;
    const chosen = this.form.sessions.length > 0 ? this.form.sessions : [this.front];
    return html`<fieldset><legend>${msg('Sessions')}</legend>${this.sessions.map(
      ({
        number,
        name,
        isBound,
      }) => html`<label class="check session"><input type="checkbox" ?disabled=${!isBound} .checked=${chosen.includes(number)}
        @change=${() => this.#toggle(number, chosen)} /><span><bdi>${name}</bdi>${isBound ? '' : ` ${msg('(not bound)')}`}</span></label>`,
    )}${this.#complaint('sessions')}</fieldset>`;
  }

  #field(name: 'from' | 'to' | 'prefix', label: string, { placeholder = '' } = {}): TemplateResult {
    const problem = name === 'prefix' ? undefined : this.#problem(name);
    return html`<label><span>${msg(label)}</span><input name=${name} .value=${this.form[name]} dir="ltr" placeholder=${msg(placeholder)} autocomplete="off" spellcheck="false"
      aria-invalid=${problem ? 'true' : 'false'} @input=${(event: Event) => this.#edit({ [name]: (event.target as HTMLInputElement).value })} /></label>
      ${name === 'prefix' ? nothing : this.#complaint(name)}`;
  }

  #number(
    name: 'rate' | 'windowSize' | 'warmUp' | 'pause' | 'messages' | 'duration' | 'errorPercent',
    label: string,
    { min = 0, max, placeholder = '' }: { min?: number; max?: number; placeholder?: string } = {},
  ): TemplateResult {
    return html`<label><span>${msg(label)}</span><input type="number" name=${name} min=${min} max=${max ?? nothing} step="any" .value=${this.form[name]} placeholder=${msg(placeholder)}
      @input=${(event: Event) => this.#edit({ [name]: (event.target as HTMLInputElement).value })} /></label>
      ${name === 'rate' || name === 'windowSize' ? this.#complaint(name) : nothing}`;
  }

  #problem(field: PlanProblem['field']): string | undefined {
    return this.problems.find((each) => each.field === field)?.message;
  }

  #complaint(field: PlanProblem['field']): TemplateResult | typeof nothing {
    const message = this.#problem(field);
    return message ? html`<p class="bad small" role="alert"><bdi>${message}</bdi></p>` : nothing;
  }

  #edit(change: Partial<LoadForm>): void {
    this.emit('smpp-load', { act: 'edit', change });
  }

  #toggle(number: number, chosen: readonly number[]): void {
    const sessions = chosen.includes(number) ? chosen.filter((each) => each !== number) : [...chosen, number];
    this.#edit({ sessions: sessions.sort((a, b) => a - b) });
  }

  #takeFile(event: Event): void {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (file) this.emit('smpp-load', { act: 'file', file });
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.emit('smpp-load', { act: 'start' });
  }
}
