import type { Clock } from '../clock.ts';
import type { LinkFacts } from '../transport.ts';
import type { WebSocketConstructor } from './websocket-shape.ts';

/** How one layer of the link is. */
export type LayerState = 'connecting' | 'open' | 'closed';

/** All layers of the link, from the near to the far. */
export interface WebSocketState {
  /** To the bridge. `resuming`: it has dropped, and the bridge holds the rest. */
  readonly websocket: LayerState | 'resuming';
  /** From the bridge to the message centre; `unknown` over a bridge that does not tell. */
  readonly tcp: LayerState | 'unknown';
  /** Absent where no TLS is known of. */
  readonly tls?: LayerState;
  /** What the bridge's greeting told. */
  readonly facts: LinkFacts;
}

export interface WebSocketOptions {
  /** Makes WebSockets. Default: the platform's; Node 20 has none, give it `ws`'s. */
  readonly WebSocket?: WebSocketConstructor;
  /** Token or ticket for the bridge, or what gets one: it is asked before every attempt. Never put into the address. */
  readonly token?: string | (() => string | Promise<string>);
  /** Told every change of a layer. */
  readonly onState?: (state: WebSocketState) => void;
  /** Time until the message centre is connected. Default 20 s: the bridge itself gives up after 10 s, with a reason. */
  readonly connectTimeoutMs?: number;
  /** Gives up connecting. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}
