/**
 * The simulated message centre with a million receipts pending: how many messages a second it takes and sends receipts
 * for, and what it holds in memory.
 * `node --expose-gc --import tsx --conditions=smpp-web test/bench/smsc.ts [pending] [messages]`; figures of one run.
 */
import process from 'node:process';
import { createFramer, encode } from '@smpp-web/codec';
import { memoryPair, type Transport } from '@smpp-web/session';
import { createSimulator } from '@smpp-web/smsc';

const PENDING = Number(process.argv[2] ?? 1_000_000);
const MESSAGES = Number(process.argv[3] ?? 100_000);
/** Requests under way at once. */
const WINDOW = 100;
/** Longer than the run: what is submitted so stays pending. */
const NEVER_MS = 86_400_000;

const SUBMIT_SM_RESP = 0x80;
const DELIVER_SM = 5;

/** A client that costs as little as can be: its requests are made once, and answers are told by two octets. */
class Client {
  readonly #transport: Transport;
  readonly #submit: Uint8Array;
  readonly #answer: Uint8Array;
  answers = 0;
  receipts = 0;
  #sent = 0;
  #wanted = 0;
  #wantedReceipts = 0;
  #done: () => void = () => undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#submit = encode('submit_sm', {
      source_addr: '1000',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '447700900000',
      registered_delivery: 1,
      short_message: new TextEncoder().encode(
        'A message of usual length, with some words in it, to be sent and told of',
      ),
    });
    this.#answer = encode('deliver_sm_resp', { message_id: '' });
    void this.#read();
  }

  async bind(): Promise<void> {
    await this.#transport.send(encode('bind_transceiver', { system_id: 'smppclient1', password: 'password' }));
  }

  /** Submits so many messages; resolves when all are answered and as many receipts have come. */
  submit(messages: number, receipts: number): Promise<void> {
    [this.answers, this.receipts, this.#sent] = [0, 0, 0];
    [this.#wanted, this.#wantedReceipts] = [messages, receipts];
    return new Promise((resolve) => {
      this.#done = resolve;
      void this.#fill();
    });
  }

  async #read(): Promise<void> {
    const framer = createFramer();
    for await (const chunk of this.#transport.incoming) {
      const replies: Uint8Array[] = [];
      for (const frame of framer.push(chunk)) {
        if (frame[4] === SUBMIT_SM_RESP && frame[7] === 4) this.answers++;
        else if (frame[7] === DELIVER_SM) {
          this.receipts++;
          const reply = this.#answer.slice();
          reply.set(frame.subarray(12, 16), 12);
          replies.push(reply);
        }
      }
      if (replies.length > 0) await this.#transport.send(Buffer.concat(replies));
      await this.#fill();
      if (this.answers >= this.#wanted && this.receipts >= this.#wantedReceipts) this.#done();
    }
  }

  async #fill(): Promise<void> {
    const count = Math.min(WINDOW - (this.#sent - this.answers), this.#wanted - this.#sent);
    if (count <= 0) return;
    this.#sent += count;
    await this.#transport.send(Buffer.concat(Array.from({ length: count }, () => this.#submit)));
  }
}

function megabytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return Math.round((heapUsed + arrayBuffers) / 1_048_576);
}

async function timed(what: string, count: number, run: () => Promise<void>): Promise<void> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  await run();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const rate = (time: number) => Math.round(count / time).toLocaleString('en');
  // On a machine that others use too, only the time of the processor says something.
  const figures = `${rate(seconds)}/s, ${rate((user + system) / 1_000_000)} per CPU second, ${megabytes()} MiB`;
  console.log(`${what.padEnd(40)} ${figures}`);
}

const smsc = createSimulator({
  seed: 1,
  maxMessages: PENDING + MESSAGES,
  settings: { receipts: { delayMs: NEVER_MS } },
  session: { windowSize: WINDOW },
});
const [near, far] = memoryPair();
smsc.accept(far);
const client = new Client(near);
await client.bind();
console.log(`${'at the start'.padEnd(40)} ${megabytes()} MiB`);
await timed(`${PENDING.toLocaleString('en')} messages, receipts pending`, PENDING, () => client.submit(PENDING, 0));
smsc.configure({ receipts: { delayMs: 0 } });
for (const round of [1, 2, 3]) {
  const name = `${MESSAGES.toLocaleString('en')} messages with receipts, round ${round}`;
  await timed(name, MESSAGES, () => client.submit(MESSAGES, MESSAGES));
}
console.log(JSON.stringify(smsc.load));
await smsc.sessions[0]?.close();
await smsc.close();
