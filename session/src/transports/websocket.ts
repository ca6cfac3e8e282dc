import { type Clock, systemClock } from '../clock.ts';
import { type LinkFacts, type Transport, TransportError } from '../transport.ts';
import { Inbox } from './inbox.ts';
import { factsOf, type Hello, offersOf, parseControl, SMPP_V1 } from './websocket-control.ts';
import type { WebSocketOptions, WebSocketState } from './websocket-options.ts';
import { Outgoing } from './websocket-outgoing.ts';
import {
  type CloseShape,
  isFinal,
  type MessageShape,
  platformWebSocket,
  type WebSocketShape,
} from './websocket-shape.ts';

export type { LayerState, WebSocketOptions, WebSocketState } from './websocket-options.ts';
export type { WebSocketConstructor, WebSocketShape } from './websocket-shape.ts';

const DEFAULT_CONNECT_TIMEOUT_MS = 20_000;
/** An ack leaves after so large a part of the window. */
const ACKS_PER_WINDOW = 4;
/** What is less is acked so late after it was taken, so that the bridge need not keep it for a resume that may never come. */
const ACK_DELAY_MS = 1_000;
/** Waits between attempts to resume, in ms, doubled each time. The first comes at once: most drops are over then. */
const RESUME_BACKOFF_MS = 250;
const RESUME_BACKOFF_LIMIT_MS = 4_000;
/** How long the other side may take to answer a close frame. */
const CLOSE_TIMEOUT_MS = 5_000;
/** Without acks: octets that wait for the reader at which a WebSocket that can be paused is. */
const PLAIN_PAUSE_OCTETS = 1_048_576;
/** Without acks and without `pause`: octets that may wait for the reader before the link is given up. */
const PLAIN_INBOX_OCTETS = 16_777_216;

/**
 * Connects to a message centre through a bridge: `smpp.v1` with acks and resume where the bridge speaks it, plain octets
 * where it does not (websockify).
 *
 * @param url as `wss://bridge.example/smpp/<target>`
 * @returns once the message centre is connected
 * @throws TransportError with a sentence for people and the cause as `code`
 */
export async function connectWebSocket(url: string, options: WebSocketOptions = {}): Promise<Transport> {
  const transport = new WebSocketTransport(url.replace(/^http/, 'ws'), options);
  await transport.connect();
  return transport;
}

class WebSocketTransport implements Transport {
  readonly kind = 'websocket';
  readonly incoming: AsyncIterable<Uint8Array>;

