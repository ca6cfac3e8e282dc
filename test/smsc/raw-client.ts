import { createFramer, decode, encode, type Init, type Pdu } from '@smpp-web/codec';
import { memoryPair, type Transport } from '@smpp-web/session';
import { message, settle, type World } from './harness.ts';

/** A client that sends octets and notes what comes, chunk by chunk: no session of ours is in the way. */
export class RawClient {
  readonly chunks: Uint8Array[] = [];
  closed: 'no' | 'end' | 'reset' = 'no';
  readonly #transport: Transport;
  #sequence = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
    void this.#read();
  }

  get octets(): Uint8Array {
    return Uint8Array.from(this.chunks.flatMap((chunk) => [...chunk]));
  }

  /** The PDUs that have come; what is not whole is not there. */
  get pdus(): readonly Pdu[] {
    return createFramer()
      .push(this.octets)
      .map((frame) => decode(frame));
  }

  /** The PDUs after the bind response, as name, status and sequence. */
  get answers(): readonly string[] {
    return this.pdus.slice(1).map((pdu) => `${pdu.command ?? pdu.command_id.toString(16)} ${pdu.sequence_number}`);
  }

  async bind(fields: Init<'bind_transceiver'>): Promise<void> {
    const sequence_number = ++this.#sequence;
    const init = { system_id: 'smppclient1', password: 'password', ...fields, sequence_number };
    await this.#transport.send(encode('bind_transceiver', init));
    await settle();
  }

  async submit(): Promise<void> {
    await this.send(encode('submit_sm', { ...message({ registered_delivery: 0 }), sequence_number: ++this.#sequence }));
  }

  async send(octets: Uint8Array): Promise<void> {
    await this.#transport.send(octets).catch(() => undefined);
    await settle();
  }

  async #read(): Promise<void> {
    try {
      for await (const chunk of this.#transport.incoming) this.chunks.push(chunk);
      this.closed = 'end';
    } catch {
      this.closed = 'reset';
    }
  }
}

/** Connects such a client to a message centre, and binds it. */
export async function connectRaw(world: World, fields: Init<'bind_transceiver'> = {}): Promise<RawClient> {
  const [near, far] = memoryPair();
  world.smsc.accept(far);
  const client = new RawClient(near);
  await client.bind(fields);
  return client;
}
