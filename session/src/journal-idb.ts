import { openDB } from 'idb';
import type { Journal, JournalEntry } from './journal.ts';

const STORE = 'messages';

/**
 * A journal in the browser's IndexedDB: it survives reloads, crashes and restarts. `name` is that of the database; tabs
 * that send at the same time need one each.
 */
export async function indexedDbJournal(name: string): Promise<Journal> {
  const database = await openDB(name, 1, {
    upgrade: (opened) => void opened.createObjectStore(STORE, { keyPath: 'message.number' }),
  });
  return {
    put: async (entry) => void (await database.put(STORE, entry)),
    delete: (number) => database.delete(STORE, number),
    load: () => database.getAll(STORE) as Promise<JournalEntry[]>,
    close: async () => database.close(),
  };
}
