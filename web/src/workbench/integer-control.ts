import type { BitsRow, ValueSet } from '@smpp-web/codec/spec';
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../common/language.ts';
import { bitsOf, type Choice, strayBits } from './choices.ts';
import { hexNumber } from './octets.ts';

type Tell = (value: number | string) => void;

/** A list of named values. A number without a name stands in it, too, while it is the value. */
export function choiceControl(
  choices: readonly Choice[],
  value: unknown,
  { name, meaning }: { readonly name: string; readonly meaning: string },
  tell: Tell,
): TemplateResult {
  const isNamed = choices.some((choice) => choice.value === value);
  return html`<select aria-label=${`${name}: ${msg('by name')}`} @change=${(event: Event) => tell(Number((event.target as HTMLSelectElement).value))}>
    ${isNamed ? nothing : html`<option value=${String(value)} selected>${meaning || 'without a name'}</option>`}
    ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value} title=${choice.doc}>${wordsOf(choice)}</option>`)}
  </select>`;
}

/** A status has a name that says it all; what else there is, is named in small words. */
function wordsOf({ name }: Choice): string {
  return name.replaceAll('_', name.startsWith('ESM') ? '_' : ' ');
}

/** The groups of bits of one octet: a box for a single bit, a list for more. */
export function bitsControl(set: ValueSet, octet: number, tell: Tell): TemplateResult {
  const groups = bitsOf(set, octet);
  const strays = strayBits(groups, octet);
  return html`${groups.map((group) => groupControl(group, octet, tell))}
    ${strays ? html`<span class="hint">${msg('reserved bits')} ${hexNumber(strays, 2)}</span>` : nothing}`;
}

/** Values of one bit that a box says by being ticked; between others one chooses. */
const YES = ['yes', 'active'];

function groupControl(group: BitsRow, octet: number, tell: Tell): TemplateResult {
  const { mask, shift, name, values } = group;
  const value = (octet & mask) >> shift;
  const put = (bits: number) => tell((octet & ~mask) | ((bits << shift) & mask));
  const title = name.replaceAll('_', ' ');
  const yes = values.find((row) => row.value === 1);
  if (mask >> shift === 1 && yes && YES.includes(yes.name)) {
    return html`<label class="check" title=${yes.doc}><input type="checkbox" .checked=${value === 1}
      @change=${(event: Event) => put((event.target as HTMLInputElement).checked ? 1 : 0)} /><span>${title}</span></label>`;
  }
  if (values.length === 0) {
    return html`<label class="part"><span>${title}</span><input type="number" min="0" max=${mask >> shift} .value=${String(value)}
      @input=${(event: Event) => put(Number((event.target as HTMLInputElement).value))} /></label>`;
  }
  const isNamed = values.some((row) => row.value === value);
  return html`<label class="part"><span>${title}</span><select @change=${(event: Event) => put(Number((event.target as HTMLSelectElement).value))}>
    ${isNamed ? nothing : html`<option value=${value} selected>${value}</option>`}
    ${values.map((row) => html`<option value=${row.value} ?selected=${row.value === value} title=${row.doc}>${row.name.replaceAll('_', ' ')}</option>`)}
  </select></label>`;
}
