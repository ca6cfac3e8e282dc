import { describe } from '@smpp-web/codec/spec';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { TickController } from '../common/tick-controller.ts';
import { idleLink, type Layer, type LayerName, type LayerState, type LinkState, type Pulse } from '../engine/feed.ts';
import { age, clockTime, duration } from '../words/format.ts';
import { factsStyles } from './facts.styles.ts';
import { certificateFacts, type Facts, factRows } from './link-facts.ts';
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

/**
 * The layers of the connection side by side, each with its own state, and what is known of it on demand.
 *
 * @csspart layer - each of the three layers
 */
export class SmppLinkLayers extends SmppElement {
  static override readonly tag = 'smpp-link-layers';
  static override styles = [base, factsStyles, linkLayersStyles];

  @property({ attribute: false }) link: LinkState = idleLink(1);
  @property({ attribute: false }) pulse: Pulse | undefined;

  constructor() {
    super();
    // Ages are seen in an open popover only.
    new TickController(this, () => this.renderRoot.querySelector(':popover-open') !== null);
  }

  override render() {
    const tls = this.link.facts.tls ? 'TLS' : 'TCP';
    return html`<ul aria-label=${msg('Layers of the connection')}>
      ${this.#layer('websocket', 'WebSocket')} ${this.#layer('link', tls)} ${this.#layer('bind', 'Bind')}
    </ul>`;
  }

  #layer(name: LayerName, label: string): TemplateResult {
    const layer = this.link.layers[name];
    const state = msg(STATE_WORDS[layer.state]);
    return html`<li>
      <button type="button" popovertarget=${name} data-state=${layer.state} aria-label=${`${label}: ${state}`} part="layer">
        <svg class="lamp" viewBox="0 0 16 16" aria-hidden="true"><path d=${LAMPS[layer.state]} /></svg>
        ${label}
      </button>
      <div popover id=${name} role="group" aria-label=${label} @toggle=${() => this.requestUpdate()}>
        <h2>${label}: ${state}</h2>
        <p class="muted">${msg(ABOUT[name])}</p>
        <dl>${factRows([[msg('State'), layer.detail], ...since(layer), ...this.#facts(name)])}</dl>
      </div>
    </li>`;
  }

  #facts(name: LayerName): Facts {
    if (name === 'websocket') return this.#webSocketFacts();
    return name === 'link' ? this.#linkFacts() : this.#bindFacts();
  }

  #webSocketFacts(): Facts {
    const { resumed } = this.link;
    if (!resumed) return [];
    return [['Resumed', `${clockTime(resumed.at)}, after ${duration(resumed.afterMs)}, nothing lost`]];
  }

  #linkFacts(): Facts {
    const { peer, tls } = this.link.facts;
    return [[msg('Peer'), peer], ...certificateFacts(tls, Date.now())];
  }

  #bindFacts(): Facts {
    const { bound, session } = this.link;
    if (!bound) return [];
    const { system_id, mode, version, smsc } = bound;
    return [
      ['system_id', system_id],
      [msg('Mode'), mode],
      [msg('Version'), version],
      [msg('Message centre'), smsc?.system_id],
      ['sc_interface_version', smsc?.sc_interface_version && `0x${smsc.sc_interface_version.toString(16)}`],
      [msg('Session'), String(session)],
      ...this.#pulseFacts(),
    ];
  }

  #pulseFacts(): Facts {
    if (!this.pulse) return [];
    const { inFlight, windowSize, waiting, heardAt, enquireLink, roundTripMs } = this.pulse;
    const { pace, throttled, congestion_state } = this.pulse;
    const ago = (at: number) => msg('{age} ago', { age: age(Date.now() - at) });
    return [
      [msg('Window'), msg('{inFlight} of {windowSize} in use, {waiting} wait', { inFlight, windowSize, waiting })],
      [
        msg('Rate'),
        pace === undefined
          ? msg('no limit')
          : msg('{pace} requests/s at most', { pace: Math.round(pace).toLocaleString('en') }),
      ],
      [msg('Throttled'), throttled && msg({ one: '{count} time', other: '{count} times' }, { count: throttled })],
      [
        'congestion_state',
        congestion_state === undefined
          ? undefined
          : msg('{state} of 100, {means}', { state: congestion_state, means: loadOf(congestion_state) }),
      ],
      [msg('Last heard'), heardAt > 0 ? ago(heardAt) : undefined],
      [
        'enquire_link',
        enquireLink &&
          msg('answered {ago}, in {time}', { ago: ago(enquireLink.at), time: duration(enquireLink.roundTripMs) }),
      ],
      [msg('Answers in'), roundTripMs === undefined ? undefined : duration(roundTripMs)],
    ];
  }
}

/** What a congestion_state says, by its name in the specification. */
function loadOf(state: number): string {
  return (describe('congestion_state', state)?.name ?? 'unknown').replaceAll('_', ' ');
}

function since({ state, since: at }: Layer): Facts {
  if (at === undefined || (state !== 'up' && state !== 'connecting')) return [];
  return [[msg('Since'), `${clockTime(at).slice(0, 8)}, ${age(Date.now() - at)}`]];
}
