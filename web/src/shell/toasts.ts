import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { Toast } from './toast-store.ts';

const styles = css`
  :host {
    position: absolute;
    inset: auto 0 16px 0;
    z-index: 20;
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 0 12px;
    pointer-events: none;
  }

  .toast {
    display: flex;
    align-items: center;
    gap: 10px;
    max-width: min(560px, 100%);
    min-height: 40px;
    padding: 4px 6px 4px 14px;
    border: 1px solid var(--_edge);
    border-radius: 10px;
    background: var(--_ink);
    color: var(--_surface);
    box-shadow: var(--_shadow);
    pointer-events: auto;
    animation: rise 160ms ease-out;
  }

  .toast:dir(rtl) {
    padding: 4px 14px 4px 6px;
  }

  p {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  button,
  button.quiet {
    border-color: transparent;
    background: none;
    color: inherit;
  }

  button.undo {
    font-weight: 650;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  button:hover:not(:disabled),
  button.quiet:hover:not(:disabled) {
    border-color: currentColor;
    background: none;
    color: inherit;
  }

  button:focus-visible {
    outline-color: currentColor;
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
`;

/**
 * Short news at the lower edge. Each is said aloud once, and stays while the pointer or the focus is on one.
 *
 * @csspart toast - each of the toasts
 */
export class SmppToasts extends SmppElement {
  static override readonly tag = 'smpp-toasts';
  static override styles = [base, styles];

  @property({ attribute: false }) toasts: readonly Toast[] = [];

  /** Where the focus was before it came here, to be given back when the toast under it leaves. */
  #from: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('focusin', this.#note);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('focusin', this.#note);
  }

  override render() {
    return html`<div class="visually-hidden" role="status">${this.toasts.map((toast) => html`<p>${this.#text(toast)}</p>`)}</div>
      ${repeat(
        this.toasts,
        ({ id }) => id,
        (toast) => this.#toast(toast),
      )}`;
  }

  #toast(toast: Toast): TemplateResult {
    const { id, undo, tone = 'plain' } = toast;
    return html`<div class="toast" role="group" aria-label=${msg('Notice')} data-tone=${tone} part="toast"
      @pointerenter=${() => this.#hold(true)} @pointerleave=${() => this.#hold(false)}
      @focusin=${() => this.#hold(true)} @focusout=${() => this.#hold(false)}>
      ${tone === 'plain' ? nothing : icon(tone === 'good' ? 'check' : 'alert')}
      <p>${this.#text(toast)}</p>
      ${undo ? html`<button class="undo" type="button" @click=${() => this.#leave(id, 'undo')}>${msg('Undo')}</button>` : nothing}
      <button class="quiet icon" type="button" aria-label=${msg('Dismiss')} @click=${() => this.#leave(id, 'dismiss')}>${icon('close')}</button>
    </div>`;
  }

  #text({ text, values }: Toast): TemplateResult {
    return html`<bdi>${msg(text, values)}</bdi>`;
  }

  #hold(held: boolean): void {
    this.emit('smpp-toast-hold', { held });
  }

  #leave(id: number, act: 'undo' | 'dismiss'): void {
    const hadFocus = this.shadowRoot?.activeElement !== null;
    this.emit('smpp-toast', { id, act });
    if (hadFocus && this.#from?.isConnected) this.#from.focus();
  }

  readonly #note = (event: Event): void => {
    const path = event.composedPath();
    if (!path.includes(this) && path[0] instanceof HTMLElement) this.#from = path[0];
  };
}
