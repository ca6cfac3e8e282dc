import type { Command, Pdu } from '@smpp-web/codec';
import type { MessageState } from '@smpp-web/codec/text';
import {
  acceptSmsc,
  type Bound,
  type Clock,
  type Session,
  type SessionOptions,
  systemClock,
  type Transport,
} from '@smpp-web/session';
import { type Account, DEFAULT_ACCOUNTS, type OpenAccount } from './accounts.ts';
import type { Availability } from './alerts.ts';
import { Centre } from './centre.ts';
import { Client } from './client.ts';
import type { Carrier } from './delivery.ts';
import { faultTransport } from './fault-transport.ts';
import type { ActiveFault, Faults } from './faults.ts';
import { Listeners } from './listeners.ts';
import { family, type StoredMessage } from './mailbox.ts';
import { fillTemplate, type MoStream } from './mo.ts';
import type { ReceivedPdus, ReceivedRecord } from './received.ts';
import { serve } from './serve.ts';
import { changeSettings, DEFAULT_SETTINGS, type Settings, type SettingsChange } from './settings.ts';

/** How a simulated message centre is to be. Everything has a default. */
export interface SimulatorOptions {
  /** Name of the message centre in its bind responses. Default `smpp-web`. */
  readonly system_id?: string;
  readonly accounts?: readonly Account[];
  readonly settings?: SettingsChange;
  /** Where all chance comes from. Default: a random one; read it from {@link Simulator.seed}. */
  readonly seed?: number;
  readonly clock?: Clock;
  /** Window, timers and limits of its sessions. */
  readonly session?: Omit<SessionOptions, 'role' | 'handlers' | 'clock'>;
  /** Messages kept; when as many are pending, more are refused with ESME_RMSGQFUL. Default 1,000,000. */
  readonly maxMessages?: number;
  /** Received requests kept to be asked for with `received`. Default 1000. */
  readonly maxReceived?: number;
}

/** A message for an ESME, as a mobile would send it. */
export interface MoInit {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** The account that it is for. Default: every one that is bound to receive and serves the destination. */
  readonly system_id?: string;
  /** The PDU that carries it. Default `deliver_sm`. */
  readonly carrier?: Carrier;
}

/** What is going on, for gauges. */
export interface SimulatorLoad {
  readonly sessions: number;
  readonly bound: number;
  /** Messages kept, and those of them that have not ended. */
  readonly messages: number;
  readonly pending: number;
  /** Deliveries that wait for a receiver or for room, and those given up. */
  readonly waiting: number;
  readonly dropped: number;
}

/** A message centre without a network behind it: messages are delivered to nobody, and everybody is told so. */
export class Simulator {
  readonly #system_id: string;
  readonly #clock: Clock;
  readonly #centre: Centre;
  readonly #sessionOptions: SimulatorOptions['session'];
  readonly #sessions = new Map<Session, Client | undefined>();
  readonly #opened = new Listeners<Session>();
  readonly #stopFaults: () => void;
  #connections = 0;
  #bound = 0;
  #streams = 0;

