import type { PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { SmppElement } from '../common/element.ts';
import { RowWindow } from './row-window.ts';

/**
 * A list of equally high rows, as many as there may be, of which those in sight are drawn. It follows what comes at its end
 * until somebody scrolls away from there. Its scrolled element has the class `list`.
 */
export abstract class RowList extends SmppElement {
  /** Whether the newest row is kept in sight. */
  @property({ type: Boolean }) follows = true;

  @query('.list') protected list!: HTMLElement | null;
  protected readonly rows = new RowWindow(this, () => this.list);

  /** Before rendering: takes up how many rows there are now, and how many have left at the front. */
  protected place(count: number, shifted: number, changed: PropertyValues<this>): void {
    const { rows } = this;
    // A list that was scrolled away from its end follows no longer; one that has got less high still does.
    if (rows.catchUp() && !changed.has('follows')) this.follow(rows.isAtEnd);
    rows.setRows(count, shifted);
    if (this.follows) rows.aimAtEnd();
  }

  /** Once a frame: rows that come oftener would be laid out for nobody. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await new Promise(requestAnimationFrame);
    super.scheduleUpdate();
  }

  override updated(_changed: PropertyValues<this>): void {
    this.rows.settle();
  }

  protected follow(follows: boolean): void {
    if (follows === this.follows) return;
    this.follows = follows;
    this.emit('smpp-follow', { follows });
  }

  /** Listens to `scroll` of the list. */
  protected scrolled(): void {
    this.rows.scrolled();
    this.follow(this.rows.isAtEnd);
  }

  /** Has a row of `count` in sight. Following would take it away from who looks at it, but for the last. */
  protected reveal(index: number, count: number): void {
    this.follow(this.follows && index === count - 1);
    this.rows.show(index);
  }
}
