import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { idleLink, type LayerName, type LayerState, type LinkState } from '../engine/feed.ts';
import { linkLayersStyles } from './link-layers.styles.ts';

/** What each layer is, for people who meet it for the first time. */
const ABOUT: Readonly<Record<LayerName, string>> = {
  websocket: 'From this page to the bridge.',
  link: 'From the bridge to the message centre, by TCP or TLS.',
  bind: 'The SMPP session: the message centre knows who this is.',
};

const STATE_WORDS: Readonly<Record<LayerState, string>> = {
  unused: 'not used',
  down: 'down',
  connecting: 'connecting',
  up: 'up',
  failed: 'failed',
};

/** A shape for every state: colour alone tells nothing to many. */
const LAMPS: Readonly<Record<LayerState, string>> = {
  unused: 'M4 8h8',
  down: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8',
  connecting: 'M8 3a5 5 0 1 1-5 5',
  up: 'M3 8.5 6.5 12 13 4.5',
  failed: 'M4 4l8 8 M12 4l-8 8',
};

/** The layers of the connection side by side, each with its own state, and what is known of it on demand. */
export class SmppLinkLayers extends SmppElement {
  static override readonly tag = 'smpp-link-layers';
  static override styles = [base, linkLayersStyles];

  @property({ attribute: false }) link: LinkState = idleLink(1);

  override render() {
    const tls = this.link.facts.tls ? 'TLS' : 'TCP';
    return html`<ul aria-label="Layers of the connection">
      ${this.#layer('websocket', 'WebSocket')} ${this.#layer('link', tls)} ${this.#layer('bind', 'Bind')}
    </ul>`;
  }

  #layer(name: LayerName, label: string): TemplateResult {
    const { state, detail } = this.link.layers[name];
    return html`<li>
      <button type="button" popovertarget=${name} data-state=${state} aria-label=${`${label}: ${STATE_WORDS[state]}`} part="layer">
        <svg class="lamp" viewBox="0 0 16 16" aria-hidden="true"><path d=${LAMPS[state]} /></svg>
        ${label}
      </button>
      <div popover id=${name} role="group" aria-label=${label}>
        <h2>${label}: ${STATE_WORDS[state]}</h2>
        <p class="muted">${ABOUT[name]}</p>
        <dl>
          <dt>State</dt>
          <dd>${detail}</dd>
          ${name === 'link' ? this.#linkFacts() : nothing} ${name === 'bind' ? this.#bindFacts() : nothing}
        </dl>
      </div>
    </li>`;
  }

  #linkFacts(): TemplateResult[] {
    const { peer, tls } = this.link.facts;
    const certificate = tls?.certificate;
    return facts([
      ['Peer', peer],
      ['TLS', tls?.version],
      ['Cipher', tls?.cipher],
      ['Subject', certificate?.subject],
      ['Issuer', certificate?.issuer],
      ['Valid', certificate && `${day(certificate.validFrom)} to ${day(certificate.validTo)}`],
      ['SHA-256', certificate && (certificate.fingerprint.match(/../g) ?? []).join(':')],
    ]);
  }

  #bindFacts(): TemplateResult[] {
    const { bound, session } = this.link;
    if (!bound) return [];
    return facts([
      ['system_id', bound.system_id],
      ['Mode', bound.mode],
      ['Version', bound.version],
      ['Since', new Date(bound.since).toLocaleTimeString()],
      ['Session', String(session)],
    ]);
  }
}

function facts(rows: readonly (readonly [string, string | undefined])[]): TemplateResult[] {
  return rows.flatMap(([name, value]) => (value ? [html`<dt>${name}</dt><dd>${value}</dd>`] : []));
}

function day(iso: string): string {
  return iso.slice(0, 10);
}