  /** Use {@link createSimulator}. */
  constructor(options: SimulatorOptions) {
    this.#system_id = options.system_id ?? 'smpp-web';
    this.#clock = options.clock ?? systemClock;
    this.#sessionOptions = options.session;
    this.#centre = new Centre({
      accounts: options.accounts ?? DEFAULT_ACCOUNTS,
      settings: changeSettings(DEFAULT_SETTINGS, options.settings ?? {}),
      seed: options.seed ?? Math.floor(Math.random() * 0x1_0000_0000),
      clock: this.#clock,
      ...(options.maxMessages !== undefined && { maxMessages: options.maxMessages }),
      ...(options.maxReceived !== undefined && { maxReceived: options.maxReceived }),
    });
    this.#stopFaults = this.faults.onChange((fault) => this.#takeFault(fault));
  }

  /** Where all its chance comes from. */
  get seed(): number {
    return this.#centre.random.seed;
  }

  get settings(): Settings {
    return this.#centre.settings;
  }

  get clock(): Clock {
    return this.#clock;
  }

  /** Trouble that can be switched on and off while it runs. */
  get faults(): Faults {
    return this.#centre.faults;
  }

  /** Sessions that are open, bound or not. */
  get sessions(): readonly Session[] {
    return [...this.#sessions.keys()];
  }

  /** Those who have bound, and how. */
  get clients(): readonly (Bound & { readonly session: Session; readonly number: number })[] {
    return [...this.#sessions].flatMap(([session, client]) =>
      client ? [{ ...client.bound, session, number: client.number }] : [],
    );
  }

  /** Who may bind. */
  get accounts(): readonly Account[] {
    return this.#centre.accounts.all.map(({ account }) => account);
  }

  get load(): SimulatorLoad {
    const { mailbox, accounts } = this.#centre;
    const sum = (read: (account: OpenAccount) => number) => accounts.all.reduce((total, one) => total + read(one), 0);
    return {
      sessions: this.#sessions.size,
      bound: sum(({ clients }) => clients.size),
      messages: mailbox.size,
      pending: mailbox.pending,
      waiting: sum(({ postbox }) => postbox.waiting),
      dropped: sum(({ postbox }) => postbox.dropped),
    };
  }

  /** Calls a listener with every session, before its first octet. Returns how to remove it. */
  onSession(listener: (session: Session) => void): () => void {
    return this.#opened.add(listener);
  }

  /** Changes settings for what comes from now on. @throws RangeError naming the setting */
  configure(settings: SettingsChange): void {
    this.#centre.configure(settings);
  }

  /** Has all chance come from this seed from now on. */
  reseed(seed: number): void {
    this.#centre.random.reseed(seed);
  }

  /** Adds an account, or changes the one of this name. @throws RangeError naming the account and the field */
  putAccount(account: Account): void {
    this.#centre.accounts.put(account);
  }

  /** Takes an account away and ends its sessions. */
  removeAccount(system_id: string): void {
    const sessions = this.clients.filter((client) => client.system_id === system_id).map(({ session }) => session);
    this.#centre.accounts.remove(system_id);
    for (const session of sessions) void session.unbind();
  }

  /** The latest messages, the newest first. */
  latest(count: number): readonly StoredMessage[] {
    const found: StoredMessage[] = [];
    for (const message of this.#centre.mailbox.latest()) {
      if (found.length >= count) break;
      found.push(message);
    }
    return found;
  }

  /** Ends a message now that is pending, in this state; its sender is told as usual. Returns whether there was one. */
  end(id: string, state: MessageState, error = 0): boolean {
    const first = this.#centre.mailbox.get(id);
    const pending = first ? [...family(first)].filter(({ doneAt }) => doneAt === undefined) : [];
    for (const message of pending) {
      message.error = error;
      this.#centre.network.end(message, state);
    }
    return pending.length > 0;
  }

  /** The message with this id, while it is remembered. */
  message(id: string): StoredMessage | undefined {
    return this.#centre.mailbox.get(id);
  }

  /** Requests of a kind that have come in: those that are kept can be searched, and those to come waited for. */
  received<C extends Command>(command: C): ReceivedPdus<C> {
    return this.#centre.received.of(command);
  }

  /** How many requests of each kind have come in since the start. */
  get requestCounts(): ReadonlyMap<string, number> {
    return this.#centre.received.counts;
  }

  /** The latest requests of any kind, the oldest first. */
  get requests(): readonly ReceivedRecord[] {
    return this.#centre.received.records;
  }

  /** Serves an ESME that has connected. */
  accept(transport: Transport): Session {
    return this.#open(transport).start();
  }

  /** Asks an ESME, to which `transport` has been opened, to bind (SMPP 5.0, 4.1.1.7). */
  outbind(
    transport: Transport,
    credentials: { readonly system_id?: string; readonly password?: string } = {},
  ): Session {
    const session = this.#open(transport).start();
    const { system_id = this.#system_id, password = '' } = credentials;
    session.notify('outbind', { system_id, password });
    return session;
  }

  /**
   * Sends a message of a mobile to the accounts it is for, in as many parts as it takes. Returns how many parts have been
   * handed out or are kept for an account that is not bound.
   */
  injectMo(mo: MoInit): number {
    const accounts = this.#accountsFor(mo);
    return accounts.reduce((parts, account) => parts + this.#centre.deliverText(account, mo), 0);
  }

  /** Sends messages of mobiles at a rate, until all are sent or the returned function is called. */
  startMo(stream: MoStream): () => void {
    const { perSecond, count = Number.POSITIVE_INFINITY, from, to, text, system_id } = stream;
    if (!(perSecond > 0)) throw new RangeError(`perSecond is ${perSecond}, expected above 0`);
    const random = this.#centre.random.fork(`messages of mobiles ${++this.#streams}`);
    let sent = 0;
    let isStopped = false;
    const next = () => {
      if (isStopped || sent >= count) return;
      sent++;
      const filled = [from, to, text].map((template) => fillTemplate(template, sent, this.#clock.wall(), random));
      const mo = { from: filled[0]!, to: filled[1]!, text: filled[2]! };
      this.injectMo(system_id === undefined ? mo : { ...mo, system_id });
      this.#centre.agenda.after(1_000 / perSecond, next, undefined);
    };
    next();
    return () => {
      isStopped = true;
    };
  }

  /** Tells by alert_notification how a mobile can be reached: those who have asked with set_dpf. Returns how many. */
  announce(address: string, availability: Availability = 'available'): number {
    return this.#centre.alerts.announce(address, availability);
  }

  /** Ends all sessions and forgets what is pending. */
  async close(): Promise<void> {
    this.#stopFaults();
    this.faults.clear();
    this.#centre.clear();
    await Promise.all(this.sessions.map((session) => session.unbind()));
  }

  #open(transport: Transport): Session {
    const { faults, random, accounts, received } = this.#centre;
    const connection = ++this.#connections;
    // The transport is wrapped before there is a session, and needed only when there is one.
    const wrapped = faultTransport(transport, {
      clock: this.#clock,
      random: random.fork(`faults of connection ${connection}`),
      fault: (name) => faults.get(name, session),
      isTroubled: () => faults.touchOctets(session),
    });
    const session: Session = acceptSmsc(wrapped, {
      ...this.#sessionOptions,
      system_id: this.#system_id,
      clock: this.#clock,
      authenticate: (bind) => accounts.authenticate(bind),
      onBound: (_, bound) => this.#bind(session, bound),
    });
    this.#sessions.set(session, undefined);
    session.on('request', (pdu: Pdu) => received.add(pdu, session, this.#sessions.get(session)?.bound.system_id));
    session.on('close', () => this.#remove(session));
    this.#opened.tell(session);
    return session;
  }

  #bind(session: Session, bound: Bound): void {
    const account = this.#centre.accounts.get(bound.system_id)!;
    const client = new Client(++this.#bound, session, bound, account);
    if (account.account.window !== undefined) session.windowSize = account.account.window;
    this.#sessions.set(session, client);
    account.clients.add(client);
    serve(this.#centre, client);
    const unbind = this.faults.get('unbind', session);
    if (unbind) this.#unbindAfter(unbind.afterMs, session);
    if (client.receives) account.postbox.addReceiver(client);
  }

  #remove(session: Session): void {
    const client = this.#sessions.get(session);
    this.#sessions.delete(session);
    this.faults.clear(session);
    if (!client) return;
    client.account.clients.delete(client);
    if (client.receives) client.account.postbox.removeReceiver(client);
  }

  /** `unbind` is done to those who are bound, the other faults wait for something to happen to. */
  #takeFault(fault: ActiveFault | undefined): void {
    if (fault?.name !== 'unbind') return;
    const sessions = fault.session ? [fault.session] : this.clients.map(({ session }) => session);
    for (const session of sessions) this.#unbindAfter(Number(fault.parameters.afterMs), session);
  }

  #unbindAfter(ms: number, session: Session): void {
    this.#centre.agenda.after(ms, (one: Session) => void one.unbind(), session);
  }

  #accountsFor({ system_id, to }: Pick<MoInit, 'system_id' | 'to'>): readonly OpenAccount[] {
    const { accounts } = this.#centre;
    if (system_id === undefined) {
      return accounts.all.filter(({ clients }) =>
        [...clients].some(({ receives, range }) => receives && range.test(to)),
      );
    }
    const account = accounts.get(system_id);
    if (!account) throw new RangeError(`there is no account ${JSON.stringify(system_id)}`);
    return [account];
  }
}

/** Makes a simulated message centre. Give it connections with `accept`. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return new Simulator(options);
}
