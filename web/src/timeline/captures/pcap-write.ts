import type { FrameRecord } from '../../engine/feed.ts';

/**
 * A capture in the classic pcap format with times to the nanosecond, of raw IPv4. Each session is a TCP connection of its
 * own to port 2775, where dissectors look for SMPP, with sequence numbers that go on, so that they join what is cut.
 * Checksums are 0, which dissectors take for "not computed".
 */
const MAGIC_NANOSECONDS = 0xa1b23c4d;
const LINK_TYPE_RAW_IP = 101;
const SNAP_OCTETS = 0x40000;

const FILE_HEADER_OCTETS = 24;
const RECORD_HEADER_OCTETS = 16;
const IP_HEADER_OCTETS = 20;
const TCP_HEADER_OCTETS = 20;
const HEADERS = RECORD_HEADER_OCTETS + IP_HEADER_OCTETS + TCP_HEADER_OCTETS;
/** Octets of TCP in a packet: as on most networks, and the most that IPv4 can count. */
const SEGMENT_OCTETS = 1_460;
export const MAX_SEGMENT_OCTETS = 0xffff - IP_HEADER_OCTETS - TCP_HEADER_OCTETS;

const PROTOCOL_TCP = 6;
const TTL = 64;
const FLAGS_PUSH_ACK = 0x18;
const WINDOW = 0xffff;

const SMPP_PORT = 2775;
const FIRST_CLIENT_PORT = 49_152;
const CLIENT_PORTS = 16_384;
const SMSC_ADDRESS = 0x0a000001;
/** That of the next client where the ports of one have run out. */
const FIRST_CLIENT_ADDRESS = 0x0a000002;

/** Sequence numbers of TCP, by session: octets sent so far by either side. */
interface Flow {
  out: number;
  in: number;
}

/** Writes frames one after the other; the pieces together are the file. */
export class PcapWriter {
  readonly #flows = new Map<number, Flow>();
  readonly #segmentOctets: number;

  /** `segmentOctets`: how much of a frame goes into one packet, up to {@link MAX_SEGMENT_OCTETS}. Default 1460. */
  constructor(segmentOctets = SEGMENT_OCTETS) {
    this.#segmentOctets = segmentOctets;
  }

  /** What a file begins with. */
  header(): Uint8Array<ArrayBuffer> {
    const octets = new Uint8Array(FILE_HEADER_OCTETS);
    const view = new DataView(octets.buffer);
    view.setUint32(0, MAGIC_NANOSECONDS);
    view.setUint16(4, 2);
    view.setUint16(6, 4);
    view.setUint32(16, SNAP_OCTETS);
    view.setUint32(20, LINK_TYPE_RAW_IP);
    return octets;
  }

  /** One frame, in as many packets as it takes. */
  frame(record: Pick<FrameRecord, 'session' | 'direction' | 'at' | 'frame'>): Uint8Array<ArrayBuffer> {
    const { frame } = record;
    const most = this.#segmentOctets;
    const count = Math.max(1, Math.ceil(frame.length / most));
    const octets = new Uint8Array(frame.length + count * HEADERS);
    let at = 0;
    for (let start = 0; start < frame.length || start === 0; start += most) {
      const part = frame.subarray(start, start + most);
      this.#segment(new DataView(octets.buffer, at, HEADERS), record, part.length);
      octets.set(part, at + HEADERS);
      at += HEADERS + part.length;
    }
    return octets;
  }

  #segment(
    view: DataView,
    { session, direction, at }: Pick<FrameRecord, 'session' | 'direction' | 'at'>,
    length: number,
  ) {
    const flow = this.#flows.get(session) ?? { out: 1, in: 1 };
    this.#flows.set(session, flow);
    const isOut = direction === 'out';
    const client = FIRST_CLIENT_PORT + (session % CLIENT_PORTS);
    const address = FIRST_CLIENT_ADDRESS + Math.floor(session / CLIENT_PORTS);
    const seconds = Math.floor(at / 1_000);
    const packet = IP_HEADER_OCTETS + TCP_HEADER_OCTETS + length;
    view.setUint32(0, seconds);
    view.setUint32(4, Math.min(999_999_999, Math.round((at - seconds * 1_000) * 1e6)));
    view.setUint32(8, packet);
    view.setUint32(12, packet);
    const ip = RECORD_HEADER_OCTETS;
    view.setUint8(ip, 0x45);
    view.setUint16(ip + 2, packet);
    view.setUint8(ip + 8, TTL);
    view.setUint8(ip + 9, PROTOCOL_TCP);
    view.setUint32(ip + 12, isOut ? address : SMSC_ADDRESS);
    view.setUint32(ip + 16, isOut ? SMSC_ADDRESS : address);
    const tcp = ip + IP_HEADER_OCTETS;
    view.setUint16(tcp, isOut ? client : SMPP_PORT);
    view.setUint16(tcp + 2, isOut ? SMPP_PORT : client);
    view.setUint32(tcp + 4, isOut ? flow.out : flow.in);
    view.setUint32(tcp + 8, isOut ? flow.in : flow.out);
    view.setUint8(tcp + 12, 0x50);
    view.setUint8(tcp + 13, FLAGS_PUSH_ACK);
    view.setUint16(tcp + 14, WINDOW);
    flow[direction] = (flow[direction] + length) >>> 0;
  }
}
