import type { Inspection } from '@smpp-web/codec/inspect';
import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { chainTo } from '../inspector/span-tree.ts';
import type { Broken } from './breakage.ts';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
  }

  header {
    padding: 8px 12px;
    border-bottom: 1px solid var(--_line);
  }

  header p {
    font-size: var(--_small);
    color: var(--_muted);
    overflow-wrap: anywhere;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    unicode-bidi: plaintext;
  }

  ul,
  header,
  smpp-field-detail {
    flex: none;
  }

  ul {
    max-height: 120px;
    padding: 6px 12px;
    overflow: auto;
    font-size: var(--_small);
  }

  li {
    display: flex;
    gap: 6px;
    align-items: baseline;
  }

  li svg {
    align-self: center;
    width: 13px;
    height: 13px;
  }

  .broken {
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  .stale,
  .issues {
    padding: 6px 12px;
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: var(--_small);
  }

  smpp-hex-view {
    flex: 0 1 auto;
    max-height: 40%;
    min-height: 90px;
    border-bottom: 1px solid var(--_line);
  }

  smpp-field-tree {
    flex: 1 1 160px;
    min-height: 120px;
  }
`;

/** The frame as it would leave now: its octets, its fields, and what was broken on purpose. */
export class SmppFrameView extends SmppElement {
  static override readonly tag = 'smpp-frame-view';
  static override styles = [base, styles];

  @property({ attribute: false }) broken: Broken | undefined;
  @property({ attribute: false }) inspection: Inspection | undefined;
  @property({ attribute: false }) marked: string | undefined;
  /** Whether what is edited has an error, so that this is what was good last. */
  @property({ type: Boolean }) stale = false;

  override render() {
    const { broken, inspection, marked } = this;
    if (!broken || !inspection) return nothing;
    const { octets, fractures } = broken;
    const issues = inspection.issues.filter(({ code }) => code !== 'broken_on_purpose');
    return html`<header><h2>${msg({ one: 'As it leaves: {count} octet', other: 'As it leaves: {count} octets' }, { count: octets.length })}</h2><p><bdi>${inspection.summary}</bdi></p></header>
      ${this.stale ? html`<p class="stale" role="status">${msg('What is edited has an error. This is how it was before.')}</p>` : nothing}
      ${fractures.length > 0 ? html`<ul class="broken" tabindex="0" aria-label=${msg('Broken on purpose')}>${fractures.map(({ words }) => html`<li>${icon('alert')}${msg('Broken on purpose')}: ${words}</li>`)}</ul>` : nothing}
      ${issues.length > 0 ? html`<ul class="issues" tabindex="0" aria-label=${msg('Issues')}>${issues.map(({ message }) => html`<li>${message}</li>`)}</ul>` : nothing}
      <smpp-hex-view .octets=${octets} .spans=${inspection.spans} .marked=${marked}></smpp-hex-view>
      <smpp-field-tree .spans=${inspection.spans} .marked=${marked}></smpp-field-tree>
      <smpp-field-detail .span=${chainTo(inspection.spans, marked).at(-1)}></smpp-field-detail>`;
  }
}
