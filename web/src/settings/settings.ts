import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { languagesKnown, msg } from '../common/language.ts';
import { pageStyles } from '../common/page.styles.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../shell/preference-store.ts';
import { TIME_FORMATS, TIME_TITLES, type TimeFormat } from '../timeline/time-format.ts';
import type { KeptState } from './kept-store.ts';
import { settingsStyles } from './settings.styles.ts';

/** A choice of some values: their names by value. */
type Choices<Value extends string> = readonly (readonly [Value, string])[];

const THEMES: Choices<Preferences['theme']> = [
  ['auto', 'As the system has it'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
];

const DENSITIES: Choices<Preferences['density']> = [
  ['compact', 'Compact'],
  ['comfortable', 'Comfortable'],
];

const ANNOUNCING: Choices<Preferences['announcing']> = [
  ['all', 'Connection, messages and receipts'],
  ['problems', 'Only what went wrong'],
  ['nothing', 'Nothing'],
];

/** Bounds of what the timeline and the history may keep. */
const MAX_ENTRIES = 2_000_000;
const MAX_LOG_MEBIBYTES = 1_024;
const MAX_HISTORY_MEBIBYTES = 2_048;
const MAX_DAYS = 365;

/** Everything that can be set, and what this browser keeps. Every change holds at once. */
export class SmppSettings extends SmppElement {
  static override readonly tag = 'smpp-settings';
  static override styles = [base, pageStyles, settingsStyles];

  @property({ attribute: false }) preferences: Preferences = DEFAULT_PREFERENCES;
  /** How the timeline tells times. */
  @property({ attribute: false }) time: TimeFormat = 'clock';
  @property({ attribute: false }) kept: KeptState = { kept: [], usage: undefined };

  override render() {
    return html`<div class="page">
      <h2>${msg('Settings')}</h2>
      ${this.#look()} ${this.#keyboard()} ${this.#announcements()} ${this.#timeline()} ${this.#history()}
      <section aria-labelledby="kept">
        <h3 id="kept">${msg('Kept in this browser')}</h3>
        <smpp-kept-table .state=${this.kept}></smpp-kept-table>
      </section>
    </div>`;
  }

  #look(): TemplateResult {
    const { theme, density, language } = this.preferences;
    const languages = [...languagesKnown()].map(([code, { name }]) => [code, name] as const);
    return html`<section aria-labelledby="look">
      <h3 id="look">${msg('Look')}</h3>
      ${this.#radios('theme', 'Theme', THEMES, theme)}
      ${this.#radios('density', 'Density', DENSITIES, density)}
      <label class="field"><span>${msg('Language')}</span>
        <select @change=${(event: Event) => this.#set({ language: chosen(event) })}>
          <option value="auto" ?selected=${language === 'auto'}>${msg('As the page has it')}</option>
          ${languages.map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${language === code}>${name}</option>`)}
        </select></label>
    </section>`;
  }

  #keyboard(): TemplateResult {
    return html`<section aria-labelledby="keyboard">
      <h3 id="keyboard">${msg('Keyboard')}</h3>
      ${this.#check('Single characters are shortcuts', this.preferences.singleKeys, (singleKeys) => ({ singleKeys }))}
      <p class="muted">${msg('Switch them off if you speak to your computer, or press keys by accident. Those with Ctrl or Alt stay.')}</p>
      <p><button type="button" @click=${() => this.emit('smpp-dialog', { open: 'shortcuts' })}>${msg('Keyboard shortcuts')}</button></p>
    </section>`;
  }

  #announcements(): TemplateResult {
    return html`<section aria-labelledby="announcements">
      <h3 id="announcements">${msg('Said by screen readers')}</h3>
      ${this.#radios('announcing', 'What is said', ANNOUNCING, this.preferences.announcing)}
    </section>`;
  }

  #timeline(): TemplateResult {
    const { log } = this.preferences;
    return html`<section aria-labelledby="timeline">
      <h3 id="timeline">${msg('Timeline')}</h3>
      <fieldset><legend>${msg('Time')}</legend>
        ${TIME_FORMATS.map(
          (
            format,
          ) => html`<label class="check"><input type="radio" name="time" value=${format} .checked=${format === this.time}
            @change=${() => this.emit('smpp-timeline-settings', { time: format })} /><span>${msg(TIME_TITLES[format])}</span></label>`,
        )}
      </fieldset>
      <p class="muted">${msg('The newest PDUs are kept; when either bound is reached, the oldest leave.')}</p>
      <div class="row">
        ${this.#number('PDUs at most', log.entries, 1_000, MAX_ENTRIES, (entries) => ({ log: { ...log, entries } }))}
        ${this.#number('MiB at most', log.mebibytes, 1, MAX_LOG_MEBIBYTES, (mebibytes) => ({ log: { ...log, mebibytes } }))}
      </div>
    </section>`;
  }

  #history(): TemplateResult {
    const { history } = this.preferences;
    return html`<section aria-labelledby="history">
      <h3 id="history">${msg('History')}</h3>
      ${this.#check('Keep PDUs and messages across visits', history.isKept, (isKept) => ({ history: { ...history, isKept } }))}
      <p class="muted">${msg('They stay in this browser. The passwords of binds are taken out before anything is written.')}</p>
      <div class="row">
        ${this.#number('MiB at most', history.mebibytes, 1, MAX_HISTORY_MEBIBYTES, (mebibytes) => ({ history: { ...history, mebibytes } }))}
        ${this.#number('Days at most', history.days, 1, MAX_DAYS, (days) => ({ history: { ...history, days } }))}
      </div>
    </section>`;
  }

  #radios<Name extends 'theme' | 'density' | 'announcing'>(
    name: Name,
    label: string,
    choices: Choices<Preferences[Name]>,
    value: Preferences[Name],
  ): TemplateResult {
    return html`<fieldset><legend>${msg(label)}</legend>
      ${choices.map(
        ([
          choice,
          title,
        ]) => html`<label class="check"><input type="radio" name=${name} value=${choice} .checked=${choice === value}
          @change=${() => this.#set({ [name]: choice })} /><span>${msg(title)}</span></label>`,
      )}
    </fieldset>`;
  }

  #check(label: string, value: boolean, change: (value: boolean) => Partial<Preferences>): TemplateResult {
    return html`<label class="check"><input type="checkbox" .checked=${value}
      @change=${(event: Event) => this.#set(change((event.target as HTMLInputElement).checked))} /><span>${msg(label)}</span></label>`;
  }

  #number(
    label: string,
    value: number,
    min: number,
    max: number,
    change: (value: number) => Partial<Preferences>,
  ): TemplateResult {
    return html`<label class="field"><span>${msg(label)}</span>
      <input type="number" min=${min} max=${max} step="1" required .value=${String(value)} @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        if (input.reportValidity()) this.#set(change(input.valueAsNumber));
      }} /></label>`;
  }

  #set(some: Partial<Preferences>): void {
    this.emit('smpp-preference', some);
  }
}

function chosen(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
