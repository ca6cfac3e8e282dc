import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { keyIn, stepOf } from '../common/list-keys.ts';
import type { MenuPlace, SmppMenu } from '../common/menu.ts';
import { WidthController } from '../common/width-controller.ts';
import { ruleFor } from './colour-rules.ts';
import { COLUMNS, columnsFor, gridOf } from './columns.ts';
import { filters, loadFilters } from './filter/lazy.ts';
import type { SmppNoteDialog } from './note-dialog.ts';
import { pduListStyles } from './pdu-list.styles.ts';
import { copyItems, pduMenu } from './pdu-menu.ts';
import { Picks } from './picks.ts';
import { RowList } from './row-list.ts';
import { type RowLook, type SessionLabel, timelineRow } from './timeline-row.ts';
import { DEFAULT_TIMELINE, type TimelineSettings } from './timeline-settings.ts';
import type { Entry, LogView } from './wire-log.ts';

const NO_SESSIONS: ReadonlyMap<number, SessionLabel> = new Map();

/**
 * The rows of the timeline: as many as there may be, of which those in sight are drawn.
 *
 * @csspart list - the list of PDUs
 */
export class SmppPduList extends RowList {
  static override readonly tag = 'smpp-pdu-list';
  static override styles = [base, pduListStyles];

  @property({ attribute: false }) view: LogView | undefined;
  /** The entry that is looked at. */
  @property({ attribute: false }) selected: Entry | undefined;
  /** Id of an entry that another is to be compared with. */
  @property({ attribute: false }) compared: number | undefined;
  @property({ attribute: false }) settings: TimelineSettings = DEFAULT_TIMELINE;
  /** Names and colours of the sessions, by number. */
  @property({ attribute: false }) sessions = NO_SESSIONS;
  /** Id of the entry under the pointer. */
  @state() private pointed: number | undefined;
  @query('smpp-menu') private menu!: SmppMenu;
  @query('smpp-note-dialog') private notes!: SmppNoteDialog;
  readonly #width = new WidthController(this);
  readonly #picks = new Picks();

  /** Has the list, and with it the keys of its rows. */
  override focus(options?: FocusOptions): void {
    this.list?.focus(options);
  }

