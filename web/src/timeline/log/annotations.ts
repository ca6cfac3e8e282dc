/** What people have put on rows of the log: markers and notes. */
export class Annotations {
  readonly #marked = new Set<number>();
  readonly #notes = new Map<number, string>();
  /** Ids of all that carry something, sorted; made when it is asked for. */
  #sorted: readonly number[] | undefined;

  /** Rows that carry a marker or a note. */
  get size(): number {
    return this.#ids().length;
  }

  isMarked(id: number): boolean {
    return this.#marked.has(id);
  }

  noteOf(id: number): string | undefined {
    return this.#notes.get(id);
  }

  setMarked(id: number, isMarked: boolean): void {
    if (isMarked) this.#marked.add(id);
    else this.#marked.delete(id);
    this.#sorted = undefined;
  }

  /** Puts a note on a row; an empty one takes it off. */
  setNote(id: number, note: string): void {
    if (note === '') this.#notes.delete(id);
    else this.#notes.set(id, note);
    this.#sorted = undefined;
  }

  /** The next row that carries something, from one on and round the end; back for `step` -1. */
  next(from: number, step: 1 | -1): number | undefined {
    const ids = this.#ids();
    if (step === 1) return ids.find((id) => id > from) ?? ids[0];
    return ids.findLast((id) => id < from) ?? ids.at(-1);
  }

  /** Forgets what is on rows before this one. */
  dropBefore(first: number): void {
    for (const id of this.#ids()) {
      if (id >= first) break;
      this.#marked.delete(id);
      this.#notes.delete(id);
    }
    this.#sorted = undefined;
  }

  #ids(): readonly number[] {
    this.#sorted ??= [...new Set([...this.#marked, ...this.#notes.keys()])].sort((a, b) => a - b);
    return this.#sorted;
  }
}
