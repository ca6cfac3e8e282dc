import type { Socket } from 'node:net';
import { LIMITS } from './defaults.ts';
import { frameOf, OPCODE } from './frame.ts';
import { Breach, FrameReader, type FrameTaker } from './frame-reader.ts';

/** A close frame without a code, and an end without a close frame (RFC 6455, 7.1.5). */
const NO_CODE = 1005;
const DROPPED = 1006;
/** Octets that wait for a client which does not read: its pings have no answer then, or they would fill the memory. */
const MAX_QUEUED_FOR_PONG = 65_536;

/** What happens at a WebSocket. Nothing comes after `onClosed`. */
export interface WebSocketListener {
  /** Octets of binary messages, in any cut; the listener's to keep. */
  onOctets(octets: Buffer): void;
  /** A text message; of one of more than some KiB only the beginning. */
  onText(text: Buffer): void;
  onPong(): void;
  /** The client has broken the protocol or a limit. A close frame was sent. */
  onBreach(breach: Breach): void;
  /** It is over: the code of the client's close frame, 1005 where that has none, 1006 where none came. */
  onClosed(code: number): void;
}

/** The server's side of a WebSocket (RFC 6455), once the handshake is over. No extensions, no fragments of its own. */
export class WebSocket implements FrameTaker {
  readonly socket: Socket;
  /** Whom it tells. It begins paused, so that the first listener misses nothing. */
  listener: WebSocketListener = NOBODY;

  readonly #reader: FrameReader;
  #closing = false;
  #closed = false;
  #linger: NodeJS.Timeout | undefined;

  /**
   * @param socket of the upgraded request
   * @param head octets that came behind the request
   * @param maxMessage octets of the largest message
   */
  constructor(socket: Socket, head: Buffer, maxMessage: number) {
    this.socket = socket;
    this.#reader = new FrameReader(this, maxMessage);
    socket.setTimeout(0);
    socket.pause();
    if (head.length > 0) socket.unshift(head);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    // Without a close frame the end of the stream is a drop.
    socket.on('end', () => this.#end());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#over(DROPPED));
  }

  /** Tells nobody from now on. */
  ignore(): void {
    this.listener = NOBODY;
  }

  /** Whether messages may be sent. */
  get isOpen(): boolean {
    return !this.#closing && !this.#closed;
  }

  get isPaused(): boolean {
    return this.socket.isPaused();
  }

  /** Reads no more: what the client sends waits in the network. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  sendText(text: string): void {
    if (this.isOpen) this.socket.write(frameOf(OPCODE.text, Buffer.from(text)));
  }

  ping(): void {
    if (this.isOpen) this.socket.write(frameOf(OPCODE.ping, NOTHING));
  }

  /** Sends a close frame, and reads on for a while, for that of the client. */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.#sayClose(code, Buffer.from(reason));
    this.resume();
  }

  /** Cuts it. */
  terminate(): void {
    this.socket.destroy();
  }

  takeOctets(octets: Buffer): void {
    if (this.isOpen) this.listener.onOctets(octets);
  }

  takeText(text: Buffer): void {
    if (this.isOpen) this.listener.onText(text);
  }

  takeControl(opcode: number, payload: Buffer): void {
    if (this.#closed) return;
    if (opcode === OPCODE.pong) this.listener.onPong();
    else if (opcode === OPCODE.close) this.#takeClose(payload);
    else if (this.isOpen && this.socket.writableLength < MAX_QUEUED_FOR_PONG)
      this.socket.write(frameOf(OPCODE.pong, payload));
  }

  #read(chunk: Buffer): void {
    if (this.#closed) return;
    try {
      this.#reader.push(chunk);
    } catch (error) {
      if (!(error instanceof Breach)) throw error;
      // Where frames begin is not known any more: nothing that follows is read.
      this.#fail(error);
    }
  }

  #takeClose(payload: Buffer): void {
    const code = payload.length === 0 ? NO_CODE : payload.length === 1 ? 0 : payload.readUInt16BE(0);
    if (payload.length > 0 && !isCloseCode(code))
      throw new Breach(1002, 'A close frame has a code that may not be sent');
    if (this.isOpen) this.#sayClose(code, NOTHING);
    this.#over(code);
  }

  #fail(breach: Breach): void {
    if (this.isOpen) {
      this.#sayClose(breach.code, Buffer.from(`${breach.message}.`));
      this.listener.onBreach(breach);
    }
    this.#over(DROPPED);
  }

  #sayClose(code: number, reason: Buffer): void {
    this.#closing = true;
    const payload = Buffer.allocUnsafe(code === NO_CODE ? 0 : 2 + reason.length);
    if (code !== NO_CODE) {
      payload.writeUInt16BE(code);
      payload.set(reason, 2);
    }
    this.socket.write(frameOf(OPCODE.close, payload));
    this.#destroyLater();
  }

  /** Ends the TCP connection, and tells once. */
  #over(code: number): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#closing = true;
    // Read to the end, or it would never close.
    this.#end();
    this.socket.resume();
    this.#destroyLater();
    this.listener.onClosed(code);
    this.ignore();
  }

  /** Once: to end a socket again makes an error that nobody wants. */
  #end(): void {
    if (!this.socket.writableEnded) this.socket.end();
  }

  #destroyLater(): void {
    if (this.#linger !== undefined || this.socket.destroyed) return;
    this.#linger = setTimeout(() => this.socket.destroy(), LIMITS.lingerMs).unref();
    this.socket.once('close', () => clearTimeout(this.#linger));
  }
}

const NOTHING = Buffer.alloc(0);

/** A listener that wants to know nothing. */
export const NOBODY: WebSocketListener = {
  onOctets() {},
  onText() {},
  onPong() {},
  onBreach() {},
  onClosed() {},
};

/** Codes that may stand in a close frame (RFC 6455, 7.4): 1004 to 1006 and 1015 may not. */
function isCloseCode(code: number): boolean {
  return (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006)) || (code >= 3000 && code <= 4999);
}
