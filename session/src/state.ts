import type { ResponseCommand } from '@smpp-web/codec';
import { PDUS, type PduRow, type SessionState } from '@smpp-web/codec/spec';

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

/** Who may send what in which state: the operation matrix (SMPP 5.0, 2.4), made from the table for quick questions. */
const MATRIX: Readonly<Record<Role, ReadonlyMap<string, ReadonlySet<State>>>> = {
  esme: matrixOf(({ states }) => states.recommended.esme),
  smsc: matrixOf(({ states }) => states.recommended.mc),
};

function matrixOf(statesOf: (row: PduRow) => readonly State[]): Map<string, ReadonlySet<State>> {
  return new Map(Object.entries(PDUS).map(([name, row]) => [name, new Set(statesOf(row))]));
}

/** Whether a side may send a PDU in a state. */
export function maySend(role: Role, command: string, state: State): boolean {
  const states = MATRIX[role].get(command);
  // A PDU of a vendor is in no matrix: its own rules are not known here.
  return states ? states.has(state) : state !== 'CLOSED';
}

export function isBound(state: State): boolean {
  return state.startsWith('BOUND');
}

const RESPONSES: ReadonlyMap<string, ResponseCommand> = new Map(
  Object.entries(PDUS).flatMap(([name, { kind }]) =>
    kind === 'request' ? [[name, `${name}_resp` as ResponseCommand] as const] : [],
  ),
);

/** The name of the response to a request; undefined for a PDU that has none. */
export function responseTo(command: string): ResponseCommand | undefined {
  return RESPONSES.get(command);
}
