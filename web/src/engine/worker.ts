/** The worker's entry. The page's first message brings two ports: one for calls, one for the feed. */
import { expose } from 'comlink';
import { Engine } from './engine.ts';
import type { Feed } from './feed.ts';
import { packFeed } from './packed-feed.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data: { calls, feed } }: MessageEvent<{ calls: MessagePort; feed: MessagePort }>) => {
  let taken: () => void = () => undefined;
  feed.onmessage = () => taken();
  // One batch at a time: the next one leaves when the page has said that it took this one.
  const deliver = (batch: Feed) =>
    new Promise<void>((resolve) => {
      taken = resolve;
      const { packed, transfer } = packFeed(batch);
      feed.postMessage(packed, transfer);
    });
  expose(new Engine(deliver), calls);
};
