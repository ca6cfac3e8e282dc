import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../common/icon.ts';
import { clockTime, duration } from '../words/format.ts';
import { wordsOf } from '../words/frame-words.ts';
import type { Entry } from './wire-log.ts';

/** How a row stands out: selected, or tied to the one that is selected or under the pointer. */
export interface RowMarks {
  readonly selected: boolean;
  readonly tied: boolean;
  readonly index: number;
  readonly length: number;
  /** Pixels from the start of the list. */
  readonly top: number;
}

/** One frame as a line of the timeline. */
export function timelineRow(entry: Entry, before: Entry | undefined, marks: RowMarks): TemplateResult {
  const { command, summary, status, statusDoc, problem } = wordsOf(entry.frame);
  const tone = status || problem ? 'bad' : nothing;
  const way = entry.direction === 'out' ? 'sent' : 'received';
  return html`<div role="option" id=${`e${entry.id}`} class="row" data-id=${entry.id} data-direction=${entry.direction}
    data-tone=${tone} ?data-tied=${marks.tied} aria-selected=${marks.selected}
    aria-posinset=${marks.index + 1} aria-setsize=${marks.length} .style=${`transform: translateY(${marks.top}px)`}>
    <span class="time">${clockTime(entry.at)}</span>
    <span class="delta">${before ? delta(entry.at - before.at) : ''}</span>
    <span class="way">${icon(entry.direction)}<span class="visually-hidden">${way}</span></span>
    <span class="command">${command}</span>
    <span class="number">#${entry.sequence_number}</span>
    <span class="summary" title=${problem ?? statusDoc ?? summary}>
      ${status ? html`<strong>${status}</strong> <span class="why">${statusDoc}</span>` : nothing}
      ${problem ? html`<strong>${problem}</strong>` : nothing}
      <bdi>${summary}</bdi>
    </span>
    <span class="latency">${entry.latencyMs === undefined ? '' : duration(entry.latencyMs)}</span>
  </div>`;
}

function delta(ms: number): string {
  return ms < 1 ? '+0' : `+${duration(ms)}`;
}
