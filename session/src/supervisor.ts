import type { Init, PduOf } from '@smpp-web/codec';
import { createReassembler } from '@smpp-web/codec/text';
import { Backoff, type BackoffOptions } from './backoff.ts';
import { type Clock, systemClock } from './clock.ts';
import { DEFAULTS } from './defaults.ts';
import { SessionError } from './errors.ts';
import { answerOutbind, connectEsme, type Esme, type EsmeEvents, type EsmeOptions, type Outbind } from './esme.ts';
import { Emitter } from './events.ts';
import { isFatalBind } from './fatal-bind.ts';
import { type Journal, memoryJournal } from './journal.ts';
import { MessageBook, type SentMessage } from './messages.ts';
import type { Session } from './session.ts';
import { composeText, References, type TextInit } from './text-message.ts';
import { type Transport, TransportError } from './transport.ts';
import { Upkeep } from './upkeep.ts';

/** What a supervisor is at. */
export type SupervisorState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'bound' }
  /** Between two attempts; `message` says why the last one failed or ended, `error` is what it failed with. */
  | { readonly kind: 'waiting'; readonly ms: number; readonly message: string; readonly error?: unknown }
  /** The message centre refuses this bind for good, or the journal cannot be read. */
  | { readonly kind: 'failed'; readonly message: string; readonly error: unknown };

/** What a supervisor tells: what its ESMEs do, and how it fares itself. */
export type SupervisorEvents = EsmeEvents & {
  state: SupervisorState;
  /** A session has been made, not bound yet: to listen to all of it. */
  session: Session;
  /** The journal could not be written. */
  fault: unknown;
};

/** Whom a supervisor keeps bound, and what it does in between. */
export interface SupervisorOptions {
  /** Makes a connection to the message centre; called for every attempt. The signal calls it off. */
  readonly connect: (signal: AbortSignal) => Promise<Transport>;
  /** Who binds, and how the sessions are to be. */
  readonly bind: Omit<EsmeOptions, 'book' | 'reassembler' | 'clock'>;
  /**
   * Where `connect` gives connections on which the message centre asks to be bound to: whether its outbind may be believed.
   * Default: none is waited for, the bind comes first.
   */
  readonly authenticate?: (outbind: Outbind) => boolean | Promise<boolean>;
  /** Where messages are written down. Default: in memory, which survives lost links but no reload. */
  readonly journal?: Journal;
  readonly backoff?: BackoffOptions;
  /** How long one attempt to connect may take. Default 30 s. */
  readonly connectTimeoutMs?: number;
  /** Messages that may wait to be sent. Default 10,000. */
  readonly maxQueued?: number;
  /** Messages that are kept for their receipts, in memory and in the journal. Default 10,000. */
  readonly maxMessages?: number;
  readonly clock?: Clock;
  /** Chance for the back-off, from 0 up to 1. Default: the platform's. */
  readonly random?: () => number;
}

