import type { Clock, Esme } from '@smpp-web/session';
import { Lane, type LaneItem } from './lane.ts';
import { LoadMeter } from './load-meter.ts';
import { JUDGED_FROM, type LoadPlan } from './load-plan.ts';
import { messagesOf, type NextMessage } from './load-source.ts';
import type { LoadState } from './load-state.ts';
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

/** Share of the rate that a warm-up begins with. */
const COLD = 0.1;

/** How often the session sends a throttled message again before it counts as rejected. */
const RETRIES = 10;

/** Messages in a row that cannot be made: nothing better is to come. */
const MAX_UNSENDABLE = 1_000;

/** One load run, from its start to its last answer. */
export class LoadRun {
  readonly #number: number;
  readonly #plan: LoadPlan;
  readonly #around: LoadSurroundings;
  readonly #source: NextMessage;
  readonly #lanes: readonly Lane<LaneItem>[];
  readonly #meter: LoadMeter;
  readonly #receipts = new ReceiptTally();
  /** Messages that come back: from a session that has ended, or throttled ones in a pause. */
  readonly #again: LaneItem[] = [];
  readonly #startedAt: number;
  readonly #begun: number;
  #phase: LoadState['phase'] = 'running';
  #note = '';
  #rate: number | undefined;
  #windowSize: number;
  #activeMs = 0;
  #tickedAt: number;
  #publishedAt = Number.NEGATIVE_INFINITY;
  #endedAt: number | undefined;
  #resumeAt = Number.POSITIVE_INFINITY;
  /** The warm-up is over, or throttling has ended it. */
  #isWarm: boolean;
  #messages = 0;
  readonly #most: number;
  #unsendable = 0;
  #stopTicking: () => void = () => undefined;

  /** @throws RangeError with a sentence when the plan cannot be carried out; Error when a session is not bound. */
  constructor(number: number, plan: LoadPlan, around: LoadSurroundings) {
    this.#number = number;
    this.#plan = plan;
    this.#around = around;
    this.#source = messagesOf(plan);
    this.#most = plan.stop.messages ?? Number.POSITIVE_INFINITY;
    this.#rate = plan.rate;
    this.#windowSize = plan.windowSize;
    this.#isWarm = plan.warmUpMs <= 0 || plan.rate === undefined;
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
      this.#rate = change.rate;
      this.#isWarm = true;
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
      next: () => this.#next(),
      giveBack: (item, part) => void this.#again.push(onePart(item, part)),
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

  #next(): LaneItem | undefined {
    if (this.#phase !== 'running') return undefined;
    const again = this.#again.pop();
    if (again) return again;
    while (this.#messages < this.#most) {
      this.#messages++;
      try {
        const item = this.#source(this.#messages);
        this.#unsendable = 0;
        return item;
      } catch (error) {
        this.#meter.notSent((error as Error).message);
        if (++this.#unsendable < MAX_UNSENDABLE) continue;
        this.#finish(`No message could be made: ${(error as Error).message}`);
        return undefined;
      }
    }
    return undefined;
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
    if (isThrottle && this.#plan.onThrottle === 'pause') this.#again.push(onePart(item, part));
    else this.#meter.refused(refusal);
    if (!isThrottle && refusal.outcome !== 'not_sent' && this.#plan.stop.firstError)
      this.#finish(`Stopped at the first error: ${refusal.problem}.`);
    this.#judge();
    this.#endIfOver();
  }

  #judge(): void {
    const { errorShare } = this.#plan.stop;
    const { answers, errors } = this.#meter;
    if (errorShare === undefined || this.#phase !== 'running' || answers < JUDGED_FROM) return;
    if (errors / answers >= errorShare)
      this.#finish(
        `Stopped: ${percent(errors / answers)} of the answers were errors, and ${percent(errorShare)} is the limit.`,
      );
  }

  #throttled(): void {
    const at = this.#meter.throttled(this.#activeNow);
    const { onThrottle, pauseMs } = this.#plan;
    const where = `The message centre throttles at ${at.toLocaleString('en')} messages/s`;
    if (!this.#isWarm) {
      // Climbing on would only be throttled again.
      this.#isWarm = true;
      this.#rate = Math.max(1, this.#warmRate);
    }
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
    const { durationMs } = this.#plan.stop;
    if (this.#phase === 'running' && durationMs !== undefined && this.#activeMs >= durationMs)
      this.#finish('Its time is over.');
    this.#findSessions();
    if (!this.#isWarm && this.#phase === 'running') this.#warmUp();
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
    this.#isWarm = this.#activeMs >= this.#plan.warmUpMs;
    this.#spreadRate();
  }

  get #activeNow(): number {
    return this.#activeMs + (this.#phase === 'running' ? this.#around.clock.now() - this.#tickedAt : 0);
  }

  /** The rate at this point of the warm-up. */
  get #warmRate(): number {
    const share = this.#isWarm ? 1 : COLD + (1 - COLD) * Math.min(1, this.#activeMs / this.#plan.warmUpMs);
    return (this.#rate ?? Number.POSITIVE_INFINITY) * share;
  }

  get #ratePerLane(): number {
    return this.#warmRate / this.#plan.sessions.length;
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
    if (this.#phase === 'running' && (this.#messages < this.#most || this.#again.length > 0)) return;
    if (this.#lanes.every(({ outstanding }) => outstanding === 0)) this.#end();
  }

  #end(): void {
    this.#stopTicking();
    this.#meter.abandon(
      this.#lanes.reduce((sum, { inFlight }) => sum + inFlight, 0),
      this.#again.length,
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
      rate: this.#rate === undefined ? undefined : Math.round(this.#warmRate),
      windowSize: this.#windowSize,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      activeMs: Math.round(this.#activeNow),
      messages: this.#messages,
      ...this.#meter.counts,
      sent: this.#lanes.reduce((sum, { sent }) => sum + sent, 0),
      receipts: this.#receipts.counts,
      lanes: this.#lanes.map(({ state }) => state),
      sample,
    });
  }
}

/** A part of a message, to be sent by itself. */
function onePart({ submits }: LaneItem, part: number): LaneItem {
  return { submits: [submits[part]!] };
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
