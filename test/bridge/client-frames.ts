import { Breach, FrameReader } from '../../bridge/src/frame-reader.ts';

/** Frames as clients write them, and what our reader makes of them. */

export const MAX_MESSAGE = 100_000;
const MASK = Buffer.from('37fa213d', 'hex');

/** What a test wants of a frame. */
export interface FrameInit {
  readonly opcode: number;
  readonly payload?: Uint8Array;
  readonly final?: boolean;
  readonly reserved?: number;
  readonly masked?: boolean;
  readonly mask?: Uint8Array;
  /** The length that the header tells, where it is another. */
  readonly length?: number | bigint;
}

/** A frame of a client, sound or not. */
export function frame({
  opcode,
  payload = new Uint8Array(0),
  final = true,
  reserved = 0,
  masked = true,
  mask = MASK,
  length,
}: FrameInit): Buffer {
  const told = length ?? payload.length;
  const head = Buffer.alloc(told < 126 ? 2 : told < 65_536 ? 4 : 10);
  head[0] = (final ? 0x80 : 0) | reserved | opcode;
  head[1] = (masked ? 0x80 : 0) | (told < 126 ? Number(told) : told < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(Number(told), 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(told), 2);
  return Buffer.concat([head, masked ? mask : new Uint8Array(0), payload.map((octet, at) => octet ^ mask[at & 3]!)]);
}

/** What a reader hands on; octets that follow one another are one entry. */
export function readAll(
  chunks: readonly Buffer[],
  maxMessage = MAX_MESSAGE,
): { readonly taken: string[]; readonly breach?: Breach } {
  const taken: string[] = [];
  let octets = '';
  const take = (entry: string) => {
    if (octets !== '') taken.push(octets);
    octets = '';
    if (entry !== '') taken.push(entry);
  };
  const reader = new FrameReader(
    {
      takeOctets: (more) => (octets += more.toString('hex')),
      takeText: (text) => take(`text ${text}`),
      takeControl: (opcode, payload) => take(`control ${opcode} ${payload.toString('hex')}`),
    },
    maxMessage,
  );
  try {
    for (const chunk of chunks) reader.push(Buffer.from(chunk));
  } catch (error) {
    if (!(error instanceof Breach)) throw error;
    take('');
    return { taken, breach: error };
  }
  take('');
  return { taken };
}
