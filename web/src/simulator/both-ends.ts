import type { KnownFrame } from '@smpp-web/smsc';
import type { FrameRecord } from '../engine/feed.ts';

/** A PDU as one end has it. */
export interface EndView {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly octets: Uint8Array;
}

/** One PDU on its way: what the ESME has of it, and what the message centre has. One of the two may be missing. */
export interface Passage {
  readonly to: 'centre' | 'esme';
  readonly esme: EndView | undefined;
  readonly centre: EndView | undefined;
}

/** A PDU of the ESME in the log. */
export type EsmeFrame = Pick<FrameRecord, 'direction' | 'at' | 'frame'>;

/** How far the two ends of one PDU may be apart in time, in milliseconds: a fault may hold it for seconds. */
const MAX_APART_MS = 10_000;

/** Pairs what both ends have seen, the oldest first. What fits no PDU of the other end stands alone. */
export function passagesOf(esme: readonly EsmeFrame[], centre: readonly KnownFrame[]): Passage[] {
  const waiting = new Map<string, EsmeFrame[]>();
  for (const each of esme) {
    const key = keyOf(each.frame, each.direction === 'out' ? 'centre' : 'esme');
    waiting.set(key, [...(waiting.get(key) ?? []), each]);
  }
  const earliest = centre[0]?.at ?? Number.POSITIVE_INFINITY;
  const passages = centre.map((known): Passage => {
    const octets = octetsOf(known.octets);
    const to = known.direction === 'in' ? 'centre' : 'esme';
    const candidates = waiting.get(keyOf(octets, to)) ?? [];
    const index = candidates.findIndex(({ at }) => Math.abs(at - known.at) <= MAX_APART_MS);
    const [found] = index < 0 ? [] : candidates.splice(index, 1);
    return { to, centre: { at: known.at, octets }, esme: found && { at: found.at, octets: found.frame } };
  });
  // What the ESME alone has seen is told from when on the other end is known, too.
  const alone = [...waiting.values()]
    .flat()
    .filter(({ at }) => at >= earliest)
    .map((each): Passage => {
      const to = each.direction === 'out' ? 'centre' : 'esme';
      return { to, esme: { at: each.at, octets: each.frame }, centre: undefined };
    });
  return [...passages, ...alone].sort((one, other) => startOf(one) - startOf(other));
}

function startOf({ esme, centre }: Passage): number {
  return Math.min(esme?.at ?? Number.POSITIVE_INFINITY, centre?.at ?? Number.POSITIVE_INFINITY);
}

/** Command and sequence number: the two ends of a PDU have them in common, unless a fault has touched them. */
function keyOf(octets: Uint8Array, to: Passage['to']): string {
  if (octets.length < HEADER_OCTETS) return `${to} short`;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  return `${to} ${view.getUint32(4)} ${view.getUint32(12)}`;
}

const HEADER_OCTETS = 16;

function octetsOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Whether both ends have the same octets, but for a password that one of them hides. */
export function isChanged({ esme, centre }: Passage): boolean {
  if (!esme || !centre || hasPassword(esme.octets)) return false;
  return centre.octets.some((octet, index) => octet !== esme.octets[index]);
}

function hasPassword(octets: Uint8Array): boolean {
  const command_id = new DataView(octets.buffer, octets.byteOffset, octets.length).getUint32(4);
  return [0x1, 0x2, 0x9, 0xb].includes(command_id);
}
