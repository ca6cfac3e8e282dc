import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { pageStyles } from '../common/page.styles.ts';
import type { Lesson } from './lessons.ts';

const styles = css`
  .intro {
    max-width: 64ch;
    margin: 2px 0 16px;
  }

  ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(380px, 100%), 1fr));
    gap: 12px;
  }

  .card {
    display: grid;
    grid-template-columns: auto 1fr auto;
    grid-template-rows: auto 1fr auto;
    gap: 4px 10px;
    width: 100%;
    height: 100%;
    padding: 16px;
    border-radius: 10px;
    background: var(--_surface);
    text-align: start;
    white-space: normal;
  }

  .number {
    display: grid;
    place-items: center;
    width: 22px;
    height: 22px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: var(--_tiny);
    font-weight: 650;
  }

  .card strong {
    align-self: center;
  }

  .card svg {
    color: var(--_good);
  }

  .card .muted {
    grid-column: 2 / -1;
  }

  .card small {
    grid-column: 2 / -1;
    margin-top: 8px;
    color: var(--_muted);
    font-size: var(--_tiny);
  }
`;

/** The lessons there are. */
export class SmppLearn extends SmppElement {
  static override readonly tag = 'smpp-learn';
  static override styles = [base, pageStyles, styles];

  @property({ attribute: false }) lessons: readonly Lesson[] = [];
  /** Ids of those that were done to their end. */
  @property({ attribute: false }) done: ReadonlySet<string> = new Set();

  override render() {
    return html`<div class="page">
      <h2>${msg('Learn SMPP by doing it')}</h2>
      <p class="muted intro">${msg('Short exchanges with the simulator in this page, one step at a time. Everything is real: the PDUs are in the timeline too, and nothing leaves this page.')}</p>
      <ol>${this.lessons.map(
        (
          { id, title, summary, steps },
          index,
        ) => html`<li><button class="card" type="button" data-lesson=${id} @click=${() => this.emit('smpp-lesson', { act: 'begin', id })}>
          <span class="number" aria-hidden="true">${index + 1}</span><strong>${msg(title)}</strong>
          ${this.done.has(id) ? html`<span>${icon('check')}<span class="visually-hidden">${msg('done')}</span></span>` : html`<span></span>`}
          <span class="muted">${msg(summary)}</span>
          <small>${msg({ one: '{count} step', other: '{count} steps' }, { count: steps.length })}</small>
        </button></li>`,
      )}</ol>
      ${this.done.size === this.lessons.length && this.lessons.length > 0 ? html`<p class="intro" role="status">${msg('That was all of them. Write messages of your own now, or build a PDU in the workbench.')}</p>` : nothing}
    </div>`;
  }
}
