import type { Version } from '@smpp-web/codec';
import { VERSIONS } from '@smpp-web/codec/spec';
import type { BindMode } from '@smpp-web/session';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { idleLink, type LinkState } from '../engine/feed.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../shell/preference-store.ts';
import { connectionBarStyles } from './connection-bar.styles.ts';
import type { Targets } from './target-store.ts';

const MODES: readonly BindMode[] = ['transceiver', 'transmitter', 'receiver'];

/** The account of the message centre in this page. It is no secret: everybody has the same. */
const PAGE_PASSWORD = 'password';

/** Lengths of SMPP 5.0, 4.7.28 and 4.7.18, without the NUL; some operators hand out longer passwords. */
const MAX_SYSTEM_ID = 15;
const MAX_PASSWORD = 64;

/** Where to bind, as whom and how; and, once that has been done, how things stand. */
export class SmppConnectionBar extends SmppElement {
  static override readonly tag = 'smpp-connection-bar';
  static override styles = [base, connectionBarStyles];

  @property({ attribute: false }) link: LinkState = idleLink(1);
  @property({ attribute: false }) targets: Targets = { choices: [], bridge: 'asking' };
  /** What the form starts with. */
  @property({ attribute: false }) preferences: Preferences = DEFAULT_PREFERENCES;

  @state() private target = 'page';
  @query('form') private form!: HTMLFormElement | null;

  override willUpdate(changed: PropertyValues<this>): void {
    const isFirst = !this.hasUpdated;
    if (!isFirst && !changed.has('targets')) return;
    // The remembered target counts as soon as the bridge is known to have it.
    const wanted = isFirst || this.target === 'page' ? this.preferences.target : this.target;
    this.target = this.targets.choices.some(({ id }) => id === wanted) ? wanted : 'page';
  }

  override render() {
    const { phase } = this.link;
    return phase === 'bound' || phase === 'unbinding' ? this.#renderBound() : this.#renderForm();
  }

  #renderForm(): TemplateResult {
    const isBusy = this.link.phase === 'connecting';
    const { mode, version, address } = this.preferences;
    return html`<form @submit=${this.#submit} autocomplete="off">
      <label class="target"><span>Message centre</span>
        <select name="target" ?disabled=${isBusy} @change=${this.#choose}>
          ${this.targets.choices.map(({ id, label, tls }) => option(id, tls ? `${label} (TLS)` : label, this.target))}
        </select>
      </label>
      ${
        this.target === 'address'
          ? html`<label class="address"><span>WebSocket address</span>
              <input name="address" type="url" required pattern="wss?://.+" placeholder="wss://bridge.example/smpp/target"
                .defaultValue=${address} ?disabled=${isBusy} />
            </label>`
          : nothing
      }
      <label><span>Bind as</span>
        <select name="mode" ?disabled=${isBusy}>${MODES.map((each) => option(each, each, mode))}</select>
      </label>
      <label class="version"><span>Version</span>
        <select name="version" ?disabled=${isBusy}>${VERSIONS.map((each) => option(each, each, version))}</select>
      </label>
      ${this.#credentials(isBusy)}
      ${
        isBusy
          ? html`<button type="button" @click=${() => this.emit('smpp-unbind')}>Cancel</button>`
          : html`<button class="primary" type="submit">Connect</button>`
      }
      <smpp-link-layers .link=${this.link}></smpp-link-layers>
    </form>`;
  }

  #credentials(isBusy: boolean): TemplateResult {
    const choice = this.targets.choices.find(({ id }) => id === this.target);
    if (choice?.credentials) return html`<p class="given">The bridge puts in system_id and password.</p>`;
    return html`<label><span>system_id</span>
        <input name="system_id" maxlength=${MAX_SYSTEM_ID} spellcheck="false" autocapitalize="off"
          .defaultValue=${this.preferences.system_id} ?disabled=${isBusy} />
      </label>
      <label><span>password</span>
        <input name="password" type="password" maxlength=${MAX_PASSWORD} autocomplete="off"
          .defaultValue=${this.target === 'page' ? PAGE_PASSWORD : ''} ?disabled=${isBusy} />
      </label>`;
  }

  #renderBound(): TemplateResult {
    const { bound, phase } = this.link;
    const label = this.targets.choices.find(({ id }) => id === this.target)?.label ?? '';
    return html`<div class="bound">
      <p class="who"><strong>${bound?.system_id || 'Bound'}</strong>
        <span class="muted">${bound?.mode} · SMPP ${bound?.version} · ${this.target === 'address' ? this.link.facts.peer : label}</span></p>
      <button type="button" ?disabled=${phase === 'unbinding'} @click=${() => this.emit('smpp-unbind')}>Unbind</button>
      <smpp-link-layers .link=${this.link}></smpp-link-layers>
    </div>`;
  }

  #choose(event: Event): void {
    this.target = (event.target as HTMLSelectElement).value;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const values = new FormData(this.form!);
    const text = (name: string) => String(values.get(name) ?? '');
    this.emit('smpp-bind', {
      target: this.target,
      address: text('address'),
      mode: text('mode') as BindMode,
      version: text('version') as Version,
      system_id: text('system_id'),
      password: text('password'),
    });
  }
}

function option(value: string, label: string, selected: string): TemplateResult {
  return html`<option value=${value} ?selected=${value === selected}>${label}</option>`;
}
