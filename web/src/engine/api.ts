import type { Version } from '@smpp-web/codec';
import type { BindMode } from '@smpp-web/session';
import type { MoInit, Simulator } from '@smpp-web/smsc';

/** Where to connect to: the message centre inside this page, or one behind a bridge. */
export type Target = { readonly kind: 'page' } | { readonly kind: 'bridge'; readonly url: string };

/** What a bind needs to know. */
export interface BindRequest {
  readonly target: Target;
  readonly system_id: string;
  readonly password: string;
  readonly mode: BindMode;
  readonly version: Version;
}

/** What may be changed about the message centre in this page. */
export type SimulatorChange = Parameters<Simulator['configure']>[0];

/** A text to send. */
export interface SendRequest {
  readonly to: string;
  /** Empty: the message centre chooses. */
  readonly from: string;
  readonly text: string;
  /** Whether a receipt for the final state is wanted. */
  readonly receipt: boolean;
}

/**
 * What the page may ask of the engine, by part. All that comes of it arrives in the feed; a promise tells that it was
 * taken. No method is called `bind`: comlink takes that for the one of functions.
 */
export interface EngineApi {
  readonly sessions: SessionsApi;
  readonly simulator: SimulatorApi;
}

/** The sessions of the console. `session` is the number of one, given by the page. */
export interface SessionsApi {
  /** Connects and binds; resolves when that has succeeded or failed. A connection that is there is ended first. */
  connect(session: number, request: BindRequest): Promise<void>;
  /** Ends the session in order, or calls off an attempt. */
  disconnect(session: number): Promise<void>;
  /** Sends a text; resolves when every part has its outcome. Rejects when there is no session or the text does not fit. */
  send(session: number, request: SendRequest): Promise<void>;
}

/** The message centre in this page. */
export interface SimulatorApi {
  /** Changes how it behaves. */
  configure(settings: SimulatorChange): Promise<void>;
  /** Has it deliver a message; resolves with the number of its parts. */
  injectMo(mo: MoInit): Promise<number>;
}
