import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { Failure } from '../engine/feed.ts';

const styles = css`
  :host {
    display: block;
  }

  .notice {
    display: flex;
    gap: 10px;
    padding: 9px 14px;
    border-block-end: 1px solid color-mix(in srgb, var(--_bad) 35%, transparent);
    background: var(--_bad-soft);
  }

  svg {
    margin-top: 1px;
    color: var(--_bad);
  }

  p {
    max-width: 110ch;
    overflow-wrap: anywhere;
  }

  button {
    margin-inline-start: auto;
  }

  code {
    margin-inline-start: 6px;
    color: var(--_bad);
  }
`;

/**
 * Why there is no session: what happened, the likely cause, and what helps.
 *
 * @csspart notice - the box around the sentences
 */
export class SmppFailureNotice extends SmppElement {
  static override readonly tag = 'smpp-failure-notice';
  static override styles = [base, styles];

  @property({ attribute: false }) failure: Failure | undefined;

  override render() {
    if (!this.failure) return nothing;
    const { message, cause, remedy, status, isOfEngine } = this.failure;
    return html`<div class="notice" part="notice">
      ${icon('alert')}
      <div>
        <p><strong>${message}</strong>${status ? html`<code>${status}</code>` : nothing}</p>
        ${cause ? html`<p>${msg('Likely cause:')} ${cause}</p>` : nothing}
        ${remedy ? html`<p>${msg('What helps:')} ${remedy}</p>` : nothing}
      </div>
      ${isOfEngine ? html`<button type="button" @click=${() => this.emit('smpp-revive')}>${msg('Start again')}</button>` : nothing}
    </div>`;
  }
}
