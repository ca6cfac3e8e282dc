import { createFramer } from '@smpp-web/codec/frame';
import type { Clock, LinkFacts, Transport } from '@smpp-web/session';
import { type FaultLookup, isCountedRequest, isLost, isResponse, sequenceOf, troubled } from './frame-faults.ts';
import type { Random } from './random.ts';

/** What a transport with faults needs to know. */
export interface FaultTransportOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** The parameters of a fault, if it is on now. */
  readonly fault: FaultLookup;
  /** Whether any fault that touches octets is on now. */
  readonly isTroubled: () => boolean;
}

/**
 * Wraps the transport of a message centre so that faults come upon what travels. While none is on, octets pass as they
 * are. Frames larger than the framer takes, and what is no SMPP, pass untouched too.
 */
export function faultTransport(transport: Transport, options: FaultTransportOptions): Transport {
  return new FaultTransport(transport, options);
}

/** Why the connection was cut: the peer sees a reset. */
const CUT = 'the connection was cut by a fault';

class FaultTransport implements Transport {
  readonly kind: Transport['kind'];
  readonly facts: LinkFacts;
  readonly incoming: AsyncIterable<Uint8Array>;
  readonly #inner: Transport;
  readonly #options: FaultTransportOptions;
  /** Frames held back to leave together. */
  #held: Uint8Array[] = [];
  #stopHolding: () => void = () => undefined;
  /** Requests of the client that have come while `disconnect` was on. */
  #requests = 0;
  /** The request at which the connection is to be cut. */
  #fatal: { readonly sequence_number: number; readonly when: string } | undefined;
  #isClosed = false;
  /** Pauses that are going on, to be ended when the connection is closed. */
  readonly #pauses = new Set<() => void>();

  constructor(inner: Transport, options: FaultTransportOptions) {
    this.#inner = inner;
    this.#options = options;
    this.kind = inner.kind;
    this.facts = inner.facts;
    this.incoming = this.#read();
  }

  send(octets: Uint8Array): Promise<void> {
    const isQuiet = this.#held.length === 0 && !this.#fatal && !this.#options.isTroubled();
    return isQuiet ? this.#inner.send(octets) : this.#sendTroubled(octets);
  }

  close(reason?: Error): Promise<void> {
    this.#isClosed = true;
    this.#stopHolding();
    for (const end of this.#pauses) end();
    return this.#inner.close(reason);
  }

  async #sendTroubled(octets: Uint8Array): Promise<void> {
    const { fault, random } = this.#options;
    const out: Uint8Array[] = [];
    // A session sends whole PDUs: each batch is framed by itself.
    for (const frame of createFramer({ maxPduOctets: octets.length }).push(octets)) {
      const cut = this.#cutFor(frame);
      if (cut) return this.#cut([...out, ...cut]);
      out.push(...troubled(frame, fault, random));
    }
    const glue = fault('glue');
    this.#held.push(...out);
    if (glue && this.#held.length < glue.pdus) return this.#hold(glue.waitMs);
    await this.#release();
  }

  /** What still leaves when the answer to the fatal request is what would be sent now. */
  #cutFor(frame: Uint8Array): readonly Uint8Array[] | undefined {
    const fatal = this.#fatal;
    if (!fatal || !isResponse(frame) || sequenceOf(frame) !== fatal.sequence_number) return undefined;
    // Rounded down, but never the whole: a header alone is 16 octets.
    return [fatal.when === 'after' ? frame : frame.subarray(0, frame.length >> 1)];
  }

  async #cut(frames: readonly Uint8Array[]): Promise<void> {
    await this.#write(frames);
    // Without a reason what was sent is flushed first: the half of a PDU is to arrive.
    await this.close();
  }

  #hold(waitMs: number): void {
    this.#stopHolding();
    this.#stopHolding = this.#options.clock.after(waitMs, () => void this.#release().catch(() => undefined));
  }

  #release(): Promise<void> {
    this.#stopHolding();
    const frames = this.#held;
    this.#held = [];
    return this.#write(frames);
  }

  async #write(frames: readonly Uint8Array[]): Promise<void> {
    if (frames.length === 0) return;
    const octets = join(frames);
    const split = this.#options.fault('split');
    if (!split) return this.#inner.send(octets);
    for (let at = 0; at < octets.length && !this.#isClosed; at += split.octets) {
      if (at > 0 && split.gapMs > 0) await this.#pause(split.gapMs);
      await this.#inner.send(octets.slice(at, at + split.octets));
    }
  }

  async *#read(): AsyncGenerator<Uint8Array, void> {
    const framer = createFramer();
    /** Octets of the PDU at hand that were passed on before a fault came. */
    let passed = 0;
    let isFraming = false;
    let isSmpp = true;
    for await (const chunk of this.#inner.incoming) {
      await this.#slowDown(chunk.length);
      let frames: readonly Uint8Array[] = [];
      try {
        if (isSmpp) frames = framer.push(chunk);
      } catch {
        // What is no SMPP is for the session to complain about.
        isSmpp = false;
      }
      if (!isSmpp || (!isFraming && !this.#options.isTroubled())) {
        yield chunk;
        passed = isSmpp ? framer.pending : 0;
        continue;
      }
      isFraming = framer.pending > 0 || this.#options.isTroubled();
      for (const frame of frames) {
        const isHeadGone = passed > 0;
        const rest = frame.subarray(passed);
        passed = 0;
        if (isHeadGone || this.#takes(frame)) yield rest;
        if (this.#isClosed) return;
      }
    }
  }

  /** Whether a frame of the client reaches the message centre. */
  #takes(frame: Uint8Array): boolean {
    const { fault, random } = this.#options;
    const disconnect = fault('disconnect');
    if (disconnect && isCountedRequest(frame)) {
      this.#requests++;
      if (this.#requests === disconnect.after) {
        if (disconnect.when === 'before') {
          void this.close(new Error(CUT)).catch(() => undefined);
          return false;
        }
        this.#fatal = { sequence_number: sequenceOf(frame), when: disconnect.when };
      }
    }
    return !isLost(frame, 'in', fault, random);
  }

  async #slowDown(octets: number): Promise<void> {
    const slow = this.#options.fault('slow_reader');
    if (slow) await this.#pause((octets / slow.octetsPerSecond) * 1_000);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        stop();
        this.#pauses.delete(end);
        resolve();
      };
      const stop = this.#options.clock.after(ms, end);
      this.#pauses.add(end);
    });
  }
}

function join(frames: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(frames.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const frame of frames) {
    joined.set(frame, at);
    at += frame.length;
  }
  return joined;
}
