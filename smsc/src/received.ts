import type { Command, Pdu, PduOf } from '@smpp-web/codec';
import type { Clock, Session } from '@smpp-web/session';
import { Listeners } from './listeners.ts';
import { differences, type PduMatch } from './match.ts';

/** PDUs kept to be asked for: the latest thousand, some hundred kilobytes. */
const DEFAULT_MAX_RECEIVED = 1_000;

/** How long an expectation waits, in milliseconds, if it does not say: longer than a busy machine takes for anything. */
const DEFAULT_WITHIN_MS = 5_000;

/** A request that has come in. */
export interface ReceivedRecord {
  readonly pdu: Pdu;
  readonly session: Session;
  /** The account; undefined before a bind. */
  readonly system_id: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** How long to wait, and for how many. */
export interface ExpectOptions {
  /** How long to wait, in milliseconds by the clock of the simulator. Default 5000; 0 looks at what is there. */
  readonly withinMs?: number;
  /** How many are expected, at least. Default 1. */
  readonly times?: number;
}

/** What was expected has not come. The message says what has, and how the closest differs. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';
}

/** The requests that have come in: the latest of them, and how many of each kind in all. */
export class Received {
  readonly #clock: Clock;
  readonly #max: number;
  readonly #records: ReceivedRecord[] = [];
  readonly #counts = new Map<string, number>();
  readonly #arrivals = new Listeners<ReceivedRecord | undefined>();
  #next = 0;

  constructor(clock: Clock, max = DEFAULT_MAX_RECEIVED) {
    this.#clock = clock;
    this.#max = max;
  }

  /** The latest, the oldest first. */
  get records(): readonly ReceivedRecord[] {
    return [...this.#records.slice(this.#next), ...this.#records.slice(0, this.#next)];
  }

  /** How many there have been of each command, those that are no longer kept counted. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  add(pdu: Pdu, session: Session, system_id: string | undefined): void {
    const name = pdu.command ?? 'unknown';
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    if (this.#max === 0) return;
    const record = { pdu: kept(pdu), session, system_id, at: this.#clock.wall() };
    this.#records[this.#next] = record;
    this.#next = (this.#next + 1) % this.#max;
    this.#arrivals.tell(record);
  }

  of<C extends Command>(command: C): ReceivedPdus<C> {
    return new ReceivedPdus(this, command, {});
  }

  /** Calls a listener with what comes in, and with undefined when nothing more will. Returns how to remove it. */
  onArrival(listener: (record: ReceivedRecord | undefined) => void): () => void {
    return this.#arrivals.add(listener);
  }

  /** Calls after `ms`; see {@link Clock.after}. */
  after(ms: number, callback: () => void): () => void {
    return this.#clock.after(ms, callback);
  }

  /** Ends whatever is waited for. */
  close(): void {
    this.#arrivals.tell(undefined);
  }
}

/** Received PDUs of one command that fit; each method narrows or asks. */
export class ReceivedPdus<C extends Command> {
  readonly #received: Received;
  readonly #command: C;
  readonly #match: Readonly<Record<string, unknown>>;
  readonly #system_id: string | undefined;

  /** Use `simulator.received(command)`. */
  constructor(received: Received, command: C, match: Readonly<Record<string, unknown>>, system_id?: string) {
    this.#received = received;
    this.#command = command;
    this.#match = match;
    this.#system_id = system_id;
  }

