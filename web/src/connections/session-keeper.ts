import { type Seat, takeSeat } from './seat.ts';
import type { KeptSession, SessionStore } from './session-store.ts';

type KeptStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Keeps which sessions there are, without a password, so that a reload finds them and what they have sent. */
export class SessionKeeper {
  readonly #storage: KeptStorage | undefined;
  readonly #sessions: SessionStore;
  #seat: Seat | undefined;
  #isLeft = false;
  #written = '';

  constructor(storage: KeptStorage | undefined, sessions: SessionStore) {
    this.#storage = storage;
    this.#sessions = sessions;
  }

  /** Takes over what an earlier page has left, and writes down all changes from then on. */
  async start(): Promise<void> {
    if (!this.#storage) return;
    this.#seat = await takeSeat().catch(() => undefined);
    if (this.#isLeft) this.leave();
    if (!this.#seat) return;
    const { sessions, front } = read(this.#storage.getItem(this.#key));
    this.#sessions.restore(sessions, front);
    this.#sessions.subscribe(() => this.#write());
    await this.#sweep().catch(() => undefined);
  }

  /** Keeps nothing any more, and lets another page have the place. */
  leave(): void {
    this.#isLeft = true;
    this.#seat?.leave();
    this.#seat = undefined;
  }

  /** The name of the database that the messages of a session are written to; undefined where nothing is kept. */
  journalOf(number: number): string | undefined {
    return this.#seat && `smpp-web.journal.${this.#seat.name}.${number}`;
  }

  get #key(): string {
    return `smpp-web.sessions.${this.#seat?.name}`;
  }

  /** Deletes the journals of sessions that were closed in the last moment of a page. */
  async #sweep(): Promise<void> {
    const kept = new Set(this.#sessions.get().list.map(({ number }) => this.journalOf(number)));
    const ours = this.journalOf(0)!.replace(/0$/, '');
    // Firefox has listed databases for a while only.
    const databases = (await indexedDB.databases?.()) ?? [];
    for (const { name } of databases) if (name?.startsWith(ours) && !kept.has(name)) indexedDB.deleteDatabase(name);
  }

  #write(): void {
    if (!this.#seat) return;
    const { list, front } = this.#sessions.get();
    const sessions: KeptSession[] = list.map(({ number, givenName, form }) => ({
      number,
      ...(givenName !== undefined && { givenName }),
      ...(form && { form }),
    }));
    const text = JSON.stringify({ front, sessions });
    if (text === this.#written) return;
    this.#written = text;
    try {
      this.#storage?.setItem(this.#key, text);
    } catch {
      // A full or closed storage: the sessions last until the page is left.
    }
  }
}

function read(text: string | null): { readonly sessions: readonly KeptSession[]; readonly front: number } {
  try {
    const { sessions, front } = JSON.parse(text ?? '{}') as { sessions: unknown; front: unknown };
    return {
      sessions: Array.isArray(sessions) ? sessions.filter(isKeptSession) : [],
      front: typeof front === 'number' ? front : 1,
    };
  } catch {
    return { sessions: [], front: 1 };
  }
}

function isKeptSession(value: unknown): value is KeptSession {
  const { number, givenName, form } = (value ?? {}) as Record<string, unknown>;
  const isForm = form === undefined || (typeof form === 'object' && form !== null && 'target' in form);
  const isName = givenName === undefined || typeof givenName === 'string';
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 && isName && isForm;
}
