/** Sequence numbers have 32 bits; what is above them is session and direction. */
const SEQUENCES = 2 ** 32;

/** Requests that wait for their response, by session, direction and sequence_number. */
export class OpenRequests {
  readonly #ids = new Map<number, number>();

  add(session: number, isOut: boolean, sequence_number: number, id: number): void {
    this.#ids.set(keyOf(session, isOut, sequence_number), id);
  }

  /** The request that a response answers, which then waits no longer. */
  take(session: number, isOut: boolean, sequence_number: number): number | undefined {
    const key = keyOf(session, isOut, sequence_number);
    const id = this.#ids.get(key);
    if (id !== undefined) this.#ids.delete(key);
    return id;
  }

  /** Forgets a request that is no longer kept. */
  drop(session: number, isOut: boolean, sequence_number: number, id: number): void {
    const key = keyOf(session, isOut, sequence_number);
    if (this.#ids.get(key) === id) this.#ids.delete(key);
  }

  clear(): void {
    this.#ids.clear();
  }
}

function keyOf(session: number, isOut: boolean, sequence_number: number): number {
  return (session * 2 + (isOut ? 1 : 0)) * SEQUENCES + sequence_number;
}
