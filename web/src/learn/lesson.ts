import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { pageStyles } from '../common/page.styles.ts';
import { wordsOf } from '../words/frame-words.ts';
import type { Course, SeenPdu } from './lesson-store.ts';
import type { Step } from './lessons.ts';

const styles = css`
  :host {
    --_page: 760px;
  }

  .back {
    align-self: start;
    margin: 0 0 8px -8px;
  }

  .steps {
    display: grid;
    gap: 10px;
    margin-top: 16px;
  }

  .step {
    padding: 14px 16px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  .step[data-state='later'] {
    background: none;
    color: var(--_muted);
  }

  .step[data-state='now'] {
    border-color: var(--_accent);
  }

  h3 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 0 4px;
    font-size: var(--_text);
  }

  h3 svg {
    color: var(--_good);
  }

  .step > p {
    max-width: 68ch;
  }

  .do {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-top: 12px;
  }

  .bad {
    color: var(--_bad);
  }

  .pdus {
    display: grid;
    margin-top: 12px;
    border-top: 1px solid var(--_line);
  }

  .pdus li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: 2px 8px;
    align-items: center;
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }

  .pdus li[data-direction='out'] > svg,
  .pdus li[data-direction='out'] .command {
    color: var(--_out);
  }

  .pdus li[data-direction='in'] > svg,
  .pdus li[data-direction='in'] .command {
    color: var(--_in);
  }

  .what {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .command {
    font-weight: 600;
  }

  .pdus p {
    grid-column: 2 / -1;
    color: var(--_muted);
  }
`;

/** One lesson: its steps, and what each brought over the wire. */
export class SmppLesson extends SmppElement {
  static override readonly tag = 'smpp-lesson';
  static override styles = [base, pageStyles, styles];

  @property({ attribute: false }) course: Course | undefined;
  /** Whether the console is bound to something else than the simulator in this page. */
  @property({ type: Boolean }) elsewhere = false;

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('course') as Course | undefined;
    if (!before || before.step === this.course?.step) return;
    const next = this.renderRoot.querySelector<HTMLElement>('.do button, .end button');
    next?.focus({ preventScroll: true });
    next?.closest('.step, .end')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { course } = this;
    if (!course?.lesson) return nothing;
    const { lesson, step } = course;
    return html`<div class="page">
      <button class="quiet back" type="button" @click=${this.#leave}>${icon('back')}${msg('All lessons')}</button>
      <h2>${msg(lesson.title)}</h2>
      <p class="muted">${msg(lesson.summary)}</p>
      <ol class="steps">${lesson.steps.map((each, index) => this.#step(each, index))}</ol>
      ${step === lesson.steps.length ? html`<p class="do end"><button class="primary" type="button" @click=${this.#leave}>${msg('Done: all lessons')}</button></p>` : nothing}
    </div>`;
  }

  #step(step: Step, index: number): TemplateResult {
    const { step: at, seen } = this.course!;
    const state = index < at ? 'done' : index === at ? 'now' : 'later';
    return html`<li class="step" data-state=${state} aria-current=${state === 'now' ? 'step' : nothing}>
      <h3>${index + 1}. ${msg(step.title)}${state === 'done' ? html`${icon('check')}<span class="visually-hidden">${msg('done')}</span>` : nothing}</h3>
      <p>${msg(step.text)}</p>
      ${state === 'now' ? this.#action(step) : nothing}
      ${this.#pdus(seen[index] ?? [])}
    </li>`;
  }

  #action({ action }: Step): TemplateResult {
    const { isRunning, problem } = this.course!;
    if (this.elsewhere)
      return html`<p class="do muted">${msg('This session is bound to another message centre. Unbind it first, or open a new one: lessons stay in this page.')}</p>`;
    return html`<div class="do">
      <button class="primary" type="button" ?disabled=${isRunning} @click=${() => this.emit('smpp-lesson', { act: 'next' })}>${msg(action)}</button>
      <span class=${problem ? 'bad' : 'muted'} role="status">${problem ? msg(problem) : isRunning ? msg('Waiting for the answer …') : ''}</span>
    </div>`;
  }

  #pdus(pdus: readonly SeenPdu[]): TemplateResult | typeof nothing {
    if (pdus.length === 0) return nothing;
    return html`<ul class="pdus" aria-label=${msg('PDUs of this step')}>${pdus.map((pdu) => this.#pdu(pdu))}</ul>`;
  }

  #pdu({ id, direction, command, frame, note }: SeenPdu): TemplateResult {
    const { summary, status } = wordsOf(frame);
    return html`<li data-direction=${direction}>${icon(direction)}
      <span class="what"><span class="visually-hidden">${direction === 'out' ? msg('sent') : msg('received')}</span>
        <span class="command mono" dir="ltr">${command}</span> <bdi class=${status ? 'bad' : 'muted'}>${status ?? summary}</bdi></span>
      <button type="button" aria-label=${msg('Inspect {command}', { command })} @click=${() => this.emit('smpp-show-frame', { id })}>${icon('inspect')}${msg('Inspect')}</button>
      ${note ? html`<p>${msg(note)}</p>` : nothing}
    </li>`;
  }

  #leave(): void {
    this.emit('smpp-lesson', { act: 'begin', id: undefined });
  }
}
