import { type DecodeError, decode, encode, isSmppError, type Pdu } from '@smpp-web/codec';
import { fromHex } from '../../vectors/hex.ts';

/** Something that peers are known to do, and what the codec makes of it. */
export interface Oddity {
  /** Number in the list of oddities met in the field. */
  readonly item: number;
  readonly title: string;
  /** Holds the expectations. */
  readonly check: () => void;
}

/** One that is not the codec's to deal with. */
export interface SessionOddity {
  readonly item: number;
  readonly title: string;
  readonly where: 'session';
  /** What the session owes. */
  readonly owes: string;
}

/** A frame of a command_id and a body in hex, its length counted. */
export function frameOf(command_id: number, body = '', command_status = 0, sequence_number = 1): Uint8Array {
  const octets = fromHex(body);
  const frame = new Uint8Array(16 + octets.length);
  const view = new DataView(frame.buffer);
  const header = [frame.length, command_id, command_status, sequence_number];
  header.forEach((word, index) => void view.setUint32(index * 4, word));
  frame.set(octets, 16);
  return frame;
}

/** The fields of a submit_sm or deliver_sm from 1 to 2, up to and without sm_length. */
export const ENVELOPE = '000000310000003200000000000000000000';

export function octetsOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function codesOf({ issues }: Pick<Pdu, 'issues'>): string[] {
  return issues.map(({ code }) => code);
}

/** Whether the octets of a frame come back from its decoded PDU. */
export function comesBack(frame: Uint8Array): boolean {
  return encode(decode(frame), { lenient: true }).join() === frame.join();
}

/** The error of this package that an act throws; anything else goes on. */
export function refusal(act: () => unknown): DecodeError {
  try {
    act();
  } catch (error) {
    if (isSmppError(error)) return error as DecodeError;
    throw error;
  }
  throw new Error('expected an error, none came');
}
