import { css, html } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import type { LoadState } from '../engine/load-state.ts';
import type { ChartData } from './chart-words.ts';
import { Series, type SeriesColumns } from './series.ts';

const styles = css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
    gap: 10px;
  }
`;

/** A chart of a load run: its heading, its unit, and its lines. */
export interface LoadChart {
  readonly heading: string;
  readonly unit: string;
  readonly logarithmic: boolean;
  lines(columns: SeriesColumns): ChartData['lines'];
}

/** The charts, for the page and for the report. */
export const LOAD_CHARTS: readonly LoadChart[] = [
  {
    heading: 'Rate',
    unit: 'PDUs/s',
    logarithmic: false,
    lines: (columns) => [
      { name: 'Out', tone: 'out', values: columns.out, filled: true },
      { name: 'In', tone: 'in', values: columns.in, dash: [6, 3] },
    ],
  },
  {
    heading: 'In flight',
    unit: 'requests, the most',
    logarithmic: false,
    lines: (columns) => [
      { name: 'In flight', tone: 'accent', values: columns.inFlight, filled: true },
      { name: 'Window', tone: 'muted', values: columns.window, dash: [4, 4] },
    ],
  },
  {
    heading: 'Response time',
    unit: 'ms',
    logarithmic: true,
    lines: (columns) => [
      { name: 'p50', tone: 'in', values: columns.p50 },
      { name: 'p95', tone: 'warn', values: columns.p95, dash: [6, 3] },
      { name: 'p99', tone: 'bad', values: columns.p99, dash: [2, 2] },
    ],
  },
  {
    heading: 'Errors',
    unit: 'answers/s',
    logarithmic: false,
    lines: (columns) => [
      { name: 'Errors', tone: 'bad', values: columns.errors, filled: true },
      { name: 'Throttled', tone: 'warn', values: columns.throttled, dash: [6, 3] },
    ],
  },
];

/** How a load run goes, over time. */
export class SmppLoadCharts extends SmppElement {
  static override readonly tag = 'smpp-load-charts';
  static override styles = [base, styles];

  @property({ attribute: false }) series = new Series();
  /** Changes with every sample: the series is the same object. */
  @property({ attribute: false }) state: LoadState | undefined;
  @property() theme = '';

  override render() {
    const columns = this.series.columns();
    return LOAD_CHARTS.map(
      ({ heading, unit, logarithmic, lines }) =>
        html`<smpp-chart .heading=${msg(heading)} .unit=${msg(unit)} .logarithmic=${logarithmic} .theme=${this.theme}
          .data=${{ at: columns.at, lines: lines(columns) }}></smpp-chart>`,
    );
  }
}
