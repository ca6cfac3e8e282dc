import type { Version } from '@smpp-web/codec';
import type { ItemRow, ListField } from '@smpp-web/codec/spec';
import { inVersion } from '@smpp-web/codec/spec';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { choicesOf } from './choices.ts';
import type { Problems } from './compose.ts';
import { blankItem, type DraftItem, fieldsOfItem, settableFields } from './draft.ts';
import type { EditableField } from './field-editor.ts';
import { itemsStyles } from './items.styles.ts';

/** Items shown with all their fields; of more only the count is told. */
const MAX_SHOWN = 60;

/** The items of a list field, each with its fields: destinations, refused destinations, ids. */
export class SmppListEditor extends SmppElement {
  static override readonly tag = 'smpp-list-editor';
  static override styles = [base, itemsStyles];

  @property() name = '';
  @property({ attribute: false }) field: ListField | undefined;
  @property({ attribute: false }) items: readonly DraftItem[] = [];
  @property() version: Version = '3.4';
  @property({ attribute: false }) problems: Problems = new Map();

  override render() {
    const { field, items, name } = this;
    if (!field) return nothing;
    const problem = this.problems.get(name);
    return html`<section aria-labelledby="title">
      <header><h3 class="mono" id="title">${name}</h3><span class="muted">${msg('{count} of {most}', { count: items.length, most: inVersion(field.max, this.version) ?? 0 })}</span>
        <button type="button" @click=${() => this.#put([...items, blankItem(field.item)])}>${icon('add')}${msg('Add one')}</button></header>
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      ${items.slice(0, MAX_SHOWN).map((item, index) => this.#item(field.item, item, index))}
      ${items.length > MAX_SHOWN ? html`<p class="muted">${msg('And {count} more: see them under “JSON”.', { count: items.length - MAX_SHOWN })}</p>` : nothing}
    </section>`;
  }

  #item(row: ItemRow, item: DraftItem, index: number): TemplateResult {
    const path = `${this.name}[${index}]`;
    return html`<div class="item" role="group" aria-label=${`${this.name} ${index + 1}`}>
      <div class="head"><span class="muted">${index + 1}</span>
        ${row.kind === 'choice' ? this.#choice(row, item, index) : nothing}
        <button class="icon quiet" type="button" title=${msg('Remove')} aria-label=${msg('Remove {name}', { name: `${this.name} ${index + 1}` })}
          @click=${() => this.#put(this.items.toSpliced(index, 1))}>${icon('close')}</button></div>
      ${settableFields(fieldsOfItem(row, item)).map(
        ([
          name,
          field,
        ]) => html`<smpp-field-editor .name=${name} .path=${`${path}.${name}`} .field=${field as EditableField}
          .value=${item[name]!} .version=${this.version} .problem=${this.problems.get(`${path}.${name}`) ?? ''}></smpp-field-editor>`,
      )}
    </div>`;
  }

  #choice({ discriminator, values, variants }: Extract<ItemRow, { kind: 'choice' }>, item: DraftItem, index: number) {
    const choices = choicesOf(values, this.version).filter(({ value }) => value in variants);
    const row = this.field!.item;
    return html`<select aria-label=${`${discriminator} of ${index + 1}`}
      @change=${(event: Event) => this.#put(this.items.with(index, blankItem(row, Number((event.target as HTMLSelectElement).value))))}>
      ${choices.map(({ value, name }) => html`<option value=${value} ?selected=${value === item[discriminator]}>${discriminator} ${value}: ${name.replaceAll('_', ' ')}</option>`)}
    </select>`;
  }

  #put(items: readonly DraftItem[]): void {
    this.emit('smpp-edit-value', { path: this.name, value: items });
  }
}
