import {
  type Command,
  createFramer,
  DecodeError,
  decode,
  encode,
  FrameError,
  type Framer,
  type Init,
  type NotificationCommand,
  type Pdu,
  type PduOf,
  type RequestCommand,
  type ResponseCommand,
  type ResponseTo,
  type Version,
} from '@smpp-web/codec';
import { PDUS } from '@smpp-web/codec/spec';
import { type Clock, systemClock } from './clock.ts';
import { DEFAULTS } from './defaults.ts';
import { SessionError, StatusError } from './errors.ts';
import { Emitter } from './events.ts';
import { Outbox } from './outbox.ts';
import { isBound, maySend, type Role, type State } from './state.ts';
import { due, nextDue, type Timers } from './timers.ts';
import type { Transport } from './transport.ts';
import { type Pending, type Waiting, Window } from './window.ts';

/** One frame on its way, as it travelled. The octets are a view: copy them to keep them. */
export interface FrameEvent {
  readonly direction: 'in' | 'out';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly frame: Uint8Array;
}

/** Why a session ended. */
export interface CloseReason {
  readonly code:
    | 'unbound'
    | 'peer_unbound'
    | 'closed'
    | 'peer_closed'
    | 'transport'
    | 'framing'
    | 'session_init'
    | 'enquire_link'
    | 'inactivity'
    | 'bind_refused';
  /** A sentence for people. */
  readonly message: string;
  readonly error?: unknown;
}

export type SessionEvents = {
  /** Every frame, before it is decoded or after it is encoded. */
  frame: FrameEvent;
  /** The state has changed. */
  state: State;
  /** A request or notification of the peer, before its handler runs. */
  request: Pdu;
  /** A request of the peer has been answered by its handler. */
  answered: { readonly request: PduOf<RequestCommand>; readonly command_status: number };
  /** A response that came after its request had been given up. */
  late: Pdu;
  /** A response that answers nothing; it is dropped. */
  stray: Pdu;
  /** A frame that could not be decoded. It has been answered, and the session goes on. */
  unreadable: { frame: Uint8Array; error: DecodeError };
  /** A handler failed in a way that is no answer. The peer was answered with a temporary error. */
  fault: unknown;
  close: CloseReason;
};

/** What a handler answers: the fields of the response, a command_status, or nothing for status 0 and defaults. */
export type Reply<C extends RequestCommand> = Init<ResponseTo<C>> | number | undefined;

/** Answers one kind of request. Throwing a {@link StatusError} or answering a number refuses it with that status. */
export type Handler<C extends RequestCommand> = (pdu: PduOf<C>) => Reply<C> | Promise<Reply<C>>;

/** Handlers by the command they answer. */
export type Handlers = { [C in RequestCommand]?: Handler<C> };

export interface SessionOptions {
  readonly role: Role;
  readonly handlers?: Handlers;
  readonly clock?: Clock;
  /** The version that this side keeps to when it encodes. Default 3.4. */
  readonly version?: Version;
  /** Encode longer credentials than the specification allows, where an operator has handed out such. Default false. */
  readonly allowLongCredentials?: boolean;
  readonly windowSize?: number;
  readonly windowQueue?: number;
  readonly responseTimeoutMs?: number;
  readonly enquireLinkMs?: number;
  readonly enquireLinkTimeoutMs?: number;
  readonly enquireLinkMisses?: number;
  readonly sessionInitMs?: number;
  readonly inactivityMs?: number;
  readonly maxHandling?: number;
  readonly maxPduOctets?: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

const ESME_RINVCMDLEN = 0x02;
const ESME_RINVCMDID = 0x03;
const ESME_RINVBNDSTS = 0x04;
const ESME_RALYBND = 0x05;
const ESME_RSYSERR = 0x08;
const ESME_RTHROTTLED = 0x58;
const ESME_RX_T_APPN = 0x64;

/** Requests that do not take a place in the window: they keep or end the session (SMPP 5.0, 2.9). */
const UNCOUNTED = new Set(['enquire_link', 'unbind', 'bind_transmitter', 'bind_receiver', 'bind_transceiver']);

/** How many given-up requests are remembered, to know a late response from a stray one. */
const REMEMBERED = 1_000;

/**
 * One SMPP session over one transport, for either side. It frames, matches responses with requests, keeps the window and
 * the timers, and closes once, with one reason. What a side means by it (accounts, messages) stands above it.
 */
export class Session {
  readonly role: Role;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Resolves with the reason when the session is over. */
  readonly closed: Promise<CloseReason>;
  /** The version in use; a bind changes it. */
  version: Version;

