import type { Init, PduOf, Version } from '@smpp-web/codec';
import { segment } from '@smpp-web/codec/text';
import {
  acceptSmsc,
  addressOf,
  type BindPdu,
  type Bound,
  type Clock,
  type Session,
  type SessionOptions,
  systemClock,
  type Transport,
} from '@smpp-web/session';
import { Agenda } from './agenda.ts';
import { Mailbox, type StoredMessage } from './mailbox.ts';
import { createRandom, type Random } from './random.ts';
import { receiptPdu, wantsReceipt } from './receipt-pdu.ts';
import {
  type Account,
  DEFAULT_ACCOUNTS,
  DEFAULT_SETTINGS,
  MAX_MESSAGES,
  MAX_WAITING_DELIVERIES,
  type Settings,
} from './settings.ts';

export interface SimulatorOptions {
  /** Name of the message centre in its bind responses. Default `smpp-web`. */
  readonly system_id?: string;
  readonly accounts?: readonly Account[];
  readonly settings?: Partial<Settings>;
  /** Where all chance comes from. Default: a random one; read it from {@link Simulator.seed}. */
  readonly seed?: number;
  readonly clock?: Clock;
  /** Window, timers and limits of its sessions. */
  readonly session?: Omit<SessionOptions, 'role' | 'handlers' | 'clock'>;
}

/** A message for an ESME, as a mobile would send it. */
export interface MoInit {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** The account that it is for. Default: every one that is bound to receive. */
  readonly system_id?: string;
}

interface Client {
  readonly session: Session;
  readonly bound: Bound;
}

const ESME_RINVBNDSTS = 0x04;
const ESME_RINVDSTADR = 0x0b;
const ESME_RINVPASWD = 0x0e;
const ESME_RINVSYSID = 0x0f;

/** A message centre without a network behind it: messages are delivered to nobody, and everybody is told so. */
export class Simulator {
  readonly seed: number;
  readonly #system_id: string;
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #agenda: Agenda;
  readonly #mailbox = new Mailbox(MAX_MESSAGES);
  readonly #sessionOptions: SimulatorOptions['session'];
  readonly #sessions = new Set<Session>();
  readonly #clients = new Set<Client>();
  /** Deliveries for accounts that have no receiver bound, by system_id. */
  readonly #waiting = new Map<string, Delivery[]>();
  #settings: Settings;

  /** Use {@link createSimulator}. */
  constructor(options: SimulatorOptions) {
    this.seed = options.seed ?? Math.floor(Math.random() * 0x1_0000_0000);
    this.#system_id = options.system_id ?? 'smpp-web';
    this.#accounts = new Map((options.accounts ?? DEFAULT_ACCOUNTS).map((account) => [account.system_id, account]));
    this.#clock = options.clock ?? systemClock;
    this.#random = createRandom(this.seed);
    this.#agenda = new Agenda(this.#clock);
    this.#sessionOptions = options.session;
    this.#settings = { ...DEFAULT_SETTINGS, ...options.settings };
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Sessions that are open, bound or not. */
  get sessions(): readonly Session[] {
    return [...this.#sessions];
  }

  /** Changes settings for what comes from now on. */
  configure(settings: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...settings };
  }

  /** The message with this id, while it is remembered. */
  message(id: string): StoredMessage | undefined {
    return this.#mailbox.get(id);
  }

  /** Serves an ESME that has connected. */
  accept(transport: Transport): Session {
    const session: Session = acceptSmsc(transport, {
      ...this.#sessionOptions,
      system_id: this.#system_id,
      clock: this.#clock,
      authenticate: (bind) => this.#authenticate(bind),
      onBound: (_, bound) => this.#takeClient({ session, bound }),
      handlers: { submit_sm: (pdu) => this.#submit(session, pdu) },
    });
    this.#sessions.add(session);
    session.on('close', () => {
      this.#sessions.delete(session);
      for (const client of this.#clients) if (client.session === session) this.#clients.delete(client);
    });
    return session.start();
  }

  /**
   * Sends a message of a mobile to the accounts it is for, in as many parts as it takes. Returns how many parts have been
   * handed out or are kept for an account that is not bound.
   */
  injectMo({ from, to, text, system_id }: MoInit): number {
    const [source, destination] = [addressOf(from), addressOf(to)];
    const cut = segment(text);
    const accounts = system_id === undefined ? this.#receivingAccounts() : [system_id];
    for (const account of accounts) {
      for (const { short_message } of cut.parts) {
        this.#deliver(account, () => ({
          source_addr_ton: source.ton,
          source_addr_npi: source.npi,
          source_addr: source.addr,
          dest_addr_ton: destination.ton,
          dest_addr_npi: destination.npi,
          destination_addr: destination.addr,
          esm_class: cut.esm_class,
          data_coding: cut.data_coding,
          short_message,
        }));
      }
    }
    return accounts.length * cut.parts.length;
  }

