import type { Init, Pdu, PduOf } from '@smpp-web/codec';
import { describeStatus, INTERFACE_VERSIONS, type Version, versionOf } from '@smpp-web/codec/spec';
import {
  createReassembler,
  type Reassembler,
  type Receipt,
  readReceipt,
  readUserData,
  type UserData,
  type UserDataOptions,
} from '@smpp-web/codec/text';
import { DEFAULTS } from './defaults.ts';
import { SessionError, StatusError } from './errors.ts';
import { Emitter } from './events.ts';
import { MessageBook, type SentMessage, type SentPart } from './messages.ts';
import type { RequestOptions, SessionOptions } from './options.ts';
import { Session } from './session.ts';
import { type BindMode, BOUND } from './state.ts';
import { ESME_RX_T_APPN } from './status.ts';
import { composeText, References, type TextInit } from './text-message.ts';
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

/** Who binds, how its session is to be, and where its messages are kept. */
export interface EsmeOptions extends BindOptions, Omit<SessionOptions, 'role'> {
  /** What a message centre knows that does not tell its version. Default: the version that it was asked for. */
  readonly assumeVersion?: Version;
  /** Where sent messages are kept; that of an earlier session ties the receipts of its messages. Default: a new one. */
  readonly book?: MessageBook;
  /** Where the parts of received messages are joined; parts of one account may come over several binds. Default: a new one. */
  readonly reassembler?: Reassembler;
  /** How this message centre codes text: what data_coding 0 means, and whether it is packed. */
  readonly text?: UserDataOptions;
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
  readonly data_coding: number;
  /** Of its parts, where it came in more than one. */
  readonly reference: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** How far a long message has come that is not complete. */
export interface ReceivedPart {
  readonly from: string;
  readonly to: string;
  readonly reference: number;
  /** Parts that have come, and those that there are. */
  readonly received: number;
  readonly total: number;
  /** What this part says, and its place from 1. */
  readonly text: string;
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What an ESME tells. */
export type EsmeEvents = {
  /** A message for this ESME is complete. */
  message: ReceivedMessage;
  /** A part of a long message has come, and others are still to come. */
  part: ReceivedPart;
  /** Something about a sent message has changed: a response, a receipt. */
  sent: SentMessage;
  /** A receipt for a message that this side does not know, at least not yet. */
  unmatched: Receipt;
};

/** Says whether a receipt, which came at that time, is for a message of its own. Nothing more is told of it then. */
export type ReceiptClaim = (receipt: Receipt, at: number) => boolean;

/** Messages and receipts kept for the first listener: what a message centre may have waiting for a client that binds. */
const MAX_UNHEARD = 1_000;

/** A bound session of an ESME, with messages on top. */
export class Esme {
  readonly session: Session;
  readonly #events = new Emitter<EsmeEvents>();
  readonly #book: MessageBook;
  readonly #text: UserDataOptions;
  readonly #reassembler: Reassembler;
  readonly #references = new References();
  /** What came while nobody listened: a message centre may deliver right behind its bind response. */
  readonly #unheard: ReceivedMessage[] = [];
  readonly #unclaimed: Receipt[] = [];
  readonly #claims = new Set<ReceiptClaim>();

  /** Use {@link connectEsme}. */
  constructor(session: Session, options: Pick<EsmeOptions, 'text' | 'book' | 'reassembler'> = {}) {
    this.session = session;
    this.#book = options.book ?? new MessageBook();
    this.#reassembler = options.reassembler ?? createReassembler();
    this.#text = options.text ?? {};
    session.handle('deliver_sm', (pdu) => this.take(pdu));
    session.handle('data_sm', (pdu) => this.take(pdu));
  }

  /** Messages sent with {@link sendText}, the oldest first. */
  get messages(): readonly SentMessage[] {
    return this.#book.all;
  }