  readonly #options: Required<Omit<SessionOptions, 'handlers' | 'clock' | 'version' | 'role'>>;
  readonly #handlers: Map<string, Handler<never>>;
  readonly #events = new Emitter<SessionEvents>();
  readonly #window: Window;
  readonly #framer: Framer;
  readonly #outbox: Outbox;
  readonly #timers: Timers;
  readonly #givenUp = new Set<number>();
  #state: State = 'OPEN';
  #handling = 0;
  #misses = 0;
  #stopTimer: () => void = () => undefined;
  #stopLinger: () => void = () => undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #resolveClosed: (reason: CloseReason) => void = () => undefined;
  #closeReason: CloseReason | undefined;
  /** What the peer has asked for is only answered until then: nothing is sent between an unbind and its response. */
  #unbinding = false;

  constructor(transport: Transport, options: SessionOptions) {
    this.transport = transport;
    this.role = options.role;
    this.clock = options.clock ?? systemClock;
    this.version = options.version ?? '3.4';
    this.#options = { allowLongCredentials: false, ...DEFAULTS, ...options };
    this.#handlers = new Map(Object.entries(options.handlers ?? {}) as [string, Handler<never>][]);
    this.#window = new Window(this.#options.windowSize, this.#options.windowQueue);
    this.#framer = createFramer({ maxPduOctets: this.#options.maxPduOctets });
    this.#outbox = new Outbox(transport, (error) =>
      this.#end({ code: 'transport', message: sentenceOf(error), error }),
    );
    const now = this.clock.now();
    const { sessionInitMs, enquireLinkMs, inactivityMs } = this.#options;
    this.#timers = {
      openedAt: now,
      activeAt: now,
      usedAt: now,
      enquiring: false,
      sessionInitMs,
      enquireLinkMs,
      inactivityMs,
    };
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  /** Starts to read. Called once, when the listeners are in place. */
  start(): this {
    this.#schedule();
    void this.#read();
    return this;
  }

  get state(): State {
    return this.#state;
  }

  /** Requests in flight at most; may be changed at any time. */
  get windowSize(): number {
    return this.#window.size;
  }

  set windowSize(size: number) {
    this.#window.size = size;
  }

