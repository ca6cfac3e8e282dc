import { type LinkFacts, type Transport, TransportError } from '../transport.ts';
import { Inbox } from './inbox.ts';

/** What is used of a MessagePort, a Worker, or the `self` of one. */
export interface PortShape {
  onmessage: ((event: never) => void) | null;
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  /** A Worker has none. */
  close?(): void;
}

/** Octets under way at most until the other side has taken some; then `send` waits. 64 KiB, as in a socket. */
const HIGH_WATER_OCTETS = 65_536;

/** What goes over the port: octets, how many were taken, the end, or a cut. */
type Message =
  | { readonly octets: Uint8Array }
  | { readonly taken: number }
  | { readonly end: true }
  | { readonly cut: string };

/**
 * A MessagePort as a transport: between a page and a worker, or two frames. Both ends have to be made by this function. The
 * port is its own from then on; what is sent is copied once and then moved.
 */
export function messagePortTransport(port: PortShape, facts: LinkFacts = { peer: 'this browser' }): Transport {
  return new MessagePortTransport(port, facts);
}

class MessagePortTransport implements Transport {
  readonly kind = 'message-port';
  readonly facts: LinkFacts;
  readonly incoming = new Inbox({ onTaken: (octets) => this.#onTaken(octets) });
  readonly #port: PortShape;
  /** Octets that the other side has not taken yet. */
  #underWay = 0;
  #isSending = true;
  #isReading = true;
  #error: Error | undefined;
  #writers: (() => void)[] = [];

  constructor(port: PortShape, facts: LinkFacts) {
    this.#port = port;
    this.facts = facts;
    port.onmessage = ({ data }: { readonly data: Message }) => this.#take(data);
  }

  async send(octets: Uint8Array): Promise<void> {
    this.#checkOpen();
    if (octets.length === 0) return;
    const copy = octets.slice();
    this.#underWay += copy.length;
    this.#port.postMessage({ octets: copy } satisfies Message, [copy.buffer as ArrayBuffer]);
    if (this.#underWay <= HIGH_WATER_OCTETS) return;
    await new Promise<void>((resolve) => this.#writers.push(resolve));
    if (this.#error) this.#checkOpen();
  }

  async close(reason?: Error): Promise<void> {
    if (!this.#isSending && !this.#isReading) return;
    this.#error ??= reason;
    if (this.#isSending) this.#post(reason ? { cut: reason.message } : { end: true });
    this.#isSending = false;
    this.#isReading = false;
    this.incoming.fail(this.#error);
    this.#wakeWriters();
    // What was posted before is delivered all the same.
    this.#port.close?.();
  }

  #checkOpen(): void {
    if (this.#isSending) return;
    throw new TransportError('closed', 'The connection is closed.', { cause: this.#error });
  }

  #take(message: Message): void {
    if ('taken' in message) {
      this.#underWay -= message.taken;
      if (this.#underWay <= HIGH_WATER_OCTETS) this.#wakeWriters();
      return;
    }
    if (!this.#isReading) return;
    if ('octets' in message) return this.incoming.push(message.octets);
    this.#isReading = false;
    if ('cut' in message) {
      this.#isSending = false;
      this.#error = new TransportError('reset', `The peer cut the connection: ${message.cut}`);
      this.incoming.fail(this.#error);
    } else this.incoming.end();
    this.#wakeWriters();
  }

  #onTaken(octets: number): void {
    if (this.#isSending || this.#isReading) this.#post({ taken: octets });
  }

  #post(message: Message): void {
    this.#port.postMessage(message, []);
  }

  #wakeWriters(): void {
    for (const wake of this.#writers.splice(0)) wake();
  }
}
