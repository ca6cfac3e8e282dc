import type { Init, PduOf } from '@smpp-web/codec';
import { describeStatus, INTERFACE_VERSIONS, type Version, versionOf } from '@smpp-web/codec/spec';
import {
  createReassembler,
  type Receipt,
  type ReferenceCounter,
  readReceipt,
  readUserData,
  referenceCounter,
  type SegmentOptions,
  segment,
  type UserData,
  type UserDataOptions,
} from '@smpp-web/codec/text';
import { type Address, addressOf } from './address.ts';
import { DEFAULTS } from './defaults.ts';
import { SessionError, StatusError } from './errors.ts';
import { Emitter } from './events.ts';
import { MessageBook, type SentMessage } from './messages.ts';
import { type RequestOptions, Session, type SessionOptions } from './session.ts';
import { type BindMode, BOUND } from './state.ts';
import type { Transport } from './transport.ts';

/** Who binds, and as what (SMPP 5.0, 4.1.1). */
export interface BindOptions {
  readonly system_id: string;
  readonly password?: string;
  readonly system_type?: string;
  readonly addr_ton?: number;
  readonly addr_npi?: number;
  readonly address_range?: string;
  /** Default `transceiver`. */
  readonly mode?: BindMode;
  /** How long to wait for the answer. */
  readonly bindTimeoutMs?: number;
}

export interface EsmeOptions extends BindOptions, Omit<SessionOptions, 'role'> {
  /** How this message centre codes text: what data_coding 0 means, and whether it is packed. */
  readonly text?: UserDataOptions;
}

/** What {@link Esme.sendText} sends. */
export interface TextInit extends Omit<SegmentOptions, 'reference'> {
  readonly to: string | Address;
  /** Empty or left out: the message centre chooses. */
  readonly from?: string | Address;
  readonly text: string;
  /** Which receipts are wanted (SMPP 5.0, 4.7.21). Default 1: one for the final state, good or bad. */
  readonly registered_delivery?: number;
  /** Any other field or TLV of the submit_sm. */
  readonly fields?: Init<'submit_sm'>;
}

/** A message from the message centre, all parts joined. */
export interface ReceivedMessage {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** How many parts it came in. */
  readonly parts: number;
  /** The octets, where it is not text. */
  readonly octets: Uint8Array | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type EsmeEvents = {
  /** A message for this ESME is complete. */
  message: ReceivedMessage;
  /** Something about a sent message has changed: a response, a receipt. */
  sent: SentMessage;
  /** A receipt for a message that this side does not know, at least not yet. */
  unmatched: Receipt;
};

/** A bound session of an ESME, with messages on top. */
export class Esme {
  readonly session: Session;
  readonly #events = new Emitter<EsmeEvents>();
  readonly #book = new MessageBook();
  readonly #text: UserDataOptions;
  readonly #reassembler = createReassembler();
  readonly #references = new Map<string, ReferenceCounter>();