  /** What is going on, for gauges. */
  get load(): {
    readonly inFlight: number;
    readonly waiting: number;
    readonly handling: number;
    readonly backlog: number;
  } {
    const { inFlight, waiting } = this.#window;
    return { inFlight, waiting, handling: this.#handling, backlog: this.#outbox.backlog };
  }

  /** Adds a listener; returns how to remove it. */
  on<Name extends keyof SessionEvents>(name: Name, listener: (event: SessionEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Sets who answers a kind of request; undefined takes the handler away. */
  handle<C extends RequestCommand>(command: C, handler: Handler<C> | undefined): void {
    if (handler) this.#handlers.set(command, handler as Handler<never>);
    else this.#handlers.delete(command);
  }

  /**
   * Sends a request and resolves with its response. Waits for room when the window is full.
   *
   * Rejects with a {@link StatusError} when the response has a status other than 0, and with a {@link SessionError} when
   * there is none: code `timeout`, `aborted`, `closed`, `nacked`, `not_allowed` in this state, `window_full`.
   */
  request<C extends RequestCommand>(
    command: C,
    init?: Init<C>,
    options: RequestOptions = {},
  ): Promise<PduOf<ResponseTo<C>>> {
    return this.requestTogether(command, [init ?? ({} as Init<C>)], options)[0]!;
  }

  /**
   * Sends requests that belong together, as the parts of a long message do: they wait for room once, then leave one right
   * after the other, even past the window, because some message centres answer none before they have all.
   */
  requestTogether<C extends RequestCommand>(
    command: C,
    inits: readonly Init<C>[],
    options: RequestOptions = {},
  ): Promise<PduOf<ResponseTo<C>>>[] {
    const counted = !UNCOUNTED.has(command);
    const starts: (() => void)[] = [];
    const fails: ((error: Error) => void)[] = [];
    const answers = inits.map(
      (init) =>
        new Promise<PduOf<ResponseTo<C>>>((resolve, reject) => {
          starts.push(() => this.#send(command, init, counted, options, resolve as Pending['resolve'], reject));
          fails.push(reject);
        }),
    );
    const entry = {
      start: () => {
        for (const start of starts) start();
      },
      fail: (error: Error) => {
        for (const fail of fails) fail(error);
      },
    };
    const refusal = this.#refusal(command) ?? (options.signal?.aborted && abortError('not_sent', options.signal));
    if (refusal) entry.fail(refusal);
    else if (!counted || this.#window.hasRoom) entry.start();
    else this.#queue(entry, options.signal);
    return answers;
  }

  /** Sends a PDU that has no response: outbind, alert_notification. */
  notify<C extends NotificationCommand>(command: C, init: Init<C>): void {
    const refusal = this.#refusal(command);
    if (refusal) throw refusal;
    this.#write(command, { ...init, sequence_number: this.#window.nextSequence() } as Init<Command>);
    if (command === 'outbind') this.setState('OUTBOUND');
  }

  /** Sends octets as they are, valid or not: for tests and for teaching. */
  sendRaw(frame: Uint8Array): void {
    this.#push(frame);
  }

  /** Ends the session in order: unbind, its response, then the connection. Never rejects. */
  async unbind(): Promise<CloseReason> {
    if (!isBound(this.#state)) return this.close();
    const answered = this.request('unbind');
    this.setState('UNBOUND');
    await answered.catch(() => undefined);
    return this.#end({ code: 'unbound', message: 'This side ended the session.' });
  }

  /** Closes the connection without unbinding. Closing twice is harmless. */
  close(reason: CloseReason = { code: 'closed', message: 'This side closed the connection.' }): Promise<CloseReason> {
    return this.#end(reason);
  }

  /** Moves the session to another state. For the sides built on this class. */
  setState(state: State): void {
    if (state === this.#state || this.#state === 'CLOSED') return;
    this.#state = state;
    if (isBound(state)) this.#timers.openedAt = undefined;
    this.#events.emit('state', state);
    this.#schedule();
  }

  #refusal(command: string): SessionError | undefined {
    const outcome = 'not_sent';
    if (this.#state === 'CLOSED') {
      return new SessionError('closed', `${command} cannot be sent: ${this.#closeReason?.message}`, { outcome });
    }
    if (maySend(this.role, command, this.#state)) return undefined;
    const who = this.role === 'esme' ? 'an ESME' : 'a message centre';
    return new SessionError('not_allowed', `${who} may not send ${command} in state ${this.#state}`, { outcome });
  }

  #queue(entry: Waiting, signal: AbortSignal | undefined): void {
    if (!signal) return this.#window.wait(entry);
    const abort = () => {
      if (this.#window.withdraw(entry)) entry.fail(abortError('not_sent', signal));
    };
    const stop = () => signal.removeEventListener('abort', abort);
    const { start, fail } = entry;
    entry.start = () => {
      stop();
      start();
    };
    entry.fail = (error) => {
      stop();
      fail(error);
    };
    signal.addEventListener('abort', abort, { once: true });
    this.#window.wait(entry);
  }

  #send(
    command: RequestCommand,
    init: Init<RequestCommand>,
    counted: boolean,
    { signal, timeoutMs = this.#options.responseTimeoutMs }: RequestOptions,
    resolve: Pending['resolve'],
    reject: Pending['reject'],
  ): void {
    const sequence_number = this.#window.nextSequence();
    const sentAt = this.clock.now();
    const pending: Pending = {
      command,
      sequence_number,
      sentAt,
      deadline: sentAt + timeoutMs,
      counted,
      resolve,
      reject,
    };
    try {
      const frame = this.#encode(command, { ...init, sequence_number } as Init<Command>);
      // Registered before it is written: an answer may come at once.
      this.#window.register(signal ? abortable(pending, signal, () => this.#giveUp(sequence_number)) : pending);
      this.#push(frame);
      this.#wakeAt(pending.deadline);
    } catch (error) {
      reject(error as Error);
    }
  }

  #giveUp(sequence_number: number): void {
    if (this.#window.settle(sequence_number)) this.#remember(sequence_number);
  }

  #remember(sequence_number: number): void {
    this.#givenUp.add(sequence_number);
    if (this.#givenUp.size > REMEMBERED) this.#givenUp.delete(this.#givenUp.values().next().value!);
  }

  #encode(command: Command, init: Init<Command>): Uint8Array {
    const lenient = this.#options.allowLongCredentials && command.startsWith('bind');
    return encode(command, init, { version: this.version, lenient });
  }

  #write(command: Command, init: Init<Command>): void {
    this.#push(this.#encode(command, init));
  }

  #push(frame: Uint8Array): void {
    if (this.#state === 'CLOSED') return;
    this.#touch(frame);
    if (this.#events.has('frame')) this.#events.emit('frame', { direction: 'out', at: this.clock.wall(), frame });
    this.#outbox.push(frame);
  }

  /** Notes that a PDU has travelled; enquire_link and its response (id 0x15) are not a use of the session. */
  #touch(frame: Uint8Array): void {
    const now = this.clock.now();
    this.#timers.activeAt = now;
    if (frame[7] !== 0x15) this.#timers.usedAt = now;
  }

  async #read(): Promise<void> {
    try {
      for await (const chunk of this.transport.incoming) {
        if (this.#state === 'CLOSED') return;
        this.#takeChunk(chunk);
        // Answers to all that one read has brought leave as one write.
        this.#outbox.flush();
      }
      if (this.#unbinding) return void this.#end(PEER_UNBOUND);
      const cut = this.#framer.pending > 0 ? ' in the middle of a PDU' : '';
      this.#end({ code: 'peer_closed', message: `The peer closed the connection${cut}.` });
    } catch (error) {
      this.#end({ code: 'transport', message: sentenceOf(error), error });
    }
  }

  #takeChunk(chunk: Uint8Array): void {
    let frames: readonly Uint8Array[];
    let lost: FrameError | undefined;
    try {
      frames = this.#framer.push(chunk);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      lost = error;
      frames = (error as FrameError & { frames: readonly Uint8Array[] }).frames;
    }
    for (const frame of frames) {
      if (this.#state === 'CLOSED') return;
      this.#takeFrame(frame);
    }
    if (lost) this.#loseFraming(lost);
  }

  /** After an impossible command_length the next PDU cannot be found: say so once and close (SMPP 5.0, 2.8). */
  #loseFraming(error: FrameError): void {
    const isForeign = error.message.includes('these octets');
    if (!isForeign) this.#nack(ESME_RINVCMDLEN, 0);
    this.#end({ code: 'framing', message: `The octets of the peer are no SMPP: ${error.message}.`, error });
  }

  #takeFrame(frame: Uint8Array): void {
    this.#touch(frame);
    if (this.#events.has('frame')) this.#events.emit('frame', { direction: 'in', at: this.clock.wall(), frame });
    let pdu: Pdu;
    try {
      pdu = decode(frame);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return this.#takeUnreadable(frame, error);
    }
    if (pdu.command_id >= 0x80000000) this.#takeResponse(pdu);
    else this.#takeRequest(pdu);
  }

  #takeUnreadable(frame: Uint8Array, error: DecodeError): void {
    this.#events.emit('unreadable', { frame, error });
    const [command_id, sequence_number] = [readUint32(frame, 4), readUint32(frame, 12)];
    if (command_id >= 0x80000000) {
      const pending = this.#window.settle(sequence_number);
      pending?.reject(new SessionError('unreadable_response', error.message, { cause: error, outcome: 'unknown' }));
      return;
    }
    const response = error.command && responseTo(error.command);
    if (response) this.#respond(response, sequence_number, error.command_status ?? ESME_RINVCMDLEN);
    else this.#nack(error.command_status ?? ESME_RINVCMDLEN, sequence_number);
  }

  #takeResponse(pdu: Pdu): void {
    const pending = this.#window.settle(pdu.sequence_number);
    if (!pending) {
      const isLate = this.#givenUp.delete(pdu.sequence_number);
      this.#events.emit(isLate ? 'late' : 'stray', pdu);
      return;
    }
    if (pdu.command === 'generic_nack')
      return pending.reject(new StatusError(pending.command, pdu.command_status, pdu));
    if (pdu.command !== responseTo(pending.command)) {
      const message = `${pending.command} was answered with ${pdu.command ?? 'an unknown PDU'}`;
      return pending.reject(new SessionError('protocol', message, { outcome: 'unknown' }));
    }
    if (pdu.command_status === 0) pending.resolve(pdu);
    else pending.reject(new StatusError(pending.command, pdu.command_status, pdu));
  }

  #takeRequest(pdu: Pdu): void {
    if (pdu.command === null) return this.#nack(ESME_RINVCMDID, pdu.sequence_number);
    if (pdu.command === 'enquire_link') return this.#respond('enquire_link_resp', pdu.sequence_number, 0);
    this.#events.emit('request', pdu);
    if (pdu.command === 'unbind') return this.#takeUnbind(pdu);
    const response = responseTo(pdu.command);
    if (!response) return;
    const peer: Role = this.role === 'esme' ? 'smsc' : 'esme';
    if (!maySend(peer, pdu.command, this.#state)) {
      const isRebind = isBound(this.#state) && pdu.command.startsWith('bind_') && this.role === 'smsc';
      return this.#respond(response, pdu.sequence_number, isRebind ? ESME_RALYBND : ESME_RINVBNDSTS);
    }
    this.#handle(pdu as PduOf<RequestCommand>, response);
  }

  #takeUnbind(pdu: Pdu): void {
    this.#respond('unbind_resp', pdu.sequence_number, 0);
    this.#unbinding = true;
    this.setState('UNBOUND');
    // The side that unbinds closes; one that forgets to is helped along.
    this.#stopLinger = this.clock.after(DEFAULTS.unbindLingerMs, () => this.#end(PEER_UNBOUND));
  }

  #handle(pdu: PduOf<RequestCommand>, response: ResponseCommand): void {
    const handler = this.#handlers.get(pdu.command) as ((pdu: unknown) => unknown) | undefined;
    if (!handler) return this.#unhandled(pdu, response);
    if (this.#handling >= this.#options.maxHandling) {
      return this.#respond(response, pdu.sequence_number, this.role === 'smsc' ? ESME_RTHROTTLED : ESME_RX_T_APPN);
    }
    let reply: unknown;
    try {
      reply = handler(pdu);
    } catch (error) {
      return this.#refuse(pdu, response, error);
    }
    if (!isPromise(reply)) return this.#reply(pdu, response, reply);
    this.#handling++;
    reply.then(
      (value) => {
        this.#handling--;
        this.#reply(pdu, response, value);
      },
      (error: unknown) => {
        this.#handling--;
        this.#refuse(pdu, response, error);
      },
    );
  }

  /** Nobody answers this kind here: a message is better kept by the peer for later, the rest is not supported. */
  #unhandled(pdu: PduOf<RequestCommand>, response: ResponseCommand): void {
    const isMessage = this.role === 'esme' && (pdu.command === 'deliver_sm' || pdu.command === 'data_sm');
    if (isMessage) this.#respond(response, pdu.sequence_number, ESME_RX_T_APPN);
    else this.#nack(ESME_RINVCMDID, pdu.sequence_number);
  }

  #reply(pdu: PduOf<RequestCommand>, response: ResponseCommand, reply: unknown): void {
    if (this.#unbinding) return;
    const { sequence_number } = pdu;
    const init = typeof reply === 'number' ? { command_status: reply } : (reply as Init<Command> | undefined);
    try {
      this.#write(response, { ...init, sequence_number } as Init<Command>);
    } catch (error) {
      return this.#refuse(pdu, response, error);
    }
    this.#events.emit('answered', { request: pdu, command_status: init?.command_status ?? 0 });
  }

  /** Answers with the status that a handler threw. Any other error is a fault of the handler, and reported. */
  #refuse(pdu: PduOf<RequestCommand>, response: ResponseCommand, error: unknown): void {
    const isStatus = error instanceof StatusError;
    const fallback = this.role === 'smsc' ? ESME_RSYSERR : ESME_RX_T_APPN;
    this.#reply(pdu, response, isStatus ? error.command_status : fallback);
    if (!isStatus) this.#events.emit('fault', error);
  }

  #respond(response: ResponseCommand, sequence_number: number, command_status: number): void {
    if (this.#unbinding) return;
    this.#write(response, { sequence_number, command_status } as Init<Command>);
  }

  #nack(command_status: number, sequence_number: number): void {
    this.#respond('generic_nack', sequence_number, command_status);
  }

  /** Wakes up for whatever is due next. */
  #schedule(): void {
    this.#wakeAt(Math.min(nextDue(this.#timers), this.#window.nextDeadline));
  }

