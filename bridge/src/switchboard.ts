import type { Logger } from 'pino';
import { type Admission, admit } from './admission.ts';
import type { Auth, Caller } from './auth.ts';
import { CLOSE_CODES, type Ending, reasonOf, sentenceOf } from './close-codes.ts';
import { type ControlError, formatControl, type Probed, SMPP_V1, SMPP_V1_PROBE } from './control.ts';
import { LIMITS } from './defaults.ts';
import { type Dialled, dial, type Resolve } from './dial.ts';
import { createGuard } from './guard.ts';
import type { Link, LinkEnding, LinkInit } from './link.ts';
import { BinaryLink } from './link-binary.ts';
import { V1Link } from './link-v1.ts';
import type { Metrics } from './metrics.ts';
import type { Options } from './options.ts';
import type { Places } from './places.ts';
import { probeTarget } from './probe-target.ts';
import type { ProxyAddresses } from './proxy-protocol.ts';
import type { UpgradeRequest } from './request.ts';
import { createSecret } from './secret.ts';
import { DialError } from './sockets.ts';
import type { Target } from './targets.ts';
import { NOBODY, type WebSocket } from './web-socket.ts';

/** Characters of a caller's words in a log line. */
const MAX_LOGGED = 128;

/** A WebSocket that has just been upgraded, what it asks for, and where it comes from. */
export interface Arrival {
  readonly ws: WebSocket;
  readonly request: UpgradeRequest;
  /** Address of the caller. */
  readonly source: string;
  /** The web origin, or undefined for a program. */
  readonly web: string | undefined;
}

/** What the switchboard needs from the bridge. `options` and `auth` are asked each time: a reload changes them. */
export interface SwitchboardContext {
  readonly options: () => Options;
  readonly auth: () => Auth;
  readonly places: Places;
  readonly resolve: Resolve;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Put before resume tokens, so that another worker knows whose they are. */
  readonly tokenPrefix: string;
}

interface Held {
  readonly link: V1Link;
  readonly caller: string;
  readonly web: string | undefined;
}

/** Takes WebSockets that were upgraded, decides about them, and ties each to a message centre. */
export class Switchboard {
  readonly #context: SwitchboardContext;
  readonly #links = new Set<Link>();
  readonly #sessions = new Map<string, Held>();
  /** Those that are not decided about yet; aborted when it is for nothing. */
  readonly #arriving = new Set<AbortController>();
  readonly #whenIdle: (() => void)[] = [];
  #draining = false;
  #ids = 0;

  constructor(context: SwitchboardContext) {
    this.#context = context;
  }

  /** Decides about a WebSocket whose socket is corked. Never throws: every outcome is a link or a close code. */
  async accept(arrival: Arrival): Promise<void> {
    const { ws } = arrival;
    const vain = new AbortController();
    const uncork = setTimeout(() => ws.socket.uncork(), LIMITS.corkMs);
    ws.listener = { ...NOBODY, onClosed: () => vain.abort() };
    this.#arriving.add(vain);
    try {
      const refusal = await this.#decide(arrival, vain);
      if (refusal !== undefined) this.#refuse(arrival, this.#draining ? GOING_AWAY : refusal);
    } catch (error) {
      this.#context.log.error({ err: error }, 'accept failed');
      this.#refuse(arrival, { cause: 'internal' });
    }
    clearTimeout(uncork);
    ws.socket.uncork();
    this.#arriving.delete(vain);
    this.#tellIfIdle();
  }

