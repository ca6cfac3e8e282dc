import type { Control, ControlRequest, ControlState, MoInit, Scenario, Simulator } from '@smpp-web/smsc';
import type { SimulatorApi, SimulatorChange } from './api.ts';
import { RemoteControl } from './simulator-remote.ts';
import type { SimulatorPlace, SimulatorState } from './simulator-state.ts';

/** How often it is looked whether something has changed, in milliseconds: as quickly as people read. */
const LOOK_MS = 250;

/** A message centre that is running, and what is known of it. */
interface Running {
  readonly simulator: Simulator;
  readonly control: Control;
}

/** Tells how a simulator stands. */
export type TellSimulator = (state: SimulatorState) => void;

/** The message centre in this page, loaded when it is first needed; and the way to those on this machine. */
export class Simulators implements SimulatorApi {
  readonly #tell: TellSimulator;
  #running: Promise<Running> | undefined;
  #remote: RemoteControl | undefined;
  #watched: SimulatorPlace | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #told = '';

  constructor(tell: TellSimulator) {
    this.#tell = tell;
  }

  /** The simulator in this page. */
  async get(): Promise<Simulator> {
    return (await this.#start()).simulator;
  }

  async configure(settings: SimulatorChange): Promise<void> {
    (await this.get()).configure(settings);
  }

  async injectMo(mo: MoInit): Promise<number> {
    return (await this.get()).injectMo(mo);
  }

  async request(place: SimulatorPlace, request: ControlRequest): Promise<void> {
    if (place === 'page') (await this.#start()).control.request(request);
    else await this.#remoteAt(place.url).request(request);
    await this.#look();
  }

  async watch(place: SimulatorPlace | undefined): Promise<void> {
    clearInterval(this.#timer);
    this.#watched = place;
    this.#told = '';
    if (place !== 'page') (await this.#running)?.control.watch(false);
    if (place === 'page' || place === undefined) this.#closeRemote();
    if (place === undefined) return;
    if (place === 'page') {
      (await this.#start()).control.watch(true);
      this.#timer = setInterval(() => void this.#look(), LOOK_MS);
    } else this.#remoteAt(place.url);
    await this.#look();
  }

  async restart(seed?: number): Promise<void> {
    const { simulator, control } = await this.#start();
    const { accounts, settings, faults } = simulator;
    const { speed = 1 } = control.state();
    const everywhere = faults.active.filter(({ session }) => session === undefined);
    this.#running = this.#load({ accounts, settings, ...(seed !== undefined && { seed }) });
    const next = await this.#running;
    for (const { name, parameters } of everywhere) next.control.request({ do: 'fault', name, parameters });
    next.control.request({ do: 'speed', speed });
    next.control.watch(this.#watched === 'page');
    // Peers that do not answer an unbind are not waited for.
    void simulator.close();
    await this.#look();
  }

  async readScenario(text: string): Promise<Scenario> {
    const { parseScenario } = await import('@smpp-web/smsc/files');
    return parseScenario(text);
  }

  #start(): Promise<Running> {
    this.#running ??= this.#load({});
    return this.#running;
  }

  async #load(
    options: { readonly seed?: number } & Partial<Pick<Simulator, 'accounts' | 'settings'>>,
  ): Promise<Running> {
    const { Control, createSimulator, FastClock } = await import('@smpp-web/smsc');
    const simulator = createSimulator({ ...options, clock: new FastClock() });
    return { simulator, control: new Control(simulator) };
  }

  /** Tells how the one in this page stands, if that is watched and has changed. */
  async #look(): Promise<void> {
    if (this.#watched !== 'page') return;
    const { control } = await this.#start();
    const told = JSON.stringify(control.state());
    if (told === this.#told || this.#watched !== 'page') return;
    this.#told = told;
    // Read back from JSON: as it comes from those on this machine, too.
    this.#tell({ place: 'page', state: JSON.parse(told) as ControlState, problem: undefined });
  }

  #remoteAt(url: string): RemoteControl {
    if (this.#remote?.url === url && this.#remote.isUsable) return this.#remote;
    this.#closeRemote();
    const remote = new RemoteControl(url, (state, problem) => {
      if (this.#remote !== remote || this.#watched === 'page' || this.#watched === undefined) return;
      this.#tell({ place: { url }, state, problem });
    });
    this.#remote = remote;
    return remote;
  }

  #closeRemote(): void {
    this.#remote?.close();
    this.#remote = undefined;
  }
}
