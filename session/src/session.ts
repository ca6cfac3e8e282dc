import type {
  DecodeError,
  FrameError,
  Init,
  NotificationCommand,
  PduOf,
  RequestCommand,
  ResponseTo,
  Version,
} from '@smpp-web/codec';
import { Alarm } from './alarm.ts';
import { type Clock, systemClock } from './clock.ts';
import { closeTransport } from './closing.ts';
import { allowedIn, type CommandRow, rowOf } from './commands.ts';
import { Counters, type CountersSnapshot } from './counters.ts';
import { DEFAULTS } from './defaults.ts';
import { SessionError } from './errors.ts';
import { Emitter } from './events.ts';
import { Flow } from './flow.ts';
import type { Handler } from './handlers.ts';
import { Keepalive } from './keepalive.ts';
import type { RequestOptions, SessionOptions } from './options.ts';
import { abortError, Requests } from './requests.ts';
import { Responder } from './responder.ts';
import type { CloseReason, SessionEvents } from './session-events.ts';
import { isBound, type Role, type State } from './state.ts';
import type { Transport } from './transport.ts';
import { Wire, type WireListener } from './wire.ts';

/** What is going on in a session at one moment. */
export interface Load {
  /** Requests that wait for their response. */
  readonly inFlight: number;
  /** Requests that wait to leave. */
  readonly waiting: number;
  /** Requests of the peer that handlers work on. */
  readonly handling: number;
  /** Octets that the transport has not taken yet. */
  readonly backlog: number;
}

/**
 * One SMPP session over one transport, for either side. It matches responses with requests, keeps the flow and the
 * timers, and closes once, with one reason. What a side means by it (accounts, messages) stands above it.
 *
 * PDUs come in through the {@link Wire}; the {@link Responder} answers requests of the peer, {@link Requests} takes the
 * responses to ours.
 */
export class Session {
  readonly role: Role;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Resolves with the reason when the session is over and its transport is closed. Never rejects. */
  readonly closed: Promise<CloseReason>;
  /** How fast requests may leave: readable and changeable at any time. */
  readonly flow: Flow;

  readonly #enquireLinkTimeoutMs: number;
  readonly #events = new Emitter<SessionEvents>();
  readonly #counters = new Counters();
  readonly #wire: Wire;
  readonly #requests: Requests;
  readonly #responder: Responder;
  readonly #keepalive: Keepalive;
  readonly #alarm: Alarm;
  #state: State = 'OPEN';
  /** What may be sent in this state, by the index of the command. */
  #allowed: readonly boolean[];
  #closeReason: CloseReason | undefined;
  #resolveClosed: (reason: CloseReason) => void = () => undefined;

  constructor(transport: Transport, options: SessionOptions) {
    const { role, clock = systemClock } = options;
    const numbers = { ...DEFAULTS, ...options };
    this.transport = transport;
    this.role = role;
    this.#allowed = allowedIn(role, this.#state);
    this.clock = clock;
    this.#enquireLinkTimeoutMs = numbers.enquireLinkTimeoutMs;
    const parts = { role, clock, events: this.#events, counters: this.#counters };
    this.#alarm = new Alarm(clock, () => this.#tick());
    this.#keepalive = new Keepalive(numbers, clock.now());
    this.#wire = new Wire(
      transport,
      { ...numbers, version: options.version ?? '3.4', allowLongCredentials: options.allowLongCredentials ?? false },
      parts,
      this.#listener(),
    );
    const windowSize = options.flow?.windowSize ?? numbers.windowSize;
    this.flow = new Flow({ ...options.flow, windowSize }, clock, () => this.#requests.startWaiting());
    const wakeAt = (at: number) => this.#alarm.wakeAt(at);
    const { lenientBindSequence = false } = options;
    this.#requests = new Requests(
      { ...numbers, lenientBindSequence },
      { ...parts, wire: this.#wire, flow: this.flow, wakeAt },
    );
    this.#responder = new Responder(options.handlers ?? {}, {
      ...parts,
      wire: this.#wire,
      maxHandling: numbers.maxHandling,
      onUnbind: () => this.#takeUnbind(),
      onOutbind: () => this.setState('OUTBOUND'),
    });
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  /** Starts to read. Called once, when the listeners are in place. */
  start(): this {
    this.#schedule();
    void this.#wire.read();
    return this;
  }

  get state(): State {
    return this.#state;
  }

