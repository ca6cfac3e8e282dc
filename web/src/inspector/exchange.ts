import { inspect } from '@smpp-web/codec/inspect';
import { describeStatus } from '@smpp-web/codec/spec';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import type { Entry } from '../timeline/wire-log.ts';
import { commandName } from '../words/command-name.ts';
import { clockTime, duration } from '../words/format.ts';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
    container-type: inline-size;
  }

  .told {
    padding: 6px 12px;
    border-bottom: 1px solid var(--_line);
    font-size: var(--_small);
  }

  .told p + p {
    color: var(--_muted);
  }

  .both {
    display: grid;
    flex: 1;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    min-height: 0;
    overflow: auto;
  }

  section + section {
    border-inline-start: 1px solid var(--_line);
  }

  smpp-field-tree {
    overflow: visible;
  }

  @container (max-width: 660px) {
    .both {
      display: block;
    }

    section + section {
      border: 0;
      border-top: 1px solid var(--_line);
    }
  }

  h3 {
    padding: 6px 12px 0;
    font: 600 var(--_small) / 1.5 var(--_mono);
  }

  .bad {
    color: var(--_bad);
  }
`;

/** A request and its response side by side, and what came of it. */
export class SmppExchange extends SmppElement {
  static override readonly tag = 'smpp-exchange';
  static override styles = [base, styles];

  @property({ attribute: false }) entry: Entry | undefined;
  /** The entry that answers it, or that it answers. */
  @property({ attribute: false }) partner: Entry | undefined;

  /** Marked fields, by the id of their entry. */
  @state() private marked: Readonly<Record<number, string>> = {};

  override render() {
    const { entry, partner } = this;
    if (!entry) return html`<p class="empty">${msg('Octets that were pasted have no partner.')}</p>`;
    if (!partner)
      return html`<p class="empty">${entry.command_id < 0x80000000 ? msg('No answer has come yet.') : msg('The request that this answers is no longer in the log.')}</p>`;
    const [request, response] = partner.latencyMs === undefined ? [partner, entry] : [entry, partner];
    return html`${this.#told(request, response)}<div class="both">${this.#side(request)}${this.#side(response)}</div>`;
  }

  #told(request: Entry, response: Entry): TemplateResult {
    const { command_status, latencyMs = 0 } = response;
    const { name, doc, cause, remedy } = describeStatus(command_status);
    const took = duration(latencyMs);
    return html`<div class="told"><p>${commandName(request.command_id)} #${request.sequence_number} was answered after <strong>${took}</strong>:
      <strong class=${command_status === 0 ? '' : 'bad'}>${name}</strong> – ${doc}</p>
      ${command_status === 0 ? nothing : html`<p>${cause} ${remedy}</p>`}</div>`;
  }

  #side(entry: Entry): TemplateResult {
    const { id, frame, at, direction } = entry;
    const marked = this.marked[id];
    return html`<section aria-label=${commandName(entry.command_id)}>
      <h3>${commandName(entry.command_id)} <span class="muted">${direction === 'out' ? msg('sent') : msg('received')} ${clockTime(at)}</span></h3>
      <smpp-field-tree .spans=${spansOf(frame)} .marked=${marked} @smpp-mark=${(event: CustomEvent<{ path: string | undefined }>) => this.#mark(event, id)}></smpp-field-tree>
    </section>`;
  }

  /** Two PDUs have fields of the same path: what is marked here concerns the one side alone. */
  #mark(event: CustomEvent<{ path: string | undefined }>, id: number): void {
    event.stopPropagation();
    this.marked = { ...this.marked, [id]: event.detail.path ?? '' };
  }
}

const inspections = new WeakMap<Uint8Array, ReturnType<typeof inspect>>();

function spansOf(frame: Uint8Array) {
  const known = inspections.get(frame) ?? inspect(frame);
  inspections.set(frame, known);
  return known.spans;
}
