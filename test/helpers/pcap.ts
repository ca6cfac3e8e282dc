/** A capture file with one TCP segment per payload, for dissectors to read (the classic pcap format, raw IPv4). */

const FILE_HEADER_OCTETS = 24;
const RECORD_HEADER_OCTETS = 16;
const IP_HEADER_OCTETS = 20;
const TCP_HEADER_OCTETS = 20;

const MAGIC = 0xa1b2c3d4;
const SNAP_LENGTH = 0x40000;
const LINK_TYPE_RAW_IP = 101;
const PROTOCOL_TCP = 6;
const FLAGS_PUSH_ACK = 0x18;
const LOOPBACK = 0x7f000001;
/** Ports of clients, where no dissector expects a protocol of its own. */
const FIRST_CLIENT_PORT = 49_152;
const CLIENT_PORTS = 16_000;

/** The most that a segment holds beside its headers, as IPv4 counts a packet with 16 bits. */
export const MAX_SEGMENT_OCTETS = 0xffff - IP_HEADER_OCTETS - TCP_HEADER_OCTETS;

/**
 * Each payload is the first segment of a connection of its own to `port`, so that nothing is joined or taken for a
 * repeat. Checksums are 0, which dissectors do not mind.
 */
export function writePcap(payloads: readonly Uint8Array[], port: number): Uint8Array {
  const headers = RECORD_HEADER_OCTETS + IP_HEADER_OCTETS + TCP_HEADER_OCTETS;
  const size = payloads.reduce((sum, { length }) => sum + headers + length, FILE_HEADER_OCTETS);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC);
  view.setUint16(4, 2);
  view.setUint16(6, 4);
  view.setUint32(16, SNAP_LENGTH);
  view.setUint32(20, LINK_TYPE_RAW_IP);
  let at = FILE_HEADER_OCTETS;
  payloads.forEach((payload, index) => {
    if (payload.length > MAX_SEGMENT_OCTETS) throw new RangeError(`payload ${index} has ${payload.length} octets`);
    writeSegment(view, at, payload.length, index, port);
    file.set(payload, at + headers);
    at += headers + payload.length;
  });
  return file;
}

function writeSegment(view: DataView, at: number, length: number, index: number, port: number): void {
  const packet = IP_HEADER_OCTETS + TCP_HEADER_OCTETS + length;
  view.setUint32(at, index);
  view.setUint32(at + 8, packet);
  view.setUint32(at + 12, packet);
  const ip = at + RECORD_HEADER_OCTETS;
  view.setUint8(ip, 0x45);
  view.setUint16(ip + 2, packet);
  view.setUint8(ip + 8, 64);
  view.setUint8(ip + 9, PROTOCOL_TCP);
  // The client's address moves on where its ports run out.
  view.setUint32(ip + 12, LOOPBACK + 1 + Math.floor(index / CLIENT_PORTS));
  view.setUint32(ip + 16, LOOPBACK);
  const tcp = ip + IP_HEADER_OCTETS;
  view.setUint16(tcp, FIRST_CLIENT_PORT + (index % CLIENT_PORTS));
  view.setUint16(tcp + 2, port);
  view.setUint32(tcp + 4, 1);
  view.setUint32(tcp + 8, 1);
  view.setUint8(tcp + 12, 0x50);
  view.setUint8(tcp + 13, FLAGS_PUSH_ACK);
  view.setUint16(tcp + 14, 0xffff);
}
