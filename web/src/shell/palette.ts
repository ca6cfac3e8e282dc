import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';
import type { Command } from './command.ts';
import { fuzzy } from './fuzzy.ts';
import { keyNames } from './keys.ts';
import { paletteStyles } from './palette.styles.ts';

/** Rows shown at once: more is a reason to write another letter. */
const MAX_SHOWN = 60;

interface Row {
  readonly command: Command;
  readonly title: string;
  readonly indices: readonly number[];
  readonly score: number;
}

/**
 * Everything that can be done, found by a few letters of it.
 *
 * @csspart dialog - the box with the field and the list
 */
export class SmppPalette extends SmppElement {
  static override readonly tag = 'smpp-palette';
  static override styles = [base, paletteStyles];

  /** What can be done now. */
  @property({ attribute: false }) commands: readonly Command[] = [];
  /** What was done lately, the last one first. */
  @property({ attribute: false }) recent: readonly Command[] = [];
  @property({ type: Boolean }) open = false;

  @state() private text = '';
  @state() private index = 0;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input!: HTMLInputElement;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('open')) this.#toggle();
    this.renderRoot.querySelector(`#o${this.index}`)?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const rows = this.open ? this.#rows() : [];
    return html`<dialog aria-label=${msg('Commands')} closedby="any" part="dialog" @close=${this.#close}>
      <div class="search">${icon('inspect')}
        <input type="text" role="combobox" aria-label=${msg('Find a command')} placeholder=${msg('What do you want to do?')}
          aria-expanded="true" aria-controls="list" aria-autocomplete="list" autocomplete="off" spellcheck="false"
          aria-activedescendant=${rows.length > 0 ? `o${this.index}` : nothing} autofocus
          .value=${this.text} @input=${this.#search} @keydown=${(event: KeyboardEvent) => this.#press(event, rows)} />
      </div>
      <div id="list" role="listbox" aria-label=${msg('Commands')} tabindex="-1">${rows.map((row, index) => this.#row(row, index, rows[index - 1]))}</div>
      ${rows.length === 0 && this.open ? html`<p class="none">${msg('Nothing is called that.')}</p>` : nothing}
      <p class="visually-hidden" role="status">${this.text ? msg({ one: '{count} command', other: '{count} commands' }, { count: rows.length }) : ''}</p>
    </dialog>`;
  }

  #row({ command, title, indices }: Row, index: number, before: Row | undefined): TemplateResult {
    const heading = this.text === '' ? this.#headingOf(command) : undefined;
    const isFirst = heading !== undefined && (!before || this.#headingOf(before.command) !== heading);
    return html`${isFirst ? html`<div class="heading" role="presentation">${msg(heading)}</div>` : nothing}
      <div class="row" role="option" id=${`o${index}`} aria-selected=${index === this.index} data-id=${command.id}
        @click=${() => this.#run(command)} @pointermove=${() => (this.index = index)}>
        ${icon(command.icon ?? 'chevron')}
        <span class="title"><bdi>${marked(title, indices)}</bdi></span>
        ${this.text === '' ? nothing : html`<span class="group">${msg(command.group)}</span>`}
        ${keysOf(command)}
      </div>`;
  }

  #rows(): readonly Row[] {
    if (this.text.trim() === '') {
      const others = this.commands.filter((command) => !this.recent.includes(command));
      return [...this.recent, ...others].map((command) => ({
        command,
        title: msg(command.title),
        indices: [],
        score: 0,
      }));
    }
    return this.commands
      .flatMap((command) => {
        const title = msg(command.title);
        const match = fuzzy(this.text, title);
        if (match) return [{ command, title, ...match }];
        // Found by other words: after all that are called so.
        return isAbout(command, this.text) ? [{ command, title, indices: [], score: -1 }] : [];
      })
      .sort((one, other) => other.score - one.score)
      .slice(0, MAX_SHOWN);
  }

  #headingOf(command: Command): string {
    return this.recent.includes(command) ? 'Recent' : command.group;
  }

  #search(): void {
    this.text = this.input.value;
    this.index = 0;
  }

  #press(event: KeyboardEvent, rows: readonly Row[]): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      const row = rows[this.index];
      if (row) this.#run(row.command);
      return;
    }
    // Home and End belong to the text.
    if (event.key === 'Home' || event.key === 'End') return;
    const wraps = event.key === 'ArrowDown' && this.index === rows.length - 1;
    const next = wraps
      ? 0
      : event.key === 'ArrowUp' && this.index === 0
        ? rows.length - 1
        : stepOf(event.key, this.index, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    this.index = next;
  }

  #run(command: Command): void {
    // First closed, so that the focus is back where it was before the command moves it.
    this.dialog.close();
    this.emit('smpp-command', { command });
  }

  #toggle(): void {
    if (this.open && !this.dialog.open) {
      this.text = '';
      this.index = 0;
      this.dialog.showModal();
    } else if (!this.open && this.dialog.open) this.dialog.close();
  }

  #close(): void {
    if (this.open) this.emit('smpp-dialog', { close: 'palette' });
  }
}

/** Whether every word of a text begins one of those that a command is also looked for by. */
function isAbout({ title, words = '', group }: Command, text: string): boolean {
  const known = `${title} ${words} ${group} ${msg(group)}`.toLowerCase().split(/[^\p{L}\p{N}_]+/u);
  const wanted = text.toLowerCase().trim().split(/\s+/);
  return wanted.every((word) => known.some((each) => each.startsWith(word)));
}

function marked(title: string, indices: readonly number[]): TemplateResult {
  const set = new Set(indices);
  return html`${[...title].map((character, index) => (set.has(index) ? html`<mark>${character}</mark>` : character))}`;
}

function keysOf({ keys }: Command): TemplateResult | typeof nothing {
  const [first] = keys ?? [];
  if (!first) return nothing;
  return html`<span class="keys" dir="ltr">${keyNames(first).map((step) => step.map((key) => html`<kbd>${key}</kbd>`))}</span>`;
}
