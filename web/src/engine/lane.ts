import type { Init, PduOf } from '@smpp-web/codec';
import type { Receipt } from '@smpp-web/codec/text';
import {
  type CountersSnapshot,
  type Esme,
  type HistogramSnapshot,
  isBound,
  type RequestOptions,
  SessionError,
} from '@smpp-web/session';
import { merge, NO_TIMES, since } from './load-latency.ts';
import type { LoadLaneState } from './load-state.ts';
import { type Refusal, refusalOf } from './outcome.ts';

/** A message that a lane sends. */
export interface LaneItem {
  readonly submits: readonly Init<'submit_sm'>[];
}

/** What a lane asks of whoever runs it, and tells it. `part` is the index of a PDU of the message. */
export interface LaneHost<Item extends LaneItem> {
  /** The next message; undefined when none is to be sent now. */
  next(): Item | undefined;
  /** A part that never left, as its session ended: another one may take it. */
  giveBack(item: Item, part: number): void;
  accepted(message_id: string, item: Item, part: number): void;
  refused(refusal: Refusal, item: Item, part: number): void;
  /** Takes a receipt; false when it is for none of these messages. */
  receipt(receipt: Receipt, at: number): boolean;
  /** The message centre has said "slow down". */
  throttled(): void;
  /** How often a throttled request is sent again by the session. */
  readonly throttleRetries: number;
}

/** What a session has counted. */
export interface LaneCounts {
  readonly out: number;
  readonly in: number;
  readonly times: HistogramSnapshot;
}

/**
 * Messages sent in one turn of the loop: with a message centre in the same thread no turn would end by itself, and
 * nobody could stop the run. Whether it has turned is asked after half of them, as asking for each turn costs.
 */
const PER_TURN = 8_000;

/** Requests that wait for the rate to let them out, as a time: long enough for the next look, short enough to stop. */
const LEAD_MS = 100;

/** One session that messages are sent through in numbers: keeps its window filled, and its rate. */
export class Lane<Item extends LaneItem> {
  readonly session: number;
  readonly #host: LaneHost<Item>;
  readonly #options: RequestOptions;
  #esme: Esme | undefined;
  #leave: (() => void)[] = [];
  #outstanding = 0;
  #sent = 0;
  /** Messages since the loop is known to have turned. */
  #sinceTurn = 0;
  #throttled = 0;
  #peak = 0;
  /** What sessions before the present one have counted, and what the present one had before the run. */
  #past: LaneCounts = { out: 0, in: 0, times: NO_TIMES };
  #base: LaneCounts = this.#past;
  #rate = Number.POSITIVE_INFINITY;

  constructor(session: number, host: LaneHost<Item>) {
    this.session = session;
    this.#host = host;
    this.#options = { throttleRetries: host.throttleRetries };
  }

  /** Whether it has a session to send with. */
  get isUp(): boolean {
    return this.#esme !== undefined;
  }

  /** Requests without an answer, those that wait to leave included. */
  get outstanding(): number {
    return this.#outstanding;
  }

  /** Requests that may be in flight at once; 0 without a session. */
  get window(): number {
    return this.#esme?.session.flow.windowSize ?? 0;
  }

  get inFlight(): number {
    return this.#esme?.session.flow.inFlight ?? 0;
  }

