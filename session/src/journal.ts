import type { Init } from '@smpp-web/codec';
import type { SentMessage } from './messages.ts';

/** One message as it is written down: what it has come to, and the PDUs to send of it. Survives `structuredClone`. */
export interface JournalEntry {
  readonly message: SentMessage;
  /** The submit_sm of each part. Empty once no part can be sent again. */
  readonly submits: readonly Init<'submit_sm'>[];
}

/**
 * Where messages are written down, so that a reload or a crash loses none. A journal belongs to one supervisor at a time.
 * Calls take effect in the order in which they were made; each rejects when it could not be done.
 */
export interface Journal {
  /** Writes an entry, in the place of that with the same `message.number`. Resolves when it will survive a crash. */
  put(entry: JournalEntry): Promise<void>;
  /** Removes an entry; one that is not there is no error. */
  delete(number: number): Promise<void>;
  /** All entries by number. Called once, before anything else. */
  load(): Promise<JournalEntry[]>;
  /** Writes what is left, and lets go of files and the like. */
  close(): Promise<void>;
}

/** A journal that lasts as long as the program. Give the same one to the next supervisor to go on where the last one ended. */
export function memoryJournal(): Journal {
  const entries = new Map<number, JournalEntry>();
  return {
    async put(entry) {
      entries.set(entry.message.number, writtenDown(entry));
    },
    async delete(number) {
      entries.delete(number);
    },
    async load() {
      return structuredClone([...entries.values()].sort((a, b) => a.message.number - b.message.number));
    },
    async close() {},
  };
}

/** What is written down does not change with the message. By hand, as `structuredClone` takes fifty times as long. */
function writtenDown({ message, submits }: JournalEntry): JournalEntry {
  const parts = message.parts.map((part) => ({ ...part, receipts: [...part.receipts] }));
  return { message: { ...message, parts }, submits };
}
