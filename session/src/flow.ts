import type { Clock } from './clock.ts';
import { DEFAULTS } from './defaults.ts';
import { Emitter } from './events.ts';

/** How fast requests may leave. */
export interface FlowOptions {
  /** Requests in flight at once. Default 10. */
  readonly windowSize?: number;
  /** Requests per second at most, however fast the peer answers. Default: no limit. */
  readonly rate?: number;
  /** How often a throttled request is sent again by itself. Default 0: the caller decides. */
  readonly throttleRetries?: number;
  /** Slow down when the peer says so (throttling, congestion_state). Default true. */
  readonly adaptive?: boolean;
}

/** The flow at one moment. */
export interface FlowState {
  readonly windowSize: number;
  /** The limit that was set, in requests per second; Infinity for none. */
  readonly rate: number;
  /** The limit in force: `rate`, or less while the peer wants less. */
  readonly pace: number;
  /** Nothing leaves before this time of the clock, as the peer has throttled. 0: nothing is held back. */
  readonly pausedUntil: number;
  /** The last congestion_state of the peer (SMPP 5.0, 4.8.4.18), 0 to 100. */
  readonly congestion_state: number | undefined;
  /** Answers that said "slow down" so far. */
  readonly throttled: number;
}

/** What a flow tells. */
export type FlowEvents = {
  /** Anything of the state has changed: a setting by a person, or the pace by what the peer said. */
  change: FlowState;
};

/** Longest time that unused allowance is saved up, so that a pause does not become a flood. */
const BURST_MS = 100;
/** The first throttling says that more went out than the peer takes: half of it is below that for sure. */
const THROTTLE_FACTOR = 0.5;
/** Near congestion a smaller step will do: nothing has been refused yet. */
const CONGESTION_FACTOR = 0.875;
/** Growth per second: twice the pace after some 14 s, and never more than a twentieth above what the peer takes. */
const CREEP_PER_SECOND = 1.05;
/** Where no rate is set, the pace is let go when it is so much above the rate at which the peer complained. */
const RELEASE_FACTOR = 4;
/** Slower than one request a second no peer wants it, and a session at 0 would never find out. */
const SLOWEST_PER_SECOND = 1;
const ROUNDING = 1e-6;
/** From here on a peer is nearing congestion (SMPP 5.0, 4.8.4.18); from 80 on it is where it wants to be. */
const NEARING_CONGESTION = 90;
const OPTIMUM_CONGESTION = 80;
const CONGESTED = 100;

/**
 * Decides when requests may leave: by a window of requests in flight, by a token bucket of requests per second, and by
 * what the peer says of its load. Readable and changeable at any time.
 */
export class Flow {
  readonly #clock: Clock;
  readonly #events = new Emitter<FlowEvents>();
  readonly #onOpen: () => void;
  readonly #adaptive: boolean;
  /** How often a throttled request is sent again by itself. */
  throttleRetries: number;
  #windowSize: number;
  #rate: number;
  #pace: number;
  #inFlight = 0;
  #tokens = 1;
  /** When the tokens were counted last. */
  #countedAt: number;
  #pausedUntil = 0;
  /** When the pace was lowered last: answers to what was sent before say nothing new. */
  #slowedAt = Number.NEGATIVE_INFINITY;
  #complainedAt = Number.POSITIVE_INFINITY;
  #congestion: number | undefined;
  #throttled = 0;
  /** Requests of the running second, and of the one before: what the pace is halved from where none was set. */
  #second: number;
  #sent = 0;
  #sentBefore = 0;

  /** `onOpen` is told when more may leave than before. */
  constructor(options: FlowOptions, clock: Clock, onOpen: () => void) {
    this.#clock = clock;
    this.#onOpen = onOpen;
    this.#windowSize = positive('windowSize', options.windowSize ?? DEFAULTS.windowSize);
    this.#rate = positive('rate', options.rate ?? Number.POSITIVE_INFINITY);
    this.#pace = this.#rate;
    this.#adaptive = options.adaptive ?? true;
    this.throttleRetries = options.throttleRetries ?? 0;
    this.#countedAt = clock.now();
    this.#second = this.#countedAt;
  }

  /** Requests in flight at most. Lowering it lets those in flight come home; raising it lets waiting ones go. */
  get windowSize(): number {
    return this.#windowSize;
  }

  set windowSize(size: number) {
    this.#windowSize = positive('windowSize', size);
    this.#changed();
  }

