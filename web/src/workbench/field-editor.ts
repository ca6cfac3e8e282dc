import type { Version } from '@smpp-web/codec';
import type { TlvField } from '@smpp-web/codec/spec';
import { inVersion } from '@smpp-web/codec/spec';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { choicesOf, meaningOf, valueSet } from './choices.ts';
import { isUnfinished, SECRET, type SettableField, type Unfinished } from './draft.ts';
import { fieldStyles } from './field-editor.styles.ts';
import { bitsControl, choiceControl } from './integer-control.ts';
import { readNumber } from './numbers.ts';

/** A field of a body, or the value of a TLV. Lists have an editor of their own. */
export type EditableField = Exclude<SettableField, { kind: 'list' }> | TlvField;

/** One field with the control that its row in the table asks for. What is typed is told at once, sound or not. */
export class SmppFieldEditor extends SmppElement {
  static override readonly tag = 'smpp-field-editor';
  static override styles = [base, fieldStyles];

  /** The name that is shown; that of the specification. */
  @property() name = '';
  @property() path = '';
  @property({ attribute: false }) field: EditableField | undefined;
  @property({ attribute: false }) value: number | string | Uint8Array | Unfinished = '';
  @property() version: Version = '3.4';
  /** What is wrong with it; empty when nothing is. */
  @property() problem = '';

  /** A number as it was typed, while it means the value: `0x1f` is not to turn into 31 under the hands. */
  @state() private typed = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && readNumber(this.typed) !== this.value) this.typed = String(this.value);
  }

  override render() {
    const { field, name, problem } = this;
    if (!field) return nothing;
    const isGroup = this.#isOctets || this.#bits !== undefined;
    return html`<div class="field" ?data-bad=${problem !== ''} role=${isGroup ? 'group' : nothing} aria-labelledby=${isGroup ? 'name' : nothing}>
      ${isGroup ? html`<span class="name" id="name">${name}</span>` : html`<label class="name" for="value">${name}</label>`}
      <div class="control">${this.#control(field)}${problem && !isUnfinished(this.value) ? html`<p class="problem" id="problem" role="alert" dir="auto">${problem}</p>` : nothing}</div>
      <span class="doc" id="doc" title=${field.doc}>${field.doc}</span>
    </div>`;
  }

  get #isOctets(): boolean {
    return this.value instanceof Uint8Array || isUnfinished(this.value) || this.field?.kind === 'octets';
  }

  get #bits() {
    const set = this.field && 'values' in this.field ? valueSet(this.field.values) : undefined;
    return set?.bits && typeof this.value === 'number' ? set : undefined;
  }

  #control(field: EditableField): TemplateResult {
    if (this.#isOctets) return this.#octets(field);
    if (field.kind === 'cstring') return field.format === 'time' ? this.#time() : this.#cstring(field);
    const values = 'values' in field ? field.values : undefined;
    const bits = this.#bits;
    const tell = (value: number | string) => this.#tell(value);
    if (bits) return html`<div class="bits">${this.#number()}${bitsControl(bits, this.value as number, tell)}</div>`;
    const choices = choicesOf(values, this.version);
    if (choices.length === 0)
      return html`<div class="line">${this.#number()}<span class="hint">${this.#rangeOf(field)}</span></div>`;
    const meaning = meaningOf(values, this.value, this.version);
    return html`<div class="line">${this.#number()}${choiceControl(choices, this.value, { name: this.name, meaning }, tell)}</div>`;
  }

  #number(): TemplateResult {
    return html`<input id="value" class="number mono" inputmode="numeric" autocomplete="off" spellcheck="false" .value=${this.typed}
      aria-label=${this.#bits ? `${this.name}: ${msg('as a number')}` : nothing} aria-describedby="doc problem" aria-invalid=${this.problem !== ''}
      @input=${(event: Event) => this.#typeNumber(event)} />`;
  }

  #typeNumber(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.#tell(readNumber(this.typed) ?? this.typed);
  }

  #rangeOf(field: EditableField): string {
    if (field.kind !== 'integer') return '';
    const [from, to] = field.range ?? [0, 256 ** field.octets - 1];
    return msg('{from} to {to}', { from, to });
  }

  #cstring({ max, values }: Extract<EditableField, { kind: 'cstring' }>): TemplateResult {
    const text = String(this.value);
    const room = (inVersion(max, this.version) ?? 1) - 1;
    const choices = choicesOf(values, this.version);
    const isSecret = this.name === SECRET;
    return html`<div class="line"><input id="value" class="mono" type=${isSecret ? 'password' : 'text'} .value=${text}
        autocomplete=${isSecret ? 'new-password' : 'off'} spellcheck="false" aria-describedby="doc left problem" aria-invalid=${this.problem !== ''}
        list=${choices.length > 0 ? 'choices' : nothing} @input=${(event: Event) => this.#tell((event.target as HTMLInputElement).value)} />
      <span class="left" id="left" ?data-over=${text.length > room}><span aria-hidden="true">${text.length}/${room}</span>
        <span class="visually-hidden">${msg({ one: '{count} character left', other: '{count} characters left' }, { count: room - text.length })}</span></span></div>
      ${choices.length > 0 ? html`<datalist id="choices">${choices.map(({ value, name }) => html`<option value=${value}>${name}</option>`)}</datalist>` : nothing}`;
  }

  #time(): TemplateResult {
    return html`<smpp-time-editor .label=${this.name} .value=${String(this.value)} ?invalid=${this.problem !== ''}
      @smpp-edit-value=${this.#pass}></smpp-time-editor>`;
  }

  #octets(field: EditableField): TemplateResult {
    const max = 'max' in field ? inVersion(field.max, this.version) : undefined;
    return html`<smpp-octets-editor .label=${this.name} .octets=${this.value as Uint8Array | Unfinished} .max=${max} ?invalid=${this.problem !== ''}
      @smpp-edit-value=${this.#pass}></smpp-octets-editor>`;
  }

  /** What the inner editor tells stands at the path of this one. */
  #pass(event: CustomEvent<{ value: string | Uint8Array | Unfinished }>): void {
    event.stopPropagation();
    this.#tell(event.detail.value);
  }

  #tell(value: number | string | Uint8Array | Unfinished): void {
    this.emit('smpp-edit-value', { path: this.path, value });
  }
}
