import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../common/icon.ts';
import { commandName } from '../words/command-name.ts';
import { duration } from '../words/format.ts';
import type { FrameWords } from '../words/frame-words.ts';
import type { ColourRule } from './colour-rules.ts';
import type { ColumnId } from './columns.ts';
import { filters } from './filter/lazy.ts';
import { deltaTime, type TimeFormat, timeIn } from './time-format.ts';
import type { Entry } from './wire-log.ts';

/** A session as the timeline names it. */
export interface SessionLabel {
  readonly name: string;
  /** Any CSS colour. */
  readonly colour: string;
}

/** What all rows have in common. */
export interface RowLook {
  readonly columns: readonly ColumnId[];
  readonly time: TimeFormat;
  /** The time of the first row of the view. */
  readonly start: number;
  readonly length: number;
  readonly sessions: ReadonlyMap<number, SessionLabel>;
}

/** What is particular to one row. */
export interface RowMarks {
  /** The row that is looked at. */
  readonly selected: boolean;
  readonly picked: boolean;
  /** It answers, or is answered by, the row that is selected or under the pointer. */
  readonly tied: boolean;
  readonly index: number;
  /** Pixels from the upper edge of the layer that rows are in. */
  readonly top: number;
  readonly rule: ColourRule | undefined;
  readonly isMarked: boolean;
  readonly note: string | undefined;
  /** The time of the row above. */
  readonly before: number | undefined;
}

/** One frame as a line of the timeline. */
export function timelineRow(entry: Entry, look: RowLook, marks: RowMarks): TemplateResult {
  const words = filters()?.wordsOf(entry.frame) ?? namedOnly(entry);
  const { rule, note, isMarked } = marks;
  return html`<div role="option" id=${`e${entry.id}`} class="row" data-id=${entry.id} data-direction=${entry.direction}
    data-colour=${rule?.colour ?? nothing} data-bad=${words.status || words.problem ? '' : nothing} ?data-tied=${marks.tied}
    ?data-current=${marks.selected} aria-selected=${marks.picked} aria-posinset=${marks.index + 1} aria-setsize=${look.length}
    .style=${`top: ${marks.top}px`}>
    <span class="mark">${isMarked ? flag('Marked') : note ? flag('Note') : sessionDot(entry.session, look)}</span>
    ${look.columns.map((column) => cell(column, entry, words, look, marks))}
  </div>`;
}

/** A frame in words while what reads its body is on its way. */
function namedOnly({ command_id }: Entry): FrameWords {
  return {
    command: commandName(command_id),
    summary: '',
    status: undefined,
    statusDoc: undefined,
    problem: undefined,
  };
}

function flag(word: 'Marked' | 'Note'): TemplateResult {
  return html`<svg viewBox="0 0 16 16" role="img" aria-label=${word}><path d=${word === 'Marked' ? 'M4 14V2.5h8l-2 3 2 3H4' : 'M3 3h10v7H8l-3 3v-3H3z'} /></svg>`;
}

/** Of which session a row is, where there are several and no column tells. */
function sessionDot(number: number, { sessions, columns }: RowLook): TemplateResult | typeof nothing {
  const label = sessions.get(number);
  if (!label || sessions.size < 2 || columns.includes('session')) return nothing;
  return html`<i class="dot" role="img" aria-label=${label.name} title=${label.name} .style=${`background: ${label.colour}`}></i>`;
}

function cell(column: ColumnId, entry: Entry, words: FrameWords, look: RowLook, marks: RowMarks): TemplateResult {
  const { at, latencyMs } = entry;
  switch (column) {
    case 'session':
      return sessionCell(entry.session, look.sessions.get(entry.session));
    case 'time':
      return html`<span class="figure" data-column="time">${timeIn(look.time, at, look.start, marks.before)}</span>`;
    case 'delta':
      return html`<span class="figure end">${marks.before === undefined ? '' : deltaTime(at - marks.before)}</span>`;
    case 'direction':
      return html`<span class="way" data-column="direction">${icon(entry.direction)}<span class="visually-hidden">${entry.direction === 'out' ? 'sent' : 'received'}</span></span>`;
    case 'command':
      return html`<span class="command" data-column="command">${words.command}</span>`;
    case 'number':
      return html`<span class="figure end" data-column="number">#${entry.sequence_number}</span>`;
    case 'status':
      return html`<span class="status" data-column="status">${words.status ?? ''}</span>`;
    case 'length':
      return html`<span class="figure end" data-column="length">${entry.frame.length}</span>`;
    case 'summary':
      return summaryCell(words, look.columns.includes('status'), marks.note);
    case 'latency':
      return html`<span class="figure end" data-column="latency">${latencyMs === undefined ? '' : duration(latencyMs)}</span>`;
  }
}

function sessionCell(number: number, label: SessionLabel | undefined): TemplateResult {
  const name = label?.name ?? `#${number}`;
  return html`<span class="session" data-column="session" title=${name}><i class="dot" .style=${`background: ${label?.colour ?? 'currentColor'}`}></i><bdi>${name}</bdi></span>`;
}

function summaryCell(words: FrameWords, hasStatus: boolean, note: string | undefined): TemplateResult {
  const { summary, status, statusDoc, problem } = words;
  return html`<span class="summary" data-column="summary" title=${problem ?? statusDoc ?? summary}>
    ${note ? html`<bdi class="note">${note}</bdi>` : nothing}
    ${status ? html`${hasStatus ? nothing : html`<strong>${status}</strong> `}<span class="why">${statusDoc}</span>` : nothing}
    ${problem ? html`<strong>${problem}</strong>` : nothing}
    <bdi>${summary}</bdi>
  </span>`;
}
