import type { Span } from '@smpp-web/codec/inspect';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';
import { valueInWords } from '../words/span-words.ts';
import { fieldTreeStyles } from './field-tree.styles.ts';
import { chainTo, linesOf, startsOpen, type TreeLine } from './span-tree.ts';

/** The fields of a frame as a tree. Marking one tells its path. */
export class SmppFieldTree extends SmppElement {
  static override readonly tag = 'smpp-field-tree';
  static override styles = [base, fieldTreeStyles];

  @property({ attribute: false }) spans: readonly Span[] = [];
  /** The path of the marked field. */
  @property({ attribute: false }) marked: string | undefined;

  /** What people have opened or closed, by path. */
  @state() private toggled: ReadonlyMap<string, boolean> = new Map();
  #lines: TreeLine[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('spans')) this.toggled = new Map();
    // What is marked elsewhere must be in sight here.
    const around = changed.has('marked') ? chainTo(this.spans, this.marked).slice(0, -1) : [];
    const closed = around.filter((span) => !this.#isOpen(span));
    if (closed.length > 0)
      this.toggled = new Map([...this.toggled, ...closed.map(({ path }) => [path, true] as const)]);
    this.#lines = linesOf(this.spans, (span) => this.#isOpen(span));
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('marked'))
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const index = this.#markedIndex();
    return html`<div role="tree" tabindex="0" aria-label=${msg('Fields')} aria-activedescendant=${index >= 0 ? `f${index}` : nothing}
      @keydown=${this.#press}>${this.#lines.map((line, at) => this.#row(line, at))}</div>`;
  }

  #row({ span, level }: TreeLine, index: number): TemplateResult {
    const hasParts = Boolean(span.children?.length);
    return html`<div role="treeitem" id=${`f${index}`} aria-level=${level} aria-selected=${span.path === this.marked}
      aria-expanded=${hasParts ? this.#isOpen(span) : nothing} ?data-bad=${span.issues.length > 0} .style=${`--level: ${level}`}
      @click=${() => this.emit('smpp-mark', { path: span.path })} @dblclick=${() => hasParts && this.#toggle(span)}>
      <svg class="twisty" viewBox="0 0 16 16" aria-hidden="true" @click=${(event: Event) => hasParts && this.#twist(event, span)}><path d="M6 4l4 4-4 4" /></svg>
      <span class="name">${span.name}</span>
      <span class="rest"><bdi class="value">${valueInWords(span)}</bdi><bdi class="meaning">${span.meaning}</bdi></span>
    </div>`;
  }

  #twist(event: Event, span: Span): void {
    event.stopPropagation();
    this.#toggle(span);
  }

  #isOpen(span: Span): boolean {
    return this.toggled.get(span.path) ?? startsOpen(span);
  }

  #toggle(span: Span): void {
    this.toggled = new Map([...this.toggled, [span.path, !this.#isOpen(span)]]);
  }

  #markedIndex(): number {
    return this.#lines.findIndex(({ span }) => span.path === this.marked);
  }

  /** The keys of a tree (ARIA Authoring Practices): up and down go along, left and right go out and in. */
  #press(event: KeyboardEvent): void {
    const index = this.#markedIndex();
    const line = this.#lines[index];
    const next = stepOf(event.key, index, this.#lines.length);
    const target = next === undefined ? undefined : this.#lines[next]!.span;
    if (target) this.emit('smpp-mark', { path: target.path });
    else if (line && event.key === 'ArrowRight') this.#goIn(line, index);
    else if (line && event.key === 'ArrowLeft') this.#goOut(line);
    else return;
    event.preventDefault();
  }

  #goIn({ span }: TreeLine, index: number): void {
    if (!span.children?.length) return;
    if (this.#isOpen(span)) this.emit('smpp-mark', { path: this.#lines[index + 1]!.span.path });
    else this.#toggle(span);
  }

  #goOut({ span, parent }: TreeLine): void {
    if (span.children?.length && this.#isOpen(span)) this.#toggle(span);
    else if (parent) this.emit('smpp-mark', { path: parent.path });
  }
}