  #wakeAt(at: number): void {
    if (at >= this.#timerAt || at === Number.POSITIVE_INFINITY || this.#state === 'CLOSED') return;
    this.#stopTimer();
    this.#timerAt = at;
    this.#stopTimer = this.clock.after(at - this.clock.now(), () => this.#tick());
  }

  #tick(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    const now = this.clock.now();
    for (const pending of this.#window.expired(now)) {
      this.#remember(pending.sequence_number);
      const seconds = Math.round(now - pending.sentAt) / 1000;
      const message = `${pending.command} had no answer within ${seconds} s`;
      pending.reject(new SessionError('timeout', message, { outcome: 'unknown' }));
    }
    const isDue = due(this.#timers, now);
    if (isDue === 'session_init') this.#end({ code: 'session_init', message: 'No bind came in time.' });
    else if (isDue === 'inactivity') void this.unbind();
    else if (isDue === 'enquire_link') void this.#enquire();
    this.#schedule();
  }

  /** Asks whether the peer is still there, one question at a time. */
  async #enquire(): Promise<void> {
    this.#timers.enquiring = true;
    try {
      await this.request('enquire_link', {}, { timeoutMs: this.#options.enquireLinkTimeoutMs });
      this.#misses = 0;
    } catch (error) {
      // An error is an answer too: only silence counts.
      if (error instanceof SessionError && error.code === 'timeout') this.#missed();
      else this.#misses = 0;
    } finally {
      this.#timers.enquiring = false;
      this.#schedule();
    }
  }

  #missed(): void {
    this.#misses++;
    if (this.#misses < this.#options.enquireLinkMisses) return;
    const message = `The peer did not answer enquire_link ${this.#misses} times: the link is dead.`;
    this.#end({ code: 'enquire_link', message });
  }

  #end(reason: CloseReason): Promise<CloseReason> {
    if (this.#closeReason) return this.closed;
    this.#closeReason = reason;
    this.#state = 'CLOSED';
    this.#stopTimer();
    this.#stopLinger();
    this.#window.rejectAll((wasSent) => {
      const outcome = wasSent ? 'unknown' : 'not_sent';
      return new SessionError('closed', reason.message, { cause: reason.error, outcome });
    });
    this.#events.emit('state', 'CLOSED');
    this.#events.emit('close', reason);
    void this.#closeTransport(reason);
    return this.closed;
  }

  /** Lets what was written go out, for a while, then closes. */
  async #closeTransport(reason: CloseReason): Promise<void> {
    let stop: () => void = () => undefined;
    const limit = new Promise<void>((resolve) => {
      stop = this.clock.after(CLOSE_LIMIT_MS, resolve);
    });
    try {
      await Promise.race([this.#outbox.drained().then(() => this.transport.close()), limit]);
      await this.transport.close(new SessionError('closed', reason.message));
    } catch {
      // A transport that cannot even close is gone, which is what was wanted.
    } finally {
      stop();
      this.#resolveClosed(reason);
    }
  }
}