  /**
   * Adds a listener; returns how to remove it. The first one for messages, and for unmatched receipts, gets those that came
   * before it as well.
   */
  on<Name extends keyof EsmeEvents>(name: Name, listener: (event: EsmeEvents[Name]) => void): () => void {
    const remove = this.#events.on(name, listener);
    if (name === 'message') for (const message of this.#unheard.splice(0)) this.#events.emit('message', message);
    if (name === 'unmatched') for (const receipt of this.#unclaimed.splice(0)) this.#events.emit('unmatched', receipt);
    return remove;
  }

  /**
   * Has receipts looked at before the book: for those who send past {@link sendText} and keep their messages themselves.
   * Returns how to stop.
   */
  claimReceipts(claim: ReceiptClaim): () => void {
    this.#claims.add(claim);
    return () => void this.#claims.delete(claim);
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
    const { from, to, submits } = composeText(init, this.#references);
    const { clock } = this.session;
    const data_coding = submits[0]?.data_coding;
    const words = { from, to, text: init.text, data_coding, submittedAt: clock.wall() };
    const message = this.#book.add(words, submits.length);
    this.#events.emit('sent', message);
    await this.send(message, submits, options);
    return message;
  }

  /**
   * Sends those parts of a message that wait, together. Resolves when each has its outcome; `submits` are the PDUs of all
   * parts, in their order.
   */
  async send(message: SentMessage, submits: readonly Init<'submit_sm'>[], options?: RequestOptions): Promise<void> {
    const waiting = message.parts.flatMap((part, index) => (part.outcome === 'waiting' ? [{ part, index }] : []));
    const sentAt = this.session.clock.wall();
    for (const { part } of waiting) part.sentAt ??= sentAt;
    const answers = this.session.requestTogether(
      'submit_sm',
      waiting.map(({ index }) => submits[index]!),
      options,
    );
    await Promise.all(answers.map((answer, index) => this.#settle(message, waiting[index]!.part, answer)));
  }

  /** Ends the session in order. */
  unbind() {
    return this.session.unbind();
  }

  async #settle(message: SentMessage, part: SentPart, answer: Promise<PduOf<'submit_sm_resp'>>): Promise<void> {
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

  /** Takes a message or a receipt of the message centre; `deliver_sm` and `data_sm` come here by themselves. */
  take(pdu: PduOf<'deliver_sm'> | PduOf<'data_sm'>): number | undefined {
    const at = this.session.clock.wall();
    const receipt = readReceipt(pdu, this.#text);
    if (receipt) {
      this.#takeReceipt(receipt, at);
      return undefined;
    }
    // Better kept by the message centre for later than taken and lost.
    if (this.#unheard.length >= MAX_UNHEARD) return ESME_RX_T_APPN;
    const data = readUserData(pdu, this.#text);
    const { source_addr: from, destination_addr: to } = pdu;
    const pushed = this.#reassembler.push({ from, to, data }, this.session.clock.now());
    const { concat } = data;
    if (pushed.kind !== 'complete') {
      if (pushed.kind === 'waiting' && concat) {
        const { received, total } = pushed;
        const { reference, sequence } = concat;
        this.#events.emit('part', { from, to, reference, sequence, received, total, text: data.text, at });
      }
      return undefined;
    }
    const { text, parts } = pushed;
    const { data_coding } = pdu;
    const message = { from, to, text, parts, at, octets: octetsOf(data), data_coding, reference: concat?.reference };
    if (this.#events.has('message')) this.#events.emit('message', message);
    else this.#unheard.push(message);
    return undefined;
  }

  #takeReceipt(receipt: Receipt, at: number): void {
    for (const claim of this.#claims) if (claim(receipt, at)) return;
    const message = this.#book.takeReceipt(receipt, at);
    if (message) return this.#events.emit('sent', message);
    if (this.#events.has('unmatched')) return this.#events.emit('unmatched', receipt);
    // Who sends without asking for receipts may never listen: the latest are kept.
    if (this.#unclaimed.push(receipt) > MAX_UNHEARD) this.#unclaimed.shift();
  }
}

/**
 * Binds over a transport and resolves with the bound ESME.
 *
 * Rejects with a {@link StatusError} when the message centre refuses, else with a {@link SessionError}; the transport is
 * closed then. `onSession` sees the session, and the ESME, before the first octet: to listen to all of them.
 */
export async function connectEsme(
  transport: Transport,
  options: EsmeOptions,
  onSession: (session: Session, esme: Esme) => void = () => undefined,
): Promise<Esme> {
  const session = new Session(transport, { ...options, role: 'esme' });
  const esme = new Esme(session, options);
  onSession(session, esme);
  session.start();
  await bind(session, options);
  return esme;
}

/** Who asks to be bound to, as it says (SMPP 5.0, 4.1.1.7). */
export type Outbind = PduOf<'outbind'>;

/**
 * Waits on a connection that a message centre has opened for its outbind, and answers it with a bind. `authenticate` says
 * whether it may be believed: by the name and password in it. Rejects as {@link connectEsme} does, and when no outbind
 * comes within `sessionInitMs`.
 */
export async function answerOutbind(
  transport: Transport,
  options: EsmeOptions & { readonly authenticate: (outbind: Outbind) => boolean | Promise<boolean> },
  onSession: (session: Session, esme: Esme) => void = () => undefined,
): Promise<Esme> {
  const session = new Session(transport, { ...options, role: 'esme' });
  const esme = new Esme(session, options);
  onSession(session, esme);
  const outbind = new Promise<Outbind>((resolve, reject) => {
    session.on('request', (pdu) => pdu.command === 'outbind' && resolve(pdu));
    session.on('close', ({ message }) => reject(new SessionError('closed', message)));
  });
  session.start();
  if (!(await options.authenticate(await outbind))) {
    const message = 'The outbind was refused.';
    await session.close({ code: 'bind_refused', message });
    throw new SessionError('bind_refused', message);
  }
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
  const onAccepted = (response: Pdu) => {
    const { tlvs } = response as PduOf<'bind_transceiver_resp'>;
    session.version = agreedVersion(asked, tlvs, options.assumeVersion ?? asked);
    session.setState(BOUND[mode]);
  };
  try {
    await session.request(`bind_${mode}`, init, { timeoutMs: bindTimeoutMs, onAccepted });
  } catch (error) {
    await session.close({ code: 'bind_refused', message: refusalOf(error), error });
    throw error;
  }
}

/** The lower of both sides' versions (SMPP 5.0, 4.8.4.51). */
function agreedVersion(asked: Version, tlvs: PduOf<'bind_transceiver_resp'>['tlvs'], assumed: Version): Version {
  const theirs = tlvs.find((tlv) => tlv.name === 'sc_interface_version')?.value;
  if (typeof theirs !== 'number') return assumed;
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
