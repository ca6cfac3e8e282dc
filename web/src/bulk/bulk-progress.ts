import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { type IconName, icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { BulkState, RowState } from '../engine/bulk-state.ts';
import { panelStyles } from '../load/load-panel.styles.ts';
import { STATE_WORDS } from './bulk-words.ts';

const PHASES: Readonly<Record<BulkState['phase'], string>> = {
  none: '',
  draft: 'Ready',
  running: 'Sending',
  paused: 'Paused',
  stopping: 'Waiting for answers',
  done: 'Done',
};

const FIGURES: readonly RowState[] = ['accepted', 'rejected', 'unknown', 'not_sent', 'waiting', 'invalid'];

/** How a job stands, and what can be done about it. */
export class SmppBulkProgress extends SmppElement {
  static override readonly tag = 'smpp-bulk-progress';
  static override styles = [base, panelStyles];

  @property({ attribute: false }) state: BulkState | undefined;
  /** Whether the session in front is bound. */
  @property({ type: Boolean }) ready = false;

  override render() {
    const { state } = this;
    if (!state) return nothing;
    return html`<header>
        <span class="phase" data-phase=${state.phase}>${msg(PHASES[state.phase])}</span>
        <span class="time"><bdi>${state.name}</bdi>, ${msg({ one: '{count} row', other: '{count} rows' }, { count: state.rows })}</span>
        <div class="acts">${this.#acts(state)}</div>
      </header>
      ${state.note ? html`<p class="note"><bdi>${state.note}</bdi></p>` : nothing}
      ${state.notes.map((note) => html`<p class="muted small"><bdi>${note}</bdi></p>`)}
      ${state.phase === 'draft' ? nothing : this.#figures(state)}`;
  }

  #acts({ phase, counts, check, rows, slips }: BulkState): TemplateResult {
    if (phase === 'draft') {
      const isChecked = check.checked >= rows && Object.keys(slips).length === 0;
      const why = !this.ready ? 'Connect a session first' : isChecked ? '' : 'The rows are not ready yet';
      return html`${this.#button('dry', 'Dry run', 'download', !isChecked)}${this.#button('discard', 'Discard', 'clear')}
        <button class="primary" type="button" title=${why ? msg(why) : nothing} ?disabled=${why !== ''} @click=${() => this.emit('smpp-bulk', { act: 'start' })}>${icon('send')}${msg({ one: 'Send {count} message', other: 'Send {count} messages' }, { count: counts.waiting })}</button>`;
    }
    if (phase === 'running')
      return html`${this.#button('pause', 'Pause', 'pause')}${this.#button('stop', 'Stop', 'square')}`;
    if (phase === 'paused')
      return html`${this.#button('resume', 'Resume', 'play', !this.ready)}${this.#button('stop', 'Stop', 'square')}${this.#results()}`;
    if (phase === 'stopping') return this.#results();
    const failed = counts.rejected + counts.not_sent;
    return html`${failed > 0 ? this.#button('again', msg('Send {count} failed again', { count: failed }), 'undo', !this.ready) : nothing}
      ${counts.unknown > 0 ? html`<button type="button" title=${msg('They may arrive twice: nobody knows whether they were accepted')} ?disabled=${!this.ready} @click=${() => this.emit('smpp-bulk', { act: 'again-unknown' })}>${icon('alert')}${msg('Send {count} unknown again', { count: counts.unknown })}</button>` : nothing}
      ${this.#results()}${this.#button('discard', 'New job', 'clear')}`;
  }

  #results(): TemplateResult {
    return html`<button type="button" @click=${() => this.emit('smpp-bulk', { act: 'export', as: 'results' })}>${icon('download')}${msg('Results (CSV)')}</button>`;
  }

  #button(
    act: 'pause' | 'resume' | 'stop' | 'discard' | 'again' | 'dry',
    name: string,
    drawing: IconName,
    isOff = false,
  ): TemplateResult {
    const ask = () => this.emit('smpp-bulk', act === 'dry' ? { act: 'export', as: 'dry' } : { act });
    return html`<button type="button" ?disabled=${isOff} @click=${ask}>${icon(drawing)}${msg(name)}</button>`;
  }

  #figures({ counts, receipts, rows, perSecond, phase }: BulkState): TemplateResult {
    const over = rows - counts.waiting - counts.sending;
    return html`<progress max="1" .value=${rows > 0 ? over / rows : 0} aria-label=${msg('Progress')}></progress>
      <dl>${FIGURES.filter((state) => counts[state] > 0 || state === 'accepted').map((state) => {
        const { name, tone } = STATE_WORDS[state];
        return html`<div class=${tone}><dt>${msg(name)}</dt><dd>${counts[state].toLocaleString('en')}</dd></div>`;
      })}
      ${phase === 'running' ? html`<div><dt>${msg('Rate')}</dt><dd>${Math.round(perSecond).toLocaleString('en')}/s</dd></div>` : nothing}
      ${Object.entries(receipts).map(([state, count]) => html`<div><dt>${state}</dt><dd>${count.toLocaleString('en')}</dd></div>`)}</dl>`;
  }
}
