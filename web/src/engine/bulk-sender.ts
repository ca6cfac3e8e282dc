import type { Receipt } from '@smpp-web/codec/text';
import { type Clock, type Esme, MessageBook, type SentMessage, type SentPart } from '@smpp-web/session';
import type { BulkOutcomes } from './bulk-outcomes.ts';
import type { BulkSettings, RowOutcome } from './bulk-state.ts';
import type { RowMaker, RowMessage } from './bulk-table.ts';
import { Lane } from './lane.ts';
import type { Refusal } from './outcome.ts';

/** What a sender needs of what is around it. */
export interface BulkSurroundings {
  /** The bound ESME of a session; throws when it is not bound. */
  readonly esmeOf: (session: number) => Esme;
  readonly clock: Clock;
  /** Something has changed: see the outcomes. */
  readonly onChange: () => void;
  /** Every row that was to be sent has its outcome. */
  readonly onDone: () => void;
  /** It cannot go on: what happens could not be written down. */
  readonly onTrouble: (error: Error) => void;
}

/** The table, and how its rows become messages. */
export interface BulkTable {
  readonly rows: readonly (readonly string[])[];
  readonly maker: RowMaker;
}

/** A row on its way. */
interface Task extends RowMessage {
  readonly index: number;
  /** What has become of each part. */
  readonly parts: (PartEnd | undefined)[];
}

type PartEnd = { readonly outcome: 'accepted'; readonly id: string } | { readonly outcome: 'returned' } | Refusal;

/** How often it looks for its session, and whether there is something to send. */
const TICK_MS = 100;

/** Rows that are written down as being sent before they are, in one go: a window full, within these bounds. */
const FEWEST_AHEAD = 10;
const MOST_AHEAD = 200;

/** How often a throttled message is sent again before it counts as rejected. */
const RETRIES = 100;

/** Receipts are waited for for any number of messages that a job may have. */
const MAX_MESSAGES = 100_000;

/**
 * Sends the rows of a job through a session, over as many connections as it takes. Each is written down as `sending`
 * before it leaves, so that a crash makes it unknown instead of doubled or forgotten.
 */
export class BulkSender {
  readonly #table: BulkTable;
  readonly #outcomes: BulkOutcomes;
  readonly #settings: BulkSettings;
  readonly #around: BulkSurroundings;
  readonly #lane: Lane<Task>;
  readonly #book = new MessageBook({ maxMessages: MAX_MESSAGES });
  /** Rows to send, the next one last. */
  #queue: number[] = [];
  /** Rows that are written down and may leave. */
  #ready: Task[] = [];
  #isRunning = false;
  #isPreparing = false;
  #flushing: Promise<void> | undefined;
  #stopTicking: () => void = () => undefined;

