/** Requests that wait for their response, by session, direction and sequence_number. */
export class OpenRequests {
  /** By session and direction, then by number: a map whose keys are small numbers is several times as quick. */
  readonly #ids = new Map<number, Map<number, number>>();

  add(session: number, isOut: boolean, sequence_number: number, id: number): void {
    const side = sideOf(session, isOut);
    const ids = this.#ids.get(side);
    if (ids) ids.set(sequence_number, id);
    else this.#ids.set(side, new Map([[sequence_number, id]]));
  }

  /** The request that a response answers, which then waits no longer. */
  take(session: number, isOut: boolean, sequence_number: number): number | undefined {
    const ids = this.#ids.get(sideOf(session, isOut));
    const id = ids?.get(sequence_number);
    if (id !== undefined) ids!.delete(sequence_number);
    return id;
  }

  /** Forgets a request that is no longer kept. */
  drop(session: number, isOut: boolean, sequence_number: number, id: number): void {
    const ids = this.#ids.get(sideOf(session, isOut));
    if (ids?.get(sequence_number) === id) ids.delete(sequence_number);
  }

  clear(): void {
    this.#ids.clear();
  }
}

function sideOf(session: number, isOut: boolean): number {
  return session * 2 + (isOut ? 1 : 0);
}
