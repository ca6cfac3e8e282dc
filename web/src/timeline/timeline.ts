import { VirtualizerController } from '@tanstack/lit-virtual';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { stepOf } from '../common/list-keys.ts';
import { octets } from '../words/format.ts';
import type { LogFilter } from './log-filter.ts';
import { timelineStyles } from './timeline.styles.ts';
import { timelineRow } from './timeline-row.ts';
import type { Entry, LogView } from './wire-log.ts';

/** Height of a row, in pixels: the same as `--_row`, and the same for all. */
const ROW = 26;

/** How near to the end a reader must be to be taken along to it, in pixels. */
const NEAR_END = ROW / 2;

const DIRECTIONS = [
  ['both', 'All', 'Both directions'],
  ['out', 'Out', 'Only what this side sent'],
  ['in', 'In', 'Only what came in'],
] as const;

/** Every PDU in the order it travelled, as many as there may be. */
export class SmppTimeline extends SmppElement {
  static override readonly tag = 'smpp-timeline';
  static override styles = [base, timelineStyles];

  @property({ attribute: false }) view: LogView | undefined;
  /** The entry that is looked at. */
  @property({ attribute: false }) selected: Entry | undefined;

  /** Id of the entry under the pointer. */
  @state() private pointed: number | undefined;
  /** Whether the newest entry is kept in sight. */
  @state() private follows = true;
  @query('.list') private list!: HTMLElement | null;
  #shifted = 0;

