import type { Socket } from 'node:net';
import { CLOSE_CODES, type CloseCause, type Ending, reasonOf } from './close-codes.ts';
import { LIMITS } from './defaults.ts';
import type { Breach } from './frame-reader.ts';
import type { Guard, GuardOutlets } from './guard.ts';
import type { Options } from './options.ts';
import { PduCounter } from './pdu-counter.ts';
import { Throttle } from './throttle.ts';
import { TickWriter } from './tick-writer.ts';
import type { WebSocket, WebSocketListener } from './web-socket.ts';

/** How a link ended: a row of the registry, or the client left. */
export type LinkEnding = Ending | { readonly cause: 'client'; readonly detail?: string };

/** What a link needs from the bridge. */
export interface LinkInit {
  readonly socket: Socket;
  readonly limits: Options['limits'];
  readonly now: number;
  /** When the caller's token expires, in milliseconds, or undefined. */
  readonly expiresAt?: number | undefined;
  /** Makes what looks at the PDUs, where the target wants it. */
  readonly guard: (outlets: GuardOutlets) => Guard | undefined;
  /** Called once, when both sides are done. */
  readonly onEnd: (ending: LinkEnding) => void;
}

/** Octets and PDUs of one direction. */
export interface Flow {
  octets: number;
  readonly pdus: PduCounter;
}

/**
 * One TCP connection to a message centre and the WebSocket in front of it. What both subprotocols share lies here: counts,
 * limits, pings, and the order of an end. The subclasses are the two arrows.
 */
export abstract class Link implements WebSocketListener {
  readonly openedAt: number;
  /** From the client to the message centre, and back. */
  readonly up: Flow = { octets: 0, pdus: new PduCounter() };
  readonly down: Flow = { octets: 0, pdus: new PduCounter() };

  protected readonly socket: Socket;
  protected readonly writer: TickWriter;
  protected readonly limits: Options['limits'];
  protected ws: WebSocket | undefined;
  /** Why the message centre's side is over; octets for the client may still wait. */
  protected ending: LinkEnding | undefined;

  readonly #guard: Guard | undefined;
  readonly #expiresAt: number | undefined;
  readonly #onEnd: (ending: LinkEnding) => void;
  readonly #upRate: Throttle | undefined;
  readonly #downRate: Throttle | undefined;
  #rateTimer: NodeJS.Timeout | undefined;
  #upLimited = false;
  #downLimited = false;
  #octetsSeen = 0;
  #activeAt: number;
  #pingedAt: number;
  #answered = true;
  #over = false;

