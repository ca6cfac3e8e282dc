import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import type { Entry } from '../timeline/wire-log.ts';
import { clockTime, duration, octets } from '../words/format.ts';
import { commandName } from '../words/frame-words.ts';
import type { Selection } from './selection-store.ts';
import { chainTo } from './span-tree.ts';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
    container-type: inline-size;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    min-height: 36px;
    padding: 3px 12px;
    border-bottom: 1px solid var(--_line);
  }

  h2 {
    font-family: var(--_mono);
  }

  h2[data-direction='out'] {
    color: var(--_out);
  }

  h2[data-direction='in'] {
    color: var(--_in);
  }

  header .muted {
    font-size: var(--_small);
  }

  header button {
    margin-inline-start: auto;
    min-height: 26px;
    font-size: var(--_small);
  }

  .issues {
    padding: 6px 12px;
    max-height: 90px;
    overflow: auto;
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: var(--_small);
  }

  .issues.bad {
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  .body {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) auto;
    min-height: 0;
  }

  smpp-field-tree {
    min-height: 0;
  }

  smpp-hex-view {
    border-inline-start: 1px solid var(--_line);
    width: 340px;
  }

  @container (min-width: 1080px) {
    smpp-hex-view {
      width: 632px;
    }
  }

  @container (max-width: 560px) {
    .body {
      grid-template: minmax(0, 1.4fr) minmax(80px, 1fr) / minmax(0, 1fr);
    }

    smpp-hex-view {
      width: auto;
      border: 0;
      border-top: 1px solid var(--_line);
    }
  }
`;

/** One frame in full: its fields as a tree, its octets, and the marked field in words. Both sides mark each other. */
export class SmppInspector extends SmppElement {
  static override readonly tag = 'smpp-inspector';
  static override styles = [base, styles];

  @property({ attribute: false }) selection: Selection | undefined;
  /** The entry that answers the selected one, or that it answers. */
  @property({ attribute: false }) partner: Entry | undefined;

  override render() {
    const { frame, entry, inspection, path } = this.selection ?? {};
    if (!frame) return this.#empty();
    if (!inspection) return html`<p class="empty">Reading…</p>`;
    const { command, spans, issues, error, summary } = inspection;
    const title = command ?? (entry ? commandName(entry.command_id) : summary);
    return html`<header>
        <h2 data-direction=${entry?.direction ?? nothing}>${title}</h2>
        <span class="muted">${entry ? `${entry.direction === 'out' ? 'sent' : 'received'} ${clockTime(entry.at)}` : 'pasted'} · ${octets(frame.length)}</span>
        ${entry ? this.#partnerButton(entry) : nothing}
      </header>
      ${issues.length > 0 ? html`<ul class=${error ? 'issues bad' : 'issues'} aria-label="Issues">${issues.map(({ message }) => html`<li>${message}</li>`)}</ul>` : nothing}
      <div class="body">
        <smpp-field-tree .spans=${spans} .marked=${path}></smpp-field-tree>
        <smpp-hex-view .octets=${frame} .spans=${spans} .marked=${path}></smpp-hex-view>
      </div>
      <smpp-field-detail .span=${chainTo(spans, path).at(-1)}></smpp-field-detail>`;
  }

  #partnerButton(entry: Entry): TemplateResult {
    const { partner } = this;
    if (!partner) return html`<span class="muted">${entry.command_id < 0x80000000 ? 'no answer yet' : ''}</span>`;
    const isAnswer = partner.latencyMs !== undefined;
    const latency = duration((isAnswer ? partner : entry).latencyMs ?? 0);
    const text = isAnswer ? `answered in ${latency}` : `answers, ${latency} later`;
    return html`<button type="button" @click=${() => this.emit('smpp-select-frame', { id: partner.id, by: 'keyboard' })}>
      ${icon('link')}${text}: ${commandName(partner.command_id)}
    </button>`;
  }

  #empty(): TemplateResult {
    return html`<div class="empty">${icon('inspect')}<strong>Every octet explained</strong>
      <p>Select a PDU above, or paste one with “Decode hex”. Fields and octets mark each other, down to header elements and single bits.</p></div>`;
  }
}
