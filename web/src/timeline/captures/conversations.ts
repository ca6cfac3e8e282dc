import { createFramer, type Framer } from '@smpp-web/codec';
import type { FrameRecord } from '../../engine/feed.ts';
import type { Packet } from './pcap-read.ts';
import { type Segment, segmentIn } from './tcp-read.ts';

/** What came early waits for what is missing: so many octets, then the hole is jumped over. */
const MAX_WAITING = 4_194_304;

/** Sequence numbers are compared as a difference of 32 bits with a sign. */
const HALF = 2 ** 31;

const RESPONSE_BIT = 0x80000000;
/** Requests that only an ESME sends: binds, submits, queries. */
const OF_ESME: ReadonlySet<number> = new Set([1, 2, 9, 3, 4, 7, 8, 0x21, 0x111, 0x112, 0x113]);
/** And those that only a message centre does: outbind, deliver_sm, alert_notification. */
const OF_SMSC: ReadonlySet<number> = new Set([0x0b, 5, 0x102]);

type Sent = Omit<FrameRecord, 'direction' | 'session'> & { readonly stream: Stream };

/** The PDUs of a capture as a log has them: each TCP connection is a session, numbered from `firstSession` on. */
export function framesOfPackets(packets: Iterable<Packet>, firstSession: number): FrameRecord[] {
  const streams = new Map<string, Stream>();
  const sent: Sent[] = [];
  for (const packet of packets) {
    const segment = segmentIn(packet);
    if (!segment || (segment.octets.length === 0 && !segment.isOpening)) continue;
    const key = `${segment.from}>${segment.to}`;
    let stream = streams.get(key);
    if (!stream || segment.isOpening) {
      stream = new Stream(segment, stream);
      streams.set(key, stream);
    }
    for (const frame of stream.take(segment)) sent.push({ at: segment.at, frame, stream });
  }
  return numbered(sent, firstSession);
}

/** Gives sessions their numbers, in the order in which they first spoke, and frames their direction. */
function numbered(sent: readonly Sent[], firstSession: number): FrameRecord[] {
  const sessions = new Map<string, number>();
  const esmeOf = new Map<string, boolean>();
  for (const { stream } of sent) {
    if (!sessions.has(stream.connection)) sessions.set(stream.connection, firstSession + sessions.size);
    const verdict = stream.isEsme;
    if (verdict !== undefined && !esmeOf.has(stream.connection))
      esmeOf.set(stream.connection, verdict === stream.isFirstEnd);
  }
  return sent.map(({ at, frame, stream }) => {
    // Where no PDU tells, the message centre is the one with the lower port.
    const isFirstEsme = esmeOf.get(stream.connection) ?? stream.isFirstByPort;
    const direction = isFirstEsme === stream.isFirstEnd ? 'out' : 'in';
    return { session: sessions.get(stream.connection)!, direction, at, frame };
  });
}

/** One direction of a connection: puts its octets in order and cuts them into PDUs. */
class Stream {
  /** The same for both directions. */
  readonly connection: string;
  /** Which of the two ends it comes from: the one whose name sorts first. */
  readonly isFirstEnd: boolean;
  readonly isFirstByPort: boolean;
  /** Whether an ESME speaks here, as its PDUs tell; undefined while none has. */
  isEsme: boolean | undefined;
  readonly #waiting = new Map<number, Uint8Array>();
  #waitingOctets = 0;
  #next: number;
  #framer: Framer | undefined = createFramer();

  constructor({ from, to, fromPort, toPort, sequence, at }: Segment, before: Stream | undefined) {
    const [first, second] = from < to ? [from, to] : [to, from];
    // A connection between the same ports later is another session.
    this.connection = before ? `${first} ${second} ${at}` : `${first} ${second}`;
    this.isFirstEnd = from === first;
    this.isFirstByPort = this.isFirstEnd ? fromPort > toPort : fromPort < toPort;
    this.#next = sequence;
  }

  /** Takes a segment; gives the PDUs that are complete with it. */
  take({ sequence, octets }: Segment): Uint8Array<ArrayBuffer>[] {
    const frames: Uint8Array<ArrayBuffer>[] = [];
    if (octets.length > 0 && !this.#waiting.has(sequence)) {
      this.#waiting.set(sequence, octets);
      this.#waitingOctets += octets.length;
    }
    if (this.#waitingOctets > MAX_WAITING) this.#next = [...this.#waiting.keys()].sort((a, b) => ahead(a, b))[0]!;
    for (let part = this.#takeNext(); part; part = this.#takeNext()) frames.push(...this.#cut(part));
    return frames;
  }

  /** What comes next, without what was there already. */
  #takeNext(): Uint8Array | undefined {
    for (const [sequence, octets] of this.#waiting) {
      const known = ahead(this.#next, sequence);
      if (known < 0) continue;
      this.#waiting.delete(sequence);
      this.#waitingOctets -= octets.length;
      if (known >= octets.length) continue;
      this.#next = (sequence + octets.length) >>> 0;
      return octets.subarray(known);
    }
    return undefined;
  }

  #cut(octets: Uint8Array): Uint8Array<ArrayBuffer>[] {
    const frames: Uint8Array<ArrayBuffer>[] = [];
    try {
      for (const frame of this.#framer?.push(octets) ?? []) frames.push(this.#seen(frame.slice()));
    } catch {
      // No SMPP, or joined in the middle of a PDU: the next segment may begin with one.
      this.#framer = createFramer();
    }
    return frames;
  }

  #seen(frame: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const command_id = new DataView(frame.buffer).getUint32(4);
    const request = command_id >= RESPONSE_BIT ? command_id - RESPONSE_BIT : command_id;
    // What answers an ESME is a message centre.
    if (OF_ESME.has(request)) this.isEsme ??= command_id < RESPONSE_BIT;
    if (OF_SMSC.has(request)) this.isEsme ??= command_id >= RESPONSE_BIT;
    return frame;
  }
}

/** How far `a` is ahead of `b`, round the end of 32 bits. */
function ahead(a: number, b: number): number {
  const steps = (a - b) >>> 0;
  return steps >= HALF ? steps - 2 * HALF : steps;
}
