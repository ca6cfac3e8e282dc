import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { tableStyles } from '../common/table.styles.ts';
import { octets } from '../words/format.ts';
import type { Kept } from './kept-data.ts';
import type { KeptState } from './kept-store.ts';

const KINDS: Readonly<Record<Kept['kind'], string>> = {
  setting: 'settings',
  database: 'database',
  cache: 'files for use without a network',
};

const styles = css`
  :host {
    display: grid;
    gap: 10px;
    justify-items: start;
  }

  th,
  td {
    padding: 5px 8px 5px 0;
    overflow-wrap: anywhere;
  }

  .size {
    text-align: end;
    padding-inline-end: 0;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  dialog {
    width: min(440px, calc(100vw - 24px));
    padding: 18px;
  }

  dialog p {
    margin: 6px 0 14px;
  }

  footer {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }

  button svg {
    color: var(--_bad);
  }
`;

/** What this browser keeps for the console, and the way to be rid of all of it. */
export class SmppKeptTable extends SmppElement {
  static override readonly tag = 'smpp-kept-table';
  static override styles = [base, tableStyles, styles];

  @property({ attribute: false }) state: KeptState = { kept: [], usage: undefined };
  @query('dialog') private dialog!: HTMLDialogElement;

  override render() {
    const { kept, usage } = this.state;
    return html`${kept.length === 0 ? html`<p class="muted">${msg('Nothing is kept.')}</p>` : this.#table(kept)}
      ${usage === undefined ? nothing : html`<p class="muted">${msg('The browser counts {size} for this address in all.', { size: octets(usage) })}</p>`}
      <button type="button" ?disabled=${kept.length === 0} @click=${() => this.dialog.showModal()}>${icon('clear')}${msg('Delete all of it')}</button>
      ${this.#dialog()}`;
  }

  #table(kept: readonly Kept[]): TemplateResult {
    return html`<table>
      <thead><tr><th scope="col">${msg('Name')}</th><th scope="col">${msg('Kind')}</th><th scope="col" class="size">${msg('Size')}</th></tr></thead>
      <tbody>${kept.map(
        ({ kind, name, octets: size, count }) => html`<tr>
          <th scope="row"><bdi class="mono">${name}</bdi></th><td>${msg(KINDS[kind])}</td>
          <td class="size">${size === undefined ? msg({ one: '{count} record', other: '{count} records' }, { count }) : octets(size)}</td>
        </tr>`,
      )}</tbody></table>`;
  }

  #dialog(): TemplateResult {
    return html`<dialog aria-labelledby="title" closedby="any">
      <form method="dialog">
        <h2 id="title">${msg('Delete all that this browser keeps?')}</h2>
        <p class="muted">${msg('Settings, profiles, templates, address book, history: all that the console has written here goes, and cannot be brought back. Sessions that are bound stay bound; a bulk job that is under way is stopped.')}</p>
        <footer>
          <button type="submit" autofocus>${msg('Keep it')}</button>
          <button class="primary" type="submit" @click=${() => this.emit('smpp-clear-kept')}>${msg('Delete all')}</button>
        </footer>
      </form>
    </dialog>`;
  }
}
