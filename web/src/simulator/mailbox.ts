import type { MessageState } from '@smpp-web/codec/text';
import type { KnownMessage } from '@smpp-web/smsc';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { clockTime, duration } from '../words/format.ts';
import { sectionStyles } from './section.styles.ts';

const styles = css`
  .text {
    max-width: 260px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }

  tbody th {
    min-width: 96px;
  }
`;

/** What a pending message can be made to come to at once, with the words of the button. */
const ENDS: readonly (readonly [MessageState, string])[] = [
  ['DELIVERED', 'Deliver'],
  ['EXPIRED', 'Expire'],
  ['UNDELIVERABLE', 'Fail'],
];

/** The messages that the message centre has taken, the newest first. Those that are pending can be ended by hand. */
export class SmppSimulatorMailbox extends SmppElement {
  static override readonly tag = 'smpp-simulator-mailbox';
  static override styles = [base, sectionStyles, styles];

  @property({ attribute: false }) messages: readonly KnownMessage[] = [];

  override render() {
    return html`<section aria-labelledby="mailbox"><h3 id="mailbox">${msg('Messages taken')}</h3>
      ${
        this.messages.length === 0
          ? html`<p class="none">${msg('None yet. What clients submit appears here, with what becomes of it.')}</p>`
          : html`<div class="scroll" tabindex="0" role="group" aria-label=${msg('Table of messages')}><table><thead><tr><th scope="col">message_id</th><th scope="col">${msg('Taken')}</th><th scope="col">${msg('From')}</th><th scope="col">${msg('To')}</th><th scope="col">${msg('Text')}</th><th scope="col">${msg('State')}</th><th scope="col">${msg('End it now')}</th></tr></thead>
            <tbody>${this.messages.map((message) => this.#row(message))}</tbody></table></div>`
      }
    </section>`;
  }

  #row({ id, from, to, text, state, error, submittedAt, doneAt }: KnownMessage): TemplateResult {
    const tone = doneAt === undefined ? 'busy' : state === 'DELIVERED' ? 'good' : 'bad';
    const took = doneAt === undefined ? '' : ` ${msg('after {time}', { time: duration(doneAt - submittedAt) })}`;
    return html`<tr><th scope="row" class="mono"><bdi>${id}</bdi></th><td class="num">${clockTime(submittedAt)}</td><td><bdi>${from || '–'}</bdi></td><td><bdi>${to}</bdi></td>
      <td><div class="text" title=${text}>${text}</div></td><td class=${tone}>${state}${error > 0 ? ` (${msg('error {number}', { number: error })})` : ''}<span class="muted">${took}</span></td>
      <td class="tools">${
        doneAt === undefined
          ? ENDS.map(
              ([end, label]) =>
                html`<button type="button" aria-label=${`${msg(label)} ${id}`} @click=${() => this.emit('smpp-control', { do: 'end', id, state: end })}>${msg(label)}</button> `,
            )
          : nothing
      }</td></tr>`;
  }
}
