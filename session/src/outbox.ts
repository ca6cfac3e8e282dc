import { type Command, EncodeError, type EncodeOptions, encode, encodeInto, type Init } from '@smpp-web/codec';
import type { Transport } from './transport.ts';

/** Above this many octets a batch goes out without waiting for the end of the turn. */
const FULL_BATCH_OCTETS = 262_144;

/** Buffers that PDUs are written into: small for a quiet session, doubled while there is much to send. */
const FIRST_BUFFER_OCTETS = 1_024;
const LARGEST_BUFFER_OCTETS = 65_536;

/** Room that nearly every PDU fits into. */
const USUAL_PDU_OCTETS = 512;

const NOTHING = new Uint8Array();

/**
 * Encodes the PDUs of one turn one behind the other and sends them as one chunk: the number of writes is what costs.
 * What has been handed to the transport is never written to again.
 */
export class Outbox {
  readonly #transport: Transport;
  readonly #onFailure: (error: unknown) => void;
  #buffer: Uint8Array = NOTHING;
  /** What is still to be sent lies between these two. */
  #start = 0;
  #end = 0;
  #bufferOctets = FIRST_BUFFER_OCTETS;
  #scheduled = false;
  /** The write under way, and when it is done the one after it. */
  #writing: Promise<void> | undefined;

  constructor(transport: Transport, onFailure: (error: unknown) => void) {
    this.#transport = transport;
    this.#onFailure = onFailure;
  }

  /** Octets that the transport has not taken yet: what a slow peer makes grow. */
  get backlog(): number {
    return this.#end - this.#start;
  }

  /**
   * Encodes a PDU, with the sequence_number given rather than that in `init`, and returns how many octets it has.
   *
   * @throws EncodeError; nothing is sent then.
   */
  append(command: Command, init: Init<Command>, sequence_number: number, options: EncodeOptions): number {
    this.#reserve(USUAL_PDU_OCTETS);
    const at = this.#end;
    const size = encodeHere(this.#buffer, at, command, init, options);
    if (size === undefined) {
      const large = encode(command, init, options);
      writeSequence(large, 0, sequence_number);
      return this.push(large);
    }
    writeSequence(this.#buffer, at, sequence_number);
    return this.#added(size);
  }

  /** Sends a frame as it is. */
  push(frame: Uint8Array): number {
    this.#reserve(frame.length);
    this.#buffer.set(frame, this.#end);
    return this.#added(frame.length);
  }

  /** The octets that were added last. */
  last(octets: number): Uint8Array {
    return this.#buffer.subarray(this.#end - octets, this.#end);
  }

  /** Sends what is there, unless a write is under way, which sends it when it is done. */
  flush(): void {
    if (this.#writing || this.#end === this.#start) return;
    const batch = this.#buffer.subarray(this.#start, this.#end);
    this.#start = this.#end;
    this.#writing = this.#transport.send(batch).then(this.#onTaken, this.#onRefused);
  }

  /** Resolves when all that was pushed has been taken by the transport. */
  async drained(): Promise<void> {
    this.flush();
    while (this.#writing) await this.#writing;
  }

  /** Gives back what a busy time has made large. For when it is quiet. */
  rest(): void {
    if (this.backlog > 0) return;
    this.#buffer = NOTHING;
    this.#start = this.#end = 0;
    this.#bufferOctets = FIRST_BUFFER_OCTETS;
  }

  readonly #onTaken = (): void => {
    this.#writing = undefined;
    this.flush();
  };

  readonly #onRefused = (error: unknown): void => {
    this.#writing = undefined;
    this.#start = this.#end;
    this.#onFailure(error);
  };

  #added(octets: number): number {
    this.#end += octets;
    if (this.#writing) return octets;
    if (this.backlog >= FULL_BATCH_OCTETS) this.flush();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      queueMicrotask(this.#onTurn);
    }
    return octets;
  }

  readonly #onTurn = (): void => {
    this.#scheduled = false;
    this.flush();
  };

  /** Makes room behind what is there. A buffer that is full is left to the transport, and a new one begun. */
  #reserve(octets: number): void {
    if (this.#buffer.length - this.#end >= octets) return;
    const unsent = this.#buffer.subarray(this.#start, this.#end);
    const needed = unsent.length + octets;
    this.#bufferOctets = Math.min(this.#bufferOctets * 2, LARGEST_BUFFER_OCTETS);
    // Twice what is needed, so that a backlog that grows is not copied for every PDU.
    this.#buffer = new Uint8Array(
      Math.max(this.#bufferOctets, needed > LARGEST_BUFFER_OCTETS / 2 ? needed * 2 : needed),
    );
    this.#buffer.set(unsent);
    this.#start = 0;
    this.#end = unsent.length;
  }
}

/** Octets of the PDU, or undefined where the buffer ends too early. */
function encodeHere(
  buffer: Uint8Array,
  at: number,
  command: Command,
  init: Init<Command>,
  options: EncodeOptions,
): number | undefined {
  try {
    return encodeInto(buffer, at, command, init, options);
  } catch (error) {
    if (error instanceof EncodeError && error.code === 'no_room') return undefined;
    throw error;
  }
}

/** sequence_number is the fourth word of the header (SMPP 5.0, 3.2.1). */
function writeSequence(octets: Uint8Array, at: number, sequence_number: number): void {
  octets[at + 12] = sequence_number >>> 24;
  octets[at + 13] = sequence_number >>> 16;
  octets[at + 14] = sequence_number >>> 8;
  octets[at + 15] = sequence_number;
}
