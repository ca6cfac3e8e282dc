import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { tableStyles } from '../common/table.styles.ts';
import { clockTime } from '../words/format.ts';
import { messageProgress } from '../words/message-words.ts';
import type { KeptMessage } from './history-db.ts';

/** Messages shown; the file that is saved has all of them. */
const MAX_SHOWN = 500;

const styles = css`
  :host {
    display: block;
    max-height: 420px;
    overflow: hidden auto;
    background: var(--_sunken);
  }

  th,
  td {
    padding-inline: 10px;
  }

  thead th {
    position: sticky;
    top: 0;
    background: var(--_sunken);
  }

  .text {
    width: 100%;
    overflow-wrap: anywhere;
  }

  .text div {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }

  .way {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    white-space: nowrap;
  }

  .good {
    color: var(--_good);
  }

  .bad {
    color: var(--_bad);
  }

  .unsure {
    color: var(--_warn);
  }

  p {
    padding: 10px 14px;
  }
`;

/** The messages of a session of the past, the oldest first. */
export class SmppPastMessages extends SmppElement {
  static override readonly tag = 'smpp-past-messages';
  static override styles = [base, tableStyles, styles];

  @property({ attribute: false }) messages: readonly KeptMessage[] = [];

  override render() {
    const { messages } = this;
    if (messages.length === 0)
      return html`<p class="muted">${msg('No messages were sent or came in this session.')}</p>`;
    const hidden = Math.max(0, messages.length - MAX_SHOWN);
    return html`<table>
        <thead><tr><th scope="col">${msg('Time')}</th><th scope="col">${msg('With')}</th><th scope="col">${msg('Text')}</th><th scope="col">${msg('Outcome')}</th></tr></thead>
        <tbody>${messages.slice(0, MAX_SHOWN).map((kept) => this.#row(kept))}</tbody>
      </table>
      ${hidden > 0 ? html`<p class="muted">${msg('{count} more are in the file that is saved.', { count: hidden })}</p>` : ''}`;
  }

  #row(kept: KeptMessage): TemplateResult {
    const isSent = kept.kind === 'sent';
    const at = isSent ? kept.message.submittedAt : kept.message.at;
    const progress = isSent ? messageProgress(kept.message) : undefined;
    return html`<tr>
      <td class="mono" dir="ltr">${clockTime(at)}</td>
      <td><span class="way">${icon(isSent ? 'out' : 'in')}<span class="visually-hidden">${isSent ? msg('to') : msg('from')}</span>
        <bdi>${isSent ? kept.message.to : kept.message.from}</bdi></span></td>
      <td class="text"><div dir="auto">${kept.message.text}</div></td>
      <td class=${progress?.tone ?? ''}>${progress?.word ?? msg('received')}</td>
    </tr>`;
  }
}
