import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { Check } from './check-store.ts';
import { certificateFacts, factRows } from './link-facts.ts';

/** What a check has found: in sentences, with what helps; the certificate; and what was seen, for those who want to know. */
export function checkReport(check: Check | undefined): TemplateResult {
  const report = check?.report;
  const certificate = certificateFacts(report?.facts.tls, Date.now());
  return html`<div class="report"><div class="found" role="status">
      ${check && !report ? html`<p>${msg('Checking …')}</p>` : nothing}
      ${report?.steps.map(
        ({ ok, says }) =>
          html`<p data-ok=${ok}>${icon(ok ? 'check' : 'alert')}<span>${ok ? '' : `${msg('Failed:')} `}${says}</span></p>`,
      )}
      ${report?.failure?.cause ? html`<p class="muted">${msg('Likely cause:')} ${report.failure.cause}</p>` : nothing}
      ${report?.failure?.remedy ? html`<p>${msg('What helps:')} ${report.failure.remedy}</p>` : nothing}
    </div>
    ${
      report?.seen
        ? html`<div class="evidence">
            ${certificate.length === 0 ? nothing : html`<dl>${factRows(certificate)}</dl>`}
            <details><summary>${msg('What was seen')}</summary>
              <ol>${report.seen.map((step) => html`<li><bdi>${step}</bdi></li>`)}</ol></details>
          </div>`
        : nothing
    }</div>`;
}
