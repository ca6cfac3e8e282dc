import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';
import type { MenuPlace, SmppMenu } from '../common/menu.ts';
import type { FirstStep } from '../shell/first-steps.ts';
import { conversationStyles } from './conversation.styles.ts';
import type { Conversation, Item } from './item.ts';
import type { SmppMessageBubble } from './message-bubble.ts';
import { conversationMenu, messageMenu } from './message-menu.ts';
import type { MessageRequest } from './requests.ts';

/** Bubbles there are at once; earlier ones come when one scrolls up to them. */
const SHOWN = 100;

/** How near to an end a reader must be to be taken along to it, or to have more brought, in pixels. */
const NEAR_END = 60;

/** What went to and came from one address. */
export class SmppConversation extends SmppElement {
  static override readonly tag = 'smpp-conversation';
  static override styles = [base, conversationStyles];

  @property({ attribute: false }) conversation: Conversation | undefined;
  @property({ type: Boolean }) bound = false;
  /** Shown alone, with a way back to the list. */
  @property({ type: Boolean, reflect: true }) narrow = false;
  /** What is looked for, to be marked. */
  @property() query = '';
  /** The name of the peer, where the address book has one. */
  @property() name = '';
  /** The key of a message that is to be shown. */
  @property({ attribute: false }) sought: string | undefined;

