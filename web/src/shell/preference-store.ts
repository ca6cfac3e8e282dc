import type { Version } from '@smpp-web/codec';
import type { BindMode } from '@smpp-web/session';
import { Store } from '../common/store.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** What is remembered from one visit to the next. Never a password. */
export interface Preferences {
  readonly theme: Theme;
  /** Sizes of the panes, in percent: messages against wire, timeline against inspector. */
  readonly panes: { readonly messages: number; readonly timeline: number };
  readonly target: string;
  readonly address: string;
  readonly system_id: string;
  readonly mode: BindMode;
  readonly version: Version;
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  panes: { messages: 40, timeline: 44 },
  target: 'page',
  address: '',
  system_id: 'smppclient1',
  mode: 'transceiver',
  version: '3.4',
};

const KEY = 'smpp-web.console';

/** Preferences in a storage of the browser, or in memory where that is closed to the page. */
export class PreferenceStore extends Store<Preferences> {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | undefined) {
    super({ ...DEFAULT_PREFERENCES, ...read(storage) });
    this.#storage = storage;
  }

  override set(value: Preferences): void {
    super.set(value);
    try {
      this.#storage?.setItem(KEY, JSON.stringify(value));
    } catch {
      // A full or closed storage: remembered until the page is left.
    }
  }
}

function read(storage: Pick<Storage, 'getItem'> | undefined): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
