import { withoutPassword } from '@smpp-web/codec';
import { readUserData } from '@smpp-web/codec/text';
import type { FrameEvent, Session } from '@smpp-web/session';
import { FastClock } from '../fast-clock.ts';
import type { FaultParameters } from '../fault-rows.ts';
import type { StoredMessage } from '../mailbox.ts';
import { runScenario, type StopSignal, titleOf } from '../scenario/run.ts';
import type { Scenario, StepResult } from '../scenario/scenario.ts';
import type { Simulator } from '../simulator.ts';
import type { ControlRequest, ControlState, KnownFrame, KnownMessage, KnownRun, KnownStream } from './state.ts';

/** Messages and PDUs that are told of: as many as a screen shows. */
const MAX_MESSAGES = 50;
const MAX_FRAMES = 60;

/** Characters of a text that are told of. */
const MAX_TEXT = 200;

/** Octets of a PDU that are told of. */
const MAX_OCTETS = 1_024;

/** A PDU that went by. */
interface SeenFrame {
  readonly number: number;
  readonly session: Session;
  readonly direction: 'in' | 'out';
  readonly at: number;
  readonly octets: Uint8Array;
}

/** A run that is being played, and how to call it off. */
class Stop implements StopSignal {
  readonly #listeners = new Set<() => void>();
  aborted = false;

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  abort(): void {
    this.aborted = true;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A simulator as others see and change it: through a worker, or over a wire. */
export class Control {
  readonly #simulator: Simulator;
  readonly #streams = new Map<number, { readonly stream: KnownStream; readonly stop: () => void }>();
  #isWatched = false;
  #seen: SeenFrame[] = [];
  #seenCount = 0;
  #streamCount = 0;
  #run: KnownRun | undefined;
  #stop: Stop | undefined;

  /** Sessions that are open already are seen, too, but for their earlier PDUs. */
  constructor(simulator: Simulator) {
    this.#simulator = simulator;
    for (const session of simulator.sessions) this.#listen(session);
    simulator.onSession((session) => this.#listen(session));
  }

  /** Whether somebody looks at its PDUs: they are noted only then, as that costs something for each. */
  watch(isWatched: boolean): void {
    this.#isWatched = isWatched;
    if (!isWatched) this.#seen = [];
  }

  /** Does what is asked. @throws RangeError with a sentence when that cannot be */
  request(request: ControlRequest): void {
    const simulator = this.#simulator;
    const { faults } = simulator;
    switch (request.do) {
      case 'configure':
        return simulator.configure(request.settings);
      case 'put account':
        return this.#putAccount(request.account);
      case 'remove account':
        return simulator.removeAccount(request.system_id);
      case 'fault':
        return faults.on(
          request.name,
          request.parameters as FaultParameters<typeof request.name>,
          this.#scope(request),
        );
      case 'mend':
        return request.name ? faults.off(request.name, this.#scope(request)) : faults.clear();
      case 'mo':
        if (simulator.injectMo(request.mo) === 0) throw new RangeError('Nobody is bound to receive it.');
        return;
      case 'stream':
        return this.#startStream(request.stream);
      case 'stop stream':
        return this.#stopStream(request.stream);
      case 'end':
        if (!simulator.end(request.id, request.state)) throw new RangeError(`Message ${request.id} is not pending.`);
        return;
      case 'unbind':
        return void this.#client(request.client).unbind();
      case 'cut':
        return void this.#client(request.client).close();
      case 'seed':
        return simulator.reseed(request.seed);
      case 'speed':
        return this.#setSpeed(request.speed);
      case 'play':
        return this.#play(request.scenario);
      case 'stop':
        return this.#stop?.abort();
    }
  }

  /** How it all stands. */
  state(): ControlState {
    const { seed, clock, settings, accounts, clients, faults, load, requestCounts } = this.#simulator;
    const numbers = new Map(clients.map(({ session, number }) => [session, number]));
    return {
      seed,
      speed: clock instanceof FastClock ? clock.speed : undefined,
      settings,
      load,
      accounts: accounts.map(({ password: _, ...account }) => ({
        ...account,
        bound: clients.filter(({ system_id }) => system_id === account.system_id).length,
      })),
      clients: clients.map(({ session, number, system_id, mode, version, address_range }) => ({
        number,
        system_id,
        mode,
        version,
        address_range,
        peer: session.transport.facts.peer,
        inFlight: session.load.inFlight,
      })),
      faults: faults.active.map(({ name, parameters, session }) => ({
        name,
        parameters,
        client: session && numbers.get(session),
      })),
      requests: Object.fromEntries(requestCounts),
      messages: this.#simulator.latest(MAX_MESSAGES).map(known),
      frames: this.#frames(),
      streams: [...this.#streams.values()].map(({ stream }) => stream),
      run: this.#run,
    };
  }

  #putAccount({ password, ...account }: Extract<ControlRequest, { do: 'put account' }>['account']): void {
    const before = this.#simulator.accounts.find(({ system_id }) => system_id === account.system_id);
    this.#simulator.putAccount({ ...account, password: password ?? before?.password ?? '' });
  }

  #setSpeed(speed: number): void {
    const { clock } = this.#simulator;
    if (!(clock instanceof FastClock))
      throw new RangeError('The clock of this message centre goes as that of the machine.');
    clock.speed = speed;
  }

  #scope({ client }: { readonly client?: number }): Session | undefined {
    return client === undefined ? undefined : this.#client(client);
  }

  #client(number: number): Session {
    const client = this.#simulator.clients.find((each) => each.number === number);
    if (!client) throw new RangeError(`Client ${number} is not bound any more.`);
    return client.session;
  }

  #startStream(stream: KnownStream | Omit<KnownStream, 'number'>): void {
    const number = ++this.#streamCount;
    this.#streams.set(number, { stream: { ...stream, number }, stop: this.#simulator.startMo(stream) });
  }

