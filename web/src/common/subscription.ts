import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from './store.ts';

/** Has an element do something whenever a store has changed, while it is connected. */
export class Subscription implements ReactiveController {
  readonly #store: Readable<unknown>;
  readonly #listener: () => void;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, store: Readable<unknown>, listener: () => void) {
    this.#store = store;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    this.#leave ??= this.#store.subscribe(this.#listener);
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }
}
