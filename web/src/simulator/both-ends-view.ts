import type { KnownFrame } from '@smpp-web/smsc';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { clockTime } from '../words/format.ts';
import { describeFrame } from '../words/frame-words.ts';
import { type EndView, type EsmeFrame, isChanged, type Passage, passagesOf } from './both-ends.ts';
import { checkField } from './fields.ts';
import { sectionStyles } from './section.styles.ts';

const styles = css`
  ol {
    max-height: 460px;
    overflow: hidden auto;
  }

  .heads,
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 84px minmax(0, 1fr);
    gap: 8px;
    align-items: start;
    padding: 4px 2px;
    border-bottom: 1px solid var(--_line);
    font-size: var(--_small);
  }

  .heads {
    font-weight: 600;
  }

  .end {
    min-width: 0;
  }

  .end p {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .command {
    font-family: var(--_mono);
    font-weight: 600;
  }

  .lost {
    color: var(--_bad);
  }

  .changed .command::after {
    content: ' changed';
    color: var(--_warn);
    font-family: var(--_sans);
  }

  .arrow {
    align-self: center;
    color: var(--_muted);
    text-align: center;
  }

  .arrow svg {
    width: 76px;
    height: 12px;
  }

  .arrow[data-to='centre'] {
    color: var(--_out);
  }

  .arrow[data-to='esme'] {
    color: var(--_in);
  }

  .arrow[data-broken] path {
    stroke-dasharray: 3 4;
  }
`;

/** One exchange as both of its ends have seen it: what a fault loses or changes on the way can be seen. */
export class SmppBothEnds extends SmppElement {
  static override readonly tag = 'smpp-both-ends';
  static override styles = [base, sectionStyles, styles];

  /** The PDUs at the ESME, the oldest first. */
  @property({ attribute: false }) esme: readonly EsmeFrame[] = [];
  /** The PDUs at the message centre. */
  @property({ attribute: false }) centre: readonly KnownFrame[] = [];

  @state() private hidesKeepalive = true;
  #passages: Passage[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('esme') || changed.has('centre')) this.#passages = passagesOf(this.esme, this.centre);
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('centre') && !changed.has('esme')) return;
    const list = this.renderRoot.querySelector('ol');
    list?.scrollTo({ top: list.scrollHeight });
  }

  override render() {
    const shown = this.hidesKeepalive ? this.#passages.filter((passage) => !isKeepalive(passage)) : this.#passages;
    return html`<section aria-labelledby="ends"><h3 id="ends">${msg('Both ends of the wire')}</h3>
      <div class="checks">${checkField('Leave out enquire_link', this.hidesKeepalive, (isOn) => {
        this.hidesKeepalive = isOn;
      })}</div>
      ${
        shown.length === 0
          ? html`<p class="none">${msg('Nothing has travelled since this was opened. Bind to this message centre and send a message: each PDU is shown as both ends have it.')}</p>`
          : html`<div class="heads" aria-hidden="true"><span>${msg('ESME (this console)')}</span><span></span><span>${msg('Message centre')}</span></div>
            <ol tabindex="0" aria-label=${msg('PDUs at both ends')}>${shown.map((passage) => this.#passage(passage))}</ol>`
      }
    </section>`;
  }

  #passage(passage: Passage): TemplateResult {
    const { to, esme, centre } = passage;
    const isBroken = !esme || !centre;
    const d = to === 'centre' ? 'M2 6h72 M68 2l6 4-6 4' : 'M74 6H2 M8 2 2 6l6 4';
    return html`<li class=${isChanged(passage) ? 'changed' : ''}>
      ${this.#end(esme, to === 'centre' ? 'not sent by this session' : 'never came')}
      <span class="arrow" data-to=${to} ?data-broken=${isBroken}><svg viewBox="0 0 76 12" aria-hidden="true"><path d=${d} /></svg><span class="visually-hidden">${to === 'centre' ? msg('to the message centre') : msg('to the ESME')}</span></span>
      ${this.#end(centre, to === 'esme' ? 'not sent: made on the way' : 'never came')}
    </li>`;
  }

  #end(view: EndView | undefined, missing: string): TemplateResult {
    if (!view) return html`<div class="end lost">${missing}</div>`;
    const { command, summary, status, problem } = describeFrame(view.octets);
    return html`<div class="end"><p><span class="command">${command}</span> <span class="num muted">${clockTime(view.at)}</span></p>
      <p class="muted"><bdi>${summary}</bdi>${status ? html` <span class="bad">${status}</span>` : nothing}${problem ? html` <span class="bad">${problem}</span>` : nothing}</p></div>`;
  }
}

const ENQUIRE_LINK = 0x15;

function isKeepalive({ esme, centre }: Passage): boolean {
  const { octets } = (esme ?? centre)!;
  return (
    octets.length >= 8 && (new DataView(octets.buffer, octets.byteOffset).getUint32(4) & 0x7fffffff) === ENQUIRE_LINK
  );
}
