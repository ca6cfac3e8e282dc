import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { readHex, toHex } from '../words/hex.ts';
import { type Breakage, HUGE_LENGTH, NOTHING_BROKEN, UNKNOWN_COMMAND } from './breakage.ts';
import { readNumber } from './numbers.ts';

const styles = css`
  .switch {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
    font-weight: 600;
  }

  .switch input {
    appearance: none;
    flex: none;
    position: relative;
    width: 34px;
    height: 20px;
    border: 1px solid var(--_edge);
    border-radius: 10px;
    background: var(--_sunken);
  }

  .switch input::before {
    content: '';
    position: absolute;
    inset-block: 3px;
    inset-inline-start: 3px;
    width: 12px;
    border-radius: 6px;
    background: var(--_edge);
  }

  .switch input:checked {
    border-color: var(--_bad);
    background: var(--_bad);
  }

  .switch input:checked::before {
    inset-inline-start: 17px;
    background: var(--_surface);
  }

  .switch span {
    margin: 0;
    font-size: var(--_text);
    color: inherit;
  }

  .ways {
    display: grid;
    gap: 2px;
    margin-top: 4px;
    padding: 8px 10px;
    border: 1px solid var(--_bad);
    border-radius: var(--_radius);
  }

  .way .check {
    display: flex;
    min-height: 26px;
  }

  .how {
    display: flex;
    gap: 6px;
    padding: 2px 0 6px;
    padding-inline-start: 21px;
  }

  .how > * {
    flex: 1 1 60px;
    width: auto;
  }

  .how > .mono {
    font-size: var(--_small);
  }

  @media (forced-colors: active) {
    .switch input:checked {
      background: Highlight;
    }
  }
`;

/** What can be broken, one line each: what it is, and how it starts. */
const WAYS = [
  ['command_length', 'Wrong command_length', { by: 1 }],
  ['command_id', 'Unknown command', UNKNOWN_COMMAND],
  ['command_status', 'Wrong command_status', 8],
  ['sequence_number', 'Wrong sequence_number', 0],
  ['tlv', 'Wrong length of a TLV', { index: 0, by: 1 }],
  ['cut', 'Cut off at the end', 1],
  ['append', 'Octets behind the end', new Uint8Array([0xde, 0xad])],
  ['flip', 'Flipped bits', { offset: 16, mask: 0xff }],
] as const;

type Way = (typeof WAYS)[number][0];

/** The switch that lets PDUs be broken on purpose, and the ways to do it. */
export class SmppBreakPanel extends SmppElement {
  static override readonly tag = 'smpp-break-panel';
  static override styles = [base, styles];

  @property({ attribute: false }) breakage: Breakage = NOTHING_BROKEN;
  /** How many TLVs there are to break. */
  @property({ type: Number }) tlvs = 0;
  /** The sequence_number that was sent last, to send again. */
  @property({ attribute: false }) last: number | undefined;

  @state() private typed: Readonly<Record<string, string>> = {};

  override render() {
    const { on } = this.breakage;
    return html`<label class="switch"><input type="checkbox" role="switch" .checked=${on}
        @change=${(event: Event) => this.#put({ on: (event.target as HTMLInputElement).checked })} /><span>${msg('Broken on purpose')}</span></label>
      ${
        on
          ? html`<div class="ways" role="group" aria-label=${msg('What is broken')}>${WAYS.map(([way, title, first]) => this.#way(way, title, first))}
        ${this.#keepsLength()}
        <p class="muted">${msg('Limits of the version do not count while this is on.')}</p></div>`
          : nothing
      }`;
  }

  #way(way: Way, title: string, first: unknown): TemplateResult {
    const isOn = this.breakage[way] !== undefined;
    const isPossible = way !== 'tlv' || this.tlvs > 0;
    return html`<div class="way"><label class="check"><input type="checkbox" .checked=${isOn} ?disabled=${!isPossible}
        @change=${(event: Event) => this.#turn(way, (event.target as HTMLInputElement).checked ? first : undefined)} /><span>${msg(title)}</span></label>
      ${isOn ? html`<div class="how">${this.#how(way)}</div>` : nothing}</div>`;
  }

  #how(way: Way): TemplateResult {
    const { command_length, tlv, flip, append } = this.breakage;
    switch (way) {
      case 'command_length':
        return this.#length(command_length!);
      case 'command_id':
      case 'command_status':
      case 'cut':
        return this.#number(way, String(this.breakage[way]), way, (value) => value);
      case 'sequence_number':
        return this.#sequence();
      case 'tlv':
        return html`${this.#number('tlv-index', String(tlv!.index + 1), 'Which TLV', (value) => ({ ...tlv!, index: Math.max(value - 1, 0) }), 'tlv')}
          ${this.#number('tlv-by', String(tlv!.by), 'Octets more, or with a minus fewer', (by) => ({ ...tlv!, by }), 'tlv')}`;
      case 'append':
        return this.#text('append', toHex(append!), 'Octets as hex', (text) => {
          const octets = readHex(text);
          return typeof octets === 'string' ? undefined : octets;
        });
      case 'flip':
        return html`${this.#number('flip-at', String(flip!.offset), 'Octet, from 0', (offset) => ({ ...flip!, offset }), 'flip')}
          ${this.#number('flip-mask', `0x${flip!.mask.toString(16)}`, 'Bits to flip', (mask) => ({ ...flip!, mask: mask & 0xff }), 'flip')}`;
    }
  }

