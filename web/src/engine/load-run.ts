import type { Clock, Esme } from '@smpp-web/session';
import { Lane, type LaneItem } from './lane.ts';
import { endOf } from './load-end.ts';
import { LoadMeter } from './load-meter.ts';
import { LoadPace } from './load-pace.ts';
import type { LoadPlan } from './load-plan.ts';
import type { LoadState } from './load-state.ts';
import { LoadSupply } from './load-supply.ts';
import type { Refusal } from './outcome.ts';
import { ReceiptTally } from './receipt-tally.ts';

/** What a run needs of what is around it. */
export interface LoadSurroundings {
  /** The bound ESME of a session; throws a sentence when it is not bound. */
  readonly esmeOf: (session: number) => Esme;
  readonly clock: Clock;
  /** Told how the run stands, some times a second. */
  readonly publish: (state: LoadState) => void;
}

/** How often the run looks after its lanes. */
const TICK_MS = 50;

/** How often it tells how it stands: as often as people can follow numbers. */
const PUBLISH_MS = 250;

/** How often the session sends a throttled message again before it counts as rejected. */
const RETRIES = 10;

/** One load run, from its start to its last answer. */
export class LoadRun {
  readonly #number: number;
  readonly #plan: LoadPlan;
  readonly #around: LoadSurroundings;
  readonly #supply: LoadSupply;
  readonly #pace: LoadPace;
  readonly #lanes: readonly Lane<LaneItem>[];
  readonly #meter: LoadMeter;
  readonly #receipts = new ReceiptTally();
  readonly #startedAt: number;
  readonly #begun: number;
  #phase: LoadState['phase'] = 'running';
  #note = '';
  #windowSize: number;
  #activeMs = 0;
  #tickedAt: number;
  #publishedAt = Number.NEGATIVE_INFINITY;
  #endedAt: number | undefined;
  #resumeAt = Number.POSITIVE_INFINITY;
  #stopTicking: () => void = () => undefined;

