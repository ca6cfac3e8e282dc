import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { currentLanguage, msg } from '../common/language.ts';
import { pageStyles } from '../common/page.styles.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../shell/preference-store.ts';
import { duration, octets } from '../words/format.ts';
import { historyStyles } from './history.styles.ts';
import type { Recording } from './history-db.ts';
import type { History } from './history-store.ts';

/** The sessions of the past: what they were, how much they take, and what can be done with them. */
export class SmppHistory extends SmppElement {
  static override readonly tag = 'smpp-history';
  static override styles = [base, pageStyles, historyStyles];

  @property({ attribute: false }) history: History = {
    state: 'reading',
    recordings: [],
    open: undefined,
    messages: [],
  };
  /** What is kept, as set. */
  @property({ attribute: false }) limits: Preferences['history'] = DEFAULT_PREFERENCES.history;

  override render() {
    const { recordings, state } = this.history;
    const size = recordings.reduce((sum, recording) => sum + recording.octets, 0);
    return html`<div class="page">
      <header>
        <h2>${msg('History')}</h2>
        <p class="muted">${msg({ one: '{count} session', other: '{count} sessions' }, { count: recordings.length })} · ${octets(size)}
          · ${this.limits.isKept ? msg('kept for {days} days, up to {size}', { days: this.limits.days, size: `${this.limits.mebibytes} MiB` }) : msg('nothing new is kept')}</p>
        <div class="actions">
          <button class="quiet" type="button" @click=${() => this.emit('smpp-go', { view: 'settings' })}>${icon('settings')}${msg('Settings')}</button>
          <button type="button" ?disabled=${recordings.length === 0} @click=${() =>
            this.#ask(
              'delete',
              recordings.map(({ id }) => id),
            )}>${icon('clear')}${msg('Delete all')}</button>
        </div>
      </header>
      ${recordings.length > 0 ? html`<ul>${recordings.map((recording) => this.#recording(recording))}</ul>` : this.#empty(state)}
    </div>`;
  }

  #recording(recording: Recording): TemplateResult {
    const { id, system_id, target, from, until, frames, messages, octets: size } = recording;
    const isOpen = id === this.history.open;
    const name = `${system_id || msg('Bound')} ${this.#day(from)}`;
    return html`<li data-recording=${id}>
      <div class="head">
        <button class="quiet title" type="button" aria-expanded=${isOpen} aria-label=${name}
          @click=${() => this.#ask('look', isOpen ? [] : [id])}>${icon('chevron')}
          <span><strong><bdi>${system_id || msg('Bound')}</bdi></strong> <bdi class="muted">${target === 'page' ? msg('simulator in this page') : target}</bdi></span></button>
        <time class="muted" datetime=${new Date(from).toISOString()}>${this.#day(from)}</time>
        <span class="muted facts">${duration(until - from)} · ${msg({ one: '{count} PDU', other: '{count} PDUs' }, { count: frames })}
          · ${msg({ one: '{count} message', other: '{count} messages' }, { count: messages })} · ${octets(size)}</span>
        <span class="actions">
          <button type="button" title=${msg('Put its PDUs into the timeline')} aria-label=${`${msg('Open in the timeline')}: ${name}`} @click=${() => this.#ask('show', [id])}>${icon('wire')}${msg('Open in the timeline')}</button>
          <button class="quiet icon" type="button" title=${msg('Save as a file')} aria-label=${`${msg('Save as a file')}: ${name}`} @click=${() => this.#ask('export', [id])}>${icon('download')}</button>
          <button class="quiet icon" type="button" title=${msg('Delete')} aria-label=${`${msg('Delete')}: ${name}`} @click=${() => this.#ask('delete', [id])}>${icon('clear')}</button>
        </span>
      </div>
      ${isOpen ? html`<smpp-past-messages .messages=${this.history.messages}></smpp-past-messages>` : nothing}
    </li>`;
  }

  #empty(state: History['state']): TemplateResult {
    if (state === 'reading') return html`<div class="empty" role="status">${msg('Loading …')}</div>`;
    if (state === 'closed')
      return html`<div class="empty" role="alert">${icon('alert')}<strong>${msg('The history cannot be opened')}</strong>
        <p>${msg('This browser lets the page keep nothing, as in a private window, or has no room left. Sessions work all the same.')}</p>
        <button type="button" @click=${() => this.#ask('refresh', [])}>${msg('Try again')}</button></div>`;
    return html`<div class="empty">${icon('history')}<strong>${msg('No sessions yet')}</strong>
      <p>${msg('Each session from its bind to its end is kept here: its PDUs without the password, and its messages. Open one again to look at it in the timeline.')}</p></div>`;
  }

  #day(at: number): string {
    return new Date(at).toLocaleString(currentLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  }

  #ask(act: 'look' | 'show' | 'export' | 'delete' | 'refresh', recordings: readonly number[]): void {
    this.emit('smpp-history', { act, recordings });
  }
}
