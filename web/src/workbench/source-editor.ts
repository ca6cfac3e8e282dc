import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import type { TextProblem } from './json.ts';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  textarea {
    flex: 1;
    min-height: 220px;
    padding: 10px 12px;
    font: var(--_small) / 1.55 var(--_mono);
    tab-size: 2;
  }

  textarea[data-face='hex'] {
    letter-spacing: 0.02em;
  }

  [aria-invalid='true'] {
    border-color: var(--_bad);
  }

  .problem,
  .hint {
    margin-top: 6px;
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }

  .problem {
    padding: 6px 10px;
    border-radius: var(--_radius);
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  .place {
    font-weight: 600;
  }

  .problem p + p {
    color: var(--_ink);
  }
`;

const HINTS = {
  json: 'Octets are {"hex": "48 65"} or {"text": "He", "alphabet": "gsm7"}; values may go by their names, as "data_coding": "ucs2". Without a sequence_number the session gives its own.',
  hex: 'Any notation: plain, spaced, 0x, or a dump with offsets. What the specification does not allow is sent only with “Broken on purpose”.',
} as const;

/** A PDU as text: JSON or hex. What is wrong stands under it, with its place. */
export class SmppSourceEditor extends SmppElement {
  static override readonly tag = 'smpp-source-editor';
  static override styles = [base, styles];

  @property() face: 'json' | 'hex' = 'json';
  @property() text = '';
  @property({ attribute: false }) problem: TextProblem | undefined;

  override render() {
    const { face, problem } = this;
    const title = msg(face === 'json' ? 'PDU as JSON' : 'PDU as hex');
    return html`<textarea aria-label=${title} aria-describedby="said" aria-invalid=${problem !== undefined} data-face=${face} dir="ltr" spellcheck="false"
        autocomplete="off" autocapitalize="off" .value=${this.text} @input=${this.#type}></textarea>
      <div id="said" role="status">${problem ? this.#problem(problem) : html`<p class="hint muted">${msg(HINTS[face])}</p>`}</div>`;
  }

  #problem(problem: TextProblem) {
    const place = placeOf(problem);
    return html`<div class="problem" dir="auto"><p>${place ? html`<span class="place">${place}: </span>` : nothing}${problem.message}</p>
      <p>${msg('The other views keep what was good last.')}</p></div>`;
  }

  #type(event: Event): void {
    this.emit('smpp-edit-text', { face: this.face, text: (event.target as HTMLTextAreaElement).value });
  }
}

function placeOf({ line, column, field, offset, message }: TextProblem): string {
  const where = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  const what = field !== undefined && !message.includes(field) ? field : '';
  const octet = offset !== undefined && !message.includes(`octet ${offset}`) ? `octet ${offset}` : '';
  const place = [where, what, octet].filter(Boolean).join(', ');
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}`;
}
