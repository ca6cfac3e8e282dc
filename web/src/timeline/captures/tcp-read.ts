import type { Packet } from './pcap-read.ts';

/** What TCP carried in one packet. */
export interface Segment {
  readonly at: number;
  /** `address:port` of both ends, in hex. */
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly sequence: number;
  /** It opens a connection: what follows is another stream. */
  readonly isOpening: boolean;
  readonly octets: Uint8Array;
}

/** Kinds of links, and octets before the packet of IP. Those of null links and cooked captures are of fixed size. */
const LINK_HEADERS: Readonly<Record<number, number>> = {
  0: 4,
  12: 0,
  14: 0,
  101: 0,
  108: 4,
  113: 16,
  228: 0,
  229: 0,
  276: 20,
};
const ETHERNET = 1;
const ETHERNET_OCTETS = 14;
const VLAN_TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);

const TCP = 6;
const SYN = 0x02;
/** Headers of IPv6 that may stand before TCP: hop-by-hop, routing, destination options. */
const IPV6_EXTENSIONS: ReadonlySet<number> = new Set([0, 43, 60]);

/** What of TCP is in a packet; undefined where there is none, or it was not captured whole. */
export function segmentIn({ at, linkType, octets }: Packet): Segment | undefined {
  const start = linkType === ETHERNET ? afterEthernet(octets) : LINK_HEADERS[linkType];
  if (start === undefined || start >= octets.length) return undefined;
  const ip = octets.subarray(start);
  const read = ip[0]! >> 4 === 4 ? fromIpv4(ip) : ip[0]! >> 4 === 6 ? fromIpv6(ip) : undefined;
  if (!read || read.tcp.length < 20) return undefined;
  const { tcp, source, destination } = read;
  const view = new DataView(tcp.buffer, tcp.byteOffset, tcp.length);
  const [fromPort, toPort] = [view.getUint16(0), view.getUint16(2)];
  const isOpening = (tcp[13]! & SYN) !== 0;
  return {
    at,
    from: `${source}:${fromPort}`,
    to: `${destination}:${toPort}`,
    fromPort,
    toPort,
    // The opening itself counts as one octet.
    sequence: (view.getUint32(4) + (isOpening ? 1 : 0)) >>> 0,
    isOpening,
    octets: tcp.subarray((tcp[12]! >> 4) * 4),
  };
}

function afterEthernet(octets: Uint8Array): number {
  let at = ETHERNET_OCTETS;
  while (octets.length > at + 2 && VLAN_TAGS.has((octets[at - 2]! << 8) | octets[at - 1]!)) at += 4;
  return at;
}

interface Carried {
  readonly tcp: Uint8Array;
  readonly source: string;
  readonly destination: string;
}

function fromIpv4(ip: Uint8Array): Carried | undefined {
  if (ip.length < 20 || ip[9] !== TCP) return undefined;
  const header = (ip[0]! & 0x0f) * 4;
  // Cards that cut segments themselves leave the length at 0: then it is what was captured.
  const total = (ip[2]! << 8) | ip[3]! || ip.length;
  const isFragment = (((ip[6]! << 8) | ip[7]!) & 0x1fff) !== 0;
  if (isFragment || total > ip.length) return undefined;
  return { tcp: ip.subarray(header, total), source: hexOf(ip, 12, 4), destination: hexOf(ip, 16, 4) };
}

function fromIpv6(ip: Uint8Array): Carried | undefined {
  if (ip.length < 40) return undefined;
  const end = 40 + ((ip[4]! << 8) | ip[5]!);
  let [next, at] = [ip[6]!, 40];
  while (IPV6_EXTENSIONS.has(next) && at + 8 <= ip.length) [next, at] = [ip[at]!, at + (ip[at + 1]! + 1) * 8];
  if (next !== TCP || end > ip.length) return undefined;
  return { tcp: ip.subarray(at, end), source: hexOf(ip, 8, 16), destination: hexOf(ip, 24, 16) };
}

function hexOf(octets: Uint8Array, start: number, length: number): string {
  return Array.from(octets.subarray(start, start + length), (octet) => octet.toString(16).padStart(2, '0')).join('');
}
