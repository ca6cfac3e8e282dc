import type { Init, Version } from '@smpp-web/codec';
import { type AlphabetName, LANGUAGES, type MessageClass, type SegmentMethod } from '@smpp-web/codec/text';
import { addressOf, composeText, References } from '@smpp-web/session';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { defined } from '../common/defined.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import type { AddressKind, SendOptions } from '../engine/api.ts';
import { textInitOf } from '../engine/text-request.ts';
import { choicesOf } from '../workbench/choices.ts';
import { compose, type Problems } from '../workbench/compose.ts';
import {
  blankDraft,
  type DraftTlv,
  defaultOf,
  type Draft as PduDraft,
  rowOf,
  settableFields,
} from '../workbench/draft.ts';
import { SmppFieldEditor } from '../workbench/field-editor.ts';
import { SmppOctetsEditor } from '../workbench/octets-editor.ts';
import { SmppPicker } from '../workbench/picker.ts';
import { SmppTimeEditor } from '../workbench/time-editor.ts';
import { SmppTlvList } from '../workbench/tlv-list.ts';
import { ALPHABET_TITLES } from './alphabet-words.ts';
import { type Draft, FIRST_DRAFT } from './draft-store.ts';
import { CLASS_TITLES, kindWords, METHOD_TITLES } from './option-words.ts';
import { sendOptionsStyles } from './send-options.styles.ts';

/** Registers this element and those that it is made of. */
export function defineSendOptions(): void {
  for (const element of [SmppPicker, SmppTimeEditor, SmppOctetsEditor, SmppFieldEditor, SmppTlvList, SmppSendOptions])
    element.define();
}

/** Fields of the submit_sm that are set as they are, in the order in which people ask for them. */
const FIELDS = [
  'validity_period',
  'schedule_delivery_time',
  'registered_delivery',
  'priority_flag',
  'service_type',
  'replace_if_present_flag',
  'protocol_id',
  'data_coding',
] as const;
type FieldName = (typeof FIELDS)[number];

const ROWS = new Map(settableFields(rowOf('submit_sm').fields));

/** Alphabets to write a text in; octets are for the workbench. */
const ALPHABETS = (Object.keys(ALPHABET_TITLES) as AlphabetName[]).filter((name) => name !== 'binary');

const EVERY_LANGUAGE = LANGUAGES.map(({ id }) => id);

/** How a message is written, cut and carried, where that is not left to the defaults. */
export class SmppSendOptions extends SmppElement {
  static override readonly tag = 'smpp-send-options';
  static override styles = [base, sendOptionsStyles];

  @property({ attribute: false }) draft: Draft | undefined;
  @property() version: Version = '3.4';

  override render() {
    if (!this.draft) return nothing;
    const problems = problemsOf(this.draft, this.version);
    return html`<div role="group" aria-label=${msg('How it is sent')}>
      ${this.#text(this.draft.options)} ${this.#addresses(this.draft)}
      <fieldset><legend>${msg('Fields of the submit_sm')}</legend>${FIELDS.map((name) => this.#field(name, problems))}</fieldset>
      <smpp-tlv-list command="submit_sm" .version=${this.version} .tlvs=${(this.draft.options.fields?.tlvs ?? []) as readonly DraftTlv[]} .problems=${problems}
        @smpp-edit-value=${this.#editTlvs}></smpp-tlv-list>
    </div>`;
  }

