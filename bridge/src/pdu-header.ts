import { PDUS, STATUSES } from '@smpp-web/codec/spec';

const HEADER_OCTETS = 16;
const RESPONSE_BIT = 0x80000000;

/** command_id of every command, by name. */
export const COMMANDS: ReadonlyMap<string, number> = new Map(Object.entries(PDUS).map(([name, { id }]) => [name, id]));

/** The commands that carry credentials. */
export const BIND_IDS: ReadonlySet<number> = new Set(
  ['bind_receiver', 'bind_transmitter', 'bind_transceiver'].map((name) => COMMANDS.get(name)!),
);

/** The statuses that the bridge answers with. */
export const STATUS = {
  ESME_RINVCMDLEN: STATUSES.ESME_RINVCMDLEN.value,
  ESME_RINVCMDID: STATUSES.ESME_RINVCMDID.value,
  ESME_RALYBND: STATUSES.ESME_RALYBND.value,
  ESME_RSYSERR: STATUSES.ESME_RSYSERR.value,
  ESME_RTHROTTLED: STATUSES.ESME_RTHROTTLED.value,
  ESME_RPROHIBITED: STATUSES.ESME_RPROHIBITED.value,
} as const;

export const commandId = (frame: Uint8Array): number => u32(frame, 4);
export const commandStatus = (frame: Uint8Array): number => u32(frame, 8);
export const isRequest = (command_id: number): boolean => command_id < RESPONSE_BIT;

/**
 * The answer to a request that does not go on: its response without a body (SMPP 5.0, 3.2.1.3), or a generic_nack where
 * the request has no response, or there is no request to read.
 */
export function refusalOf(frame: Uint8Array | undefined, command_status: number): Uint8Array {
  const responseId = frame === undefined ? undefined : commandId(frame) + RESPONSE_BIT;
  const known = responseId !== undefined && RESPONSE_IDS.has(responseId);
  const refusal = Buffer.alloc(HEADER_OCTETS);
  refusal.writeUInt32BE(HEADER_OCTETS, 0);
  refusal.writeUInt32BE(known ? responseId : RESPONSE_BIT, 4);
  refusal.writeUInt32BE(command_status, 8);
  refusal.writeUInt32BE(frame === undefined ? 0 : u32(frame, 12), 12);
  return refusal;
}

const RESPONSE_IDS: ReadonlySet<number> = new Set([...COMMANDS.values()].filter((id) => !isRequest(id)));

function u32(frame: Uint8Array, at: number): number {
  return ((frame[at]! << 24) | (frame[at + 1]! << 16) | (frame[at + 2]! << 8) | frame[at + 3]!) >>> 0;
}
