import { wrap } from 'comlink';
import type { EngineApi } from '../engine/api.ts';
import type { Feed } from '../engine/feed.ts';

/** An engine, and how to let go of it. */
export interface EngineHandle {
  readonly engine: EngineApi;
  dispose(): void;
}

/** Starts an engine that tells `take` what happens. */
export type StartEngine = (take: (feed: Feed) => void) => EngineHandle;

/** Starts the engine in a worker of its own. */
export const startWorker: StartEngine = (take) => {
  const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name: 'smpp' });
  const calls = new MessageChannel();
  const feed = new MessageChannel();
  feed.port1.onmessage = ({ data }: MessageEvent<Feed>) => {
    take(data);
    feed.port1.postMessage('taken');
  };
  worker.postMessage({ calls: calls.port2, feed: feed.port2 }, [calls.port2, feed.port2]);
  return {
    engine: wrap(calls.port1) as unknown as EngineApi,
    dispose() {
      feed.port1.close();
      calls.port1.close();
      worker.terminate();
    },
  };
};
