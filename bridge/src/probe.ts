import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { createFramer, decode, encode, isSmppError, type Pdu } from '@smpp-web/codec';
import { tlsReason } from './dial.ts';
import { looksLike } from './looks-like.ts';
import { type TlsFacts, tlsFactsOf } from './tls-facts.ts';

export interface ProbeOptions {
  readonly host: string;
  readonly port: number;
  /** For each step: TCP, TLS, and each answer. Default 3 s: a healthy peer answers within one. */
  readonly timeoutMs?: number | undefined;
  /** Name for SNI and for the check of the certificate; the host by default. */
  readonly servername?: string | undefined;
  /** PEM file of the authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
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
/** Octets of a stranger's answer that are looked at. */
const MAX_ANSWER_OCTETS = 65_536;

/** What one connection said. */
interface Talk {
  readonly smpp: boolean | null;
  readonly interface_version: string | null;
  readonly looksLike: string | null;
  readonly steps: readonly string[];
}

/**
 * Finds out what is on a port: connects, asks with enquire_link, then with a bind without a name (no account can be locked by
 * it); where plain octets lead nowhere, the same inside TLS. Never throws for what the other side does.
 */
export async function probe({
  host,
  port,
  timeoutMs = DEFAULT_TIMEOUT_MS,
  servername = host,
  ca,
}: ProbeOptions): Promise<ProbeReport> {
  const silent = { tls: null, smpp: null, interface_version: null, looksLike: null };
  const address = isIP(host)
    ? host
    : await lookup(host).then(
        (found) => found.address,
        () => null,
      );
  if (address === null) return { host, port, address, tcp: 'unresolved', ...silent, steps: [`${host} has no address`] };

  const plain = await openTcp(address, port, timeoutMs);
  if (typeof plain === 'string') {
    const tcp = plain === 'ECONNREFUSED' ? 'closed' : 'filtered';
    return { host, port, address, tcp, ...silent, steps: [`TCP to ${address}:${port}: ${tcp} (${plain})`] };
  }
  const first = await talk(plain, timeoutMs, 'plain');
  const steps = [`TCP to ${address}:${port}: open`, ...first.steps];
  const found = { host, port, address, tcp: 'open' as const };
  if (first.smpp || (first.looksLike !== null && first.looksLike !== 'TLS'))
    return { ...found, tls: null, ...first, steps };

  const secured = await openTls(address, port, servername, ca, timeoutMs);
  if (typeof secured === 'string') return { ...found, tls: null, ...first, steps: [...steps, `TLS: ${secured}`] };
  const refused = secured.authorized
    ? null
    : tlsReason(secured.authorizationError as unknown as NodeJS.ErrnoException | string);
  const tls = { ...tlsFactsOf(secured), refused };
  const second = await talk(secured, timeoutMs, 'TLS');
  return {
    ...found,
    tls,
    ...second,
    steps: [...steps, `TLS: ${tls.version}, ${refused ?? 'certificate valid'}`, ...second.steps],
  };
}

/** A report in lines for people. */
export function describeProbe({
  host,
  port,
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
  return [`${host}:${port}: ${what}`, ...steps.map((step) => `  ${step}`)].join('\n');
}

async function talk(socket: Socket, timeoutMs: number, way: string): Promise<Talk> {
  const answers = readAnswers(socket);
  const steps: string[] = [];
  const questions: readonly (readonly [string, Uint8Array])[] = [
    ['enquire_link', encode('enquire_link', { sequence_number: 1 })],
    ['bind_transceiver', encode('bind_transceiver', { sequence_number: 2, interface_version: 0x50 })],
  ];
  let smpp: boolean | null = null;
  let interface_version: string | null = null;
  let other: string | null = null;
  try {
    for (const [name, octets] of questions) {
      socket.write(octets);
      const answer = await answers.next(timeoutMs);
      steps.push(`${way}: ${name} -> ${describeAnswer(answer)}`);
      if (typeof answer !== 'string' && 'command' in answer) {
        smpp = true;
        interface_version ??= versionIn(answer);
      } else if (typeof answer !== 'string') {
        smpp = false;
        other = looksLike(answer) ?? null;
        break;
      } else if (answer === 'closed') break;
    }
  } finally {
    socket.destroy();
  }
  return { smpp, interface_version, looksLike: other, steps };
}

/** A PDU, octets that are none, or why there is neither. */
type Answer = Pdu | Uint8Array | 'closed' | 'silence';

function describeAnswer(answer: Answer): string {
  if (typeof answer === 'string') return answer;
  if ('command' in answer) return `${answer.command}, status 0x${answer.command_status.toString(16).padStart(8, '0')}`;
  return `octets that are no SMPP: ${Buffer.from(answer.subarray(0, 16)).toString('hex')}`;
}

/** Hands out PDUs one by one; of what is no SMPP, the first octets. */
function readAnswers(socket: Socket): { next(timeoutMs: number): Promise<Answer> } {
  const framer = createFramer();
  const queue: Answer[] = [];
  let raw = Buffer.alloc(0);
  let wake = () => {};
  let closed = false;
  socket.on('data', (chunk: Buffer) => {
    if (raw.length < MAX_ANSWER_OCTETS) raw = Buffer.concat([raw, chunk]);
    try {
      for (const frame of framer.push(chunk)) queue.push(decode(frame));
    } catch (error) {
      if (!isSmppError(error)) throw error;
      queue.push(raw);
    }
    wake();
  });
  const onClosed = () => {
    closed = true;
    wake();
  };
  socket.on('close', onClosed).on('end', onClosed).on('error', onClosed);
  return {
    async next(timeoutMs) {
      if (queue.length === 0 && !closed) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          wake = () => {
            if (queue.length === 0 && !closed) return;
            clearTimeout(timer);
            resolve();
          };
        });
      }
      // A greeting shorter than a PDU header never becomes a frame, nor an error.
      return queue.shift() ?? (raw.length > 0 && framer.pending === raw.length ? raw : closed ? 'closed' : 'silence');
    },
  };
}

/** sc_interface_version of a bind response, as `3.4`. */
function versionIn(pdu: Pdu): string | null {
  if (!pdu.command?.startsWith('bind_') || !('tlvs' in pdu)) return null;
  const value = pdu.tlvs.find(({ name }) => name === 'sc_interface_version')?.value;
  return typeof value === 'number' ? `${value >> 4}.${value & 0x0f}` : null;
}

function openTcp(address: string, port: number, timeoutMs: number): Promise<Socket | string> {
  return opened(connectTcp({ host: address, port }), 'connect', timeoutMs, ({ code }) => code ?? 'error');
}

function openTls(
  address: string,
  port: number,
  servername: string,
  ca: string | undefined,
  timeoutMs: number,
): Promise<TLSSocket | string> {
  const socket = connectTls({
    host: address,
    port,
    // Looked at, not trusted: the report says why it would be refused.
    rejectUnauthorized: false,
    ...(isIP(servername) ? {} : { servername }),
    ...(ca === undefined ? {} : { ca: readFileSync(ca) }),
  });
  return opened(socket, 'secureConnect', timeoutMs, (error) => tlsReason(error));
}

function opened<T extends Socket>(
  socket: T,
  event: 'connect' | 'secureConnect',
  timeoutMs: number,
  describe: (error: NodeJS.ErrnoException) => string,
): Promise<T | string> {
  return new Promise((resolve) => {
    const fail = (reason: string) => {
      socket.destroy();
      resolve(reason);
    };
    const timer = setTimeout(() => fail('no answer'), timeoutMs);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      fail(describe(error));
    });
    socket.once(event, () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}
