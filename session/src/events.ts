/** Calls listeners by name. A listener that throws does not keep the others from being called. */
export class Emitter<Events extends Record<string, unknown>> {
  readonly #listeners = new Map<keyof Events, Set<(event: never) => void>>();
  /** Listeners of any name: mostly there are none, and then nothing is looked up. */
  #count = 0;
  readonly #report: (error: unknown) => void;

  /** `report` is told what listeners throw. */
  constructor(report: (error: unknown) => void = rethrowLater) {
    this.#report = report;
  }

  /** Adds a listener; returns how to remove it. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    if (!listeners.has(listener)) this.#count++;
    listeners.add(listener);
    return () => {
      if (listeners.delete(listener)) this.#count--;
    };
  }

  /** Whether anybody listens: what nobody wants need not be made. */
  has(name: keyof Events): boolean {
    return this.#count > 0 && (this.#listeners.get(name)?.size ?? 0) > 0;
  }

  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    const listeners = this.#listeners.get(name);
    if (!listeners || listeners.size === 0) return;
    for (const listener of [...listeners] as ((event: Events[Name]) => void)[]) {
      try {
        listener(event);
      } catch (error) {
        this.#report(error);
      }
    }
  }

  /** Removes all listeners. */
  clear(): void {
    for (const listeners of this.#listeners.values()) listeners.clear();
    this.#count = 0;
  }
}

/** An error of a listener is the application's: it shows where unhandled errors show, and the session goes on. */
function rethrowLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  }, 0);
}
