import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { ConsoleSession } from '../connections/session-store.ts';
import type { Selection } from '../inspector/selection-store.ts';
import type { Entry, LogView } from '../timeline/wire-log.ts';
import type { LadderFormat } from './export.ts';
import { type Ladder, MAX_ROWS } from './ladder-store.ts';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    container-type: inline-size;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    padding: 6px 12px;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
    font-size: var(--_small);
  }

  .tools select {
    width: auto;
    max-width: 180px;
  }

  .count {
    color: var(--_muted);
    font-size: var(--_tiny);
    font-variant-numeric: tabular-nums;
  }

  .filter {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    max-width: 260px;
    padding-inline-start: 8px;
    border-radius: 12px;
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .filter bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .filter button {
    width: 24px;
    min-height: 24px;
    color: inherit;
  }

  .end {
    display: flex;
    gap: 4px;
    margin-inline-start: auto;
  }

  .panes {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1.5fr) minmax(340px, 1fr);
    min-height: 0;
  }

  .panes > * {
    min-width: 0;
    min-height: 0;
  }

  smpp-inspector {
    border-inline-start: 1px solid var(--_line);
  }

  @container (max-width: 1000px) {
    .panes {
      grid-template: minmax(0, 1.4fr) minmax(0, 1fr) / minmax(0, 1fr);
    }

    smpp-inspector {
      border: 0;
      border-top: 1px solid var(--_line);
    }
  }

  @container (max-width: 560px) {
    .panes {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    }

    smpp-inspector {
      display: none;
    }

    .end {
      margin: 0;
    }
  }
`;

/** The ladder with its tools, and the inspector beside it. */
export class SmppLadderView extends SmppElement {
  static override readonly tag = 'smpp-ladder-view';
  static override styles = [base, styles];

  @property({ attribute: false }) ladder: Ladder | undefined;
  @property({ attribute: false }) view: LogView | undefined;
  @property({ attribute: false }) sessions: readonly ConsoleSession[] = [];
  /** The session in front. */
  @property({ type: Number }) front = 1;
  @property({ attribute: false }) selection: Selection | undefined;
  /** The entry that answers the selected one, or that it answers. */
  @property({ attribute: false }) partner: Entry | undefined;

  @state() private follows = true;

  override render() {
    const { ladder, view, selection } = this;
    if (!ladder || !view) return nothing;
    const shown =
      ladder.options.scope === 'all' ? this.sessions : this.sessions.filter(({ number }) => number === this.front);
    return html`${this.#tools(ladder, view)}
      <div class="panes">
        <smpp-ladder .ladder=${ladder} .view=${view} .sessions=${shown} .selected=${selection?.entry} ?follows=${this.follows} @smpp-follow=${this.#follow}></smpp-ladder>
        <smpp-inspector .selection=${selection} .partner=${this.partner}></smpp-inspector>
      </div>`;
  }

  #tools({ options, pdus, isCut, length }: Ladder, { filter, paused, held }: LogView): TemplateResult {
    const { scope, bridge, grouped } = options;
    const box = (title: string, hint: string, checked: boolean, change: (on: boolean) => void) =>
      html`<label class="check" title=${hint}><input type="checkbox" .checked=${checked} @change=${(event: Event) => change((event.target as HTMLInputElement).checked)} /><span>${title}</span></label>`;
    return html`<div class="tools" role="toolbar" aria-label=${msg('Ladder')}>
      <select aria-label=${msg('Sessions')} @change=${(event: Event) => this.emit('smpp-ladder', { scope: (event.target as HTMLSelectElement).value as typeof scope })}>
        <option value="front" ?selected=${scope === 'front'}>${msg('Session in front')}</option>
        <option value="all" ?selected=${scope === 'all'}>${msg('All sessions')}</option>
      </select>
      ${box(msg('Group repeats'), msg('Exchanges that repeat themselves become one line'), grouped, (on) => this.emit('smpp-ladder', { grouped: on }))}
      ${box(msg('Bridge'), msg('Draw the bridge between the two'), bridge, (on) => this.emit('smpp-ladder', { bridge: on }))}
      ${filter.text ? this.#filter(filter.text) : nothing}
      <span class="count">${msg({ one: '{count} PDU', other: '{count} PDUs' }, { count: pdus })}${length < pdus ? ` ${msg({ one: 'in {count} row', other: 'in {count} rows' }, { count: length })}` : ''}${isCut ? `, ${msg('older ones left out ({count} rows)', { count: MAX_ROWS })}` : ''}${paused ? `, ${msg('{count} held', { count: held })}` : ''}</span>
      <span class="end">
        ${this.#button('follow', msg('Follow the newest'), this.follows, () => this.#setFollows(!this.follows))}
        ${this.#button(paused ? 'play' : 'pause', msg('Pause'), paused, () => this.emit('smpp-pause', { paused: !paused }))}
        ${this.#export('svg-light', 'SVG')} ${this.#export('svg-dark', msg('Dark SVG'))} ${this.#export('mermaid', 'Mermaid')}
      </span>
    </div>`;
  }

  #filter(text: string): TemplateResult {
    return html`<span class="filter" title=${msg('Filtered as the timeline is')}><bdi>${text}</bdi>
      <button class="quiet icon" type="button" title=${msg('Clear the filter')} aria-label=${msg('Clear the filter')}
        @click=${() => this.emit('smpp-filter', { ...this.view!.filter, text: '' })}>${icon('close')}</button></span>`;
  }

  #button(name: 'follow' | 'play' | 'pause', title: string, isOn: boolean, press: () => void): TemplateResult {
    return html`<button class="icon quiet" type="button" title=${title} aria-label=${title} aria-pressed=${isOn} @click=${press}>${icon(name)}</button>`;
  }

  #export(as: LadderFormat, title: string): TemplateResult {
    const isText = as === 'mermaid';
    const hint = isText
      ? msg('Copy as the text of a Mermaid diagram')
      : msg('Save as a drawing that needs nothing else');
    return html`<button class="quiet" type="button" title=${hint} ?disabled=${this.ladder!.length === 0} @click=${() => this.emit('smpp-ladder-export', { as })}>${icon(isText ? 'copy' : 'download')}${title}</button>`;
  }

  #follow(event: CustomEvent<{ follows: boolean }>): void {
    event.stopPropagation();
    this.#setFollows(event.detail.follows);
  }

  #setFollows(follows: boolean): void {
    this.follows = follows;
  }
}
