import { type Forgetful, type KeptStorage, keep, readKept } from '../common/kept.ts';
import { Store } from '../common/store.ts';
import type { AddressKind } from '../engine/api.ts';

/** A sender that is used again and again. */
export interface Sender {
  readonly addr: string;
  /** Left out: guessed. */
  readonly kind?: AddressKind | undefined;
}

/** What writers keep for the next time. */
export interface Presets {
  readonly senders: readonly Sender[];
  /** Texts, the latest last. */
  readonly texts: readonly string[];
}

/** Keep something for the next time, or forget it. */
export type PresetRequest = { readonly act: 'keep' | 'forget' } & (
  | { readonly sender: Sender }
  | { readonly text: string }
);

const KEY = 'smpp-web.console.presets';

/** As many as a menu can be read; the oldest makes room. */
const MAX_EACH = 30;

export const NO_PRESETS: Presets = { senders: [], texts: [] };

/** Senders and texts to use again, in a storage of the browser, or in memory where that is closed to the page. */
export class PresetStore extends Store<Presets> implements Forgetful {
  readonly #storage: KeptStorage | undefined;

  constructor({ storage }: { readonly storage: KeptStorage | undefined }) {
    super(settle(readKept(storage, KEY)));
    this.#storage = storage;
  }

  answer(request: PresetRequest): void {
    const { senders, texts } = this.get();
    const isKept = request.act === 'keep';
    if ('sender' in request) {
      const others = senders.filter(({ addr }) => addr !== request.sender.addr);
      this.patch({ senders: isKept ? [...others, request.sender].slice(-MAX_EACH) : others });
    } else {
      const others = texts.filter((text) => text !== request.text);
      this.patch({ texts: isKept ? [...others, request.text].slice(-MAX_EACH) : others });
    }
  }

  override set(presets: Presets): void {
    super.set(presets);
    keep(this.#storage, KEY, presets);
  }

  forget(): void {
    super.set(NO_PRESETS);
  }
}

/** What is stored may have been written by another version, or by hand. */
function settle(kept: unknown): Presets {
  const { senders, texts } = (kept ?? {}) as Partial<Record<keyof Presets, unknown>>;
  return { senders: listOf(senders, isSender), texts: listOf(texts, (text) => typeof text === 'string') };
}

function listOf<T>(value: unknown, fits: (item: unknown) => item is T): T[] {
  return Array.isArray(value) ? value.filter(fits).slice(-MAX_EACH) : [];
}

function isSender(value: unknown): value is Sender {
  const { addr, kind } = (value ?? {}) as Partial<Record<keyof Sender, unknown>>;
  if (typeof addr !== 'string') return false;
  const { ton, npi } = (kind ?? { ton: 0, npi: 0 }) as Partial<Record<keyof AddressKind, unknown>>;
  return Number.isInteger(ton) && Number.isInteger(npi);
}
