import type { SessionState } from '@smpp-web/codec/spec';

/** Which end of the session this side is. */
export type Role = 'esme' | 'smsc';

/** The states of the specification, and the one after the connection is gone. */
export type State = SessionState | 'CLOSED';

/** What an ESME may bind as. */
export type BindMode = 'transmitter' | 'receiver' | 'transceiver';

/** The state that a bind leads to. */
export const BOUND: Readonly<Record<BindMode, State>> = {
  transmitter: 'BOUND_TX',
  receiver: 'BOUND_RX',
  transceiver: 'BOUND_TRX',
};

/** The bind PDUs by what they bind as. */
export const BIND_MODES: Readonly<Record<string, BindMode>> = {
  bind_transmitter: 'transmitter',
  bind_receiver: 'receiver',
  bind_transceiver: 'transceiver',
};

/** Whether a bind is in force. */
export function isBound(state: State): boolean {
  return state.startsWith('BOUND');
}
