import type { Span } from '@smpp-web/codec/inspect';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { WidthController } from '../common/width-controller.ts';
import { hexViewStyles } from './hex-view.styles.ts';
import { chainTo, leavesOf, spanAt } from './span-tree.ts';

/** Octets shown at first; more on demand, as each is an element of the page. */
const SHOWN = 1_024;
const PER_LINE = 16;
const PER_NARROW_LINE = 8;
/** Sixteen octets with their characters need that much, in pixels. */
const WIDE = 630;

/** What is known of an octet before it is drawn. */
interface Octet {
  /** Bands change from field to field, so that their bounds are seen. */
  readonly band: 0 | 1;
  readonly start: boolean;
  readonly secret: boolean;
  readonly bad: boolean;
}

/** The octets of a frame, and the same as characters. The marked field is filled, the one around it tinted. */
export class SmppHexView extends SmppElement {
  static override readonly tag = 'smpp-hex-view';
  static override styles = [base, hexViewStyles];

  @property({ attribute: false }) octets: Uint8Array = new Uint8Array(0);
  @property({ attribute: false }) spans: readonly Span[] = [];
  /** The path of the marked field. */
  @property({ attribute: false }) marked: string | undefined;

  @state() private shown = SHOWN;
  /** Where the keyboard is. */
  @state() private caret = 0;
  #facts: Octet[] = [];
  readonly #width = new WidthController(this);

  private get perLine(): number {
    return this.#width.value < WIDE ? PER_NARROW_LINE : PER_LINE;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('octets')) this.shown = SHOWN;
    if (changed.has('spans')) this.#facts = factsOf(this.spans);
    const span = changed.has('marked') ? chainTo(this.spans, this.marked).at(-1) : undefined;
    if (!span) return;
    const isInside = this.caret >= span.offset && this.caret < span.offset + span.length;
    if (!isInside) this.caret = span.offset;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('marked')) this.renderRoot.querySelector('.octet.marked')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const count = Math.min(this.octets.length, this.shown);
    const starts = Array.from({ length: Math.ceil(count / this.perLine) }, (_, line) => line * this.perLine);
    const [around, marked] = chainTo(this.spans, this.marked).slice(-2);
    const ranges = marked ? { marked, around } : { marked: around, around: undefined };
    const rest = this.octets.length - count;
    return html`<div role="grid" tabindex="0" aria-label=${msg('Octets')} aria-activedescendant=${count > 0 ? `o${this.caret}` : nothing}
        @keydown=${this.#press} @click=${this.#click}>
        ${starts.map((start) => this.#line(start, Math.min(start + this.perLine, count), ranges))}
      </div>
      ${rest > 0 ? html`<button type="button" @click=${this.#showMore}>Show ${Math.min(rest, this.shown).toLocaleString('en')} more of ${rest.toLocaleString('en')} octets</button>` : nothing}`;
  }

  #line(start: number, end: number, ranges: { marked: Span | undefined; around: Span | undefined }): TemplateResult {
    const offsets = Array.from({ length: end - start }, (_, index) => start + index);
    const classOf = (offset: number) =>
      isIn(ranges.marked, offset) ? 'marked' : isIn(ranges.around, offset) ? 'around' : '';
    // A short last line is filled up: its characters stand under those of the others.
    const blanks = Array.from(
      { length: this.perLine - offsets.length },
      () => html`<span class="octet" aria-hidden="true">  </span>`,
    );
    const characters = offsets.map((offset) => {
      const isMarked = isIn(ranges.marked, offset);
      return isMarked ? html`<span class="marked">${this.#character(offset)}</span>` : this.#character(offset);
    });
    const cells = offsets.map((offset) => this.#octet(offset, classOf(offset)));
    // Spaces count here: none may stand between the parts.
    return html`<div class="line" role="row"><span class="offset" role="rowheader">${start.toString(16).padStart(4, '0')}</span>${cells}${blanks}<span class="characters" aria-hidden="true">${characters}</span></div>`;
  }

  #octet(offset: number, name: string): TemplateResult {
    const { band = 0, start = false, secret = false, bad = false } = this.#facts[offset] ?? {};
    const octet = this.octets[offset]!;
    return html`<span class=${`octet ${name}`} role="gridcell" id=${`o${offset}`} data-offset=${offset} data-band=${band}
      ?data-start=${start} ?data-zero=${octet === 0} ?data-bad=${bad} aria-selected=${name === 'marked'}>${secret ? '**' : octet.toString(16).padStart(2, '0')}</span>`;
  }

  #character(offset: number): string {
    if (this.#facts[offset]?.secret) return '*';
    const octet = this.octets[offset]!;
    return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·';
  }

  #showMore(): void {
    this.shown *= 2;
  }

  #click(event: MouseEvent): void {
    const cell = (event.target as Element).closest<HTMLElement>('.octet');
    if (cell) this.#goTo(Number(cell.dataset.offset));
  }

  #press(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -this.perLine,
      ArrowDown: this.perLine,
      Home: -this.octets.length,
      End: this.octets.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#goTo(Math.min(Math.max(this.caret + step, 0), Math.min(this.octets.length, this.shown) - 1));
  }

  #goTo(offset: number): void {
    this.caret = offset;
    const span = spanAt(this.spans, offset);
    if (span) this.emit('smpp-mark', { path: span.path });
  }
}

function isIn(span: Span | undefined, offset: number): boolean {
  return span !== undefined && offset >= span.offset && offset < span.offset + span.length;
}

function factsOf(spans: readonly Span[]): Octet[] {
  const secrets = secretRanges(spans);
  return leavesOf(spans).flatMap((span, index) => {
    const secret = secrets.some((range) => isIn(range, span.offset));
    const facts = { band: (index % 2) as 0 | 1, secret, bad: span.issues.length > 0 };
    return Array.from({ length: span.length }, (_, at) => ({ ...facts, start: at === 0 }));
  });
}

function secretRanges(spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => (span.secret ? [span] : secretRanges(span.children ?? [])));
}