  readonly #rows = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    getScrollElement: () => this.list,
    estimateSize: () => ROW,
    overscan: 8,
  });

  override willUpdate(): void {
    const rows = this.#rows.getVirtualizer();
    rows.setOptions({ ...rows.options, count: this.view?.length ?? 0 });
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('view') || !this.list || !this.view) return;
    const { shifted } = this.view;
    if (this.follows) this.list.scrollTop = this.list.scrollHeight;
    // Entries have left at the front: those in sight stay where they are.
    else if (shifted > this.#shifted) this.list.scrollTop -= (shifted - this.#shifted) * ROW;
    this.#shifted = shifted;
  }

  override render() {
    if (!this.view) return nothing;
    const index = this.#indexOfSelected();
    return html`${this.#tools(this.view)}
      <div class="columns" aria-hidden="true">
        <span>Time</span><span>Delta</span><span></span><span>Command</span><span>Number</span><span>Summary</span><span>Latency</span>
      </div>
      <div class="list" part="list" role=${this.view.length > 0 ? 'listbox' : nothing} tabindex="0" aria-label="PDUs"
        aria-activedescendant=${index >= 0 ? `e${this.selected!.id}` : nothing}
        @keydown=${this.#press} @click=${this.#click} @scroll=${this.#scroll}
        @pointerover=${this.#point} @pointerleave=${this.#leave}>
        ${this.view.length === 0 ? this.#empty(this.view) : this.#renderRows(this.view)}
      </div>`;
  }

  #renderRows(view: LogView): TemplateResult {
    const rows = this.#rows.getVirtualizer();
    const partnerOf = (id: number | undefined) => (id === undefined ? undefined : this.#entryById(id)?.partner);
    const tied = new Set([this.selected?.partner, partnerOf(this.pointed)]);
    return html`<div class="rows" role="presentation" .style=${`height: ${rows.getTotalSize()}px`}>
      ${repeat(
        rows.getVirtualItems(),
        // A row stays the same element while it is in sight: what is pointed at must not become another row.
        ({ index }) => view.at(index)?.id,
        ({ index, start: top }) => {
          const entry = view.at(index);
          if (!entry) return nothing;
          const selected = entry.id === this.selected?.id;
          return timelineRow(entry, view.at(index - 1), {
            selected,
            tied: tied.has(entry.id),
            index,
            length: view.length,
            top,
          });
        },
      )}
    </div>`;
  }

  #tools(view: LogView): TemplateResult {
    const { filter, paused } = view;
    const change = (part: Partial<LogFilter>) => this.emit('smpp-filter', { ...filter, ...part });
    return html`<div class="tools" role="toolbar" aria-label="Timeline">
      <input type="search" aria-label="Filter PDUs" placeholder="Filter: submit_sm, text, number, #7, -enquire" .value=${filter.text}
        spellcheck="false" @input=${(event: Event) => change({ text: (event.target as HTMLInputElement).value })} />
      <span role="group" aria-label="Direction">
        ${DIRECTIONS.map(
          ([
            direction,
            label,
            title,
          ]) => html`<button type="button" title=${title} aria-pressed=${filter.direction === direction}
            @click=${() => change({ direction })}>${label}</button>`,
        )}
      </span>
      <button class="toggle" type="button" title="Leave out enquire_link" aria-pressed=${filter.hideKeepalive}
        @click=${() => change({ hideKeepalive: !filter.hideKeepalive })}>No keepalive</button>
      <button class="toggle" type="button" title="Only what was refused or cannot be read" aria-pressed=${filter.onlyProblems}
        @click=${() => change({ onlyProblems: !filter.onlyProblems })}>Problems</button>
      <span class="count">${counts(view)}</span>
      <button class="icon quiet" type="button" title="Follow the newest" aria-label="Follow the newest" aria-pressed=${this.follows}
        @click=${this.#toggleFollow}>${icon('follow')}</button>
      <button class="icon quiet" type="button" title=${paused ? 'Go on' : 'Pause: keep what comes, show it later'}
        aria-label="Pause" aria-pressed=${paused}
        @click=${() => this.emit('smpp-pause', { paused: !paused })}>${icon(paused ? 'play' : 'pause')}</button>
      <button class="icon quiet" type="button" title="Clear" aria-label="Clear the timeline" ?disabled=${view.total === 0}
        @click=${() => this.emit('smpp-clear')}>${icon('clear')}</button>
    </div>`;
  }

  #empty({ total }: LogView): TemplateResult {
    if (total > 0) return html`<div class="empty">${icon('wire')}<strong>Nothing passes the filter</strong></div>`;
    return html`<div class="empty">${icon('wire')}<strong>The wire is quiet</strong>
      <p>Every PDU in both directions comes here: when, what, and how long its answer took. Select one to see what its octets say.</p></div>`;
  }

  #toggleFollow(): void {
    this.follows = !this.follows;
    if (this.follows) this.list?.scrollTo({ top: this.list.scrollHeight });
  }

  #scroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.list!;
    this.follows = scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  #press(event: KeyboardEvent): void {
    const { view, list } = this;
    if (!view || !list) return;
    if (event.key === 'Enter' && this.selected)
      return this.emit('smpp-select-frame', { id: this.selected.id, by: 'pointer' });
    const next = stepOf(event.key, this.#indexOfSelected(), view.length, Math.floor(list.clientHeight / ROW));
    const entry = next === undefined ? undefined : view.at(next);
    if (!entry) return;
    event.preventDefault();
    this.#rows.getVirtualizer().scrollToIndex(next!);
    this.emit('smpp-select-frame', { id: entry.id, by: 'keyboard' });
  }

  #click(event: MouseEvent): void {
    const id = idOf(event);
    if (id !== undefined) this.emit('smpp-select-frame', { id, by: 'pointer' });
  }

  #point(event: PointerEvent): void {
    this.pointed = idOf(event);
  }

  #leave(): void {
    this.pointed = undefined;
  }

  #indexOfSelected(): number {
    const { selected } = this;
    const index = selected ? this.#indexOf(selected.id) : -1;
    return this.view?.at(index)?.id === selected?.id ? index : -1;
  }

  #entryById(id: number): Entry | undefined {
    const entry = this.view?.at(this.#indexOf(id));
    return entry?.id === id ? entry : undefined;
  }

  /** Where an id is or would be: ids grow along the list. */
  #indexOf(id: number): number {
    const view = this.view!;
    let [low, high] = [0, view.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (view.at(middle)!.id < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function idOf(event: Event): number | undefined {
  const row = (event.target as Element).closest<HTMLElement>('.row');
  return row ? Number(row.dataset.id) : undefined;
}

function counts({ length, total, octets: size, lost, held }: LogView): TemplateResult {
  const number = (count: number) => count.toLocaleString('en');
  return html`${length === total - held ? number(length) : `${number(length)} of ${number(total)}`} · ${octets(size)}
  ${lost > 0 ? html` · <span title="Pushed out by newer ones">${number(lost)} older gone</span>` : nothing}
  ${held > 0 ? html` · <span class="held">${number(held)} held</span>` : nothing}`;
}
