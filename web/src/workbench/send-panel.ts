import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { LinkState } from '../engine/feed.ts';
import { sendStyles } from './send-panel.styles.ts';
import { MAX_GAP_MS, MAX_TIMES, type Sendings } from './send-store.ts';
import { VARIABLES } from './variables.ts';

/** Sends what is on the workbench, once or some times, and says why it cannot. */
export class SmppSendPanel extends SmppElement {
  static override readonly tag = 'smpp-send-panel';
  static override styles = [base, sendStyles];

  @property({ attribute: false }) sendings: Sendings | undefined;
  @property({ attribute: false }) link: LinkState | undefined;
  /** Why it is not sent as it is, in sentences; empty when it may be. */
  @property() flaw = '';
  /** Whether it would leave broken on purpose. */
  @property({ type: Boolean }) broken = false;

  override render() {
    const { sendings, link } = this;
    if (!sendings || !link) return nothing;
    const { left, times, problem } = sendings;
    const isBound = link.phase === 'bound';
    return html`<div class="plan">
        ${numberField('Times', times, [1, MAX_TIMES], (value) => this.emit('smpp-workbench', { times: value }))}
        ${numberField('Gap (ms)', sendings.gapMs, [0, MAX_GAP_MS], (value) => this.emit('smpp-workbench', { gapMs: value }))}
        <label><span>{{to}}</span><input .value=${sendings.to} autocomplete="off" @input=${(event: Event) => this.emit('smpp-workbench', { to: (event.target as HTMLInputElement).value })} /></label>
      </div>
      <div class="go">
        ${left > 0 ? this.#stop(left) : this.#send(isBound)}
        <span class="muted">${isBound ? msg('as {name}, session {session}', { name: link.bound?.system_id ?? '', session: link.session }) : msg('Not bound: connect above first.')}</span>
      </div>
      ${this.flaw ? html`<p class="problem" role="status" dir="auto">${this.flaw}</p>` : nothing}
      ${problem && problem !== this.flaw ? html`<p class="problem" role="alert" dir="auto">${problem}</p>` : nothing}
      <details><summary>${msg('Variables')}</summary><dl>${VARIABLES.map(([name, words]) => html`<dt><code>${name}</code></dt><dd>${msg(words)}</dd>`)}</dl>
        <p class="muted">${msg('In any string and in any text, filled in anew for each PDU that is sent.')}</p></details>`;
  }

  #send(isBound: boolean): TemplateResult {
    const { times } = this.sendings!;
    const words = msg(this.broken ? 'Send it broken' : 'Send');
    return html`<button class=${this.broken ? 'danger' : 'primary'} type="button" ?disabled=${!isBound || this.flaw !== ''} @click=${() => this.emit('smpp-workbench-act', { act: 'send' })}>
      ${icon('send')}${words}${times > 1 ? html` ${msg({ one: '{count} time', other: '{count} times' }, { count: times })}` : nothing}</button>`;
  }

  #stop(left: number): TemplateResult {
    return html`<button type="button" @click=${() => this.emit('smpp-workbench-act', { act: 'stop' })}>${icon('stop')}${msg({ one: 'Stop, {count} PDU left', other: 'Stop, {count} PDUs left' }, { count: left })}</button>`;
  }
}

/** A number between two bounds, told while it is typed as soon as it is one; what is beyond is put right on leaving. */
function numberField(
  label: string,
  value: number,
  [least, most]: readonly [number, number],
  tell: (value: number) => void,
): TemplateResult {
  const type = (event: Event) => {
    const typed = (event.target as HTMLInputElement).valueAsNumber;
    if (Number.isInteger(typed) && typed >= least && typed <= most) tell(typed);
  };
  const leave = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const typed = Math.min(Math.max(Math.round(field.valueAsNumber) || least, least), most);
    field.value = String(typed);
    tell(typed);
  };
  return html`<label><span>${msg(label)}</span><input type="number" min=${least} max=${most} .value=${String(value)} @input=${type} @change=${leave} /></label>`;
}
