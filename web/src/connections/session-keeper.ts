import { type Forgetful, type KeptStorage, keep, readKept } from '../common/kept.ts';
import { type Seat, takeSeat } from './seat.ts';
import type { KeptSession, SessionStore } from './session-store.ts';

/** Keeps which sessions there are, without a password, so that a reload finds them and what they have sent. */
export class SessionKeeper implements Forgetful {
  readonly #storage: KeptStorage | undefined;
  readonly #sessions: SessionStore;
  #seat: Seat | undefined;
  #isLeft = false;
  #written = '';
  /** Names and forms that are not to be written again. */
  #forgotten: ReadonlySet<unknown> = new Set();

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
    const { sessions, front } = settle(readKept(this.#storage, this.#key));
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

  /** The sessions go on; what they are called and how they were bound is written again when it has changed. */
  forget(): void {
    const { list } = this.#sessions.get();
    this.#forgotten = new Set(list.flatMap(({ givenName, form }) => [givenName, form]));
    this.#written = JSON.stringify(this.#kept());
  }

  #write(): void {
    if (!this.#seat) return;
    const kept = this.#kept();
    const text = JSON.stringify(kept);
    if (text === this.#written) return;
    this.#written = text;
    keep(this.#storage, this.#key, kept);
  }

  #kept() {
    const { list, front } = this.#sessions.get();
    const sessions: KeptSession[] = list.map(({ number, givenName, form }) => ({
      number,
      ...(givenName !== undefined && !this.#forgotten.has(givenName) && { givenName }),
      ...(form && !this.#forgotten.has(form) && { form }),
    }));
    return { front, sessions };
  }
}

function settle(kept: unknown): { readonly sessions: readonly KeptSession[]; readonly front: number } {
  const { sessions, front } = (kept ?? {}) as { sessions?: unknown; front?: unknown };
  return {
    sessions: Array.isArray(sessions) ? sessions.filter(isKeptSession) : [],
    front: typeof front === 'number' ? front : 1,
  };
}

function isKeptSession(value: unknown): value is KeptSession {
  const { number, givenName, form } = (value ?? {}) as Record<string, unknown>;
  const isForm = form === undefined || (typeof form === 'object' && form !== null && 'target' in form);
  const isName = givenName === undefined || typeof givenName === 'string';
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 && isName && isForm;
}