  /** The version in use; a bind changes it. */
  get version(): Version {
    return this.#wire.version;
  }

  set version(version: Version) {
    this.#wire.version = version;
  }

  /** Requests in flight at most; short for `flow.windowSize`. */
  get windowSize(): number {
    return this.flow.windowSize;
  }

  set windowSize(size: number) {
    this.flow.windowSize = size;
  }

  /** What is going on, for gauges. */
  get load(): Load {
    const { inFlight, waiting } = this.#requests;
    return { inFlight, waiting, handling: this.#responder.handling, backlog: this.#wire.backlog };
  }

  /** What has been counted so far, for charts. */
  get counters(): CountersSnapshot {
    return this.#counters.snapshot();
  }

  /** Adds a listener; returns how to remove it. All are removed when the session is over. */
  on<Name extends keyof SessionEvents>(name: Name, listener: (event: SessionEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Sets who answers a kind of request; undefined takes the handler away. */
  handle<C extends RequestCommand>(command: C, handler: Handler<C> | undefined): void {
    this.#responder.setHandler(command, handler as Handler<never> | undefined);
  }

  /**
   * Sends a request and resolves with its response. Waits to leave while the flow does not let it.
   *
   * Rejects with a `StatusError` when the response has a status other than 0, with a {@link SessionError} when there is
   * none (code `timeout`, `aborted`, `closed`, `not_allowed` in this state, `window_full`), and with an `EncodeError` when
   * a field cannot be written.
   */
  request<C extends RequestCommand>(
    command: C,
    init?: Init<C>,
    options: RequestOptions = NO_OPTIONS,
  ): Promise<PduOf<ResponseTo<C>>> {
    const row = rowOf(command);
    const refusal = this.#refusal(row, options);
    if (refusal) return Promise.reject(refusal);
    return this.#requests.request<C>(row, init ?? (NO_FIELDS as Init<C>), options);
  }

  /**
   * Sends requests that belong together, as the parts of a long message do: they wait for room once, then leave one right
   * after the other, even past the window, because some message centres answer none before they have all.
   */
  requestTogether<C extends RequestCommand>(
    command: C,
    inits: readonly Init<C>[],
    options: RequestOptions = NO_OPTIONS,
  ): Promise<PduOf<ResponseTo<C>>>[] {
    const row = rowOf(command);
    const refusal = this.#refusal(row, options);
    if (refusal) return inits.map(() => Promise.reject(refusal));
    return this.#requests.requestTogether<C>(row, inits, options);
  }

  /**
   * Sends a PDU that has no response: outbind, alert_notification.
   *
   * @throws SessionError `not_allowed` in this state, `closed`; EncodeError when a field cannot be written.
   */
  notify<C extends NotificationCommand>(command: C, init: Init<C>): void {
    const row = rowOf(command);
    const refusal = this.#refusal(row, NO_OPTIONS);
    if (refusal) throw refusal;
    this.#wire.send(row, init, this.#requests.nextSequence());
    if (command === 'outbind') this.setState('OUTBOUND');
  }

  /** Sends octets as they are, valid or not: for tests and for teaching. */
  sendRaw(frame: Uint8Array): void {
    this.#wire.sendRaw(frame);
  }

  /** Ends the session in order: unbind, its response, then the connection. Never rejects. */
  unbind(): Promise<CloseReason> {
    return this.#unbind({ code: 'unbound', message: 'This side ended the session.' });
  }

  /** Closes the connection without unbinding. Closing twice is harmless. */
  close(reason: CloseReason = { code: 'closed', message: 'This side closed the connection.' }): Promise<CloseReason> {
    return this.#end(reason);
  }

  /** Moves the session to another state. For the sides built on this class. */
  setState(state: State): void {
    if (state === this.#state || this.#state === 'CLOSED') return;
    this.#enter(state);
    if (isBound(state)) this.#keepalive.bound();
    this.#events.emit('state', state);
    this.#schedule();
  }

  #enter(state: State): void {
    this.#state = state;
    this.#allowed = allowedIn(this.role, state);
    this.#responder.setState(state);
  }

  #listener(): WireListener {
    return {
      onPdu: (pdu, row) => {
        if (pdu.command_id >= FIRST_RESPONSE_ID) this.#requests.take(pdu);
        else this.#responder.take(pdu, row);
      },
      onUnreadable: (frame, error) => this.#takeUnreadable(frame, error),
      onLost: (error, isForeign) => this.#loseFraming(error, isForeign),
      onEnd: (reason) => void this.#end(this.#responder.isSilent ? PEER_UNBOUND : reason),
      onTravel: (isUse) => this.#keepalive.touch(this.clock.now(), isUse),
    };
  }

  #refusal({ name, index }: CommandRow, { signal }: RequestOptions): SessionError | undefined {
    const outcome = 'not_sent';
    if (this.#state === 'CLOSED') {
      return new SessionError('closed', `${name} cannot be sent: ${this.#closeReason?.message}`, { outcome });
    }
    if (signal?.aborted) return abortError(outcome, signal);
    if (this.#allowed[index]) return undefined;
    const who = this.role === 'esme' ? 'an ESME' : 'a message centre';
    return new SessionError('not_allowed', `${who} may not send ${name} in state ${this.#state}`, { outcome });
  }

  #takeUnreadable(frame: Uint8Array, error: DecodeError): void {
    this.#events.emit('unreadable', { frame, error });
    const header = new DataView(frame.buffer, frame.byteOffset, frame.length);
    const sequence_number = header.getUint32(12);
    if (header.getUint32(4) >= FIRST_RESPONSE_ID) this.#requests.takeUnreadable(sequence_number, error);
    else this.#responder.takeUnreadable(error, sequence_number);
  }

  #loseFraming(error: FrameError, isForeign: boolean): void {
    if (!isForeign) this.#responder.nackLost();
    void this.#end({ code: 'framing', message: `The octets of the peer are no SMPP: ${error.message}.`, error });
  }

