import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { Admission } from './admission.ts';
import { type Auth, type Caller, mayUse } from './auth.ts';
import { CLOSE_CODES, type Ending, reasonOf, sentenceOf } from './close-codes.ts';
import { formatControl, SMPP_V1 } from './control.ts';
import { DialError, type Dialled, dial } from './dial.ts';
import type { GuardFactory } from './guard.ts';
import type { Link, LinkEnding, LinkInit } from './link.ts';
import { BinaryLink } from './link-binary.ts';
import { V1Link } from './link-v1.ts';
import type { Metrics } from './metrics.ts';
import type { Options } from './options.ts';
import type { ProxyAddresses } from './proxy-protocol.ts';
import type { UpgradeRequest } from './request.ts';
import { findTarget, type Target } from './targets.ts';

/** Octets of randomness in a resume token: twice what nobody can guess. */
const RESUME_TOKEN_OCTETS = 32;
/** Characters of a caller's words in a log line. */
const MAX_LOGGED = 128;

/** Where a request comes from. */
export interface Source {
  readonly addresses: ProxyAddresses;
  /** The web origin, or undefined for a program. */
  readonly web: string | undefined;
}

/** What the switchboard needs from the bridge. `options` and `auth` are asked each time: a reload changes them. */
export interface SwitchboardContext {
  readonly options: () => Options;
  readonly auth: () => Auth;
  readonly guards: GuardFactory;
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
  readonly #dialling = new Set<AbortController>();
  readonly #admission: Admission;
  readonly #whenIdle: (() => void)[] = [];
  #ids = 0;

  constructor(context: SwitchboardContext) {
    this.#context = context;
    this.#admission = new Admission(() => context.options().limits.connections);
  }

  /** Links that are open or held. */
  get size(): number {
    return this.#links.size;
  }

  /** Decides about a WebSocket. Never throws: every outcome is a link or a close code. */
  async accept(ws: WebSocket, request: UpgradeRequest, source: Source): Promise<void> {
    // Nothing is read until there is somebody to read it.
    ws.pause();
    // The close code that fits is sent by ws itself, and 'close' follows.
    ws.on('error', ignore);
    try {
      const refusal = await this.#decide(ws, request, source);
      if (refusal !== undefined) this.#refuse(ws, request, source, refusal);
    } catch (error) {
      this.#context.log.error({ err: error }, 'accept failed');
      this.#refuse(ws, request, source, { cause: 'internal' });
    }
  }

