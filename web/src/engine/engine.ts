import type { BulkApi, EngineApi, LoadApi, SessionsApi, SimulatorApi } from './api.ts';
import { Batcher, type Deliver } from './batcher.ts';
import { Lines } from './lines.ts';
import { onDemand } from './on-demand.ts';
import { Simulators } from './simulator.ts';

/**
 * The sessions, their transports and the message centre in this page. Lives in a worker, whose timers go on when the
 * page is hidden; in tests it lives in the page.
 */
export class Engine implements EngineApi {
  readonly sessions: SessionsApi;
  readonly simulator: SimulatorApi;
  readonly load: LoadApi;
  readonly bulk: BulkApi;

  /** `deliver` is given the feed, batch by batch. */
  constructor(deliver: Deliver) {
    const batcher = new Batcher(deliver);
    const simulator = new Simulators((state) => batcher.setLatest('simulator', state));
    this.simulator = simulator;
    const lines = new Lines(batcher, () => simulator.get());
    this.sessions = lines;
    this.bulk = onDemand(async () => {
      const { openBulk } = await import('./bulk-open.ts');
      return openBulk({
        esmeOf: (session) => lines.esmeOf(session),
        publish: (state) => batcher.setLatest('bulk', state),
      });
    });
    this.load = onDemand(async () => {
      const { Loads } = await import('./load.ts');
      return new Loads(
        (session) => lines.esmeOf(session),
        (state) => batcher.setLatest('load', state),
      );
    });
  }

  async ping(): Promise<void> {}
}
