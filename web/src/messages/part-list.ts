import { encode } from '@smpp-web/codec';
import { inspect, type Span } from '@smpp-web/codec/inspect';
import { composeText, References } from '@smpp-web/session';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import type { SendRequest } from '../engine/api.ts';
import { textInitOf } from '../engine/text-request.ts';
import { octets, plural } from '../words/format.ts';

const styles = css`
  :host {
    display: block;
  }

  details {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  details + details {
    margin-top: 4px;
  }

  summary {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    align-items: center;
    min-height: 28px;
    padding: 2px 10px;
    font-size: var(--_small);
    cursor: pointer;
  }

  summary strong {
    font-weight: 600;
  }

  .text {
    flex: 1 1 120px;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }

  .octets {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(260px, 1fr));
    border-top: 1px solid var(--_line);
  }

  .octets > * {
    max-height: 220px;
    min-width: 0;
    overflow: auto;
  }

  button {
    margin-top: 6px;
  }
`;

/** One PDU of a message, as it would leave. */
interface PartView {
  readonly text: string;
  readonly octets: Uint8Array;
  /** The fields that the part is about: header and text, or the TLVs that stand for them. */
  readonly spans: readonly Span[];
}

/** Parts shown at first: more are scrolled to by few, and each is decoded. */
const SHOWN = 10;

/** The fields in which parts of one message differ, or which say what they are. */
const TELLING = /^(esm_class|data_coding|sm_length|short_message|tlvs)/;

/** Registers the element. What it is made of is there from the start. */
export function definePartList(): void {
  SmppPartList.define();
}

/** The parts that a text is cut into: each as the PDU that would leave, field by field and octet by octet. */
export class SmppPartList extends SmppElement {
  static override readonly tag = 'smpp-part-list';
  static override styles = [base, styles];

  @property({ attribute: false }) request: SendRequest | undefined;

  @state() private shown = SHOWN;
  @state() private open = 0;
  @state() private marked: string | undefined;

  override render() {
    const { request } = this;
    if (!request || request.text === '') return html`<p class="muted">${msg('There is no text yet.')}</p>`;
    const parts = partsOf(request, this.shown);
    if (typeof parts === 'string') return html`<p class="muted">${parts}</p>`;
    const { total, views } = parts;
    return html`<section aria-label=${msg('Parts')} @smpp-mark=${this.#mark}>
      ${views.map((view, index) => this.#part(view, index, total))}
      ${total > this.shown ? html`<button type="button" @click=${() => (this.shown += SHOWN)}>Show ${Math.min(SHOWN, total - this.shown)} more of ${plural(total, 'part')}</button>` : nothing}
    </section>`;
  }

  #part({ text, octets: frame, spans }: PartView, index: number, total: number): TemplateResult {
    const isOpen = index === this.open;
    return html`<details ?open=${isOpen} @toggle=${(event: ToggleEvent) => event.newState === 'open' && this.#turn(index)}>
      <summary><strong>${total > 1 ? `Part ${index + 1} of ${total}` : msg('The only part')}</strong>
        <bdi class="text muted">${text}</bdi><span class="muted">submit_sm of ${octets(frame.length)}</span></summary>
      ${
        isOpen
          ? html`<div class="octets"><smpp-field-tree .spans=${spans} .marked=${this.marked}></smpp-field-tree>
              <smpp-hex-view .octets=${frame} .spans=${inspect(frame).spans} .marked=${this.marked}></smpp-hex-view></div>`
          : nothing
      }
    </details>`;
  }

  #turn(index: number): void {
    this.open = index;
    this.marked = undefined;
  }

  /** Marked here, and nowhere else: these octets have not been sent. */
  #mark(event: CustomEvent<{ path: string | undefined }>): void {
    event.stopPropagation();
    this.marked = event.detail.path;
  }
}

/** Reference of the parts shown: the session gives them its own when they leave. */
const references = new References();

function partsOf(request: SendRequest, shown: number): { total: number; views: PartView[] } | string {
  try {
    const { submits } = composeText(textInitOf(request), references);
    const views = submits.slice(0, shown).map((submit): PartView => {
      const frame = encode('submit_sm', { ...submit, sequence_number: 1 });
      const { spans } = inspect(frame);
      const telling = spans.filter(({ path }) => TELLING.test(path));
      return { text: textOf(spans), octets: frame, spans: telling.length > 0 ? telling : spans };
    });
    return { total: submits.length, views };
  } catch (error) {
    return (error as Error).message;
  }
}

/** The text of a part, as the inspector reads it. */
function textOf(spans: readonly Span[]): string {
  const all = spans.flatMap((span) => [span, ...(span.children ?? [])]);
  return String(all.find(({ name }) => name === 'text')?.value ?? '');
}
