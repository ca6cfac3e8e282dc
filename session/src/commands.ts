import { PDUS, type PduRow } from '@smpp-web/codec/spec';
import type { Role, State } from './state.ts';

/** What a session has to know of a command: one look-up by name, when a PDU comes or is to leave, gives all of it. */
export interface CommandRow {
  readonly name: string;
  /** Its place in lists by command. */
  readonly index: number;
  /** The response to it; undefined for what has none. */
  readonly response: CommandRow | undefined;
  readonly isBind: boolean;
  /** enquire_link and its response, which are no use of the session. */
  readonly isKeepalive: boolean;
  /** Takes a place in the window; what keeps, starts or ends the session does not (SMPP 5.0, 2.9). */
  readonly isCounted: boolean;
}

const BINDS: ReadonlySet<string> = new Set(['bind_transmitter', 'bind_receiver', 'bind_transceiver']);
const KEEPALIVE: ReadonlySet<string> = new Set(['enquire_link', 'enquire_link_resp']);

const ROWS = new Map<string, CommandRow>();
// Responses stand behind their requests in the table: those before them need to be there already.
for (const name of Object.keys(PDUS)) if (!ROWS.has(name)) addRow(name);

/** PDUs with a command_id of no table. */
export const UNKNOWN: CommandRow = addRow('unknown');
/** Frames that could not be decoded. */
export const UNREADABLE: CommandRow = addRow('unreadable');

function addRow(name: string): CommandRow {
  const isRequest = (PDUS as Readonly<Record<string, PduRow>>)[name]?.kind === 'request';
  const response = isRequest ? (ROWS.get(`${name}_resp`) ?? addRow(`${name}_resp`)) : undefined;
  const isKeepalive = KEEPALIVE.has(name);
  const isBind = BINDS.has(name);
  const isCounted = !isKeepalive && !isBind && name !== 'unbind';
  const row: CommandRow = { name, index: ROWS.size, response, isBind, isKeepalive, isCounted };
  ROWS.set(name, row);
  return row;
}

/** The row of a command. One that no table has shares the place of all such. */
export function rowOf(name: string): CommandRow {
  return ROWS.get(name) ?? { ...UNKNOWN, name };
}

/** All rows, each at its index. */
export const COMMAND_ROWS: readonly CommandRow[] = [...ROWS.values()];

const ALLOWED = new Map<string, readonly boolean[]>();

/** Which commands a side may send in a state, by index: the operation matrix (SMPP 5.0, 2.4) as it is asked for each PDU. */
export function allowedIn(role: Role, state: State): readonly boolean[] {
  const key = `${role} ${state}`;
  const known = ALLOWED.get(key);
  if (known) return known;
  const allowed = COMMAND_ROWS.map(({ name }) => isAllowed(role, name, state));
  ALLOWED.set(key, allowed);
  return allowed;
}

/** Whether a side may send a PDU in a state. */
export function maySend(role: Role, command: string, state: State): boolean {
  return allowedIn(role, state)[rowOf(command).index]!;
}

function isAllowed(role: Role, name: string, state: State): boolean {
  const states = (PDUS as Readonly<Record<string, PduRow>>)[name]?.states.recommended;
  // A PDU of a vendor is in no matrix: its own rules are not known here.
  if (!states) return state !== 'CLOSED';
  return (role === 'esme' ? states.esme : states.mc).some((allowed) => allowed === state);
}
