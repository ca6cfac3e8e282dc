import type { MessageValues } from '../common/language.ts';
import { Store } from '../common/store.ts';

/** What a toast is made from. */
export interface ToastInit {
  /** One sentence, in English; shown in the language of the console. */
  readonly text: string;
  /** What is put in the place of `{name}` in the text. */
  readonly values?: MessageValues;
  readonly tone?: 'plain' | 'good' | 'bad';
  /** Takes back what was done. Offered for as long as the toast is there. */
  readonly undo?: () => void;
  /** Called when the toast has left and nothing can be taken back any more. */
  readonly gone?: () => void;
}

export interface Toast extends ToastInit {
  readonly id: number;
}

/** Toasts in sight at once; the oldest leaves for a fourth. */
const MAX_TOASTS = 3;

/** Time to read one sentence. */
const READ_MS = 6_000;

/** Time to see that something is gone, and to want it back. */
const UNDO_MS = 12_000;

/** Short news at the edge of the console, which leave by themselves. */
export class ToastStore extends Store<readonly Toast[]> {
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #count = 0;
  #isHeld = false;

  constructor() {
    super([]);
  }

  /** Shows a toast. Returns its number. */
  show(init: ToastInit): number {
    const toast = { ...init, id: ++this.#count };
    const toasts = [...this.get(), toast];
    const pushedOut = toasts.splice(0, Math.max(0, toasts.length - MAX_TOASTS));
    this.set(toasts);
    for (const { id, gone } of pushedOut) {
      this.#stop(id);
      gone?.();
    }
    if (!this.#isHeld) this.#start(toast);
    return toast.id;
  }

  /** Takes a toast away; what it told of stays done. */
  dismiss(id: number): void {
    this.#remove(id)?.gone?.();
  }

  /** Takes back what a toast told of: the newest that can be, unless one is named. */
  undo(id = this.get().findLast(({ undo }) => undo)?.id): void {
    this.#remove(id)?.undo?.();
  }

  /** Holds all toasts while somebody reads them or is about to press a button; each has its whole time again after that. */
  hold(isHeld: boolean): void {
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    for (const toast of this.get()) isHeld ? this.#stop(toast.id) : this.#start(toast);
  }

  #remove(id: number | undefined): Toast | undefined {
    const toast = this.get().find((each) => each.id === id);
    if (!toast) return undefined;
    this.#stop(toast.id);
    this.set(this.get().filter((each) => each !== toast));
    if (this.get().length === 0) this.#isHeld = false;
    return toast;
  }

  #start({ id, undo }: Toast): void {
    this.#stop(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), undo ? UNDO_MS : READ_MS),
    );
  }

  #stop(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}
