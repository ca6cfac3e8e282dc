import type { Span } from '@smpp-web/codec/inspect';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { plural } from '../words/format.ts';
import { valueInWords } from '../words/span-words.ts';

const styles = css`
  :host {
    display: block;
    max-height: 170px;
    padding: 8px 12px;
    overflow: auto;
    border-top: 1px solid var(--_line);
    background: var(--_sunken);
    font-size: var(--_small);
  }

  h3 {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    align-items: baseline;
    font: 600 var(--_small) / 1.5 var(--_mono);
    overflow-wrap: anywhere;
  }

  h3 .muted {
    margin-inline-start: auto;
    font: 400 var(--_tiny) / 1.5 var(--_sans);
  }

  .value {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }

  .bad {
    color: var(--_bad);
  }

  .bits {
    display: grid;
    grid-template-columns: max-content max-content 1fr;
    gap: 1px 12px;
    margin-top: 4px;
  }

  .bits code {
    letter-spacing: 1px;
  }
`;

/** One field in full: its value, what that means, its bits, where it is specified, and what is wrong with it. */
export class SmppFieldDetail extends SmppElement {
  static override readonly tag = 'smpp-field-detail';
  static override styles = [base, styles];

  @property({ attribute: false }) span: Span | undefined;

  override render() {
    if (!this.span) return html`<p class="muted">${msg('Select a field or an octet: what it means is told here.')}</p>`;
    const { name, offset, length, meaning, detail, doc, section, issues, bits = [] } = this.span;
    return html`<h3>${name}<span class="muted">${placeOf(offset, length)}${section ? ` · ${sectionInWords(section)}` : ''}</span></h3>
      <p class="value">${[valueInWords(this.span), meaning].filter(Boolean).join(' – ')}</p>
      ${detail ? html`<p>${detail}</p>` : nothing} ${doc ? html`<p class="muted">${doc}</p>` : nothing}
      ${issues.map(({ message }) => html`<p class="bad">${message}</p>`)}
      ${bits.length > 0 ? html`<div class="bits">${bits.map(({ mask, name: group, value, meaning: told }) => bitsLine(mask, group, value, told))}</div>` : nothing}`;
  }
}

function bitsLine(mask: number, name: string, value: number, meaning: string): TemplateResult {
  return html`<code>${maskPicture(mask, value)}</code><code>${name}</code><span>${meaning}</span>`;
}

/** `..01 00..`: the bits of the group where they stand in the octet. */
function maskPicture(mask: number, value: number): string {
  const shift = 31 - Math.clz32(mask & -mask);
  const picture = Array.from({ length: 8 }, (_, index) => {
    const bit = 7 - index;
    return mask & (1 << bit) ? String((value >> (bit - shift)) & 1) : '.';
  });
  return `${picture.slice(0, 4).join('')} ${picture.slice(4).join('')}`;
}

function placeOf(offset: number, length: number): string {
  if (length === 0) return `empty, at octet ${offset}`;
  return length === 1 ? `octet ${offset}` : `octets ${offset} to ${offset + length - 1} (${plural(length, 'octet')})`;
}

/** Sections of SMPP stand as `5.0 4.7.1`; those of other standards have their own name in front. */
function sectionInWords(section: string): string {
  return /^\d/.test(section) ? `SMPP ${section}` : section;
}