  #stopStream(number: number): void {
    this.#streams.get(number)?.stop();
    this.#streams.delete(number);
  }

  #play(scenario: Scenario): void {
    this.#stop?.abort();
    const stop = new Stop();
    this.#stop = stop;
    const { name, settings, accounts = [], steps } = scenario;
    if (settings) this.#simulator.configure(settings);
    for (const account of accounts) this.#simulator.putAccount(account);
    const titles = steps.map(titleOf);
    let taken: readonly StepResult[] = [];
    const tell = (passed: boolean | undefined) => {
      if (this.#stop === stop) this.#run = { name, titles, steps: taken, passed };
    };
    tell(undefined);
    const onStep = (result: StepResult) => {
      taken = [...taken, result];
      tell(undefined);
    };
    void runScenario(this.#simulator, scenario, onStep, stop).then(({ passed }) => tell(passed));
  }

  #listen(session: Session): void {
    session.on('frame', (event) => {
      if (this.#isWatched) this.#note(session, event);
    });
  }

  #note(session: Session, { direction, at, frame }: FrameEvent): void {
    this.#seen.push({ number: ++this.#seenCount, session, direction, at, octets: frame.slice(0, MAX_OCTETS) });
    if (this.#seen.length > 2 * MAX_FRAMES) this.#seen.splice(0, MAX_FRAMES);
  }

  #frames(): KnownFrame[] {
    const { clients } = this.#simulator;
    return this.#seen.slice(-MAX_FRAMES).map(({ number, session, direction, at, octets }) => ({
      number,
      system_id: clients.find((client) => client.session === session)?.system_id,
      direction,
      at,
      octets: hexOf(withoutPassword(octets)),
    }));
  }
}

function known({ id, system_id, pdu, state, error, submittedAt, doneAt }: StoredMessage): KnownMessage {
  const { source_addr: from, destination_addr: to } = pdu;
  return {
    id,
    system_id,
    from,
    to,
    text: readUserData(pdu).text.slice(0, MAX_TEXT),
    state,
    error,
    submittedAt,
    doneAt,
  };
}

function hexOf(octets: Uint8Array): string {
  let digits = '';
  for (const octet of octets) digits += octet.toString(16).padStart(2, '0');
  return digits;
}
