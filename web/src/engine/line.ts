import {
  type Clock,
  type CloseReason,
  createSupervisor,
  type Esme,
  type Session,
  type Supervisor,
  type SupervisorState,
} from '@smpp-web/session';
import type { Simulator } from '@smpp-web/smsc';
import type { BindRequest, RawRequestOptions, SendRequest, Target } from './api.ts';
import type { Batcher } from './batcher.ts';
import { type Ending, explain, failedLayer, isFinal } from './failure.ts';
import { idleLink, type Layer, type LayerName, type LinkState, NO_LAYERS, type Pulse } from './feed.ts';
import { Ledger } from './ledger.ts';
import { openLink } from './links.ts';
import { PulseTaker } from './pulse.ts';
import { requestRaw } from './raw-request.ts';
import { textInitOf } from './text-request.ts';

/** What all sessions share. */
export interface LineParts {
  readonly batcher: Batcher;
  /** Gives the message centre in this page. */
  readonly simulator: () => Promise<Simulator>;
  readonly clock: Clock;
}

/** One session of the console: what keeps it bound, and what it tells the page. */
export class Line {
  readonly #session: number;
  readonly #parts: LineParts;
  #ledger = new Ledger(undefined);
  #link: LinkState;
  #supervisor: Supervisor | undefined;
  #pulse: PulseTaker | undefined;
  /** Counts what has been asked for: what was asked for before the last is not carried out any more. */
  #turn = 0;
  /** Resolves when the last supervisor that came to its end has written all down. */
  #ended: Promise<void> | undefined;
  /** Why the last connection was closed. */
  #closeCode: CloseReason['code'] | undefined;

  constructor(session: number, parts: LineParts) {
    this.#session = session;
    this.#parts = parts;
    this.#link = idleLink(session);
  }

  /** The bound ESME. Throws where there is none. */
  get esme(): Esme {
    const esme = this.#supervisor?.esme;
    if (!esme) throw new Error('Not bound: bind first, then send.');
    return esme;
  }

  /** Whether it is bound, or on its way to be. */
  get isAlive(): boolean {
    return this.#supervisor !== undefined;
  }

  /** How it does; undefined while it is not bound. */
  pulse(): Pulse | undefined {
    return this.#supervisor?.esme && this.#pulse?.take();
  }