  #text(options: SendOptions): TemplateResult {
    const { alphabet = 'best', by = 'udh8', messageClass } = options;
    return html`<fieldset><legend>${msg('Text')}</legend>
      <div class="grid">
        ${this.#select('Alphabet', alphabet, [['best', 'automatic: GSM 7-bit, else UCS-2'], ...ALPHABETS.map((name) => [name, ALPHABET_TITLES[name]] as const)], (value) => this.#setAlphabet(value as AlphabetName | 'best'))}
        ${this.#tables(options)}
        ${this.#select('Class', messageClass === undefined ? '' : String(messageClass), [['', 'none'], ...Object.entries(CLASS_TITLES).map(([value, title]) => [value, `${value}, ${title}`] as const)], (value) => this.#set({ messageClass: value === '' ? undefined : (Number(value) as MessageClass) }))}
        ${this.#select('Parts', by, Object.entries(METHOD_TITLES), (value) => this.#set({ by: value === 'udh8' ? undefined : (value as SegmentMethod) }))}
        <label><span>${msg('Instead of what is lacking')}</span><input maxlength="2" autocomplete="off" placeholder=${msg('refuse the text')} .value=${options.replacement ?? ''}
          @input=${(event: Event) => this.#set({ replacement: chosen(event) || undefined })} /></label>
      </div>
      <div class="checks">
        ${this.#check('Never cut a grapheme', options.keepGraphemes, (keepGraphemes) => this.#set({ keepGraphemes }))}
        ${by === 'payload' ? this.#check('Septets packed', options.packed, (packed) => this.#set({ packed })) : nothing}
      </div>
    </fieldset>`;
  }

  /** National tables: any that help when the alphabet is automatic, chosen ones with GSM 7-bit. */
  #tables({ alphabet = 'best', national = [], shifts }: SendOptions): TemplateResult | typeof nothing {
    const languages = LANGUAGES.map(({ id, name }) => [String(id), name] as const);
    if (alphabet === 'gsm7') {
      const { locking = 0, single = 0 } = shifts ?? {};
      const put = (next: { locking: number; single: number }) =>
        this.#set({ shifts: next.locking + next.single === 0 ? undefined : next });
      return html`${this.#select('Locking table', String(locking), [['0', 'default'], ...languages], (value) => put({ locking: Number(value), single }))}
        ${this.#select('Single shift table', String(single), [['0', 'default'], ...languages], (value) => put({ locking, single: Number(value) }))}`;
    }
    if (alphabet !== 'best') return nothing;
    const value = national.length === 0 ? '' : national.length > 1 ? 'any' : String(national[0]);
    return this.#select(
      'National tables',
      value,
      [['', 'none'], ['any', 'any that saves parts'], ...languages],
      (chosen) =>
        this.#set({ national: chosen === '' ? undefined : chosen === 'any' ? EVERY_LANGUAGE : [Number(chosen)] }),
    );
  }

  #addresses({ to, from, options }: Draft): TemplateResult {
    return html`<fieldset><legend>${msg('Addresses')}</legend><div class="grid">
      ${this.#kind('From', from, options.source, (source) => this.#set({ source }))}
      ${this.#kind('To', to, options.destination, (destination) => this.#set({ destination }))}
    </div></fieldset>`;
  }

  #kind(
    label: string,
    typed: string,
    kind: AddressKind | undefined,
    set: (kind: AddressKind | undefined) => void,
  ): TemplateResult {
    const { ton, npi } = addressOf(typed === '' ? { ton: 0, npi: 0, addr: '' } : typed);
    const guess: AddressKind = { ton, npi };
    const part = (name: 'ton' | 'npi') => {
      const choices = choicesOf(name, this.version).map(
        ({ value, name: title }) => [String(value), `${value} ${title.replaceAll('_', ' ')}`] as const,
      );
      return this.#select(
        `${label}: ${name}`,
        kind ? String(kind[name]) : '',
        [['', `guessed: ${kindWords(guess)}`], ...choices],
        (value) => set(value === '' ? undefined : ({ ...(kind ?? guess), [name]: Number(value) } as AddressKind)),
      );
    };
    return html`${part('ton')} ${part('npi')}`;
  }

  #field(name: FieldName, problems: Problems): TemplateResult {
    const field = ROWS.get(name)!;
    return html`<smpp-field-editor .name=${name} .path=${name} .field=${field} .version=${this.version} .value=${this.#valueOf(name)}
      .problem=${problems.get(name) ?? ''} @smpp-edit-value=${this.#edit}></smpp-field-editor>`;
  }

  #valueOf(name: FieldName): number | string {
    const { options, receipt, measure } = this.draft!;
    const value = name === 'data_coding' ? (options.data_coding ?? measure.data_coding) : options.fields?.[name];
    if (value !== undefined) return value as number | string;
    return name === 'registered_delivery' ? Number(receipt) : (defaultOf(ROWS.get(name)!) as number | string);
  }

  #edit(event: CustomEvent<{ path: string; value: unknown }>): void {
    event.stopPropagation();
    const { path, value } = event.detail;
    // A number that is being typed is a text until it is one.
    if (typeof this.#valueOf(path as FieldName) === 'number' && typeof value !== 'number') return;
    if (path === 'data_coding') this.#set({ data_coding: value as number });
    else
      this.#setFields({
        [path]: value === defaultOf(ROWS.get(path)!) && path !== 'registered_delivery' ? undefined : value,
      });
  }

  #editTlvs(event: CustomEvent<{ path: string; value: unknown }>): void {
    event.stopPropagation();
    const { path, value } = event.detail;
    const tlvs = (this.draft!.options.fields?.tlvs ?? []) as readonly DraftTlv[];
    const at = /^tlvs\[(\d+)\]\.value$/.exec(path)?.[1];
    const next =
      at === undefined
        ? (value as readonly DraftTlv[])
        : tlvs.with(Number(at), { ...tlvs[Number(at)]!, value: value as DraftTlv['value'] });
    this.#setFields({ tlvs: next.length > 0 ? next : undefined });
  }

  #select(
    label: string,
    value: string,
    choices: readonly (readonly [string, string])[],
    set: (value: string) => void,
  ): TemplateResult {
    return html`<label><span>${label}</span><select @change=${(event: Event) => set(chosen(event))}>
      ${choices.map(([id, title]) => html`<option value=${id} ?selected=${id === value}>${title}</option>`)}
    </select></label>`;
  }

  #check(label: string, value: boolean | undefined, set: (value: true | undefined) => void): TemplateResult {
    return html`<label class="check"><input type="checkbox" .checked=${value ?? false}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked || undefined)} /><span>${label}</span></label>`;
  }

  #setAlphabet(alphabet: AlphabetName | 'best'): void {
    // Tables belong to the way in which they were chosen.
    this.#set({ alphabet: alphabet === 'best' ? undefined : alphabet, shifts: undefined, national: undefined });
  }

  #setFields(change: Readonly<Record<string, unknown>>): void {
    const fields = defined<Init<'submit_sm'>>({ ...this.draft!.options.fields, ...change });
    this.#set({ fields: Object.keys(fields).length > 0 ? fields : undefined });
  }

  #set(change: { readonly [Name in keyof SendOptions]?: SendOptions[Name] | undefined }): void {
    this.emit('smpp-draft', { options: defined<SendOptions>({ ...this.draft!.options, ...change }) });
  }
}

function chosen(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

const references = new References();

/** What is wrong with the fields, by their paths: as the codec sees the first PDU of the message. */
function problemsOf(draft: Draft, version: Version): Problems {
  const { fields, ...options } = draft.options;
  try {
    const { submits } = composeText(textInitOf({ ...FIRST_DRAFT, text: 'x', options }), references);
    const blank = blankDraft('submit_sm');
    const { tlvs = [], ...others } = fields ?? {};
    const pdu = { ...blank, fields: { ...blank.fields, ...submits[0], ...others }, tlvs } as unknown as PduDraft;
    return compose(pdu, { version, lenient: false }).problems;
  } catch {
    // The text itself is what is wrong, and the composer says so.
    return new Map();
  }
}
