import { type Command, PDUS, type SessionState } from '@smpp-web/codec/spec';

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

/** Whether a side may send a PDU in a state: the operation matrix (SMPP 5.0, 2.4) as the table has it. */
export function maySend(role: Role, command: string, state: State): boolean {
  const row = PDUS[command as Command];
  // A PDU of a vendor is in no matrix: its own rules are not known here.
  if (!row) return state !== 'CLOSED';
  const states: readonly State[] = row.states.recommended[role === 'esme' ? 'esme' : 'mc'];
  return states.includes(state);
}

export function isBound(state: State): boolean {
  return state.startsWith('BOUND');
}
