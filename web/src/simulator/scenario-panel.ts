import type { KnownRun, StepResult } from '@smpp-web/smsc';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { duration } from '../words/format.ts';
import { BUILT_IN } from './scenarios.ts';
import { sectionStyles } from './section.styles.ts';

const styles = css`
  .built-in {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
    gap: 6px;
  }

  .built-in button {
    display: grid;
    align-content: start;
    justify-items: start;
    gap: 0;
    width: 100%;
    height: 100%;
    padding: 6px 10px;
    white-space: normal;
    text-align: start;
  }

  .built-in strong {
    display: block;
    font-weight: 600;
  }

  .built-in span {
    font-size: var(--_small);
    color: var(--_muted);
  }

  textarea {
    margin-top: 8px;
    font-family: var(--_mono);
    font-size: var(--_small);
    field-sizing: content;
    min-height: 120px;
    max-height: 320px;
    white-space: pre;
    overflow: auto;
  }

  textarea[data-over] {
    outline: 2px dashed var(--_accent);
  }

  ol.steps li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 6px;
    align-items: start;
    padding: 3px 0;
    border-bottom: 1px solid var(--_line);
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }

  ol.steps svg {
    margin-top: 1px;
  }

  .verdict {
    margin: 0 0 6px;
    font-weight: 600;
  }
`;

/** Largest file that is read, in octets. */
const MAX_OCTETS = 1_048_576;

/** Scenarios: built-in ones, or YAML of one's own; and how the last one went, step by step. */
export class SmppScenarioPanel extends SmppElement {
  static override readonly tag = 'smpp-scenario-panel';
  static override styles = [base, sectionStyles, styles];

  @property({ attribute: false }) run: KnownRun | undefined;
  /** What is wrong with the text that was to be played. */
  @property() problem = '';

  @state() private text = BUILT_IN[0]!.yaml;
  @state() private isOver = false;
  @query('input[type=file]') private file!: HTMLInputElement;

  override render() {
    const isRunning = this.run !== undefined && this.run.passed === undefined;
    return html`<section aria-labelledby="scenarios"><h3 id="scenarios">${msg('Scenarios')}</h3>
      <ul class="built-in">${BUILT_IN.map(({ id, title, doc, yaml }) => html`<li><button type="button" data-id=${id} aria-pressed=${this.text === yaml} @click=${() => (this.text = yaml)}><strong>${msg(title)}</strong><span>${msg(doc)}</span></button></li>`)}</ul>
      <textarea rows="8" dir="ltr" aria-label=${msg('Scenario in YAML or JSON')} spellcheck="false" .value=${this.text} ?data-over=${this.isOver}
        aria-describedby="hint" @input=${(event: Event) => (this.text = (event.target as HTMLTextAreaElement).value)} @keydown=${this.#press}
        @dragover=${this.#over} @dragleave=${() => (this.isOver = false)} @drop=${this.#drop}></textarea>
      <p class="hint" id="hint">${msg('YAML or JSON: write it, paste it, or drop a file here. Steps: wait, expect, refuse, mo, stream, settings, fault, mend, announce, unbind, cut.')}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="actions">
        <button class="primary" type="button" ?disabled=${this.text.trim() === ''} title=${msg('Play it (Ctrl+Enter)')} @click=${this.#play}>${icon('play')}${isRunning ? msg('Play this one instead') : msg('Play')}</button>
        <button type="button" ?disabled=${!isRunning} @click=${() => this.emit('smpp-control', { do: 'stop' })}>${icon('stop')}${msg('Stop')}</button>
        <button type="button" @click=${() => this.file.click()}>${icon('open')}${msg('Open a file')}</button>
        <input type="file" hidden accept=".yaml,.yml,.json" aria-label=${msg('Open a scenario')} @change=${this.#choose} />
      </div>
    </section>
    ${this.run ? this.#results(this.run) : nothing}`;
  }

  #results({ name, titles, steps, passed }: KnownRun): TemplateResult {
    const verdict = msg(passed === undefined ? 'is being played' : passed ? 'passed' : 'failed');
    return html`<section aria-labelledby="run"><h3 id="run"><bdi>${name}</bdi></h3>
      <p class="verdict ${passed === undefined ? 'busy' : passed ? 'good' : 'bad'}" role="status"><bdi>${name}</bdi> ${verdict}</p>
      <ol class="steps">${titles.map((title, index) => this.#step(title, steps[index], index === steps.length && passed === undefined))}</ol>
      <div class="actions"><button type="button" ?disabled=${passed === undefined} @click=${() => this.emit('smpp-scenario', { act: 'save' })}>${icon('download')}${msg('Save the result')}</button></div>
    </section>`;
  }

  #step(title: string, result: StepResult | undefined, isNow: boolean): TemplateResult {
    const [tone, drawing, word] = result
      ? result.passed
        ? (['good', 'check', 'passed'] as const)
        : (['bad', 'close', 'failed'] as const)
      : isNow
        ? (['busy', 'play', 'now'] as const)
        : (['muted', 'more', 'not taken'] as const);
    return html`<li><span class=${tone}>${icon(drawing)}<span class="visually-hidden">${word}</span></span>
      <span><bdi class="mono">${title}</bdi>${result?.problem ? html`<span class="problem"><br />${result.problem}</span>` : nothing}</span>
      <span class="num muted">${result ? duration(result.tookMs) : ''}</span></li>`;
  }

  #play(): void {
    this.emit('smpp-scenario', { act: 'play', text: this.text });
  }

  #press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#play();
  }

  #over(event: DragEvent): void {
    event.preventDefault();
    this.isOver = true;
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver = false;
    void this.#read(event.dataTransfer?.files[0]);
  }

  #choose(event: Event): void {
    void this.#read((event.target as HTMLInputElement).files?.[0]);
  }

  async #read(file: File | undefined): Promise<void> {
    if (file) this.text = await file.slice(0, MAX_OCTETS).text();
  }
}
