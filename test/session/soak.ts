import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSupervisor, memoryJournal, type SentMessage, type Supervisor } from '@smpp-web/session';
import { connectTcp, listenTcp } from '@smpp-web/session/tcp';
import { createSimulator, type Simulator } from '@smpp-web/smsc';

export interface SoakOptions {
  readonly seconds: number;
  /** Messages submitted per second, if the machine is up to it; a tenth as many come from mobiles. */
  readonly perSecond: number;
  /** Told once per sample. */
  readonly onSample?: (sample: SoakSample) => void;
}

/** What the process holds at one moment, after a collection. */
export interface SoakSample {
  readonly seconds: number;
  readonly heapOctets: number;
  readonly timers: number;
  readonly sockets: number;
  /** Listeners of the process itself. */
  readonly listeners: number;
}

export interface SoakReport {
  readonly samples: readonly SoakSample[];
  /** Messages that were given, and their outcomes once those that were unknown had been sent again. */
  readonly submitted: number;
  readonly accepted: number;
  readonly otherwise: number;
  /** Messages that were sent without an answer, for a link that was cut. */
  readonly unknown: number;
  /** Receipts for messages that were still kept, and for others. */
  readonly receipts: number;
  readonly unmatched: number;
  /** Receipts and messages of mobiles that the message centre has given up: refused for good, or tried too often. */
  readonly dropped: number;
  /** Accepted messages, of those that are still kept, that were told of by no receipt. */
  readonly untold: number;
  readonly fromMobiles: number;
  readonly reconnects: number;
  /** What a session or a listener complained of. */
  readonly faults: readonly unknown[];
  /** What is left of timers and sockets when all is closed. */
  readonly left: readonly string[];
}

const SAMPLES = 20;
const TICK_MS = 20;
const RECONNECT_MS = 5_000;
/** Messages kept by the supervisor and by the message centre: few, so that all that grows beyond them shows. */
const KEPT = 1_000;
const KEPT_BY_SMSC = 5_000;
/** Messages without an outcome, past which no more are submitted: a machine that is busy with others sets the pace then. */
const MAX_OPEN = 500;
/** How long the last receipts may take. */
const DRAIN_MS = 30_000;
/** Looks at what is left, until nothing is. */
const CLOSING_TURNS = 50;

const ACCOUNT = { system_id: 'soak', password: 'soak' };

/** A supervisor and a simulator over TCP, with submits, receipts, messages of mobiles, and a link that is cut again and again. */
export async function soak({ seconds, perSecond, onSample }: SoakOptions): Promise<SoakReport> {
  const before = activeResources();
  const smsc = createSimulator({
    seed: 1,
    accounts: [ACCOUNT],
    settings: { receipts: { delayMs: 20 } },
    maxMessages: KEPT_BY_SMSC,
    maxReceived: 100,
    session: { windowSize: 50 },
  });
  const listener = await listenTcp({ port: 0 }, (transport) => smsc.accept(transport));
  const supervisor = createSupervisor({
    connect: () => connectTcp({ host: '127.0.0.1', port: listener.port }),
    bind: { ...ACCOUNT, windowSize: 50 },
    journal: memoryJournal(),
    backoff: { firstMs: 10, limitMs: 50 },
    maxMessages: KEPT,
  });
  const run = new Run(supervisor, smsc);
  await supervisor.start();
  const stopMobiles = smsc.startMo({ from: '4479{n}', to: '1000', text: 'Message {n}', perSecond: perSecond / 10 });
  const samples: SoakSample[] = [];
  for (let number = 1; number <= SAMPLES; number++) {
    await run.load((seconds * 1_000) / SAMPLES, perSecond);
    samples.push(sampleAt((seconds * number) / SAMPLES));
    onSample?.(samples.at(-1)!);
  }
  stopMobiles();
  await run.drain();
  const report = run.report();
  await supervisor.stop();
  await smsc.close();
  await listener.close();
  return { ...report, samples, left: await leftBehind(before) };
}

/** The load, and what comes of it. */
class Run {
  readonly #supervisor: Supervisor;
  readonly #smsc: Simulator;
  readonly #faults: unknown[] = [];
  readonly #open = new Set<Promise<void>>();
  #submitted = 0;
  #accepted = 0;
  #otherwise = 0;
  #unknown = 0;
  #receipts = 0;
  #unmatched = 0;
  #fromMobiles = 0;
  #binds = 0;
  #cuts = 0;