const PEER_UNBOUND: CloseReason = { code: 'peer_unbound', message: 'The peer ended the session.' };

/** How long closing may take while a slow peer takes what was written. */
const CLOSE_LIMIT_MS = 2_000;

/** The name of the response to a request; undefined for a PDU that has none. */
function responseTo(command: string): ResponseCommand | undefined {
  return ANSWERED.has(command) ? (`${command}_resp` as ResponseCommand) : undefined;
}

const ANSWERED = new Set(Object.entries(PDUS).flatMap(([name, { kind }]) => (kind === 'request' ? [name] : [])));

/** The same pending request, called off when the signal says so. */
function abortable(pending: Pending, signal: AbortSignal, giveUp: () => void): Pending {
  const stop = () => signal.removeEventListener('abort', abort);
  const abort = () => {
    giveUp();
    pending.reject(abortError('unknown', signal));
  };
  signal.addEventListener('abort', abort, { once: true });
  return {
    ...pending,
    resolve(response) {
      stop();
      pending.resolve(response);
    },
    reject(error) {
      stop();
      pending.reject(error);
    },
  };
}

function abortError(outcome: 'unknown' | 'not_sent', signal: AbortSignal): SessionError {
  return new SessionError('aborted', 'the request was called off', { cause: signal.reason, outcome });
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | undefined)?.then === 'function';
}

function readUint32(octets: Uint8Array, offset: number): number {
  return octets.subarray(offset, offset + 4).reduce((value, octet) => value * 256 + octet, 0);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
