import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Somebody of the address book. */
export interface Contact {
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly tags: readonly string[];
}

interface Schema extends DBSchema {
  contacts: { key: number; value: Contact };
}

const DATABASE = 'smpp-web.address-book';

/** The address book in the browser's IndexedDB. */
export class BookDb {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  static async open(name = DATABASE): Promise<BookDb> {
    const database = await openDB<Schema>(name, 1, {
      upgrade: (opened) => void opened.createObjectStore('contacts', { keyPath: 'id' }),
    });
    return new BookDb(database);
  }

  load(): Promise<Contact[]> {
    return this.#database.getAll('contacts');
  }

  async put(contacts: readonly Contact[]): Promise<void> {
    const transaction = this.#database.transaction('contacts', 'readwrite');
    for (const contact of contacts) void transaction.store.put(contact);
    await transaction.done;
  }

  async delete(ids: readonly number[]): Promise<void> {
    const transaction = this.#database.transaction('contacts', 'readwrite');
    for (const id of ids) void transaction.store.delete(id);
    await transaction.done;
  }

  close(): void {
    this.#database.close();
  }
}