  /** Looks at the clock for all links. */
  sweep(now: number): void {
    for (const link of this.#links) link.sweep(now);
  }

  /** Ends all links, with a hint when to come back. */
  drain(): void {
    this.#draining = true;
    for (const vain of this.#arriving) vain.abort();
    for (const link of this.#links) link.end(GOING_AWAY);
  }

  /** Resolves when nobody is left. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenIdle.push(resolve);
      this.#tellIfIdle();
    });
  }

  /** Cuts what is left. */
  abort(): void {
    for (const link of this.#links) link.abort();
  }

  async #decide(arrival: Arrival, vain: AbortController): Promise<Ending | undefined> {
    const { options, auth, places } = this.#context;
    const { request, source } = arrival;
    const caller = await auth().check(request.token, Date.now());
    if ('cause' in caller) return caller;
    if (request.resume !== undefined) return this.#resume(arrival, request.resume, caller);

    const admission = await admit(request, source, caller, options(), places);
    if ('cause' in admission) return admission;
    if (request.protocol === SMPP_V1_PROBE) return this.#probe(arrival, vain, admission);
    return this.#connect(arrival, vain, admission, caller);
  }

  async #connect(
    arrival: Arrival,
    vain: AbortController,
    { target, leave }: Admission,
    caller: Caller,
  ): Promise<Ending | undefined> {
    const { options, resolve } = this.#context;
    const { ws } = arrival;
    const addresses = () => addressesOf(arrival);
    let isTied = false;
    try {
      const dialled = await within(options().limits.connect, vain, dial(target, vain.signal, addresses, resolve));
      if ('cause' in dialled) return dialled;
      if (ws.isOpen) {
        this.#tie(arrival, target, caller, dialled, leave);
        isTied = true;
      }
      // The client did not wait: its close event has passed, and nobody else would end this connection.
      else dialled.socket.destroy();
      return undefined;
    } finally {
      if (!isTied) leave();
    }
  }

  async #probe(arrival: Arrival, vain: AbortController, { target, leave }: Admission): Promise<Ending | undefined> {
    const { options, resolve, log } = this.#context;
    const { ws, request, source } = arrival;
    const addresses = () => addressesOf(arrival);
    // Nothing is to come but a close frame, which calls the probe off.
    ws.resume();
    try {
      const probed = await within(options().limits.probe, vain, probeTarget(target, vain.signal, addresses, resolve));
      if ('cause' in probed) return probed;
      // It was called off: what it did not find out is no finding.
      if (this.#draining) return GOING_AWAY;
      const { tcp, smpp } = probed;
      log.info({ target: short(request.target), address: source, tcp, smpp }, 'probe');
      sayLast(ws, probed, { cause: 'closed', detail: 'This was a probe.' });
      return undefined;
    } finally {
      leave();
    }
  }

  #tie(arrival: Arrival, target: Target, caller: Caller, dialled: Dialled, leave: () => void): void {
    const { request, source, web } = arrival;
    const { options, metrics, log, places, tokenPrefix } = this.#context;
    const { limits, resume, window } = options();
    const id = tokenPrefix + (++this.#ids).toString(36);
    const label = target.rules === undefined ? target.name : 'free';
    const token = resume > 0 ? tokenPrefix + createSecret() : null;

    const init: LinkInit = {
      socket: dialled.socket,
      limits,
      now: Date.now(),
      expiresAt: caller.expiresAt,
      guard: (outlets) => createGuard(target, places, outlets),
      onEnd: (ending) => {
        leave();
        this.#links.delete(link);
        if (token !== null) this.#sessions.delete(token);
        const now = Date.now();
        metrics.ended(label, link, ending, now);
        log.info({ id, ...endOf(link, ending, now) }, 'connection end');
        this.#tellIfIdle();
      },
    };
    const link =
      request.protocol === SMPP_V1
        ? new V1Link(arrival.ws, {
            ...init,
            hello: {
              target: target.name,
              peer: target.options.showPeer ? dialled.peer : null,
              tls: dialled.tls,
              resume: token,
              hold: resume,
              window,
              message: limits.messageOctets,
            },
            onHold: (held) => {
              metrics.held(held ? 1 : -1);
              log.debug({ id, held }, 'connection held');
            },
          })
        : new BinaryLink(arrival.ws, init);
    this.#links.add(link);
    metrics.opened(label);
    if (token !== null && link instanceof V1Link) this.#sessions.set(token, { link, caller: caller.name, web });
    log.info(
      {
        id,
        target: short(target.name),
        caller: short(caller.name),
        address: source,
        origin: web === undefined ? undefined : short(web),
        protocol: request.protocol ?? 'none',
        peer: dialled.peer,
        tls: dialled.tls?.version,
      },
      'connection start',
    );
  }

  /** One answer for every way in which a token does not fit: a guesser learns nothing. */
  #resume(
    arrival: Arrival,
    { token, count }: NonNullable<UpgradeRequest['resume']>,
    caller: Caller,
  ): Ending | undefined {
    const held = this.#sessions.get(token);
    if (held === undefined || held.caller !== caller.name || held.web !== arrival.web) return { cause: 'session_lost' };
    if (!held.link.resume(arrival.ws, count)) return { cause: 'session_lost', detail: 'The count does not fit.' };
    this.#context.metrics.resumed();
    return undefined;
  }

  #tellIfIdle(): void {
    if (this.#links.size + this.#arriving.size === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #refuse({ ws, request, source }: Arrival, ending: Ending): void {
    const { metrics, log } = this.#context;
    metrics.refused(ending.cause);
    log.info({ target: short(request.target), address: source, ...ending }, 'connection refused');
    const message = { type: 'error', code: ending.cause, message: sentenceOf(ending) } as const;
    sayLast(ws, request.protocol?.startsWith(SMPP_V1) ? message : undefined, ending);
  }
}

/** What the work gives, or why it gives nothing; it is aborted at the deadline. */
async function within<T>(seconds: number, vain: AbortController, work: Promise<T>): Promise<T | Ending> {
  const timer = setTimeout(() => vain.abort(), seconds * 1000);
  try {
    return await work;
  } catch (error) {
    if (error instanceof DialError) return error.ending;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The last message over a WebSocket that leads nowhere, if there is one to send, and its close frame. */
function sayLast(ws: WebSocket, message: ControlError | Probed | undefined, ending: Ending): void {
  if (!ws.isOpen) return;
  if (message !== undefined) ws.sendText(formatControl(message));
  ws.close(CLOSE_CODES[ending.cause].code, reasonOf(ending));
}

const GOING_AWAY: Ending = { cause: 'going_away', detail: 'Retry after 2 to 5 s.' };

function endOf(link: Link, ending: LinkEnding, now: number) {
  return {
    cause: ending.cause,
    detail: ending.detail,
    octetsUp: link.up.octets,
    octetsDown: link.down.octets,
    pdusUp: link.up.pdus.count,
    pdusDown: link.down.pdus.count,
    seconds: Math.round((now - link.openedAt) / 100) / 10,
  };
}

/** The ends of the caller's connection, which cost a call of the system each. */
function addressesOf({ ws, source }: Arrival): ProxyAddresses {
  const { remotePort = 0, localAddress = '', localPort = 0 } = ws.socket;
  return { source, sourcePort: remotePort, destination: localAddress, destinationPort: localPort };
}

/** What a caller chose, cut for the log. pino writes JSON, so line ends and quotes cannot forge a line. */
function short(text: string): string {
  return text.length > MAX_LOGGED ? `${text.slice(0, MAX_LOGGED)}…` : text;
}
