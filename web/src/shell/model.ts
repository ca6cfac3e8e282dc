import { withoutSecrets } from '../common/address.ts';
import { isForgetful, type KeptStorage } from '../common/kept.ts';
import { inLanguage, SOURCE_LANGUAGE } from '../common/language.ts';
import { Store } from '../common/store.ts';
import { SessionControl } from '../connections/session-control.ts';
import { SessionStore } from '../connections/session-store.ts';
import { TargetStore } from '../connections/target-store.ts';
import type { BindRequest, EngineApi } from '../engine/api.ts';
import { type Feed, idleLink, type LinkState } from '../engine/feed.ts';
import { SelectionStore } from '../inspector/selection-store.ts';
import { ComposerStore } from '../messages/draft-store.ts';
import { MessageStore } from '../messages/message-store.ts';
import { SimulatorMemory } from '../simulator/simulator-memory.ts';
import { type SimulatorPanel, SimulatorStore, settingsOf } from '../simulator/simulator-store.ts';
import { WireLog, type WireLogLimits } from '../timeline/wire-log.ts';
import { announcementsOf } from './announcements.ts';
import { type EngineHandle, type StartEngine, startWorker } from './engine-client.ts';
import { PreferenceStore } from './preference-store.ts';
import { ToastStore } from './toast-store.ts';

export interface ModelOptions {
  /** Where the bridge serves `/targets` and `/smpp/`. Default: where the page comes from. */
  readonly bridge?: string | undefined;
  /** How the engine is started. Default: in a worker. */
  readonly startEngine?: StartEngine;
  /** What remembers preferences. Default: `localStorage`, where the page may use it. */
  readonly storage?: KeptStorage | undefined;
  readonly logLimits?: Partial<WireLogLimits>;
}

/** What a person fills in to bind. */
export interface BindForm extends Omit<BindRequest, 'target'> {
  readonly target: string;
  readonly address: string;
  /** The profile that it comes from, by its name. */
  readonly profile?: string;
}

/** All stores of one console, and what can be asked of it. Elements show the stores and never see the engine. */
export class ConsoleModel {
  readonly sessions = new SessionStore();
  /** The connection of the session in front. */
  readonly link = new Store<LinkState>(idleLink(1));
  readonly messages: MessageStore;
  readonly log: WireLog;
  readonly selection = new SelectionStore();
  readonly composer = new ComposerStore();
  readonly simulator = new SimulatorStore();
  /** What remembers more than one visit; undefined where that is closed to the page. */
  readonly storage: ModelOptions['storage'];
  readonly preferences: PreferenceStore;
  readonly targets: TargetStore;
  /** Short news that leave by themselves, some with a way back. */
  readonly toasts = new ToastStore();
  /** Said to people who listen instead of looking. */
  readonly announcement = new Store('');
  /** The language that announcements are made in: that of the console that shows the model. */
  language = SOURCE_LANGUAGE;
  /** Why the last message could not be sent; empty when it could. */
  readonly sendProblem = new Store('');
  /** What is done with sessions. */
  readonly control: SessionControl;
  readonly #start: StartEngine;
  #handle: EngineHandle | undefined;
  readonly #parts = new Map<unknown, unknown>();
  readonly #feedListeners = new Set<(feed: Feed) => void>();
  readonly #restartListeners = new Set<() => void>();
  #hasStopped = false;

  constructor(options: ModelOptions = {}) {
    this.#start = options.startEngine ?? startWorker;
    this.log = new WireLog(options.logLimits);
    this.storage = 'storage' in options ? options.storage : localStorageIfAny();
    this.messages = new MessageStore(this.storage);
    this.preferences = new PreferenceStore(this.storage);
    this.targets = new TargetStore(new URL(options.bridge || '/', location.href));
    void this.targets.load();
    this.sessions.subscribe(() => this.link.set(this.sessions.front.link));
    this.control = new SessionControl(this);
  }

  /** Binds the session in front. */
  async bind(form: BindForm): Promise<void> {
    const { target, address, system_id, mode, version } = form;
    this.preferences.patch({ target, address: withoutSecrets(address), system_id, mode, version });
    await this.control.connect(form);
  }

