import { type Forgetful, type KeptStorage, keep, readKept } from '../common/kept.ts';
import { Store } from '../common/store.ts';
import type { KeptForm } from './session-store.ts';

/** A way to bind, by a name. */
export interface Profile {
  readonly name: string;
  readonly form: Omit<KeptForm, 'profile'>;
  /** Kept in this browser only where somebody has asked for that. */
  readonly password?: string;
}

export interface Profiles {
  /** By name. */
  readonly list: readonly Profile[];
  /** Whether the dialog that manages them is open. */
  readonly isManaged: boolean;
  /** Why the last import failed, or what it brought; empty without one. */
  readonly news: string;
}

const KEY = 'smpp-web.profiles';

/** Profiles, kept in this browser. */
export class ProfileStore extends Store<Profiles> implements Forgetful {
  readonly #storage: KeptStorage | undefined;

  constructor({ storage }: { readonly storage: KeptStorage | undefined }) {
    super({ list: [], isManaged: false, news: '' });
    this.#storage = storage;
    const kept = readKept(storage, KEY);
    // One that is not as expected is left out: it was written by another version.
    if (Array.isArray(kept)) this.patch({ list: kept.filter(isProfile) });
  }

  find(name: string | undefined): Profile | undefined {
    return this.get().list.find((each) => each.name === name);
  }

  /** Adds a profile, or takes the place of the one with its name. */
  save(...profiles: readonly Profile[]): void {
    const names = new Set(profiles.map(({ name }) => name));
    this.#keep([...this.get().list.filter(({ name }) => !names.has(name)), ...profiles]);
  }

  /** Takes a profile out and returns it. */
  delete(name: string): Profile | undefined {
    const profile = this.find(name);
    if (profile) this.#keep(this.get().list.filter((each) => each !== profile));
    return profile;
  }

  /** Gives a profile another name, one that no other has. */
  rename(name: string, to: string): void {
    const profile = this.find(name);
    const wanted = to.trim();
    if (!profile || wanted === '' || wanted === name) return;
    this.#keep([...this.get().list.filter((each) => each !== profile), { ...profile, name: this.freeName(wanted) }]);
  }

  duplicate(name: string): void {
    const profile = this.find(name);
    if (profile) this.save({ ...profile, name: this.freeName(name) });
  }

  /** The name, or the name with the first number behind it that makes it one of its own. */
  freeName(name: string): string {
    if (!this.find(name)) return name;
    const stem = name.replace(/ \d+$/, '');
    let number = 2;
    while (this.find(`${stem} ${number}`)) number++;
    return `${stem} ${number}`;
  }

  forget(): void {
    this.patch({ list: [], news: '' });
  }

  #keep(profiles: readonly Profile[]): void {
    const list = profiles.toSorted((a, b) => a.name.localeCompare(b.name));
    this.patch({ list });
    keep(this.#storage, KEY, list);
  }
}

function isProfile(value: unknown): value is Profile {
  const { name, form } = (value ?? {}) as Partial<Profile>;
  return typeof name === 'string' && typeof form?.target === 'string' && typeof form.system_id === 'string';
}
