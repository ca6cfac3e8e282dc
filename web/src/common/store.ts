/** A value that tells when it has changed. */
export interface Readable<T> {
  get(): T;
  /** Calls the listener after every change; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** A value that can be set. Values are not changed in place: setting an equal one tells nobody. */
export class Store<T> implements Readable<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(initial: T) {
    this.#value = initial;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Sets some members and keeps the others. */
  patch(members: Partial<T>): void {
    this.set({ ...this.#value, ...members });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