  /** Opens a menu of what can be done with the picked rows. */
  openMenu(place: MenuPlace, column?: string): void {
    const entry = this.selected;
    if (!entry || !this.view) return;
    this.menu.open(place, msg('PDU'), () => pduMenu(this.#target(entry), column));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { view } = this;
    if (!view) return;
    // Words for bodies, colours, and the conditions of the menu come with the first row.
    if (view.total > 0 && !filters())
      loadFilters().then(
        () => this.requestUpdate(),
        // Rows without them are still rows; the next one asks again.
        () => undefined,
      );
    if (changed.has('selected') && !(this.selected && this.#picks.has(this.selected.id)))
      this.#picks.only(this.selected?.id);
    this.place(view.length, view.shifted, changed);
  }

  override render() {
    const { view } = this;
    if (!view) return nothing;
    const columns = columnsFor(this.settings.columns, this.#width.value);
    const index = this.#indexOf(this.selected?.id);
    return html`<div class="frame" .style=${`--_grid: ${gridOf(columns)}`}>
      <div class="columns" aria-hidden="true"><span></span>${columns.map((id) => html`<span data-head=${id}>${id === 'direction' ? '' : msg(COLUMNS[id].title)}</span>`)}</div>
      <div class="list" part="list" role=${view.length > 0 ? 'listbox' : nothing} aria-multiselectable=${view.length > 0 ? 'true' : nothing}
        tabindex="0" aria-label="PDUs" aria-activedescendant=${index >= 0 ? `e${this.selected!.id}` : nothing}
        @keydown=${this.#press} @click=${this.#click} @scroll=${this.scrolled} @contextmenu=${this.#context}
        @dblclick=${() => this.#inspect()} @pointerover=${this.#point} @pointerleave=${this.#leave}>
        ${view.length === 0 ? this.#empty(view) : this.#renderRows(view, columns)}
      </div>
    </div>
    <smpp-menu></smpp-menu><smpp-note-dialog></smpp-note-dialog>`;
  }

  #renderRows(view: LogView, columns: RowLook['columns']): TemplateResult {
    const rows = this.rows;
    const { end } = rows.range;
    const { time, rules } = this.settings;
    const start = view.at(0)?.at ?? 0;
    const look: RowLook = { columns, time, start, length: view.length, sessions: this.sessions };
    const partnerOf = (id: number | undefined) => view.entry(id)?.partner;
    const tied = new Set([partnerOf(this.selected?.id), partnerOf(this.pointed)]);
    const slots = Array.from({ length: rows.capacity }, (_, slot) => slot);
    return html`<div class="space" role="presentation" .style=${`height: ${rows.space}px`}>
      <div class="layer" role="presentation"><div class="rows" role="presentation" .style=${`transform: translateY(${rows.layerTop}px)`}>
      ${slots.map((slot) => {
        const index = rows.indexIn(slot);
        const entry = index < end ? view.at(index) : undefined;
        if (!entry) return nothing;
        const { id } = entry;
        const row = view.row(id)!;
        return timelineRow(entry, look, {
          selected: id === this.selected?.id,
          picked: this.#picks.has(id),
          tied: tied.has(id),
          index,
          top: rows.topOf(index),
          rule: ruleFor(rules, row),
          isMarked: row.isMarked,
          note: row.note,
          before: view.at(index - 1)?.at,
        });
      })}
      </div></div></div>`;
  }

  #empty({ total, filter, problem, unseen }: LogView): TemplateResult {
    if (unseen > 0) return html`<div class="empty">${icon('wire')}<strong>${msg('Looking…')}</strong></div>`;
    if (total > 0)
      return html`<div class="empty">${icon('wire')}<strong>${msg('Nothing passes the filter')}</strong>
        <p>${problem ? '' : filter.text}</p></div>`;
    return html`<div class="empty">${icon('wire')}<strong>${msg('The wire is quiet')}</strong>
      <p>${msg('Every PDU in both directions comes here: when, what, and how long its answer took. Select one to see what its octets say.')}</p>
      <p>${msg('A capture (pcap, pcapng, JSON lines) can be dropped here.')}</p>
      <p class="first-steps"><button type="button" @click=${() => this.emit('smpp-first-step', { step: 'samples' })}>${msg('Look at sample PDUs')}</button></p></div>`;
  }

  #press(event: KeyboardEvent): void {
    const { view } = this;
    if (!view || event.defaultPrevented) return;
    const isMod = event.ctrlKey || event.metaKey;
    const key = keyIn(event);
    const next = isMod ? undefined : stepOf(key, this.#indexOf(this.selected?.id), view.length, this.rows.page);
    if (next !== undefined) this.#goTo(next, event.shiftKey);
    else if (!this.#act(key, isMod, event)) return;
    event.preventDefault();
  }

  /** What a key does, beside going along the rows; false where it does nothing. */
  #act(key: string, isMod: boolean, { shiftKey }: KeyboardEvent): boolean {
    const { selected: entry, view } = this;
    if (isMod && key === 'a') {
      this.#picks.all(view!);
      this.requestUpdate();
      return true;
    }
    if (key === '[' || key === ']') return this.#goToAnnotated(key === ']' ? 1 : -1);
    if (!entry || (isMod && key !== 'c')) return false;
    const target = this.#target(entry);
    const { marked } = target;
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      Enter: () => this.#inspect(),
      m: () => this.emit('smpp-mark-frame', { ids: target.ids, marked: !marked }),
      n: target.writeNote,
      p: entry.partner === undefined ? undefined : () => this.#select(entry.partner!, 'keyboard'),
      d: target.compare,
      ContextMenu: () => this.#menuAtRow(),
      F10: shiftKey ? () => this.#menuAtRow() : undefined,
    };
    const act = isMod ? () => this.#copyMenu(entry) : acts[key];
    act?.();
    return act !== undefined;
  }

  /** What the menu and the keys act on. */
  #target(entry: Entry) {
    const view = this.view!;
    const picked = this.#picks.ids(view);
    const ids = picked.length > 1 ? picked : [entry.id];
    return {
      entry,
      view,
      ids,
      marked: view.annotations.isMarked(entry.id),
      emit: this.emit.bind(this),
      writeNote: () => this.notes.open(entry.id, view.annotations.noteOf(entry.id) ?? ''),
      goTo: (id: number) => this.#select(id, 'keyboard'),
      compared: this.compared,
      compare: this.#compareOf(entry, ids),
    };
  }

  /** Compares the two picked rows, or this one with the one that was chosen before; else chooses this one. */
  #compareOf({ id }: Entry, ids: readonly number[]): () => void {
    if (ids.length === 2) return () => this.emit('smpp-compare', { first: ids[0]!, second: ids[1]! });
    const { compared } = this;
    if (compared !== undefined && compared !== id && this.view!.entry(compared))
      return () => this.emit('smpp-compare', { first: compared, second: id });
    return () => this.emit('smpp-compare', { first: id, second: undefined });
  }

