import type { ReceivedMessage, SentMessage, SentPart } from '@smpp-web/session';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { clockTime, duration, plural, shortTime } from '../words/format.ts';
import { messageProgress, type Progress, partProgress, stateWord } from '../words/message-words.ts';
import { messageBubbleStyles } from './message-bubble.styles.ts';
import type { Item } from './message-store.ts';

/** A shape for every tone, as colour alone tells nothing to many. */
const SHAPES: Readonly<Record<Progress['tone'], string>> = {
  busy: 'M8 3a5 5 0 1 1-5 5',
  good: 'M2.5 8.5 6 12 13.5 4.5',
  bad: 'M4 4l8 8 M12 4l-8 8',
  unsure: 'M5.5 6a2.5 2.5 0 1 1 2.5 2.5V10 M8 12.8v.1',
};

/** One message, and how far it has come: parts, ids, receipts and times on demand. */
export class SmppMessageBubble extends SmppElement {
  static override readonly tag = 'smpp-message-bubble';
  static override styles = [base, messageBubbleStyles];

  @property({ attribute: false }) item: Item | undefined;

  override willUpdate(_: PropertyValues<this>): void {
    this.dataset.kind = this.item?.kind ?? '';
  }

  override render() {
    switch (this.item?.kind) {
      case 'sent':
        return this.#sent(this.item.message, this.item.session);
      case 'received':
        return this.#received(this.item.message);
      case 'receipt':
        return html`<article aria-label="Receipt"><p class="text" dir="auto">${this.item.receipt.raw}</p>
          <p class="foot">No message sent from this page has this id · ${shortTime(this.item.at)}</p></article>`;
      default:
        return nothing;
    }
  }

  #received({ text, octets, parts, at }: ReceivedMessage): TemplateResult {
    return html`<article aria-label=${`Received at ${shortTime(at)}`}>
      ${octets ? html`<p class="text binary">${hex(octets)}</p>` : html`<p class="text" dir="auto">${text}</p>`}
      <p class="foot">${parts > 1 ? html`<span>${plural(parts, 'part')}</span>` : nothing}<time>${shortTime(at)}</time></p>
    </article>`;
  }

  #sent(message: SentMessage, session: number): TemplateResult {
    const { text, parts, submittedAt } = message;
    const progress = messageProgress(message);
    return html`<article aria-label=${`Sent at ${shortTime(submittedAt)}`}>
      <p class="text" dir="auto">${text}</p>
      <details>
        <summary>
          ${parts.length > 1 ? html`<span>${plural(parts.length, 'part')}</span>` : nothing}
          <time>${shortTime(submittedAt)}</time>
          <span class="state" data-tone=${progress.tone} part="state">
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${SHAPES[progress.tone]} /></svg>${progress.word}
          </span>
          ${progress.reason ? html`<span class="reason" data-tone=${progress.tone}>${progress.reason}</span>` : nothing}
        </summary>
        <ol class="parts">
          ${parts.map((part, index) => this.#part(part, index, message, session))}
        </ol>
      </details>
    </article>`;
  }

  #part(part: SentPart, index: number, { parts, submittedAt }: SentMessage, session: number): TemplateResult {
    const { tone, word, reason } = partProgress(part);
    const { message_id, acceptedAt, receipts } = part;
    const show = () => this.emit('smpp-show-part', { session, message_id: message_id! });
    return html`<li>
      <p>
        ${parts.length > 1 ? html`<span class="muted">Part ${index + 1}</span>` : nothing}
        <span data-tone=${tone}>${word}</span>
        ${message_id ? html`<button type="button" title="Show its PDU" @click=${show}>${message_id}</button>` : nothing}
      </p>
      ${reason ? html`<p data-tone=${tone}>${reason}</p>` : nothing}
      <ol class="steps">
        ${step(submittedAt, 'submitted')} ${acceptedAt ? step(acceptedAt, 'accepted', submittedAt) : nothing}
        ${receipts.map((receipt) => step(receipt.at, `receipt ${stateWord(receipt)}${receipt.matchedBy === 'exact' ? '' : `, id matched by ${receipt.matchedBy}`}`, submittedAt))}
      </ol>
    </li>`;
  }
}

function step(at: number, what: string, since?: number): TemplateResult {
  return html`<li><time>${clockTime(at)}</time> ${what}${since === undefined ? '' : ` after ${duration(at - since)}`}</li>`;
}

/** Octets shown of a binary message; the inspector has the rest. */
const MAX_HEX_OCTETS = 140;

function hex(octets: Uint8Array): string {
  const shown = Array.from(octets.subarray(0, MAX_HEX_OCTETS), (octet) => octet.toString(16).padStart(2, '0')).join(
    ' ',
  );
  return octets.length > MAX_HEX_OCTETS ? `${shown} …` : shown;
}
