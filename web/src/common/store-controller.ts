import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from './store.ts';

/** Ties an element to a part of a store: the element renders again when that part has changed, while it is connected. */
export class StoreController<T, Part> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: Readable<T>;
  readonly #pick: (value: T) => Part;
  #leave: (() => void) | undefined;
  #value: Part;

  constructor(host: ReactiveControllerHost, store: Readable<T>, pick: (value: T) => Part) {
    this.#host = host;
    this.#store = store;
    this.#pick = pick;
    this.#value = pick(store.get());
    host.addController(this);
  }

  get value(): Part {
    return this.#value;
  }

  hostConnected(): void {
    this.#leave ??= this.#store.subscribe(() => this.#take());
    this.#take();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  #take(): void {
    const value = this.#pick(this.#store.get());
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#host.requestUpdate();
  }
}