  /** @throws RangeError with a sentence when the plan cannot be carried out; Error when a session is not bound. */
  constructor(number: number, plan: LoadPlan, around: LoadSurroundings) {
    this.#number = number;
    this.#plan = plan;
    this.#around = around;
    this.#supply = new LoadSupply(plan, {
      unsendable: (problem) => this.#meter.notSent(problem),
      exhausted: (problem) => this.#finish(`No message could be made: ${problem}`),
    });
    this.#pace = new LoadPace(plan.rate, plan.warmUpMs);
    this.#windowSize = plan.windowSize;
    this.#startedAt = around.clock.wall();
    this.#begun = around.clock.now();
    this.#tickedAt = this.#begun;
    this.#meter = new LoadMeter(this.#begun);
    const esmes = plan.sessions.map((session) => [session, around.esmeOf(session)] as const);
    this.#lanes = esmes.map(([session, esme]) => {
      const lane = this.#laneOf(session);
      lane.take(esme, this.#windowSize, this.#ratePerLane);
      return lane;
    });
  }

  get phase(): LoadState['phase'] {
    return this.#phase;
  }

  start(): void {
    this.#tick();
  }

  /** Changes rate or window while it runs; what is left out stays. A rate of undefined is no limit. */
  change(change: { readonly rate?: number | undefined; readonly windowSize?: number }): void {
    if ('rate' in change) {
      this.#pace.set(change.rate);
      this.#spreadRate();
    }
    if (change.windowSize !== undefined) {
      this.#windowSize = change.windowSize;
      for (const lane of this.#lanes) lane.setWindow(change.windowSize);
    }
    this.#fill();
    this.#publish();
  }

  pause(note = 'Paused by hand.', forMs = Number.POSITIVE_INFINITY): void {
    if (this.#phase !== 'running') return;
    this.#resumeAt = this.#around.clock.now() + forMs;
    this.#enter('paused', note);
  }

  resume(): void {
    if (this.#phase !== 'paused') return;
    this.#enter('running', '');
    this.#fill();
  }

  /** Sends no more, and ends when all answers are in. Called again, it does not wait for them. */
  stop(): void {
    if (this.#phase === 'stopping') this.#end();
    else this.#finish('Stopped by hand.');
  }

  /** Lets go of sessions and timers. */
  close(): void {
    this.#stopTicking();
    for (const lane of this.#lanes) lane.close();
  }

  #laneOf(session: number): Lane<LaneItem> {
    const { onThrottle } = this.#plan;
    return new Lane(session, {
      throttleRetries: onThrottle === 'slow' ? RETRIES : 0,
      next: () => (this.#phase === 'running' ? this.#supply.next() : undefined),
      giveBack: (item, part) => this.#supply.giveBack(item, part),
      accepted: (message_id) => this.#accepted(message_id),
      refused: (refusal, item, part) => this.#refused(refusal, item, part),
      receipt: (receipt) => {
        const isOurs = this.#receipts.take(receipt);
        if (isOurs && this.#phase === 'done') this.#publishLater();
        return isOurs;
      },
      throttled: () => this.#throttled(),
    });
  }

  /** Sends no more, and waits for the answers. */
  #finish(note: string): void {
    if (this.#phase === 'stopping' || this.#phase === 'done') return;
    this.#enter('stopping', note);
    this.#endIfOver();
  }

  #accepted(message_id: string): void {
    // Whoever stopped twice has not waited for it.
    if (this.#phase === 'done') return;
    this.#meter.accepted();
    if (this.#plan.receipts) this.#receipts.expect(message_id);
    this.#judge();
    this.#endIfOver();
  }

  #refused(refusal: Refusal, item: LaneItem, part: number): void {
    if (this.#phase === 'done') return;
    const isThrottle = this.#meter.isThrottle(refusal);
    // What is held up in a pause is sent after it.
    if (isThrottle && this.#plan.onThrottle === 'pause') this.#supply.giveBack(item, part);
    else this.#meter.refused(refusal);
    if (!isThrottle && refusal.outcome !== 'not_sent' && this.#plan.stop.firstError)
      this.#finish(`Stopped at the first error: ${refusal.problem}.`);
    this.#judge();
    this.#endIfOver();
  }

  /** Ends it where the plan says so. */
  #judge(): void {
    if (this.#phase !== 'running') return;
    const end = endOf(this.#plan.stop, this.#meter, this.#activeMs);
    if (end) this.#finish(end);
  }

  #throttled(): void {
    const at = this.#meter.throttled(this.#activeNow);
    const { onThrottle, pauseMs } = this.#plan;
    const where = `The message centre throttles at ${at.toLocaleString('en')} messages/s`;
    this.#pace.hold(this.#activeMs);
    if (onThrottle === 'stop') this.#finish(`${where}: stopped, as asked for.`);
    else if (onThrottle === 'pause') this.pause(`${where}: paused.`, pauseMs > 0 ? pauseMs : undefined);
    // Setting a rate forgets what the message centre has said.
    else if (onThrottle === 'count') this.#spreadRate();
  }

  #fill(): void {
    for (const lane of this.#lanes) lane.fill();
  }

  #tick(): void {
    const { clock } = this.#around;
    const now = clock.now();
    if (this.#phase === 'running' || this.#phase === 'stopping') this.#activeMs += now - this.#tickedAt;
    this.#tickedAt = now;
    if (this.#phase === 'paused' && now >= this.#resumeAt) this.resume();
    this.#judge();
    this.#findSessions();
    if (!this.#pace.isWarm && this.#phase === 'running') this.#warmUp();
    this.#fill();
    this.#endIfOver();
    if (this.#phase === 'done') return;
    if (now - this.#publishedAt >= PUBLISH_MS) this.#publish();
    this.#stopTicking = clock.after(TICK_MS, () => this.#tick());
  }

  /** Sessions that were lost may be bound again. */
  #findSessions(): void {
    for (const lane of this.#lanes) {
      if (lane.isUp || this.#phase === 'done') continue;
      try {
        lane.take(this.#around.esmeOf(lane.session), this.#windowSize, this.#ratePerLane);
      } catch {
        // Not bound yet: the next tick looks again.
      }
    }
    if (this.#phase !== 'running') return;
    const lost = this.#lanes.filter(({ isUp }) => !isUp).map(({ session }) => session);
    this.#note =
      lost.length === 0 ? '' : `Session ${lost.join(', ')} is not bound: the run goes on with it when it is.`;
  }

  #warmUp(): void {
    this.#pace.warm(this.#activeMs);
    this.#spreadRate();
  }

  get #activeNow(): number {
    return this.#activeMs + (this.#phase === 'running' ? this.#around.clock.now() - this.#tickedAt : 0);
  }

  get #ratePerLane(): number {
    return this.#pace.at(this.#activeMs) / this.#plan.sessions.length;
  }

  #spreadRate(): void {
    for (const lane of this.#lanes) lane.setRate(this.#ratePerLane);
  }

  #enter(phase: LoadState['phase'], note: string): void {
    this.#phase = phase;
    this.#note = note;
    this.#publish();
  }

  #endIfOver(): void {
    if (this.#phase === 'done' || this.#phase === 'paused') return;
    // Asked for every answer, and mostly answered here.
    if (this.#phase === 'running' && !this.#supply.isEmpty) return;
    if (this.#lanes.every(({ outstanding }) => outstanding === 0)) this.#end();
  }

  #end(): void {
    this.#stopTicking();
    this.#meter.abandon(
      this.#lanes.reduce((sum, { inFlight }) => sum + inFlight, 0),
      this.#supply.returned,
    );
    for (const lane of this.#lanes) lane.release();
    this.#endedAt = this.#around.clock.wall();
    this.#enter('done', this.#note || 'All messages have their answers.');
  }

  /** Receipts come in after the end, too. */
  #publishLater(): void {
    this.#stopTicking();
    this.#stopTicking = this.#around.clock.after(PUBLISH_MS, () => this.#publish());
  }

  #publish(): void {
    const now = this.#around.clock.now();
    this.#publishedAt = now;
    const sample = this.#meter.sample(now, this.#lanes, this.#windowSize);
    this.#around.publish({
      run: this.#number,
      phase: this.#phase,
      note: this.#note,
      plan: this.#plan,
      rate: this.#pace.shownAt(this.#activeMs),
      windowSize: this.#windowSize,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      activeMs: Math.round(this.#activeNow),
      messages: this.#supply.made,
      ...this.#meter.counts,
      sent: this.#lanes.reduce((sum, { sent }) => sum + sent, 0),
      receipts: this.#receipts.counts,
      lanes: this.#lanes.map(({ state }) => state),
      sample,
    });
  }
}
