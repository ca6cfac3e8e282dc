import type { Version } from '@smpp-web/codec';
import { TLVS, type TlvField, type TlvName, type TlvRow, tlvByTag, tlvsOf } from '@smpp-web/codec/spec';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { Problems } from './compose.ts';
import { type DraftTlv, isUnfinished } from './draft.ts';
import { itemsStyles } from './items.styles.ts';
import { readNumber } from './numbers.ts';
import { hexNumber } from './octets.ts';
import type { PickerOption } from './picker.ts';
import { blankTlv, octetsOfTlv, tlvFieldOf } from './tlv-draft.ts';

/** The TLVs of a PDU, in their order on the wire. Any can be added, as often as one likes. */
export class SmppTlvList extends SmppElement {
  static override readonly tag = 'smpp-tlv-list';
  static override styles = [base, itemsStyles];

  /** The PDU that carries them: those that it may carry come first. */
  @property() command = '';
  @property() version: Version = '3.4';
  @property({ attribute: false }) tlvs: readonly DraftTlv[] = [];
  @property({ attribute: false }) problems: Problems = new Map();

  override render() {
    const { tlvs } = this;
    const problem = this.problems.get('tlvs');
    return html`<section aria-labelledby="title">
      <header><h3 id="title">TLVs</h3><span class="muted">${tlvs.length || msg('none')}</span>
        <smpp-picker .label=${msg('Add a TLV')} .placeholder=${msg('Add: name, meaning or 0x1401')} .options=${optionsFor(this.command, this.version)}
          .optionOf=${tagOption} @smpp-pick=${this.#add}></smpp-picker></header>
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      ${tlvs.map((tlv, index) => this.#tlv(tlv, index))}
    </section>`;
  }

  #tlv(tlv: DraftTlv, index: number): TemplateResult {
    const path = `tlvs[${index}]`;
    const field = tlvFieldOf(tlv);
    const name = tlv.name ?? hexNumber(tlv.tag, 4);
    const isRaw = tlv.value instanceof Uint8Array || isUnfinished(tlv.value);
    const canBeRaw = !isRaw && field.kind !== 'octets';
    const button = (label: string, drawing: TemplateResult, go: () => void, disabled = false) =>
      html`<button class="icon quiet" type="button" title=${msg(label)} aria-label=${`${msg(label)}: ${name}, TLV ${index + 1}`} ?disabled=${disabled} @click=${go}>${drawing}</button>`;
    const { tlvs } = this;
    return html`<div class="item" role="group" aria-label=${`TLV ${index + 1}: ${name}`}>
      <smpp-field-editor .name=${name} .path=${`${path}.value`} .field=${field} .value=${tlv.value} .version=${this.version}
        .problem=${this.problems.get(`${path}.value`) ?? this.problems.get(path) ?? this.problems.get(`${path}.tag`) ?? ''}></smpp-field-editor>
      <div class="tools"><span class="muted mono">${hexNumber(tlv.tag, 4)}</span>
        ${canBeRaw ? html`<button class="quiet small" type="button" title=${msg('Write the value as octets, of any length')} @click=${() => this.#put(tlvs.with(index, octetsOfTlv(tlv, field)))}>${msg('as octets')}</button>` : nothing}
        ${button('Move up', icon('up'), () => this.#move(index, index - 1), index === 0)}
        ${button('Move down', icon('down'), () => this.#move(index, index + 1), index === tlvs.length - 1)}
        ${button('Repeat', icon('copy'), () => this.#put(tlvs.toSpliced(index + 1, 0, tlv)))}
        ${button('Remove', icon('close'), () => this.#put(tlvs.toSpliced(index, 1)))}
      </div>
    </div>`;
  }

  #add(event: CustomEvent<{ id: string }>): void {
    event.stopPropagation();
    this.#put([...this.tlvs, blankTlv(Number(event.detail.id))]);
  }

  #move(from: number, to: number): void {
    const tlv = this.tlvs[from]!;
    this.#put(this.tlvs.toSpliced(from, 1).toSpliced(to, 0, tlv));
  }

  #put(tlvs: readonly DraftTlv[]): void {
    this.emit('smpp-edit-value', { path: 'tlvs', value: tlvs });
  }
}

const PRESENCES = [
  ['mandatory', 'Must be there'],
  ['conditional', 'Must be there in some cases'],
  ['optional', 'May be there'],
] as const;

function optionsFor(command: string, version: Version): PickerOption[] {
  const lists = tlvsOf(command, version);
  const listed = PRESENCES.flatMap(([presence, group]) => lists[presence].map((name) => optionOfRow(name, group)));
  const ids = new Set(listed.map(({ id }) => id));
  const others = (Object.keys(TLVS) as TlvName[]).map((name) => optionOfRow(name, `Not of ${command} in ${version}`));
  return [...listed, ...others.filter(({ id }) => !ids.has(id))];
}

function optionOfRow(name: TlvName, group: string): PickerOption {
  const { tag, field }: TlvRow = TLVS[name];
  return { id: String(tag), label: name, hint: `${hexNumber(tag, 4)}  ${(field as TlvField).doc}`, group };
}

/** A tag that is typed as a number. */
function tagOption(typed: string): PickerOption | undefined {
  const tag = readNumber(typed);
  if (tag === undefined || tag > 0xffff) return undefined;
  return {
    id: String(tag),
    label: hexNumber(tag, 4),
    hint: tlvByTag(tag)?.name ?? 'A tag without a name',
    group: 'By tag',
  };
}
