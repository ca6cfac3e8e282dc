import type { ControlState, KnownClient } from '@smpp-web/smsc';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { SimulatorControl } from './control-store.ts';
import { selectField, textField } from './fields.ts';
import { sectionStyles } from './section.styles.ts';

const styles = css`
  .seed {
    display: flex;
    gap: 6px;
    align-items: end;
    margin-top: 8px;
  }

  .ask {
    margin-top: 8px;
  }

  .seed label {
    flex: 1;
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
    gap: 6px 10px;
  }

  dt {
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  dd {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .clients li {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
    padding: 4px 0;
    border-bottom: 1px solid var(--_line);
  }

  .clients div {
    flex: 1 1 120px;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .clients .muted {
    font-size: var(--_small);
  }

  .clients button {
    min-height: 24px;
    font-size: var(--_small);
  }
`;

/** How much faster the clock may go. */
const SPEEDS = [1, 10, 60];

const LARGEST_SEED = 0xffff_ffff;

/** Which message centre it is, its seed and its clock, what is going on in it, and who is bound. */
export class SmppSimulatorCentre extends SmppElement {
  static override readonly tag = 'smpp-simulator-centre';
  static override styles = [base, sectionStyles, styles];

  @property({ attribute: false }) control: SimulatorControl | undefined;
  @query('#seed') private seed!: HTMLInputElement;

  override render() {
    if (!this.control) return nothing;
    const { state, problem, place } = this.control;
    return html`${this.#place(this.control)}
      ${problem ? html`<section class="problem" role="alert">${problem}</section>` : nothing}
      ${state ? html`${this.#load(state)} ${this.#clients(state.clients, place === 'page')}` : nothing}`;
  }

  #place({ place, url, state }: SimulatorControl): TemplateResult {
    const isHere = place === 'page';
    return html`<section aria-labelledby="centre"><h3 id="centre">${msg('Message centre')}</h3>
      ${selectField(
        'Which one',
        isHere ? 'page' : 'local',
        [
          ['page', 'In this page'],
          ['local', 'On this machine (npm start, smpp-smsc)'],
        ],
        (value) => this.#turn(value === 'page' ? 'page' : { url }),
      )}
      ${isHere ? nothing : textField('Its control channel', url, (address) => this.#turn({ url: address }))}
      ${state ? this.#seed(state.seed, isHere) : nothing}
      ${
        state?.speed === undefined
          ? nothing
          : html`<div class="seed">${selectField(
              'Its clock goes',
              String(state.speed),
              SPEEDS.map(
                (each) =>
                  [String(each), each === 1 ? msg('as ours') : msg('{count} times as fast', { count: each })] as const,
              ),
              (value) => this.emit('smpp-control', { do: 'speed', speed: Number(value) }),
            )}</div>`
      }
    </section>`;
  }

  #seed(seed: number, isHere: boolean): TemplateResult {
    return html`<form class="seed" @submit=${this.#restart}>
        <label><span>${msg('Seed of all chance')}</span><input id="seed" class="mono" type="number" min="0" max=${LARGEST_SEED} step="1" required .value=${String(seed)} /></label>
        <button class="icon" type="button" title=${msg('Copy the seed')} aria-label=${msg('Copy the seed')} @click=${() => this.emit('smpp-copy-text', { text: String(seed) })}>${icon('copy')}</button>
        ${
          isHere
            ? html`<button type="submit" title=${msg('Ends all sessions, and begins anew with this seed: the same questions have the same answers then')}>${icon('undo')}${msg('Restart')}</button>`
            : html`<button type="submit" title=${msg('All chance comes from this seed from now on; the sessions stay')}>${icon('check')}${msg('Set')}</button>`
        }
      </form>
      ${isHere ? nothing : html`<p class="hint">${msg('From the start: {command}.', { command: `smpp-smsc --seed ${seed}` })}</p>`}`;
  }

  #load({ load, requests }: ControlState): TemplateResult {
    const counts = Object.entries(requests).filter(([, count]) => count > 0);
    return html`<section aria-labelledby="load"><h3 id="load">${msg('Going on')}</h3>
      <dl>
        ${fact('Bound', load.bound)} ${fact('Messages kept', load.messages)} ${fact('Pending', load.pending)} ${fact('Deliveries waiting', load.waiting)} ${fact('Given up', load.dropped)}
        ${counts.map(([name, count]) => fact(name, count))}
      </dl></section>`;
  }

  #clients(clients: readonly KnownClient[], isHere: boolean): TemplateResult {
    return html`<section aria-labelledby="clients"><h3 id="clients">${msg('Who is bound')}</h3>
      ${clients.length === 0 ? html`<p class="none">${msg('Nobody yet.')}</p>` : html`<ul class="clients">${clients.map((client) => this.#client(client))}</ul>`}
      ${isHere ? html`<p class="ask"><button type="button" title=${msg('The message centre opens a connection and asks by outbind to be bound to; a session of this console answers')} @click=${() => this.emit('smpp-outbind')}>${icon('centre')}${msg('Ask for a bind (outbind)')}</button></p>` : nothing}
    </section>`;
  }

  #client({ number, system_id, mode, version, peer, inFlight }: KnownClient): TemplateResult {
    const ask = (act: 'unbind' | 'cut') => () => this.emit('smpp-control', { do: act, client: number });
    return html`<li><div><bdi class="mono">${system_id}</bdi> <span class="muted">${msg('client {number}', { number })}, ${mode}, ${version}${peer ? html`, <bdi>${peer}</bdi>` : nothing}${inFlight > 0 ? `, ${msg('{count} unanswered', { count: inFlight })}` : ''}</span></div>
      <button type="button" title=${msg('Ends the session in order')} aria-label=${msg('Unbind client {number}', { number })} @click=${ask('unbind')}>${msg('Unbind')}</button>
      <button type="button" title=${msg('Cuts the connection')} aria-label=${msg('Cut client {number}', { number })} @click=${ask('cut')}>${msg('Cut')}</button></li>`;
  }

  #turn(place: SimulatorControl['place']): void {
    this.emit('smpp-centre', { act: 'turn', place });
  }

  #restart(event: SubmitEvent): void {
    event.preventDefault();
    this.emit('smpp-centre', { act: 'restart', seed: this.seed.valueAsNumber });
  }
}

function fact(name: string, count: number): TemplateResult {
  return html`<div><dt>${msg(name)}</dt><dd>${count.toLocaleString('en')}</dd></div>`;
}
