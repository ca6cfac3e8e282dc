import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { COMMAND_GROUPS, type Command } from './command.ts';
import { isSingleKey, keyNames } from './keys.ts';

const styles = css`
  dialog {
    width: min(760px, calc(100vw - 24px));
    max-height: calc(100dvh - 48px);
    padding: 0;
  }

  header {
    position: sticky;
    top: 0;
    display: flex;
    align-items: center;
    gap: 16px;
    padding: 10px 12px 10px 16px;
    border-bottom: 1px solid var(--_line);
    background: inherit;
  }

  h2 {
    flex: 1;
    font-size: 15px;
  }

  .groups {
    columns: 2 300px;
    column-gap: 32px;
    padding: 6px 16px 18px;
  }

  section {
    padding-top: 12px;
    break-inside: avoid;
  }

  h3 {
    margin: 0 0 4px;
    font-size: var(--_tiny);
    font-weight: 600;
    color: var(--_muted);
  }

  dl > div {
    display: flex;
    align-items: baseline;
    gap: 12px;
    min-height: 28px;
    padding: 3px 0;
    border-bottom: 1px solid var(--_line);
  }

  dt {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .off {
    color: var(--_muted);
    text-decoration: line-through;
  }
`;

/**
 * All keys by what they do, made from the table of commands.
 *
 * @csspart dialog - the box with the keys
 */
export class SmppShortcutSheet extends SmppElement {
  static override readonly tag = 'smpp-shortcut-sheet';
  static override styles = [base, styles];

  /** All commands; those without keys are left out. */
  @property({ attribute: false }) commands: readonly Command[] = [];
  /** Whether single characters are shortcuts. */
  @property({ type: Boolean, attribute: 'single-keys' }) singleKeys = false;
  @property({ type: Boolean }) open = false;

  @query('dialog') private dialog!: HTMLDialogElement;

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) this.dialog.showModal();
    else if (!this.open && this.dialog.open) this.dialog.close();
  }

  override render() {
    return html`<dialog aria-labelledby="title" closedby="any" part="dialog" @close=${this.#close}>
      <header>
        <h2 id="title">${msg('Keyboard shortcuts')}</h2>
        <label class="check"><input type="checkbox" .checked=${this.singleKeys} @change=${this.#toggle} /><span>${msg('Single characters too')}</span></label>
        <button class="quiet icon" type="button" aria-label=${msg('Close')} @click=${() => this.dialog.close()}>${icon('close')}</button>
      </header>
      <div class="groups">${COMMAND_GROUPS.map((group) => this.#group(group))}</div>
    </dialog>`;
  }

  #group(group: string): TemplateResult | typeof nothing {
    const commands = this.commands.filter((command) => command.group === group && command.keys?.length);
    if (commands.length === 0) return nothing;
    return html`<section><h3>${msg(group)}</h3><dl>
      ${commands.map(({ title, keys }) => html`<div><dt>${msg(title)}</dt><dd>${this.#keys(keys!)}</dd></div>`)}
    </dl></section>`;
  }

  #keys(keys: readonly string[]): readonly (TemplateResult | string)[] {
    return keys.flatMap((each, index) => {
      const isOff = isSingleKey(each) && !this.singleKeys;
      const steps = keyNames(each).map(
        (step, at) =>
          html`${at > 0 ? html` <span class="muted">${msg('and then')}</span> ` : nothing}${step.map((key) => html`<kbd>${key}</kbd>`)}`,
      );
      const shown = html`<span class=${isOff ? 'off' : nothing} dir="ltr">${steps}</span>`;
      return index === 0 ? [shown] : [` ${msg('or')} `, shown];
    });
  }

  #toggle(event: Event): void {
    this.emit('smpp-preference', { singleKeys: (event.target as HTMLInputElement).checked });
  }

  #close(): void {
    if (this.open) this.emit('smpp-dialog', { close: 'shortcuts' });
  }
}
