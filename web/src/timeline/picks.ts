import type { LogView } from './wire-log.ts';

/** Which rows are picked, beside the one that is looked at: a run of the view, and rows picked one by one. */
export class Picks {
  /** Id of the row that a run began at. */
  #anchor: number | undefined;
  /** Id of the row that it goes to. */
  #focus: number | undefined;
  readonly #single = new Set<number>();

  /** One row alone. */
  only(id: number | undefined): void {
    this.#anchor = id;
    this.#focus = id;
    this.#single.clear();
  }

  /** All rows from where the run began. */
  extendTo(id: number): void {
    this.#anchor ??= id;
    this.#focus = id;
  }

  /** One more row, or one less; those picked before stay. */
  toggle(id: number, view: LogView): void {
    for (const each of this.ids(view)) this.#single.add(each);
    if (this.#single.has(id)) this.#single.delete(id);
    else this.#single.add(id);
    this.#anchor = undefined;
    this.#focus = undefined;
  }

  /** From the first row of a view to the last. */
  all(view: LogView): void {
    this.only(view.at(0)?.id);
    this.#focus = view.at(view.length - 1)?.id;
  }

  has(id: number): boolean {
    return this.#single.has(id) || (this.#anchor !== undefined && this.#low <= id && id <= this.#high);
  }

  /** Ids of the picked rows that a view has, in order. */
  ids(view: LogView): number[] {
    const ids = [...this.#single].filter((id) => view.at(view.indexOf(id))?.id === id);
    if (this.#anchor === undefined) return ids.sort((a, b) => a - b);
    const run = new Set(ids);
    for (let index = view.indexOf(this.#low); index < view.length; index++) {
      const id = view.idAt(index)!;
      if (id > this.#high) break;
      run.add(id);
    }
    return [...run].sort((a, b) => a - b);
  }

  get #low(): number {
    return Math.min(this.#anchor!, this.#focus!);
  }

  get #high(): number {
    return Math.max(this.#anchor!, this.#focus!);
  }
}
