import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { type Auth, type Caller, mayUse } from './auth.ts';
import { CLOSE_CODES, type Ending, reasonOf, sentenceOf } from './close-codes.ts';
import { formatControl, SMPP_V1 } from './control.ts';
import { DialError, type Dialled, dial, type Resolve } from './dial.ts';
import type { Client } from './frame-sender.ts';
import { createGuard } from './guard.ts';
import type { Link, LinkEnding, LinkInit } from './link.ts';
import { BinaryLink } from './link-binary.ts';
import { V1Link } from './link-v1.ts';
import type { Metrics } from './metrics.ts';
import type { Options } from './options.ts';
import type { Places } from './places.ts';
import type { ProxyAddresses } from './proxy-protocol.ts';
import type { UpgradeRequest } from './request.ts';
import { findTarget, type Target } from './targets.ts';

/** Octets of randomness in a resume token: twice what nobody can guess. */
const RESUME_TOKEN_OCTETS = 32;
/** Characters of a caller's words in a log line. */
const MAX_LOGGED = 128;

/** A WebSocket that has just been upgraded, what it asks for, and where it comes from. */
export interface Arrival extends Client {
  readonly request: UpgradeRequest;
  readonly addresses: ProxyAddresses;
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

  /** Decides about a WebSocket. Never throws: every outcome is a link or a close code. */
  async accept(arrival: Arrival): Promise<void> {
    const { ws } = arrival;
    const vain = new AbortController();
    const onGone = () => vain.abort();
    // Nothing is read until there is somebody to read it.
    ws.pause();
    // The close code that fits is sent by ws itself, and 'close' follows.
    ws.on('error', ignore).once('close', onGone);
    this.#arriving.add(vain);
    try {
      const refusal = await this.#decide(arrival, vain);
      if (refusal !== undefined) this.#refuse(arrival, this.#draining ? GOING_AWAY : refusal);
    } catch (error) {
      this.#context.log.error({ err: error }, 'accept failed');
      this.#refuse(arrival, { cause: 'internal' });
    }
    ws.off('close', onGone);
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
    const { request, addresses } = arrival;
    const caller = await auth().check(request.token, Date.now());
    if ('cause' in caller) return caller;
    if (request.resume !== undefined) return this.#resume(arrival, request.resume, caller);

    if (!mayUse(caller, request.target)) return { cause: 'forbidden' };
    const target = findTarget(request.target, request.tls, options());
    if ('cause' in target) return target;
    // Without tokens the address is all that tells callers apart.
    const name = options().auth === undefined ? addresses.source : caller.name;
    const { connections, connectionsPerCaller } = options().limits;
    const entered = await places.enter([
      { key: 'connections', limit: connections },
      { key: `caller ${name}`, limit: caller.connections ?? connectionsPerCaller },
    ]);
    if (typeof entered === 'number') return { cause: entered === 0 ? 'busy' : 'caller_busy' };
    return this.#connect(arrival, vain, target, caller, entered);
  }

  async #connect(
    arrival: Arrival,
    vain: AbortController,
    target: Target,
    caller: Caller,
    leave: () => void,
  ): Promise<Ending | undefined> {
    const { options, resolve } = this.#context;
    const timer = setTimeout(() => vain.abort(), options().limits.connect * 1000);
    let dialled: Dialled;
    try {
      dialled = await dial(target, vain.signal, arrival.addresses, resolve);
    } catch (error) {
      leave();
      if (error instanceof DialError) return error.ending;
      throw error;
    } finally {
      clearTimeout(timer);
    }
    if (arrival.ws.readyState !== arrival.ws.OPEN) {
      // The client did not wait: its close event has passed, and nobody else would end this connection.
      dialled.socket.destroy();
      leave();
      return undefined;
    }
    this.#tie(arrival, target, caller, dialled, leave);
    return undefined;
  }

  #tie(arrival: Arrival, target: Target, caller: Caller, dialled: Dialled, leave: () => void): void {
    const { request, addresses, web } = arrival;
    const { options, metrics, log, places, tokenPrefix } = this.#context;
    const { limits, resume, window } = options();
    const id = tokenPrefix + (++this.#ids).toString(36);
    const label = target.rules === undefined ? target.name : 'free';
    const token = resume > 0 ? tokenPrefix + randomBytes(RESUME_TOKEN_OCTETS).toString('base64url') : null;

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
        ? new V1Link(arrival, {
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
        : new BinaryLink(arrival, init);
    this.#links.add(link);
    metrics.opened(label);
    if (token !== null && link instanceof V1Link) this.#sessions.set(token, { link, caller: caller.name, web });
    log.info(
      {
        id,
        target: short(target.name),
        caller: short(caller.name),
        address: addresses.source,
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
    if (!held.link.resume(arrival, count)) return { cause: 'session_lost', detail: 'The count does not fit.' };
    this.#context.metrics.resumed();
    return undefined;
  }

  #tellIfIdle(): void {
    if (this.#links.size + this.#arriving.size === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #refuse({ ws, request, addresses }: Arrival, ending: Ending): void {
    const { metrics, log } = this.#context;
    metrics.refused(ending.cause);
    log.info({ target: short(request.target), address: addresses.source, ...ending }, 'connection refused');
    if (ws.readyState !== ws.OPEN) return;
    ws.resume();
    if (request.protocol === SMPP_V1) {
      ws.send(formatControl({ type: 'error', code: ending.cause, message: sentenceOf(ending) }));
    }
    ws.close(CLOSE_CODES[ending.cause].code, reasonOf(ending));
  }
}

const GOING_AWAY: Ending = { cause: 'going_away', detail: 'Retry after 2 to 5 s.' };

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
