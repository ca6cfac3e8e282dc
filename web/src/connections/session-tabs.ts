import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { LinkState } from '../engine/feed.ts';
import { type ConsoleSession, MAX_SESSIONS, type Sessions } from './session-store.ts';
import { sessionTabsStyles } from './session-tabs.styles.ts';

/** Longest name of a session, in characters. */
const MAX_NAME = 40;

/** More new messages than this are many. */
const MAX_COUNTED = 99;

/** Narrowest field to write a name in, in pixels. */
const MIN_FIELD = 110;

/** What is read out for each phase, and shown when somebody hovers. */
const PHASE_WORDS: Readonly<Record<LinkState['phase'], string>> = {
  idle: 'not connected',
  connecting: 'connecting',
  waiting: 'waits for the next attempt',
  bound: 'bound',
  unbinding: 'unbinding',
};

/** The sessions as tabs. Arrows go from one to the next, Delete closes, F2 renames. */
export class SmppSessionTabs extends SmppElement {
  static override readonly tag = 'smpp-session-tabs';
  static override styles = [base, sessionTabsStyles];

  @property({ attribute: false }) sessions: Sessions = { list: [], front: 0 };

  /** The session that is being renamed, and where its tab is. */
  @state() private renaming:
    | { readonly session: ConsoleSession; readonly left: number; readonly width: number }
    | undefined;
  /** The focus is to follow what comes to the front next. */
  #isFollowed = false;

  override updated(changed: PropertyValues): void {
    if (changed.has('renaming')) {
      const field = this.renderRoot.querySelector('input');
      field?.focus();
      field?.select();
    }
    if (!changed.has('sessions')) return;
    const front = this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
    if (nameOf(changed.get('sessions')) !== nameOf(this.sessions)) this.#reveal(front?.parentElement);
    if (this.#isFollowed) front?.focus();
    this.#isFollowed = false;
  }

  /** Scrolls the tabs alone: whatever page they are in stays where it is. */
  #reveal(tab: Element | null | undefined): void {
    const strip = tab?.parentElement;
    if (!tab || !strip) return;
    const [inner, outer] = [tab.getBoundingClientRect(), strip.getBoundingClientRect()];
    if (inner.left < outer.left) strip.scrollLeft -= outer.left - inner.left;
    else if (inner.right > outer.right) strip.scrollLeft += inner.right - outer.right;
  }

  override render() {
    const { list } = this.sessions;
    return html`<div class="tabs" role="tablist" aria-label=${msg('Sessions')} @keydown=${this.#press}>
        ${repeat(
          list,
          ({ number }) => number,
          (session) => this.#tab(session),
        )}
      </div>
      ${this.#nameField()}
      <button class="quiet icon add" type="button" title=${msg('New session')} aria-label=${msg('New session')}
        ?disabled=${list.length >= MAX_SESSIONS} @click=${() => this.emit('smpp-session', { act: 'add' })}>${icon('add')}</button>`;
  }

  #tab(session: ConsoleSession): TemplateResult {
    const { number, name, colour, link, unread } = session;
    const isFront = number === this.sessions.front;
    const phase = msg(PHASE_WORDS[link.phase]);
    return html`<div class="tab" ?data-front=${isFront} data-phase=${link.failure && link.phase === 'idle' ? 'failed' : link.phase}>
      <button role="tab" type="button" aria-selected=${isFront} tabindex=${isFront ? 0 : -1} data-session=${number}
        title=${`${name}: ${phase}`} aria-keyshortcuts="Delete F2"
        @click=${() => this.#select(number)} @dblclick=${() => this.#rename(number)} @auxclick=${this.#pressWheel}>
        <span class="dot" .style=${`--colour: ${colour}`}></span>
        <bdi class="name">${name}</bdi><span class="visually-hidden">: ${phase}</span>
        ${unread > 0 ? unreadBadge(unread) : nothing}</button>
      <!-- For the pointer: Delete does the same, and nothing but tabs may be read out of a list of tabs. -->
      <button class="close" type="button" tabindex="-1" aria-hidden="true" title=${msg('Close')}
        @click=${() => this.#close(number)}>${icon('close')}</button>
    </div>`;
  }

  #nameField(): TemplateResult | typeof nothing {
    if (!this.renaming) return nothing;
    const { session, left, width } = this.renaming;
    return html`<input maxlength=${MAX_NAME} aria-label=${msg('Name of the session')} .value=${session.name}
      .style=${`left: ${left}px; width: ${width}px`} @keydown=${this.#pressInName} @blur=${this.#endRenaming} />`;
  }

  #select(session: number): void {
    this.emit('smpp-front', { session });
  }

  #close(session: number): void {
    this.emit('smpp-session', { act: 'close', session });
  }

  #rename(number: number): void {
    const session = this.sessions.list.find((each) => each.number === number);
    const tab = this.#tabOf(number)?.parentElement;
    if (!session || !tab) return;
    const { left, width } = tab.getBoundingClientRect();
    this.renaming = { session, left: left - this.getBoundingClientRect().left, width: Math.max(width, MIN_FIELD) };
  }

  #tabOf(number: number): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-session="${number}"]`);
  }

  #press(event: KeyboardEvent): void {
    const number = Number((event.target as HTMLElement).dataset.session);
    if (!number) return;
    const next = this.#stepOf(event.key, number);
    if (next !== undefined) this.#follow(() => this.#select(next));
    else if (event.key === 'Delete') this.#follow(() => this.#close(number));
    else if (event.key === 'F2') this.#rename(number);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Has the focus go where the sessions lead to. */
  #follow(act: () => void): void {
    this.#isFollowed = true;
    act();
  }

  #stepOf(key: string, number: number): number | undefined {
    const numbers = this.sessions.list.map((each) => each.number);
    const at = numbers.indexOf(number);
    const [forward, backward] = this.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (key === forward) return numbers[(at + 1) % numbers.length];
    if (key === backward) return numbers.at(at - 1);
    if (key === 'Home') return numbers[0];
    return key === 'End' ? numbers.at(-1) : undefined;
  }

  /** A click with the wheel closes, as in a browser. */
  #pressWheel(event: MouseEvent): void {
    if (event.button === 1) this.#close(Number((event.currentTarget as HTMLElement).dataset.session));
  }

  #pressInName(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    if (event.key === 'Enter') this.#take(event.target as HTMLInputElement);
    const { number } = this.renaming!.session;
    this.renaming = undefined;
    this.#tabOf(number)?.focus();
  }

  #endRenaming(event: FocusEvent): void {
    if (this.renaming) this.#take(event.target as HTMLInputElement);
    this.renaming = undefined;
  }

  #take({ value }: HTMLInputElement): void {
    const { name, number } = this.renaming!.session;
    if (value !== name) this.emit('smpp-session', { act: 'rename', session: number, name: value });
  }
}

/** The session in front, and what it is called. */
function nameOf(sessions: Sessions | undefined): string {
  return `${sessions?.front} ${sessions?.list.find(({ number }) => number === sessions.front)?.name}`;
}

function unreadBadge(count: number): TemplateResult {
  const words = msg({ one: '{count} new message', other: '{count} new messages' }, { count });
  return html`<span class="unread" aria-hidden="true">${count > MAX_COUNTED ? `${MAX_COUNTED}+` : count}</span><span
    class="visually-hidden">, ${words}</span>`;
}