  /** Those that are like this, too. */
  where(match: PduMatch<C>): ReceivedPdus<C> {
    return new ReceivedPdus(this.#received, this.#command, { ...this.#match, ...match }, this.#system_id);
  }

  /** Those of one account. */
  from(system_id: string): ReceivedPdus<C> {
    return new ReceivedPdus(this.#received, this.#command, this.#match, system_id);
  }

  /** All that are kept, the oldest first. */
  get all(): readonly PduOf<C>[] {
    return this.#candidates()
      .filter((pdu) => differences(pdu, this.#match).length === 0)
      .map((pdu) => pdu as PduOf<C>);
  }

  get count(): number {
    return this.all.length;
  }

  get first(): PduOf<C> | undefined {
    return this.all[0];
  }

  get last(): PduOf<C> | undefined {
    return this.all.at(-1);
  }

  /**
   * Waits until there are as many as expected, those that are there already counted, and resolves with them.
   * Rejects with an {@link ExpectationError} when they do not come in time, or the simulator is closed.
   */
  arrive({ withinMs = DEFAULT_WITHIN_MS, times = 1 }: ExpectOptions = {}): Promise<readonly PduOf<C>[]> {
    const { all } = this;
    if (all.length >= times) return Promise.resolve(all);
    if (withinMs === 0) return Promise.reject(this.#missing(times));
    return new Promise((resolve, reject) => {
      const stop = () => {
        stopTimer();
        stopListening();
      };
      const fail = () => {
        stop();
        reject(this.#missing(times));
      };
      const stopTimer = this.#received.after(withinMs, fail);
      const stopListening = this.#received.onArrival((record) => {
        if (!record) return fail();
        if (record.pdu.command !== this.#command) return;
        const found = this.all;
        if (found.length < times) return;
        stop();
        resolve(found);
      });
    });
  }

  #candidates(): readonly Pdu[] {
    return this.#received.records
      .filter(({ pdu, system_id }) => pdu.command === this.#command && isFrom(system_id, this.#system_id))
      .map(({ pdu }) => pdu);
  }

  #missing(times: number): ExpectationError {
    const candidates = this.#candidates();
    const differing = candidates.map((pdu) => differences(pdu, this.#match)).filter(({ length }) => length > 0);
    const [closest] = differing.sort((a, b) => a.length - b.length);
    const who = this.#system_id === undefined ? '' : ` from ${this.#system_id}`;
    const fitting = candidates.length - differing.length;
    const expected = `expected ${times} ${this.#command}${who} that fit, received ${fitting} of ${candidates.length}`;
    return new ExpectationError(closest ? `${expected}; in the closest other ${closest.join(', ')}` : expected);
  }
}

function isFrom(system_id: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || system_id === wanted;
}

/** A PDU to keep: without its password, and with octets of its own, as a view would hold all that came with it. */
function kept(pdu: Pdu): Pdu {
  const copy: Record<string, unknown> = { ...pdu };
  if ('password' in copy) copy.password = '********';
  if (copy.short_message instanceof Uint8Array) copy.short_message = copy.short_message.slice();
  if ('tlvs' in pdu && pdu.tlvs.length > 0) copy.tlvs = pdu.tlvs.map(keptTlv);
  return copy as unknown as Pdu;
}

function keptTlv<T extends { readonly value: unknown }>(tlv: T): T {
  return tlv.value instanceof Uint8Array ? { ...tlv, value: tlv.value.slice() } : tlv;
}

/** Who can be asked for what it has received. */
export interface Receiver {
  received<C extends Command>(command: C): ReceivedPdus<C>;
}

/** Expectations of a test, in words: `await expectReceived(simulator).toHave('submit_sm', { text: 'Hi' })`. */
export interface Expectations {
  /** Waits for a request that is like this; resolves with it. Rejects with an {@link ExpectationError}. */
  toHave<C extends Command>(command: C, match?: PduMatch<C>, options?: ExpectOptions): Promise<PduOf<C>>;
  /** @throws ExpectationError when a request like this has come in. */
  notToHave<C extends Command>(command: C, match?: PduMatch<C>): void;
}

/** What a test expects a message centre to receive, or to have received. Nothing sleeps: arrivals are waited for. */
export function expectReceived(receiver: Receiver): Expectations {
  const find = <C extends Command>(command: C, match: PduMatch<C> | undefined) =>
    match ? receiver.received(command).where(match) : receiver.received(command);
  return {
    async toHave(command, match, options) {
      return (await find(command, match).arrive(options)).at(-1)!;
    },
    notToHave(command, match) {
      const { count } = find(command, match);
      if (count > 0) throw new ExpectationError(`expected no ${command} that fits, received ${count}`);
    },
  };
}
