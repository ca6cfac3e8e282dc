import { expect, test } from 'vitest';
import { isAllowed, oddNotation, parseAddress } from '../../bridge/src/address.ts';
import { parseTargetUrl } from '../../bridge/src/target-url.ts';
import { Client, startBridge, startEcho } from './harness.ts';

const rule = (cidr: string, ...ports: number[]) => ({ cidr, ports: ports.length === 0 ? [2775] : ports });

test.each([
  // What is public needs any rule that covers it.
  { address: '203.0.113.9', rules: [rule('203.0.113.0/24')], allowed: true, why: 'reserved and listed' },
  { address: '203.0.113.9', rules: [rule('0.0.0.0/0')], allowed: false, why: 'reserved' },
  { address: '8.8.8.8', rules: [rule('8.8.8.0/24')], allowed: true, why: 'network and port fit' },
  { address: '8.8.8.8', rules: [rule('0.0.0.0/0')], allowed: true, why: 'all public addresses are listed' },
  { address: '8.8.8.8', rules: [rule('8.8.8.0/24', 25)], allowed: false, why: 'another port' },
  { address: '8.8.8.8', rules: [rule('9.9.9.0/24')], allowed: false, why: 'another network' },
  { address: '2606:4700::1', rules: [rule('::/0')], allowed: true, why: 'public IPv6' },
  { address: '2606:4700::1', rules: [rule('0.0.0.0/0')], allowed: false, why: 'a rule of IPv4 lists no IPv6' },
  // What is not public must be listed by a rule of its own kind.
  { address: '10.1.2.3', rules: [rule('0.0.0.0/0')], allowed: false, why: 'private' },
  { address: '10.1.2.3', rules: [rule('10.0.0.0/8')], allowed: true, why: 'private and listed' },
  { address: '192.168.1.1', rules: [rule('0.0.0.0/0')], allowed: false, why: 'private' },
  { address: '172.16.0.1', rules: [rule('0.0.0.0/0')], allowed: false, why: 'private' },
  { address: '100.64.0.1', rules: [rule('0.0.0.0/0')], allowed: false, why: 'carrier-grade NAT' },
  { address: '127.0.0.1', rules: [rule('0.0.0.0/0')], allowed: false, why: 'loopback' },
  { address: '127.0.0.1', rules: [rule('127.0.0.0/8')], allowed: true, why: 'loopback and listed' },
  { address: '0.0.0.0', rules: [rule('0.0.0.0/0')], allowed: false, why: 'unspecified is this host' },
  { address: '255.255.255.255', rules: [rule('0.0.0.0/0')], allowed: false, why: 'broadcast' },
  { address: '224.0.0.1', rules: [rule('0.0.0.0/0')], allowed: false, why: 'multicast' },
  { address: '::1', rules: [rule('::/0')], allowed: false, why: 'loopback' },
  { address: '::', rules: [rule('::/0')], allowed: false, why: 'unspecified' },
  { address: 'fd12::1', rules: [rule('::/0')], allowed: false, why: 'unique local' },
  { address: 'fd12::1', rules: [rule('fc00::/7')], allowed: true, why: 'unique local and listed' },
  { address: 'fe80::1%eth0', rules: [rule('::/0')], allowed: false, why: 'link-local with a zone' },
  // Metadata services need a rule for exactly their address.
  { address: '169.254.169.254', rules: [rule('0.0.0.0/0')], allowed: false, why: 'metadata' },
  { address: '169.254.169.254', rules: [rule('169.254.0.0/16')], allowed: false, why: 'metadata in listed link-local' },
  { address: '169.254.169.254', rules: [rule('169.254.169.254/32')], allowed: true, why: 'metadata by its own rule' },
  {
    address: '168.63.129.16',
    rules: [rule('0.0.0.0/0')],
    allowed: false,
    why: 'metadata in a range that looks public',
  },
  { address: 'fd00:ec2::254', rules: [rule('fc00::/7')], allowed: false, why: 'metadata' },
  // IPv6 in which an IPv4 address hides.
  { address: '::ffff:127.0.0.1', rules: [rule('::/0')], allowed: false, why: 'mapped loopback' },
  { address: '::ffff:7f00:1', rules: [rule('::/0')], allowed: false, why: 'mapped loopback in hex' },
  { address: '::ffff:8.8.8.8', rules: [rule('8.8.8.0/24')], allowed: true, why: 'mapped, judged as IPv4' },
  { address: '64:ff9b::a9fe:a9fe', rules: [rule('::/0'), rule('0.0.0.0/0')], allowed: false, why: 'NAT64 to metadata' },
  { address: '2002:7f00:1::', rules: [rule('::/0'), rule('0.0.0.0/0')], allowed: false, why: '6to4 to loopback' },
  {
    address: '::127.0.0.1',
    rules: [rule('::/0'), rule('0.0.0.0/0')],
    allowed: false,
    why: 'compatible form of loopback',
  },
])('$address under $rules.0.cidr: allowed $allowed ($why)', ({ address, rules, allowed }) => {
  expect(isAllowed(address, 2775, rules)).toBe(allowed);
});

