import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { viewStyles } from '../common/page.styles.ts';
import type { LoadSession } from './load-setup.ts';
import type { LoadView } from './load-store.ts';

const styles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(300px, 360px) minmax(0, 1fr);
    align-items: start;
    gap: 14px;
    min-height: 100%;
    padding: 14px;
  }

  .run {
    display: grid;
    gap: 10px;
    min-width: 0;
  }

  .empty {
    min-height: 320px;
    border: 1px dashed var(--_line);
    border-radius: 10px;
  }

  h2 {
    margin-bottom: 10px;
    font-size: 15px;
  }

  @container (max-width: 860px) {
    .page {
      grid-template-columns: minmax(0, 1fr);
    }

    /* A run that is there is what one comes to see. */
    .run.has {
      order: -1;
    }
  }
`;

/** Load runs: what to send and how fast, and how it goes. */
export class SmppLoad extends SmppElement {
  static override readonly tag = 'smpp-load';
  static override styles = [base, viewStyles, styles];

  @property({ attribute: false }) view: LoadView | undefined;
  @property({ attribute: false }) sessions: readonly LoadSession[] = [];
  @property({ type: Number }) front = 1;
  @property() theme = '';

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('view')?.state?.run;
    // On a small screen the run is above what started it.
    if (changed.has('view') && this.view?.state && before !== this.view.state.run) this.scrollTop = 0;
  }

  override render() {
    if (!this.view) return nothing;
    const { form, problems, failure, state } = this.view;
    return html`<div class="page">
      <section aria-labelledby="setup"><h2 id="setup">${msg('Load run')}</h2>
        <smpp-load-setup .form=${form} .sessions=${this.sessions} .front=${this.front} .problems=${problems} .failure=${failure}
          ?running=${state !== undefined && state.phase !== 'done'}></smpp-load-setup></section>
      <section class=${state ? 'run has' : 'run'} aria-label=${msg('How it goes')}>${this.#run(this.view)}</section>
    </div>`;
  }

  #run({ state, series, missed }: LoadView): TemplateResult {
    if (!state)
      return html`<div class="empty">${icon('load')}<strong>${msg('No run yet')}</strong>
        <p>${msg('Choose a ready-made run or set up your own, then press Start. It goes through the session in front, or through several at once; rate and window can be changed while it runs.')}</p></div>`;
    const names = Object.fromEntries(this.sessions.map(({ number, name }) => [number, name]));
    return html`<smpp-load-panel .state=${state} .missed=${missed}></smpp-load-panel>
      <smpp-load-charts .series=${series} .state=${state} .theme=${this.theme}></smpp-load-charts>
      <smpp-load-outcome .state=${state} .names=${names}></smpp-load-outcome>`;
  }
}
