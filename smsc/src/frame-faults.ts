import type { FaultName, FaultParameters } from './fault-rows.ts';
import type { Random } from './random.ts';

/** The parameters of a fault, if it is on. */
export type FaultLookup = <N extends FaultName>(name: N) => FaultParameters<N> | undefined;

const HEADER_OCTETS = 16;
const RESPONSE = 0x8000_0000;
const ENQUIRE_LINK_RESP = 0x8000_0015;
/** Binds are answered, or there would be no session to have trouble with. */
const BIND_RESPS = new Set([0x8000_0001, 0x8000_0002, 0x8000_0009]);

/** What becomes of one PDU on its way to the client: nothing, itself, or more than one. */
export function troubled(frame: Uint8Array, fault: FaultLookup, random: Random): readonly Uint8Array[] {
  if (isLost(frame, 'out', fault, random)) return [];
  const command_id = readUint32(frame, 4);
  const isAnswer = command_id >= RESPONSE && !BIND_RESPS.has(command_id);
  const chance = (parameters: { readonly share: number } | undefined) =>
    parameters !== undefined && random.chance(parameters.share);
  if (fault('enquire_link') && command_id === ENQUIRE_LINK_RESP) return [];
  if (isAnswer && chance(fault('no_answer'))) return [];

  const changed = frame.slice();
  const [sequence, response, repeated, garble, length] = [
    fault('wrong_sequence'),
    fault('wrong_response'),
    fault('repeated_sequence'),
    fault('garble'),
    fault('bad_length'),
  ];
  if (isAnswer && chance(sequence)) writeUint32(changed, 12, readUint32(frame, 12) + sequence!.by);
  if (isAnswer && chance(response)) writeUint32(changed, 4, response!.command_id);
  if (repeated && !isResponse(frame)) writeUint32(changed, 12, repeated.number);
  if (chance(garble)) garbleBody(changed, garble!.octets, random);
  // Never below 0: the field has no sign.
  if (chance(length)) writeUint32(changed, 0, Math.max(0, frame.length + length!.by));

  const unknown = fault('unknown_command');
  const before = chance(unknown) ? [unknownPdu(unknown!.command_id)] : [];
  return chance(fault('duplicate')) ? [...before, changed, changed] : [...before, changed];
}

/** Whether a PDU vanishes on its way. */
export function isLost(frame: Uint8Array, direction: 'in' | 'out', fault: FaultLookup, random: Random): boolean {
  const drop = fault('drop');
  if (!drop || (drop.direction !== direction && drop.direction !== 'both')) return false;
  if (BIND_RESPS.has(readUint32(frame, 4)) || BIND_RESPS.has(readUint32(frame, 4) + RESPONSE)) return false;
  return random.chance(drop.share);
}

/** Whether a frame is a request of the client that is to be answered; binds set up what the trouble is for. */
export function isCountedRequest(frame: Uint8Array): boolean {
  const command_id = readUint32(frame, 4);
  return command_id < RESPONSE && !BIND_RESPS.has(command_id + RESPONSE);
}

/** Whether a frame is a response: the highest bit of command_id is set (SMPP 5.0, 4.7.5). */
export function isResponse(frame: Uint8Array): boolean {
  return readUint32(frame, 4) >= RESPONSE;
}

/** The sequence_number of a frame. */
export function sequenceOf(frame: Uint8Array): number {
  return readUint32(frame, 12);
}

/** Each changed octet really changes: 1 to 255 is added to it. */
function garbleBody(frame: Uint8Array, octets: number, random: Random): void {
  if (frame.length <= HEADER_OCTETS) return;
  for (let index = 0; index < octets; index++) {
    const at = random.integer(HEADER_OCTETS, frame.length - 1);
    frame[at] = frame[at]! + random.integer(1, 255);
  }
}

function unknownPdu(command_id: number): Uint8Array {
  const frame = new Uint8Array(HEADER_OCTETS);
  writeUint32(frame, 0, HEADER_OCTETS);
  writeUint32(frame, 4, command_id);
  writeUint32(frame, 12, 1);
  return frame;
}

function readUint32(octets: Uint8Array, at: number): number {
  return new DataView(octets.buffer, octets.byteOffset).getUint32(at);
}

function writeUint32(octets: Uint8Array, at: number, value: number): void {
  new DataView(octets.buffer, octets.byteOffset).setUint32(at, value);
}
