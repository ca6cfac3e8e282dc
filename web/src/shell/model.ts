import { Store } from '../common/store.ts';
import { TargetStore } from '../connections/target-store.ts';
import type { BindRequest, EngineApi } from '../engine/api.ts';
import { type Feed, idleLink, type LinkState } from '../engine/feed.ts';
import { SelectionStore } from '../inspector/selection-store.ts';
import { ComposerStore } from '../messages/draft-store.ts';
import { MessageStore } from '../messages/message-store.ts';
import { type SimulatorPanel, SimulatorStore, settingsOf } from '../simulator/simulator-store.ts';
import { WireLog, type WireLogLimits } from '../timeline/wire-log.ts';
import { commandName, wordsOf } from '../words/frame-words.ts';
import { announcementsOf } from './announcements.ts';
import { type EngineHandle, type StartEngine, startWorker } from './engine-client.ts';
import { PreferenceStore } from './preference-store.ts';

export interface ModelOptions {
  /** Where the bridge serves `/targets` and `/smpp/`. Default: where the page comes from. */
  readonly bridge?: string | undefined;
  /** How the engine is started. Default: in a worker. */
  readonly startEngine?: StartEngine;
  /** What remembers preferences. Default: `localStorage`, where the page may use it. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  readonly logLimits?: Partial<WireLogLimits>;
}

/** What a person fills in to bind. */
export interface BindForm extends Omit<BindRequest, 'target'> {
  readonly target: string;
  readonly address: string;
}

/** All stores of one console, and what can be asked of it. Elements show the stores and never see the engine. */
export class ConsoleModel {
  readonly link = new Store<LinkState>(idleLink(1));
  readonly messages = new MessageStore();
  readonly log: WireLog;
  readonly selection = new SelectionStore();
  readonly composer = new ComposerStore();
  readonly simulator = new SimulatorStore();
  readonly preferences: PreferenceStore;
  readonly targets: TargetStore;
  /** Said to people who listen instead of looking. */
  readonly announcement = new Store('');
  /** Why the last message could not be sent; empty when it could. */
  readonly sendProblem = new Store('');
  readonly #start: StartEngine;
  #handle: EngineHandle | undefined;
  readonly #parts = new Map<unknown, unknown>();
  readonly #feedListeners = new Set<(feed: Feed) => void>();

  constructor(options: ModelOptions = {}) {
    this.#start = options.startEngine ?? startWorker;
    this.log = new WireLog(options.logLimits);
    this.preferences = new PreferenceStore('storage' in options ? options.storage : localStorageIfAny());
    this.targets = new TargetStore(new URL(options.bridge || '/', location.href));
    void this.targets.load();
  }

  async bind({ target, address, ...request }: BindForm): Promise<void> {
    const { system_id, mode, version } = request;
    this.preferences.patch({ target, address: withoutSecrets(address), system_id, mode, version });
    await this.engine.sessions.connect(this.#session, {
      ...request,
      target: this.targets.resolve(target, address.trim()),
    });
  }

  async unbind(): Promise<void> {
    await this.engine.sessions.disconnect(this.#session);
  }

  /** Sends what is in the composer and empties it. */
  async send(): Promise<void> {
    const { to, from, text, receipt } = this.composer.get();
    this.sendProblem.set('');
    this.composer.change({ text: '' });
    this.messages.open(to.replace(/^\+/, ''));
    try {
      await this.engine.sessions.send(this.#session, { to, from, text, receipt });
    } catch (error) {
      this.sendProblem.set((error as Error).message);
      if (this.composer.get().text === '') this.composer.change({ text });
    }
  }

  openConversation(peer: string | undefined): void {
    this.messages.open(peer);
    if (peer !== undefined) this.composer.change({ to: peer });
  }

  async configureSimulator(panel: SimulatorPanel): Promise<void> {
    const { delayMs, outcome, echoAddress } = this.simulator.get();
    this.simulator.set(panel);
    if (panel.delayMs === delayMs && panel.outcome === outcome && panel.echoAddress === echoAddress) return;
    await this.engine.simulator.configure(settingsOf(panel));
  }

  async injectMo(): Promise<void> {
    await this.engine.simulator.injectMo(this.simulator.get().mo);
  }

  /** Selects the submit_sm whose response brought this message_id. */
  selectSubmit(session: number, message_id: string): void {
    const response = this.log.findLast(
      (entry) =>
        entry.session === session &&
        commandName(entry.command_id) === 'submit_sm_resp' &&
        wordsOf(entry.frame).summary === `id ${message_id}`,
    );
    void this.selection.select(this.log.entry(response?.partner) ?? response);
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

  /** Calls the listener with every batch of the feed, after the log and the messages have taken it. Returns how to stop. */
  onFeed(listener: (feed: Feed) => void): () => void {
    this.#feedListeners.add(listener);
    return () => void this.#feedListeners.delete(listener);
  }

  /** The session that is in front. */
  get #session(): number {
    return this.link.get().session;
  }

  /** Lets go of the engine. The stores keep what they have. */
  dispose(): void {
    this.#handle?.dispose();
    this.#handle = undefined;
  }

  /** Started when it is first needed: a page that only shows itself costs nothing. */
  get engine(): EngineApi {
    this.#handle ??= this.#start((feed) => this.#take(feed));
    return this.#handle.engine;
  }

  #take(feed: Feed): void {
    this.log.append(feed.frames, feed.missed);
    this.messages.take(feed);
    const before = this.link.get();
    const link = feed.links.find(({ session }) => session === before.session);
    if (link) this.link.set(link);
    const [said] = announcementsOf(feed, () => before).slice(-1);
    if (said) this.announcement.set(said);
    for (const listener of [...this.#feedListeners]) listener(feed);
  }
}

/** What of an address may be remembered: a query or a user could be a token. */
function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return '';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

function localStorageIfAny(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    // A page in a sandbox may not even name it.
    return undefined;
  }
}