  constructor(supervisor: Supervisor, smsc: Simulator) {
    this.#supervisor = supervisor;
    this.#smsc = smsc;
    supervisor.on('message', () => this.#fromMobiles++);
    supervisor.on('fault', (error) => this.#faults.push(error));
    supervisor.on('session', (session) => session.on('fault', (error) => this.#faults.push(error)));
    supervisor.on('state', ({ kind }) => {
      if (kind === 'bound') this.#binds++;
    });
    supervisor.on('unmatched', () => this.#unmatched++);
    supervisor.on('sent', ({ parts }) => {
      if (parts[0]!.receipts.length > 0) this.#receipts++;
    });
  }

  /** Submits at the rate for so long, and cuts the link on the way. */
  async load(ms: number, perSecond: number): Promise<void> {
    const start = performance.now();
    let sent = 0;
    for (let now = start; now - start < ms; now = performance.now()) {
      for (; sent < ((now - start) / 1_000) * perSecond && this.#open.size < MAX_OPEN; sent++) this.#submit();
      if (now / RECONNECT_MS > this.#cuts + this.#firstCut) this.#cut();
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
  }

  /** Resolves when all messages have their outcome and all receipts have come. */
  async drain(): Promise<void> {
    await Promise.all(this.#open);
    const until = performance.now() + DRAIN_MS;
    while (this.#isDelivering && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
  }

  report(): Omit<SoakReport, 'samples' | 'left'> {
    return {
      submitted: this.#submitted,
      accepted: this.#accepted,
      otherwise: this.#otherwise,
      unknown: this.#unknown,
      receipts: this.#receipts,
      unmatched: this.#unmatched,
      dropped: this.#smsc.load.dropped,
      untold: this.#untold,
      fromMobiles: this.#fromMobiles,
      reconnects: this.#binds - 1,
      faults: this.#faults,
    };
  }

  readonly #firstCut = performance.now() / RECONNECT_MS + 0.5;

  get #isDelivering(): boolean {
    const { pending, waiting } = this.#smsc.load;
    return pending > 0 || waiting > 0 || this.#untold > 0;
  }

  get #untold(): number {
    const parts = this.#supervisor.messages.flatMap((message) => message.parts);
    return parts.filter(({ outcome, receipts }) => outcome === 'accepted' && receipts.length === 0).length;
  }

  #submit(): void {
    const text = `Message ${++this.#submitted}`;
    const settled = this.#supervisor.sendText({ from: '1000', to: '447700900123', text }).then((message) => {
      this.#open.delete(settled);
      return this.#take(message);
    });
    this.#open.add(settled);
  }

  /** What is unknown is sent again until it is known. */
  async #take(message: SentMessage): Promise<void> {
    const [{ outcome }] = message.parts as [SentMessage['parts'][number]];
    if (outcome === 'accepted') this.#accepted++;
    else if (outcome === 'unknown') {
      this.#unknown++;
      await this.#take(await this.#supervisor.resend(message.number));
    } else this.#otherwise++;
  }

  /** The ways in which a link ends, in turn. */
  #cut(): void {
    this.#cuts++;
    const [session] = this.#smsc.sessions;
    if (this.#cuts % 3 === 0) void session?.unbind();
    else if (this.#cuts % 3 === 1) void session?.close();
    else void this.#supervisor.esme?.session.transport.close(new Error('cut'));
  }
}

/** Collects all garbage, with no flag needed when Node is started. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function sampleAt(seconds: number): SoakSample {
  collect();
  const resources = activeResources();
  const { heapUsed, external } = process.memoryUsage();
  return {
    seconds,
    heapOctets: heapUsed + external,
    timers: resources.filter((name) => name === 'Timeout').length,
    sockets: resources.filter((name) => name === 'TCPSocketWrap').length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}

/** Timers and sockets; pipes and the like are of who runs this. */
function activeResources(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /^(Timeout|Immediate|TCP)/.test(name));
}

/** What is there that was not before, once handles have had some turns to close. */
async function leftBehind(before: readonly string[]): Promise<string[]> {
  let left = difference(activeResources(), before);
  for (let turn = 0; turn < CLOSING_TURNS && left.length > 0; turn++) {
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    left = difference(activeResources(), before);
  }
  return left;
}

/** What is in the first list more often than in the second. */
function difference(now: readonly string[], before: readonly string[]): string[] {
  const left = [...before];
  return now.filter((name) => {
    const index = left.indexOf(name);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
