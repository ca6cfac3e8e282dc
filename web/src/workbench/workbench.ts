import type { Version } from '@smpp-web/codec';
import { VERSIONS } from '@smpp-web/codec/spec';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { LinkState } from '../engine/feed.ts';
import { type Face, isStale } from './faces.ts';
import type { Sendings } from './send-store.ts';
import type { Template } from './template-store.ts';
import { workbenchStyles } from './workbench.styles.ts';
import type { Workbench } from './workbench-store.ts';

const FACES: readonly (readonly [Face, string])[] = [
  ['form', 'Form'],
  ['json', 'JSON'],
  ['hex', 'Hex'],
];

/** Where any PDU is composed, sent, and broken on purpose: as a form, as JSON and as hex, all of the same PDU. */
export class SmppWorkbench extends SmppElement {
  static override readonly tag = 'smpp-workbench';
  static override styles = [base, workbenchStyles];

  @property({ attribute: false }) workbench: Workbench | undefined;
  @property({ attribute: false }) sendings: Sendings | undefined;
  @property({ attribute: false }) templates: readonly Template[] = [];
  @property({ attribute: false }) link: LinkState | undefined;

  @state() private face: Face = 'form';

  override render() {
    const { workbench, sendings, link } = this;
    if (!workbench || !sendings || !link) return nothing;
    const stale = isStale(workbench);
    const { broken, inspection, marked, breakage } = workbench;
    const sequences = sendings.sent[0]?.octets;
    return html`${this.#tools(workbench)}
      ${workbench.notice ? html`<p class="notice" role="status">${workbench.notice}</p>` : nothing}
      <div class="columns">
        <div class="editor" id="editor" role="tabpanel" aria-labelledby=${`to-${this.face}`} tabindex="-1">${this.#editor(workbench)}</div>
        <smpp-frame-view .broken=${broken} .inspection=${inspection} .marked=${marked} ?stale=${stale} @smpp-mark=${this.#mark}></smpp-frame-view>
        <section class="send" aria-label=${msg('Send')}>
          <smpp-send-panel .sendings=${sendings} .link=${link} .flaw=${workbench.flaw} ?broken=${broken.fractures.length > 0}></smpp-send-panel>
          <smpp-break-panel .breakage=${breakage} .tlvs=${workbench.draft.tlvs.length} .last=${sequences && sequenceOf(sequences)}></smpp-break-panel>
          <smpp-sent-list .sent=${sendings.sent}></smpp-sent-list>
        </section>
      </div>`;
  }

  #tools({ version, problems, jsonProblem, hexProblem }: Workbench): TemplateResult {
    const bad = { form: problems.size > 0, json: Boolean(jsonProblem), hex: Boolean(hexProblem) };
    return html`<div class="tools">
      <div class="tabs" role="tablist" aria-label=${msg('Edit as')} @keydown=${this.#press}>
        ${FACES.map(
          ([
            id,
            title,
          ]) => html`<button type="button" role="tab" id=${`to-${id}`} aria-selected=${id === this.face} aria-controls="editor"
            tabindex=${id === this.face ? 0 : -1} @click=${() => (this.face = id)}>${msg(title)}${bad[id] ? html`<span class="bad" title=${msg('There is something wrong here')}>${icon('alert')}<span class="visually-hidden">${msg('has an error')}</span></span>` : nothing}</button>`,
        )}
      </div>
      <label class="version"><span>SMPP</span><select aria-label=${msg('Version of SMPP')} @change=${this.#version}>
        ${VERSIONS.map((each) => html`<option ?selected=${each === version}>${each}</option>`)}</select></label>
      <span class="rest">
        <button class="quiet" type="button" title=${msg('Start anew with the same command')} @click=${() => this.#act('reset')}>${icon('clear')}${msg('New')}</button>
        <smpp-template-menu .templates=${this.templates}></smpp-template-menu>
        <button class="quiet" type="button" title=${msg('Copy a link that opens this PDU; passwords are not in it')} @click=${() => this.#act('share')}>${icon('link')}${msg('Copy link')}</button>
      </span>
    </div>`;
  }

  #editor({ draft, version, problems, marked, json, jsonProblem, hex, hexProblem }: Workbench): TemplateResult {
    if (this.face === 'form')
      return html`<smpp-pdu-form .draft=${draft} .version=${version} .problems=${problems} .marked=${marked}></smpp-pdu-form>`;
    const isJson = this.face === 'json';
    return html`<smpp-source-editor .face=${this.face} .text=${isJson ? json : hex} .problem=${isJson ? jsonProblem : hexProblem}></smpp-source-editor>`;
  }

  #act(act: 'reset' | 'share'): void {
    this.emit('smpp-workbench-act', { act });
  }

  /** The marked field is that of the workbench, not that of the inspector. */
  #mark(event: CustomEvent<{ path: string | undefined }>): void {
    event.stopPropagation();
    this.emit('smpp-workbench', { marked: event.detail.path });
  }

  #version(event: Event): void {
    this.emit('smpp-workbench', { version: (event.target as HTMLSelectElement).value as Version });
  }

  /** Arrows go from tab to tab. */
  #press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = FACES.findIndex(([id]) => id === this.face);
    const [next] = FACES.at((index + step) % FACES.length)!;
    this.face = next;
    this.renderRoot.querySelector<HTMLElement>(`#to-${next}`)?.focus();
  }
}

function sequenceOf(octets: Uint8Array): number | undefined {
  return octets.length < 16 ? undefined : new DataView(octets.buffer, octets.byteOffset).getUint32(12);
}
