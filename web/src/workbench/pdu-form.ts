import type { Command, Version } from '@smpp-web/codec';
import { PDUS, type PduRow } from '@smpp-web/codec/spec';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import type { Problems } from './compose.ts';
import {
  BODY,
  type Draft,
  type DraftItem,
  type DraftValue,
  defaultOf,
  rowOf,
  type SettableField,
  settableFields,
  type Unfinished,
} from './draft.ts';
import { withValue } from './draft-edit.ts';
import { type EditableField, SmppFieldEditor } from './field-editor.ts';
import { hexNumber } from './octets.ts';
import { formStyles } from './pdu-form.styles.ts';
import type { PickerOption } from './picker.ts';

const NO_PROBLEMS: Problems = new Map();

/** A PDU as a form that is made from the table of the protocol: a new PDU in the table is in the form without a change. */
export class SmppPduForm extends SmppElement {
  static override readonly tag = 'smpp-pdu-form';
  static override styles = [base, formStyles];

  @property({ attribute: false }) draft: Draft | undefined;
  @property() version: Version = '3.4';
  @property({ attribute: false }) problems: Problems = NO_PROBLEMS;
  /** The path of the marked field, or of a part of it. */
  @property({ attribute: false }) marked: string | undefined;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('marked')) void this.#showMarked();
  }

  override render() {
    const { draft } = this;
    if (!draft) return nothing;
    return html`<form @submit=${(event: Event) => event.preventDefault()} @smpp-edit-value=${this.#edit} @focusin=${this.#enter}>
      ${this.#header(draft)} ${this.#body(draft)}
      ${draft.command === null ? nothing : this.#tlvs(draft, draft.command)}
    </form>`;
  }

  #header(draft: Draft): TemplateResult {
    const { command, command_status } = draft;
    const row: PduRow | undefined = command === null ? undefined : rowOf(command);
    return html`<section aria-labelledby="header"><h2 id="header">${msg('Header')}</h2>
      <div class="head">
        <span class="name">command_id</span>
        <smpp-picker label=${msg('Command')} placeholder=${msg('Find a command')} .value=${command ?? hexNumber(Number(draft.command_id), 8)}
          .options=${commandOptions(this.version)} .optionOf=${commandOfNumber} @smpp-pick=${this.#choose}></smpp-picker>
        <span class="doc" title=${row?.doc ?? ''}>${row ? row.doc : msg('A command_id of no PDU.')}</span>
      </div>
      ${this.#problem('command')} ${this.#problem('command_id')}
      <smpp-field-editor name="command_status" path="command_status" .field=${STATUS_FIELD} .value=${command_status} .version=${this.version}
        .problem=${this.problems.get('command_status') ?? ''}></smpp-field-editor>
      ${this.#sequence(draft)}
      ${row?.kind === 'response' ? this.#leftOut(draft, row) : nothing}
    </section>`;
  }

  #sequence({ sequence_number }: Draft): TemplateResult {
    const isOwn = sequence_number === undefined;
    return html`<div class="sequence">
      <label class="check"><input type="checkbox" .checked=${isOwn}
        @change=${(event: Event) => this.#put('sequence_number', (event.target as HTMLInputElement).checked ? undefined : 1)} />
        <span>${msg('The session gives the sequence_number')}</span></label>
      ${isOwn ? nothing : html`<smpp-field-editor name="sequence_number" path="sequence_number" .field=${SEQUENCE_FIELD} .value=${sequence_number} .version=${this.version} .problem=${this.problems.get('sequence_number') ?? ''}></smpp-field-editor>`}
    </div>`;
  }

  /** A response may end early: message centres leave out the body, or a part of it, when they refuse. */
  #leftOut({ fields }: Draft, row: PduRow): TemplateResult | typeof nothing {
    const names = settableFields(row.fields).map(([name]) => name);
    if (names.length === 0) return nothing;
    const first = names.find((name) => fields[name] === null);
    return html`<label class="left-out"><span>${msg('Fields that are sent')}</span><select @change=${this.#leaveOut}>
      <option value="" ?selected=${first === undefined}>${msg('all')}</option>
      ${names.map((name, index) => html`<option value=${name} ?selected=${name === first}>${index === 0 ? msg('none: the header alone') : msg('up to {name}', { name: names[index - 1]! })}</option>`)}
    </select></label>`;
  }

  #body(draft: Draft): TemplateResult | typeof nothing {
    const { command, fields } = draft;
    const rows =
      command === null ? [[BODY, BODY_FIELD] as [string, SettableField]] : settableFields(rowOf(command).fields);
    const sent = rows.filter(([name]) => fields[name] !== null);
    return html`<section aria-labelledby="fields"><h2 id="fields">${msg('Mandatory fields')}</h2>
      ${rows.length === 0 ? html`<p class="muted">${msg('This PDU is its header.')}</p>` : nothing}
      ${sent.map(([name, field]) => this.#field(name, field, fields[name] ?? defaultOf(field)))}
      ${sent.length < rows.length ? html`<p class="muted">${msg('{count} left out.', { count: rows.length - sent.length })}</p>` : nothing}
    </section>`;
  }

  #field(name: string, field: SettableField, value: Exclude<DraftValue, null>): TemplateResult {
    if (field.kind === 'list') {
      return html`<smpp-list-editor .name=${name} .field=${field} .items=${value as readonly DraftItem[]} .version=${this.version} .problems=${this.problems}></smpp-list-editor>`;
    }
    return html`<smpp-field-editor .name=${name} .path=${name} .field=${field as EditableField} .value=${value as number | string | Uint8Array | Unfinished}
      .version=${this.version} .problem=${this.problems.get(name) ?? ''}></smpp-field-editor>`;
  }

  #tlvs({ tlvs, trailing }: Draft, command: Command): TemplateResult {
    return html`<smpp-tlv-list .command=${command} .version=${this.version} .tlvs=${tlvs} .problems=${this.problems}></smpp-tlv-list>
      ${
        trailing
          ? html`<smpp-field-editor name="trailing" path="trailing" .field=${TRAILING_FIELD} .value=${trailing} .version=${this.version}
        .problem=${this.problems.get('trailing') ?? ''}></smpp-field-editor>`
          : nothing
      }`;
  }

  #problem(path: string): TemplateResult | typeof nothing {
    const problem = this.problems.get(path);
    return problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing;
  }

  #choose(event: CustomEvent<{ id: string }>): void {
    event.stopPropagation();
    const { id } = event.detail;
    if (Object.hasOwn(PDUS, id)) return this.emit('smpp-choose-command', { command: id as Command });
    const { command_status, sequence_number } = this.draft!;
    const fields = { [BODY]: new Uint8Array() };
    const head = { command: null, command_id: Number(id), command_status, sequence_number };
    this.emit('smpp-edit-pdu', { draft: { ...head, fields, tlvs: [], trailing: undefined } });
  }

  #leaveOut(event: Event): void {
    const from = (event.target as HTMLSelectElement).value;
    const { draft } = this;
    const rows = settableFields(rowOf(draft!.command!).fields);
    const start = from === '' ? rows.length : rows.findIndex(([name]) => name === from);
    const fields = rows.map(([name, field], index) => {
      return [name, index >= start ? null : (draft!.fields[name] ?? defaultOf(field))] as const;
    });
    this.emit('smpp-edit-pdu', { draft: { ...draft!, fields: Object.fromEntries(fields) } });
  }

  /** The field that one is in is the marked one. */
  #enter(event: FocusEvent): void {
    const editor = event.composedPath().find((each) => each instanceof SmppFieldEditor);
    if (editor && editor.path !== this.marked) this.emit('smpp-workbench', { marked: editor.path });
  }

  /** Brings the marked field into sight. Those of lists and TLVs stand in the elements of these. */
  async #showMarked(): Promise<void> {
    const lists = [...this.renderRoot.querySelectorAll<SmppElement>('smpp-list-editor, smpp-tlv-list')];
    await Promise.all(lists.map((list) => list.updateComplete));
    const roots = [this.renderRoot, ...lists.map((list) => list.shadowRoot!)];
    const { marked } = this;
    for (const editor of roots.flatMap((root) => [...root.querySelectorAll<SmppFieldEditor>('smpp-field-editor')])) {
      const isIt = marked !== undefined && (marked === editor.path || marked.startsWith(`${editor.path}.`));
      editor.toggleAttribute('marked', isIt);
      if (isIt) editor.scrollIntoView({ block: 'nearest' });
    }
  }

  #edit(event: CustomEvent<{ path: string; value: DraftValue }>): void {
    event.stopPropagation();
    this.#put(event.detail.path, event.detail.value);
  }

  #put(path: string, value: unknown): void {
    this.emit('smpp-edit-pdu', { draft: withValue(this.draft!, path, value) });
  }
}

