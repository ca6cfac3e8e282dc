import type { Receipt } from '@smpp-web/codec/text';
import type { BindMode, LinkFacts, ReceivedMessage, SentMessage } from '@smpp-web/session';

/** One frame of the log: the octets, and when and which way they travelled. */
export interface FrameRecord {
  /** The session of the console, counted from 1; it keeps its number when it connects again. */
  readonly session: number;
  readonly direction: 'in' | 'out';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly frame: Uint8Array<ArrayBuffer>;
}

/** How far one layer of the connection has come. `unused`: this kind of connection does not have it. */
export type LayerState = 'unused' | 'down' | 'connecting' | 'up' | 'failed';

/** One layer of the connection, and what is to be said about it. */
export interface Layer {
  readonly state: LayerState;
  readonly detail: string;
}

export type LayerName = 'websocket' | 'link' | 'bind';

/** Why there is no session, for people. */
export interface Failure {
  /** What happened. */
  readonly message: string;
  readonly cause?: string;
  readonly remedy?: string;
  /** Name of the command_status, where the message centre refused. */
  readonly status?: string;
}

/** One session of the console, and how far its connection has come. */
export interface LinkState {
  readonly phase: 'idle' | 'connecting' | 'bound' | 'unbinding';
  /** Which session of the console this is, counted from 1. */
  readonly session: number;
  readonly layers: Readonly<Record<LayerName, Layer>>;
  readonly facts: LinkFacts;
  /** As whom, how, and with which version the session is bound. */
  readonly bound?: {
    readonly system_id: string;
    readonly mode: BindMode;
    readonly version: string;
    readonly since: number;
  };
  /** Why the last session could not be made, or why it ended by itself. */
  readonly failure?: Failure;
}

/** What the engine tells the page, at most once per batch interval. Arrays are in the order of events. */
export interface Feed {
  readonly frames: readonly FrameRecord[];
  /** Frames that the page was too slow for; they are gone. */
  readonly missed: number;
  /** The present state of every sent message that has changed. */
  readonly sent: readonly { readonly session: number; readonly message: SentMessage }[];
  readonly received: readonly { readonly session: number; readonly message: ReceivedMessage }[];
  /** Receipts for messages that the session does not know. */
  readonly receipts: readonly { readonly session: number; readonly receipt: Receipt; readonly at: number }[];
  /** The present state of every session whose connection has changed. */
  readonly links: readonly LinkState[];
  /** The present state of whatever else has changed. */
  readonly latest: Partial<Latest>;
}

/** What is worth telling only as it is now: one member for each part of the engine that has a state of its own. */
// biome-ignore lint/suspicious/noEmptyInterface: members come with the parts
export interface Latest {}

export const NO_LAYERS: LinkState['layers'] = {
  websocket: { state: 'down', detail: 'Not connected' },
  link: { state: 'down', detail: 'Not connected' },
  bind: { state: 'down', detail: 'Not bound' },
};

/** A session that has not been connected yet. */
export function idleLink(session: number): LinkState {
  return { phase: 'idle', session, layers: NO_LAYERS, facts: {} };
}
