import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import uPlot from 'uplot';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { chartStyles } from './chart.styles.ts';
import { type ChartData, type ChartLine, short, span, summaryOf } from './chart-words.ts';

const HEIGHT = 148;
const AXIS_WIDTH = 52;
const FONT = '11px system-ui, sans-serif';

/** Lines over time, drawn on a canvas, and told in a table to people who do not see it. */
export class SmppChart extends SmppElement {
  static override readonly tag = 'smpp-chart';
  static override styles = [base, chartStyles];

  @property() heading = '';
  @property() unit = '';
  @property({ attribute: false }) data: ChartData = { at: [], lines: [] };
  /** A logarithmic scale, for values that differ by their order. */
  @property({ type: Boolean }) logarithmic = false;
  /** Changes with the theme, so that the colours are looked up again. */
  @property() theme = '';

  @query('.plot') private place!: HTMLElement;
  #plot: uPlot | undefined;
  readonly #size = new ResizeObserver(() => this.#fit());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  /** Looked up once for each drawing: asking has the page styled, and a drawing asks for each line of the grid. */
  readonly #colours = new Map<string, string>();
  readonly #recolour = () => {
    this.#colours.clear();
    this.#plot?.redraw(false);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#recolour);
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#recolour);
    this.#size.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  override render() {
    const { lines } = this.data;
    return html`<figure aria-label=${this.heading}>
      <figcaption><strong>${this.heading}</strong> <span class="muted">${this.unit}</span>
        <ul class="legend">${lines.map((line) => this.#key(line))}</ul>
      </figcaption>
      <i class="axis-ink"></i><i class="grid-ink"></i>
      <div class="plot" aria-hidden="true"></div>
      ${this.#table()}
    </figure>`;
  }

  override updated(changed: PropertyValues<this>): void {
    this.#colours.clear();
    const isOther = changed.get('data')?.lines.length !== this.data.lines.length;
    if (this.#plot && isOther) {
      this.#plot.destroy();
      this.#plot = undefined;
    }
    const columns = [this.data.at, ...this.data.lines.map(({ values }) => values)] as unknown as uPlot.AlignedData;
    if (this.#plot) this.#plot.setData(columns);
    else this.#make(columns);
    if (changed.has('theme')) this.#recolour();
  }

  #key({ name, tone, values, dash }: ChartLine): TemplateResult {
    const last = values.findLast((value) => value !== null);
    return html`<li><svg class=${`swatch ${tone}`} viewBox="0 0 16 6" aria-hidden="true"><path d="M0 3h16" stroke-dasharray=${dash?.join(' ') ?? nothing} /></svg>
      ${msg(name)} <b>${last == null ? '–' : short(last)}</b></li>`;
  }

  /** What the lines say, in numbers. */
  #table(): TemplateResult | typeof nothing {
    const { lines } = this.data;
    if (!lines.some(({ values }) => values.some((value) => value !== null))) return nothing;
    return html`<table class="visually-hidden">
      <caption>${this.heading}, ${this.unit}</caption>
      <thead><tr><th scope="col">${msg('Line')}</th><th scope="col">${msg('Now')}</th><th scope="col">${msg('Least')}</th><th scope="col">${msg('Mean')}</th><th scope="col">${msg('Most')}</th></tr></thead>
      <tbody>${lines.map(({ name, values }) => {
        const { now, least, mean, most } = summaryOf(values);
        return html`<tr><th scope="row">${msg(name)}</th><td>${short(now)}</td><td>${short(least)}</td><td>${short(mean)}</td><td>${short(most)}</td></tr>`;
      })}</tbody>
    </table>`;
  }

  #make(columns: uPlot.AlignedData): void {
    const width = this.place.clientWidth;
    if (width === 0) return;
    const ink = () => this.#colour('.axis-ink');
    const axis = {
      stroke: ink,
      font: FONT,
      grid: { stroke: () => this.#colour('.grid-ink'), width: 1 },
      ticks: { show: false },
    };
    this.#plot = new uPlot(
      {
        width,
        height: HEIGHT,
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, points: { size: 5 } },
        padding: [8, 8, 0, 0],
        scales: {
          x: { time: false },
          y: this.logarithmic ? { distr: 3 } : { range: (_, __, most) => [0, Math.max(1, most * 1.08)] },
        },
        axes: [
          { ...axis, size: 24, values: (_, ticks) => ticks.map(span) },
          {
            ...axis,
            size: AXIS_WIDTH,
            ...(this.logarithmic && { grid: { ...axis.grid, filter: decades } }),
            values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : short(tick))),
          },
        ],
        series: [{}, ...this.data.lines.map((line) => this.#series(line))],
      },
      columns,
      this.place,
    );
  }

  #series({ tone, dash, filled = false }: ChartLine): uPlot.Series {
    return {
      stroke: () => this.#colour(`.swatch.${tone}`),
      width: 1.5,
      points: { show: false },
      spanGaps: false,
      ...(dash && { dash: [...dash] }),
      ...(filled && { fill: () => faded(this.#colour(`.swatch.${tone}`)) }),
    };
  }

  /** The colour that a rule of the sheet comes to in this theme: a canvas knows no custom properties. */
  #colour(selector: string): string {
    const known = this.#colours.get(selector);
    if (known !== undefined) return known;
    const colour = getComputedStyle(this.renderRoot.querySelector(selector) ?? this).color;
    this.#colours.set(selector, colour);
    return colour;
  }

  #fit(): void {
    const width = this.place?.clientWidth ?? 0;
    if (width === 0) return;
    if (this.#plot) this.#plot.setSize({ width, height: HEIGHT });
    else this.requestUpdate();
  }
}

/** On a logarithmic scale a line at each power of ten will do. */
function decades(_: uPlot, splits: number[]): (number | null)[] {
  return splits.map((split) => (Number.isInteger(Math.round(Math.log10(split) * 1e6) / 1e6) ? split : null));
}

function faded(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.12)');
}
