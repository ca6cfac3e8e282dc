import { CapabilityStore } from './capabilities.ts';
import type { ConsoleModel } from './model.ts';
import { FIRST_VIEW } from './place-store.ts';
import type { ViewRow } from './view.ts';
import { VIEWS } from './views.ts';

/** A view as it is offered: the first one too, with its keys. */
export interface OfferedView extends Omit<ViewRow, 'load' | 'key' | 'icon' | 'acts'> {
  readonly icon: NonNullable<ViewRow['icon']>;
  /** The letter that leads to it after `g`. */
  readonly key: string;
  /** Its place in the navigation from 1 on: Alt and this digit lead to it, up to 9. */
  readonly number: number;
  readonly acts: boolean;
}

const FIRST: Omit<ViewRow, 'load'> = {
  id: FIRST_VIEW,
  title: 'Console',
  hint: 'Messages, the timeline of PDUs and the inspector',
  icon: 'message',
};

/** All views with a letter each: the wanted one, else the first of its title that is free. */
export function offer(rows: readonly Omit<ViewRow, 'load'>[]): readonly OfferedView[] {
  const taken = new Set<string>();
  return rows.map(({ id, title, hint, icon = 'square', key, acts = false }, index) => {
    const letters = [key ?? '', ...title.toLowerCase()].filter((letter) => /^[a-z]$/.test(letter));
    const letter = letters.find((each) => !taken.has(each)) ?? '';
    taken.add(letter);
    return { id, title, hint, icon, key: letter, number: index + 1, acts };
  });
}

const ALL: readonly OfferedView[] = offer([FIRST, ...VIEWS]);

/** The views that a console offers: all, or as far as its host lets it. */
export function offeredViews(model: ConsoleModel): readonly OfferedView[] {
  const capabilities = model.part(CapabilityStore);
  return ALL.filter((view) => view.id === FIRST_VIEW || capabilities.offers(view));
}
