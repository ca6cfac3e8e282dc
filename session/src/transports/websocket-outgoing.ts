import type { Clock } from '../clock.ts';
import type { Hello } from './websocket-control.ts';
import { Replay } from './websocket-replay.ts';
import type { WebSocketShape } from './websocket-shape.ts';

/** Without acks: octets queued in the WebSocket at which senders wait, and how often it looks, as there is no event. */
const PLAIN_HIGH_WATER_OCTETS = 1_048_576;
const PLAIN_POLL_MS = 10;

/** The way out: all that is due in one microtask leaves as one frame, within the credit of the bridge, and is kept until acked. */
export class Outgoing {
  readonly #clock: Clock;
  readonly #onFlushed: () => void;
  readonly #replay = new Replay();
  /** Senders that wait for room. */
  #waiting: (() => void)[] = [];
  #ws: WebSocketShape | undefined;
  /** Absent over a bridge without acks. */
  #limits: Pick<Hello, 'window' | 'message'> | undefined;
  #scheduled = false;

  /** @param onFlushed told when all that was pushed has been sent */
  constructor(clock: Clock, onFlushed: () => void) {
    this.#clock = clock;
    this.#onFlushed = onFlushed;
  }

  /** Whether nothing waits to be sent. */
  get isFlushed(): boolean {
    return this.#replay.unsent === 0;
  }

  /** Goes on over a WebSocket that has greeted. False when the octets after the bridge's count are gone. */
  attach(ws: WebSocketShape, hello: Hello): boolean {
    if (!this.#replay.rewind(hello.bytes)) return false;
    this.#ws = ws;
    this.#limits = hello;
    this.#wake();
    this.flush();
    return true;
  }

  /** Sends plain octets from now on. */
  attachPlain(ws: WebSocketShape): void {
    this.#ws = ws;
    this.flush();
  }

  /** The WebSocket has gone: what is pushed waits for the next one. */
  detach(): void {
    this.#ws = undefined;
  }

  /** Takes octets; resolves when there is room for more. */
  async push(octets: Uint8Array): Promise<void> {
    this.#replay.push(octets);
    this.#schedule();
    if (!this.#hasRoom()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Drops what the bridge has consumed. False for a count that cannot be. */
  ack(count: number): boolean {
    if (!this.#replay.ack(count)) return false;
    this.#wake();
    this.flush();
    return true;
  }

  /** Sends what waits, as far as credit goes. */
  flush(): void {
    if (!this.#ws) return;
    if (this.#limits) this.#flushWithin(this.#ws, this.#limits);
    else this.#flushPlain(this.#ws);
    if (this.isFlushed) this.#onFlushed();
  }

  /** Lets all senders go: no more will be sent. */
  release(): void {
    this.#ws = undefined;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #flushWithin(ws: WebSocketShape, { window, message }: Pick<Hello, 'window' | 'message'>): void {
    for (;;) {
      const limit = Math.min(window - this.#replay.underWay, message, this.#replay.unsent);
      if (limit <= 0) return;
      ws.send(this.#replay.take(limit));
    }
  }

  #flushPlain(ws: WebSocketShape): void {
    if (this.#replay.unsent > 0) ws.send(this.#replay.take(this.#replay.unsent));
    // Nobody acks: what the WebSocket has is gone.
    this.#replay.ackAll();
    if (this.#waiting.length > 0) this.#poll();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  #hasRoom(): boolean {
    if (this.#limits) return this.#replay.unacked < this.#limits.window;
    return this.#ws !== undefined && this.#ws.bufferedAmount < PLAIN_HIGH_WATER_OCTETS;
  }

  #wake(): void {
    if (this.#waiting.length > 0 && this.#hasRoom()) for (const wake of this.#waiting.splice(0)) wake();
  }

  #poll(): void {
    this.#wake();
    if (this.#waiting.length > 0 && this.#ws) this.#clock.after(PLAIN_POLL_MS, () => this.#poll());
  }
}
