import { describeStatus } from '@smpp-web/codec/spec';
import { escaped } from '../common/escaped.ts';
import type { LoadState } from '../engine/load-state.ts';
import { duration } from '../words/format.ts';
import { short, span, summaryOf } from './chart-words.ts';
import { LOAD_CHARTS } from './load-charts.ts';
import { svgChart } from './report-chart.ts';
import { reportCss } from './report-css.ts';
import type { SeriesColumns } from './series.ts';

/** What a report is made of. */
export interface LoadReport {
  readonly state: LoadState;
  readonly columns: SeriesColumns;
  /** Frames that the log has not taken. */
  readonly missed: number;
}

/** A run as JSON: what was asked for, what came of it, and the samples. Rows of a table are left out: they may be personal. */
export function reportJson({ state, columns, missed }: LoadReport): string {
  const { sample: _, ...rest } = state;
  const { source } = state.plan;
  const shown = source.kind === 'csv' ? { ...source, rows: source.rows.length } : source;
  const figures = { ...rest, plan: { ...state.plan, source: shown }, notInTheLog: missed, samples: columns };
  return `${JSON.stringify(figures, undefined, 2)}\n`;
}

/** A run as a page of its own: no script, nothing from elsewhere, charts drawn in it. */
export function reportHtml({ state, columns, missed }: LoadReport): string {
  const title = `Load run of ${new Date(state.startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${reportCss}</style>
<main>
<h1>${title}</h1>
<p class="note">${escaped(state.note)}</p>
${listOf(summary(state))}
<h2>What was asked for</h2>
${listOf(orders(state))}
<h2>Over time</h2>
<div class="charts">${LOAD_CHARTS.map((chart) => figure(chart, columns)).join('\n')}</div>
<h2>Answers</h2>
${answers(state)}
<h2>Receipts</h2>
${receipts(state)}
${missed > 0 ? `<p class="muted">The wire log of the console did not take ${count(missed)} PDUs of this run; all are counted here.</p>` : ''}
${state.problem ? `<p class="muted">An example of what went wrong: ${escaped(state.problem)}</p>` : ''}
</main>
</html>
`;
}

type Facts = readonly (readonly [string, string])[];

function summary(state: LoadState): Facts {
  const { latency, activeMs, accepted } = state;
  const perSecond = activeMs > 0 ? accepted / (activeMs / 1000) : 0;
  return [
    ['Accepted', count(state.accepted)],
    ['Rejected', count(state.rejected)],
    ['Unknown', count(state.unknown)],
    ['Not sent', count(state.notSent)],
    ['Throttled', count(state.throttled)],
    ...(state.throttledAt === undefined ? [] : [['Throttled from', `${count(state.throttledAt)}/s`] as const]),
    ['Running for', span(activeMs / 1000)],
    ['Accepted per second', short(perSecond)],
    ...(latency.count === 0
      ? []
      : ([
          ['Response time, p50', duration(latency.p50)],
          ['p95', duration(latency.p95)],
          ['p99', duration(latency.p99)],
          ['Longest', duration(latency.max)],
        ] as const)),
  ];
}

function orders({ plan, rate, windowSize }: LoadState): Facts {
  const { source, stop } = plan;
  const texts: Facts =
    source.kind === 'random'
      ? [['Messages', `random texts to ${source.prefix}…`]]
      : [
          ['From', source.from || '(left to the message centre)'],
          ['To', source.to],
          ['Text', source.text],
          ...(source.kind === 'csv' ? [['Rows', count(source.rows.length)] as const] : []),
        ];
  return [
    ...texts,
    ['Messages per second', plan.rate === undefined ? 'no limit' : count(plan.rate)],
    ...(rate === plan.rate || rate === undefined ? [] : [['Changed to', count(rate)] as const]),
    [
      'Window',
      windowSize === plan.windowSize ? count(windowSize) : `${count(plan.windowSize)}, then ${count(windowSize)}`,
    ],
    ['Sessions', String(plan.sessions.length)],
    ['Warm-up', plan.warmUpMs > 0 ? span(plan.warmUpMs / 1000) : 'none'],
    ['When throttled', plan.onThrottle],
    ['To end after', endOf(stop)],
    ['Seed', String(plan.seed)],
  ];
}

function endOf({ messages, durationMs, errorShare, firstError }: LoadState['plan']['stop']): string {
  const ends = [
    ...(messages === undefined ? [] : [`${count(messages)} messages`]),
    ...(durationMs === undefined ? [] : [span(durationMs / 1000)]),
    ...(errorShare === undefined ? [] : [`${errorShare * 100} % errors`]),
    ...(firstError ? ['the first error'] : []),
  ];
  return ends.join(', ') || 'when stopped by hand';
}

function figure({ heading, unit, logarithmic, lines }: (typeof LOAD_CHARTS)[number], columns: SeriesColumns): string {
  const drawn = lines(columns);
  const rows = drawn.map(({ name, values }) => {
    const { least, mean, most } = summaryOf(values);
    return `<tr><th scope="row">${name}</th><td>${short(least)}</td><td>${short(mean)}</td><td>${short(most)}</td></tr>`;
  });
  return `<figure><figcaption><b>${heading}</b> ${unit}</figcaption>
${svgChart(columns.at, drawn, { heading, logarithmic })}
<table><thead><tr><th scope="col"></th><th scope="col">least</th><th scope="col">mean</th><th scope="col">most</th></tr></thead><tbody>${rows.join('')}</tbody></table></figure>`;
}

function answers({ statuses }: LoadState): string {
  const rows = Object.entries(statuses).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return '<p>None came.</p>';
  const lines = rows.map(([status, times]) => {
    const { name, doc } = describeStatus(Number(status));
    return `<tr><th scope="row">${escaped(name)}</th><td>${count(times)}</td><td class="words">${escaped(doc)}</td></tr>`;
  });
  return `<table>${lines.join('')}</table>`;
}

function receipts({ receipts, plan }: LoadState): string {
  const rows = Object.entries(receipts).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return `<p>${plan.receipts ? 'None came.' : 'None were asked for.'}</p>`;
  return `<table>${rows.map(([state, times]) => `<tr><th scope="row">${escaped(state)}</th><td>${count(times)}</td></tr>`).join('')}</table>`;
}

function listOf(facts: Facts): string {
  return `<dl>${facts.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd><bdi>${escaped(value)}</bdi></dd></div>`).join('')}</dl>`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