  /** Requests per second at most; Infinity for no limit. Setting it forgets what the peer has said of its load. */
  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    this.#rate = positive('rate', rate);
    this.#pace = rate;
    this.#pausedUntil = 0;
    this.#tokens = Math.min(this.#tokens, this.#burst);
    this.#countedAt = this.#clock.now();
    this.#changed();
  }

  /** Requests in flight that count: not enquire_link, unbind and the binds. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get state(): FlowState {
    return {
      windowSize: this.#windowSize,
      rate: this.#rate,
      pace: this.#pace,
      pausedUntil: this.#pausedUntil,
      congestion_state: this.#congestion,
      throttled: this.#throttled,
    };
  }

  /** Adds a listener; returns how to remove it. */
  on<Name extends keyof FlowEvents>(name: Name, listener: (event: FlowEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Takes the places of `count` requests that leave together, which may be more than there are; false to wait. */
  admit(count: number): boolean {
    if (this.#inFlight >= this.#windowSize) return false;
    // Nearly all sessions have no rate to keep to.
    if (this.#pace !== Number.POSITIVE_INFINITY || this.#pausedUntil !== 0) {
      const now = this.#clock.now();
      this.#refill(now);
      if (now < this.#pausedUntil || this.#missing > 0) return false;
      this.#pausedUntil = 0;
      this.#tokens -= count;
    }
    this.#inFlight += count;
    this.#count(count);
    return true;
  }

  /** A request that had a place has been answered or given up. */
  release(): void {
    this.#inFlight--;
  }

  /** When waiting requests may go if nothing is answered before; Infinity when only an answer makes room. */
  opensAt(): number {
    if (this.#inFlight >= this.#windowSize) return Number.POSITIVE_INFINITY;
    const now = this.#clock.now();
    this.#refill(now);
    // Whole milliseconds, as timers have them: a shorter wait would be no wait.
    return Math.max(this.#pausedUntil, now + Math.ceil((this.#missing / this.#pace) * 1000));
  }

  /** The peer has refused a request because there were too many (ESME_RTHROTTLED, ESME_RMSGQFUL). */
  throttled(sentAt: number): void {
    this.#throttled++;
    if (this.#adaptive) this.#slowDown(THROTTLE_FACTOR, sentAt, DEFAULTS.throttlePauseMs);
  }

  /** The peer has told its load (SMPP 5.0, 4.8.4.18). Reserved values are ignored. */
  congested(congestion_state: number, sentAt: number): void {
    if (congestion_state > CONGESTED) return;
    const before = this.#congestion;
    this.#congestion = congestion_state;
    if (this.#adaptive && congestion_state >= NEARING_CONGESTION) {
      this.#slowDown(congestion_state === CONGESTED ? THROTTLE_FACTOR : CONGESTION_FACTOR, sentAt, 0);
    } else if (before !== congestion_state) this.#tell();
  }

  /** Forgets the listeners. */
  close(): void {
    this.#events.clear();
  }

  /** What is missing to a whole token, but for what calculating with fractions loses. */
  get #missing(): number {
    if (this.#pace === Number.POSITIVE_INFINITY || this.#tokens > 1 - ROUNDING) return 0;
    return 1 - this.#tokens;
  }

  get #burst(): number {
    return Math.max(1, (this.#pace * BURST_MS) / 1000);
  }

  #slowDown(factor: number, sentAt: number, pauseMs: number): void {
    if (sentAt <= this.#slowedAt) return this.#tell();
    const now = this.#clock.now();
    // Allowance up to now is counted at the pace up to now.
    this.#refill(now);
    const measured = Math.max(this.#sent, this.#sentBefore, SLOWEST_PER_SECOND);
    const from = Math.min(this.#pace, measured);
    this.#complainedAt = from;
    this.#pace = Math.max(SLOWEST_PER_SECOND, from * factor);
    this.#tokens = Math.min(this.#tokens, this.#burst);
    this.#countedAt = now;
    this.#slowedAt = now;
    if (pauseMs > 0) this.#pausedUntil = now + pauseMs;
    this.#tell();
  }

  /** Adds the allowance of the time that has passed, and lets a lowered pace creep up again. */
  #refill(now: number): void {
    const elapsedMs = now - this.#countedAt;
    if (elapsedMs <= 0) return;
    this.#countedAt = now;
    if (this.#pace === Number.POSITIVE_INFINITY) return;
    this.#tokens = Math.min(this.#burst, this.#tokens + (elapsedMs * this.#pace) / 1000);
    const isHeld = this.#congestion !== undefined && this.#congestion >= OPTIMUM_CONGESTION;
    if (this.#pace < this.#rate && !isHeld) this.#creep(elapsedMs);
  }

  #creep(elapsedMs: number): void {
    const grown = this.#pace * CREEP_PER_SECOND ** (elapsedMs / 1000);
    const isFree = this.#rate === Number.POSITIVE_INFINITY && grown > RELEASE_FACTOR * this.#complainedAt;
    const before = this.#pace;
    this.#pace = isFree ? this.#rate : Math.min(this.#rate, grown);
    // Growth is told in steps that a person can tell apart.
    if (this.#pace === this.#rate || Math.floor(before) !== Math.floor(this.#pace)) this.#tell();
  }

  #count(count: number): void {
    const now = this.#clock.now();
    if (now - this.#second >= 1000) {
      this.#sentBefore = now - this.#second < 2000 ? this.#sent : 0;
      this.#second = now;
      this.#sent = 0;
    }
    this.#sent += count;
  }

  #changed(): void {
    this.#tell();
    this.#onOpen();
  }

  #tell(): void {
    if (this.#events.has('change')) this.#events.emit('change', this.state);
  }
}

function positive(name: string, value: number): number {
  if (value > 0) return value;
  throw new RangeError(`flow.${name} is ${value}; a number above 0 is expected`);
}
