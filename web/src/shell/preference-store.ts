import type { Version } from '@smpp-web/codec';
import type { BindMode } from '@smpp-web/session';
import { type Forgetful, type KeptStorage, keep, readKept } from '../common/kept.ts';
import { Store } from '../common/store.ts';

export type Theme = 'auto' | 'light' | 'dark' | 'contrast';

/** How much is said to people who listen: all that happens, what needs an answer, or nothing. */
export type Announcing = 'all' | 'problems' | 'nothing';

/** What is remembered from one visit to the next. Never a password. */
export interface Preferences {
  readonly theme: Theme;
  /** A language tag; `auto` follows the page. */
  readonly language: string;
  /** Height of rows and controls. */
  readonly density: 'comfortable' | 'compact';
  /** Whether single characters are shortcuts. */
  readonly singleKeys: boolean;
  readonly announcing: Announcing;
  /** What the timeline keeps before the oldest leave. */
  readonly log: { readonly entries: number; readonly mebibytes: number };
  /** What is kept across visits, and until when. */
  readonly history: { readonly isKept: boolean; readonly mebibytes: number; readonly days: number };
  /** Ids of commands done lately, the last one first. */
  readonly recent: readonly string[];
  /** The view that was in front. */
  readonly view: string;
  /** Sizes of the panes, in percent: messages against wire, timeline against inspector. */
  readonly panes: { readonly messages: number; readonly timeline: number };
  /** Panes of the first view that are folded away. */
  readonly hiddenPanes: readonly string[];
  readonly target: string;
  readonly address: string;
  readonly system_id: string;
  readonly mode: BindMode;
  readonly version: Version;
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  language: 'auto',
  density: 'compact',
  singleKeys: true,
  announcing: 'all',
  log: { entries: 1_000_000, mebibytes: 256 },
  history: { isKept: true, mebibytes: 64, days: 14 },
  recent: [],
  view: 'console',
  panes: { messages: 40, timeline: 44 },
  hiddenPanes: [],
  target: 'page',
  address: '',
  system_id: 'smppclient1',
  mode: 'transceiver',
  version: '3.4',
};

const KEY = 'smpp-web.console';

/** Preferences in a storage of the browser, or in memory where that is closed to the page. */
export class PreferenceStore extends Store<Preferences> implements Forgetful {
  readonly #storage: KeptStorage | undefined;

  constructor(storage: KeptStorage | undefined) {
    super(settle(readKept(storage, KEY), DEFAULT_PREFERENCES));
    this.#storage = storage;
  }

  forget(): void {
    super.set(DEFAULT_PREFERENCES);
  }

  override set(value: Preferences): void {
    super.set(value);
    keep(this.#storage, KEY, value);
  }
}

/** What was kept, member by member, where it is of the kind that is expected; else the default. */
function settle<T>(kept: unknown, initial: T): T {
  if (typeof kept !== typeof initial || Array.isArray(kept) !== Array.isArray(initial)) return initial;
  if (typeof initial !== 'object' || initial === null || kept === null) return kept === null ? initial : (kept as T);
  if (Array.isArray(initial)) return (kept as unknown[]).filter((item) => typeof item === 'string') as T;
  const members = Object.entries(initial).map(([name, value]) => [
    name,
    settle((kept as Record<string, unknown>)[name], value),
  ]);
  return Object.fromEntries(members) as T;
}
