import { DEFAULTS } from '@smpp-web/session';
import { html, type TemplateResult } from 'lit';
import { msg } from '../common/language.ts';
import { LIMITS } from './bind-limits.ts';
import type { KeptForm } from './session-store.ts';

/** What may be left to the defaults. */
export type BindOptions = Pick<
  KeptForm,
  | 'system_type'
  | 'addr_ton'
  | 'addr_npi'
  | 'address_range'
  | 'windowSize'
  | 'enquireLinkMs'
  | 'responseTimeoutMs'
  | 'stayConnected'
>;

interface NumberRow {
  readonly name: 'addr_ton' | 'addr_npi' | 'windowSize' | 'enquireLinkMs' | 'responseTimeoutMs';
  readonly label: string;
  /** What holds where nothing is filled in. */
  readonly initial: number;
  /** How many of the unit that is kept are one of the unit that is shown. */
  readonly unit: 1 | 1_000;
}

const NUMBERS: readonly NumberRow[] = [
  { name: 'addr_ton', label: 'addr_ton', initial: 0, unit: 1 },
  { name: 'addr_npi', label: 'addr_npi', initial: 0, unit: 1 },
  { name: 'windowSize', label: 'Window (requests in flight)', initial: DEFAULTS.windowSize, unit: 1 },
  { name: 'enquireLinkMs', label: 'enquire_link after (s), 0: never', initial: DEFAULTS.enquireLinkMs, unit: 1_000 },
  { name: 'responseTimeoutMs', label: 'Response within (s)', initial: DEFAULTS.responseTimeoutMs, unit: 1_000 },
];

const TEXTS = ['system_type', 'address_range'] as const;

/** The fields for them. What is empty has the default that stands there in grey. */
export function optionFields(options: BindOptions, stayConnected: boolean): TemplateResult {
  return html`<div class="options">
    ${TEXTS.map(
      (name) => html`<label><span>${name}</span>
        <input name=${name} maxlength=${LIMITS[name]} spellcheck="false" autocapitalize="off" .defaultValue=${options[name] ?? ''} /></label>`,
    )}
    ${NUMBERS.map(({ name, label, initial, unit }) => {
      const value = options[name];
      const { min, max } = LIMITS[name];
      return html`<label><span>${msg(label)}</span>
        <input name=${name} type="number" min=${min / unit} max=${max / unit} step=${unit === 1 ? 1 : 'any'} placeholder=${initial / unit}
          .defaultValue=${value === undefined ? '' : String(value / unit)} /></label>`;
    })}
    <label class="check stay"><input type="checkbox" name="stayConnected" ?checked=${stayConnected} />
      <span>${msg('Stay connected: bind again by itself')}</span></label>
  </div>`;
}

/** What was filled in. */
export function optionsOf(values: FormData): BindOptions {
  const text = (name: string) => String(values.get(name) ?? '').trim();
  const texts = TEXTS.filter((name) => text(name) !== '').map((name) => [name, text(name)] as const);
  const numbers = NUMBERS.filter(({ name }) => text(name) !== '').map(
    ({ name, unit }) => [name, Math.round(Number(text(name)) * unit)] as const,
  );
  return { ...Object.fromEntries([...texts, ...numbers]), stayConnected: values.get('stayConnected') !== null };
}
