import { Store } from '../common/store.ts';
import { CapabilityStore } from './capabilities.ts';
import type { ConsoleModel } from './model.ts';
import { VIEWS } from './views.ts';

/** The panes of the first view; where they do not fit side by side, one of them is in sight. */
export const PANES = ['messages', 'timeline', 'inspector', 'simulator'] as const;
export type Pane = (typeof PANES)[number];

/** The view that is there from the start. */
export const FIRST_VIEW = 'console';

/** Where in the console one is. */
export interface Place {
  /** The id of a view. */
  readonly view: string;
  readonly pane: Pane;
  /** The views that have been opened: they are kept as they are left. */
  readonly opened: ReadonlySet<string>;
}

/** Where in the console one is, and the ways to go elsewhere. */
export class PlaceStore extends Store<Place> {
  readonly #model: ConsoleModel;

  constructor(model: ConsoleModel) {
    super({ view: FIRST_VIEW, pane: 'messages', opened: new Set([FIRST_VIEW]) });
    this.#model = model;
    this.go(model.preferences.get().view);
  }

  /** Goes to a view; to nowhere where none of that name is offered. */
  go(view: string): void {
    const { preferences } = this.#model;
    if (view !== FIRST_VIEW && !this.#isOffered(view)) return;
    this.patch({ view, opened: new Set([...this.get().opened, view]) });
    if (preferences.get().view !== view) preferences.patch({ view });
  }

  /** Goes to a pane of the first view, which is unfolded if need be. */
  show(pane: Pane): void {
    this.patch({ pane });
    if (this.#model.preferences.get().hiddenPanes.includes(pane)) this.fold(pane);
    this.go(FIRST_VIEW);
  }

  /** Folds a pane away, or unfolds it. */
  fold(pane: Pane): void {
    const { preferences } = this.#model;
    const hidden = preferences.get().hiddenPanes;
    const hiddenPanes = hidden.includes(pane) ? hidden.filter((each) => each !== pane) : [...hidden, pane];
    preferences.patch({ hiddenPanes });
  }

  /** Turns to a pane for when the first view is in front; does not leave the present one. */
  turnTo(pane: Pane): void {
    this.patch({ pane });
  }

  #isOffered(view: string): boolean {
    const row = VIEWS.find(({ id }) => id === view);
    return row !== undefined && this.#model.part(CapabilityStore).offers(row);
  }
}
