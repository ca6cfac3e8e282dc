import type { Receipt } from '@smpp-web/codec/text';
import type { FrameEvent, ReceivedMessage, ReceivedPart, SentMessage } from '@smpp-web/session';
import type { Feed, FrameRecord, Latest, LinkState } from './feed.ts';

/** Takes one batch. The buffers in `transfer` may be moved. Resolves when the page is ready for the next one. */
export type Deliver = (feed: Feed, transfer: ArrayBuffer[]) => Promise<void>;

/** One message to the page per frame of its screen: more would be drawn by nobody. */
const INTERVAL_MS = 16;

/** Frames told per millisecond: 50,000 a second are more than a page can show, and what is quicker for long is sampled. */
const FRAMES_PER_MS = 50;

/** Frames of one batch: more than that in one go and the page would miss frames of its screen. */
const MAX_BATCH = 3_000;
const MAX_BATCH_OCTETS = 1_048_576;

/** Frames of one session that wait for the page: bursts are shown whole. What comes when they are as many is counted as missed. */
const MAX_WAITING = 10_000;
const MAX_WAITING_OCTETS = 4_194_304;

/** Messages and receipts that wait: as many as the page keeps. */
const MAX_MESSAGES = 10_000;

/** Collects what happens and hands it over in batches, one at a time, so that a page that is busy is not buried. */
export class Batcher {
  readonly #deliver: Deliver;
  #frames: { session: number; direction: FrameEvent['direction']; at: number; octets: Uint8Array }[] = [];
  /** What waits of each session: a loud one does not silence the others. */
  readonly #waiting = new Map<number, { frames: number; octets: number }>();
  #missed = 0;
  readonly #sent = new Map<string, { session: number; message: SentMessage }>();
  #received: { session: number; message: ReceivedMessage }[] = [];
  #partial: { session: number; part: ReceivedPart }[] = [];
  #receipts: { session: number; receipt: Receipt; at: number }[] = [];
  readonly #links = new Map<number, LinkState>();
  #latest: Partial<Latest> = {};
  #isScheduled = false;
  #flushedAt = 0;

  constructor(deliver: Deliver) {
    this.#deliver = deliver;
  }

  addFrame(session: number, event: FrameEvent): void {
    const { direction, at, frame } = event;
    const waiting = this.#waitingOf(session);
    if (waiting.frames >= MAX_WAITING || waiting.octets + frame.length > MAX_WAITING_OCTETS) this.#missed++;
    else {
      waiting.frames++;
      waiting.octets += frame.length;
      // What a listener sees is a view of what is being read or written.
      this.#frames.push({ session, direction, at, octets: frame.slice() });
    }
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
    const { frames, buffer } = this.#pack();
    const feed: Feed = {
      frames,
      missed: this.#missed,
      sent: [...this.#sent.values()].map(({ session, message }) => ({ session, message: structuredClone(message) })),
      received: this.#received,
      partial: this.#partial,
      receipts: this.#receipts,
      links: [...this.#links.values()],
      latest: this.#latest,
    };
    this.#missed = 0;
    this.#sent.clear();
    this.#received = [];
    this.#partial = [];
    this.#receipts = [];
    this.#links.clear();
    this.#latest = {};
    await this.#deliver(feed, [buffer]);
    this.#isScheduled = false;
    if (!this.#isEmpty) this.#schedule();
  }

  get #isEmpty(): boolean {
    const waiting =
      this.#frames.length + this.#sent.size + this.#received.length + this.#partial.length + this.#receipts.length;
    return waiting + this.#links.size + Object.keys(this.#latest).length === 0;
  }

  /** The frames of one batch, in one buffer: transferring costs per buffer, not per octet. */
  #pack(): { frames: FrameRecord[]; buffer: ArrayBuffer } {
    const taken = this.#frames.splice(0, this.#batchLength());
    const buffer = new ArrayBuffer(taken.reduce((sum, { octets }) => sum + octets.length, 0));
    let offset = 0;
    const frames = taken.map(({ session, direction, at, octets }) => {
      const waiting = this.#waitingOf(session);
      waiting.frames--;
      waiting.octets -= octets.length;
      const frame = new Uint8Array(buffer, offset, octets.length);
      frame.set(octets);
      offset += octets.length;
      return { session, direction, at, frame };
    });
    return { frames, buffer };
  }

  /** How many of the frames that wait make a batch: one at least, however large it is. */
  #batchLength(): number {
    const now = performance.now();
    const most = Math.min(MAX_BATCH, Math.max(now - this.#flushedAt, INTERVAL_MS) * FRAMES_PER_MS);
    this.#flushedAt = now;
    let octets = 0;
    const end = this.#frames.findIndex((frame, index) => {
      octets += frame.octets.length;
      return index >= most || (index > 0 && octets > MAX_BATCH_OCTETS);
    });
    return end < 0 ? this.#frames.length : end;
  }

  #waitingOf(session: number): { frames: number; octets: number } {
    let waiting = this.#waiting.get(session);
    if (!waiting) {
      waiting = { frames: 0, octets: 0 };
      this.#waiting.set(session, waiting);
    }
    return waiting;
  }
}
