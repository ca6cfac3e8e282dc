import { css, html } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { type IconName, icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { Theme } from './preference-store.ts';

const THEMES: readonly (readonly [Theme, IconName, string])[] = [
  ['auto', 'auto', 'Theme of the system'],
  ['light', 'sun', 'Light theme'],
  ['dark', 'moon', 'Dark theme'],
  ['contrast', 'contrast', 'High contrast theme'],
];

const styles = css`
  :host {
    display: inline-flex;
  }

  button {
    color: var(--_muted);
  }
`;

/** One button that goes through the themes. */
export class SmppThemeSwitch extends SmppElement {
  static override readonly tag = 'smpp-theme-switch';
  static override styles = [base, styles];

  @property() theme: Theme = 'auto';

  override render() {
    const index = THEMES.findIndex(([theme]) => theme === this.theme);
    const [, drawing, label] = THEMES[index]!;
    const [next] = THEMES[(index + 1) % THEMES.length]!;
    return html`<button class="quiet icon" type="button" title=${msg(label)} aria-label=${`${msg(label)}. ${msg('Change theme')}`}
      @click=${() => this.emit('smpp-theme', { theme: next })}>${icon(drawing)}</button>`;
  }
}