  /** Use {@link connectEsme}. */
  constructor(session: Session, text: UserDataOptions) {
    this.session = session;
    this.#text = text;
    session.handle('deliver_sm', (pdu) => this.#deliver(pdu));
    session.handle('data_sm', (pdu) => this.#deliver(pdu));
  }

  /** Messages sent with {@link sendText}, the oldest first. */
  get messages(): readonly SentMessage[] {
    return this.#book.all;
  }

  on<Name extends keyof EsmeEvents>(name: Name, listener: (event: EsmeEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Sends one submit_sm and resolves with its response; see {@link Session.request} for what it rejects with. */
  submit(init: Init<'submit_sm'>, options?: RequestOptions): Promise<PduOf<'submit_sm_resp'>> {
    return this.session.request('submit_sm', init, options);
  }

  /**
   * Sends a text: chooses the alphabet, cuts it into parts where one does not hold it, and ties responses and receipts to
   * it. Resolves when every part has its outcome; never rejects for what the peer says, see `parts`.
   *
   * @throws EncodeError when the text does not fit.
   */
  async sendText(init: TextInit, options?: RequestOptions): Promise<SentMessage> {
    const [from, to] = [addressOf(init.from ?? { ton: 0, npi: 0, addr: '' }), addressOf(init.to)];
    const cut = segment(init.text, { ...init, reference: this.#referencesFor(from.addr, to.addr) });
    const { clock } = this.session;
    const message = this.#book.add(
      { from: from.addr, to: to.addr, text: init.text, submittedAt: clock.wall() },
      cut.parts.length,
    );
    this.#events.emit('sent', message);
    const pdus = cut.parts.map(
      (part): Init<'submit_sm'> => ({
        source_addr_ton: from.ton,
        source_addr_npi: from.npi,
        source_addr: from.addr,
        dest_addr_ton: to.ton,
        dest_addr_npi: to.npi,
        destination_addr: to.addr,
        registered_delivery: init.registered_delivery ?? 1,
        data_coding: cut.data_coding,
        ...init.fields,
        esm_class: (init.fields?.esm_class ?? 0) | cut.esm_class,
        short_message: part.short_message,
        tlvs: [...(init.fields?.tlvs ?? []), ...(part.tlvs ?? [])],
      }),
    );
    const answers = this.session.requestTogether('submit_sm', pdus, options);
    await Promise.all(answers.map((answer, index) => this.#settle(message, index, answer)));
    return message;
  }

  /** Ends the session in order. */
  unbind() {
    return this.session.unbind();
  }

  async #settle(message: SentMessage, index: number, answer: Promise<PduOf<'submit_sm_resp'>>): Promise<void> {
    const part = message.parts[index]!;
    try {
      const { message_id } = await answer;
      this.#book.accept(message, part, message_id ?? '', this.session.clock.wall());
    } catch (error) {
      part.problem = (error as Error).message;
      if (error instanceof StatusError) {
        part.outcome = 'rejected';
        part.command_status = error.command_status;
        part.problem = describeStatus(error.command_status).doc;
      } else {
        part.outcome = error instanceof SessionError && error.outcome === 'unknown' ? 'unknown' : 'not_sent';
      }
    }
    this.#events.emit('sent', message);
  }

  #deliver(pdu: PduOf<'deliver_sm'> | PduOf<'data_sm'>): undefined {
    const at = this.session.clock.wall();
    const receipt = readReceipt(pdu, this.#text);
    if (receipt) return this.#takeReceipt(receipt, at);
    const data = readUserData(pdu, this.#text);
    const { source_addr: from, destination_addr: to } = pdu;
    const pushed = this.#reassembler.push({ from, to, data }, this.session.clock.now());
    if (pushed.kind !== 'complete') return;
    const { text, parts } = pushed;
    this.#events.emit('message', { from, to, text, parts, at, octets: octetsOf(data) });
  }

  #takeReceipt(receipt: Receipt, at: number): undefined {
    const message = this.#book.takeReceipt(receipt, at);
    if (message) this.#events.emit('sent', message);
    else this.#events.emit('unmatched', receipt);
  }

  #referencesFor(from: string, to: string): ReferenceCounter {
    const key = `${from}\0${to}`;
    const known = this.#references.get(key);
    if (known) return known;
    if (this.#references.size >= MAX_REFERENCES) this.#references.delete(this.#references.keys().next().value!);
    const counter = referenceCounter();
    this.#references.set(key, counter);
    return counter;
  }
}

/** Pairs of addresses whose reference counter is kept; one that is forgotten starts again at random. */
const MAX_REFERENCES = 10_000;

/**
 * Binds over a transport and resolves with the bound ESME.
 *
 * Rejects with a {@link StatusError} when the message centre refuses, else with a {@link SessionError}; the transport is
 * closed then. `onSession` sees the session before its first octet, to listen to all of them.
 */
export async function connectEsme(
  transport: Transport,
  options: EsmeOptions,
  onSession: (session: Session) => void = () => undefined,
): Promise<Esme> {
  const session = new Session(transport, { ...options, role: 'esme' });
  const esme = new Esme(session, options.text ?? {});
  onSession(session);
  session.start();
  await bind(session, options);
  return esme;
}

async function bind(session: Session, options: EsmeOptions): Promise<void> {
  const { mode = 'transceiver', bindTimeoutMs = DEFAULTS.bindTimeoutMs } = options;
  const asked = session.version;
  const init = {
    system_id: options.system_id,
    password: options.password ?? '',
    system_type: options.system_type ?? '',
    interface_version: INTERFACE_VERSIONS[asked],
    addr_ton: options.addr_ton ?? 0,
    addr_npi: options.addr_npi ?? 0,
    address_range: options.address_range ?? '',
  };
  try {
    const response = await session.request(`bind_${mode}`, init, { timeoutMs: bindTimeoutMs });
    session.version = agreedVersion(asked, response.tlvs);
    session.setState(BOUND[mode]);
  } catch (error) {
    await session.close({ code: 'bind_refused', message: refusalOf(error), error });
    throw error;
  }
}

/** The lower of both sides' versions. A message centre that does not tell its own keeps to what it was asked for. */
function agreedVersion(asked: Version, tlvs: PduOf<'bind_transceiver_resp'>['tlvs']): Version {
  const theirs = tlvs.find((tlv) => tlv.name === 'sc_interface_version')?.value;
  if (typeof theirs !== 'number') return asked;
  return theirs < INTERFACE_VERSIONS[asked] ? versionOf(theirs) : asked;
}

function refusalOf(error: unknown): string {
  if (error instanceof StatusError)
    return `The message centre refused the bind: ${describeStatus(error.command_status).doc}`;
  return error instanceof Error ? error.message : String(error);
}

function octetsOf(data: UserData): Uint8Array | undefined {
  return data.alphabet === 'binary' ? data.octets.slice() : undefined;
}