  #goToAnnotated(step: 1 | -1): boolean {
    const id = this.view!.annotations.next(this.selected?.id ?? 0, step);
    if (id !== undefined) this.#select(id, 'keyboard');
    return true;
  }

  #copyMenu(entry: Entry): void {
    this.menu.open(this.#rowElement(entry.id) ?? this, msg('Copy as'), () => copyItems(this.#target(entry)));
  }

  #menuAtRow(): void {
    if (this.selected) this.openMenu(this.#rowElement(this.selected.id) ?? this);
  }

  #inspect(): void {
    if (this.selected) this.emit('smpp-select-frame', { id: this.selected.id, by: 'pointer' });
  }

  #goTo(index: number, isRun: boolean): void {
    const id = this.view!.idAt(index);
    if (id === undefined) return;
    if (isRun) this.#picks.extendTo(id);
    else this.#picks.only(id);
    this.reveal(index, this.view!.length);
    this.emit('smpp-select-frame', { id, by: 'keyboard' });
  }

  /** Selects a row and has it in sight, if the view has it. */
  #select(id: number, by: 'keyboard' | 'pointer'): void {
    this.#picks.only(id);
    const index = this.#indexOf(id);
    if (index >= 0) this.reveal(index, this.view!.length);
    this.emit('smpp-select-frame', { id, by });
  }

  #click(event: MouseEvent): void {
    const id = idOf(event);
    if (id === undefined) return;
    if (event.shiftKey) this.#picks.extendTo(id);
    else if (event.ctrlKey || event.metaKey) this.#picks.toggle(id, this.view!);
    else this.#picks.only(id);
    const isPicking = event.shiftKey || event.ctrlKey || event.metaKey;
    this.requestUpdate();
    this.emit('smpp-select-frame', { id, by: isPicking ? 'keyboard' : 'pointer' });
  }

  #context(event: MouseEvent): void {
    const id = idOf(event);
    const entry = this.view?.entry(id);
    if (!entry) return;
    event.preventDefault();
    const column = (event.target as Element).closest<HTMLElement>('[data-column]')?.dataset.column;
    if (!this.#picks.has(entry.id)) this.#picks.only(entry.id);
    this.selected = entry;
    this.emit('smpp-select-frame', { id: entry.id, by: 'keyboard' });
    this.openMenu({ x: event.clientX, y: event.clientY }, column);
  }

  #point(event: PointerEvent): void {
    this.pointed = idOf(event);
  }

  #leave(): void {
    this.pointed = undefined;
  }

  #rowElement(id: number): Element | null {
    return this.renderRoot.querySelector(`#e${id}`);
  }

  /** Where an entry is in the view; -1 where it is not. */
  #indexOf(id: number | undefined): number {
    const index = id === undefined ? -1 : (this.view?.indexOf(id) ?? -1);
    return index >= 0 && this.view?.idAt(index) === id ? index : -1;
  }
}

function idOf(event: Event): number | undefined {
  const row = (event.target as Element).closest<HTMLElement>('.row');
  return row ? Number(row.dataset.id) : undefined;
}
