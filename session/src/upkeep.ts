import { SessionError } from './errors.ts';
import type { Esme } from './esme.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { SentMessage } from './messages.ts';
import { isBound } from './state.ts';

/** A message on its way to its outcome. */
interface Task {
  readonly message: SentMessage;
  submits: JournalEntry['submits'];
  /** It was forgotten while it was being sent. */
  isForgotten?: boolean;
  resolve(message: SentMessage): void;
}

/** Where messages are written down, and who is told. */
export interface UpkeepOptions {
  readonly journal: Journal;
  /** Messages that may wait to be sent. */
  readonly maxQueued: number;
  /** Something about a message has changed. */
  readonly onChange: (message: SentMessage) => void;
  /** The journal could not be written. */
  readonly onFault: (error: unknown) => void;
}

/** Messages handed to a session at once, per place of its window: enough to fill it, and the rest is known to be unsent. */
const PER_PLACE = 2;

/**
 * Carries each message to its outcome, over as many sessions as it takes, and writes down every step: before a message is
 * sent, so that a crash makes it unknown instead of forgotten, and after it is answered.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;
  /** Messages that may be sent again or have not been sent yet, by number. */
  readonly #tasks = new Map<number, Task>();
  readonly #queue = new Set<Task>();
  #sending = 0;
  #isOver = false;
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Messages that wait to be sent. */
  get queued(): number {
    return this.#queue.size;
  }

  get isFull(): boolean {
    return this.#queue.size >= this.#options.maxQueued;
  }

  /** Takes a new message; the promise resolves when every part has its outcome. */
  queue(entry: JournalEntry): Promise<SentMessage> {
    const settled = this.#enqueue(entry);
    this.changed(entry.message);
    return settled;
  }

  /** Takes a message of an earlier run. What had been handed to a session then is unknown now. */
  restore(entry: JournalEntry): void {
    const { message } = entry;
    const waiting = message.parts.filter(({ outcome }) => outcome === 'waiting');
    for (const part of waiting) {
      if (part.sentAt === undefined) continue;
      part.outcome = 'unknown';
      part.problem = 'The program ended before the answer came.';
    }
    if (message.parts.some(({ outcome }) => outcome === 'waiting')) void this.#enqueue(entry);
    else if (entry.submits.length > 0) this.#tasks.set(message.number, { ...entry, resolve: () => undefined });
    if (waiting.length > 0) this.changed(message);
  }

  /** Sends the unknown parts of a message again. */
  again(message: SentMessage): Promise<SentMessage> {
    const unknown = message.parts.filter(({ outcome }) => outcome === 'unknown');
    const task = this.#tasks.get(message.number);
    if (unknown.length === 0 || !task) {
      return Promise.reject(new SessionError('not_allowed', `no part of message ${message.number} is unknown`));
    }
    for (const part of unknown) {
      part.outcome = 'waiting';
      delete part.problem;
      delete part.sentAt;
    }
    return this.queue({ message, submits: task.submits });
  }

  /** Takes the unknown parts of a message for not sent. */
  writeOff(message: SentMessage): void {
    for (const part of message.parts) {
      if (part.outcome !== 'unknown') continue;
      part.outcome = 'not_sent';
      part.problem = 'It had no answer, and was taken for not sent.';
    }
    const isWaiting = message.parts.some(({ outcome }) => outcome === 'waiting');
    if (!isWaiting) this.#tasks.delete(message.number);
    this.changed(message);
  }

  /** Takes a message that waits out of the queue. */
  withdraw(number: number): void {
    const task = this.#tasks.get(number);
    if (!task || !this.#queue.delete(task)) return;
    this.#endWaiting(task, 'It was withdrawn before it was sent.');
  }

  /** Hands over what waits, as far as the session's window makes it useful. */
  pump(esme: Esme): void {
    for (const task of this.#queue) {
      if (this.#sending >= esme.session.windowSize * PER_PLACE || !isBound(esme.session.state)) return;
      this.#queue.delete(task);
      this.#sending++;
      void this.#send(task, esme).finally(() => {
        this.#sending--;
        this.pump(esme);
      });
    }
  }

  /** Ends what waits as not sent; there will be no other session. */
  giveUp(problem: string): void {
    this.#isOver = true;
    for (const task of this.#queue) this.#endWaiting(task, problem);
    this.#queue.clear();
  }

  /** Writes down how a message is now, and tells. */
  changed(message: SentMessage): void {
    void this.#write(message).catch(this.#options.onFault);
    this.#options.onChange(message);
  }

  forget(number: number): void {
    const task = this.#tasks.get(number);
    // The oldest messages are forgotten, but not before they have come to an end.
    if (task && this.#queue.has(task)) return;
    if (task) task.isForgotten = true;
    this.#tasks.delete(number);
    this.#erase(number);
  }

  /** Resolves when all that has changed so far is written, or could not be. */
  written(): Promise<void> {
    return this.#lastWrite.catch(() => undefined);
  }

  #endWaiting(task: Task, problem: string): void {
    for (const part of task.message.parts) {
      if (part.outcome !== 'waiting') continue;
      part.outcome = 'not_sent';
      part.problem = problem;
    }
    this.#settle(task);
  }

  #enqueue({ message, submits }: JournalEntry): Promise<SentMessage> {
    return new Promise((resolve) => {
      const task: Task = { message, submits, resolve };
      this.#tasks.set(message.number, task);
      this.#queue.add(task);
    });
  }

  async #send(task: Task, esme: Esme): Promise<void> {
    const { message } = task;
    const waiting = message.parts.filter(({ outcome }) => outcome === 'waiting');
    const sentAt = esme.session.clock.wall();
    for (const part of waiting) part.sentAt = sentAt;
    try {
      await this.#write(message);
    } catch (error) {
      this.#options.onFault(error);
      for (const part of waiting) {
        part.outcome = 'not_sent';
        part.problem = 'It could not be written down, and so was not sent.';
      }
      return this.#settle(task);
    }
    await esme.send(message, task.submits);
    const unsent = waiting.filter(({ outcome }) => outcome === 'not_sent');
    if (unsent.length === 0 || isBound(esme.session.state) || this.#isOver) return this.#settle(task);
    // The session ended before these left: the next one sends them.
    for (const part of unsent) {
      part.outcome = 'waiting';
      delete part.problem;
      delete part.sentAt;
    }
    this.#queue.add(task);
    this.changed(message);
  }

  #settle(task: Task): void {
    const { message } = task;
    if (!message.parts.some(({ outcome }) => outcome === 'unknown')) this.#tasks.delete(message.number);
    this.changed(message);
    if (task.isForgotten) this.#erase(message.number);
    task.resolve(message);
  }

  #erase(number: number): void {
    this.#lastWrite = this.#options.journal.delete(number);
    this.#lastWrite.catch(this.#options.onFault);
  }

  #write(message: SentMessage): Promise<void> {
    const submits = this.#tasks.get(message.number)?.submits ?? [];
    this.#lastWrite = this.#options.journal.put({ message, submits });
    return this.#lastWrite;
  }
}
