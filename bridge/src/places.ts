/** A limit, and what is counted under it. */
export interface Claim {
  readonly key: string;
  /** Places at once. */
  readonly limit: number;
}

/** Hands out places under limits. Where several processes share the port, the limits hold for all of them together. */
export interface Places {
  /**
   * Takes a place under every claim, or under none.
   * @returns what gives the places back, or the index of the first claim that has none left
   */
  enter(claims: readonly Claim[]): Promise<(() => void) | number>;
}

/** The count of each key. */
export class PlaceCounts {
  readonly #counts = new Map<string, number>();

  /** Index of the first claim that has no place left, or undefined when all are taken. */
  enter(claims: readonly Claim[]): number | undefined {
    const refused = claims.findIndex(({ key, limit }) => this.#count(key) >= limit);
    if (refused >= 0) return refused;
    for (const { key } of claims) this.#counts.set(key, this.#count(key) + 1);
    return undefined;
  }

  leave(claims: readonly Claim[]): void {
    for (const { key } of claims) {
      const left = this.#count(key) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    }
  }

  #count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
}

/** Places of this process alone. */
export function createPlaces(): Places {
  const counts = new PlaceCounts();
  return {
    async enter(claims) {
      return counts.enter(claims) ?? once(() => counts.leave(claims));
    },
  };
}

/** A place that is given back twice would be another's. */
export function once(leave: () => void): () => void {
  let inside = true;
  return () => {
    if (inside) leave();
    inside = false;
  };
}
