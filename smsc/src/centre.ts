import type { PduOf, RequestCommand } from '@smpp-web/codec';
import { type MessageState, readUserData, segment } from '@smpp-web/codec/text';
import { addressOf, type Clock, type Reply } from '@smpp-web/session';
import { type Account, Accounts, type OpenAccount } from './accounts.ts';
import { Agenda } from './agenda.ts';
import { Alerts } from './alerts.ts';
import { Broadcasts } from './broadcasts.ts';
import type { Client } from './client.ts';
import type { Carrier } from './delivery.ts';
import { Faults } from './faults.ts';
import { Mailbox, type Message, type MessagePdu } from './mailbox.ts';
import { Network } from './network.ts';
import { Postbox } from './postbox.ts';
import { createRandom, type Random, type RandomRoot } from './random.ts';
import { drawDelay } from './receipts/delay.ts';
import { type Dialect, dialectOf } from './receipts/dialects.ts';
import { ID_FORM_33, writeId } from './receipts/ids.ts';
import { type ReceiptNews, wayBack } from './receipts/receipt-pdu.ts';
import { Received } from './received.ts';
import { type CompiledRules, compileRules, type Fate } from './rules.ts';
import {
  changeSettings,
  MAX_MESSAGES,
  MAX_WAITING_DELIVERIES,
  type Settings,
  type SettingsChange,
} from './settings.ts';
import { mayHaveCommands, readTextCommands } from './text-commands.ts';

/** What one kind of request comes to. */
export type Operation<C extends RequestCommand> = (
  centre: Centre,
  client: Client,
  pdu: PduOf<C>,
) => Reply<C> | Promise<Reply<C>>;

/** What a message centre is made from. */
export interface CentreOptions {
  readonly accounts: readonly Account[];
  readonly settings: Settings;
  readonly seed: number;
  readonly clock: Clock;
  readonly maxMessages?: number;
  readonly maxReceived?: number;
}

/** Error numbers of this network, for those who did not ask for one. */
const ERRORS: Readonly<Partial<Record<MessageState, number>>> = {
  UNDELIVERABLE: 1,
  EXPIRED: 2,
  REJECTED: 3,
  UNKNOWN: 4,
};

/** esm_class bit: the text begins with a user data header (SMPP 5.0, 4.7.12). */
const UDHI = 0x40;

/** The parts of the message centre, and what operations share: each operation is a function of it. */
export class Centre {
  readonly clock: Clock;
  readonly random: RandomRoot;
  readonly agenda: Agenda;
  readonly mailbox: Mailbox;
  readonly network: Network;
  readonly accounts: Accounts;
  readonly broadcasts: Broadcasts;
  readonly alerts = new Alerts();
  readonly faults = new Faults();
  readonly received: Received;
  readonly #outcomes: Random;
  readonly #delays: Random;
  readonly #references: Random;
  #settings: Settings;
  #rules: CompiledRules;

