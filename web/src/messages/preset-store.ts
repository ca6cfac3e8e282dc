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

type PresetStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'smpp-web.console.presets';

/** As many as a menu can be read; the oldest makes room. */
const MAX_EACH = 30;

export const NO_PRESETS: Presets = { senders: [], texts: [] };

/** Senders and texts to use again, in a storage of the browser, or in memory where that is closed to the page. */
export class PresetStore extends Store<Presets> {
  readonly #storage: PresetStorage | undefined;

  constructor({ storage }: { readonly storage: PresetStorage | undefined }) {
    super(readStored(storage));
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
    try {
      this.#storage?.setItem(KEY, JSON.stringify(presets));
    } catch {
      // A full or closed storage: kept until the page is left.
    }
  }
}

/** What is stored may have been written by another version, or by hand. */
function readStored(storage: PresetStorage | undefined): Presets {
  try {
    const { senders, texts } = JSON.parse(storage?.getItem(KEY) ?? '{}') as Partial<Record<keyof Presets, unknown>>;
    return { senders: listOf(senders, isSender), texts: listOf(texts, (text) => typeof text === 'string') };
  } catch {
    return NO_PRESETS;
  }
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
