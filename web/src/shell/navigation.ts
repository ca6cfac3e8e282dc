import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { type IconName, icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { navigationStyles } from './navigation.styles.ts';

/** A way that the navigation offers. */
export interface Way {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly icon: IconName;
  /** Keys that lead there, for people who hover. */
  readonly keys?: string | undefined;
  /** News to tell by a number. */
  readonly count?: number;
}

/** Ways shown in the bar at the bottom; the others are behind "More". */
const IN_BAR = 4;

/**
 * The way from one view to another: a rail at the side, or a bar at the bottom where there is no room for it.
 *
 * @csspart navigation - the rail, or the bar
 */
export class SmppNavigation extends SmppElement {
  static override readonly tag = 'smpp-navigation';
  static override styles = [base, navigationStyles];

  @property({ attribute: false }) ways: readonly Way[] = [];
  /** Id of the view in front. */
  @property() current = '';
  /** A bar instead of a rail. */
  @property({ type: Boolean, reflect: true }) bar = false;
  /** Shown at once in a bar; the others are behind "More". */
  @property({ type: Number }) room = IN_BAR;

  override render() {
    const shown = this.bar && this.ways.length > this.room + 1 ? this.ways.slice(0, this.room) : this.ways;
    const more = this.ways.slice(shown.length);
    return html`<nav aria-label=${msg('Views')} part="navigation">
      <ul>${shown.map((way) => html`<li>${this.#way(way)}</li>`)}${more.length > 0 ? html`<li>${this.#more(more)}</li>` : nothing}</ul>
    </nav>`;
  }

  #way({ id, title, hint, icon: drawing, keys, count = 0 }: Way): TemplateResult {
    return html`<button class="way" type="button" data-view=${id} aria-current=${id === this.current ? 'page' : nothing}
      title=${keys ? `${msg(hint)} (${keys})` : msg(hint)} @click=${() => this.#go(id)}>
      ${icon(drawing)}<span>${msg(title)}</span>
      ${count > 0 ? html`<span class="badge"><span class="visually-hidden">, </span>${count > 99 ? '99+' : count}<span class="visually-hidden"> ${msg('unread')}</span></span>` : nothing}
    </button>`;
  }

  #more(ways: readonly Way[]): TemplateResult {
    const isHere = ways.some(({ id }) => id === this.current);
    return html`<button class="way" type="button" popovertarget="more" aria-haspopup="true" aria-current=${isHere ? 'true' : nothing}>
        ${icon('more')}<span>${msg('More')}</span></button>
      <ul id="more" popover aria-label=${msg('More views')}>${ways.map((way) => html`<li>${this.#way(way)}</li>`)}</ul>`;
  }

  #go(view: string): void {
    const more = this.renderRoot.querySelector<HTMLElement>('#more');
    if (more?.matches(':popover-open')) more.hidePopover();
    this.emit('smpp-go', { view });
  }
}
