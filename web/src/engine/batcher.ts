import type { Receipt } from '@smpp-web/codec/text';
import type { FrameEvent, ReceivedMessage, SentMessage } from '@smpp-web/session';
import type { Feed, FrameRecord, Latest, LinkState } from './feed.ts';

/** Takes one batch. The buffers in `transfer` may be moved. Resolves when the page is ready for the next one. */
export type Deliver = (feed: Feed, transfer: ArrayBuffer[]) => Promise<void>;

/** One message to the page per frame of its screen: more would be drawn by nobody. */
const INTERVAL_MS = 16;

/** Frames that wait for a slow page; as many as it can show are still there, older ones are counted as missed. */
const MAX_FRAMES = 50_000;
const MAX_OCTETS = 16_777_216;

/** Messages and receipts that wait: as many as the page keeps. */
const MAX_MESSAGES = 10_000;

/** Collects what happens and hands it over in batches, one at a time, so that a page that is busy is not buried. */
export class Batcher {
  readonly #deliver: Deliver;
  #frames: { session: number; event: FrameEvent; octets: Uint8Array }[] = [];
  #octets = 0;
  #missed = 0;
  readonly #sent = new Map<string, { session: number; message: SentMessage }>();
  #received: { session: number; message: ReceivedMessage }[] = [];
  #receipts: { session: number; receipt: Receipt; at: number }[] = [];
  readonly #links = new Map<number, LinkState>();
  #latest: Partial<Latest> = {};
  #isScheduled = false;

  constructor(deliver: Deliver) {
    this.#deliver = deliver;
  }

  addFrame(session: number, event: FrameEvent): void {
    // What a listener sees is a view of what is being read or written.
    this.#frames.push({ session, event, octets: event.frame.slice() });
    this.#octets += event.frame.length;
    if (this.#frames.length > MAX_FRAMES || this.#octets > MAX_OCTETS) this.#dropHalf();
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
      receipts: this.#receipts,
      links: [...this.#links.values()],
      latest: this.#latest,
    };
    this.#frames = [];
    this.#octets = 0;
    this.#missed = 0;
    this.#sent.clear();
    this.#received = [];
    this.#receipts = [];
    this.#links.clear();
    this.#latest = {};
    await this.#deliver(feed, [buffer]);
    this.#isScheduled = false;
    if (!this.#isEmpty) this.#schedule();
  }

  get #isEmpty(): boolean {
    const waiting = this.#frames.length + this.#sent.size + this.#received.length + this.#receipts.length;
    return waiting + this.#links.size + Object.keys(this.#latest).length === 0;
  }

  /** All frames in one buffer: transferring costs per buffer, not per octet. */
  #pack(): { frames: FrameRecord[]; buffer: ArrayBuffer } {
    const buffer = new ArrayBuffer(this.#octets);
    let offset = 0;
    const frames = this.#frames.map(({ session, event: { direction, at }, octets }) => {
      const frame = new Uint8Array(buffer, offset, octets.length);
      frame.set(octets);
      offset += octets.length;
      return { session, direction, at, frame };
    });
    return { frames, buffer };
  }

  #dropHalf(): void {
    const dropped = this.#frames.splice(0, this.#frames.length >> 1);
    this.#missed += dropped.length;
    for (const { octets } of dropped) this.#octets -= octets.length;
  }
}
