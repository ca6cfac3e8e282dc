import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';
import type { MenuPlace, SmppMenu } from '../common/menu.ts';
import { plural, shortTime } from '../words/format.ts';
import { messageProgress, type Progress } from '../words/message-words.ts';
import { conversationListStyles } from './conversation-list.styles.ts';
import { type Conversation, type Item, textOfItem } from './item.ts';
import { conversationMenu } from './message-menu.ts';
import { type Hit, MAX_HITS } from './search.ts';

/** Conversations by peer address, the latest first; or, while something is looked for, where it was found. */
export class SmppConversationList extends SmppElement {
  static override readonly tag = 'smpp-conversation-list';
  static override styles = [base, conversationListStyles];

  @property({ attribute: false }) conversations: readonly Conversation[] = [];
  /** The peer whose conversation is open. */
  @property({ attribute: false }) selected: string | undefined;
  /** What is looked for; empty while nothing is. */
  @property() query = '';
  @property({ attribute: false }) hits: readonly Hit[] = [];
  /** Names of the address book, by peer. */
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();

  /** The hit that the keyboard is at. */
  @state() private at = -1;
  @query('smpp-menu') private menu!: SmppMenu;
  @query('[role=listbox]') private list!: HTMLElement | null;

  /** Whether the search was left by keyboard: the list of conversations has the focus once it is back. */
  #returns = false;

  override updated(): void {
    if (!this.#returns || this.query !== '') return;
    this.#returns = false;
    this.list?.focus();
  }

  override render() {
    if (this.conversations.length === 0) {
      return html`<div class="empty">${icon('message')}<p>${msg('Each number or name you write to, or hear from, gets its own conversation here.')}</p></div>`;
    }
    return html`<div class="search"><input type="search" aria-label=${msg('Search messages')} placeholder=${msg('Search text, number, id, state')} .value=${this.query}
        spellcheck="false" autocomplete="off" @input=${this.#search} @keydown=${this.#leaveSearch} /></div>
      ${this.query.trim() === '' ? this.#conversations() : this.#hits()}
      <smpp-menu></smpp-menu>`;
  }

  #conversations(): TemplateResult {
    const index = this.conversations.findIndex(({ peer }) => peer === this.selected);
    return html`<ul role="listbox" tabindex="0" aria-label=${msg('Conversations')}
      aria-activedescendant=${index >= 0 ? `c${index}` : nothing} @keydown=${this.#press}>
      ${this.conversations.map((each, at) => this.#row(each, at))}
    </ul>`;
  }

  #row(conversation: Conversation, index: number): TemplateResult {
    const { peer, items, unread, pinned } = conversation;
    const last = items.at(-1);
    const progress = last?.kind === 'sent' ? messageProgress(last.message) : undefined;
    return html`<li id=${`c${index}`} role="option" aria-selected=${peer === this.selected}
      @click=${() => this.emit('smpp-open-conversation', { peer })}
      @contextmenu=${(event: MouseEvent) => this.#context(event, conversation)}>
      <bdi class="peer" title=${peer}>${pinned ? html`<span class="pin" title=${msg('Pinned')}>${icon('up')}<span class="visually-hidden">${msg('Pinned')} </span></span>` : nothing}${this.names.get(peer) ?? peer}</bdi>
      <time>${last ? shortTime(last.at) : ''}</time>
      <span class="last" dir="auto">${last ? snippet(last) : ''}</span>
      ${unread > 0 ? html`<span class="unread">${unread}<span class="visually-hidden"> ${msg('unread')}</span></span>` : dot(progress)}
    </li>`;
  }

  #hits(): TemplateResult {
    const { hits, at } = this;
    const count = hits.length === MAX_HITS ? `${MAX_HITS} or more` : plural(hits.length, 'message');
    return html`<p class="found" role="status">${hits.length === 0 ? msg('Nothing was found.') : `${count} found`}</p>
      ${
        hits.length === 0
          ? nothing
          : html`<ul role="listbox" tabindex="0" aria-label=${msg('Found messages')} aria-activedescendant=${at >= 0 ? `h${at}` : nothing} @keydown=${this.#pressHit}>
            ${hits.map((hit, index) => this.#hit(hit, index))}
          </ul>`
      }`;
  }

  #hit({ peer, item, before, found, after }: Hit, index: number): TemplateResult {
    return html`<li id=${`h${index}`} role="option" aria-selected=${index === this.at} @click=${() => this.#open(index)}>
      <bdi class="peer" title=${peer}>${this.names.get(peer) ?? peer}</bdi><time>${shortTime(item.at)}</time>
      <span class="last wide" dir="auto">${before}<mark>${found}</mark>${after}</span></li>`;
  }

  #press(event: KeyboardEvent): void {
    const index = this.conversations.findIndex(({ peer }) => peer === this.selected);
    const current = this.conversations[index];
    const { key } = event;
    const row = this.renderRoot.querySelector(`#c${index}`);
    if (current && row && (key === 'ContextMenu' || (key === 'F10' && event.shiftKey))) this.#openMenu(row, current);
    else if (current && key === 'Delete') this.emit('smpp-conversation', { act: 'delete', peer: current.peer });
    else if (key === '/') this.renderRoot.querySelector('input')?.focus();
    else {
      const next = stepOf(key, index, this.conversations.length);
      if (next === undefined) return;
      this.emit('smpp-open-conversation', { peer: this.conversations[next]!.peer });
      this.renderRoot.querySelector(`#c${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #pressHit(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#endSearch();
    const next = stepOf(event.key, this.at, this.hits.length);
    if (next === undefined) return;
    event.preventDefault();
    this.#open(next);
  }

  /** From the field to what was found, or out of it. */
  #leaveSearch(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.query !== '') this.#endSearch();
    else if (event.key === 'ArrowDown' && this.list) {
      this.list.focus();
      if (this.query.trim() !== '' && this.hits.length > 0) this.#open(Math.max(this.at, 0));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #search(event: Event): void {
    this.at = -1;
    this.emit('smpp-search', { query: (event.target as HTMLInputElement).value });
  }

  #endSearch(): void {
    this.at = -1;
    this.#returns = true;
    this.emit('smpp-search', { query: '' });
  }

  #open(index: number): void {
    this.at = index;
    const { peer, item } = this.hits[index]!;
    this.emit('smpp-open-hit', { peer, key: item.key });
    this.renderRoot.querySelector(`#h${index}`)?.scrollIntoView({ block: 'nearest' });
  }

  #context(event: MouseEvent, conversation: Conversation): void {
    event.preventDefault();
    this.#openMenu({ x: event.clientX, y: event.clientY }, conversation);
  }

  #openMenu(place: MenuPlace, conversation: Conversation): void {
    const { peer } = conversation;
    this.menu.open(place, peer, () =>
      conversationMenu(conversation, (act) => this.emit('smpp-conversation', { act, peer })),
    );
  }
}

/** Enough for one line: a longer text would only be laid out to be cut. */
const SNIPPET_LENGTH = 120;

function snippet(item: Item): string {
  return textOfItem(item).slice(0, SNIPPET_LENGTH);
}

function dot(progress: Progress | undefined): TemplateResult | typeof nothing {
  if (!progress) return nothing;
  return html`<span class="dot" data-tone=${progress.tone} title=${progress.word}><span class="visually-hidden">${progress.word}</span></span>`;
}
