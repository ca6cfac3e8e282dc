import {
  type Command,
  createFramer,
  DecodeError,
  decode,
  type EncodeOptions,
  FrameError,
  type Framer,
  type Init,
  type Pdu,
  type Version,
} from '@smpp-web/codec';
import type { Clock } from './clock.ts';
import { type CommandRow, rowOf, UNKNOWN, UNREADABLE } from './commands.ts';
import type { Counters } from './counters.ts';
import type { Emitter } from './events.ts';
import { Outbox } from './outbox.ts';
import type { CloseReason, SessionEvents } from './session-events.ts';
import type { Transport } from './transport.ts';

/** Who is told what comes over the wire. */
export interface WireListener {
  /** A PDU has come. */
  onPdu(pdu: Pdu, row: CommandRow): void;
  /** A frame has come that cannot be decoded; those around it can. */
  onUnreadable(frame: Uint8Array, error: DecodeError): void;
  /** The next PDU cannot be found any more. `isForeign`: the octets are of another protocol, which no PDU can answer. */
  onLost(error: FrameError, isForeign: boolean): void;
  /** Nothing will come any more. */
  onEnd(reason: CloseReason): void;
  /** A PDU has travelled in either direction. `isUse`: it was not the keepalive. */
  onTravel(isUse: boolean): void;
}

/** What of the session's options its wire needs. */
export interface WireOptions {
  readonly version: Version;
  readonly allowLongCredentials: boolean;
  readonly maxPduOctets: number;
  readonly maxAnswerBacklogOctets: number;
}

/** PDUs to octets and back, over one transport. Every frame is published on its way. */
export class Wire {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #events: Emitter<SessionEvents>;
  readonly #counters: Counters;
  readonly #listener: WireListener;
  readonly #framer: Framer;
  readonly #outbox: Outbox;
  readonly #bindOptions: EncodeOptions & { version: Version };
  readonly #encodeOptions: EncodeOptions & { version: Version };
  readonly #maxAnswerBacklog: number;
  /** Octets of answers since the transport last took all there was. */
  #answerBacklog = 0;
  #isOpen = true;

  constructor(
    transport: Transport,
    options: WireOptions,
    parts: { readonly clock: Clock; readonly events: Emitter<SessionEvents>; readonly counters: Counters },
    listener: WireListener,
  ) {
    this.#transport = transport;
    this.#clock = parts.clock;
    this.#events = parts.events;
    this.#counters = parts.counters;
    this.#listener = listener;
    this.#framer = createFramer({ maxPduOctets: options.maxPduOctets });
    this.#outbox = new Outbox(transport, (error) =>
      listener.onEnd({ code: 'transport', message: sentenceOf(error), error }),
    );
    this.#encodeOptions = { version: options.version };
    this.#bindOptions = { version: options.version, lenient: options.allowLongCredentials };
    this.#maxAnswerBacklog = options.maxAnswerBacklogOctets;
  }

  /** The version that is kept to when encoding. */
  get version(): Version {
    return this.#encodeOptions.version;
  }

  set version(version: Version) {
    this.#encodeOptions.version = version;
    this.#bindOptions.version = version;
  }

  /** Octets that the transport has not taken yet. */
  get backlog(): number {
    return this.#outbox.backlog;
  }

  /**
   * Sends a PDU with all others of this turn. Once the wire is closed it goes nowhere.
   *
   * @throws EncodeError; nothing is sent then.
   */
  send(row: CommandRow, init: Init<Command>, sequence_number: number): void {
    if (!this.#isOpen) return;
    const options = row.isBind ? this.#bindOptions : this.#encodeOptions;
    const octets = this.#outbox.append(row.name as Command, init, sequence_number, options);
    this.#counters.sent(row, init.command_status ?? 0, octets);
    this.#published(octets, !row.isKeepalive);
  }

  /** Sends the answer to a request of the peer; what a peer leaves unread of them is bounded. */
  answer(row: CommandRow, init: Init<Command>, sequence_number: number): void {
    const before = this.#outbox.backlog;
    this.send(row, init, sequence_number);
    this.#answerBacklog = before === 0 ? 0 : this.#answerBacklog;
    this.#answerBacklog += Math.max(0, this.#outbox.backlog - before);
  }

  /** Sends octets as they are. */
  sendRaw(frame: Uint8Array): void {
    if (this.#isOpen) this.#published(this.#outbox.push(frame), true);
  }

  /** Reads until the end. */
  async read(): Promise<void> {
    try {
      for await (const chunk of this.#transport.incoming) {
        if (!this.#isOpen) return;
        this.#takeChunk(chunk);
        // Answers to all that one read has brought leave as one write.
        this.#outbox.flush();
        // A peer that asks without reading the answers is not read either.
        if (this.#answerBacklog > this.#maxAnswerBacklog) await this.#outbox.drained();
      }
      const cut = this.#framer.pending > 0 ? ' in the middle of a PDU' : '';
      this.#listener.onEnd({ code: 'peer_closed', message: `The peer closed the connection${cut}.` });
    } catch (error) {
      this.#listener.onEnd({ code: 'transport', message: sentenceOf(error), error });
    }
  }

  /** Gives memory back, for when it is quiet. */
  rest(): void {
    this.#outbox.rest();
  }

  /** Sends and publishes nothing any more. Resolves when the transport has taken what there was. */
  close(): Promise<void> {
    this.#isOpen = false;
    return this.#outbox.drained();
  }

  #published(octets: number, isUse: boolean): void {
    this.#listener.onTravel(isUse);
    if (!this.#events.has('frame')) return;
    this.#events.emit('frame', { direction: 'out', at: this.#clock.wall(), frame: this.#outbox.last(octets) });
  }

  #takeChunk(chunk: Uint8Array): void {
    let frames: readonly Uint8Array[];
    let lost: FrameError | undefined;
    try {
      frames = this.#framer.push(chunk);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      lost = error;
      frames = error.frames;
    }
    for (const frame of frames) {
      if (!this.#isOpen) return;
      this.#takeFrame(frame);
    }
    // What the octets look like stands in the message alone.
    if (lost && this.#isOpen) this.#listener.onLost(lost, lost.message.includes('these octets'));
  }

  #takeFrame(frame: Uint8Array): void {
    if (this.#events.has('frame')) this.#events.emit('frame', { direction: 'in', at: this.#clock.wall(), frame });
    let pdu: Pdu;
    try {
      pdu = decode(frame);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#counters.received(UNREADABLE, 0, frame.length);
      this.#listener.onTravel(true);
      return this.#listener.onUnreadable(frame, error);
    }
    const row = pdu.command === null ? UNKNOWN : rowOf(pdu.command);
    this.#counters.received(row, pdu.command_status, frame.length);
    this.#listener.onTravel(!row.isKeepalive);
    this.#listener.onPdu(pdu, row);
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