/**
 * An ESME that stays bound: it connects again when the link is lost, and sees to it that every message ends as accepted,
 * rejected or unknown. What was not sent is sent by the next session; what was sent and not answered is listed as
 * `unknown`, and sent again only by {@link Supervisor.resend}.
 */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #backoff: Backoff;
  readonly #events = new Emitter<SupervisorEvents>();
  readonly #references = new References();
  readonly #book: MessageBook;
  readonly #reassembler = createReassembler();
  readonly #upkeep: Upkeep;
  #state: SupervisorState = { kind: 'stopped' };
  #esme: Esme | undefined;
  #stopping: AbortController | undefined;
  #endWait: () => void = () => undefined;
  /** The journal is read, and messages may be given. */
  #isReady = false;
  #running: Promise<void> = Promise.resolve();

  /** Use {@link createSupervisor}. */
  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#journal = options.journal ?? memoryJournal();
    this.#backoff = new Backoff(options.backoff ?? {}, options.random ?? Math.random);
    this.#book = new MessageBook({
      ...(options.maxMessages !== undefined && { maxMessages: options.maxMessages }),
      onForget: ({ number }) => this.#upkeep.forget(number),
    });
    this.#upkeep = new Upkeep({
      journal: this.#journal,
      maxQueued: options.maxQueued ?? DEFAULTS.maxQueued,
      onChange: (message) => this.#events.emit('sent', message),
      onFault: (error) => this.#events.emit('fault', error),
    });
  }

  get state(): SupervisorState {
    return this.#state;
  }

  /** The bound session at hand; undefined while there is none. */
  get esme(): Esme | undefined {
    return this.#esme;
  }

  /** All messages that are kept, of earlier runs too, the oldest first. */
  get messages(): readonly SentMessage[] {
    return this.#book.all;
  }

  /** Messages of which a part was sent, and nobody knows whether it was accepted. */
  get unknown(): readonly SentMessage[] {
    return this.messages.filter(({ parts }) => parts.some(({ outcome }) => outcome === 'unknown'));
  }

  /** Adds a listener; returns how to remove it. */
  on<Name extends keyof SupervisorEvents>(name: Name, listener: (event: SupervisorEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /**
   * Reads the journal and begins to connect. Resolves when messages can be given; they wait until a session is bound.
   * Rejects when the journal cannot be read.
   */
  async start(): Promise<void> {
    if (this.#stopping) return;
    const stopping = new AbortController();
    this.#stopping = stopping;
    try {
      for (const entry of await this.#journal.load()) {
        if (this.#book.get(entry.message.number)) continue;
        this.#book.restore(entry.message);
        this.#upkeep.restore(entry);
      }
    } catch (error) {
      this.#fail(error);
      throw error;
    }
    this.#isReady = true;
    this.#running = this.#run(stopping.signal);
  }

  /** Makes the next attempt at once, where one is being waited for. */
  connectNow(): void {
    this.#endWait();
  }

  /** Unbinds and stays so: a supervisor starts once. Messages that wait end as not_sent. Resolves when the journal is written and closed. */
  async stop(): Promise<void> {
    this.#isReady = false;
    this.#stopping?.abort();
    await this.#esme?.unbind();
    await this.#running;
    this.#upkeep.giveUp('The supervisor was stopped.');
    await this.#upkeep.written();
    await this.#journal.close();
    if (this.#state.kind !== 'failed') this.#setState({ kind: 'stopped' });
  }

  /**
   * Sends a text. Resolves when every part has its outcome, be it hours later. Never rejects for what the peer says.
   *
   * @throws EncodeError when the text does not fit; SessionError `window_full` when too many messages wait.
   */
  async sendText(init: TextInit): Promise<SentMessage> {
    const { from, to, submits } = composeText(init, this.#references);
    return this.#send({ from, to, text: init.text, data_coding: submits[0]?.data_coding }, submits);
  }

  /** Sends one submit_sm. Resolves as {@link sendText} does. */
  submit(init: Init<'submit_sm'>): Promise<SentMessage> {
    const { source_addr: from = '', destination_addr: to = '', data_coding } = init;
    return this.#send({ from, to, text: '', data_coding }, [init]);
  }

  /** Sends the unknown parts of a message again, which may make them arrive twice. Resolves as {@link sendText} does. */
  resend(number: number): Promise<SentMessage> {
    const message = this.#book.get(number);
    if (!message) return Promise.reject(new RangeError(`no message has the number ${number}`));
    const settled = this.#upkeep.again(message);
    this.#pump();
    return settled;
  }

  /** Has the unknown parts of a message taken for not sent, by somebody who found out. They cannot be sent again then. */
  writeOff(number: number): void {
    const message = this.#book.get(number);
    if (message) this.#upkeep.writeOff(message);
  }

  /** Forgets a message, in the journal too: what waits of it is not sent, and its receipts are for nobody. */
  forget(number: number): void {
    this.#upkeep.withdraw(number);
    this.#book.forget(number);
  }

  #send(
    words: Pick<SentMessage, 'from' | 'to' | 'text' | 'data_coding'>,
    submits: readonly Init<'submit_sm'>[],
  ): Promise<SentMessage> {
    if (!this.#isReady) {
      const why =
        this.#state.kind === 'failed' ? this.#state.message : 'The supervisor is not started, or was stopped.';
      return Promise.reject(new SessionError('closed', why, { outcome: 'not_sent' }));
    }
    if (this.#upkeep.isFull) {
      const message = `${this.#upkeep.queued} messages already wait to be sent`;
      return Promise.reject(new SessionError('window_full', message, { outcome: 'not_sent' }));
    }
    const message = this.#book.add({ ...words, submittedAt: this.#clock.wall() }, submits.length);
    const settled = this.#upkeep.queue({ message, submits });
    this.#pump();
    return settled;
  }

  #pump(): void {
    if (this.#esme) this.#upkeep.pump(this.#esme);
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let boundAt = Number.NaN;
      let message: string;
      let error: unknown;
      this.#setState({ kind: 'connecting' });
      try {
        const esme = await this.#bind(signal);
        boundAt = this.#clock.now();
        ({ message, error } = await this.#serve(esme));
      } catch (caught) {
        if (isFatalBind(caught)) return this.#fail(caught);
        message = caught instanceof Error ? caught.message : String(caught);
        error = caught;
      }
      if (signal.aborted) return;
      const ms = this.#backoff.next(Number.isNaN(boundAt) ? 0 : this.#clock.now() - boundAt);
      this.#setState({ kind: 'waiting', ms, message, ...(error !== undefined && { error }) });
      // A listener may have stopped it.
      if (!signal.aborted) await this.#wait(ms, signal);
    }
  }

  async #bind(signal: AbortSignal): Promise<Esme> {
    const transport = await this.#connect(signal);
    const options = {
      ...this.#options.bind,
      book: this.#book,
      reassembler: this.#reassembler,
      clock: this.#clock,
    };
    const { authenticate } = this.#options;
    const onSession = (session: Session, esme: Esme) => {
      const abort = () => void session.close();
      signal.addEventListener('abort', abort, { once: true });
      session.on('state', (state) => {
        if (state !== 'OPEN') signal.removeEventListener('abort', abort);
      });
      this.#listen(esme);
      this.#events.emit('session', session);
    };
    return authenticate
      ? answerOutbind(transport, { ...options, authenticate }, onSession)
      : connectEsme(transport, options, onSession);
  }

  /** Hears all that an ESME tells, from its first octet on. */
  #listen(esme: Esme): void {
    esme.on('message', (message) => this.#events.emit('message', message));
    esme.on('part', (part) => this.#events.emit('part', part));
    esme.on('unmatched', (receipt) => this.#events.emit('unmatched', receipt));
    esme.on('sent', (message) => this.#upkeep.changed(message));
    // Acknowledged only when it is written down: an unacknowledged receipt comes again, an acknowledged one never does.
    const take = async (pdu: PduOf<'deliver_sm'> | PduOf<'data_sm'>) => {
      esme.take(pdu);
      await this.#upkeep.written();
      return undefined;
    };
    esme.session.handle('deliver_sm', take);
    esme.session.handle('data_sm', take);
  }

  /** An attempt that ends in time, whatever `connect` does; a transport that comes too late is closed. */
  #connect(signal: AbortSignal): Promise<Transport> {
    const { connect, connectTimeoutMs = DEFAULTS.connectTimeoutMs } = this.#options;
    const attempt = new AbortController();
    return new Promise((resolve, reject) => {
      const giveUp = (code: string, message: string) => {
        reject(new TransportError(code, message));
        attempt.abort();
        stop();
      };
      const abort = () => giveUp('aborted', 'Connecting was called off.');
      const stopTimer = this.#clock.after(connectTimeoutMs, () => {
        giveUp('timeout', `No connection came about within ${connectTimeoutMs / 1000} s.`);
      });
      const stop = () => {
        stopTimer();
        signal.removeEventListener('abort', abort);
      };
      signal.addEventListener('abort', abort, { once: true });
      Promise.resolve(attempt.signal)
        .then(connect)
        .then(
          (transport) => {
            if (attempt.signal.aborted) return void transport.close(new Error('too late')).catch(() => undefined);
            stop();
            resolve(transport);
          },
          (error: unknown) => {
            stop();
            reject(error);
          },
        );
    });
  }

  /** Works with a bound session until it is over. */
  async #serve(esme: Esme) {
    const { session } = esme;
    this.#esme = esme;
    session.on('close', () => {
      this.#esme = undefined;
    });
    // The message centre may have closed in the moment of the bind.
    if (session.state === 'CLOSED') this.#esme = undefined;
    else this.#setState({ kind: 'bound' });
    this.#pump();
    return session.closed;
  }

  #wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stop();
        signal.removeEventListener('abort', done);
        this.#endWait = () => undefined;
        resolve();
      };
      const stop = this.#clock.after(ms, done);
      this.#endWait = done;
      signal.addEventListener('abort', done, { once: true });
    });
  }

  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#isReady = false;
    this.#upkeep.giveUp(message);
    this.#setState({ kind: 'failed', message, error });
  }

  #setState(state: SupervisorState): void {
    this.#state = state;
    this.#events.emit('state', state);
  }
}

/** Makes a {@link Supervisor}. Call its `start()` when the listeners are in place. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  return new Supervisor(options);
}
