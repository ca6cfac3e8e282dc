import { wrap } from 'comlink';
import type { EngineApi } from '../engine/api.ts';
import type { Feed } from '../engine/feed.ts';
import { type PackedFeed, unpackFeed } from '../engine/packed-feed.ts';
import { watchWorker } from './engine-watch.ts';
import { engineWorker } from './engine-worker.ts';

/** An engine, and how to let go of it. */
export interface EngineHandle {
  readonly engine: EngineApi;
  /** Resolves with a sentence when it has stopped by itself. */
  readonly stopped?: Promise<string>;
  dispose(): void;
}

/** Starts an engine that tells `take` what happens. */
export type StartEngine = (take: (feed: Feed) => void) => EngineHandle;

/** Starts the engine in a worker of its own: see {@link engineWorker} for its address. */
export const startWorker = (take: (feed: Feed) => void, address?: string): EngineHandle => {
  const worker = engineWorker(address);
  const calls = new MessageChannel();
  const feed = new MessageChannel();
  feed.port1.onmessage = ({ data }: MessageEvent<PackedFeed>) => {
    take(unpackFeed(data));
    feed.port1.postMessage('taken');
  };
  worker.postMessage({ calls: calls.port2, feed: feed.port2 }, [calls.port2, feed.port2]);
  const engine = wrap(calls.port1) as unknown as EngineApi;
  const { stopped, end } = watchWorker(worker, () => engine.ping());
  return {
    engine,
    stopped,
    dispose() {
      end();
      feed.port1.close();
      calls.port1.close();
      worker.terminate();
    },
  };
};
