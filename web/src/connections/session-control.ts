import { withoutSecrets } from '../common/address.ts';
import type { Forgetful } from '../common/kept.ts';
import type { BindRequest, SessionsApi } from '../engine/api.ts';
import { type Feed, idleLink, NO_LAYERS } from '../engine/feed.ts';
import type { BindForm, ConsoleModel } from '../shell/model.ts';
import type { Profile } from './profile-store.ts';
import { SessionKeeper } from './session-keeper.ts';
import type { ConsoleSession } from './session-store.ts';

type Model = Pick<ConsoleModel, 'engine' | 'preferences' | 'sessions' | 'storage' | 'targets' | 'toasts'>;

/** What is done with sessions: connecting, closing, and bringing them back after a reload or a crash. */
export class SessionControl implements Forgetful {
  readonly #model: Model;
  readonly #keeper: SessionKeeper;
  /** With a password, perhaps: in memory alone. What a session is bound with again. */
  readonly #requests = new Map<number, BindRequest>();
  /** Those that the engine knows the journal of. */
  readonly #restored = new Set<number>();
  /** Resolves when the sessions of an earlier page are there. */
  readonly ready: Promise<void>;

  constructor(model: Model) {
    this.#model = model;
    this.#keeper = new SessionKeeper(model.storage, model.sessions);
    this.ready = this.#start();
  }

  /** Binds the session in front. */
  async connect({ target, address, profile, ...request }: BindForm): Promise<void> {
    await this.ready;
    const { sessions, targets } = this.#model;
    const { number } = sessions.front;
    const { password: _, outbind: __, ...kept } = request;
    sessions.setForm(number, {
      ...kept,
      target,
      address: withoutSecrets(address),
      ...(profile !== undefined && { profile }),
    });
    await this.#connect(number, { ...request, target: targets.resolve(target, address.trim()) });
  }

  async disconnect(): Promise<void> {
    await this.#engine.disconnect(this.#model.sessions.front.number);
  }

  async connectNow(): Promise<void> {
    await this.#engine.connectNow(this.#model.sessions.front.number);
  }

  /** Brings a profile into the form of the session in front; undefined takes it out. */
  use(profile: Profile | undefined): void {
    const { sessions } = this.#model;
    const { number, form } = sessions.front;
    if (profile) sessions.setForm(number, { ...profile.form, profile: profile.name });
    else if (form) {
      const { profile: _, ...rest } = form;
      sessions.setForm(number, rest);
    }
  }

  /** Closes a session; for as long as the toast is there it can be had back as it was. */
  close(number: number): void {
    const { sessions, toasts } = this.#model;
    const session = sessions.find(number);
    if (!session) return;
    const index = sessions.remove(number);
    if (session.form) void this.#engine.disconnect(number);
    toasts.show({
      text: 'Session “{name}” is closed.',
      values: { name: session.name },
      undo: () => this.#reopen(session, index),
      gone: () => this.#forget(session),
    });
  }

  take({ links, received }: Feed): void {
    const { sessions } = this.#model;
    for (const link of links) sessions.setLink(link);
    const counts = new Map<number, number>();
    for (const { session } of received) counts.set(session, (counts.get(session) ?? 0) + 1);
    for (const [session, count] of counts) sessions.count(session, count);
  }

  /** The engine has stopped by itself: every session that was on is not any more. */
  lose(why: string): void {
    this.#restored.clear();
    for (const { number, link } of this.#model.sessions.get().list) {
      if (link.phase === 'idle') continue;
      const failed = { state: 'failed', detail: why } as const;
      this.#model.sessions.setLink({
        ...idleLink(number),
        layers: { ...NO_LAYERS, bind: failed },
        failure: {
          message: 'The part of this page that holds the sessions has stopped.',
          cause: why,
          remedy: 'Start it again: sessions are bound again, and what had no answer is listed as unknown.',
          isOfEngine: true,
        },
      });
    }
  }

  /** Binds again what was bound when the engine stopped. */
  async revive(): Promise<void> {
    const lost = this.#model.sessions.get().list.filter(({ link }) => link.failure?.isOfEngine);
    await Promise.all(
      lost.map(({ number }) => {
        const request = this.#requests.get(number);
        return request && this.#connect(number, request);
      }),
    );
  }

  forget(): void {
    this.#keeper.forget();
  }

  /** Lets another page have the place of this one. */
  leave(): void {
    this.#keeper.leave();
  }

  async #start(): Promise<void> {
    await this.#keeper.start();
    const before = this.#model.sessions.get().list.filter(({ form }) => form !== undefined);
    for (const { number } of before) await this.#restore(number);
  }

  async #connect(number: number, request: BindRequest): Promise<void> {
    this.#requests.set(number, request);
    await this.#restore(number);
    await this.#engine.connect(number, request);
  }

  async #restore(number: number): Promise<void> {
    if (this.#restored.has(number)) return;
    this.#restored.add(number);
    const { isKept } = this.#model.preferences.get().history;
    await this.#engine.restore(number, isKept ? this.#keeper.journalOf(number) : undefined);
  }

  #reopen(session: ConsoleSession, index: number): void {
    this.#model.sessions.insert({ ...session, link: idleLink(session.number) }, index);
    const request = session.link.phase === 'idle' ? undefined : this.#requests.get(session.number);
    if (request) void this.#connect(session.number, request);
  }

  #forget({ number, form }: ConsoleSession): void {
    this.#requests.delete(number);
    this.#restored.delete(number);
    if (form) void this.#engine.close(number);
  }

  get #engine(): SessionsApi {
    return this.#model.engine.sessions;
  }
}
