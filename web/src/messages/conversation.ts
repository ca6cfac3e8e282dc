import { css, html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { plural } from '../words/format.ts';
import type { Conversation } from './message-store.ts';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
  }

  header {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding: 0 12px;
    border-bottom: 1px solid var(--_line);
  }

  h2 {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  header .muted {
    margin-inline-start: auto;
    font-size: var(--_small);
    white-space: nowrap;
  }

  .back {
    display: none;
    margin-inline-start: -6px;
  }

  :host([narrow]) .back {
    display: inline-flex;
  }

  .items {
    flex: 1;
    min-height: 0;
    padding: 12px;
    overflow: hidden auto;
  }

  smpp-message-bubble + smpp-message-bubble {
    margin-top: 8px;
  }

  .earlier {
    display: flex;
    margin: 0 auto 10px;
  }
`;

/** Bubbles shown at once; earlier ones on demand. */
const SHOWN = 100;

/** How near to the end a reader must be to be taken along to it, in pixels. */
const NEAR_END = 60;

/** What went to and came from one address. */
export class SmppConversation extends SmppElement {
  static override readonly tag = 'smpp-conversation';
  static override styles = [base, styles];

  @property({ attribute: false }) conversation: Conversation | undefined;
  @property({ type: Boolean }) bound = false;
  /** Shown alone, with a way back to the list. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  @state() private shown = SHOWN;
  @query('.items') private list!: HTMLElement | null;
  #isAtEnd = true;

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation') as Conversation | undefined;
    if (changed.has('conversation') && before?.peer !== this.conversation?.peer) {
      this.shown = SHOWN;
      this.#isAtEnd = true;
      return;
    }
    const list = this.list;
    if (list) this.#isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
  }

  override async updated(): Promise<void> {
    if (!this.#isAtEnd) return;
    // Bubbles have their height once they have rendered themselves.
    await Promise.resolve();
    this.list?.scrollTo({ top: this.list.scrollHeight });
  }

  override render() {
    const { conversation } = this;
    if (!conversation) return html`<div class="empty">${icon('message')}${this.bound ? READY : UNBOUND}</div>`;
    const { peer, items } = conversation;
    const hidden = Math.max(0, items.length - this.shown);
    return html`<header>
        <button class="quiet icon back" type="button" aria-label="Back to the conversations"
          @click=${() => this.emit('smpp-open-conversation', { peer: undefined })}>${icon('back')}</button>
        <h2><bdi title=${peer}>${peer}</bdi></h2>
        <span class="muted">${plural(items.length, 'message')}</span>
      </header>
      <div class="items" role="log" aria-label=${`Messages with ${peer}`} aria-live="off" tabindex="0">
        ${hidden > 0 ? html`<button class="earlier" type="button" @click=${this.#showMore}>Show earlier (${hidden})</button>` : nothing}
        ${repeat(
          items.slice(hidden),
          ({ key }) => key,
          (item) => html`<smpp-message-bubble .item=${item}></smpp-message-bubble>`,
        )}
      </div>`;
  }

  #showMore(): void {
    this.shown += SHOWN;
  }
}

const READY = html`<strong>Ready to send</strong>
  <p>Write a message below. Its PDUs, their answers and the receipts appear on the wire as they travel.</p>`;

const UNBOUND = html`<strong>Start with Connect</strong>
  <p>It binds to the message centre above. The one in this page needs no network and no account of your own: all is filled in.</p>`;
