import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { stepOf } from '../common/list-keys.ts';
import { shortTime } from '../words/format.ts';
import { messageProgress, type Progress } from '../words/message-words.ts';
import type { Conversation, Item } from './message-store.ts';

const styles = css`
  :host {
    display: block;
    overflow: hidden auto;
    background: var(--_sunken);
  }

  ul {
    padding: 6px;
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 8px;
    padding: 6px 8px;
    border-radius: var(--_radius);
    cursor: default;
  }

  li:hover {
    background: var(--_line);
  }

  li[aria-selected='true'] {
    background: var(--_accent-soft);
  }

  ul:focus-visible {
    outline: none;
  }

  ul:focus-visible li[aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .peer {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .last {
    overflow: hidden;
    font-size: var(--_small);
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }

  time {
    font-size: var(--_tiny);
    color: var(--_muted);
    line-height: 19px;
  }

  .unread {
    justify-self: end;
    min-width: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--_accent-fill);
    color: #fff;
    font-size: var(--_tiny);
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }

  .dot {
    justify-self: end;
    align-self: center;
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--_edge);
  }

  .dot[data-tone='good'] {
    background: var(--_good);
  }

  .dot[data-tone='bad'] {
    border-radius: 1px;
    background: var(--_bad);
  }

  .dot[data-tone='unsure'] {
    background: var(--_warn);
  }

  @media (forced-colors: active) {
    li[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    li[aria-selected='true'] * {
      color: inherit;
    }
  }
`;

/** Conversations by peer address, the latest first. */
export class SmppConversationList extends SmppElement {
  static override readonly tag = 'smpp-conversation-list';
  static override styles = [base, styles];

  @property({ attribute: false }) conversations: readonly Conversation[] = [];
  /** The peer whose conversation is open. */
  @property({ attribute: false }) selected: string | undefined;

  override render() {
    if (this.conversations.length === 0) {
      return html`<div class="empty">${icon('message')}<p>Each number or name you write to, or hear from, gets its own conversation here.</p></div>`;
    }
    const index = this.conversations.findIndex(({ peer }) => peer === this.selected);
    return html`<ul role="listbox" tabindex="0" aria-label="Conversations"
      aria-activedescendant=${index >= 0 ? `c${index}` : nothing} @keydown=${this.#press}>
      ${this.conversations.map((each, at) => this.#row(each, at))}
    </ul>`;
  }

  #row({ peer, items, unread }: Conversation, index: number): TemplateResult {
    const last = items.at(-1);
    const progress = last?.kind === 'sent' ? messageProgress(last.message) : undefined;
    return html`<li id=${`c${index}`} role="option" aria-selected=${peer === this.selected}
      @click=${() => this.emit('smpp-open-conversation', { peer })}>
      <bdi class="peer" title=${peer}>${peer}</bdi>
      <time>${last ? shortTime(last.at) : ''}</time>
      <span class="last" dir="auto">${last ? snippet(last) : ''}</span>
      ${unread > 0 ? html`<span class="unread">${unread}<span class="visually-hidden"> unread</span></span>` : dot(progress)}
    </li>`;
  }

  #press(event: KeyboardEvent): void {
    const index = this.conversations.findIndex(({ peer }) => peer === this.selected);
    const next = stepOf(event.key, index, this.conversations.length);
    if (next === undefined) return;
    event.preventDefault();
    this.emit('smpp-open-conversation', { peer: this.conversations[next]!.peer });
    this.renderRoot.querySelector(`#c${next}`)?.scrollIntoView({ block: 'nearest' });
  }
}

/** Enough for one line: a longer text would only be laid out to be cut. */
const SNIPPET_LENGTH = 120;

function snippet(item: Item): string {
  return item.kind === 'receipt'
    ? item.receipt.raw.slice(0, SNIPPET_LENGTH)
    : item.message.text.slice(0, SNIPPET_LENGTH);
}

function dot(progress: Progress | undefined): TemplateResult | typeof nothing {
  if (!progress) return nothing;
  return html`<span class="dot" data-tone=${progress.tone} title=${progress.word}><span class="visually-hidden">${progress.word}</span></span>`;
}
