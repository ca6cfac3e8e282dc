import type { Receipt } from '@smpp-web/codec/text';
import type { FrameEvent, ReceivedMessage, ReceivedPart, SentMessage } from '@smpp-web/session';
import type { Feed, Latest, LinkState } from './feed.ts';
import { FrameGate } from './frame-gate.ts';

/** Takes one batch. Resolves when the page is ready for the next one. */
export type Deliver = (feed: Feed) => Promise<void>;

/** One message to the page per frame of its screen: more would be drawn by nobody. */
const INTERVAL_MS = 16;

/** Frames of one batch: more than that in one go and the page would miss frames of its screen. */
const MAX_BATCH = 3_000;
const MAX_BATCH_OCTETS = 1_048_576;

/** Messages and receipts that wait: as many as the page keeps. */
const MAX_MESSAGES = 10_000;

/** Collects what happens and hands it over in batches, one at a time, so that a page that is busy is not buried. */
export class Batcher {
  readonly #deliver: Deliver;
  readonly #frames = new FrameGate();
  readonly #sent = new Map<string, { session: number; message: SentMessage }>();
  #received: { session: number; message: ReceivedMessage }[] = [];
  #partial: { session: number; part: ReceivedPart }[] = [];
  #receipts: { session: number; receipt: Receipt; at: number }[] = [];
  readonly #links = new Map<number, LinkState>();
  #latest: Partial<Latest> = {};
  #isScheduled = false;

  constructor(deliver: Deliver) {
    this.#deliver = deliver;
  }

  addFrame(session: number, event: FrameEvent): void {
    this.#frames.add(session, event);
    this.#schedule();
  }

  /** The message may change again before it leaves: only its last state does. */
  addSent(session: number, message: SentMessage): void {
    this.#sent.set(`${session}:${message.number}`, { session, message });
    this.#schedule();
  }

  addReceived(session: number, message: ReceivedMessage): void {
    this.#received.push({ session, message });
    if (this.#received.length > MAX_MESSAGES) this.#received.shift();
    this.#schedule();
  }

  addPart(session: number, part: ReceivedPart): void {
    this.#partial.push({ session, part });
    if (this.#partial.length > MAX_MESSAGES) this.#partial.shift();
    this.#schedule();
  }

  addReceipt(session: number, receipt: Receipt, at: number): void {
    this.#receipts.push({ session, receipt, at });
    if (this.#receipts.length > MAX_MESSAGES) this.#receipts.shift();
    this.#schedule();
  }

  setLink(link: LinkState): void {
    this.#links.set(link.session, link);
    this.#schedule();
  }

  /** Says what a part of the engine is at; only the last state before a batch leaves with it. */
  setLatest<Name extends keyof Latest>(name: Name, state: Latest[Name]): void {
    this.#latest = { ...this.#latest, [name]: state };
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setTimeout(() => void this.#flush(), INTERVAL_MS);
  }

  async #flush(): Promise<void> {
    const { frames, missed } = this.#frames.take(MAX_BATCH, MAX_BATCH_OCTETS);
    const feed: Feed = {
      frames,
      missed,
      sent: [...this.#sent.values()].map(({ session, message }) => ({ session, message: structuredClone(message) })),
      received: this.#received,
      partial: this.#partial,
      receipts: this.#receipts,
      links: [...this.#links.values()],
      latest: this.#latest,
    };
    this.#sent.clear();
    this.#received = [];
    this.#partial = [];
    this.#receipts = [];
    this.#links.clear();
    this.#latest = {};
    await this.#deliver(feed);
    this.#isScheduled = false;
    if (!this.#isEmpty) this.#schedule();
  }

  get #isEmpty(): boolean {
    const waiting =
      this.#frames.length + this.#sent.size + this.#received.length + this.#partial.length + this.#receipts.length;
    return waiting + this.#links.size + Object.keys(this.#latest).length === 0;
  }
}