const STATUS_FIELD: EditableField = {
  kind: 'integer',
  octets: 4,
  initial: 0,
  values: 'command_status',
  doc: 'How it went, in a response; 0 in a request.',
};
const SEQUENCE_FIELD: EditableField = {
  kind: 'integer',
  octets: 4,
  initial: 1,
  range: [1, 0x7fffffff],
  doc: 'Ties a response to its request.',
};
const BODY_FIELD: SettableField = { kind: 'octets', length: '', max: 0xffff, doc: 'All octets behind the header.' };
const TRAILING_FIELD: EditableField = {
  kind: 'octets',
  max: 0xffff,
  doc: 'Octets behind the end that are neither field nor TLV.',
};

function commandOptions(version: Version): PickerOption[] {
  const rows = Object.entries(PDUS as Readonly<Record<string, PduRow>>);
  const option = ([name, { id, doc, versions }]: [string, PduRow]): PickerOption => ({
    id: name,
    label: name,
    hint: `${hexNumber(id, 8)}  ${doc}`,
    group: versions.includes(version) ? `SMPP ${version}` : `Not in SMPP ${version}`,
  });
  const isIn = ([, { versions }]: [string, PduRow]) => versions.includes(version);
  return [...rows.filter(isIn), ...rows.filter((row) => !isIn(row))].map(option);
}

function commandOfNumber(typed: string): PickerOption | undefined {
  const isNumber = /^0x[0-9a-f]{1,8}$/.test(typed);
  const isKnown = isNumber && Object.values(PDUS).some(({ id }) => id === Number(typed));
  if (!isNumber || isKnown) return undefined;
  return {
    id: typed,
    label: hexNumber(Number(typed), 8),
    hint: 'A command_id of no PDU, with a body of octets',
    group: 'By number',
  };
}
