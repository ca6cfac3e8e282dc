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

/**
 * Pairs what both ends have seen, the oldest first by the clock of the ESME: that of the message centre may go faster.
 * What fits no PDU of the other end stands alone, unless it is older than what the other end still knows.
 */
export function passagesOf(esme: readonly EsmeFrame[], centre: readonly KnownFrame[]): Passage[] {
  if (centre.length === 0) return [];
  const waiting = new Map<string, number[]>();
  for (const [index, each] of esme.entries()) {
    const key = keyOf(each.frame, wayOf(each));
    waiting.set(key, [...(waiting.get(key) ?? []), index]);
  }
  const paired = new Set<number>();
  let at = Number.NEGATIVE_INFINITY;
  const passages = centre.map((known): Passage & { readonly order: number } => {
    const octets = octetsOf(known.octets);
    const to = known.direction === 'in' ? 'centre' : 'esme';
    const index = waiting.get(keyOf(octets, to))?.shift();
    const found = index === undefined ? undefined : esme[index];
    if (index !== undefined) paired.add(index);
    at = found?.at ?? at;
    return { to, centre: { at: known.at, octets }, esme: found && viewOf(found), order: at };
  });
  const oldest = paired.size > 0 ? Math.min(...paired) : 0;
  const alone = esme
    .filter((_, index) => index >= oldest && !paired.has(index))
    .map((each) => ({ to: wayOf(each), esme: viewOf(each), centre: undefined, order: each.at }));
  return [...passages, ...alone].sort((one, other) => one.order - other.order || 0);
}

function wayOf({ direction }: EsmeFrame): Passage['to'] {
  return direction === 'out' ? 'centre' : 'esme';
}

function viewOf({ at, frame }: EsmeFrame): EndView {
  return { at, octets: frame };
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
