import type { ForcingCharacter, Measure } from '@smpp-web/codec/text';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { ALPHABET_TITLES, shiftWords } from './alphabet-words.ts';

const styles = css`
  :host {
    display: block;
    font-size: var(--_small);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 12px;
    min-height: 24px;
    color: var(--_muted);
  }

  .facts strong {
    color: var(--_ink);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .facts button {
    min-height: 24px;
    padding: 0 4px;
    margin: 0 -4px;
    font-size: var(--_small);
    text-decoration: underline dotted;
    text-underline-offset: 3px;
  }

  .cells {
    display: flex;
    flex: 0 0 100%;
    gap: 3px;
  }

  .cells span {
    flex: 1;
    height: 3px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--_accent) var(--filled), var(--_line) var(--filled));
  }

  .dear .cells span {
    background: linear-gradient(to right, var(--_warn) var(--filled), var(--_line) var(--filled));
  }

  .forcing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
    margin-top: 4px;
    color: var(--_warn);
  }

  .forcing ul {
    display: contents;
  }

  .forcing button,
  .none {
    min-height: 24px;
    padding: 0 7px;
    border: 1px solid color-mix(in srgb, var(--_warn) 40%, transparent);
    border-radius: 12px;
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: var(--_small);
  }

  .none {
    display: inline-flex;
    align-items: center;
    border-style: dashed;
    background: none;
  }

  bdi {
    color: var(--_ink);
    font-weight: 600;
  }
`;

/** Parts and characters drawn one by one at most; a number says the rest. */
const MAX_CELLS = 10;
const MAX_FORCING = 8;

/**
 * What a text takes: alphabet, characters, parts, and which characters make it dear.
 *
 * @csspart meter - the bars of the segments
 */
export class SmppSegmentMeter extends SmppElement {
  static override readonly tag = 'smpp-segment-meter';
  static override styles = [base, styles];

  @property({ attribute: false }) measure: Measure | undefined;
  /** Whether the parts are shown. */
  @property({ type: Boolean }) open = false;

  override render() {
    if (!this.measure) return nothing;
    const { alphabet, shifts, characters, unitsLeft, segments, forcing } = this.measure;
    const isDear = alphabet !== 'gsm7';
    return html`<div class=${isDear ? 'facts dear' : 'facts'} part="meter">
        <span class="cells" aria-hidden="true">${this.#cells()}</span>
        <strong>${ALPHABET_TITLES[alphabet]}</strong>
        ${shiftWords(shifts) ? html`<span>${shiftWords(shifts)}</span>` : nothing}
        <span>${msg({ one: '{count} character', other: '{count} characters' }, { count: characters })}</span>
        <span><button class="quiet" type="button" title=${msg('Show the octets of each part')} aria-expanded=${this.open}
          @click=${() => this.emit('smpp-parts')}><strong>${msg({ one: '{count} part', other: '{count} parts' }, { count: segments })}</strong></button>, ${msg('{units} left', { units: unitsLeft })}</span>
      </div>
      ${forcing.length > 0 && shifts.locking + shifts.single === 0 ? this.#forcing(forcing) : nothing}`;
  }

  #cells(): TemplateResult[] {
    const { segments, unitsPerSegment, unitsLeft } = this.measure!;
    const filled = Math.round((1 - unitsLeft / unitsPerSegment) * 100);
    return Array.from({ length: Math.min(segments, MAX_CELLS) }, (_, index) => {
      const isLast = index === Math.min(segments, MAX_CELLS) - 1;
      return html`<span .style=${`--filled: ${isLast ? filled : 100}%`}></span>`;
    });
  }

  #forcing(forcing: readonly ForcingCharacter[]): TemplateResult {
    const replaceable = forcing.filter(({ suggestion }) => suggestion !== undefined).length;
    return html`<div class="forcing">
      <span>${this.measure!.alphabet === 'ucs2' ? msg('UCS-2 because of') : `${ALPHABET_TITLES[this.measure!.alphabet]} lacks`}</span>
      <ul>
        ${forcing.slice(0, MAX_FORCING).map((each) => html`<li>${this.#character(each)}</li>`)}
      </ul>
      ${forcing.length > MAX_FORCING ? html`<span>${msg('and {count} more', { count: forcing.length - MAX_FORCING })}</span>` : nothing}
      ${
        replaceable > 1
          ? html`<button type="button" @click=${() => this.emit('smpp-replace', { character: undefined })}>${msg('Replace all')}</button>`
          : nothing
      }
    </div>`;
  }

  #character({ character, count, suggestion }: ForcingCharacter): TemplateResult {
    const name = codePoint(character);
    const times = count > 1 ? ` ×${count}` : '';
    if (suggestion === undefined)
      return html`<span class="none" title=${`${name}: nothing comes near`}><bdi>${character}</bdi>${times}</span>`;
    const what = suggestion === '' ? 'leave it out' : `replace it with ${suggestion}`;
    return html`<button type="button" title=${`${name}: ${what}`} aria-label=${`${character} ${name}${times}: ${what}`}
      @click=${() => this.emit('smpp-replace', { character })}>
      <bdi>${character.trim() === '' ? name : character}</bdi>${times} → <bdi>${suggestion === '' ? msg('none') : suggestion.trim() === '' ? msg('space') : suggestion}</bdi>
    </button>`;
  }
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