test.each([
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['64:ff9b::808:808', '8.8.8.8'],
  ['fe80::1%lo', 'fe80::1'],
])('%s is read as %s', (text, expected) => {
  expect(parseAddress(text).toString()).toBe(expected);
});

test.each([
  '0x7f.1',
  '2130706433',
  '0177.0.0.1',
  '127.1',
  '0x7f000001',
  '1.2.3',
  '127.0.0.1.',
  'a..b',
  '-a.example',
  'a b',
  `${'a.'.repeat(140)}b`,
])('%s is refused as an odd notation', (host) => {
  expect(oddNotation(host)).toMatch(/\.$/);
});

test.each(['127.0.0.1', '::1', 'smsc.example', 'smsc_1.example.', 'localhost', '4g.example'])(
  '%s is an ordinary notation',
  (host) => {
    expect(oddNotation(host)).toBeUndefined();
  },
);

test.each([
  { url: 'tcp://smsc.example:2776', target: { host: 'smsc.example', port: 2776 } },
  { url: 'tcp://smsc.example', target: { host: 'smsc.example', port: 2775 } },
  { url: 'tls://[::1]', target: { host: '::1', port: 3550, tls: {} } },
  { url: 'tls://a:1?ca=ca.pem&servername=b', target: { host: 'a', port: 1, tls: { ca: 'ca.pem', servername: 'b' } } },
  { url: 'http://a:1', target: expect.stringContaining('expected tcp://') },
  { url: 'tcp://a:1?ca=x', target: expect.stringContaining('unknown parameter ca') },
  { url: 'tls://a:1?sni=x', target: expect.stringContaining('unknown parameter sni') },
  { url: 'tcp://user@a:1', target: expect.stringContaining('expected tcp://') },
])('target $url', ({ url, target }) => {
  expect(parseTargetUrl(url)).toEqual(target);
});

test.each([
  { name: 'without a rule', allow: [], target: (port: number) => `127.0.0.1:${port}`, code: 4014 },
  {
    name: 'with a rule that covers it',
    allow: ['127.0.0.0/8'],
    target: (port: number) => `127.0.0.1:${port}`,
    code: undefined,
  },
  {
    name: 'by a name whose address a rule covers',
    allow: ['127.0.0.0/8', '::1/128'],
    target: (port: number) => `localhost:${port}`,
    code: undefined,
  },
  {
    name: 'by a name whose address no rule covers',
    allow: ['8.8.8.0/24'],
    target: (port: number) => `localhost:${port}`,
    code: 4014,
  },
  {
    name: 'by the mapped form under a rule for all IPv6',
    allow: ['::/0'],
    target: (port: number) => `[::ffff:127.0.0.1]:${port}`,
    code: 4014,
  },
  { name: 'in an odd notation', allow: ['127.0.0.0/8'], target: (port: number) => `0x7f.1:${port}`, code: 4014 },
])('a free target $name', async ({ allow, target, code }) => {
  const echo = await startEcho();
  const { port } = await startBridge({ allow: allow.map((cidr) => ({ cidr, ports: [echo.port] })) });
  const client = new Client(`ws://127.0.0.1:${port}/smpp/${encodeURIComponent(target(echo.port))}`);
  const outcome = await Promise.race([
    client.hello().then(() => undefined),
    client.closed.then((closed) => closed.code),
  ]);
  expect(outcome).toBe(code);
});