  /** Unbinds the session in front, or stops its attempts to connect. */
  async unbind(): Promise<void> {
    await this.control.disconnect();
  }

  /** Sends what is in the composer and empties it. */
  async send(): Promise<void> {
    const request = this.composer.request();
    const { to, text } = request;
    this.sendProblem.set('');
    this.composer.change({ text: '' });
    this.messages.open(to.replace(/^\+/, ''));
    try {
      await this.engine.sessions.send(this.#session, request);
    } catch (error) {
      this.sendProblem.set((error as Error).message);
      if (this.composer.get().text === '') this.composer.change({ text });
    }
  }

  /** Has something said aloud; `words` are made in the language that is spoken, by `msg`. */
  say(words: () => string): void {
    this.announcement.set(inLanguage(this.language, words));
  }

  openConversation(peer: string | undefined): void {
    this.messages.open(peer);
    if (peer !== undefined) this.composer.turnTo(peer);
  }

  async configureSimulator(panel: SimulatorPanel): Promise<void> {
    const { delayMs, outcome, echoAddress } = this.simulator.get();
    this.simulator.set(panel);
    if (panel.delayMs === delayMs && panel.outcome === outcome && panel.echoAddress === echoAddress) return;
    const settings = settingsOf(panel);
    this.part(SimulatorMemory).note({ do: 'configure', settings });
    await this.engine.simulator.configure(settings);
  }

  async injectMo(): Promise<void> {
    await this.engine.simulator.injectMo(this.simulator.get().mo);
  }

  /**
   * The store of one part of the console, made when it is first asked for, so that a part that nobody opens costs
   * nothing: `model.part(LadderStore)`.
   */
  part<Part>(Store: new (model: ConsoleModel) => Part): Part {
    const part = this.#parts.get(Store) ?? new Store(this);
    this.#parts.set(Store, part);
    return part as Part;
  }

  /** Has every store begin anew: what was kept is gone, and is not to be written again. What is bound stays bound. */
  async forget(): Promise<void> {
    this.preferences.forget();
    this.control.forget();
    this.messages.forget();
    // What could be taken back came from what is gone.
    for (const { id } of this.toasts.get()) this.toasts.dismiss(id);
    await Promise.all([...this.#parts.values()].map((part) => isForgetful(part) && part.forget()));
  }

  /** Calls the listener with every batch of the feed, after the log and the messages have taken it. Returns how to stop. */
  onFeed(listener: (feed: Feed) => void): () => void {
    this.#feedListeners.add(listener);
    return () => void this.#feedListeners.delete(listener);
  }

  /** Calls the listener when an engine has taken the place of one that stopped by itself. Returns how to stop. */
  onRestart(listener: () => void): () => void {
    this.#restartListeners.add(listener);
    return () => void this.#restartListeners.delete(listener);
  }

  /** The session that is in front. */
  get #session(): number {
    return this.link.get().session;
  }

  /** Lets go of the engine. The stores keep what they have. */
  dispose(): void {
    this.control.leave();
    this.#letGo();
  }

  #letGo(): void {
    this.#handle?.dispose();
    this.#handle = undefined;
  }

  /** Started when it is first needed: a page that only shows itself costs nothing. */
  get engine(): EngineApi {
    if (!this.#handle) {
      this.#handle = this.#startEngine();
      // What it is to know comes before what it is asked for.
      if (this.#hasStopped) for (const listener of [...this.#restartListeners]) listener();
      this.#hasStopped = false;
    }
    return this.#handle.engine;
  }

  #startEngine(): EngineHandle {
    const handle = this.#start((feed) => this.#take(feed));
    void handle.stopped?.then((why) => {
      if (handle !== this.#handle) return;
      this.#letGo();
      this.#hasStopped = true;
      this.control.lose(why);
    });
    return handle;
  }

  #take(feed: Feed): void {
    this.log.append(feed.frames, feed.missed);
    this.messages.take(feed);
    const before = this.sessions.get().list;
    const [said] = inLanguage(this.language, () => announcementsOf(feed, before)).slice(-1);
    this.control.take(feed);
    if (said) this.announcement.set(said);
    for (const listener of [...this.#feedListeners]) listener(feed);
  }
}

function localStorageIfAny(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    // A page in a sandbox may not even name it.
    return undefined;
  }
}
