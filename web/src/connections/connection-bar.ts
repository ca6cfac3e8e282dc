import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { TickController } from '../common/tick-controller.ts';
import { idleLink, type LinkState, type Pulse } from '../engine/feed.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../shell/preference-store.ts';
import { duration } from '../words/format.ts';
import { SmppBindForm } from './bind-form.ts';
import type { Check } from './check-store.ts';
import { connectionBarStyles } from './connection-bar.styles.ts';
import type { Profile } from './profile-store.ts';
import type { KeptForm } from './session-store.ts';
import type { Targets } from './target-store.ts';

/** How long it is told that the connection was resumed. */
const RESUMED_MS = 20_000;

/** The connection of the session in front: the form that makes it, what it waits for, or how things stand. */
export class SmppConnectionBar extends SmppElement {
  static override readonly tag = 'smpp-connection-bar';
  static override styles = [base, connectionBarStyles];

  @property({ attribute: false }) link: LinkState = idleLink(1);
  @property({ attribute: false }) targets: Targets = { choices: [], bridge: 'asking' };
  /** What the form of a session starts with that was never bound. */
  @property({ attribute: false }) preferences: Preferences = DEFAULT_PREFERENCES;
  /** What the session was last bound with. */
  @property({ attribute: false }) form: KeptForm | undefined;
  @property({ attribute: false }) profiles: readonly Profile[] = [];
  @property({ attribute: false }) check: Check | undefined;
  @property({ attribute: false }) pulse: Pulse | undefined;

  /** One for each session, so that what was typed is there again when it comes to the front. */
  readonly #forms = new Map<number, SmppBindForm>();
  /** What a session started with: what others are bound with meanwhile changes nothing in its form. */
  readonly #initial = new Map<number, KeptForm>();

  constructor() {
    super();
    new TickController(this, () => this.link.phase === 'waiting');
  }

  override willUpdate(): void {
    const { session } = this.link;
    if (!this.#initial.has(session)) this.#initial.set(session, fromPreferences(this.preferences));
  }

  override render() {
    const { phase, failure } = this.link;
    if (phase === 'waiting' || (phase === 'connecting' && failure)) return this.#renderTrying();
    return phase === 'bound' || phase === 'unbinding' ? this.#renderBound() : this.#renderForm();
  }

  #renderForm(): TemplateResult {
    const { link, targets, profiles, check } = this;
    const form = this.form ?? this.#initial.get(link.session)!;
    const element = this.#forms.get(link.session) ?? (document.createElement(SmppBindForm.tag) as SmppBindForm);
    this.#forms.set(link.session, element);
    Object.assign(element, {
      form,
      link,
      targets,
      profiles,
      check: check?.session === link.session ? check : undefined,
    });
    return html`${element}`;
  }

  /** Between two attempts, or in one that nobody has pressed a button for. */
  #renderTrying(): TemplateResult {
    const { phase, nextAttemptAt = 0, attempt = 1 } = this.link;
    const isWaiting = phase === 'waiting';
    const seconds = Math.max(0, Math.ceil((nextAttemptAt - Date.now()) / 1_000));
    const when = isWaiting
      ? msg('Attempt {attempt} in {seconds} s', { attempt, seconds })
      : msg('Attempt {attempt}', { attempt });
    return html`<div class="line">
      <p class="who"><strong>${isWaiting ? msg('Not connected') : msg('Connecting …')}</strong>
        <span class="muted"><span class="when">${when}</span> · ${this.#place}</span></p>
      <button class="primary" type="button" ?disabled=${!isWaiting} @click=${() => this.emit('smpp-connect-now')}>${msg('Connect now')}</button>
      <button type="button" @click=${() => this.emit('smpp-unbind')}>${msg('Stop')}</button>
      ${this.#layers()}
    </div>`;
  }

  #renderBound(): TemplateResult {
    const { bound, phase } = this.link;
    return html`<div class="line">
      <p class="who"><strong>${bound?.system_id || msg('Bound')}</strong>
        <span class="muted">${bound?.mode} · SMPP ${bound?.version} · ${this.#place}</span>
        ${this.#resumption()}</p>
      ${this.#vitals()}
      <button type="button" ?disabled=${phase === 'unbinding'} @click=${() => this.emit('smpp-unbind')}>${msg('Unbind')}</button>
      ${this.#layers()}
    </div>`;
  }

  /** That the WebSocket has dropped, and, for a while, that it is back. */
  #resumption(): TemplateResult | typeof nothing {
    const { layers, resumed } = this.link;
    if (layers.websocket.state === 'connecting')
      return html`<span class="resuming">${msg('Connection lost, resuming …')}</span>`;
    if (!resumed || Date.now() - resumed.at > RESUMED_MS) return nothing;
    return html`<span class="resumed">${msg('Resumed after {time}, nothing lost', { time: duration(resumed.afterMs) })}</span>`;
  }

  /** What changes all the time: the window and how long answers take. */
  #vitals(): TemplateResult | string {
    if (!this.pulse) return '';
    const { inFlight, windowSize, waiting, congestion_state } = this.pulse;
    const roundTrip = this.pulse.roundTripMs ?? this.pulse.enquireLink?.roundTripMs;
    return html`<p class="vitals">
      <span title=${msg('Requests that wait for their response, and how many may')}>${msg('window')} <b>${inFlight}/${windowSize}</b></span>
      ${waiting > 0 ? html`<span title=${msg('Requests that wait to leave')}>${msg('queued')} <b>${waiting.toLocaleString('en')}</b></span>` : ''}
      ${roundTrip === undefined ? '' : html`<span title=${msg('Time from request to response')}>${msg('answers in')} <b>${Math.max(1, Math.round(roundTrip))} ms</b></span>`}
      ${congestion_state === undefined ? '' : html`<span title="congestion_state">${msg('congestion')} <b>${congestion_state}</b></span>`}
    </p>`;
  }

  #layers(): TemplateResult {
    return html`<smpp-link-layers .link=${this.link} .pulse=${this.pulse}></smpp-link-layers>`;
  }

  /** What the session is with. */
  get #place(): string {
    const target = this.form?.target ?? this.preferences.target;
    const label = this.targets.choices.find(({ id }) => id === target)?.label ?? '';
    return target === 'address' ? (this.link.facts.peer ?? this.form?.address ?? '') : label;
  }
}

function fromPreferences({ target, address, system_id, mode, version }: Preferences): KeptForm {
  return { target, address, system_id, mode, version };
}
