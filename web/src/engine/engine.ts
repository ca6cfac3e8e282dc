import type { MoInit, Simulator } from '@smpp-web/smsc';
import type { BindRequest, EngineApi, SendRequest, SessionsApi, SimulatorApi, SimulatorChange } from './api.ts';
import { Batcher, type Deliver } from './batcher.ts';
import { Line } from './line.ts';

/**
 * The sessions, their transports and the message centre in this page. Lives in a worker, whose timers go on when the
 * page is hidden; in tests it lives in the page.
 */
export class Engine implements EngineApi {
  readonly sessions: SessionsApi;
  readonly simulator: SimulatorApi;

  /** `deliver` is given the feed, batch by batch. */
  constructor(deliver: Deliver) {
    const batcher = new Batcher(deliver);
    const simulator = new InPageSimulator();
    this.simulator = simulator;
    this.sessions = new Lines(batcher, simulator);
  }
}

/** All sessions by number. */
class Lines implements SessionsApi {
  readonly #lines = new Map<number, Line>();
  readonly #batcher: Batcher;
  readonly #simulator: InPageSimulator;

  constructor(batcher: Batcher, simulator: InPageSimulator) {
    this.#batcher = batcher;
    this.#simulator = simulator;
  }

  connect(session: number, request: BindRequest): Promise<void> {
    return this.#line(session).connect(request);
  }

  disconnect(session: number): Promise<void> {
    return this.#line(session).disconnect();
  }

  send(session: number, request: SendRequest): Promise<void> {
    return this.#line(session).send(request);
  }

  #line(session: number): Line {
    const line = this.#lines.get(session) ?? new Line(session, this.#batcher, () => this.#simulator.get());
    this.#lines.set(session, line);
    return line;
  }
}

/** The message centre in this page, loaded when it is first needed: those who only talk to real ones never load it. */
class InPageSimulator implements SimulatorApi {
  #simulator: Promise<Simulator> | undefined;

  get(): Promise<Simulator> {
    this.#simulator ??= import('@smpp-web/smsc').then(({ createSimulator }) => createSimulator());
    return this.#simulator;
  }

  async configure(settings: SimulatorChange): Promise<void> {
    (await this.get()).configure(settings);
  }

  async injectMo(mo: MoInit): Promise<number> {
    return (await this.get()).injectMo(mo);
  }
}
