import type { Receipt } from '@smpp-web/codec/text';
import type { BindMode, LinkFacts, ReceivedMessage, ReceivedPart, SentMessage } from '@smpp-web/session';
import type { BulkState } from './bulk-state.ts';
import type { Frames } from './frames.ts';
import type { LoadState } from './load-state.ts';
import type { SimulatorState } from './simulator-state.ts';

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
  /** When it came to be so, in milliseconds since 1970. */
  readonly since?: number;
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
  /** It is the engine that has stopped, and can be started again. */
  readonly isOfEngine?: true;
}

/** One session of the console, and how far its connection has come. */
export interface LinkState {
  /** `waiting`: the connection was lost or not made, and is tried again by itself at `nextAttemptAt`. */
  readonly phase: 'idle' | 'connecting' | 'waiting' | 'bound' | 'unbinding';
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
    /** What the message centre has told of itself (SMPP 5.0, 4.1.1.2). */
    readonly smsc?: { readonly system_id: string; readonly sc_interface_version?: number };
  };
  /** Which attempt is under way or waited for, counted from 1 since the session was last bound. */
  readonly attempt?: number;
  /** When the next attempt is made, in milliseconds since 1970. */
  readonly nextAttemptAt?: number;
  /** The WebSocket dropped and was resumed, at that time and after so long. Not an octet was lost. */
  readonly resumed?: { readonly at: number; readonly afterMs: number };
  /** Why the last session could not be made, or why it ended by itself. */
  readonly failure?: Failure;
}

/** What the engine tells the page, at most once per batch interval. Arrays are in the order of events. */
export interface Feed {
  readonly frames: Frames;
  /** Frames that the page was too slow for; they are gone. */
  readonly missed: number;
  /** The present state of every sent message that has changed. */
  readonly sent: readonly { readonly session: number; readonly message: SentMessage }[];
  readonly received: readonly { readonly session: number; readonly message: ReceivedMessage }[];
  /** Parts of long messages that are not complete. */
  readonly partial: readonly { readonly session: number; readonly part: ReceivedPart }[];
  /** Receipts for messages that the session does not know. */
  readonly receipts: readonly { readonly session: number; readonly receipt: Receipt; readonly at: number }[];
  /** The present state of every session whose connection has changed. */
  readonly links: readonly LinkState[];
  /** The present state of whatever else has changed. */
  readonly latest: Partial<Latest>;
}

/** What is worth telling only as it is now: one member for each part of the engine that has a state of its own. */
export interface Latest {
  /** How every session that is bound does, by its number; once a second. */
  readonly pulses: Readonly<Record<number, Pulse>>;
  readonly load: LoadState;
  readonly bulk: BulkState;
  readonly simulator: SimulatorState;
}

/** How a bound session does at one moment. Times are milliseconds. */
export interface Pulse {
  /** Since 1970. */
  readonly at: number;
  /** Requests that wait for their response, of `windowSize` at most. */
  readonly inFlight: number;
  readonly windowSize: number;
  /** Requests that wait to leave. */
  readonly waiting: number;
  /** When the last PDU came, since 1970. */
  readonly heardAt: number;
  /** The last enquire_link of this side that was answered: when, since 1970, and after how long. */
  readonly enquireLink?: { readonly at: number; readonly roundTripMs: number };
  /** Mean time from request to response during the last second; absent when there was none. */
  readonly roundTripMs?: number;
  /** Requests per second that may leave at the moment, as set or as the peer wants it; absent: no limit. */
  readonly pace?: number;
  /** Answers that said "slow down" so far; absent: none. */
  readonly throttled?: number;
  /** The last congestion_state of the message centre, 0 to 100 (SMPP 5.0, 4.8.4.18). */
  readonly congestion_state?: number;
}

export const NO_LAYERS: LinkState['layers'] = {
  websocket: { state: 'down', detail: 'Not connected' },
  link: { state: 'down', detail: 'Not connected' },
  bind: { state: 'down', detail: 'Not bound' },
};

/** A session that has not been connected yet. */
export function idleLink(session: number): LinkState {
  return { phase: 'idle', session, layers: NO_LAYERS, facts: {} };
}
