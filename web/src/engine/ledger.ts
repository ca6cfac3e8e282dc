import { type Journal, type JournalEntry, memoryJournal, type SentMessage } from '@smpp-web/session';
import { indexedDbJournal } from '@smpp-web/session/journal-idb';

/** An entry, and the account that it was to be sent through. */
type AccountEntry = JournalEntry & { readonly account?: string };

/**
 * The messages of one session as they are written down: over all its connections, and, with a name, over reloads and
 * crashes too. One supervisor after the other takes it up.
 */
export class Ledger {
  readonly #name: string | undefined;
  /** Kept for as long as the session, where there is no database. */
  readonly #memory = memoryJournal();

  /** `name` is that of the database; undefined keeps it in memory. */
  constructor(name: string | undefined) {
    this.#name = name;
  }

  /**
   * Opens it for a supervisor that is bound to an account. What waits for another account is not sent through this one;
   * `onWithdrawn` is told of it.
   */
  async open(account: string, onWithdrawn: (message: SentMessage) => void): Promise<Journal> {
    const journal = await this.#open();
    return {
      ...journal,
      put: (entry) => journal.put({ ...entry, account } as AccountEntry),
      load: async () => {
        const entries: AccountEntry[] = await journal.load();
        for (const entry of entries) {
          if (entry.account === account || !withdraw(entry.message)) continue;
          await journal.put(entry);
          onWithdrawn(entry.message);
        }
        return entries;
      },
    };
  }

  /** What is written, as one finds it after a crash: what was sent and not answered is unknown. */
  async messages(): Promise<readonly SentMessage[]> {
    const entries = await this.#use((journal) => journal.load());
    return entries.map(({ message }) => {
      for (const part of message.parts) {
        if (part.outcome !== 'waiting' || part.sentAt === undefined) continue;
        part.outcome = 'unknown';
        part.problem = 'The program ended before the answer came.';
      }
      return message;
    });
  }

  /** Takes the unknown parts of a message for not sent. Resolves with the message as it is then. */
  async writeOff(number: number): Promise<SentMessage | undefined> {
    const message = (await this.messages()).find((each) => each.number === number);
    if (!message) return undefined;
    for (const part of message.parts) if (part.outcome === 'unknown') part.outcome = 'not_sent';
    await this.#use((journal) => journal.put({ message, submits: [] }));
    return message;
  }

  async forget(number: number): Promise<void> {
    await this.#use((journal) => journal.delete(number));
  }

  /** Deletes all of it. */
  async clear(): Promise<void> {
    for (const { number } of await this.messages()) await this.forget(number);
    if (this.#name !== undefined) indexedDB.deleteDatabase(this.#name);
  }

  async #open(): Promise<Journal> {
    if (this.#name === undefined) return this.#memory;
    try {
      return await indexedDbJournal(this.#name);
    } catch {
      // No database in a private window, say: better in memory than not at all.
      return this.#memory;
    }
  }

  async #use<T>(act: (journal: Journal) => Promise<T>): Promise<T> {
    const journal = await this.#open();
    try {
      return await act(journal);
    } finally {
      await journal.close();
    }
  }
}

/** Ends what has not been sent of a message. Returns whether there was something. */
function withdraw({ parts }: SentMessage): boolean {
  const unsent = parts.filter(({ outcome, sentAt }) => outcome === 'waiting' && sentAt === undefined);
  for (const part of unsent) {
    part.outcome = 'not_sent';
    part.problem = 'The session was bound to another account before it was sent.';
  }
  return unsent.length > 0;
}