  /** Ends all sessions and forgets what is pending. */
  async close(): Promise<void> {
    this.#agenda.clear();
    await Promise.all(this.sessions.map((session) => session.unbind()));
  }

  #authenticate({ command, system_id, password }: BindPdu): number {
    const account = this.#accounts.get(system_id);
    if (!account) return ESME_RINVSYSID;
    if (account.password !== password) return ESME_RINVPASWD;
    const isAllowed = !account.modes || account.modes.some((mode) => command === `bind_${mode}`);
    return isAllowed ? 0 : ESME_RINVBNDSTS;
  }

  #takeClient(client: Client): void {
    this.#clients.add(client);
    const { system_id } = client.bound;
    if (client.bound.mode === 'transmitter') return;
    const waiting = this.#waiting.get(system_id) ?? [];
    this.#waiting.delete(system_id);
    for (const delivery of waiting) this.#deliver(system_id, delivery);
  }

  #submit(session: Session, pdu: PduOf<'submit_sm'>): number | { message_id: string } {
    if (pdu.destination_addr === '') return ESME_RINVDSTADR;
    const client = [...this.#clients].find((one) => one.session === session);
    if (!client) return ESME_RINVBNDSTS;
    const message = this.#mailbox.store(client.bound.system_id, keep(pdu), this.#clock.wall());
    const { receipts, echoAddress } = this.#settings;
    const outcome = this.#random.pick(receipts.outcomes);
    this.#agenda.after(receipts.delayMs, () => this.#finish(message, outcome));
    if (echoAddress !== '' && pdu.destination_addr === echoAddress) this.#agenda.after(0, () => this.#echo(message));
    return { message_id: message.id };
  }

  #finish(message: StoredMessage, outcome: StoredMessage['state']): void {
    message.state = outcome;
    message.doneAt = this.#clock.wall();
    if (wantsReceipt(message)) this.#deliver(message.system_id, (version) => receiptPdu(message, version));
  }

  /** The same text comes back, as if the destination had answered. */
  #echo({ system_id, pdu }: StoredMessage): void {
    this.#deliver(system_id, () => ({
      source_addr_ton: pdu.dest_addr_ton,
      source_addr_npi: pdu.dest_addr_npi,
      source_addr: pdu.destination_addr,
      dest_addr_ton: pdu.source_addr_ton,
      dest_addr_npi: pdu.source_addr_npi,
      destination_addr: pdu.source_addr,
      esm_class: pdu.esm_class & UDHI,
      data_coding: pdu.data_coding,
      short_message: pdu.short_message,
    }));
  }

  /** Sends to one receiver of the account, or keeps it until there is one. */
  #deliver(system_id: string, delivery: Delivery): void {
    const receiver = [...this.#clients].find(
      ({ bound }) => bound.system_id === system_id && bound.mode !== 'transmitter',
    );
    if (receiver) {
      const { session } = receiver;
      // What the ESME answers, or that it does not, changes nothing here: this network never tries again.
      session.request('deliver_sm', delivery(session.version)).catch(() => undefined);
      return;
    }
    const waiting = this.#waiting.get(system_id) ?? [];
    this.#waiting.set(system_id, waiting);
    waiting.push(delivery);
    if (waiting.length > MAX_WAITING_DELIVERIES) waiting.shift();
  }

  #receivingAccounts(): string[] {
    const receiving = [...this.#clients].filter(({ bound }) => bound.mode !== 'transmitter');
    return [...new Set(receiving.map(({ bound }) => bound.system_id))];
  }
}

/** What to deliver, in the words of the receiver's version. */
type Delivery = (version: Version) => Init<'deliver_sm'>;

/** esm_class bit: the text begins with a user data header (SMPP 5.0, 4.7.12). */
const UDHI = 0x40;

/** A PDU to keep: its octets are views of what was received, which must not be held whole. */
function keep(pdu: PduOf<'submit_sm'>): PduOf<'submit_sm'> {
  const tlvs = pdu.tlvs.map((tlv) => (tlv.value instanceof Uint8Array ? { ...tlv, value: tlv.value.slice() } : tlv));
  return { ...pdu, short_message: pdu.short_message.slice(), tlvs: tlvs as typeof pdu.tlvs };
}

/** Makes a simulated message centre. Give it connections with `accept`. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return new Simulator(options);
}