  #takeUnbind(): void {
    if (isBound(this.#state)) this.setState('UNBOUND');
    // The side that unbinds closes; one that forgets to is helped along.
    const stop = this.clock.after(DEFAULTS.unbindLingerMs, () => void this.#end(PEER_UNBOUND));
    void this.closed.then(stop);
  }

  /** Wakes up for whatever is due next. */
  #schedule(): void {
    this.#alarm.wakeAt(Math.min(this.#keepalive.nextDue, this.#requests.nextDue));
  }

  #tick(): void {
    const now = this.clock.now();
    this.#requests.tick(now);
    const due = this.#keepalive.due(now);
    if (due === 'session_init') void this.#end({ code: 'session_init', message: 'No bind came in time.' });
    else if (due === 'inactivity') void this.#unbind(INACTIVE);
    else if (due === 'enquire_link') void this.#enquire();
    this.#schedule();
  }

  async #unbind(reason: CloseReason): Promise<CloseReason> {
    if (this.#state === 'UNBOUND') return this.closed;
    if (!isBound(this.#state)) return this.close();
    const answered = this.request('unbind');
    this.setState('UNBOUND');
    await answered.catch(() => undefined);
    return this.#end(reason);
  }

  /** Asks whether the peer is still there. */
  async #enquire(): Promise<void> {
    this.#wire.rest();
    const options = { timeoutMs: this.#enquireLinkTimeoutMs };
    const isDead = await this.#keepalive.enquire(() => this.request('enquire_link', {}, options));
    if (isDead) void this.#end(LINK_DEAD);
    else this.#schedule();
  }

  #end(reason: CloseReason): Promise<CloseReason> {
    if (this.#closeReason) return this.closed;
    this.#closeReason = reason;
    this.#enter('CLOSED');
    this.#alarm.close();
    this.#requests.rejectAll(reason);
    this.#events.emit('state', 'CLOSED');
    this.#events.emit('close', reason);
    this.#events.clear();
    this.flow.close();
    void closeTransport(this.transport, this.#wire.close(), reason, this.clock).then(() => this.#resolveClosed(reason));
    return this.closed;
  }
}

/** Responses have the highest bit of command_id set (SMPP 5.0, 4.7.5). */
const FIRST_RESPONSE_ID = 0x80000000;

const NO_OPTIONS: RequestOptions = Object.freeze({});
const NO_FIELDS = Object.freeze({});

const PEER_UNBOUND: CloseReason = { code: 'peer_unbound', message: 'The peer ended the session.' };
const INACTIVE: CloseReason = { code: 'inactivity', message: 'The session was not used for too long.' };
const LINK_DEAD: CloseReason = {
  code: 'enquire_link',
  message: 'The peer does not answer enquire_link: the link is dead.',
};
