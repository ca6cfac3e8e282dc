import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import type { Journal, JournalEntry } from '../src/journal.ts';

/** Lines that say nothing any more: with more than this, and more than there are entries, the file is written anew. */
const MAX_STALE_LINES = 10_000;

/** A line of the file: an entry that counts from now on, or the number of one that does not any more. */
type Line = { readonly put: JournalEntry } | { readonly delete: number };

/**
 * A journal in a file of JSON lines: appended to, synchronised with the disk once for all that is written meanwhile, and
 * written anew when most of it is stale. A last line that a crash has cut is left out.
 */
export async function fileJournal(path: string): Promise<Journal> {
  const entries = await readEntries(path);
  const journal = new FileJournal(path, entries);
  await journal.rewrite();
  return journal;
}

class FileJournal implements Journal {
  readonly #path: string;
  readonly #entries: Map<number, string>;
  #file: FileHandle | undefined;
  #stale = 0;
  #lines: string[] = [];
  /** The write that takes the lines of now. */
  #next: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, entries: Map<number, string>) {
    this.#path = path;
    this.#entries = entries;
  }

  put(entry: JournalEntry): Promise<void> {
    const { number } = entry.message;
    const line = format({ put: entry });
    if (this.#entries.has(number)) this.#stale++;
    this.#entries.set(number, line);
    return this.#append(line);
  }

  delete(number: number): Promise<void> {
    if (!this.#entries.delete(number)) return Promise.resolve();
    this.#stale += 2;
    return this.#append(format({ delete: number }));
  }

  async load(): Promise<JournalEntry[]> {
    const entries = [...this.#entries.values()].map((line) => (parse(line) as { put: JournalEntry }).put);
    return entries.sort((a, b) => a.message.number - b.message.number);
  }

  async close(): Promise<void> {
    await this.#next;
    await this.#writing;
    await this.#file?.close();
    this.#file = undefined;
  }

  /** Writes a file with the entries alone beside the old one, then puts it in its place: a crash leaves one of the two. */
  async rewrite(): Promise<void> {
    const fresh = `${this.#path}.new`;
    const file = await open(fresh, 'w', 0o600);
    await file.writeFile([...this.#entries.values()].join(''));
    await file.datasync();
    await rename(fresh, this.#path);
    await this.#file?.close();
    this.#file = file;
    this.#stale = 0;
  }

  #append(line: string): Promise<void> {
    this.#lines.push(line);
    this.#next ??= this.#writeNext();
    return this.#next;
  }

  async #writeNext(): Promise<void> {
    // A failed write has told those who waited for it.
    await this.#writing.catch(() => undefined);
    this.#writing = this.#write(this.#lines.splice(0).join(''));
    this.#next = undefined;
    await this.#writing;
  }

  async #write(lines: string): Promise<void> {
    if (!this.#file) throw new Error(`The journal ${this.#path} is closed.`);
    if (this.#stale > MAX_STALE_LINES && this.#stale > this.#entries.size) return this.rewrite();
    await this.#file.appendFile(lines);
    await this.#file.datasync();
  }
}

async function readEntries(path: string): Promise<Map<number, string>> {
  const entries = new Map<number, string>();
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const parsed = parseLine(line, path, index + 1, index === lines.length - 1);
    if (!parsed) continue;
    if ('put' in parsed) entries.set(parsed.put.message.number, `${line}\n`);
    else entries.delete(parsed.delete);
  }
  return entries;
}

function parseLine(line: string, path: string, number: number, isCut: boolean): Line | undefined {
  try {
    return parse(line);
  } catch (cause) {
    if (isCut) return undefined;
    throw new Error(`${path}, line ${number}: not a line of a journal`, { cause });
  }
}

/** Octets as hexadecimal digits, which JSON has no form for. */
function format(line: Line): string {
  const text = JSON.stringify(line, (_, value: unknown) =>
    value instanceof Uint8Array ? { $octets: Buffer.from(value).toString('hex') } : value,
  );
  return `${text}\n`;
}

function parse(line: string): Line {
  return JSON.parse(line, (_, value: { $octets?: string } | null) =>
    typeof value?.$octets === 'string' ? new Uint8Array(Buffer.from(value.$octets, 'hex')) : value,
  ) as Line;
}
