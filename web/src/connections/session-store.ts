import { Store } from '../common/store.ts';
import { idleLink, type LinkState } from '../engine/feed.ts';
import type { BindForm } from '../shell/model.ts';

/** What a session was last bound with, as far as it may be kept. */
export type KeptForm = Omit<BindForm, 'password'>;

/** One session of the console. */
export interface ConsoleSession {
  /** As in the feed, the log and the messages; not given twice. */
  readonly number: number;
  /** What it is called: as somebody named it, else by its profile or account. */
  readonly name: string;
  /** The name that somebody gave it. */
  readonly givenName?: string;
  /** A CSS colour of its own, for dots and stripes: holds in light and dark. Never the only sign of anything. */
  readonly colour: string;
  readonly link: LinkState;
  /** Messages that came while another session was in front. */
  readonly unread: number;
  /** Absent until it has been bound for the first time. */
  readonly form?: KeptForm;
}

/** All sessions, in the order of their tabs. There is always one. */
export interface Sessions {
  readonly list: readonly ConsoleSession[];
  /** The number of the session in front. */
  readonly front: number;
}

/** What of a session outlives a reload. */
export type KeptSession = Pick<ConsoleSession, 'number' | 'givenName' | 'form'>;

/** Sessions at once: what can be told apart by colour, and what one worker is tested with. */
export const MAX_SESSIONS = 10;

/** Colours with at least 3:1 against light and dark surfaces (WCAG 2.2, 1.4.11). */
const COLOURS = [
  'light-dark(#2b55d4, #8fb0ff)',
  'light-dark(#b3531c, #f0a070)',
  'light-dark(#0b7a5c, #4fd0a5)',
  'light-dark(#9b2fae, #e08cf0)',
  'light-dark(#8a6d00, #dcc04a)',
  'light-dark(#b3223a, #ff8f9d)',
  'light-dark(#0b6f8c, #5cc4e4)',
  'light-dark(#5a6b1a, #b2c95a)',
  'light-dark(#6a4a3a, #c9a58f)',
  'light-dark(#55606e, #a9b4c2)',
] as const;

/** The sessions of the console, and which one is in front. */
export class SessionStore extends Store<Sessions> {
  #count = 1;

  constructor() {
    super({ list: [made({ number: 1 })], front: 1 });
  }

  get front(): ConsoleSession {
    const { list, front } = this.get();
    return list.find(({ number }) => number === front) ?? list[0]!;
  }

  find(number: number): ConsoleSession | undefined {
    return this.get().list.find((each) => each.number === number);
  }

  /** Takes the place of what is there by what an earlier page had. */
  restore(kept: readonly KeptSession[], front: number): void {
    if (kept.length === 0) return;
    this.#count = Math.max(...kept.map(({ number }) => number));
    const list = kept.slice(0, MAX_SESSIONS).map(made);
    this.set({ list, front: list.some(({ number }) => number === front) ? front : list[0]!.number });
  }

  /** Opens a session and brings it to the front. Undefined when there are as many as there may be. */
  add(): ConsoleSession | undefined {
    if (this.get().list.length >= MAX_SESSIONS) return undefined;
    const session = made({ number: ++this.#count });
    this.insert(session, this.get().list.length);
    return session;
  }

  /** Puts a session where it was, and to the front. */
  insert(session: ConsoleSession, index: number): void {
    this.set({ list: this.get().list.toSpliced(index, 0, session), front: session.number });
  }

  /** Takes a session out; returns the place it had. Its neighbour comes to the front, or a new one where it was the last. */
  remove(number: number): number {
    const { list, front } = this.get();
    const index = list.findIndex((each) => each.number === number);
    const left = list.filter((each) => each.number !== number);
    if (left.length === 0) left.push(made({ number: ++this.#count }));
    this.set({ list: left, front: front === number ? left[Math.min(index, left.length - 1)]!.number : front });
    return index;
  }

  select(number: number): void {
    this.set({ ...this.get(), front: number });
    this.#change(number, (session) => (session.unread > 0 ? { ...session, unread: 0 } : session));
  }

  /** An empty name has it called by its account again. */
  rename(number: number, name: string): void {
    this.#change(number, ({ givenName: _, ...session }) =>
      named(name.trim() === '' ? session : { ...session, givenName: name.trim() }),
    );
  }

  setForm(number: number, form: KeptForm): void {
    this.#change(number, (session) => named({ ...session, form }));
  }

  setLink(link: LinkState): void {
    this.#change(link.session, (session) => ({ ...session, link }));
  }

  /** Messages have come for a session. */
  count(number: number, messages: number): void {
    if (number !== this.get().front)
      this.#change(number, (session) => ({ ...session, unread: session.unread + messages }));
  }

  #change(number: number, change: (session: ConsoleSession) => ConsoleSession): void {
    const { list, front } = this.get();
    const changed = list.map((each) => (each.number === number ? change(each) : each));
    if (changed.some((each, index) => each !== list[index])) this.set({ list: changed, front });
  }
}

function made(kept: KeptSession): ConsoleSession {
  const { number } = kept;
  return named({
    ...kept,
    name: '',
    colour: COLOURS[(number - 1) % COLOURS.length]!,
    link: idleLink(number),
    unread: 0,
  });
}

function named(session: ConsoleSession): ConsoleSession {
  const { givenName, form, number } = session;
  return { ...session, name: givenName || form?.profile || form?.system_id || `Session ${number}` };
}
