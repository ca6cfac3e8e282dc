import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { ALPHABET_TITLES } from '../messages/alphabet-words.ts';
import { clockTime, plural } from '../words/format.ts';
import type { MessagePart, MessageParts } from './parts.ts';

const styles = css`
  :host {
    display: block;
    padding: 8px 12px;
    overflow: auto;
    font-size: var(--_small);
  }

  table {
    width: 100%;
    margin-top: 8px;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 3px 8px;
    border-bottom: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
  }

  th {
    color: var(--_muted);
    font-size: var(--_tiny);
    font-weight: 400;
  }

  td.text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }

  td.figure {
    font-family: var(--_mono);
    white-space: nowrap;
  }

  td button {
    min-height: 24px;
    font-size: var(--_tiny);
  }

  .missing {
    color: var(--_warn);
  }

  blockquote {
    margin: 4px 0 0;
    padding: 8px 12px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
`;

/** A long message: its parts as they were found in the log, and the whole of them. */
export class SmppPartTable extends SmppElement {
  static override readonly tag = 'smpp-part-table';
  static override styles = [base, styles];

  @property({ attribute: false }) message: MessageParts | undefined;
  /** Id of the entry that is looked at. */
  @property({ attribute: false }) current: number | undefined;

  override render() {
    if (!this.message) return html`<p class="muted">${msg('Looking for the parts…')}</p>`;
    const { data, parts, text } = this.message;
    if (!data) return html`<p class="empty">${msg('This PDU carries no message.')}</p>`;
    const found = parts.filter((part) => part.found).length;
    return html`<h3>${headingOf(this.message, found)}</h3>
      ${
        text === undefined
          ? html`<p class="missing">${msg('The whole can be read when all parts are in the log.')}</p>`
          : html`<blockquote aria-label=${msg('The whole text')}>${text === '' ? msg('(no text)') : text}</blockquote>`
      }
      <table aria-label=${msg('Parts')}>
        <thead><tr><th scope="col">${msg('Part')}</th><th scope="col">${msg('Time')}</th><th scope="col">${msg('Octets')}</th><th scope="col">${msg('Text')}</th><th scope="col"><span class="visually-hidden">${msg('Show')}</span></th></tr></thead>
        <tbody>${parts.map((part) => this.#row(part, parts.length))}</tbody>
      </table>`;
  }

  #row({ sequence, found }: MessagePart, total: number): TemplateResult {
    if (!found)
      return html`<tr><td class="figure">${sequence}/${total}</td><td class="missing" colspan="4">${msg('Not in the log near this one')}</td></tr>`;
    const { entry, data } = found;
    const isCurrent = entry?.id === this.current;
    return html`<tr>
      <td class="figure">${sequence}/${total}</td><td class="figure">${entry ? clockTime(entry.at) : msg('pasted')}</td>
      <td class="figure">${data.octets.length}</td><td class="text">${data.alphabet === 'binary' ? plural(data.octets.length, 'octet') : data.text}</td>
      <td>${entry && !isCurrent ? html`<button type="button" @click=${() => this.emit('smpp-select-frame', { id: entry.id, by: 'keyboard' })}>${msg('Show')}</button>` : isCurrent ? msg('this one') : nothing}</td>
    </tr>`;
  }
}

function headingOf({ data, parts }: MessageParts, found: number): string {
  const { concat, alphabet } = data!;
  if (!concat) return `A message in one part, in ${ALPHABET_TITLES[alphabet]}`;
  const how = concat.width === 'sar' ? 'sar_* TLVs' : `a ${concat.width}-bit reference`;
  return `${found} of ${plural(parts.length, 'part')}, joined by ${how} (${concat.reference}), in ${ALPHABET_TITLES[alphabet]}`;
}
