import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { base } from './base.ts';
import { SmppElement } from './element.ts';
import { floating } from './floating.ts';
import { type IconName, icon } from './icon.ts';
import { stepOf } from './list-keys.ts';

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** Keys that do the same, for people who want to be quicker. */
  readonly keys?: string;
  /** A line that can be on or off. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** Begins a new group. */
  readonly divided?: boolean;
  /** What it does. A line that is on or off leaves the menu open. */
  readonly run?: () => unknown;
  /** A menu in place of this one; made when it is opened. */
  readonly items?: () => readonly MenuItem[];
}

/** Where a menu opens: at an element, or at a place on the screen. */
export type MenuPlace = Element | { readonly x: number; readonly y: number };

const styles = css`
  [role='menu'] {
    position: fixed;
    inset: auto;
    min-width: 190px;
    max-width: min(380px, calc(100vw - 16px));
    max-height: calc(100vh - 16px);
    margin: 0;
    padding: 4px;
    ${floating}
  }

  button {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: 8px;
    width: 100%;
    min-height: 28px;
    padding: 2px 8px;
    border: 0;
    border-radius: 5px;
    background: none;
    text-align: start;
    font-size: var(--_small);
  }

  button:hover:not(:disabled),
  button:focus-visible {
    outline: 0;
    background: var(--_accent-soft);
  }

  button[aria-disabled='true'] {
    color: var(--_muted);
    cursor: not-allowed;
  }

  .label {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  kbd {
    font: var(--_tiny) var(--_mono);
    color: var(--_muted);
  }

  hr {
    margin: 4px 6px;
    border: 0;
    border-top: 1px solid var(--_line);
  }

  .title {
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    button:hover:not(:disabled),
    button:focus-visible {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

interface Level {
  readonly title: string;
  readonly items: readonly MenuItem[];
  /** Which line of the level before led here. */
  readonly from: number;
}

/** A menu in front of everything, opened with {@link SmppMenu.open}. Focus goes back where it came from. */
export class SmppMenu extends SmppElement {
  static override readonly tag = 'smpp-menu';
  static override styles = [base, styles];

  @state() private levels: readonly Level[] = [];
  @query('[role=menu]') private menu!: HTMLElement | null;
  #place: MenuPlace = { x: 0, y: 0 };
  #remake: (() => readonly MenuItem[]) | undefined;
  #focus = 0;
  /** What had the focus before. */
  #back: HTMLElement | undefined;

  /** Shows what `items` makes; it is made anew when a line has been switched. */
  open(place: MenuPlace, title: string, items: () => readonly MenuItem[]): void {
    this.#place = place;
    if (this.levels.length === 0) this.#back = focused();
    this.#remake = items;
    this.#focus = 0;
    this.levels = [{ title, items: items(), from: 0 }];
  }

  close(): void {
    this.menu?.hidePopover();
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('levels') || !this.menu) return;
    if (!this.menu.matches(':popover-open')) this.menu.showPopover();
    this.#put(this.menu);
    this.#buttons[this.#focus]?.focus();
  }

  override render() {
    const level = this.levels.at(-1);
    if (!level) return nothing;
    return html`<div role="menu" popover tabindex="-1" aria-label=${level.title} @keydown=${this.#press} @toggle=${this.#toggled}>
      ${this.levels.length > 1 ? html`<button type="button" role="menuitem" tabindex="-1" @click=${this.#goBack}>${icon('back')}<span class="label title">${level.title}</span></button><hr />` : nothing}
      ${level.items.map((item, index) => this.#line(item, index))}
    </div>`;
  }

  #line(item: MenuItem, index: number): TemplateResult {
    const { label, keys, checked, disabled = false, divided, items } = item;
    const role = checked === undefined ? 'menuitem' : 'menuitemcheckbox';
    const sign = checked === undefined ? (item.icon ? icon(item.icon) : '') : checked ? icon('check') : '';
    return html`${divided && index > 0 ? html`<hr />` : nothing}<button type="button" role=${role} tabindex="-1" aria-checked=${checked ?? nothing}
      aria-disabled=${disabled || nothing} aria-haspopup=${items ? 'menu' : nothing} @click=${() => this.#choose(item, index)}>
      <span>${sign}</span><span class="label"><bdi>${label}</bdi></span>${items ? icon('chevron') : keys ? html`<kbd>${keys}</kbd>` : html`<span></span>`}
    </button>`;
  }

  #choose(item: MenuItem, index: number): void {
    if (item.disabled) return;
    if (item.items) {
      this.#focus = 1;
      this.levels = [...this.levels, { title: item.label, items: item.items(), from: index + this.#extra }];
    } else if (item.checked === undefined) {
      this.close();
      item.run?.();
    } else {
      item.run?.();
      this.#focus = index + this.#extra;
      const [first, ...rest] = this.levels;
      this.levels = rest.length === 0 ? [{ ...first!, items: this.#remake!() }] : [...this.levels];
    }
  }

  #goBack(): void {
    this.#focus = this.levels.at(-1)!.from;
    this.levels = this.levels.slice(0, -1);
  }

  #press(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const at = buttons.indexOf(this.shadowRoot!.activeElement as HTMLButtonElement);
    const [inwards, outwards] = this.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const item = this.levels.at(-1)!.items[at - this.#extra];
    const next = this.#wrapped(event.key, at, buttons.length) ?? this.#typed(event, at);
    if (next !== undefined) buttons[next]?.focus();
    else if (event.key === inwards && item?.items) this.#choose(item, at - this.#extra);
    else if (event.key === outwards && this.levels.length > 1) this.#goBack();
    else if (event.key === 'Tab') this.close();
    else {
      // No key that opens or chooses something here may do something else behind the menu.
      if (event.key !== 'Escape') event.stopPropagation();
      return;
    }
    event.stopPropagation();
    event.preventDefault();
  }

  /** In a menu the last line is followed by the first. */
  #wrapped(key: string, at: number, count: number): number | undefined {
    if (key === 'ArrowDown' && at === count - 1) return 0;
    if (key === 'ArrowUp' && at <= 0) return count - 1;
    return stepOf(key, at, count);
  }

  /** A letter leads to the next line that begins with it. */
  #typed({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number): number | undefined {
    if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return undefined;
    const { items } = this.levels.at(-1)!;
    const wanted = key.toLowerCase();
    const starts = items.map(({ label }) => label.toLowerCase().startsWith(wanted));
    const from = at - this.#extra + 1;
    const next = starts.indexOf(true, from);
    const found = next >= 0 ? next : starts.indexOf(true);
    return found >= 0 ? found + this.#extra : undefined;
  }

  #toggled(event: ToggleEvent): void {
    if (event.newState !== 'closed') return;
    // What was chosen may have taken the focus elsewhere already.
    const now = focused();
    if (!now || now === document.body || this.shadowRoot!.contains(now)) this.#back?.focus({ preventScroll: true });
    this.levels = [];
  }

  #put(menu: HTMLElement): void {
    const gap = 8;
    const { width, height } = menu.getBoundingClientRect();
    const at = this.#place;
    const isRtl = this.matches(':dir(rtl)');
    const box = at instanceof Element ? at.getBoundingClientRect() : new DOMRect(at.x, at.y);
    const wantedX = isRtl ? box.right - width : box.left;
    const below = box.bottom + 2;
    const top = below + height + gap > innerHeight ? Math.max(gap, box.top - height - 2) : below;
    menu.style.left = `${Math.min(Math.max(gap, wantedX), Math.max(gap, innerWidth - width - gap))}px`;
    menu.style.top = `${Math.min(top, Math.max(gap, innerHeight - height - gap))}px`;
  }

  /** Lines in front of the items: the one that leads back. */
  get #extra(): number {
    return this.levels.length > 1 ? 1 : 0;
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('[role^=menuitem]')];
  }
}

/** The element that has the focus, inside whatever shadow roots. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return (element as HTMLElement | null) ?? undefined;
}