  @state() private shown = SHOWN;
  /** The key of the message that the keyboard is at. */
  @state() private current: string | undefined;
  @query('.items') private list!: HTMLElement | null;
  @query('smpp-menu') private menu!: SmppMenu;
  #isAtEnd = true;

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation') as Conversation | undefined;
    const isAnother = changed.has('conversation') && before?.peer !== this.conversation?.peer;
    if (isAnother) {
      this.shown = SHOWN;
      this.current = undefined;
      this.#isAtEnd = true;
    } else if (this.list) {
      this.#isAtEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END;
    }
    if (this.sought !== undefined && (isAnother || changed.has('sought'))) this.#reach(this.sought);
  }

  override async updated(changed: PropertyValues<this>): Promise<void> {
    // Bubbles have their height once they have rendered themselves.
    await Promise.resolve();
    const sought = this.sought === undefined ? undefined : this.#bubble(this.sought);
    if (sought && (changed.has('sought') || changed.has('conversation')) && this.#isSeeking) {
      this.#isSeeking = false;
      sought.scrollIntoView({ block: 'center' });
    } else if (this.#isAtEnd) this.list?.scrollTo({ top: this.list.scrollHeight });
  }

  #isSeeking = false;

  override render() {
    const { conversation } = this;
    if (!conversation)
      return html`<div class="empty">${icon('message')}${this.bound ? ready() : unbound((step) => this.emit('smpp-first-step', { step }))}</div>`;
    const { peer, items } = conversation;
    const hidden = Math.max(0, items.length - this.shown);
    const shown = items.slice(hidden);
    const current = shown.some(({ key }) => key === this.current) ? this.current : shown.at(-1)?.key;
    return html`<header>
        <button class="quiet icon back" type="button" aria-label=${msg('Back to the conversations')}
          @click=${() => this.emit('smpp-open-conversation', { peer: undefined })}>${icon('back')}</button>
        <h2><bdi title=${peer}>${this.name || peer}</bdi>${this.name ? html` <bdi class="number">${peer}</bdi>` : nothing}</h2>
        <span class="muted">${msg({ one: '{count} message', other: '{count} messages' }, { count: items.length })}</span>
        <button class="quiet icon" type="button" aria-haspopup="menu" title=${msg('What can be done with it')} aria-label=${msg('What can be done with it')}
          @click=${(event: Event) => this.#openConversationMenu(event.currentTarget as Element, conversation)}>${icon('more')}</button>
      </header>
      <div class="items" role="feed" aria-label=${msg('Messages with {peer}', { peer })} tabindex=${items.length === 0 ? 0 : -1}
        @scroll=${this.#scroll} @keydown=${this.#press} @contextmenu=${this.#context} @focusin=${this.#focused}>
        ${hidden > 0 ? html`<button class="earlier" type="button" @click=${this.#showMore}>${msg('Show earlier ({count})', { count: hidden })}</button>` : nothing}
        ${repeat(
          shown,
          ({ key }) => key,
          (
            item,
            index,
          ) => html`<smpp-message-bubble role="article" data-key=${item.key} .item=${item} .peer=${peer} .query=${this.query}
            tabindex=${item.key === current ? 0 : -1} aria-label=${nameOf(item)} aria-posinset=${hidden + index + 1} aria-setsize=${items.length}
            ?data-sought=${item.key === this.sought}></smpp-message-bubble>`,
        )}
      </div>
      <smpp-menu></smpp-menu>`;
  }

  /** Has the message at this key among those shown. */
  #reach(key: string): void {
    const { items } = this.conversation ?? { items: [] };
    const index = items.findIndex((item) => item.key === key);
    if (index < 0) return;
    this.shown = Math.max(this.shown, items.length - index + SHOWN / 2);
    this.current = key;
    this.#isAtEnd = false;
    this.#isSeeking = true;
  }

  /** Bubbles above come in without moving what is read: browsers anchor the scroll. */
  #scroll(): void {
    const { list } = this;
    if (list && list.scrollTop < NEAR_END && (this.conversation?.items.length ?? 0) > this.shown) this.#showMore();
  }

  #showMore(): void {
    this.shown += SHOWN;
  }

  async #press(event: KeyboardEvent): Promise<void> {
    const bubble = (event.target as Element).closest<SmppMessageBubble>('smpp-message-bubble');
    const item = bubble?.item;
    // Keys pressed in a button of a bubble are for that button.
    if (!item || event.composedPath()[0] !== bubble) return;
    const { key } = event;
    if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) this.#openMessageMenu(bubble, item);
    else if (key === 'Delete') this.#ask(item, 'delete');
    else if (key === 'Enter') this.emit('smpp-show-part', { item });
    else if (key === ' ') bubble.toggle();
    else {
      const { items } = this.conversation!;
      const index = items.findIndex((each) => each.key === item.key);
      const next = stepOf(key, index, items.length);
      if (next === undefined) return;
      event.preventDefault();
      this.shown = Math.max(this.shown, items.length - next);
      this.current = items[next]!.key;
      await this.updateComplete;
      this.#bubble(this.current)?.focus();
      return;
    }
    event.preventDefault();
  }

  #focused(event: FocusEvent): void {
    const key = (event.target as HTMLElement).closest<HTMLElement>('smpp-message-bubble')?.dataset.key;
    if (key !== undefined) this.current = key;
  }

  #context(event: MouseEvent): void {
    const item = (event.target as Element).closest<SmppMessageBubble>('smpp-message-bubble')?.item;
    // A marked text is copied with the menu of the browser.
    if (!item || !getSelection()?.isCollapsed) return;
    event.preventDefault();
    this.#openMessageMenu({ x: event.clientX, y: event.clientY }, item);
  }

  #openMessageMenu(place: MenuPlace, item: Item): void {
    const copy = (text: string) => this.emit('smpp-copy-text', { text });
    const show = () => this.emit('smpp-show-part', { item });
    this.menu.open(place, msg('Message'), () => messageMenu(item, (act) => this.#ask(item, act), { copy, show }));
  }

  #openConversationMenu(place: MenuPlace, conversation: Conversation): void {
    const { peer } = conversation;
    this.menu.open(place, peer, () =>
      conversationMenu(conversation, (act) => this.emit('smpp-conversation', { act, peer })),
    );
  }

  #ask(item: Item, act: MessageRequest['act']): void {
    this.emit('smpp-message', { act, peer: this.conversation!.peer, item });
  }

  #bubble(key: string): SmppMessageBubble | null {
    return this.renderRoot.querySelector(`smpp-message-bubble[data-key="${CSS.escape(key)}"]`);
  }
}

function nameOf({ kind, at }: Item): string {
  const time = new Date(at).toLocaleTimeString('en-GB');
  if (kind === 'sent') return msg('Sent at {time}', { time });
  return kind === 'receipt' ? msg('Receipt at {time}', { time }) : msg('Received at {time}', { time });
}

function ready() {
  return html`<strong>${msg('Ready to send')}</strong>
    <p>${msg('Write a message below. Its PDUs, their answers and the receipts appear on the wire as they travel.')}</p>`;
}

function unbound(take: (step: FirstStep) => void) {
  return html`<strong>${msg('Start with Connect')}</strong>
    <p>${msg('It binds to the message centre above. The one in this page needs no network and no account of your own: all is filled in.')}</p>
    <p class="first-steps"><button type="button" @click=${() => take('bind')}>${msg('Bind to the simulator in this page')}</button>
      <button class="quiet" type="button" @click=${() => take('learn')}>${msg('Learn SMPP by doing it')}</button></p>`;
}