  /** Whether command_length tells the truth about what was cut off or put behind. */
  #keepsLength(): TemplateResult | typeof nothing {
    const { cut, append, keepsLength = true, command_length } = this.breakage;
    if ((cut === undefined && append === undefined) || command_length) return nothing;
    return html`<label class="check"><input type="checkbox" .checked=${keepsLength}
      @change=${(event: Event) => this.#put({ keepsLength: (event.target as HTMLInputElement).checked })} /><span>${msg('command_length counts what is there')}</span></label>`;
  }

  #length(length: NonNullable<Breakage['command_length']>): TemplateResult {
    const kind = 'by' in length ? 'by' : length.is === 0 ? 'zero' : 'huge';
    const starts = { by: { by: 1 }, zero: { is: 0 }, huge: { is: HUGE_LENGTH } };
    return html`<select aria-label=${msg('How command_length is wrong')}
        @change=${(event: Event) => this.#turn('command_length', starts[(event.target as HTMLSelectElement).value as keyof typeof starts])}>
        <option value="by" ?selected=${kind === 'by'}>${msg('by so many')}</option><option value="zero" ?selected=${kind === 'zero'}>${msg('zero')}</option>
        <option value="huge" ?selected=${kind === 'huge'}>${msg('huge')}</option></select>
      ${'by' in length ? this.#number('length-by', String(length.by), 'Octets more, or with a minus fewer', (by) => ({ by }), 'command_length') : nothing}`;
  }

  #sequence(): TemplateResult {
    const { last } = this;
    return html`${this.#number('sequence_number', String(this.breakage.sequence_number), 'sequence_number', (value) => value)}
      ${last === undefined ? nothing : html`<button type="button" title=${msg('The number of what was sent last: the peer sees it twice')} @click=${() => this.#turn('sequence_number', last)}>${msg('Repeat {number}', { number: String(last) })}</button>`}`;
  }

  #number(
    id: string,
    shown: string,
    label: string,
    read: (value: number) => unknown,
    way: Way = id as Way,
  ): TemplateResult {
    return this.#text(
      id,
      shown,
      label,
      (text) => {
        const value = text.startsWith('-') ? -(readNumber(text.slice(1)) ?? Number.NaN) : readNumber(text);
        return value === undefined || Number.isNaN(value) || value > 0xffffffff ? undefined : read(value);
      },
      way,
    );
  }

  /** What is typed is shown as typed; what makes no sense changes nothing. */
  #text(
    id: string,
    shown: string,
    label: string,
    read: (text: string) => unknown,
    way: Way = id as Way,
  ): TemplateResult {
    const typed = this.typed[id];
    const isWrong = typed !== undefined && read(typed) === undefined;
    const type = (event: Event) => {
      const text = (event.target as HTMLInputElement).value.trim();
      this.typed = { ...this.typed, [id]: text };
      const value = read(text);
      if (value !== undefined) this.#turn(way, value, true);
    };
    return html`<input class="mono" aria-label=${msg(label)} title=${msg(label)} aria-invalid=${isWrong} autocomplete="off" spellcheck="false" .value=${typed ?? shown} @input=${type} />`;
  }

  #turn(way: Way, value: unknown, isTyped = false): void {
    if (!isTyped) this.typed = {};
    this.#put({ [way]: value });
  }

  #put(part: Partial<Record<keyof Breakage, unknown>>): void {
    this.emit('smpp-workbench', { breakage: { ...this.breakage, ...part } as Breakage });
  }
}
