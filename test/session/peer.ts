import { type Command, createFramer, decode, encode, type Init, type Pdu } from '@smpp-web/codec';
import {
  acceptSmsc,
  connectEsme,
  type Esme,
  type EsmeOptions,
  memoryPair,
  type Session,
  type SmscOptions,
  type Transport,
  type VirtualClock,
  virtualClock,
} from '@smpp-web/session';

/** The other end of a session, held by the test: it says what the test says, and hears everything. */
export class Peer {
  readonly transport: Transport;
  readonly received: Pdu[] = [];
  /** How the stream of octets ended. */
  readonly ended: Promise<Error | undefined>;
  #seen = 0;
  #wake: () => void = () => undefined;

  constructor(transport: Transport) {
    this.transport = transport;
    this.ended = this.#read();
  }

  send<C extends Command>(command: C, init: Init<C> = {} as Init<C>): void {
    this.raw(encode(command, init));
  }

  raw(octets: Uint8Array | string): void {
    const frame = typeof octets === 'string' ? new TextEncoder().encode(octets) : octets;
    this.transport.send(frame).catch(() => undefined);
  }

  /** The next PDU that has not been asked for yet; undefined when the stream has ended. */
  async next(): Promise<Pdu | undefined> {
    let isOver = false;
    void this.ended.then(() => {
      isOver = true;
      this.#wake();
    });
    while (this.#seen === this.received.length && !isOver) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.received[this.#seen++];
  }

  get commands(): (string | null)[] {
    return this.received.map(({ command }) => command);
  }

  async #read(): Promise<Error | undefined> {
    const framer = createFramer();
    try {
      for await (const chunk of this.transport.incoming) {
        for (const frame of framer.push(chunk)) this.received.push(decode(frame));
        this.#wake();
      }
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }
}

/** Lets everything happen that needs no more time: a turn of the platform, after all promises of this one. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** What a promise came to: its value, or its error. */
export function outcome<T>(promise: Promise<T>): Promise<T | Error> {
  return promise.catch((error: Error) => error);
}

export interface EsmeUnderTest {
  readonly esme: Esme;
  readonly session: Session;
  readonly peer: Peer;
  readonly clock: VirtualClock;
}

/** A bound ESME whose message centre is the test. */
export async function boundEsme(
  options: Partial<EsmeOptions> = {},
  bindResponse: Init<'bind_transceiver_resp'> = { system_id: 'smsc' },
): Promise<EsmeUnderTest> {
  const clock = virtualClock();
  const [near, far] = memoryPair();
  const peer = new Peer(far);
  const binding = connectEsme(near, { system_id: 'esme', password: 'secret', clock, ...options });
  const bind = (await peer.next())!;
  peer.send(`${bind.command as 'bind_transceiver'}_resp`, { ...bindResponse, sequence_number: bind.sequence_number });
  const esme = await binding;
  return { esme, session: esme.session, peer, clock };
}

/** A message centre's session whose ESME is the test; bound unless `bind` is null. */
export async function boundSmsc(
  options: Partial<SmscOptions> = {},
  bind: Init<'bind_transceiver'> | null = {},
): Promise<{ session: Session; peer: Peer; clock: VirtualClock }> {
  const clock = virtualClock();
  const [near, far] = memoryPair();
  const peer = new Peer(far);
  const session = acceptSmsc(near, { system_id: 'smsc', authenticate: () => 0, clock, ...options }).start();
  if (bind) {
    peer.send('bind_transceiver', { system_id: 'esme', password: 'secret', sequence_number: 1, ...bind });
    await peer.next();
  }
  return { session, peer, clock };
}
