import { type Clock, type Esme, systemClock } from '@smpp-web/session';
import type { Simulator } from '@smpp-web/smsc';
import type { BindRequest, CheckReport, RawRequestOptions, SendRequest, SessionsApi, Target } from './api.ts';
import type { Batcher } from './batcher.ts';
import type { Pulse } from './feed.ts';
import { Line } from './line.ts';

/** How often it is told how the sessions do: more often than people can read helps nobody. */
const PULSE_MS = 1_000;

/** All sessions by number. */
export class Lines implements SessionsApi {
  readonly #lines = new Map<number, Line>();
  readonly #batcher: Batcher;
  readonly #simulator: () => Promise<Simulator>;
  readonly #clock: Clock;
  #stopPulse: (() => void) | undefined;

  /** `simulator` gives the message centre in this page, for the sessions that are with that one. */
  constructor(batcher: Batcher, simulator: () => Promise<Simulator>, clock: Clock = systemClock) {
    this.#batcher = batcher;
    this.#simulator = simulator;
    this.#clock = clock;
  }

  /**
   * The ESME of a session, for parts of the engine that send by themselves. Ask again after it has closed: a session that
   * connects again has another one.
   *
   * @throws Error when the session is not bound.
   */
  esmeOf(session: number): Esme {
    return this.#line(session).esme;
  }

  restore(session: number, journal: string | undefined): Promise<void> {
    return this.#line(session).restore(journal);
  }

  async connect(session: number, request: BindRequest): Promise<void> {
    await this.#line(session).connect(request);
    this.#stopPulse ??= this.#clock.after(PULSE_MS, () => this.#pulse());
  }

  async connectNow(session: number): Promise<void> {
    this.#line(session).connectNow();
  }

  disconnect(session: number): Promise<void> {
    return this.#line(session).disconnect();
  }

  async close(session: number): Promise<void> {
    await this.#line(session).close();
    this.#lines.delete(session);
  }

  send(session: number, request: SendRequest): Promise<void> {
    return this.#line(session).send(request);
  }

  resend(session: number, number: number): Promise<void> {
    return this.#line(session).resend(number);
  }

  writeOff(session: number, number: number): Promise<void> {
    return this.#line(session).writeOff(number);
  }

  forget(session: number, number: number): Promise<void> {
    return this.#line(session).forget(number);
  }

  async request(session: number, octets: Uint8Array, options?: RawRequestOptions): Promise<Uint8Array> {
    return this.#line(session).request(octets, options);
  }

  async writeRaw(session: number, octets: Uint8Array): Promise<void> {
    // What is given may be reused by whoever gave it.
    this.esmeOf(session).session.sendRaw(octets.slice());
  }

  async check(target: Target): Promise<CheckReport> {
    const { checkTarget } = await import('./check.ts');
    return checkTarget(target, this.#clock);
  }

  #pulse(): void {
    const pulses: Record<number, Pulse> = {};
    let isAlive = false;
    for (const [session, line] of this.#lines) {
      const pulse = line.pulse();
      if (pulse) pulses[session] = pulse;
      isAlive ||= line.isAlive;
    }
    this.#batcher.setLatest('pulses', pulses);
    this.#stopPulse = isAlive ? this.#clock.after(PULSE_MS, () => this.#pulse()) : undefined;
  }

  #line(session: number): Line {
    const known = this.#lines.get(session);
    if (known) return known;
    const line = new Line(session, { batcher: this.#batcher, simulator: this.#simulator, clock: this.#clock });
    this.#lines.set(session, line);
    return line;
  }
}
