import type { FrameEvent } from '@smpp-web/session';
import { type FrameColumns, FrameQueue } from './frames.ts';

/**
 * More frames per millisecond than this for long are sampled: 50,000 a second are more than a page can show. A fifth of that
 * will do then: the processor is better spent on what is so quick.
 */
const FRAMES_PER_MS = 50;
const SAMPLED_PER_MS = 10;

/** Over so long it is judged whether it is quicker, in ms: a burst is not. */
const JUDGED_MS = 1_000;

/** Frames and octets of one session that wait for the page: bursts are shown whole, of a sample some hundred in a row. */
const MAX_WAITING = 30_000;
const MAX_WAITING_SAMPLED = 500;
const MAX_WAITING_OCTETS = 4_194_304;

/** The shortest time between two batches that counts, in ms. */
const SHORTEST_MS = 16;

interface Waiting {
  frames: number;
  octets: number;
}

/** Lets frames through to the page, as many as it can take; the others are counted. */
export class FrameGate {
  readonly #queue = new FrameQueue();
  /** What waits of each session: a loud one does not silence the others. */
  readonly #waiting = new Map<number, Waiting>();
  readonly #now: () => number;
  #missed = 0;
  #takenAt: number;
  /** Frames that have come since this time. */
  #come = 0;
  #judgedAt: number;
  #isSampling = false;

  /** `now` tells the time in ms, from any zero. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#takenAt = this.#judgedAt = now();
  }

  get length(): number {
    return this.#queue.length;
  }

  add(session: number, { direction, at, frame }: FrameEvent): void {
    this.#come++;
    const waiting = this.#waiting.get(session) ?? this.#begin(session);
    const most = this.#isSampling ? MAX_WAITING_SAMPLED : MAX_WAITING;
    if (waiting.frames >= most || waiting.octets + frame.length > MAX_WAITING_OCTETS) {
      this.#missed++;
      return;
    }
    waiting.frames++;
    waiting.octets += frame.length;
    this.#queue.add(session, direction, at, frame);
  }

  /** Takes what may go to the page now, and tells how many frames have been left out since the last time. */
  take(most: number, mostOctets: number): { readonly frames: FrameColumns; readonly missed: number } {
    const now = this.#now();
    this.#judge(now);
    const allowed = this.#isSampling ? this.#sample(now - this.#takenAt) : most;
    this.#takenAt = now;
    const frames = this.#queue.take(Math.min(most, allowed), mostOctets);
    const { lengths, sessions } = frames.columns;
    for (let index = 0; index < lengths.length; index++) {
      const waiting = this.#waiting.get(Math.abs(sessions[index]!))!;
      waiting.frames--;
      waiting.octets -= lengths[index]!;
    }
    const missed = this.#missed;
    this.#missed = 0;
    return { frames, missed };
  }

  /** Frames of a sample after so many ms; what waits of the time before it was so quick goes with it. */
  #sample(ms: number): number {
    const before = this.#queue.length - this.#waiting.size * MAX_WAITING_SAMPLED;
    return Math.max(Math.max(ms, SHORTEST_MS) * SAMPLED_PER_MS, before);
  }

  #judge(now: number): void {
    const elapsed = now - this.#judgedAt;
    if (elapsed < JUDGED_MS) return;
    this.#isSampling = this.#come > elapsed * FRAMES_PER_MS;
    this.#come = 0;
    this.#judgedAt = now;
  }

  #begin(session: number): Waiting {
    const waiting = { frames: 0, octets: 0 };
    this.#waiting.set(session, waiting);
    return waiting;
  }
}