  constructor({ socket, limits, now, expiresAt, guard, onEnd }: LinkInit) {
    this.socket = socket;
    this.limits = limits;
    this.openedAt = now;
    this.#activeAt = now;
    this.#pingedAt = now;
    this.#expiresAt = expiresAt;
    this.#onEnd = onEnd;
    if (limits.octetsPerSecond > 0) {
      this.#upRate = new Throttle(limits.octetsPerSecond, now);
      this.#downRate = new Throttle(limits.octetsPerSecond, now);
    }
    this.writer = new TickWriter(socket, () => this.onWritten());
    this.#guard = guard({
      toPeer: (octets) => this.writer.write(octets),
      toClient: (octets) => this.toClient(octets),
      onReady: () => this.onWritten(),
      end: (ending) => this.end(ending),
    });
    socket.on('data', (chunk: Buffer) => this.#fromPeer(chunk));
    socket.on('end', () => this.#peerDone({ cause: 'closed' }));
    socket.on('error', () => this.#peerDone({ cause: 'reset' }));
    socket.on('close', () => this.#peerDone({ cause: 'reset' }));
  }

  /** Octets for the client, in order. */
  protected abstract toClient(octets: Uint8Array): void;
  /** The message centre took what was written. */
  protected abstract onWritten(): void;
  /** Whether the client's side wants the message centre to wait. */
  protected abstract get clientFull(): boolean;
  /** Closes the WebSocket, if need be after the octets that still wait for it. */
  protected abstract finish(ending: LinkEnding): void;
  /** The WebSocket has gone. */
  protected abstract onDetached(code: number): void;
  /** A look at the clock, beyond the limits. */
  protected onSweep(_now: number): void {}

  /** Whether octets to the message centre wait: for it, for the rate limit, or for a decision. */
  protected get upBlocked(): boolean {
    return this.writer.blocked || this.#upLimited || this.#guard?.waiting === true;
  }

  /** Ends the link from the bridge's side, with a cause of the registry. */
  end(ending: LinkEnding): void {
    if (this.ending !== undefined) return;
    this.ending = ending;
    this.#closePeer();
    this.finish(ending);
  }

  /** Ends both sides at once. */
  abort(): void {
    this.ending ??= { cause: 'going_away' };
    this.ws?.terminate();
    this.socket.destroy();
    this.over();
  }

  /** Looks at the clock: limits, pings. */
  sweep(now: number): void {
    const octets = this.up.octets + this.down.octets;
    if (octets !== this.#octetsSeen) {
      this.#octetsSeen = octets;
      this.#activeAt = now;
    }
    const { idle, lifetime, ping } = this.limits;
    if (this.#expiresAt !== undefined && now >= this.#expiresAt) this.end({ cause: 'expired' });
    else if (lifetime > 0 && now - this.openedAt >= lifetime * 1000) this.end({ cause: 'lifetime' });
    else if (idle > 0 && now - this.#activeAt >= idle * 1000) this.end({ cause: 'idle' });
    if (ping > 0 && now - this.#pingedAt >= ping * 1000) this.#ping(now);
    this.onSweep(now);
  }

  protected attach(ws: WebSocket): void {
    this.ws = ws;
    this.#answered = true;
    ws.listener = this;
    ws.resume();
  }

  /** Lets the WebSocket go: what still happens there is nobody's. */
  protected leaveWebSocket(): WebSocket | undefined {
    const { ws } = this;
    ws?.ignore();
    this.ws = undefined;
    return ws;
  }

  abstract onOctets(octets: Buffer): void;
  abstract onText(text: Buffer): void;

  onPong(): void {
    this.#answered = true;
  }

  /** The close frame that fits was sent; here the link learns that this is no drop. */
  onBreach({ code, message }: Breach): void {
    this.end({ cause: code === 1009 ? 'message_size' : 'protocol', detail: `${message}.` });
  }

  onClosed(code: number): void {
    this.ws = undefined;
    this.onDetached(code);
  }

  /** Octets of the client, in order. */
  protected fromClient(octets: Uint8Array): void {
    this.up.octets += octets.length;
    this.up.pdus.push(octets);
    if (this.#guard === undefined) this.writer.write(octets);
    else this.#guard.fromClient(octets);
    const wait = this.#upRate?.take(octets.length, Date.now()) ?? 0;
    if (wait > 0) this.#limit(wait, true);
  }

  /** The client has left for good: what it sent is written, then the connection is closed. */
  protected clientLeft(): void {
    this.ending ??= { cause: 'client' };
    this.#closePeer();
    this.over();
  }

  /** Reads on from the client, or not for now. */
  protected settleReading(pause: boolean): void {
    const { ws } = this;
    if (ws?.isOpen && pause !== ws.isPaused) pause ? ws.pause() : ws.resume();
  }

  /** Lets the message centre go on, or wait. */
  protected settlePressure(): void {
    const pause = this.clientFull || this.#downLimited;
    if (pause !== this.socket.isPaused()) pause ? this.socket.pause() : this.socket.resume();
  }

  protected closeWebSocket(ending: LinkEnding): void {
    const cause: CloseCause = ending.cause === 'client' ? 'closed' : ending.cause;
    this.ws?.close(CLOSE_CODES[cause].code, reasonOf({ ...ending, cause }));
  }

  /** Tells the bridge, once. */
  protected over(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#rateTimer);
    this.#guard?.close();
    this.#onEnd(this.ending ?? { cause: 'internal' });
  }

  #fromPeer(chunk: Buffer): void {
    this.down.octets += chunk.length;
    this.down.pdus.push(chunk);
    if (this.#guard === undefined) this.toClient(chunk);
    else this.#guard.fromPeer(chunk);
    const wait = this.#downRate?.take(chunk.length, Date.now()) ?? 0;
    if (wait > 0) this.#limit(wait, false);
    if (this.clientFull || this.#downLimited) this.settlePressure();
  }

  #peerDone(ending: Ending): void {
    if (this.ending !== undefined) return;
    this.ending = ending;
    this.#closePeer();
    this.finish(ending);
  }

  #closePeer(): void {
    if (this.socket.destroyed) return;
    this.writer.end();
    // What the message centre still says is dropped: `end` must be read for the socket to close.
    this.socket.removeAllListeners('data').resume();
    const linger = setTimeout(() => this.socket.destroy(), LIMITS.lingerMs).unref();
    this.socket.once('close', () => clearTimeout(linger));
  }

  #limit(wait: number, up: boolean): void {
    if (up) this.#upLimited = true;
    else this.#downLimited = true;
    clearTimeout(this.#rateTimer);
    // One timer for both ways: the later debt lets both go on.
    this.#rateTimer = setTimeout(() => {
      this.#upLimited = false;
      this.#downLimited = false;
      this.onWritten();
      this.settlePressure();
    }, wait);
  }

  #ping(now: number): void {
    this.#pingedAt = now;
    const ws = this.ws;
    // Where pressure holds octets back, a ping would wait behind them and prove nothing: the idle limit judges.
    if (!ws?.isOpen || ws.isPaused || this.clientFull) return;
    if (!this.#answered) return ws.terminate();
    this.#answered = false;
    ws.ping();
  }
}
