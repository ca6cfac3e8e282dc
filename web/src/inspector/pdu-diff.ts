import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { commandName } from '../words/command-name.ts';
import { clockTime } from '../words/format.ts';
import { diffInWords, diffOf, type FieldDiff } from './diff.ts';
import type { Inspected } from './selection-store.ts';
import { spanInWords } from './span-words.ts';

const SIGNS = { same: '=', changed: '≠', first: '−', second: '+' } as const;
const SIGN_WORDS = {
  same: 'same',
  changed: 'differs',
  first: 'only in the first',
  second: 'only in the second',
} as const;

/** Octets that are drawn of each PDU; the fields tell of all. */
const MAX_OCTETS = 512;
const PER_LINE = 16;

const styles = css`
  :host {
    display: block;
    overflow: auto;
    padding: 8px 12px;
    font-size: var(--_small);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
    margin-bottom: 8px;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }

  th,
  td {
    padding: 2px 8px;
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }

  thead th {
    color: var(--_muted);
    font-size: var(--_tiny);
  }

  th.name {
    font-family: var(--_mono);
  }

  col.sign {
    width: 30px;
  }

  .sign {
    font-weight: 700;
    text-align: center;
  }

  td {
    font-family: var(--_mono);
    white-space: pre-wrap;
  }

  [data-kind='changed'] > * {
    background: var(--_warn-soft);
  }

  [data-kind='first'] > * {
    background: var(--_bad-soft);
  }

  [data-kind='second'] > * {
    background: var(--_good-soft);
  }

  .octets {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 390px), 1fr));
    gap: 12px;
    margin-top: 12px;
  }

  pre {
    margin: 4px 0 0;
    font: var(--_tiny) / 1.6 var(--_mono);
    overflow: auto;
    direction: ltr;
  }

  mark {
    border-radius: 2px;
    background: var(--_accent-fill);
    color: #fff;
  }

  @media (forced-colors: active) {
    mark {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/** Two PDUs side by side: what differs in words, field by field, and in the octets. */
export class SmppPduDiff extends SmppElement {
  static override readonly tag = 'smpp-pdu-diff';
  static override styles = [base, styles];

  @property({ attribute: false }) first: Inspected | undefined;
  @property({ attribute: false }) second: Inspected | undefined;

  @state() private all = false;

  override render() {
    const { first, second } = this;
    if (!first || !second) return nothing;
    const diffs = diffOf(first.inspection.spans, second.inspection.spans);
    const shown = this.all ? diffs : diffs.filter(({ kind }) => kind !== 'same');
    return html`<div class="head">
        <p role="status"><strong>${diffInWords(diffs)}</strong></p>
        <label class="check"><input type="checkbox" .checked=${this.all} @change=${() => (this.all = !this.all)} /><span>${msg('Show what is the same')}</span></label>
      </div>
      <table aria-label=${msg('Fields of both PDUs')}>
        <colgroup><col /><col class="sign" /><col /><col /></colgroup>
        <thead><tr><th scope="col">${msg('Field')}</th><th scope="col"><span class="visually-hidden">${msg('Difference')}</span></th>
          <th scope="col">${titleOf(first, msg('first'))}</th><th scope="col">${titleOf(second, msg('second'))}</th></tr></thead>
        <tbody>${shown.map((diff) => this.#row(diff))}</tbody>
      </table>
      <div class="octets">${this.#octets(first, diffs, 'first')}${this.#octets(second, diffs, 'second')}</div>`;
  }

  #row({ name, kind, first, second }: FieldDiff): TemplateResult {
    const cell = (span: FieldDiff['first']) => html`<td>${span ? html`<bdi>${spanInWords(span)}</bdi>` : '–'}</td>`;
    return html`<tr data-kind=${kind}><th scope="row" class="name">${name}</th>
      <td class="sign"><span aria-hidden="true">${SIGNS[kind]}</span><span class="visually-hidden">${SIGN_WORDS[kind]}</span></td>${cell(first)}${cell(second)}</tr>`;
  }

  #octets(side: Inspected, diffs: readonly FieldDiff[], which: 'first' | 'second'): TemplateResult {
    const { frame, inspection } = side;
    const isMarked = new Uint8Array(frame.length);
    const isSecret = new Uint8Array(frame.length);
    for (const { kind, [which]: span } of diffs)
      if (kind !== 'same' && span) isMarked.fill(1, span.offset, span.offset + span.length);
    for (const span of inspection.spans) if (span.secret) isSecret.fill(1, span.offset, span.offset + span.length);
    const count = Math.min(frame.length, MAX_OCTETS);
    const lines = Array.from({ length: Math.ceil(count / PER_LINE) }, (_, line) => line * PER_LINE);
    return html`<div><h3>${titleOf(side, which)}</h3><pre tabindex="0" aria-label=${`${msg('Octets of the')} ${which}`}>${lines.map(
      (start) => {
        const end = Math.min(start + PER_LINE, count);
        return html`${start.toString(16).padStart(4, '0')}  ${runsOf(isMarked, start, end).map(([from, to, marked]) => {
          const digits = digitsOf(frame, isSecret, from, to);
          return html`${marked ? html`<mark>${digits}</mark>` : digits}${' '}`;
        })}${'\n'}`;
      },
    )}${frame.length > count ? `… ${(frame.length - count).toLocaleString('en')} more octets` : nothing}</pre></div>`;
  }
}

function titleOf({ entry, inspection, frame }: Inspected, which: string): string {
  if (!entry) return `${inspection.command ?? 'octets'} (${which}, pasted)`;
  return `${commandName(entry.command_id)} #${entry.sequence_number}, ${clockTime(entry.at)}, ${frame.length} octets`;
}

/** Runs of octets that are marked, or are not. */
function runsOf(isMarked: Uint8Array, start: number, end: number): [number, number, boolean][] {
  const runs: [number, number, boolean][] = [];
  for (let at = start; at < end; ) {
    let to = at + 1;
    while (to < end && isMarked[to] === isMarked[at]) to++;
    runs.push([at, to, isMarked[at] === 1]);
    at = to;
  }
  return runs;
}

function digitsOf(frame: Uint8Array, isSecret: Uint8Array, from: number, to: number): string {
  return Array.from(frame.subarray(from, to), (octet, index) =>
    isSecret[from + index] ? '**' : octet.toString(16).padStart(2, '0'),
  ).join(' ');
}
