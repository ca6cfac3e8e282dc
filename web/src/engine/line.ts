import { type CloseReason, connectEsme, type Esme, type Session } from '@smpp-web/session';
import type { Simulator } from '@smpp-web/smsc';
import type { BindRequest, SendRequest } from './api.ts';
import type { Batcher } from './batcher.ts';
import { explain, withRemedy } from './failure.ts';
import { idleLink, type Layer, type LinkState, NO_LAYERS } from './feed.ts';
import { openLink } from './links.ts';

/** Ends that somebody asked for: they are no failure. */
const ORDERLY: readonly CloseReason['code'][] = ['unbound', 'closed'];

/** One session of the console: its transport, its bind, and what it tells the page. */
export class Line {
  readonly #session: number;
  readonly #batcher: Batcher;
  readonly #simulator: () => Promise<Simulator>;
  #link: LinkState;
  #esme: Esme | undefined;
  #attempt: AbortController | undefined;

  /** `simulator` gives the message centre in this page, should the session be with that one. */
  constructor(session: number, batcher: Batcher, simulator: () => Promise<Simulator>) {
    this.#session = session;
    this.#batcher = batcher;
    this.#simulator = simulator;
    this.#link = idleLink(session);
  }

  async connect(request: BindRequest): Promise<void> {
    await this.disconnect();
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#setLink({ phase: 'connecting', session: this.#session, layers: NO_LAYERS, facts: {} });
    try {
      const esme = await this.#bind(request, attempt.signal);
      if (attempt.signal.aborted) return void (await esme.unbind());
      this.#esme = esme;
      const { system_id, mode } = request;
      const { version, clock } = esme.session;
      this.#setLayer('bind', { state: 'up', detail: `Bound as ${mode}` });
      this.#setLink({ ...this.#link, phase: 'bound', bound: { system_id, mode, version, since: clock.wall() } });
    } catch (error) {
      if (this.#attempt === attempt) this.#fail(error);
    } finally {
      if (this.#attempt === attempt) this.#attempt = undefined;
    }
  }

  async disconnect(): Promise<void> {
    if (this.#attempt) {
      this.#attempt.abort();
      this.#attempt = undefined;
      this.#setLink(idleLink(this.#session));
    }
    if (!this.#esme) return;
    this.#setLink({ ...this.#link, phase: 'unbinding' });
    await this.#esme.unbind();
  }

  async send({ to, from, text, receipt }: SendRequest): Promise<void> {
    if (!this.#esme) throw new Error('Not bound: bind first, then send.');
    await this.#esme.sendText({ to, text, registered_delivery: receipt ? 1 : 0, ...(from === '' ? {} : { from }) });
  }

  async #bind(request: BindRequest, signal: AbortSignal): Promise<Esme> {
    const { target, ...options } = request;
    const transport = await openLink(target, this.#simulator, signal, (layers, facts) => {
      if (signal.aborted) return;
      this.#setLink({ ...this.#link, facts, layers: { ...layers, bind: this.#link.layers.bind } });
    });
    if (signal.aborted) {
      await transport.close(new Error('called off'));
      throw signal.reason;
    }
    this.#setLayer('bind', { state: 'connecting', detail: 'Waiting for the answer' });
    const esme = await connectEsme(transport, options, (session) => {
      this.#listen(session);
      signal.addEventListener('abort', () => void session.unbind(), { once: true });
    });
    esme.on('sent', (message) => this.#batcher.addSent(this.#session, message));
    esme.on('message', (message) => this.#batcher.addReceived(this.#session, message));
    esme.on('unmatched', (receipt) => this.#batcher.addReceipt(this.#session, receipt, esme.session.clock.wall()));
    return esme;
  }

  #listen(session: Session): void {
    session.on('frame', (event) => this.#batcher.addFrame(this.#session, event));
    session.on('close', (reason) => {
      // A bind that fails closes too; what it throws says more.
      if (this.#esme?.session !== session) return;
      this.#esme = undefined;
      const failure = ORDERLY.includes(reason.code) ? undefined : withRemedy(reason.code, reason.message);
      const bind: Layer = { state: failure ? 'failed' : 'down', detail: reason.message };
      this.#setLink({
        phase: 'idle',
        session: this.#session,
        layers: { ...NO_LAYERS, bind },
        facts: {},
        ...(failure && { failure }),
      });
    });
  }

  #fail(error: unknown): void {
    const { layers, session } = this.#link;
    const failure = explain(error);
    const failed: Layer = { state: 'failed', detail: failure.message };
    // The first layer that did not come up is the one that failed; those above it were never tried.
    const isUp = ({ state }: Layer) => state === 'up' || state === 'unused';
    const name = isUp(layers.websocket) ? (isUp(layers.link) ? 'bind' : 'link') : 'websocket';
    const reached = layers.bind.state === 'connecting' ? 'bind' : name;
    this.#setLink({ phase: 'idle', session, layers: { ...NO_LAYERS, [reached]: failed }, facts: {}, failure });
  }

  #setLayer(name: keyof LinkState['layers'], layer: Layer): void {
    this.#setLink({ ...this.#link, layers: { ...this.#link.layers, [name]: layer } });
  }

  #setLink(link: LinkState): void {
    this.#link = link;
    this.#batcher.setLink(link);
  }
}
