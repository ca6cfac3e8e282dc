import type { Version } from '@smpp-web/codec';
import { VERSIONS } from '@smpp-web/codec/spec';
import type { BindMode } from '@smpp-web/session';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { idleLink, type LinkState } from '../engine/feed.ts';
import type { BindForm } from '../shell/model.ts';
import { DEFAULT_PREFERENCES } from '../shell/preference-store.ts';
import { bindFormStyles } from './bind-form.styles.ts';
import { LIMITS, MODES } from './bind-limits.ts';
import { optionFields, optionsOf } from './bind-options.ts';
import { checkReport } from './check-report.ts';
import type { Check } from './check-store.ts';
import { factsStyles } from './facts.styles.ts';
import type { Profile } from './profile-store.ts';
import type { KeptForm } from './session-store.ts';
import type { TargetChoice, Targets } from './target-store.ts';

/** The account of the message centre in this page. It is no secret: everybody has the same. */
const PAGE_PASSWORD = 'password';

/** Where to bind, as whom and how. It keeps what was typed until another profile is brought in. */
export class SmppBindForm extends SmppElement {
  static override readonly tag = 'smpp-bind-form';
  static override styles = [base, factsStyles, bindFormStyles];

  @property({ attribute: false }) targets: Targets = { choices: [], bridge: 'asking' };
  /** What the form starts with. */
  @property({ attribute: false }) form: KeptForm = DEFAULT_PREFERENCES;
  @property({ attribute: false }) profiles: readonly Profile[] = [];
  @property({ attribute: false }) check: Check | undefined;
  @property({ attribute: false }) link: LinkState = idleLink(1);

  @state() private target = 'page';
  @state() private isOpen = false;
  @query('form') private fields!: HTMLFormElement | null;

  override willUpdate(changed: PropertyValues<this>): void {
    const isFirst = !this.hasUpdated;
    if (!isFirst && !changed.has('targets') && !changed.has('form')) return;
    // The remembered target counts as soon as the bridge is known to have it.
    const wanted = isFirst || this.target === 'page' || changed.has('form') ? this.form.target : this.target;
    this.target = this.targets.choices.some(({ id }) => id === wanted) ? wanted : 'page';
  }

  override updated(changed: PropertyValues<this>): void {
    // What was connected with is what stands there, and the password with it.
    if (changed.get('form') && this.#isOther()) this.fields?.reset();
  }

  override render() {
    const busy = this.#isBusy;
    return html`<form novalidate @submit=${this.#submit} autocomplete="off">
      <div class="row">
        ${this.#profile()} ${this.#place()}
        <label><span>${msg('Bind as')}</span>
          <select name="mode" ?disabled=${busy}>${MODES.map((each) => option(each, each, this.form.mode))}</select>
        </label>
        <label class="version"><span>${msg('Version')}</span>
          <select name="version" ?disabled=${busy}>${VERSIONS.map((each) => option(each, each, this.form.version))}</select>
        </label>
        ${this.#credentials()}
        ${
          busy
            ? html`<button type="button" @click=${() => this.emit('smpp-unbind')}>${msg('Cancel')}</button>`
            : html`<button class="primary" type="submit">${msg('Connect')}</button>`
        }
        <button class="quiet more" type="button" aria-expanded=${this.isOpen} aria-controls="more" ?disabled=${busy}
          @click=${() => {
            this.isOpen = !this.isOpen;
          }}>${icon('settings')}<span>${msg('Options')}</span></button>
        <smpp-link-layers .link=${this.link}></smpp-link-layers>
      </div>
      <div id="more" ?hidden=${!this.isOpen || busy}>${this.#more()}</div>
    </form>`;
  }

  #profile(): TemplateResult | typeof nothing {
    const { profiles, form } = this;
    if (profiles.length === 0) return nothing;
    return html`<label class="profile"><span>${msg('Profile')}</span>
      <select ?disabled=${this.#isBusy} @change=${this.#use}>
        ${option('', msg('None'), form.profile ?? '')} ${profiles.map(({ name }) => option(name, name, form.profile ?? ''))}
      </select>
    </label>`;
  }

  #place(): TemplateResult {
    const { choices } = this.targets;
    return html`<label class="target"><span>${msg('Message centre')}</span>
        <select name="target" ?disabled=${this.#isBusy} @change=${this.#choose}>
          ${choices.map(({ id, label, tls }) => option(id, tls ? `${label} (TLS)` : label, this.target))}
        </select>
      </label>
      ${
        this.target === 'address'
          ? html`<label class="address"><span>${msg('WebSocket address')}</span>
              <input name="address" type="url" required pattern="wss?://.+" placeholder="wss://bridge.example/smpp/target"
                .defaultValue=${this.form.address} ?disabled=${this.#isBusy} />
            </label>`
          : nothing
      }`;
  }