  /** Looks at the clock for all links. */
  sweep(now: number): void {
    for (const link of this.#links) link.sweep(now);
  }

  /** Ends all links, with a hint when to come back. */
  drain(): void {
    for (const controller of this.#dialling) controller.abort();
    for (const link of this.#links) link.end({ cause: 'going_away', detail: 'Retry after 2 to 5 s.' });
  }

  /** Resolves when no link is left. */
  idle(): Promise<void> {
    return this.#links.size === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Cuts what is left. */
  abort(): void {
    for (const link of this.#links) link.abort();
  }

  async #decide(ws: WebSocket, request: UpgradeRequest, source: Source): Promise<Ending | undefined> {
    const { options, auth } = this.#context;
    const caller = await auth().check(request.token, Date.now());
    if ('cause' in caller) return caller;
    if (request.resume !== undefined) return this.#resume(ws, request.resume, caller, source);

    if (!mayUse(caller, request.target)) return { cause: 'forbidden' };
    const target = findTarget(request.target, request.tls, options());
    if ('cause' in target) return target;
    // Without tokens the address is all that tells callers apart.
    const name = options().auth === undefined ? source.addresses.source : caller.name;
    const leave = this.#admission.enter(name, caller.connections ?? options().limits.connectionsPerCaller);
    if (typeof leave !== 'function') return leave;
    return this.#connect(ws, request, target, caller, source, leave);
  }

  async #connect(
    ws: WebSocket,
    request: UpgradeRequest,
    target: Target,
    caller: Caller,
    source: Source,
    leave: () => void,
  ): Promise<Ending | undefined> {
    const { limits } = this.#context.options();
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), limits.connect * 1000);
    this.#dialling.add(deadline);
    let dialled: Dialled;
    try {
      dialled = await dial(target, deadline.signal, source.addresses);
    } catch (error) {
      leave();
      if (error instanceof DialError) return error.ending;
      throw error;
    } finally {
      clearTimeout(timer);
      this.#dialling.delete(deadline);
    }
    if (ws.readyState !== ws.OPEN) {
      // The client did not wait: its close event has passed, and nobody else would end this connection.
      dialled.socket.destroy();
      leave();
      return undefined;
    }
    this.#tie(ws, request, target, caller, source, dialled, leave);
    return undefined;
  }

  #tie(
    ws: WebSocket,
    request: UpgradeRequest,
    target: Target,
    caller: Caller,
    source: Source,
    dialled: Dialled,
    leave: () => void,
  ): void {
    const { options, metrics, log, guards, tokenPrefix } = this.#context;
    const { limits, resume, window } = options();
    const id = tokenPrefix + (++this.#ids).toString(36);
    const label = target.rules === undefined ? target.name : 'free';
    const token = resume > 0 ? tokenPrefix + randomBytes(RESUME_TOKEN_OCTETS).toString('base64url') : null;

    const init: LinkInit = {
      socket: dialled.socket,
      limits,
      now: Date.now(),
      expiresAt: caller.expiresAt,
      guard: guards(target),
      onEnd: (ending) => {
        leave();
        this.#links.delete(link);
        if (this.#links.size === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
        if (token !== null) this.#sessions.delete(token);
        const now = Date.now();
        metrics.ended(label, link, ending, now);
        log.info({ id, ...endOf(link, ending, now) }, 'connection end');
      },
    };
    const link =
      request.protocol === SMPP_V1
        ? new V1Link(ws, {
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
        : new BinaryLink(ws, init);
    this.#links.add(link);
    metrics.opened(label);
    if (token !== null && link instanceof V1Link)
      this.#sessions.set(token, { link, caller: caller.name, web: source.web });
    log.info(
      {
        id,
        target: short(target.name),
        caller: short(caller.name),
        address: source.addresses.source,
        origin: source.web === undefined ? undefined : short(source.web),
        protocol: request.protocol ?? 'none',
        peer: dialled.peer,
        tls: dialled.tls?.version,
      },
      'connection start',
    );
  }

  /** One answer for every way in which a token does not fit: a guesser learns nothing. */
  #resume(
    ws: WebSocket,
    { token, count }: NonNullable<UpgradeRequest['resume']>,
    caller: Caller,
    source: Source,
  ): Ending | undefined {
    const held = this.#sessions.get(token);
    if (held === undefined || held.caller !== caller.name || held.web !== source.web) return { cause: 'session_lost' };
    if (!held.link.resume(ws, count)) return { cause: 'session_lost', detail: 'The count does not fit.' };
    this.#context.metrics.resumed();
    return undefined;
  }

  #refuse(ws: WebSocket, request: UpgradeRequest, source: Source, ending: Ending): void {
    const { metrics, log } = this.#context;
    metrics.refused(ending.cause);
    log.info({ target: short(request.target), address: source.addresses.source, ...ending }, 'connection refused');
    ws.resume();
    if (request.protocol === SMPP_V1) {
      ws.send(formatControl({ type: 'error', code: ending.cause, message: sentenceOf(ending) }));
    }
    ws.close(CLOSE_CODES[ending.cause].code, reasonOf(ending));
  }
}

const ignore = (): void => {};

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

/** What a caller chose, cut for the log. pino writes JSON, so line ends and quotes cannot forge a line. */
function short(text: string): string {
  return text.length > MAX_LOGGED ? `${text.slice(0, MAX_LOGGED)}…` : text;
}