  async restore(journal: string | undefined): Promise<void> {
    this.#ledger = new Ledger(journal);
    for (const message of await this.#ledger.messages()) this.#parts.batcher.addSent(this.#session, message);
  }

  async connect(request: BindRequest): Promise<void> {
    await this.disconnect();
    const turn = ++this.#turn;
    this.#begin();
    await this.#ended;
    const { target, outbind = false, stayConnected = false, ...bind } = request;
    const journal = await this.#ledger.open(accountOf(request), (message) =>
      this.#parts.batcher.addSent(this.#session, message),
    );
    // Somebody has called it off, or asked for another, meanwhile.
    if (turn !== this.#turn) return journal.close();
    const supervisor = createSupervisor({
      connect: (signal) => this.#openLink(target, outbind, signal),
      // It comes from within this page.
      ...(outbind && { authenticate: () => true }),
      // What an operator has handed out is good, be it longer than the specification has it.
      bind: { ...bind, allowLongCredentials: true },
      journal,
      clock: this.#parts.clock,
    });
    this.#supervisor = supervisor;
    this.#report(supervisor);
    const isTried = new Promise<void>((resolve) => {
      supervisor.on('state', (state) => {
        if (this.#supervisor === supervisor) this.#take(state, request, stayConnected);
        if (state.kind !== 'connecting') resolve();
      });
    });
    await supervisor.start().catch(() => undefined);
    await isTried;
  }

  connectNow(): void {
    this.#supervisor?.connectNow();
  }

  async disconnect(): Promise<void> {
    this.#turn++;
    const supervisor = this.#supervisor;
    if (!supervisor) {
      if (this.#link.phase !== 'idle') this.#setLink(idleLink(this.#session));
      return;
    }
    const isBound = supervisor.esme !== undefined;
    if (isBound) this.#setLink({ ...this.#link, phase: 'unbinding' });
    else this.#supervisor = undefined;
    await supervisor.stop();
    if (isBound && this.#supervisor !== supervisor) return;
    this.#supervisor = undefined;
    const bind: Layer = { state: 'down', detail: isBound ? 'This side ended the session.' : 'Not bound' };
    this.#setLink({ ...idleLink(this.#session), layers: { ...NO_LAYERS, bind } });
  }

  async close(): Promise<void> {
    await this.disconnect();
    await this.#ledger.clear();
  }

  async send(request: SendRequest): Promise<void> {
    await this.#running().sendText(textInitOf(request));
  }

  async resend(number: number): Promise<void> {
    await this.#running().resend(number);
  }

  async writeOff(number: number): Promise<void> {
    if (this.#supervisor) return this.#supervisor.writeOff(number);
    const message = await this.#ledger.writeOff(number);
    if (message) this.#parts.batcher.addSent(this.#session, message);
  }

  async forget(number: number): Promise<void> {
    if (this.#supervisor) this.#supervisor.forget(number);
    else await this.#ledger.forget(number);
  }

  request(octets: Uint8Array, options?: RawRequestOptions): Promise<Uint8Array> {
    return requestRaw(this.esme.session, octets, options);
  }

  /** What keeps the session bound, be it that it is not bound now: what is given waits then. */
  #running(): Supervisor {
    if (!this.#supervisor) throw new Error('Not bound: bind first, then send.');
    return this.#supervisor;
  }

  /** Tells the page what comes of the messages and what comes over the wire. */
  #report(supervisor: Supervisor): void {
    const { batcher, clock } = this.#parts;
    const session = this.#session;
    supervisor.on('session', (made) => this.#watch(made));
    supervisor.on('sent', (message) => batcher.addSent(session, message));
    supervisor.on('message', (message) => batcher.addReceived(session, message));
    supervisor.on('part', (part) => batcher.addPart(session, part));
    supervisor.on('unmatched', (receipt) => batcher.addReceipt(session, receipt, clock.wall()));
  }

  #watch(session: Session): void {
    const pulse = new PulseTaker(session);
    this.#pulse = pulse;
    session.on('frame', (event) => {
      pulse.note(event);
      this.#parts.batcher.addFrame(this.#session, event);
    });
    session.on('close', ({ code }) => {
      this.#closeCode = code;
    });
    this.#setLayer('bind', { state: 'connecting', detail: 'Waiting for the answer' });
  }

  #openLink(target: Target, outbind: boolean, signal: AbortSignal) {
    const { simulator, clock } = this.#parts;
    return openLink(target, simulator, { signal, clock, outbind }, (layers, facts) => {
      // The end of a connection is told by what it ended with.
      if (signal.aborted || layers.websocket.state === 'down') return;
      this.#setLink({
        ...this.#link,
        facts,
        layers: { ...layers, bind: this.#link.layers.bind },
        ...this.#resumed(layers),
      });
    });
  }

  /** When a WebSocket that had dropped is back: when, and after how long. */
  #resumed({ websocket }: Pick<LinkState['layers'], 'websocket'>): Pick<LinkState, 'resumed'> {
    const before = this.#link.layers.websocket;
    const isBack = this.#link.phase === 'bound' && before.state === 'connecting' && websocket.state === 'up';
    if (!isBack) return {};
    const at = this.#parts.clock.wall();
    return { resumed: { at, afterMs: at - (before.since ?? at) } };
  }

  #take(state: SupervisorState, request: BindRequest, stayConnected: boolean): void {
    if (state.kind === 'connecting') this.#begin();
    else if (state.kind === 'bound') this.#bound(request);
    else if (state.kind === 'failed') this.#end({ error: state.error });
    else if (state.kind === 'waiting') {
      const ending = { error: state.error ?? state.message, code: this.#closeCode };
      if (stayConnected && !isFinal(ending)) this.#wait(ending, state.ms);
      else this.#end(ending);
    }
  }

  #begin(): void {
    this.#closeCode = undefined;
    const { failure, attempt = 0, phase } = this.#link;
    this.#setLink({
      ...idleLink(this.#session),
      phase: 'connecting',
      attempt: phase === 'waiting' ? attempt : 1,
      // Why there is another attempt stays in sight until it has come to something.
      ...(failure && phase === 'waiting' && { failure }),
    });
  }

  #bound({ system_id, mode }: BindRequest): void {
    const { version } = this.esme.session;
    const smsc = this.#pulse?.centre;
    this.#setLayer('bind', { state: 'up', detail: `Bound as ${mode}` });
    const { layers, facts, session } = this.#link;
    const bound = { system_id, mode, version, since: this.#parts.clock.wall(), ...(smsc && { smsc }) };
    this.#setLink({ phase: 'bound', session, layers, facts, bound });
  }

  #wait(ending: Ending, ms: number): void {
    this.#setLink({
      ...this.#failed(ending),
      phase: 'waiting',
      attempt: (this.#link.attempt ?? 0) + 1,
      nextAttemptAt: this.#parts.clock.wall() + ms,
    });
  }

  #end(ending: Ending): void {
    const supervisor = this.#supervisor;
    this.#supervisor = undefined;
    this.#ended = supervisor?.stop();
    this.#setLink(this.#failed(ending));
  }

  #failed(ending: Ending): LinkState {
    const { layers } = this.#link;
    const failure = explain(ending);
    const failed: Layer = { state: 'failed', detail: failure.message };
    return { ...idleLink(this.#session), layers: { ...NO_LAYERS, [failedLayer(ending, layers)]: failed }, failure };
  }

  #setLayer(name: LayerName, layer: Layer): void {
    this.#setLink({ ...this.#link, layers: { ...this.#link.layers, [name]: layer } });
  }

  #setLink(link: LinkState): void {
    const now = this.#parts.clock.wall();
    const before = this.#link.layers;
    const dated = (name: LayerName): Layer => {
      const layer = link.layers[name];
      const { state, since } = before[name];
      return { ...layer, since: state === layer.state && since !== undefined ? since : now };
    };
    this.#link = { ...link, layers: { websocket: dated('websocket'), link: dated('link'), bind: dated('bind') } };
    this.#parts.batcher.setLink(this.#link);
  }
}

/** Whose messages they are: an account at a message centre. It is written down, so what may be a token is left out. */
function accountOf({ target, system_id }: BindRequest): string {
  const place = target.kind === 'page' ? 'page' : target.url.replace(/[?#].*$/, '').replace(/\/\/[^/]*@/, '//');
  return `${system_id} ${place}`;
}
