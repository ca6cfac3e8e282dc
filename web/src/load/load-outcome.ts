import { describeStatus } from '@smpp-web/codec/spec';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import type { LoadState } from '../engine/load-state.ts';

const styles = css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
    align-items: start;
    gap: 10px;
  }

  section {
    min-width: 0;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  h3 {
    margin-bottom: 4px;
    font-size: var(--_small);
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_small);
  }

  th {
    padding: 3px 0;
    font-weight: 400;
    text-align: start;
  }

  td {
    padding: 3px 0 3px 12px;
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  tbody tr {
    border-top: 1px solid var(--_line);
  }

  th small {
    display: block;
    color: var(--_muted);
    font-size: var(--_tiny);
  }

  .bar {
    display: block;
    height: 3px;
    margin-top: 2px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--_good) var(--share), var(--_line) var(--share));
  }

  .bad .bar {
    background: linear-gradient(to right, var(--_bad) var(--share), var(--_line) var(--share));
  }

  :host(:dir(rtl)) .bar {
    transform: scaleX(-1);
  }
`;

/** What a run has come to: answers by status, receipts by state, and the share of each session. */
export class SmppLoadOutcome extends SmppElement {
  static override readonly tag = 'smpp-load-outcome';
  static override styles = [base, styles];

  @property({ attribute: false }) state: LoadState | undefined;
  /** Names of sessions by their number. */
  @property({ attribute: false }) names: Readonly<Record<number, string>> = {};

  override render() {
    if (!this.state) return nothing;
    return html`${this.#statuses(this.state)} ${this.#receipts(this.state)} ${this.#sessions(this.state)}`;
  }

  #statuses({ statuses, unknown, notSent }: LoadState): TemplateResult {
    const rows = Object.entries(statuses)
      .sort(([, a], [, b]) => b - a)
      .map(([status, count]) => {
        const { name, doc } = describeStatus(Number(status));
        return { name, doc, count, isBad: status !== '0' };
      });
    if (unknown > 0)
      rows.push({
        name: msg('Unknown'),
        doc: 'Sent, and no answer came: they may have been accepted.',
        count: unknown,
        isBad: true,
      });
    if (notSent > 0) rows.push({ name: msg('Not sent'), doc: 'They never left.', count: notSent, isBad: true });
    return this.#table('Answers', 'By command_status', rows, 'No answer yet.');
  }

  #receipts({ receipts, plan }: LoadState): TemplateResult {
    const rows = Object.entries(receipts)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => ({
        name,
        doc: '',
        count,
        isBad: name !== 'DELIVERED' && name !== 'ACCEPTED' && name !== 'ENROUTE',
      }));
    return this.#table(
      'Receipts',
      'By message_state',
      rows,
      plan.receipts ? 'None has come yet.' : 'None were asked for.',
    );
  }

  #sessions({ lanes }: LoadState): TemplateResult | typeof nothing {
    if (lanes.length < 2) return nothing;
    const rows = lanes.map(({ session, state, sent, pace }) => ({
      name: this.names[session] ?? msg('Session {number}', { number: session }),
      doc:
        state === 'lost'
          ? 'Not bound: it goes on when it is.'
          : pace === undefined
            ? ''
            : msg('At most {rate}/s', { rate: Math.round(pace) }),
      count: sent,
      isBad: state === 'lost',
    }));
    return this.#table('Sessions', 'Sent', rows, '');
  }

  #table(
    heading: string,
    by: string,
    rows: readonly { readonly name: string; readonly doc: string; readonly count: number; readonly isBad: boolean }[],
    nothingYet: string,
  ): TemplateResult {
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    const id = heading.toLowerCase();
    if (rows.length === 0)
      return html`<section aria-labelledby=${id}><h3 id=${id}>${msg(heading)}</h3><p class="muted">${msg(nothingYet)}</p></section>`;
    return html`<section aria-labelledby=${id}><h3 id=${id}>${msg(heading)}</h3>
      <table><thead class="visually-hidden"><tr><th scope="col">${msg(by)}</th><th scope="col">${msg('Count')}</th><th scope="col">${msg('Share')}</th></tr></thead>
      <tbody>${rows.map(({ name, doc, count, isBad }) => {
        const share = total > 0 ? (count / total) * 100 : 0;
        return html`<tr class=${isBad ? 'bad' : ''}><th scope="row"><bdi>${name}</bdi>${doc ? html`<small>${msg(doc)}</small>` : nothing}
          <span class="bar" aria-hidden="true" .style=${`--share: ${share}%`}></span></th>
          <td>${count.toLocaleString('en')}</td><td class="muted">${share < 10 ? share.toFixed(1) : Math.round(share)} %</td></tr>`;
      })}</tbody></table></section>`;
  }
}
