import type { ReceivedMessage, SentMessage } from '@smpp-web/session';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { plural, shortTime } from '../words/format.ts';
import { toHex } from '../words/hex.ts';
import { codingWords, messageProgress, type Progress } from '../words/message-words.ts';
import type { Item, PartialItem, SentItem } from './item.ts';
import { marked } from './marked.ts';
import { messageBubbleStyles } from './message-bubble.styles.ts';
import { messageParts } from './message-parts.ts';

/** A shape for every tone, as colour alone tells nothing to many. */
const SHAPES: Readonly<Record<Progress['tone'], string>> = {
  busy: 'M8 3a5 5 0 1 1-5 5',
  good: 'M2.5 8.5 6 12 13.5 4.5',
  bad: 'M4 4l8 8 M12 4l-8 8',
  unsure: 'M5.5 6a2.5 2.5 0 1 1 2.5 2.5V10 M8 12.8v.1',
};

/**
 * One message, and how far it has come: parts, ids, receipts and times on demand.
 *
 * @csspart state - how far the message has come
 */
export class SmppMessageBubble extends SmppElement {
  static override readonly tag = 'smpp-message-bubble';
  static override styles = [base, messageBubbleStyles];

  @property({ attribute: false }) item: Item | undefined;
  /** The conversation that it stands in. */
  @property() peer = '';
  /** What is looked for, to be marked. */
  @property() query = '';

  @state() private isOpen = false;
  @query('details') private details!: HTMLDetailsElement | null;

  /** Shows or hides how far it has come. */
  toggle(): void {
    if (this.details) this.details.open = !this.details.open;
  }

  override willUpdate(_: PropertyValues<this>): void {
    this.dataset.kind = this.item?.kind === 'partial' ? 'received' : (this.item?.kind ?? '');
  }

  override render() {
    switch (this.item?.kind) {
      case 'sent':
        return this.#sent(this.item);
      case 'received':
        return this.#received(this.item.message);
      case 'partial':
        return this.#partial(this.item);
      case 'receipt':
        return html`<div class="bubble"><p class="text" dir="auto">${marked(this.item.receipt.raw, this.query)}</p>
          <p class="foot">No message sent from this page has this id · ${shortTime(this.item.at)}</p></div>`;
      default:
        return nothing;
    }
  }

  #received({ text, octets, parts, at, data_coding, to }: ReceivedMessage): TemplateResult {
    return html`<div class="bubble">
      ${octets ? html`<p class="text binary">${hex(octets)}</p>` : html`<p class="text" dir="auto">${marked(text, this.query)}</p>`}
      <p class="foot">${this.#coding(data_coding)}
        ${parts > 1 ? this.#places(parts) : nothing}
        <bdi class="to" title=${`To ${to}`}>${to}</bdi><time>${shortTime(at)}</time></p>
    </div>`;
  }

  #partial({ part, texts, at }: PartialItem): TemplateResult {
    const { received, total } = part;
    return html`<div class="bubble incomplete">
      <p class="text" dir="auto">${texts.map((text) => (text === undefined ? html`<span class="gap">…</span>` : marked(text, this.query)))}</p>
      <p class="foot"><span class="state" data-tone="unsure">${shape('busy')}${received} of ${plural(total, 'part')}</span>
        ${this.#places(total, texts)}<time>${shortTime(at)}</time></p>
    </div>`;
  }

  /** A way to the PDU of each part that has come. */
  #places(total: number, texts?: PartialItem['texts']): TemplateResult {
    return html`<span class="places" role="group" aria-label=${msg('Parts')}>
      ${Array.from({ length: Math.min(total, MAX_PLACES) }, (_, index) =>
        texts && texts[index] === undefined
          ? html`<span class="missing" title=${`Part ${index + 1} has not come`}>${index + 1}</span>`
          : html`<button type="button" title=${`Show the PDU of part ${index + 1}`} @click=${() => this.#show(index + 1)}>${index + 1}</button>`,
      )}${total > MAX_PLACES ? html`<span>of ${total}</span>` : nothing}</span>`;
  }

  #sent(item: SentItem): TemplateResult {
    const { message } = item;
    const { text, parts, submittedAt, data_coding } = message;
    const progress = messageProgress(message);
    return html`<div class="bubble">
      <p class="text" dir="auto">${marked(text, this.query)}</p>
      <details @toggle=${this.#toggled}>
        <summary>
          ${this.#coding(data_coding)}
          ${parts.length > 1 ? html`<span>${plural(parts.length, 'part')}</span>` : nothing}
          <time>${shortTime(submittedAt)}</time>
          <span class="state" data-tone=${progress.tone} part="state">${shape(progress.tone)}${progress.word}</span>
          ${progress.reason ? html`<span class="reason" data-tone=${progress.tone}>${progress.reason}</span>` : nothing}
        </summary>
        ${this.isOpen || parts.length <= FEW_PARTS ? messageParts(item, (part) => this.#show(part)) : nothing}
      </details>
      ${this.#remedies(message)}
    </div>`;
  }

  /** What can be done at once about a message that did not get through. */
  #remedies({ parts }: SentMessage): TemplateResult | typeof nothing {
    const isUnknown = parts.some(({ outcome }) => outcome === 'unknown');
    const hasFailed = parts.some(({ outcome }) => outcome === 'rejected' || outcome === 'not_sent');
    if (isUnknown)
      return html`<p class="remedies">
        <button type="button" title=${msg('It may arrive twice: nobody knows whether it was accepted')} @click=${() => this.#ask('resend')}>${icon('send')}${msg('Send again')}</button>
        <button type="button" @click=${() => this.#ask('write-off')}>${icon('close')}${msg('Mark as not sent')}</button></p>`;
    if (!hasFailed) return nothing;
    return html`<p class="remedies"><button type="button" @click=${() => this.#ask('edit')}>${icon('message')}${msg('Edit and try again')}</button></p>`;
  }

  #coding(data_coding: number | undefined): TemplateResult | typeof nothing {
    const words = codingWords(data_coding);
    if (words.length === 0) return nothing;
    return html`<span class="coding" title=${`data_coding 0x${data_coding!.toString(16).padStart(2, '0')}`}>${words.join(', ')}</span>`;
  }

  #toggled(event: Event): void {
    this.isOpen = (event.target as HTMLDetailsElement).open;
  }

  #show(part: number): void {
    this.emit('smpp-show-part', { item: this.item!, part });
  }

  #ask(act: 'resend' | 'write-off' | 'edit'): void {
    this.emit('smpp-message', { act, peer: this.peer, item: this.item! });
  }
}

function shape(tone: Progress['tone']): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${SHAPES[tone]} /></svg>`;
}

/** Parts that are there before they are looked at; those of a longer message are drawn on demand. */
const FEW_PARTS = 4;

/** Parts with a button of their own in one line. */
const MAX_PLACES = 12;

/** Octets shown of a binary message; the inspector has the rest. */
const MAX_HEX_OCTETS = 140;

function hex(octets: Uint8Array): string {
  const shown = toHex(octets.subarray(0, MAX_HEX_OCTETS), ' ');
  return octets.length > MAX_HEX_OCTETS ? `${shown} …` : shown;
}