  /** The most requests in flight since this was asked for last. */
  takePeak(): number {
    const peak = Math.max(this.#peak, this.inFlight);
    this.#peak = 0;
    return peak;
  }

  /** Requests that have left. */
  get sent(): number {
    return this.#sent - Math.max(0, this.#outstanding - this.inFlight);
  }

  get state(): LoadLaneState {
    const flow = this.#esme?.session.flow.state;
    return {
      session: this.session,
      state: flow ? 'running' : 'lost',
      sent: this.sent,
      pace: flow && Number.isFinite(flow.pace) ? flow.pace : undefined,
      congestion_state: flow?.congestion_state,
    };
  }

  /** What its sessions have counted since it was made. */
  get counts(): LaneCounts {
    if (!this.#esme) return this.#past;
    const now = countsOf(this.#esme.session.counters);
    return {
      out: this.#past.out + now.out - this.#base.out,
      in: this.#past.in + now.in - this.#base.in,
      times: merge([this.#past.times, since(now.times, this.#base.times)]),
    };
  }

  /** Takes a session up. Its window and rate are this lane's until {@link release}; without a window it keeps its own. */
  take(esme: Esme, windowSize: number | undefined, rate: number): void {
    this.#esme = esme;
    const { session } = esme;
    const { flow } = session;
    const before = { windowSize: flow.windowSize, rate: flow.rate };
    this.#base = countsOf(session.counters);
    this.#throttled = flow.state.throttled;
    if (windowSize !== undefined) flow.windowSize = windowSize;
    this.setRate(rate);
    this.#leave = [
      () => Object.assign(flow, before),
      flow.on('change', ({ throttled }) => this.#heed(throttled)),
      session.on('close', () => this.#lose()),
      esme.claimReceipts((receipt, at) => this.#host.receipt(receipt, at)),
    ];
  }

  setWindow(windowSize: number): void {
    if (this.#esme) this.#esme.session.flow.windowSize = windowSize;
  }

  /** Sets the rate, which forgets what the message centre has said of its load. Infinity: no limit. */
  setRate(rate: number): void {
    this.#rate = rate;
    if (this.#esme) this.#esme.session.flow.rate = rate;
  }

  /** Gives the session its own window and rate back. Receipts are still taken. */
  release(): void {
    this.#leave.shift()?.();
    this.#leave.shift()?.();
  }

  /** Lets go of the session. */
  close(): void {
    for (const leave of this.#leave.splice(0)) leave();
    this.#esme = undefined;
  }

  /** Sends as much as window and rate have room for. */
  fill(): void {
    const esme = this.#esme;
    // A session that the message centre has unbound lives on for a moment, and takes nothing any more.
    if (!esme || !this.#isBound) return;
    const { flow } = esme.session;
    const lead = this.#rate === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : leadOf(this.#rate);
    while (this.#outstanding < flow.windowSize && this.#outstanding - flow.inFlight < lead) {
      if (this.#sinceTurn >= PER_TURN) return;
      const item = this.#host.next();
      if (!item) return;
      this.#send(esme, item);
    }
  }

  get #isBound(): boolean {
    return this.#esme !== undefined && isBound(this.#esme.session.state);
  }

  #send({ session }: Esme, item: Item): void {
    const { submits } = item;
    if (++this.#sinceTurn === PER_TURN / 2) session.clock.after(0, () => this.#nextTurn());
    this.#outstanding += submits.length;
    this.#sent += submits.length;
    if (session.flow.inFlight > this.#peak) this.#peak = session.flow.inFlight;
    // Most messages have one part, and need no list of answers.
    if (submits.length === 1) this.#await(session.request('submit_sm', submits[0]!, this.#options), item, 0);
    else {
      const answers = session.requestTogether('submit_sm', submits, this.#options);
      for (const [part, answer] of answers.entries()) this.#await(answer, item, part);
    }
  }

  #await(answer: Promise<PduOf<'submit_sm_resp'>>, item: Item, part: number): void {
    answer.then(
      ({ message_id }) => {
        this.#outstanding--;
        this.#host.accepted(message_id ?? '', item, part);
        this.fill();
      },
      (error: unknown) => {
        this.#outstanding--;
        this.#refused(error, item, part);
        this.fill();
      },
    );
  }

  #refused(error: unknown, item: Item, part: number): void {
    if (error instanceof SessionError && error.outcome === 'not_sent' && !this.#isBound) {
      this.#sent--;
      this.#host.giveBack(item, part);
    } else this.#host.refused(refusalOf(error), item, part);
  }

  #nextTurn(): void {
    this.#sinceTurn = 0;
    this.fill();
  }

  #heed(throttled: number): void {
    if (throttled === this.#throttled) return;
    this.#throttled = throttled;
    this.#host.throttled();
  }

  /** The session is over: what it has counted is kept. */
  #lose(): void {
    const counts = this.counts;
    this.close();
    this.#past = counts;
  }
}

function leadOf(rate: number): number {
  return Math.max(1, Math.ceil((rate * LEAD_MS) / 1000));
}

function countsOf({ sent, received, responseTimes }: CountersSnapshot): LaneCounts {
  const sum = (counts: CountersSnapshot['sent']) => Object.values(counts).reduce((total, { pdus }) => total + pdus, 0);
  return { out: sum(sent), in: sum(received), times: responseTimes.submit_sm ?? NO_TIMES };
}
