import { html, nothing, type PropertyValues, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../common/base.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { keyIn, stepOf } from '../common/list-keys.ts';
import { WidthController } from '../common/width-controller.ts';
import type { ConsoleSession } from '../connections/session-store.ts';
import { RowList } from '../timeline/row-list.ts';
import type { Entry, LogView } from '../timeline/wire-log.ts';
import { heads, lifelines } from './draw.ts';
import { type DrawnRow, drawLadder } from './drawing.ts';
import { ladderStyles } from './ladder.styles.ts';
import type { Ladder } from './ladder-store.ts';
import { HEAD, layoutFor, ROW } from './layout.ts';
import type { LadderRow } from './row.ts';
import { type Shape, shapeInPage } from './shapes.ts';
import { LOST_MS } from './words.ts';

/** Room that the scroll bar takes. */
const SCROLL_BAR = 14;

/**
 * A log as a sequence diagram: an arrow for each PDU, a bar for each exchange, a box for what repeats itself.
 *
 * @csspart list - the list of arrows
 */
export class SmppLadder extends RowList {
  static override readonly tag = 'smpp-ladder';
  static override styles = [base, ladderStyles];

  @property({ attribute: false }) ladder: Ladder | undefined;
  /** The log that the rows come from. */
  @property({ attribute: false }) view: LogView | undefined;
  @property({ attribute: false }) sessions: readonly ConsoleSession[] = [];
  /** The entry that is looked at. */
  @property({ attribute: false }) selected: Entry | undefined;
  /** The row where the keyboard is, by the id and kind of it. */
  @state() private current: LadderRow | undefined;
  readonly #width = new WidthController(this);
  #isFocusing = false;
  #lostTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.rows.row = ROW;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#lostTimer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { ladder } = this;
    if (ladder) this.place(ladder.length, ladder.shifted, changed);
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#isFocusing) return;
    this.#isFocusing = false;
    this.renderRoot.querySelector<SVGGElement>('g[tabindex="0"]')?.focus({ preventScroll: true });
  }

  override render() {
    const { ladder, view } = this;
    if (!ladder || !view) return nothing;
    if (ladder.length === 0) return this.#empty(view);
    const width = Math.max(this.#width.value - SCROLL_BAR, 200);
    const layout = layoutFor(this.sessions, width, ladder.options.bridge);
    const rows = this.rows;
    const { first, end } = rows.range;
    const height = Math.min(rows.space, (end - first) * ROW);
    const top = rows.topOf(first);
    const drawing = drawLadder(ladder, view.entry, layout, {
      first,
      end,
      now: Date.now(),
      topOf: (index) => rows.topOf(index) - top,
    });
    this.#awaitLost(drawing.rows);
    const reachable = this.#reachable(drawing.rows);
    return html`<svg class="heads" width=${width} height=${HEAD} aria-hidden="true">${heads(layout).map(shapeInPage)}</svg>
      <div class="list" part="list" @scroll=${this.scrolled} @keydown=${this.#press} @click=${this.#click}>
        <div class="space" .style=${`height: ${rows.space}px`}>
          <div class="layer"><svg class="drawing" role="list" aria-label=${msg('PDUs as a sequence diagram')} width=${width} height=${height} .style=${`top: ${rows.layerTop + top}px`}>
            <g aria-hidden="true">${lifelines(layout, height).map(shapeInPage)}</g>
            ${repeat(
              drawing.rows,
              ({ row }) => `${row.kind}${row.id}`,
              (row) => this.#row(row, width, reachable),
            )}
            <g class="bars" aria-hidden="true">${drawing.bars.map(shapeInPage)}</g>
          </svg></div>
        </div>
      </div>`;
  }

  #row(
    { row, index, top, shapes, sentence }: DrawnRow,
    width: number,
    reachable: LadderRow | undefined,
  ): SVGTemplateResult {
    const { selected } = this;
    const isArrow = row.kind === 'arrow';
    const isSelected = isArrow && row.id === selected?.id;
    const isTied = isArrow && selected !== undefined && this.view!.entry(selected.id)?.partner === row.id;
    return svg`<g role="listitem" class=${row.kind} data-index=${index} tabindex=${isSame(row, reachable) ? 0 : -1} aria-label=${sentence}
      aria-posinset=${index + 1} aria-setsize=${this.ladder!.length} aria-current=${isSelected ? 'true' : nothing} ?data-tied=${isTied}>
      <rect class="ground" x="0" y=${top} width=${width} height=${ROW}></rect>${shapes.map((shape: Shape) => shapeInPage(shape))}</g>`;
  }

  #empty({ total, filter }: LogView): TemplateResult {
    const isFiltered = total > 0;
    return html`<div class="empty">${icon('ladder')}<strong>${isFiltered ? msg('Nothing to draw') : msg('Who says what to whom')}</strong>
      <p>${
        isFiltered
          ? html`${msg('No PDU of this session passes the filter of the timeline')} <bdi>${filter.text}</bdi>`
          : msg(
              'Each PDU becomes an arrow between the ESME and the message centre, and each exchange a bar as long as its answer took. What repeats itself is folded.',
            )
      }</p></div>`;
  }

  /** The row that Tab leads to: the current one while it is in sight, else the first that is. */
  #reachable(rows: readonly DrawnRow[]): LadderRow | undefined {
    const { current } = this;
    const found = rows.find(({ row }) => isSame(row, current)) ?? rows.find(({ row }) => row.id === this.selected?.id);
    return (found ?? rows.find(({ top }) => top >= 0))?.row;
  }

  #click(event: MouseEvent): void {
    const item = (event.target as Element).closest<SVGGElement>('g[data-index]');
    const row = item && this.ladder?.at(Number(item.dataset.index));
    if (!row) return;
    this.current = row;
    if (row.kind === 'group') this.#fold(row);
    else if (row.kind === 'arrow') this.emit('smpp-select-frame', { id: row.id, by: 'pointer' });
  }

  #press(event: KeyboardEvent): void {
    const { ladder } = this;
    const item = (event.target as Element).closest<SVGGElement>('g[data-index]');
    if (!ladder || !item || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(item.dataset.index);
    const row = ladder.at(index);
    const key = keyIn(event);
    const next = stepOf(key, index, ladder.length, this.rows.page);
    if (next !== undefined) this.#goTo(next);
    else if (!row || !this.#act(key, row)) return;
    event.preventDefault();
  }

  /** What a key does with a row; false where it does nothing. */
  #act(key: string, row: LadderRow): boolean {
    const wanted = {
      ArrowRight: false,
      ArrowLeft: true,
      Enter: row.kind === 'group' && row.isOpen,
      ' ': row.kind === 'group' && row.isOpen,
    }[key];
    if (row.kind === 'group' && wanted !== undefined) {
      if (row.isOpen === wanted) this.#fold(row);
      return true;
    }
    if (row.kind !== 'arrow' || key !== 'Enter') return false;
    this.emit('smpp-show-frame', { id: row.id });
    return true;
  }

  #goTo(index: number): void {
    const row = this.ladder!.at(index)!;
    this.current = row;
    this.#isFocusing = true;
    this.reveal(index, this.ladder!.length);
    if (row.kind === 'arrow') this.emit('smpp-select-frame', { id: row.id, by: 'keyboard' });
  }

  #fold({ id, isOpen }: Extract<LadderRow, { kind: 'group' }>): void {
    this.#isFocusing = true;
    this.follow(false);
    this.emit('smpp-ladder-fold', { id, folded: isOpen });
  }

  /** What waits for an answer in sight is looked at again when it counts as lost. */
  #awaitLost(rows: readonly DrawnRow[]): void {
    clearTimeout(this.#lostTimer);
    if (rows.some(({ isWaiting }) => isWaiting)) this.#lostTimer = setTimeout(() => this.requestUpdate(), LOST_MS / 4);
  }
}

function isSame(one: LadderRow, other: LadderRow | undefined): boolean {
  return other !== undefined && one.id === other.id && one.kind === other.kind;
}
