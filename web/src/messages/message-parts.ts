import { describeStatus } from '@smpp-web/codec/spec';
import type { SentPart } from '@smpp-web/session';
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../common/language.ts';
import { clockTime, duration } from '../words/format.ts';
import { partProgress, stateWord } from '../words/message-words.ts';
import type { SentItem } from './item.ts';

/** Every part of a sent message: its id, what has become of it, step by step, and what to do about a refusal. */
export function messageParts({ message, notes = [] }: SentItem, show: (part: number) => void): TemplateResult {
  const { parts, submittedAt } = message;
  return html`<ol class="parts">
      ${parts.map((part, index) => partLine(part, { number: index + 1, isOne: parts.length === 1, submittedAt, show }))}
    </ol>
    ${
      notes.length > 0
        ? html`<ol class="steps notes" aria-label=${msg('Asked about it')}>
          ${notes.map(({ at, text, tone }) => html`<li><time>${clockTime(at)}</time> <span data-tone=${tone}>${text}</span></li>`)}
        </ol>`
        : nothing
    }`;
}

interface PartContext {
  readonly number: number;
  readonly isOne: boolean;
  readonly submittedAt: number;
  readonly show: (part: number) => void;
}

function partLine(part: SentPart, { number, isOne, submittedAt, show }: PartContext): TemplateResult {
  const { tone, word, reason } = partProgress(part);
  const { message_id, outcome } = part;
  return html`<li>
    <p>
      ${isOne ? nothing : html`<span class="muted">Part ${number}</span>`}
      <span class="word" data-tone=${tone}>${word}</span>
      ${
        outcome === 'waiting' || outcome === 'not_sent'
          ? nothing
          : html`<button type="button" title=${msg('Show its PDU')} @click=${() => show(number)}>${message_id || 'PDU'}</button>`
      }
    </p>
    ${reason && !isOne ? html`<p data-tone=${tone}>${reason}</p>` : nothing}
    ${adviceOf(part)}
    <ol class="steps">${stepsOf(part, submittedAt).map(step)}</ol>
  </li>`;
}

/** What a refusal usually comes from, and what helps: from the table of statuses. */
function adviceOf({ outcome, command_status }: SentPart): TemplateResult | typeof nothing {
  if (outcome !== 'rejected' || !command_status) return nothing;
  const { name, cause, remedy } = describeStatus(command_status);
  return html`<dl class="advice"><dt class="visually-hidden">${msg('Status')}</dt><dd><code>${name}</code></dd>
    ${cause ? html`<dt>${msg('Likely cause')}</dt><dd>${cause}</dd>` : nothing}
    ${remedy ? html`<dt>${msg('What helps')}</dt><dd>${remedy}</dd>` : nothing}</dl>`;
}

interface Step {
  readonly at: number;
  readonly what: string;
  /** Time since the step before it that it waited for. */
  readonly after?: number;
}

function stepsOf({ sentAt, acceptedAt, receipts }: SentPart, submittedAt: number): Step[] {
  const begun = sentAt ?? submittedAt;
  // Handed over in the same moment, as is usual: one step.
  const isHeld = begun - submittedAt > HELD_MS;
  return [
    { at: submittedAt, what: 'submitted' },
    ...(isHeld ? [{ at: begun, what: 'sent', after: begun - submittedAt }] : []),
    ...(acceptedAt === undefined ? [] : [{ at: acceptedAt, what: 'accepted', after: acceptedAt - begun }]),
    ...receipts.map((receipt) => ({
      at: receipt.at,
      what: `receipt ${stateWord(receipt)}${receipt.matchedBy === 'exact' ? '' : `, id matched by ${receipt.matchedBy}`}`,
      after: receipt.at - (acceptedAt ?? begun),
    })),
  ];
}

/** A message that waits longer than this for a session is told to have waited, in milliseconds. */
const HELD_MS = 50;

function step({ at, what, after }: Step): TemplateResult {
  return html`<li><time>${clockTime(at)}</time> <span>${what}</span>${after === undefined ? nothing : html` <span class="after">after ${duration(Math.max(after, 0))}</span>`}</li>`;
}
