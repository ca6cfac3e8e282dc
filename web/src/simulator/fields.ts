import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../common/language.ts';

/** A number within bounds, told when it is left and fits. */
export function numberField(
  label: string,
  value: number | undefined,
  { min, max, step = 'any', placeholder = '' }: { min: number; max?: number; step?: string; placeholder?: string },
  change: (value: number | undefined) => void,
): TemplateResult {
  return html`<label><span><bdi>${msg(label)}</bdi></span><input type="number" min=${min} max=${max ?? nothing} step=${step} placeholder=${msg(placeholder)}
    .value=${value === undefined ? '' : String(value)} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      if (input.reportValidity()) change(input.value === '' ? undefined : input.valueAsNumber);
    }} /></label>`;
}

/** A line of text, told when it is left. */
export function textField(
  label: string,
  value: string,
  change: (value: string) => void,
  { placeholder = '', max = 255, type = 'text' }: { placeholder?: string; max?: number; type?: string } = {},
): TemplateResult {
  return html`<label><span><bdi>${msg(label)}</bdi></span><input type=${type} maxlength=${max} placeholder=${msg(placeholder)} spellcheck="false" autocomplete=${type === 'password' ? 'new-password' : 'off'}
    .value=${value} @change=${(event: Event) => change((event.target as HTMLInputElement).value)} /></label>`;
}

/** One of some values. */
export function selectField(
  label: string,
  value: string,
  choices: readonly (readonly [value: string, title: string])[],
  change: (value: string) => void,
): TemplateResult {
  return html`<label><span><bdi>${msg(label)}</bdi></span><select @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
    ${choices.map(([id, title]) => html`<option value=${id} ?selected=${id === value}>${msg(title)}</option>`)}
  </select></label>`;
}

export function checkField(label: string, checked: boolean, change: (checked: boolean) => void): TemplateResult {
  return html`<label class="check"><input type="checkbox" .checked=${checked}
    @change=${(event: Event) => change((event.target as HTMLInputElement).checked)} /><span><bdi>${msg(label)}</bdi></span></label>`;
}