  #credentials(): TemplateResult {
    if (this.#choice?.credentials)
      return html`<p class="given">${msg('The bridge puts in system_id and password.')}</p>`;
    const password = this.#kept?.password ?? (this.target === 'page' ? PAGE_PASSWORD : '');
    return html`<label><span>system_id</span>
        <input name="system_id" maxlength=${LIMITS.system_id} spellcheck="false" autocapitalize="off"
          .defaultValue=${this.form.system_id} ?disabled=${this.#isBusy} />
      </label>
      <label><span>password</span>
        <input name="password" type="password" maxlength=${LIMITS.password} autocomplete="off"
          .defaultValue=${password} ?disabled=${this.#isBusy} />
      </label>`;
  }

  #more(): TemplateResult {
    return html`${optionFields(this.form, this.form.stayConnected ?? this.target !== 'page')}
      <div class="foot">
        <button type="button" @click=${this.#ask}>${msg('Check')}</button>
        <button type="button" @click=${() => this.emit('smpp-profile', { act: 'manage' })}>${msg('Profiles …')}</button>
        <span class="save">
          <label><span>${msg('Save these as')}</span><input name="profile" maxlength="200" .defaultValue=${this.form.profile ?? ''}
            placeholder=${msg('Name of the profile')} @keydown=${this.#saveByKey} /></label>
          <button type="button" @click=${this.#save}>${msg('Save')}</button>
        </span>
        ${this.#remember()}
      </div>
      ${checkReport(this.check)}`;
  }

  #remember(): TemplateResult | typeof nothing {
    if (this.#choice?.credentials) return nothing;
    return html`<label class="check remember"><input type="checkbox" name="remember" ?checked=${this.#kept?.password !== undefined} />
      <span>${msg('Remember the password in this browser')}
        <small>${msg('Whoever uses this browser, and every script of this site, can read it then.')}</small></span></label>`;
  }

  /** Whether an attempt to connect is under way. */
  get #isBusy(): boolean {
    return this.link.phase === 'connecting';
  }

  get #choice(): TargetChoice | undefined {
    return this.targets.choices.find(({ id }) => id === this.target);
  }

  /** The profile that the form was filled from. */
  get #kept(): Profile | undefined {
    return this.profiles.find(({ name }) => name === this.form.profile);
  }

  #choose(event: Event): void {
    this.target = (event.target as HTMLSelectElement).value;
  }

  #use(event: Event): void {
    this.emit('smpp-profile', { act: 'use', name: (event.target as HTMLSelectElement).value });
  }

  #ask(): void {
    this.emit('smpp-check', { target: this.target, address: this.#values().address });
  }

  #saveByKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    // Enter in this field saves; in the others it connects.
    event.preventDefault();
    this.#save();
  }

  #save(): void {
    const values = new FormData(this.fields!);
    const name = String(values.get('profile') ?? '').trim();
    const { password, profile: _, ...form } = this.#values();
    if (name === '') return this.renderRoot.querySelector<HTMLInputElement>('[name=profile]')?.focus();
    const isRemembered = values.get('remember') !== null;
    this.emit('smpp-profile', { act: 'save', profile: { name, form, ...(isRemembered && { password }) } });
    this.emit('smpp-profile', { act: 'use', name });
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const fields = this.fields!;
    if (fields.checkValidity()) {
      this.isOpen = false;
      return this.emit('smpp-bind', this.#values());
    }
    // What is wrong may stand where it cannot be seen.
    this.isOpen ||= fields.querySelector('#more :invalid') !== null;
    await this.updateComplete;
    fields.reportValidity();
  }

  #values(): BindForm {
    const values = new FormData(this.fields!);
    const text = (name: string) => String(values.get(name) ?? '');
    const { profile } = this.form;
    return {
      target: this.target,
      address: text('address'),
      mode: text('mode') as BindMode,
      version: text('version') as Version,
      system_id: text('system_id'),
      password: text('password'),
      ...optionsOf(values),
      ...(profile !== undefined && { profile }),
    };
  }

  /** Whether the form is to be something else than what stands in it. */
  #isOther(): boolean {
    const { password: _, ...values } = this.#values();
    return JSON.stringify(Object.entries(values).sort()) !== JSON.stringify(Object.entries(this.form).sort());
  }
}

function option(value: string, label: string, selected: string): TemplateResult {
  return html`<option value=${value} ?selected=${value === selected}>${label}</option>`;
}