  constructor(table: BulkTable, outcomes: BulkOutcomes, settings: BulkSettings, around: BulkSurroundings) {
    this.#table = table;
    this.#outcomes = outcomes;
    this.#settings = settings;
    this.#around = around;
    this.#lane = new Lane(settings.session, {
      throttleRetries: RETRIES,
      next: () => (this.#isRunning ? this.#ready.shift() : undefined),
      giveBack: (task, part) => this.#settle(task, part, { outcome: 'returned' }),
      accepted: (id, task, part) => this.#settle(task, part, { outcome: 'accepted', id }),
      refused: (refusal, task, part) => this.#settle(task, part, refusal),
      receipt: (receipt, at) => this.#takeReceipt(receipt, at),
      throttled: () => undefined,
    });
    for (const index of outcomes.in('accepted')) this.#remember(index);
    this.#tick();
  }

  /** Whether its session is bound. */
  get isUp(): boolean {
    return this.#lane.isUp;
  }

  /** Messages whose answer is awaited. */
  get isBusy(): boolean {
    return this.#lane.outstanding > 0 || this.#isPreparing;
  }

  /** Sends the rows that wait. */
  start(): void {
    this.#queue = [...this.#outcomes.in('waiting')].reverse();
    this.#isRunning = true;
    this.#pump();
  }

  /** Sends no more for now. What has left is answered all the same. */
  pause(): void {
    this.#isRunning = false;
    this.#withdraw();
  }

  /** Lets go of the session and of timers. */
  close(): void {
    this.#isRunning = false;
    this.#stopTicking();
    this.#lane.close();
  }

  #tick(): void {
    if (!this.#lane.isUp) this.#findSession();
    this.#pump();
    this.#flush();
    this.#stopTicking = this.#around.clock.after(TICK_MS, () => this.#tick());
  }

  #findSession(): void {
    try {
      const esme = this.#around.esmeOf(this.#settings.session);
      this.#lane.take(esme, undefined, this.#settings.rate ?? esme.session.flow.rate);
      esme.session.on('close', () => this.#withdraw());
      this.#around.onChange();
    } catch {
      // Not bound: the next tick looks again.
    }
  }

  #pump(): void {
    this.#lane.fill();
    if (!this.#isRunning || this.#isPreparing) return;
    if (this.#queue.length > 0 && this.#lane.isUp && this.#ready.length < this.#ahead) void this.#prepare();
    else if (this.#queue.length + this.#ready.length + this.#lane.outstanding === 0) {
      this.#isRunning = false;
      this.#around.onDone();
    }
  }

  get #ahead(): number {
    return Math.min(MOST_AHEAD, Math.max(FEWEST_AHEAD, this.#lane.window));
  }

  /** Makes the next messages and writes down that they are about to be sent. */
  async #prepare(): Promise<void> {
    this.#isPreparing = true;
    const tasks: Task[] = [];
    const now = this.#around.clock.wall();
    while (this.#queue.length > 0 && tasks.length < this.#ahead) {
      const index = this.#queue.pop()!;
      try {
        const message = this.#table.maker.message(this.#table.rows[index]!, index + 1);
        tasks.push({ ...message, index, parts: message.submits.map(() => undefined) });
        this.#outcomes.set(index, { state: 'sending', parts: message.submits.length, sentAt: now });
      } catch (error) {
        this.#outcomes.set(index, { state: 'invalid', problem: (error as Error).message });
      }
    }
    try {
      await this.#outcomes.flush();
      this.#ready.push(...tasks);
    } catch (error) {
      for (const { index } of tasks) this.#return(index);
      this.#isRunning = false;
      this.#around.onTrouble(error as Error);
    }
    this.#isPreparing = false;
    // It may have been paused, or its session may have gone, meanwhile.
    if (!this.#isRunning || !this.#lane.isUp) this.#withdraw();
    this.#pump();
    this.#around.onChange();
  }

  /** Takes back what has not left yet. */
  #withdraw(): void {
    for (const { index } of this.#ready.splice(0).reverse()) this.#return(index);
  }

  #return(index: number): void {
    this.#outcomes.set(index, { state: 'waiting' });
    this.#queue.push(index);
  }

  #settle(task: Task, part: number, end: PartEnd): void {
    task.parts[part] = end;
    const parts = task.parts.filter((each) => each !== undefined);
    if (parts.length < task.parts.length) return;
    const { index } = task;
    if (parts.every(({ outcome }) => outcome === 'returned')) this.#return(index);
    else {
      const { sentAt } = this.#outcomes.at(index);
      this.#outcomes.set(index, { ...outcomeOf(parts), sentAt: sentAt!, answeredAt: this.#around.clock.wall() });
      if (parts.some(({ outcome }) => outcome === 'accepted')) this.#remember(index);
    }
    this.#around.onChange();
    if (this.#isRunning) this.#pump();
  }

  /** Has receipts of a row's message known by its ids, those that were quicker than its answer too. */
  #remember(index: number): void {
    const { ids = [], receipt, receiptAt = 0 } = this.#outcomes.at(index);
    const parts = ids.map((): SentPart => ({ outcome: 'accepted', receipts: [] }));
    const message: SentMessage = { number: index + 1, from: '', to: '', text: '', submittedAt: 0, parts };
    const state = receipt as Receipt['state'];
    if (receipt) parts[0]?.receipts.push({ state, final: false, at: receiptAt, matchedBy: 'exact' });
    this.#book.restore(message);
    for (const [part, id] of ids.entries()) if (id) this.#book.accept(message, parts[part]!, id, 0);
    this.#noteReceipts(message);
  }

  #takeReceipt(receipt: Receipt, at: number): boolean {
    const message = this.#book.takeReceipt(receipt, at);
    if (!message) return false;
    this.#noteReceipts(message);
    this.#around.onChange();
    return true;
  }

  #noteReceipts({ number, parts }: SentMessage): void {
    const latest = parts.flatMap(({ receipts }) => receipts.at(-1) ?? []);
    if (latest.length === 0) return;
    const receipt = worst(latest.map(({ state = 'UNKNOWN' }) => state));
    const receiptAt = Math.max(...latest.map(({ at }) => at));
    const index = number - 1;
    const before = this.#outcomes.at(index);
    if (before.receipt !== receipt || before.receiptAt !== receiptAt)
      this.#outcomes.set(index, { ...before, receipt, receiptAt });
  }

  #flush(): void {
    this.#flushing ??= this.#outcomes
      .flush()
      .catch((error: Error) => this.#around.onTrouble(error))
      .finally(() => {
        this.#flushing = undefined;
      });
  }
}

/** States from good to bad. */
const FROM_GOOD_TO_BAD: readonly (Receipt['state'] & string)[] = [
  'DELIVERED',
  'ACCEPTED',
  'SCHEDULED',
  'ENROUTE',
  'UNKNOWN',
  'SKIPPED',
  'DELETED',
  'EXPIRED',
  'REJECTED',
  'UNDELIVERABLE',
];

/** The state of a message whose parts have these. */
function worst(states: readonly (Receipt['state'] & string)[]): string {
  const rank = Math.max(-1, ...states.map((state) => FROM_GOOD_TO_BAD.indexOf(state)));
  return FROM_GOOD_TO_BAD[rank] ?? 'UNKNOWN';
}

/** What parts come to together: a message of which nobody knows all is unknown, one of which a part is refused is rejected. */
function outcomeOf(parts: readonly PartEnd[]): RowOutcome {
  const ids = parts.map((part) => ('id' in part ? part.id : ''));
  const accepted = parts.filter(({ outcome }) => outcome === 'accepted').length;
  const all = { parts: parts.length, ids };
  if (accepted === parts.length) return { ...all, state: 'accepted' };
  const bad = ['unknown', 'rejected', 'not_sent'].map((outcome) => parts.find((part) => part.outcome === outcome));
  const refusal = bad.find((part) => part !== undefined) as Refusal | undefined;
  const problem = [
    refusal?.problem ?? 'Its session ended in the middle of it.',
    ...(accepted > 0 ? [`${accepted} of ${parts.length} parts were accepted.`] : []),
  ].join(' ');
  const status = refusal?.command_status;
  return {
    ...all,
    // Parts that have left cannot be taken back: sending the message again may double them.
    state: refusal === undefined || (accepted > 0 && refusal.outcome === 'not_sent') ? 'unknown' : refusal.outcome,
    problem,
    ...(status !== undefined && { command_status: status }),
  };
}
