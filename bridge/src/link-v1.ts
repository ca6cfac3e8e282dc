import { CLOSE_CODES, type CloseCause, sentenceOf } from './close-codes.ts';
import { formatControl, type Hello, parseAck } from './control.ts';
import { FrameSender } from './frame-sender.ts';
import { Link, type LinkEnding, type LinkInit } from './link.ts';
import { Outbox } from './outbox.ts';
import type { WebSocket } from './web-socket.ts';

/** Close codes of a client that means it: normal, page left, and the range of applications. All else is a drop. */
const isFinal = (code: number): boolean => code === 1000 || code === 1001 || (code >= 3000 && code <= 4999);

/** An ack leaves after so large a part of the window: often enough to keep the peer sending, seldom enough to cost nothing. */
const ACKS_PER_WINDOW = 4;

/** What is known of a `smpp.v1` session beyond its link. */
export interface V1Init extends LinkInit {
  /** The greeting without its counts. */
  readonly hello: Omit<Hello, 'type' | 'bytes' | 'resumed'>;
  /** A drop, or the end of it, for the log. */
  readonly onHold?: (held: boolean) => void;
}

/** The subprotocol `smpp.v1`: credit both ways, and a session that outlives its WebSocket. */
export class V1Link extends Link {
  readonly #hello: V1Init['hello'];
  readonly #onHold: V1Init['onHold'];
  readonly #outbox: Outbox;
  readonly #ackEvery: number;
  #sender: FrameSender | undefined;
  #received = 0;
  #acked = 0;
  /** Octets that the client sends again after a resume although they are here. */
  #repeated = 0;
  #heldUntil: number | undefined;
  /** The message centre has taken nothing for a while: that is no short wait any more. */
  #isStalled = false;

  constructor(ws: WebSocket, init: V1Init) {
    super(init);
    this.#hello = init.hello;
    this.#onHold = init.onHold;
    this.#outbox = new Outbox(init.hello.window);
    this.#ackEvery = init.hello.window / ACKS_PER_WINDOW;
    this.#greet(ws, false);
  }

  /**
   * Goes on over a new WebSocket; an older one is closed.
   * @param count octets that the client has consumed: it drops those that it gets again
   * @returns false when the octets after `count` are not here
   */
  resume(ws: WebSocket, count: number): boolean {
    if (!this.#outbox.rewind(count)) return false;
    this.leaveWebSocket()?.close(CLOSE_CODES.taken_over.code, CLOSE_CODES.taken_over.sentence);
    this.#hold(undefined);
    this.#greet(ws, true);
    this.settlePressure();
    this.#pump();
    return true;
  }

  protected override get clientFull(): boolean {
    return this.#outbox.full;
  }

  protected override toClient(octets: Uint8Array): void {
    this.#outbox.push(octets);
    this.#pump();
  }

  protected override onWritten(): void {
    this.#settleReading();
    if (this.#position - this.#acked >= this.#ackEvery) this.#ack();
  }

  protected override finish(ending: LinkEnding): void {
    this.settleReading(false);
    // While it is held there is nobody to tell; who comes later learns that the session is gone.
    if (this.ws === undefined && this.#isHopeless(ending)) this.clientLeft();
    else this.#pump();
  }

  protected override onDetached(code: number): void {
    if (isFinal(code) || this.#hello.resume === null || this.#isHopeless(this.ending)) return this.clientLeft();
    this.#hold(Date.now() + this.#hello.hold * 1000);
  }

  protected override onSweep(now: number): void {
    if (this.ws?.isPaused) this.#isStalled = true;
    this.#settleReading();
    if (this.#heldUntil !== undefined && now >= this.#heldUntil) {
      this.ending ??= { cause: 'session_lost' };
      this.clientLeft();
    }
    // What is no good part of the window is acked all the same, so that the client need not keep it for a resume.
    else this.#ack();
  }

  protected override over(): void {
    this.#hold(undefined);
    super.over();
  }

  /** Held until then, or no more. */
  #hold(until: number | undefined): void {
    const wasHeld = this.#heldUntil !== undefined;
    this.#heldUntil = until;
    if (wasHeld !== (until !== undefined)) this.#onHold?.(until !== undefined);
  }

  #greet(ws: WebSocket, resumed: boolean): void {
    this.#sender = new FrameSender(ws.socket, () => this.#pump());
    this.attach(ws);
    // What waits for a stalled message centre is no credit, or every resume would add a window to it.
    if (!this.upBlocked) this.#acked = this.#received;
    this.#repeated = this.#received - this.#acked;
    ws.sendText(formatControl({ type: 'hello', ...this.#hello, bytes: this.#acked, resumed }));
  }

  /**
   * While the message centre cannot take more, the client's octets wait in the network, where they cost nothing. Not for long:
   * behind them come acks, pongs and the end of the WebSocket. From then on credit alone bounds what is kept here.
   */
  #settleReading(): void {
    if (!this.upBlocked) this.#isStalled = false;
    this.settleReading(this.upBlocked && !this.#isStalled && this.ending === undefined);
  }

  /** Octets that the client has sent, as it counts them. */
  get #position(): number {
    return this.#received - this.#repeated;
  }

  #ack(): void {
    const { ws } = this;
    if (!ws?.isOpen || this.ending !== undefined) return;
    if (this.upBlocked || this.#position === this.#acked) return;
    this.#acked = this.#position;
    ws.sendText(formatControl({ type: 'ack', bytes: this.#acked }));
  }

  override onOctets(octets: Buffer): void {
    if (this.ending !== undefined) return;
    if (this.#position + octets.length - this.#acked > this.#hello.window) return this.end({ cause: 'overrun' });
    const known = Math.min(this.#repeated, octets.length);
    this.#repeated -= known;
    this.#received += octets.length - known;
    if (known === octets.length) return this.onWritten();
    this.fromClient(known === 0 ? octets : octets.subarray(known));
    this.#settleReading();
  }

  override onText(text: Buffer): void {
    const ack = parseAck(text);
    if (ack === undefined || !this.#outbox.ack(ack.bytes)) {
      return this.end({
        cause: 'protocol',
        detail: ack === undefined ? 'An ack was expected.' : 'The ack counts octets that were not sent.',
      });
    }
    this.settlePressure();
    this.#pump();
  }

  /** Sends what credit and WebSocket allow; after the last octet of an ended link, says why and closes. */
  #pump(): void {
    const { ws } = this;
    if (!ws?.isOpen || this.#sender === undefined) return;
    while (!this.#sender.full) {
      const octets = this.#outbox.take();
      if (octets === undefined) break;
      this.#sender.send(octets);
    }
    if (this.ending !== undefined && (!this.#outbox.waiting || this.#isHopeless(this.ending)))
      this.#sayGoodbye(ws, this.ending);
  }

  #sayGoodbye(ws: WebSocket, ending: LinkEnding): void {
    if (ending.cause !== 'client' && ending.cause !== 'closed') {
      const { cause, detail } = ending;
      ws.sendText(formatControl({ type: 'error', code: cause, message: sentenceOf({ cause, detail }) }));
    }
    this.closeWebSocket(ending);
  }

  /** Whether the end is the client's own doing, or beyond repair: then it is neither owed octets nor held. */
  #isHopeless(ending: LinkEnding | undefined): boolean {
    return ending !== undefined && !PATIENT_CAUSES.has(ending.cause);
  }
}

/** Ends that come from the message centre: the client still gets every octet that came before. */
const PATIENT_CAUSES: ReadonlySet<CloseCause | 'client'> = new Set(['closed', 'reset']);
