import { Store } from '../common/store.ts';
import type { Feed } from '../engine/feed.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { breakFrame } from './breakage.ts';
import { compose } from './compose.ts';
import { ANSWER_MS, awaitsLink, COMPLAINT_MS, type Exchange, expectsAnswer, followed, linked } from './exchange.ts';
import { tlvOffsetsOf } from './fractures.ts';
import { toJson } from './json.ts';
import { type Filling, fillDraft } from './variables.ts';
import { type Workbench, WorkbenchStore } from './workbench-store.ts';

/** How it is sent, and what came of it. */
export interface Sendings {
  /** What `{{to}}` stands for. */
  readonly to: string;
  readonly times: number;
  /** Time between two, in ms. */
  readonly gapMs: number;
  /** How many of a go are still to be sent; 0 when nothing is going on. */
  readonly left: number;
  /** The newest first. */
  readonly sent: readonly Exchange[];
  /** Why nothing could be sent; empty when it could. */
  readonly problem: string;
}

/** Times that one go may send, and the longest gap in ms: whatever is more is the work of Load. */
export const MAX_TIMES = 100;
export const MAX_GAP_MS = 60_000;

/** Exchanges that are listed; the timeline has all. */
const MAX_SENT = 100;

type Model = Pick<ConsoleModel, 'engine' | 'link' | 'log' | 'onFeed' | 'part'>;

/** Sends what is on the workbench through the session in front, and follows what comes of it. */
export class SendStore extends Store<Sendings> {
  readonly #model: Model;
  readonly #workbench: WorkbenchStore;
  #count = 0;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(model: Model) {
    super({ to: '447700900123', times: 1, gapMs: 200, left: 0, sent: [], problem: '' });
    this.#model = model;
    this.#workbench = model.part(WorkbenchStore);
    model.onFeed((feed) => this.#hear(feed));
  }

  /** Sends as often as is asked for; each one has its variables filled in anew. */
  send(): void {
    const workbench = this.#workbench.get();
    const { phase } = this.#model.link.get();
    if (phase !== 'bound') return this.patch({ problem: 'Not bound: connect first, then send.' });
    if (workbench.flaw) return this.patch({ problem: workbench.flaw });
    this.stop();
    this.patch({ problem: '' });
    this.#sendNext(workbench, 1, this.get().times);
  }

  /** Stops a go; what was sent stays sent. */
  stop(): void {
    clearTimeout(this.#next);
    this.patch({ left: 0 });
  }

  clear(): void {
    this.patch({ sent: this.get().sent.filter(({ state }) => state === 'waiting') });
  }

  #sendNext(workbench: Workbench, n: number, times: number): void {
    this.patch({ left: times - n });
    const problem = this.#sendOne(workbench, n);
    if (problem) return this.patch({ problem, left: 0 });
    if (n < times) this.#next = setTimeout(() => this.#sendNext(workbench, n + 1, times), this.get().gapMs);
  }

  /** Returns why it could not be. */
  #sendOne(workbench: Workbench, n: number): string | undefined {
    const frame = filledFrame(workbench, { to: this.get().to, n, random: Math.random });
    if (typeof frame === 'string') return frame;
    const { octets, fractures } = breakFrame(frame, workbench.breakage, tlvOffsetsOf(frame));
    const session = this.#model.link.get().session;
    const state = expectsAnswer(octets) ? 'waiting' : 'sent';
    const at = Date.now();
    const until = at + (state === 'waiting' ? ANSWER_MS : COMPLAINT_MS);
    const exchange: Exchange = { id: ++this.#count, session, at, until, octets, fractures, state };
    this.patch({ sent: [exchange, ...this.get().sent].slice(0, MAX_SENT) });
    const isRequest = state === 'waiting' && !workbench.breakage.on;
    const keepSequence = workbench.draft.sequence_number !== undefined;
    void (isRequest ? this.#request(exchange, keepSequence) : this.#write(exchange));
    return undefined;
  }

  async #request({ id, session, octets }: Exchange, keepSequence: boolean): Promise<void> {
    const { engine, log } = this.#model;
    try {
      const answer = await engine.sessions.request(session, octets, { keepSequence, timeoutMs: ANSWER_MS });
      this.#change(id, (each) => linked({ ...each, state: 'answered', answer: { octets: answer } }, log));
    } catch (error) {
      this.#fail(id, error);
    }
  }

  async #write({ id, session, octets, until, at }: Exchange): Promise<void> {
    try {
      await this.#model.engine.sessions.writeRaw(session, octets);
    } catch (error) {
      return this.#fail(id, error);
    }
    // Nobody else counts the time for octets that the session knows nothing of.
    setTimeout(
      () => this.#change(id, (each) => (each.state === 'waiting' ? { ...each, state: 'silent' } : each)),
      until - at,
    );
  }

  #fail(id: number, error: unknown): void {
    const problem = (error as Error).message;
    // What has ended with its session has been told with the reason.
    this.#change(id, (each) =>
      each.state === 'waiting' || each.state === 'sent' ? { ...each, state: 'failed', problem } : each,
    );
  }

  #hear(feed: Feed): void {
    const { sent } = this.get();
    const now = Date.now();
    const changed = sent.map((each) => {
      const exchange = followed(each, feed, now);
      return awaitsLink(exchange, feed, now) ? linked(exchange, this.#model.log) : exchange;
    });
    if (changed.some((each, index) => each !== sent[index])) this.patch({ sent: changed });
  }

  #change(id: number, change: (exchange: Exchange) => Exchange): void {
    this.patch({ sent: this.get().sent.map((each) => (each.id === id ? change(each) : each)) });
  }
}

/** The frame with its variables filled in; a sentence where they do not fit. */
function filledFrame(workbench: Workbench, filling: Filling): Uint8Array | string {
  const { draft, frame, isRaw, version, breakage } = workbench;
  const filled = fillDraft(draft, filling);
  if (isRaw || toJson(filled) === toJson(draft)) return frame;
  const composed = compose(filled, { version, lenient: breakage.on });
  if (composed.frame) return composed.frame;
  const [field, problem] = [...composed.problems][0]!;
  return `With its variables filled in, ${field} does not fit: ${problem}`;
}
