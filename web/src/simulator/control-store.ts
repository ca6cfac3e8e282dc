import type { ControlRequest, Scenario } from '@smpp-web/smsc';
import { Store } from '../common/store.ts';
import type { Frames } from '../engine/frames.ts';
import type { SimulatorPlace, SimulatorState } from '../engine/simulator-state.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { PlaceStore } from '../shell/place-store.ts';
import type { EsmeFrame } from './both-ends.ts';
import { SimulatorMemory } from './simulator-memory.ts';
import type { SimulatorPanel } from './simulator-store.ts';

/** What the view of the simulator shows. */
export interface SimulatorControl extends SimulatorState {
  /** Address of the control channel, as it was typed. */
  readonly url: string;
  /** The latest PDUs at this end of the session in front, the oldest first. */
  readonly esme: readonly EsmeFrame[];
  /** What is wrong with the scenario that was to be played, a line for each. */
  readonly scenarioProblem: string;
}

/** Where `npm start` has its control channel. */
const LOCAL = 'ws://127.0.0.1:2776';

/** PDUs of this end that are kept: as many as are told of from the other. */
const MAX_FRAMES = 60;

export const SIMULATOR_VIEW = 'simulator';

/** The message centre that is seen and changed: told of as long as its view is in front. */
export class ControlStore extends Store<SimulatorControl> {
  readonly #model: ConsoleModel;
  #isWatching = false;

  constructor(model: ConsoleModel) {
    super({
      place: 'page',
      state: undefined,
      problem: undefined,
      url: LOCAL,
      esme: [],
      scenarioProblem: '',
    });
    this.#model = model;
    model.onFeed(({ frames, latest: { simulator } }) => {
      if (this.#isWatching && frames.length > 0) this.#note(frames);
      if (simulator) this.#take(simulator);
    });
    model.onRestart(() => this.#isWatching && void this.#ask(() => model.engine.simulator.watch(this.get().place)));
    const place = model.part(PlaceStore);
    place.subscribe(() => void this.#follow(place.get().view === SIMULATOR_VIEW));
    void this.#follow(place.get().view === SIMULATOR_VIEW);
  }

  /** Turns to another message centre. */
  async turnTo(place: SimulatorPlace): Promise<void> {
    const url = place === 'page' ? this.get().url : place.url;
    this.patch({ place, url, state: undefined, problem: undefined });
    if (this.#isWatching) await this.#ask(() => this.#model.engine.simulator.watch(place));
  }

  /** Has it do something; what goes wrong is told. */
  async request(request: ControlRequest): Promise<boolean> {
    const { place } = this.get();
    const isDone = await this.#ask(() => this.#model.engine.simulator.request(place, request));
    if (isDone && place === 'page') this.#model.part(SimulatorMemory).note(request);
    return isDone;
  }

  /** Has chance begin anew with a seed: in this page with a new message centre, elsewhere with the one that runs. */
  async restart(seed: number): Promise<boolean> {
    if (this.get().place !== 'page') return this.request({ do: 'seed', seed });
    this.#model.part(SimulatorMemory).note({ do: 'seed', seed });
    return this.#ask(() => this.#model.engine.simulator.restart(seed));
  }

  /** Reads a scenario and plays it, if it can be read. */
  async play(text: string): Promise<void> {
    let scenario: Scenario;
    try {
      scenario = await this.#model.engine.simulator.readScenario(text);
    } catch (error) {
      this.patch({ scenarioProblem: (error as Error).message });
      return;
    }
    this.patch({ scenarioProblem: '' });
    await this.request({ do: 'play', scenario });
  }

  async #ask(what: () => Promise<unknown>): Promise<boolean> {
    try {
      await what();
      return true;
    } catch (error) {
      this.#model.toasts.show({ text: '{reason}', values: { reason: (error as Error).message }, tone: 'bad' });
      return false;
    }
  }

  async #follow(isInFront: boolean): Promise<void> {
    if (isInFront === this.#isWatching) return;
    this.#isWatching = isInFront;
    await this.#ask(() => this.#model.engine.simulator.watch(isInFront ? this.get().place : undefined));
  }

  #note(frames: Frames): void {
    const { session } = this.#model.link.get();
    const own = [...frames].filter((each) => each.session === session).slice(-MAX_FRAMES);
    // The octets are those of a whole batch, which is not to be kept for them.
    const copies = own.map(({ direction, at, frame }) => ({ direction, at, frame: frame.slice() }));
    if (copies.length > 0) this.patch({ esme: [...this.get().esme, ...copies].slice(-MAX_FRAMES) });
  }

  #take(told: SimulatorState): void {
    if (!isSame(told.place, this.get().place)) return;
    this.patch(told);
    if (told.place === 'page' && told.state) this.#tellPanel(told.state.settings);
  }

  /** The small panel beside the conversations shows what was changed here. */
  #tellPanel({ receipts, echoAddress }: NonNullable<SimulatorState['state']>['settings']): void {
    const states = Object.entries(receipts.outcomes).filter(([, weight]) => weight > 0);
    const outcome = (states.length === 1 ? states[0]![0] : 'mixed') as SimulatorPanel['outcome'];
    const { simulator } = this.#model;
    const panel = simulator.get();
    const isSamePanel =
      panel.delayMs === receipts.delayMs && panel.echoAddress === echoAddress && panel.outcome === outcome;
    if (!isSamePanel) simulator.patch({ delayMs: receipts.delayMs, echoAddress, outcome });
  }
}

function isSame(one: SimulatorPlace, other: SimulatorPlace): boolean {
  return one === other || (one !== 'page' && other !== 'page' && one.url === other.url);
}
