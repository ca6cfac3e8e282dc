import { type Clock, connectWebSocket, memoryPair, type Transport, type WebSocketState } from '@smpp-web/session';
import type { Simulator } from '@smpp-web/smsc';
import type { Target } from './api.ts';
import type { Layer, LayerState, LinkState } from './feed.ts';

type Lower = Pick<LinkState['layers'], 'websocket' | 'link'>;

/**
 * Opens the way to a message centre, telling how far each layer below the session has come. With `outbind` the one in this
 * page opens it, and asks to be bound to.
 */
export async function openLink(
  target: Target,
  simulator: () => Promise<Simulator>,
  { signal, clock, outbind }: { readonly signal: AbortSignal; readonly clock: Clock; readonly outbind: boolean },
  onLayers: (layers: Lower, facts: LinkState['facts']) => void,
): Promise<Transport> {
  if (target.kind === 'page') {
    const [near, far] = memoryPair();
    const centre = await simulator();
    if (outbind) centre.outbind(far);
    else centre.accept(far);
    onLayers({ websocket: unused('Not needed: no bridge'), link: unused('Not needed: in this page') }, near.facts);
    return near;
  }
  return connectWebSocket(target.url, { signal, clock, onState: (state) => onLayers(layersOf(state), state.facts) });
}

const WEBSOCKET_WORDS = {
  connecting: 'Connecting',
  open: 'Open',
  resuming: 'Lost, resuming',
  closed: 'Closed',
} as const;
const LINK_WORDS = {
  connecting: 'Connecting',
  open: 'Open',
  closed: 'Closed',
  unknown: 'Not told by this bridge',
} as const;

const STATES: Readonly<Record<WebSocketState['websocket'] | WebSocketState['tcp'], LayerState>> = {
  connecting: 'connecting',
  resuming: 'connecting',
  open: 'up',
  closed: 'down',
  unknown: 'unused',
};

function layersOf({ websocket, tcp, tls }: WebSocketState): Lower {
  const secured = tls === 'open' ? 'Open, with TLS' : undefined;
  return {
    websocket: { state: STATES[websocket], detail: WEBSOCKET_WORDS[websocket] },
    link: { state: STATES[tcp], detail: secured ?? LINK_WORDS[tcp] },
  };
}

function unused(detail: string): Layer {
  return { state: 'unused', detail };
}
