import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { resolveBySystem } from './dial.ts';
import type { TargetTls } from './options.ts';
import { talk } from './probe-talk.ts';
import { DialError, NOT_PINNED, openTcp, openTls, tlsReason } from './sockets.ts';
import { fingerprintOf, type TlsFacts, tlsFactsOf } from './tls-facts.ts';

/** Where to look, and how. What concerns TLS is as for a target of the bridge. */
export interface ProbeOptions {
  readonly host: string;
  readonly port: number;
  /** Addresses to try, in order; those of the host by default. */
  readonly addresses?: readonly string[] | undefined;
  /** For each step: TCP, TLS, and each answer. Default 3 s: a healthy peer answers within one. */
  readonly timeoutMs?: number | undefined;
  /** Name for SNI and for the check of the certificate; the host by default. */
  readonly servername?: string | undefined;
  /** PEM file of the authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
  /** PEM files of the client certificate and its key. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Default TLSv1.2. */
  readonly minVersion?: TargetTls['minVersion'] | undefined;
  /** Whether the certificate must be valid: true by default. */
  readonly verify?: boolean | undefined;
  /** SHA-256 of the only certificate that is accepted, lower case hex. */
  readonly fingerprint?: string | undefined;
  /** Ends the probe at once: what is not known by then had no answer. */
  readonly signal?: AbortSignal | undefined;
  /** Octets to send before all else, as a PROXY header. */
  readonly preface?: Uint8Array | undefined;
}

/** What is on a port. */
export interface ProbeReport {
  readonly host: string;
  readonly port: number;
  /** Address that was tried; null where the name has none. */
  readonly address: string | null;
  /** `closed`: refused. `filtered`: no answer at all, or no way there. */
  readonly tcp: 'open' | 'closed' | 'filtered' | 'unresolved';
  /** Facts where the port speaks TLS, and why its certificate would be refused. */
  readonly tls: (TlsFacts & { readonly refused: string | null }) | null;
  /** Whether it speaks SMPP, plain or inside TLS; null where it said nothing. */
  readonly smpp: boolean | null;
  /** SMPP version that the message centre told, as `5.0`; null where it did not. */
  readonly interface_version: string | null;
  /** What it looks like instead, where something comes to mind. */
  readonly looksLike: string | null;
  /** What was seen, step by step, for people. */
  readonly steps: readonly string[];
}

const DEFAULT_TIMEOUT_MS = 3_000;

/**
 * Finds out what is on a port: connects, asks with enquire_link, then with a bind without a name (no account can be locked by
 * it); where plain octets lead nowhere, the same inside TLS. Never throws for what the other side does.
 */
export async function probe({
  host,
  port,
  addresses,
  timeoutMs = DEFAULT_TIMEOUT_MS,
  signal,
  preface,
  verify = true,
  fingerprint,
  minVersion = 'TLSv1.2',
  ...tls
}: ProbeOptions): Promise<ProbeReport> {
  const unknown = { host, port, tls: null, smpp: null, interface_version: null, looksLike: null };
  const untilTimeout = () =>
    AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])]);
  const connect = async (address: string) => {
    const socket = await openTcp(address, port, untilTimeout());
    if (preface !== undefined) socket.write(preface);
    return socket;
  };

  const [first, ...others] = addresses ?? (isIP(host) ? [host] : await resolveBySystem(host).catch(() => []));
  if (first === undefined) return { ...unknown, address: null, tcp: 'unresolved', steps: ['The name has no address'] };
  let address = first;
  let plain = await outcomeOf(connect(address));
  for (const other of others) {
    if (!(plain instanceof DialError) || signal?.aborted) break;
    address = other;
    plain = await outcomeOf(connect(address));
  }
  if (plain instanceof DialError) {
    const tcp = plain.ending.cause === 'refused' ? 'closed' : 'filtered';
    return { ...unknown, address, tcp, steps: [`TCP: ${tcp}, ${reasonIn(plain)}`] };
  }

  const said = await talk(plain, untilTimeout, 'plain');
  const steps = ['TCP: open', ...said.steps];
  const found = { ...unknown, address, tcp: 'open' as const };
  if (said.smpp || (said.looksLike !== null && said.looksLike !== 'TLS')) return { ...found, ...said, steps };

  // Looked at, not trusted: the report says why it would be refused.
  const unverified = { ...tls, minVersion, verify: false };
  const secured = await outcomeOf(connect(address).then((socket) => openTls(socket, host, unverified, untilTimeout())));
  if (secured instanceof DialError) return { ...found, ...said, steps: [...steps, `TLS: ${reasonIn(secured)}`] };
  const facts = { ...tlsFactsOf(secured), refused: refusalOf(secured, verify, fingerprint) };
  const saidInside = await talk(secured, untilTimeout, 'TLS');
  const judged = facts.refused ?? (verify ? 'Its certificate is valid.' : 'Its certificate is accepted as it is.');
  return {
    ...found,
    tls: facts,
    ...saidInside,
    steps: [...steps, `TLS: ${facts.version}. ${judged}`, ...saidInside.steps],
  };
}

/** A connection, or why there is none. */
function outcomeOf<T>(connecting: Promise<T>): Promise<T | DialError> {
  return connecting.catch((error: unknown) => {
    if (error instanceof DialError) return error;
    throw error;
  });
}

function reasonIn({ ending: { cause, detail } }: DialError): string {
  return detail ?? TCP_REASONS[cause] ?? cause;
}

const TCP_REASONS: { readonly [cause: string]: string } = {
  refused: 'it refuses connections',
  reset: 'it cut the connection',
  connect_timeout: 'no answer',
  unreachable: 'no way there',
};

/** Why a connection would refuse the certificate. */
function refusalOf(socket: TLSSocket, verify: boolean, fingerprint: string | undefined): string | null {
  if (verify && !socket.authorized)
    return tlsReason(socket.authorizationError as unknown as NodeJS.ErrnoException | string);
  if (fingerprint !== undefined && fingerprintOf(socket.getPeerCertificate()) !== fingerprint) return NOT_PINNED;
  return null;
}

/** A report in lines for people. */
export function describeProbe({
  host,
  port,
  address,
  tcp,
  tls,
  smpp,
  interface_version,
  looksLike: other,
  steps,
}: ProbeReport): string {
  const what =
    tcp !== 'open'
      ? tcp
      : smpp
        ? `SMPP${interface_version === null ? '' : ` ${interface_version}`}${tls === null ? ', plain' : ' over TLS'}`
        : other !== null
          ? `no SMPP: looks like ${other}`
          : 'open, and silent: it may be SMPP that answers only known callers';
  const place = address === null || address === host ? '' : ` (${address})`;
  return [`${host}:${port}${place}: ${what}`, ...steps.map((step) => `  ${step}`)].join('\n');
}
