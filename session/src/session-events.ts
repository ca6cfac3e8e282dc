import type { DecodeError, Pdu, PduOf, RequestCommand } from '@smpp-web/codec';
import type { State } from './state.ts';

/** One frame on its way, as it travelled. The octets are a view: copy them to keep them. */
export interface FrameEvent {
  readonly direction: 'in' | 'out';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly frame: Uint8Array;
}

/** Why a session ended. */
export interface CloseReason {
  readonly code:
    | 'unbound'
    | 'peer_unbound'
    | 'closed'
    | 'peer_closed'
    | 'transport'
    | 'framing'
    | 'session_init'
    | 'enquire_link'
    | 'inactivity'
    | 'bind_refused';
  /** A sentence for people. */
  readonly message: string;
  readonly error?: unknown;
}

/** What a session tells. */
export type SessionEvents = {
  /** Every frame, before it is decoded or after it is encoded. */
  frame: FrameEvent;
  /** The state has changed. */
  state: State;
  /** A request or notification of the peer, before its handler runs. */
  request: Pdu;
  /** A request of the peer has been answered by its handler. */
  answered: { readonly request: PduOf<RequestCommand>; readonly command_status: number };
  /** A response that came after its request had been given up. */
  late: Pdu;
  /** A response that answers nothing; it is dropped. */
  stray: Pdu;
  /** A frame that could not be decoded. It has been answered, and the session goes on. */
  unreadable: { frame: Uint8Array; error: DecodeError };
  /** A handler failed in a way that is no answer. The peer was answered with a temporary error. */
  fault: unknown;
  close: CloseReason;
};
