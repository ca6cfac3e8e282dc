import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The tallest that the scrolled space is made, in pixels. Browsers cut elements off somewhere above 17 million, and above
 * 16 million a place in them is no longer exact to the pixel: a million rows need more than that.
 */
const MAX_SPACE = 8_000_000;

/** A scroll farther than that many heights of the list is a leap along the whole of it, not a step by pixels. */
const LEAP = 3;

/** Rows of the layer, before it begins anew further on. */
const LAYER_ROWS = 10_000;

/** Rows drawn beyond both edges. */
const OVERSCAN = 6;

/** When scrolling has rested that long, the scroll bar is put where it belongs, in milliseconds. */
const REST_MS = 150;

/**
 * Which rows of a list of any length are in sight. All rows are equally high, and are drawn in a layer that stays at the
 * top of the scrolled space. Where that space cannot be as tall as all rows together, small scrolls move by pixels and
 * large ones by their share of the whole.
 */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #list: () => HTMLElement | null;
  readonly #observer: ResizeObserver;
  #observed: HTMLElement | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #height = 600;
  /** Pixels above the upper edge, had all rows room. */
  #offset = 0;
  /** Where the scroll bar is known to be. */
  #top = 0;
  /** The scroll bar has to be put elsewhere. */
  #isMoved = false;
  #count = 0;
  /** Rows that have left at the front: those that stay keep their slots. */
  #shifted = 0;
  /** Height of a row, in pixels. */
  row = 26;

  constructor(host: ReactiveControllerHost, list: () => HTMLElement | null) {
    this.#host = host;
    this.#list = list;
    this.#observer = new ResizeObserver(([entry]) => {
      const { height } = entry!.contentRect;
      if (height === 0 || height === this.#height) return;
      this.#height = height;
      // In the next frame: rendering within the observer's own would have it observe its consequences.
      requestAnimationFrame(() => host.requestUpdate());
    });
    host.addController(this);
  }

  hostUpdated(): void {
    const list = this.#list();
    if (!list || list === this.#observed) return;
    if (this.#observed) this.#observer.unobserve(this.#observed);
    this.#observed = list;
    this.#observer.observe(list);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = undefined;
    clearTimeout(this.#rest);
  }

  /** Height of the scrolled space. */
  get space(): number {
    return Math.min(this.#count * this.row, MAX_SPACE);
  }

  /** The first row to draw, and the one after the last. */
  get range(): { readonly first: number; readonly end: number } {
    const first = Math.max(0, Math.floor(this.#offset / this.row) - OVERSCAN);
    return { first, end: Math.min(this.#count, first + this.capacity) };
  }

  /** Rows that are drawn at most. */
  get capacity(): number {
    return Math.ceil(this.#height / this.row) + 1 + 2 * OVERSCAN;
  }

  /** Rows that fit into the list. */
  get page(): number {
    return Math.max(1, Math.floor(this.#height / this.row));
  }

  /** Where the layer is, in pixels from the upper edge of the list: a scroll moves it, and leaves its rows as they are. */
  get layerTop(): number {
    return this.#base * this.row - this.#offset;
  }

  /** Where a row is, in pixels from the upper edge of the layer. */
  topOf(index: number): number {
    return (index - this.#base) * this.row;
  }

  /** Which row a slot holds: as many slots as rows are drawn are used in turn, so that a row in sight keeps its own. */
  indexIn(slot: number): number {
    const { first } = this.range;
    const turn = (slot - first - this.#shifted) % this.capacity;
    return first + ((turn + this.capacity) % this.capacity);
  }

  get isAtEnd(): boolean {
    return this.#offset >= this.#maxOffset - this.row / 2;
  }

  /**
   * Before rendering: takes up a scroll that has not been told yet. What comes meanwhile would undo it, and nobody could
   * leave the end of a busy list. Tells whether there was one.
   */
  catchUp(): boolean {
    const list = this.#list();
    if (!list || Math.abs(list.scrollTop - this.#top) <= 1) return false;
    this.#take(list.scrollTop);
    return true;
  }

  /** Before rendering: how many rows there are now, and how many have left at the front. Those in sight stay. */
  setRows(count: number, shifted: number): void {
    const left = shifted - this.#shifted;
    this.#count = count;
    this.#shifted = shifted;
    this.#moveTo(left > 0 ? this.#offset - left * this.row : this.#offset);
  }

  /** Before rendering: goes to the end of what is there by now. */
  aimAtEnd(): void {
    this.#moveTo(this.#maxOffset);
  }

  /** Has a row in sight, moving as little as can be; or in the middle, where it was far away. */
  show(index: number): void {
    const [top, bottom] = [index * this.row, (index + 1) * this.row];
    const isFar = top < this.#offset - this.#height || bottom > this.#offset + 2 * this.#height;
    if (isFar) this.#moveTo(top - (this.#height - this.row) / 2);
    else if (top < this.#offset) this.#moveTo(top);
    else if (bottom > this.#offset + this.#height) this.#moveTo(bottom - this.#height);
    this.settle();
    this.#host.requestUpdate();
  }

  /** After rendering: puts the scroll bar where the rows are, if they have moved. */
  settle(): void {
    const list = this.#list();
    if (!list || !this.#isMoved) return;
    this.#isMoved = false;
    const wanted = this.#isScaled ? (this.#offset / this.#maxOffset) * this.#maxTop : this.#offset;
    if (Math.abs(list.scrollTop - wanted) > 1) list.scrollTop = wanted;
    this.#top = list.scrollTop;
  }

  /** Takes up where the list has been scrolled to. */
  readonly scrolled = (): void => {
    const { scrollTop } = this.#list()!;
    if (scrollTop === this.#top) return;
    this.#take(scrollTop);
    this.#host.requestUpdate();
  };

  #take(top: number): void {
    const step = top - this.#top;
    this.#top = top;
    if (!this.#isScaled) this.#offset = this.#clamp(top);
    else if (top <= 0) this.#offset = 0;
    else if (top >= this.#maxTop - 1) this.#offset = this.#maxOffset;
    else if (Math.abs(step) <= LEAP * this.#height) this.#offset = this.#clamp(this.#offset + step);
    else this.#offset = (top / this.#maxTop) * this.#maxOffset;
    clearTimeout(this.#rest);
    if (this.#isScaled) this.#rest = setTimeout(() => this.#rested(), REST_MS);
  }

  #rested(): void {
    // What has been scrolled and not told yet would be lost.
    this.scrolled();
    this.#isMoved = true;
    this.settle();
  }

  #moveTo(offset: number): void {
    const clamped = this.#clamp(offset);
    if (clamped === this.#offset) return;
    this.#offset = clamped;
    this.#isMoved = true;
  }

  /** The row that the layer begins at: places in it stay small, so that they are exact. */
  get #base(): number {
    return Math.floor(this.#offset / this.row / LAYER_ROWS) * LAYER_ROWS;
  }

  get #isScaled(): boolean {
    return this.#count * this.row > MAX_SPACE;
  }

  get #maxOffset(): number {
    return Math.max(0, this.#count * this.row - this.#height);
  }

  get #maxTop(): number {
    return Math.max(0, this.space - this.#height);
  }

  #clamp(offset: number): number {
    return Math.min(Math.max(offset, 0), this.#maxOffset);
  }
}
