import { createFramer, HEADER_OCTETS } from '@smpp-web/codec';
import { PDUS } from '@smpp-web/codec/spec';

const COMMANDS: ReadonlySet<number> = new Set(Object.values(PDUS).map(({ id }) => id));

/** Octets of Ethernet, IP and TCP headers that may stand before a PDU in a dump of a whole packet. */
const MAX_HEADERS = 160;

/** Cuts octets into PDUs. What is none stands as it is, for the inspector to explain; the rest of a cut one comes last. */
export function framesIn(octets: Uint8Array): Uint8Array[] {
  const start = startOf(octets);
  const body = octets.subarray(start);
  if (start === 0 && !isHeader(body, 0)) return [octets];
  const frames: Uint8Array[] = [];
  const framer = createFramer();
  try {
    for (const frame of framer.push(body)) frames.push(frame.slice());
  } catch {
    // What follows is no PDU: it is kept as it is.
  }
  const read = frames.reduce((sum, { length }) => sum + length, 0);
  return read < body.length ? [...frames, body.slice(read)] : frames;
}

/** Where the first PDU begins: behind the headers of a packet, if those stand before it and it ends with the packet. */
function startOf(octets: Uint8Array): number {
  if (isHeader(octets, 0)) return 0;
  for (let at = 20; at <= Math.min(MAX_HEADERS, octets.length - HEADER_OCTETS); at++)
    if (isHeader(octets, at) && lengthAt(octets, at) <= octets.length - at) return at;
  return 0;
}

function isHeader(octets: Uint8Array, at: number): boolean {
  if (octets.length - at < HEADER_OCTETS) return false;
  const view = new DataView(octets.buffer, octets.byteOffset);
  return COMMANDS.has(view.getUint32(at + 4)) && lengthAt(octets, at) >= HEADER_OCTETS;
}

function lengthAt(octets: Uint8Array, at: number): number {
  return new DataView(octets.buffer, octets.byteOffset).getUint32(at);
}
