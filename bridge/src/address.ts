import ipaddr from 'ipaddr.js';
import type { AllowRule } from './options.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Services of clouds that hand out credentials to whoever asks from inside. Some lie in ranges that look public, so they
 * are named; only a rule for exactly this address lists one.
 */
const METADATA = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
]);

/** A rule must be at least so narrow to list an address that is not public: 10.0.0.0/8 and fc00::/7 do, 0.0.0.0/0 does not. */
const NARROW_PREFIX = { ipv4: 8, ipv6: 7 } as const;

/** NAT64 (RFC 6052) and 6to4 (RFC 3056): IPv6 addresses with an IPv4 address inside, and the octet where it begins. */
const EMBEDDED: readonly (readonly [network: string, offset: number])[] = [
  ['64:ff9b::/96', 12],
  ['2002::/16', 2],
  ['::/96', 12],
];

/** Reads an address and takes IPv4 out of its IPv6 disguises, so that a rule sees what will be reached. */
export function parseAddress(text: string): Address {
  const address = ipaddr.parse(text.replace(/%.*$/, ''));
  if (address.kind() === 'ipv4') return address;
  const v6 = address as ipaddr.IPv6;
  if (v6.isIPv4MappedAddress()) return v6.toIPv4Address();
  const bytes = v6.toByteArray();
  const embedded = EMBEDDED.find(([network]) => v6.match(ipaddr.IPv6.parseCIDR(network)));
  // `::` and `::1` lie in ::/96 but have meanings of their own.
  if (embedded === undefined || v6.range() === 'unspecified' || v6.range() === 'loopback') return v6;
  return ipaddr.fromByteArray(bytes.slice(embedded[1], embedded[1] + 4));
}

/** Whether a rule lists this address and port. What is not public must be listed by a rule of its own kind. */
export function isAllowed(text: string, port: number, rules: readonly AllowRule[]): boolean {
  const address = parseAddress(text);
  return rules.some(({ cidr, ports }) => {
    const [network, prefix] = ipaddr.parseCIDR(cidr);
    if (!ports.includes(port) || network.kind() !== address.kind() || !address.match([network, prefix] as never))
      return false;
    if (METADATA.has(address.toString())) return prefix === address.toByteArray().length * 8;
    if (address.range() === 'unicast') return true;
    return network.range() === address.range() && prefix >= NARROW_PREFIX[address.kind()];
  });
}

/**
 * What is wrong with a host name that only looks like one: `0x7f.1`, `2130706433` and `0177.0.0.1` are 127.0.0.1 to
 * many resolvers. A sentence, or undefined.
 */
export function oddNotation(host: string): string | undefined {
  if (ipaddr.IPv6.isValid(host) || ipaddr.IPv4.isValidFourPartDecimal(host)) return undefined;
  if (ipaddr.IPv4.isValid(host) || /(^|\.)(\d+|0x[0-9a-f]*)\.?$/i.test(host)) {
    return `${host} is an odd way to write an IPv4 address: write four decimal numbers.`;
  }
  if (!/^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$/i.test(host) || host.length > 253) {
    return 'That is neither a host name nor an address.';
  }
  return undefined;
}
