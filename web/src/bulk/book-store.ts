import type { Forgetful } from '../common/kept.ts';
import { save } from '../common/save.ts';
import { Store } from '../common/store.ts';
import { guessMapping } from '../engine/bulk-guess.ts';
import { csvLine, readCsv } from '../engine/csv.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { BookDb, type Contact } from './book-db.ts';

export interface AddressBook {
  /** By name. */
  readonly contacts: readonly Contact[];
  /** What is looked for in names, numbers and tags. */
  readonly find: string;
  /** What went wrong last, in a sentence; empty when nothing did. */
  readonly problem: string;
}

/** Contacts that are kept: more are a customer database, and better kept in one. */
const MAX_CONTACTS = 10_000;

/** Characters of a name, a number and a tag. */
const MAX_LENGTHS = { name: 200, number: 30, tag: 60 } as const;
const MAX_TAGS = 20;

/** Whom one writes to, kept in this browser. */
export class BookStore extends Store<AddressBook> implements Forgetful {
  readonly #model: ConsoleModel;
  readonly #database: Promise<BookDb | undefined>;
  #count = 0;
  readonly loaded: Promise<void>;

  /** `database` is the name of another database than the usual one. */
  constructor(model: ConsoleModel, database?: string) {
    super({ contacts: [], find: '', problem: '' });
    this.#model = model;
    // In a private window, say, it lasts as long as the page.
    this.#database = BookDb.open(database).catch(() => undefined);
    this.loaded = this.#load();
  }

  /** The contacts that are looked for. */
  get found(): readonly Contact[] {
    const { contacts, find } = this.get();
    const wanted = find.trim().toLowerCase();
    if (wanted === '') return contacts;
    return contacts.filter(
      ({ name, number, tags }) =>
        name.toLowerCase().includes(wanted) ||
        number.includes(wanted) ||
        tags.some((tag) => tag.toLowerCase().includes(wanted)),
    );
  }

  /** The name for an address, where somebody here has it. */
  nameOf(number: string): string | undefined {
    const plain = digitsOf(number);
    return this.get().contacts.find((contact) => digitsOf(contact.number) === plain)?.name;
  }

  find(text: string): void {
    this.patch({ find: text });
  }

  /** Adds somebody, or changes who is there. */
  async put({ id, ...fields }: Omit<Contact, 'id'> & { readonly id?: number }): Promise<void> {
    const problem = problemOf(fields);
    this.patch({ problem: problem ?? '' });
    if (!problem) await this.#keep([{ id: id ?? ++this.#count, ...tidied(fields) }]);
  }

  /** Deletes contacts, which can be taken back for a while. */
  async delete(ids: readonly number[]): Promise<void> {
    const gone = this.get().contacts.filter(({ id }) => ids.includes(id));
    if (gone.length === 0) return;
    this.patch({ contacts: this.get().contacts.filter(({ id }) => !ids.includes(id)) });
    await (await this.#database)?.delete(ids);
    this.#model.toasts.show({
      text: gone.length === 1 ? 'Contact deleted.' : '{count} contacts deleted.',
      values: { count: gone.length },
      undo: () => void this.#keep(gone),
    });
  }

  /** Adds the contacts of a CSV file; whoever has a number already is changed. */
  async import(file: File): Promise<void> {
    try {
      const { columns, rows, notes } = await readCsv(file, MAX_CONTACTS);
      const { to } = guessMapping(columns, rows);
      const number = columns.indexOf(to.slice(2, -2));
      if (number < 0) throw new RangeError('No column of the file looks like numbers: name one of them “number”.');
      const name = columns.findIndex((column) => /name|contact|kontakt/i.test(column));
      const tags = columns.findIndex((column) => /tag|group|label|gruppe/i.test(column));
      const known = new Map(this.get().contacts.map((contact) => [digitsOf(contact.number), contact.id]));
      const contacts = rows.flatMap((row): Contact[] => {
        const fields = {
          name: row[name] ?? '',
          number: row[number] ?? '',
          tags: (row[tags] ?? '').split(/[;,|]/),
        };
        const id = known.get(digitsOf(fields.number)) ?? ++this.#count;
        return problemOf(fields) ? [] : [{ id, ...tidied(fields) }];
      });
      const left = rows.length - contacts.length;
      await this.#keep(contacts);
      this.patch({
        problem: [...(left > 0 ? [`${left} rows have no number and were left out.`] : []), ...notes].join(' '),
      });
      this.#model.toasts.show({ text: '{count} contacts imported.', values: { count: contacts.length }, tone: 'good' });
    } catch (error) {
      this.patch({ problem: (error as Error).message });
    }
  }

  export(): void {
    const lines = this.get().contacts.map(({ name, number, tags }) => csvLine([name, number, tags.join(';')]));
    save('address-book.csv', 'text/csv;charset=utf-8', '\ufeff', csvLine(['name', 'number', 'tags']), ...lines);
  }

  forget(): void {
    this.set({ contacts: [], find: '', problem: '' });
  }

  /** Lets go of the database. */
  async close(): Promise<void> {
    (await this.#database)?.close();
  }

  async #load(): Promise<void> {
    const contacts = (await (await this.#database)?.load().catch(() => [])) ?? [];
    this.#count = Math.max(this.#count, ...contacts.map(({ id }) => id));
    this.#merge(contacts);
  }

  async #keep(contacts: readonly Contact[]): Promise<void> {
    await this.loaded;
    const room = MAX_CONTACTS - this.get().contacts.length;
    const isKnown = new Set(this.get().contacts.map(({ id }) => id));
    const fitting = contacts.filter(({ id }, index) => isKnown.has(id) || index < room);
    if (fitting.length < contacts.length)
      this.patch({
        problem: `The address book holds ${MAX_CONTACTS.toLocaleString('en')} contacts: the rest was left out.`,
      });
    this.#merge(fitting);
    await (await this.#database)?.put(fitting);
  }

  #merge(contacts: readonly Contact[]): void {
    const byId = new Map(this.get().contacts.map((contact) => [contact.id, contact]));
    for (const contact of contacts) byId.set(contact.id, contact);
    const sorted = [...byId.values()].sort((a, b) => a.name.localeCompare(b.name) || a.number.localeCompare(b.number));
    this.patch({ contacts: sorted });
  }
}

/** Why somebody cannot be kept; undefined when nothing speaks against it. */
function problemOf({ number }: Pick<Contact, 'number'>): string | undefined {
  if (number.trim() === '') return 'A contact needs a number.';
  return /^\+?[\d\s().\-/]+$/.test(number.trim()) ? undefined : 'A number has digits, and a + in front at most.';
}

function tidied({ name, number, tags }: Omit<Contact, 'id'>): Omit<Contact, 'id'> {
  const clean = tags.map((tag) => tag.trim().slice(0, MAX_LENGTHS.tag)).filter((tag) => tag !== '');
  return {
    name: name.trim().slice(0, MAX_LENGTHS.name),
    number: number.replace(/[^\d+]/g, '').slice(0, MAX_LENGTHS.number),
    tags: [...new Set(clean)].slice(0, MAX_TAGS),
  };
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, '');
}