  constructor({ accounts, settings, seed, clock, maxMessages = MAX_MESSAGES, maxReceived }: CentreOptions) {
    this.clock = clock;
    this.random = createRandom(seed);
    this.#outcomes = this.random.fork('outcomes');
    this.#delays = this.random.fork('delays');
    this.#references = this.random.fork('references');
    this.#settings = settings;
    this.#rules = compileRules(settings.rules);
    this.agenda = new Agenda(clock);
    this.mailbox = new Mailbox(maxMessages);
    this.broadcasts = new Broadcasts(clock);
    this.received = new Received(clock, maxReceived);
    this.accounts = new Accounts(accounts, (account) => this.#makePostbox(account));
    this.network = new Network({
      clock,
      agenda: this.agenda,
      mailbox: this.mailbox,
      onNews: (news) => this.#tell(news),
      onEnd: (message) => this.#end(message),
    });
  }

  get settings(): Settings {
    return this.#settings;
  }

  configure(change: SettingsChange): void {
    const settings = changeSettings(this.#settings, change);
    if (change.rules) this.#rules = compileRules(change.rules);
    this.#settings = settings;
  }

  /** What rules and the text itself say of a message. */
  fateOf(system_id: string, pdu: MessagePdu): Fate {
    const text = () => readUserData(pdu).text;
    if (this.#settings.textCommands && mayHaveCommands(pdu.short_message)) {
      const fate = readTextCommands(text());
      if (fate) return fate;
    }
    const { source_addr, destination_addr } = pdu;
    return this.#rules.fateOf({ system_id, source_addr, destination_addr, text }) ?? NO_FATE;
  }

  /** How a message ends, how long that takes, and why: by its fate, else by chance and the settings. */
  decide(fate: Fate): { outcome: MessageState; travelMs: number; error: number } {
    const { receipts } = this.#settings;
    const outcome = fate.state ?? this.#outcomes.pick(receipts.outcomes);
    const travelMs = fate.delayMs ?? drawDelay(receipts, this.#delays);
    return { outcome, travelMs, error: fate.error ?? ERRORS[outcome] ?? 0 };
  }

  /** The id of a message, as this client is told it. */
  idFor(client: Client, number: number): string {
    const form = client.session.version === '3.3' ? ID_FORM_33 : this.dialectOf(client.account.account).responseId;
    return writeId(number, form ?? 'padded');
  }

  dialectOf(account: Account): Dialect {
    return dialectOf(account.dialect ?? this.#settings.receipts.dialect ?? 'standard');
  }

  /** congestion_state: the share in use of the account's rate or of the room for messages, whichever is more. */
  congestionFor({ account, meter }: OpenAccount): number {
    const { congestion } = this.#settings;
    if (congestion !== 'auto') return congestion;
    const rate = account.pdusPerSecond ? meter.rate(this.clock.now()) / account.pdusPerSecond : 0;
    return Math.round(Math.min(1, Math.max(rate, this.mailbox.fullness)) * 100);
  }

  /** A message of a mobile for one account, in as many parts as it takes. Returns how many. */
  deliverText(account: OpenAccount, mo: { from: string; to: string; text: string; carrier?: Carrier }): number {
    const [source, destination] = [addressOf(mo.from), addressOf(mo.to)];
    // The reference comes from the seed as all chance does.
    const { parts, esm_class, data_coding } = segment(mo.text, { reference: this.#references.integer(0, 255) });
    for (const { short_message } of parts) {
      const init = {
        source_addr_ton: source.ton,
        source_addr_npi: source.npi,
        source_addr: source.addr,
        dest_addr_ton: destination.ton,
        dest_addr_npi: destination.npi,
        destination_addr: destination.addr,
        esm_class,
        data_coding,
        short_message,
      };
      account.postbox.add({ kind: 'message', init, carrier: mo.carrier ?? 'deliver_sm', attempts: 0 });
    }
    return parts.length;
  }

  /** The same text comes back, as if the destination had answered. */
  readonly echo = (message: Message): void => {
    const { pdu } = message;
    const { esm_class, data_coding, short_message } = pdu;
    const tlvs = pdu.tlvs.flatMap(({ name, value }) => (name === 'message_payload' ? [{ name, value }] : []));
    const init = { ...wayBack(pdu), esm_class: esm_class & UDHI, data_coding, short_message, tlvs };
    this.#postboxOf(message)?.add({ kind: 'message', init, carrier: 'deliver_sm', attempts: 0 });
  };

  /** The destination answers with a text. */
  readonly reply = ({ message, text }: { message: Message; text: string }): void => {
    const account = this.accounts.get(message.system_id);
    const { source_addr: to, destination_addr: from } = message.pdu;
    if (account) this.deliverText(account, { from, to, text });
  };

  /** Ends what is going on. */
  clear(): void {
    this.agenda.clear();
    this.network.clear();
    this.received.close();
  }

  #makePostbox(account: Account): Postbox {
    return new Postbox({
      agenda: this.agenda,
      retry: () => this.#settings.retry,
      dialect: () => this.dialectOf(account),
      maxWaiting: MAX_WAITING_DELIVERIES,
    });
  }

  #tell(news: ReceiptNews): void {
    const message = news.message as Message;
    const postbox = this.#postboxOf(message);
    for (let copy = 0; copy < message.receipts; copy++) postbox?.add({ kind: 'receipt', news, attempts: 0 });
  }

  #end(message: Message): void {
    const isAbsent = message.state === 'UNDELIVERABLE' || message.state === 'EXPIRED';
    const account = message.wantsAlert && isAbsent ? this.accounts.get(message.system_id) : undefined;
    if (!account) return;
    this.alerts.await(account, message);
    this.agenda.after(this.#settings.absenceMs, this.#comeBack, message.pdu.destination_addr);
  }

  readonly #comeBack = (address: string): void => {
    this.alerts.announce(address, 'available');
  };

  #postboxOf({ system_id }: Message): Postbox | undefined {
    return this.accounts.get(system_id)?.postbox;
  }
}

const NO_FATE: Fate = {};
