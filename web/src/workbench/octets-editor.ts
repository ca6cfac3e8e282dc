import { ALPHABETS, type AlphabetName } from '@smpp-web/codec/text';
import { css, html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { readHex } from '../words/hex.ts';
import { isUnfinished, type Unfinished } from './draft.ts';
import { areSame, isPrintable, toHexLines } from './octets.ts';

/** Octets for which all alphabets are tried out; of more, that takes its time, and they are seldom a text. */
const MAX_TRIED = 4_096;

/** How octets are written: as hex, or as a text in an alphabet. */
type Writing = 'hex' | AlphabetName;

const WRITINGS: readonly (readonly [Writing, string])[] = [
  ['hex', 'Hex'],
  ['ascii', 'ASCII'],
  ['gsm7', 'GSM 7-bit'],
  ['latin1', 'Latin 1'],
  ['ucs2', 'UCS-2'],
  ['iso8859-5', 'ISO-8859-5'],
  ['iso8859-8', 'ISO-8859-8'],
  ['jis', 'Shift-JIS'],
  ['euckr', 'EUC-KR'],
];

const styles = css`
  :host {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 4px 6px;
  }

  textarea {
    font-family: var(--_mono);
    font-size: var(--_small);
    field-sizing: content;
    min-height: 28px;
    max-height: 160px;
    overflow-wrap: anywhere;
  }

  textarea[data-text] {
    font-family: var(--_sans);
    unicode-bidi: plaintext;
  }

  p {
    grid-column: 2;
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .problem {
    color: var(--_bad);
  }
`;

/** Octets as hex or as text. An alphabet is offered only while it gives back the very octets. */
export class SmppOctetsEditor extends SmppElement {
  static override readonly tag = 'smpp-octets-editor';
  static override styles = [base, styles];

  @property() label = '';
  @property({ attribute: false }) octets: Uint8Array | Unfinished = new Uint8Array();
  @property({ attribute: false }) max: number | undefined;
  @property({ type: Boolean }) invalid = false;

  @state() private writing: Writing | undefined;
  /** What is typed, while it makes the octets. */
  @state() private typed: string | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('octets') || isUnfinished(this.octets)) return;
    const own = this.typed === undefined ? undefined : octetsOf(this.typed, this.#writing);
    // Octets from elsewhere replace what was being typed.
    if (own instanceof Uint8Array && areSame(own, this.octets)) return;
    this.typed = undefined;
    if (this.writing && !canWrite(this.octets, this.writing)) this.writing = undefined;
  }

  get #writing(): Writing {
    if (isUnfinished(this.octets)) return this.octets.writing as Writing;
    return this.writing ?? (isPrintable(this.octets) ? 'ascii' : 'hex');
  }

  override render() {
    const { octets, max } = this;
    const writing = this.#writing;
    const unfinished = isUnfinished(octets);
    const text = unfinished ? octets.typed : (this.typed ?? textOf(octets, writing));
    return html`<select aria-label=${`${this.label}: ${msg('written as')}`} @change=${this.#turn}>
        ${WRITINGS.map(([id, title]) => html`<option value=${id} ?selected=${id === writing} ?disabled=${id !== writing && (unfinished || !isOffered(octets, id))}>${title}</option>`)}
      </select>
      <textarea rows="1" aria-label=${this.label} spellcheck="false" autocomplete="off" dir=${writing === 'hex' ? 'ltr' : 'auto'} ?data-text=${writing !== 'hex'}
        aria-describedby="said" aria-invalid=${this.invalid || unfinished} .value=${text} @input=${this.#type}></textarea>
      ${
        unfinished
          ? html`<p id="said" class="problem" role="alert" dir="auto">${octets.problem}</p>`
          : html`<p id="said">${msg({ one: '{count} octet', other: '{count} octets' }, { count: octets.length })}${max === undefined ? '' : ` / ${max.toLocaleString('en')}`}</p>`
      }`;
  }

  #turn(event: Event): void {
    this.writing = (event.target as HTMLSelectElement).value as Writing;
    this.typed = undefined;
  }

  #type(event: Event): void {
    event.stopPropagation();
    const writing = this.#writing;
    // Once typed in, it stays as it is written: it is not to turn into hex at the first octet that is no letter.
    this.writing = writing;
    this.typed = (event.target as HTMLTextAreaElement).value;
    const octets = octetsOf(this.typed, writing);
    const value = octets instanceof Uint8Array ? octets : { typed: this.typed, writing, problem: octets };
    this.emit('smpp-edit-value', { path: '', value });
  }
}

function textOf(octets: Uint8Array, writing: Writing): string {
  return writing === 'hex' ? toHexLines(octets) : ALPHABETS[writing].decode(octets);
}

/** The octets of what is typed; a sentence where there are none. */
function octetsOf(text: string, writing: Writing): Uint8Array | string {
  if (writing === 'hex') return text.trim() === '' ? new Uint8Array() : readHex(text);
  try {
    return ALPHABETS[writing].encode(text);
  } catch (error) {
    const { message } = error as Error;
    return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  }
}

/** Whether a way of writing is offered. */
function isOffered(octets: Uint8Array, writing: Writing): boolean {
  return writing === 'hex' || (octets.length <= MAX_TRIED && canWrite(octets, writing));
}

function canWrite(octets: Uint8Array, writing: Writing): boolean {
  const again = octetsOf(textOf(octets, writing), writing);
  return again instanceof Uint8Array && areSame(again, octets);
}
