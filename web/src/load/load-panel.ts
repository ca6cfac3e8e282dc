import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { LOAD_LIMITS } from '../engine/load-plan.ts';
import type { LoadState } from '../engine/load-state.ts';
import { duration } from '../words/format.ts';
import { short, span } from './chart-words.ts';
import { panelStyles } from './load-panel.styles.ts';

const PHASES: Readonly<Record<LoadState['phase'], string>> = {
  running: 'Running',
  paused: 'Paused',
  stopping: 'Waiting for answers',
  done: 'Done',
};

/**
 * How a load run stands, and what can be changed about it while it runs.
 *
 * @csspart note - what is said about the run
 */
export class SmppLoadPanel extends SmppElement {
  static override readonly tag = 'smpp-load-panel';
  static override styles = [base, panelStyles];

  @property({ attribute: false }) state: LoadState | undefined;
  /** Frames of its time that the log has not taken. */
  @property({ type: Number }) missed = 0;

  override render() {
    const { state } = this;
    if (!state) return nothing;
    return html`<header>
        <span class="phase" data-phase=${state.phase}>${msg(PHASES[state.phase])}</span>
        <span class="time"><bdi>${span(state.activeMs / 1000)}${this.#ofWhole(state)}</bdi></span>
        <div class="acts">${this.#acts(state)}</div>
      </header>
      ${state.note ? html`<p class="note" part="note"><bdi>${state.note}</bdi></p>` : nothing}
      ${this.#progress(state)}
      <dl>${this.#figures(state)}</dl>
      ${state.phase === 'done' ? nothing : this.#controls(state)}
      ${this.missed > 0 ? html`<p class="muted small">${msg('The timeline shows a sample: {count} PDUs came faster than the page can show them. All of them are counted here.', { count: this.missed })}</p>` : nothing}
      ${state.problem ? html`<p class="muted small">${msg('For example:')} <bdi>${state.problem}</bdi></p>` : nothing}`;
  }

  #ofWhole({ plan: { stop } }: LoadState): string {
    return stop.durationMs === undefined ? '' : ` of ${span(stop.durationMs / 1000)}`;
  }

  #acts({ phase }: LoadState): TemplateResult {
    const button = (act: 'pause' | 'resume' | 'stop', name: string, drawing: 'pause' | 'play' | 'square') =>
      html`<button type="button" @click=${() => this.emit('smpp-load', { act })}>${icon(drawing)}${msg(name)}</button>`;
    if (phase === 'done')
      return html`<button type="button" @click=${() => this.emit('smpp-load', { act: 'export', as: 'html' })}>${icon('download')}${msg('Report')}</button>
        <button type="button" @click=${() => this.emit('smpp-load', { act: 'export', as: 'json' })}>${icon('download')}JSON</button>`;
    if (phase === 'stopping') return button('stop', 'Do not wait', 'square');
    return html`${phase === 'paused' ? button('resume', 'Resume', 'play') : button('pause', 'Pause', 'pause')}${button('stop', 'Stop', 'square')}`;
  }

  #progress({ plan: { stop }, activeMs, messages }: LoadState): TemplateResult | typeof nothing {
    const shares = [
      stop.messages === undefined ? 0 : messages / stop.messages,
      stop.durationMs === undefined ? 0 : activeMs / stop.durationMs,
    ];
    const share = Math.min(1, Math.max(...shares));
    if (stop.messages === undefined && stop.durationMs === undefined) return nothing;
    return html`<progress max="1" .value=${share} aria-label=${msg('Progress')}></progress>`;
  }

  #figures({
    sent,
    accepted,
    rejected,
    unknown,
    throttled,
    throttledAt,
    latency,
    sample,
  }: LoadState): TemplateResult[] {
    const count = (value: number) => value.toLocaleString('en');
    const figures: readonly (readonly [string, string, string?])[] = [
      ['PDUs out', `${short(sample.out)}/s`],
      ['Sent', count(sent)],
      ['Accepted', count(accepted)],
      ['Rejected', count(rejected), rejected > 0 ? 'bad' : ''],
      ['Unknown', count(unknown), unknown > 0 ? 'bad' : ''],
      ['Throttled', count(throttled), throttled > 0 ? 'warn' : ''],
      ...(throttledAt === undefined ? [] : [['Throttled from', `${count(throttledAt)}/s`, 'warn'] as const]),
      ['p50', latency.count > 0 ? duration(latency.p50) : '–'],
      ['p99', latency.count > 0 ? duration(latency.p99) : '–'],
    ];
    return figures.map(
      ([name, value, tone]) => html`<div class=${tone ?? ''}><dt>${msg(name)}</dt><dd><bdi>${value}</bdi></dd></div>`,
    );
  }

  #controls({ rate, windowSize }: LoadState): TemplateResult {
    return html`<fieldset class="live"><legend>${msg('Change it while it runs')}</legend>
      <label><span>${msg('Messages/s')}</span><input type="number" name="rate" min="1" max=${LOAD_LIMITS.rate} placeholder=${msg('no limit')} .value=${rate === undefined ? '' : String(rate)}
        @change=${(event: Event) => this.#change('rate', event)} /></label>
      <span class="steps" role="group" aria-label=${msg('Messages per second')}>
        ${this.#step('Halve', rate, 0.5)}${this.#step('Double', rate, 2)}</span>
      <label><span>${msg('Window')}</span><input type="number" name="windowSize" min="1" max=${LOAD_LIMITS.windowSize} .value=${String(windowSize)}
        @change=${(event: Event) => this.#change('windowSize', event)} /></label>
    </fieldset>`;
  }

  #step(name: string, rate: number | undefined, factor: number): TemplateResult {
    const next = rate === undefined ? undefined : Math.min(LOAD_LIMITS.rate, Math.max(1, Math.round(rate * factor)));
    return html`<button type="button" ?disabled=${next === undefined} title=${next === undefined ? msg('There is no limit to change') : `${msg(name)}: ${next.toLocaleString('en')}/s`}
      @click=${() => this.emit('smpp-load', { act: 'change', rate: next })}>${factor > 1 ? '×2' : '÷2'}<span class="visually-hidden"> ${msg(name)}</span></button>`;
  }

  #change(name: 'rate' | 'windowSize', event: Event): void {
    const field = event.target as HTMLInputElement;
    if (!field.validity.valid) return void field.reportValidity();
    const value = field.value === '' ? undefined : field.valueAsNumber;
    if (name === 'rate') this.emit('smpp-load', { act: 'change', rate: value });
    else if (value !== undefined) this.emit('smpp-load', { act: 'change', windowSize: value });
  }
}
