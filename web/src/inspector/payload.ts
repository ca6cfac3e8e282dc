import { decode } from '@smpp-web/codec';
import type { Inspection, Span } from '@smpp-web/codec/inspect';
import {
  ALPHABETS,
  type AlphabetName,
  decodeGsm7,
  type MessageFields,
  readUserData,
  unpackSeptets,
} from '@smpp-web/codec/text';
import { css, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { ALPHABET_TITLES } from '../messages/alphabet-words.ts';
import { plural } from '../words/format.ts';
import { toHex } from '../words/hex.ts';

type Reading = AlphabetName | 'utf8' | 'packed' | 'septets' | 'hex' | 'base64';

const OTHER_READINGS: readonly (readonly [Reading, string])[] = [
  ['packed', 'GSM 7-bit, packed'],
  ['septets', 'Septets'],
  ['utf8', 'UTF-8'],
  ['hex', 'Hex'],
  ['base64', 'Base64'],
];

/** Which octets are read. */
const SOURCES = ['message', 'with header', 'marked field', 'PDU'] as const;
type Source = (typeof SOURCES)[number];

/** Octets that are drawn as digits or septets; text is drawn whole. */
const MAX_DRAWN = 4_096;

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-height: 0;
    padding: 8px 12px;
    overflow: auto;
    font-size: var(--_small);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }

  .choices label {
    width: 180px;
  }

  pre {
    flex: 1;
    min-height: 60px;
    margin: 0;
    padding: 10px 12px;
    overflow: auto;
    border-radius: var(--_radius);
    background: var(--_sunken);
    font: var(--_text) / 1.6 var(--_sans);
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }

  pre[data-digits] {
    font-family: var(--_mono);
    direction: ltr;
  }
`;

/** The octets of the message, or of any field, read in another way: as text in each alphabet, as digits, as septets. */
export class SmppPayload extends SmppElement {
  static override readonly tag = 'smpp-payload';
  static override styles = [base, styles];

  @property({ attribute: false }) octets: Uint8Array = new Uint8Array(0);
  @property({ attribute: false }) inspection: Inspection | undefined;
  /** The marked field. */
  @property({ attribute: false }) span: Span | undefined;

  @state() private reading: Reading | undefined;
  @state() private source: Source = 'message';

  override render() {
    const message = messageIn(this.octets);
    const source = this.source === 'message' && !message ? 'PDU' : this.source;
    const octets = this.#octetsOf(source, message);
    const reading = this.reading ?? message?.alphabet ?? 'hex';
    const read = readAs(octets, reading);
    const isDigits = ['hex', 'base64', 'septets'].includes(reading);
    return html`<div class="choices">
        <label><span>${msg('Octets')}</span><select @change=${this.#chooseSource}>
          ${SOURCES.map((each) => html`<option value=${each} ?selected=${each === source} ?disabled=${each === 'message' && !message}>${msg(sourceTitle(each, this.span))}</option>`)}
        </select></label>
        <label><span>${msg('Read as')}</span><select @change=${this.#chooseReading}>
          ${Object.keys(ALPHABETS)
            .filter((name) => name !== 'binary')
            .map((name) => option(name, ALPHABET_TITLES[name as AlphabetName], reading))}
          ${OTHER_READINGS.map(([name, title]) => option(name, title, reading))}
        </select></label>
        <button type="button" @click=${() => this.emit('smpp-copy-text', { text: read })}>${icon('copy')}${msg('Copy')}</button>
        <span class="muted" role="status">${plural(octets.length, 'octet')}, ${plural([...read].length, 'character')}</span>
      </div>
      <pre tabindex="0" ?data-digits=${isDigits} aria-label=${msg('What they say')}>${read}</pre>`;
  }

  #chooseSource(event: Event): void {
    this.source = (event.target as HTMLSelectElement).value as Source;
  }

  #chooseReading(event: Event): void {
    this.reading = (event.target as HTMLSelectElement).value as Reading;
  }

  #octetsOf(source: Source, message: ReturnType<typeof messageIn>): Uint8Array {
    const secrets = this.inspection?.spans.filter(({ secret }) => secret) ?? [];
    const shown = this.octets.slice();
    for (const { offset, length } of secrets) shown.fill(0x2a, offset, offset + length);
    if (source === 'marked field' && this.span)
      return shown.subarray(this.span.offset, this.span.offset + this.span.length);
    if (source === 'message' && message) return message.octets;
    if (source === 'with header' && message) return message.whole;
    return shown;
  }
}

function option(value: string, title: string, chosen: string): TemplateResult {
  return html`<option value=${value} ?selected=${value === chosen}>${title}</option>`;
}

function sourceTitle(source: Source, span: Span | undefined): string {
  switch (source) {
    case 'message':
      return 'The message';
    case 'with header':
      return 'The message with its header';
    case 'marked field':
      return span ? `The field ${span.name}` : 'The marked field';
    case 'PDU':
      return 'The whole PDU';
  }
}

function messageIn(frame: Uint8Array) {
  try {
    const pdu = decode(frame);
    if (!('data_coding' in pdu) || typeof pdu.data_coding !== 'number') return undefined;
    const { octets, alphabet, udh } = readUserData(pdu as MessageFields);
    const header = udh?.length ?? 0;
    const whole = new Uint8Array(octets.buffer, octets.byteOffset - header, octets.length + header);
    return { octets, whole, alphabet: alphabet === 'binary' ? ('hex' as const) : alphabet };
  } catch {
    return undefined;
  }
}

/** Octets in a reading. What cannot be read shows as replacement characters. */
export function readAs(octets: Uint8Array, reading: Reading): string {
  switch (reading) {
    case 'hex':
      return spaced(octets.subarray(0, MAX_DRAWN)) + more(octets);
    case 'base64':
      return btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''));
    case 'septets':
      return spaced(unpackSeptets(octets.subarray(0, MAX_DRAWN))) + more(octets);
    case 'packed':
      return decodeGsm7(unpackSeptets(octets));
    case 'utf8':
      return new TextDecoder().decode(octets);
    default:
      return ALPHABETS[reading].decode(octets.slice());
  }
}

function spaced(octets: Uint8Array): string {
  return toHex(octets, ' ');
}

function more(octets: Uint8Array): string {
  return octets.length > MAX_DRAWN ? ` … ${(octets.length - MAX_DRAWN).toLocaleString('en')} more octets` : '';
}
