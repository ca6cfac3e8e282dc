/** What remembers more than one visit; `localStorage`, as a rule. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** What is kept under a key; undefined where there is nothing, or nothing that can be read. */
export function readKept(storage: Pick<KeptStorage, 'getItem'> | undefined, key: string): unknown {
  try {
    return JSON.parse(storage?.getItem(key) ?? 'null') ?? undefined;
  } catch {
    // Closed to the page, or written by something else.
    return undefined;
  }
}

/** Keeps a value under a key. Where the storage is full or closed, it lasts until the page is left. */
export function keep(storage: Pick<KeptStorage, 'setItem'> | undefined, key: string, value: unknown): void {
  try {
    storage?.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing to be done about it here: the settings show what is kept.
  }
}

/** A store of what is kept, which can be told that all of it is gone. */
export interface Forgetful {
  /** Begins anew, as on a first visit, and writes nothing until something is changed. */
  forget(): void | Promise<void>;
}

export function isForgetful(part: unknown): part is Forgetful {
  return typeof (part as Partial<Forgetful>).forget === 'function';
}
