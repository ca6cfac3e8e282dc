import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The two ends of a connection, for a header of the PROXY protocol. */
export interface ProxyAddresses {
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
}

const V2_SIGNATURE = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');
const V2_PROXY = 0x21;
const V2_LOCAL = 0x20;
const TCP4 = 0x11;
const TCP6 = 0x21;

/** Longest v1 line, and greatest v2 header that is accepted: addresses and some TLVs. */
const MAX_V1_OCTETS = 107;
const MAX_V2_OCTETS = 16 + 2048;

/** Writes a version 2 header (PROXY protocol, section 2.2). */
export function proxyHeader({ source, sourcePort, destination, destinationPort }: ProxyAddresses): Buffer {
  const from = ipaddr.process(source);
  const to = ipaddr.process(destination);
  const v4 = from.kind() === 'ipv4' && to.kind() === 'ipv4';
  const octets = (address: typeof from) =>
    !v4 && address.kind() === 'ipv4'
      ? (address as ipaddr.IPv4).toIPv4MappedAddress().toByteArray()
      : address.toByteArray();
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(sourcePort, 0);
  ports.writeUInt16BE(destinationPort, 2);
  const body = Buffer.concat([Buffer.from(octets(from)), Buffer.from(octets(to)), ports]);
  return Buffer.concat([
    V2_SIGNATURE,
    Buffer.from([V2_PROXY, v4 ? TCP4 : TCP6, body.length >> 8, body.length & 0xff]),
    body,
  ]);
}

/** What the first octets of a connection are. */
export type ProxyPrefix =
  | { readonly kind: 'more' }
  | { readonly kind: 'bad'; readonly reason: string }
  /** `source` is missing where the header speaks for the balancer itself (LOCAL, UNKNOWN). */
  | { readonly kind: 'header'; readonly length: number; readonly source?: string };

/** Reads a header, version 1 or 2, from the first octets of a connection. */
export function readProxyHeader(octets: Buffer): ProxyPrefix {
  const isV2 = octets.subarray(0, V2_SIGNATURE.length).equals(V2_SIGNATURE.subarray(0, octets.length));
  return isV2 ? readV2(octets) : readV1(octets);
}

function readV1(octets: Buffer): ProxyPrefix {
  const text = octets.toString('latin1', 0, MAX_V1_OCTETS);
  const start = 'PROXY ';
  if (!text.startsWith(start.slice(0, text.length))) return { kind: 'bad', reason: 'no PROXY protocol header' };
  const end = text.indexOf('\r\n');
  if (end < 0) return text.length >= MAX_V1_OCTETS ? { kind: 'bad', reason: 'PROXY line too long' } : { kind: 'more' };
  const length = end + 2;
  const [, family, source = '', , port = ''] = text.slice(0, end).split(' ');
  if (family === 'UNKNOWN') return { kind: 'header', length };
  const valid = family === 'TCP4' ? isIPv4(source) : family === 'TCP6' && isIPv6(source);
  if (!valid || !/^\d{1,5}$/.test(port)) return { kind: 'bad', reason: 'malformed PROXY line' };
  return { kind: 'header', length, source };
}

function readV2(octets: Buffer): ProxyPrefix {
  if (octets.length < 16) return { kind: 'more' };
  const length = 16 + octets.readUInt16BE(14);
  if (length > MAX_V2_OCTETS) return { kind: 'bad', reason: 'PROXY header too long' };
  if (octets.length < length) return { kind: 'more' };
  const command = octets[12]!;
  if (command === V2_LOCAL) return { kind: 'header', length };
  if (command !== V2_PROXY) return { kind: 'bad', reason: 'unknown PROXY protocol version or command' };
  const size = octets[13] === TCP4 ? 4 : octets[13] === TCP6 ? 16 : 0;
  if (size === 0) return { kind: 'header', length };
  if (length < 16 + 2 * size + 4) return { kind: 'bad', reason: 'PROXY header too short for its addresses' };
  return { kind: 'header', length, source: ipaddr.fromByteArray([...octets.subarray(16, 16 + size)]).toString() };
}