  readonly #url: string;
  readonly #options: WebSocketOptions;
  readonly #clock: Clock;
  readonly #inbox = new Inbox({ onTaken: (octets) => this.#onTaken(octets) });
  readonly #outgoing: Outgoing;
  #ws: WebSocketShape | undefined;
  #state: WebSocketState = { websocket: 'connecting', tcp: 'closed', facts: {} };
  #hello: Hello | undefined;
  #plain = false;
  #received = 0;
  #taken = 0;
  #acked = 0;
  /** Octets that the bridge sends again after a resume although they are here. */
  #repeated = 0;
  #resumeUntil = 0;
  #attempts = 0;
  #stopTimer = () => {};
  #stopAck: (() => void) | undefined;
  /** What the bridge's last `error` said; its close frame follows. */
  #lastError: TransportError | undefined;
  #failure: Error | undefined;
  #closing = false;
  #opened: { resolve(): void; reject(error: Error): void } | undefined;
  #onClosed: () => void = () => {};
  readonly #closed = new Promise<void>((resolve) => {
    this.#onClosed = resolve;
  });

  constructor(url: string, options: WebSocketOptions) {
    this.#url = url;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#outgoing = new Outgoing(this.#clock, () => this.#finishIfSent());
    this.incoming = this.#inbox;
  }

  get facts(): LinkFacts {
    return this.#state.facts;
  }

  async connect(): Promise<void> {
    const { signal, connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS } = this.#options;
    const onAbort = () =>
      this.#end(new TransportError('aborted', 'Connecting was called off.', { cause: signal?.reason }));
    if (signal?.aborted) {
      onAbort();
      throw this.#failure;
    }
    const stopTimer = this.#clock.after(connectTimeoutMs, () =>
      this.#end(new TransportError('timeout', `The bridge did not connect within ${connectTimeoutMs / 1000} s.`)),
    );
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        this.#opened = { resolve, reject };
        this.#report({});
        void this.#dial();
      });
    } finally {
      stopTimer();
      signal?.removeEventListener('abort', onAbort);
      this.#opened = undefined;
    }
  }

  async send(octets: Uint8Array): Promise<void> {
    if (this.#failure || this.#closing || this.#state.websocket === 'closed') throw this.#unsendable();
    await this.#outgoing.push(octets);
    if (this.#failure) throw this.#unsendable();
  }

  /** What a sender is told: the failure of the link, or that this side has closed it and why. */
  #unsendable(): TransportError {
    if (this.#failure instanceof TransportError) return this.#failure;
    return new TransportError('closed', 'The connection is closed.', { cause: this.#failure });
  }

  async close(reason?: Error): Promise<void> {
    if (reason) {
      this.#end(reason);
      this.#inbox.fail(reason);
    } else if (!this.#closing && this.#state.websocket !== 'closed') {
      this.#closing = true;
      this.#finishIfSent();
      const stopTimer = this.#clock.after(CLOSE_TIMEOUT_MS, () => this.#end());
      void this.#closed.then(stopTimer);
    }
    await this.#closed;
  }

  /** Opens a WebSocket, for the first time or to resume. */
  async #dial(): Promise<void> {
    try {
      const { token } = this.#options;
      const word = typeof token === 'function' ? await token() : token;
      if (this.#state.websocket === 'closed') return;
      // The bridge goes on after what the reader took: what waits in the inbox is no credit, and comes again.
      this.#acked = this.#taken;
      this.#repeated = this.#received - this.#taken;
      const resume = this.#hello?.resume ? { token: this.#hello.resume, taken: this.#taken } : undefined;
      const offers = offersOf(word, resume);
      this.#attach(new (this.#options.WebSocket ?? platformWebSocket())(this.#url, offers));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#end(
        error instanceof TransportError
          ? error
          : new TransportError('setup', `The WebSocket cannot be made: ${why}`, { cause: error }),
      );
    }
  }

  #attach(ws: WebSocketShape): void {
    this.#ws = ws;
    this.#lastError = undefined;
    ws.binaryType = 'arraybuffer';
    ws.onopen = () => this.#onOpen(ws);
    ws.onmessage = ({ data }: MessageShape) => {
      if (ws !== this.#ws) return;
      if (typeof data === 'string') this.#onControl(data);
      else this.#onOctets(new Uint8Array(data));
    };
    // A close event follows, and browsers tell nothing here on purpose.
    ws.onerror = () => {};
    ws.onclose = (event: CloseShape) => {
      if (ws === this.#ws) this.#onClose(event);
    };
  }

  #onOpen(ws: WebSocketShape): void {
    if (ws !== this.#ws) return;
    if (ws.protocol === SMPP_V1) {
      if (this.#hello === undefined) this.#report({ websocket: 'open', tcp: 'connecting' });
      return;
    }
    this.#plain = true;
    this.#report({ websocket: 'open', tcp: 'unknown' });
    this.#opened?.resolve();
    this.#outgoing.attachPlain(ws);
  }

  #onControl(text: string): void {
    const control = this.#plain ? undefined : parseControl(text);
    if (control?.type === 'hello') return this.#onHello(control);
    if (control?.type === 'error') {
      this.#lastError = new TransportError(control.code, control.message);
      return;
    }
    if (!control || !this.#outgoing.ack(control.bytes)) {
      this.#break('protocol', 'The bridge sent a message that is not of smpp.v1.');
    }
  }

  #onHello(hello: Hello): void {
    if (hello.resumed !== (this.#hello !== undefined)) return this.#break('protocol', 'The bridge lost the session.');
    this.#stopTimer();
    this.#attempts = 0;
    this.#hello = hello;
    const facts = factsOf(hello);
    this.#report({ websocket: 'open', tcp: 'open', ...(facts.tls ? { tls: 'open' } : {}), facts });
    this.#opened?.resolve();
    if (!this.#outgoing.attach(this.#ws!, hello)) this.#break('protocol', 'The bridge lost count of the octets.');
  }

  #onOctets(octets: Uint8Array): void {
    const known = Math.min(this.#repeated, octets.length);
    this.#repeated -= known;
    this.#received += octets.length - known;
    if (known < octets.length) this.#inbox.push(octets.subarray(known));
    else this.#giveCredit();
    if (!this.#plain || this.#inbox.octets <= PLAIN_PAUSE_OCTETS) return;
    if (this.#ws?.pause) this.#ws.pause();
    else if (this.#inbox.octets > PLAIN_INBOX_OCTETS) {
      this.#break('overrun', 'The message centre sent more than was read, and this bridge cannot hold it back.');
    }
  }

  #onTaken(octets: number): void {
    this.#taken += octets;
    if (this.#plain) this.#ws?.resume?.();
    else this.#giveCredit();
  }

  /** Octets that the reader has taken and this WebSocket has brought: what may be acked. */
  get #position(): number {
    return Math.min(this.#taken, this.#received - this.#repeated);
  }

  /** Acks a good part of the window at once, and what is less a little later. */
  #giveCredit(): void {
    if (this.#state.websocket !== 'open' || !this.#hello) return;
    const due = this.#position - this.#acked;
    if (due >= this.#hello.window / ACKS_PER_WINDOW) this.#ack();
    else if (due > 0) this.#stopAck ??= this.#clock.after(ACK_DELAY_MS, () => this.#ack());
  }

  #ack(): void {
    this.#dropAck();
    const bytes = this.#position;
    if (bytes <= this.#acked) return;
    this.#acked = bytes;
    this.#ws?.send(JSON.stringify({ type: 'ack', bytes }));
  }

  #dropAck(): void {
    this.#stopAck?.();
    this.#stopAck = undefined;
  }

  #onClose({ code, reason }: CloseShape): void {
    this.#ws = undefined;
    this.#dropAck();
    this.#outgoing.detach();
    if (this.#lastError) return this.#end(this.#lastError);
    if (code === 1000) return this.#end();
    if (isFinal(code))
      return this.#end(
        new TransportError(
          code === 1001 ? 'going_away' : 'closed',
          reason || `The bridge closed the connection (${code}).`,
        ),
      );
    if (this.#hello?.resume) return this.#resume();
    if (this.#opened) {
      const text = reason
        ? `The bridge closed the connection: ${reason} (${code})`
        : `There is no WebSocket to ${hostOf(this.#url)}. Check that the bridge runs there, and that it lets this page's origin in.`;
      return this.#end(new TransportError('unreachable', text));
    }
    this.#end(new TransportError('reset', reason || 'The connection to the bridge was lost.'));
  }

  /** The WebSocket has dropped: the bridge holds the rest for a while. */
  #resume(): void {
    this.#stopTimer();
    const now = this.#clock.now();
    if (this.#state.websocket === 'open') {
      this.#resumeUntil = now + this.#hello!.hold * 1000;
      this.#report({ websocket: 'resuming' });
    }
    const left = this.#resumeUntil - now;
    if (left <= 0)
      return this.#break('session_lost', 'The connection to the bridge was lost and could not be resumed in time.');
    const backoff =
      this.#attempts === 0 ? 0 : Math.min(RESUME_BACKOFF_MS * 2 ** (this.#attempts - 1), RESUME_BACKOFF_LIMIT_MS);
    this.#attempts++;
    // Half of it at random: a bridge that restarts must not meet all pages at once.
    this.#stopTimer = this.#clock.after(Math.min(left, backoff * (0.5 + Math.random() / 2)), () => {
      this.#stopTimer = this.#clock.after(RESUME_BACKOFF_LIMIT_MS, () => this.#retryLater());
      void this.#dial();
    });
  }

  /** An attempt that hangs is given up for the next one. */
  #retryLater(): void {
    const stale = this.#ws;
    this.#ws = undefined;
    stale?.close();
    this.#resume();
  }

  /** A close that was asked for goes out behind the last octet. */
  #finishIfSent(): void {
    if (this.#closing && this.#state.websocket === 'open' && this.#outgoing.isFlushed) this.#ws?.close(1000);
  }

  #break(code: string, message: string): void {
    this.#end(new TransportError(code, message));
  }

  /** The end, once: with an error, or clean. */
  #end(error?: Error): void {
    if (this.#state.websocket === 'closed') return;
    this.#failure = error;
    this.#stopTimer();
    this.#dropAck();
    const ws = this.#ws;
    this.#ws = undefined;
    ws?.close(1000);
    const { tls, tcp } = this.#state;
    this.#report({ websocket: 'closed', tcp: tcp === 'unknown' ? tcp : 'closed', ...(tls ? { tls: 'closed' } : {}) });
    this.#inbox.end(error);
    this.#opened?.reject(
      error ?? new TransportError('closed', 'The bridge closed the connection before the message centre was reached.'),
    );
    this.#outgoing.release();
    this.#onClosed();
  }

  #report(change: Partial<WebSocketState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.onState?.(this.#state);
  }
}

function hostOf(url: string): string {
  return /^\w+:\/\/([^/?#]+)/.exec(url)?.[1] ?? url;
}
