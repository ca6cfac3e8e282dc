import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { commandName } from '../words/command-name.ts';
import { clockTime, duration } from '../words/format.ts';
import { wordsOf } from '../words/frame-words.ts';
import type { Exchange } from './exchange.ts';

const styles = css`
  :host {
    display: block;
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 30px;
  }

  li {
    padding: 6px 0;
    border-top: 1px solid var(--_line);
    font-size: var(--_small);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-height: 24px;
  }

  .row button {
    min-height: 24px;
    padding: 0 6px;
    border-color: transparent;
    background: none;
    font: 600 var(--_small) / 1 var(--_mono);
  }

  .row button:hover {
    border-color: var(--_edge);
  }

  .out {
    color: var(--_out);
  }

  .in {
    color: var(--_in);
  }

  .at {
    margin-inline-start: auto;
    font: var(--_tiny) / 1 var(--_mono);
    color: var(--_muted);
  }

  .said {
    padding-inline-start: 26px;
    overflow-wrap: anywhere;
  }

  .bad,
  .bad button {
    color: var(--_bad);
  }
`;

/** What was sent from the workbench, and what the other side said to it. */
export class SmppSentList extends SmppElement {
  static override readonly tag = 'smpp-sent-list';
  static override styles = [base, styles];

  @property({ attribute: false }) sent: readonly Exchange[] = [];

  override render() {
    const { sent } = this;
    return html`<header><h2>${msg('Sent')}</h2>${sent.length > 0 ? html`<button class="quiet" type="button" @click=${() => this.emit('smpp-workbench-act', { act: 'clear' })}>${msg('Clear')}</button>` : nothing}</header>
      ${sent.length === 0 ? html`<p class="muted">${msg('What is sent, and what the other side says to it, is listed here. Each leads to its place in the timeline.')}</p>` : nothing}
      <ul aria-live="polite" aria-relevant="additions text">${sent.map((each) => this.#exchange(each))}</ul>`;
  }

  #exchange(exchange: Exchange): TemplateResult {
    const { octets, at, fractures, entry } = exchange;
    return html`<li data-state=${exchange.state}>
      <div class="row out">${icon('out')}${this.#link(nameOf(octets), entry)}${fractures.length > 0 ? html`<span class="bad">${msg('broken')}</span>` : nothing}<span class="at">${clockTime(at)}</span></div>
      ${this.#outcome(exchange)}
    </li>`;
  }

  #outcome({ state, answer, problem, octets }: Exchange): TemplateResult {
    switch (state) {
      case 'waiting':
        return html`<p class="said muted">${msg('Waiting for the answer …')}</p>`;
      case 'sent':
        return html`<p class="said muted">${msg('Sent. {command} has no answer.', { command: nameOf(octets) })}</p>`;
      case 'silent':
        return html`<p class="said bad">${msg('No answer came in time.')}</p>`;
      case 'closed':
        return html`<p class="said bad">${msg('The session ended upon it')}${problem ? html`: <bdi>${problem}</bdi>` : '.'}</p>`;
      case 'failed':
        return html`<p class="said bad"><bdi>${problem}</bdi></p>`;
      case 'answered':
        return this.#answer(answer!.octets, answer!.entry, answer!.latencyMs);
    }
  }

  #answer(octets: Uint8Array, entry: number | undefined, latencyMs: number | undefined): TemplateResult {
    const { status, statusDoc, summary, problem } = wordsOf(octets);
    const isBad = status !== undefined || problem !== undefined || nameOf(octets) === 'generic_nack';
    return html`<div class=${isBad ? 'row in bad' : 'row in'}>${icon('in')}${this.#link(nameOf(octets), entry)}
        <span>${status ?? 'ESME_ROK'}</span><span class="at">${latencyMs === undefined ? '' : duration(latencyMs)}</span></div>
      ${statusDoc || summary || problem ? html`<p class="said"><bdi>${[statusDoc, problem, summary].filter(Boolean).join(' ')}</bdi></p>` : nothing}`;
  }

  /** The name, which leads to its place in the log as soon as it has one. */
  #link(name: string, entry: number | undefined): TemplateResult {
    if (entry === undefined) return html`<code>${name}</code>`;
    return html`<button type="button" title=${msg('Show it in the timeline and the inspector')} @click=${() => this.emit('smpp-select-frame', { id: entry, by: 'pointer' })}>${name}</button>`;
  }
}

function nameOf(octets: Uint8Array): string {
  if (octets.length < 8) return 'octets';
  return commandName(new DataView(octets.buffer, octets.byteOffset).getUint32(4));
}
