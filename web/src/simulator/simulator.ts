import type { ControlState } from '@smpp-web/smsc';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';
import { pageStyles } from '../common/page.styles.ts';
import type { SimulatorControl } from './control-store.ts';

const TABS = [
  ['behaviour', 'Behaviour'],
  ['faults', 'Faults'],
  ['mailbox', 'Messages'],
  ['mobiles', 'Mobiles'],
  ['scenarios', 'Scenarios'],
  ['ends', 'Both ends'],
  ['accounts', 'Accounts'],
] as const;
type Tab = (typeof TABS)[number][0];

const styles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(260px, 320px) minmax(0, 1fr);
    gap: 12px;
    align-content: start;
    align-items: start;
    max-width: 1500px;
    margin: 0;
    padding: 14px;
  }

  h2 {
    grid-column: 1 / -1;
  }

  [role='tablist'] {
    display: flex;
    gap: 2px;
    margin-bottom: 10px;
    overflow: auto hidden;
    border-bottom: 1px solid var(--_line);
  }

  [role='tab'] {
    border: 0;
    border-bottom: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--_muted);
  }

  [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--_accent);
    color: var(--_ink);
    font-weight: 600;
  }

  .badge {
    min-width: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: var(--_tiny);
    line-height: 18px;
  }

  .page > * {
    min-width: 0;
  }

  .stack > * + * {
    display: block;
    margin-top: 10px;
  }

  @container (max-width: 760px) {
    .page {
      grid-template-columns: minmax(0, 1fr);
      padding: 10px;
    }
  }
`;

/** The simulated message centre, seen and changed from all sides. */
export class SmppSimulator extends SmppElement {
  static override readonly tag = 'smpp-simulator';
  static override styles = [base, pageStyles, styles];

  @property({ attribute: false }) control: SimulatorControl | undefined;

  @state() private tab: Tab = 'behaviour';

  override render() {
    if (!this.control) return nothing;
    const { state: seen, problem } = this.control;
    return html`<div class="page">
      <h2>${msg('Simulator')}</h2>
      <smpp-simulator-centre .control=${this.control}></smpp-simulator-centre>
      <div>
        ${this.#tabs(seen)}
        <div role="tabpanel" id="panel" aria-labelledby=${`tab-${this.tab}`} class="stack">
          ${seen ? this.#panel(seen, this.control) : html`<div class="empty">${problem ? msg('There is nothing to see of it.') : msg('Looking …')}</div>`}
        </div>
      </div>
    </div>`;
  }

  #tabs(seen: ControlState | undefined): TemplateResult {
    const counts: Partial<Record<Tab, number>> = {
      faults: seen?.faults.length ?? 0,
      mobiles: seen?.streams.length ?? 0,
    };
    return html`<div role="tablist" aria-label=${msg('Parts of the simulator')} @keydown=${this.#press}>
      ${TABS.map(
        ([
          id,
          title,
        ]) => html`<button type="button" role="tab" id=${`tab-${id}`} aria-selected=${id === this.tab} aria-controls="panel" tabindex=${id === this.tab ? 0 : -1}
          @click=${() => (this.tab = id)}>${msg(title)}${counts[id] ? html`<span class="badge">${counts[id]}<span class="visually-hidden"> ${msg('on')}</span></span>` : nothing}</button>`,
      )}
    </div>`;
  }

  #panel(seen: ControlState, { esme, scenarioProblem }: SimulatorControl): TemplateResult {
    switch (this.tab) {
      case 'behaviour':
        return html`<smpp-simulator-behaviour .settings=${seen.settings}></smpp-simulator-behaviour><smpp-simulator-rules .rules=${seen.settings.rules}></smpp-simulator-rules>`;
      case 'faults':
        return html`<smpp-simulator-faults .faults=${seen.faults} .clients=${seen.clients}></smpp-simulator-faults>`;
      case 'mailbox':
        return html`<smpp-simulator-mailbox .messages=${seen.messages}></smpp-simulator-mailbox>`;
      case 'mobiles':
        return html`<smpp-simulator-mobiles .streams=${seen.streams} .accounts=${seen.accounts.map(({ system_id }) => system_id)}></smpp-simulator-mobiles>`;
      case 'scenarios':
        return html`<smpp-scenario-panel .run=${seen.run} .problem=${scenarioProblem}></smpp-scenario-panel>`;
      case 'ends':
        return html`<smpp-both-ends .esme=${esme} .centre=${seen.frames}></smpp-both-ends>`;
      case 'accounts':
        return html`<smpp-simulator-accounts .accounts=${seen.accounts}></smpp-simulator-accounts>`;
    }
  }

  #press(event: KeyboardEvent): void {
    const [forth, back] = this.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const key = { [forth]: 'ArrowDown', [back]: 'ArrowUp' }[event.key] ?? event.key;
    const ids = TABS.map(([id]) => id);
    const next = stepOf(key, ids.indexOf(this.tab), ids.length);
    if (next === undefined) return;
    event.preventDefault();
    this.tab = ids[next]!;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus();
  }
}
