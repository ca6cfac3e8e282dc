import { Store } from '../common/store.ts';
import type { Target } from '../engine/api.ts';

/** A message centre that may be chosen. */
export interface TargetChoice {
  /** `page`, `address`, or `bridge:` with the name. */
  readonly id: string;
  readonly label: string;
  /** Whether the bridge reaches it by TLS. */
  readonly tls: boolean;
  /** Whether the bridge puts in system_id and password itself. */
  readonly credentials: boolean;
}

export interface Targets {
  readonly choices: readonly TargetChoice[];
  /** `absent`: this page comes from no bridge, which is a way to use it like any other. */
  readonly bridge: 'asking' | 'there' | 'absent';
}

const PAGE: TargetChoice = { id: 'page', label: 'In this page (simulator)', tls: false, credentials: false };
const ADDRESS: TargetChoice = {
  id: 'address',
  label: 'Another bridge (ws:// or wss:// address)…',
  tls: false,
  credentials: false,
};

/** How long to wait for the list: a bridge answers it from memory. */
const TARGETS_TIMEOUT_MS = 5_000;

/** How often a bridge is asked that does not answer in time: it may have just been started. */
const MAX_ASKS = 3;

/** The message centres on offer: the one in this page, those of the bridge, and one by address. */
export class TargetStore extends Store<Targets> {
  readonly #bridge: URL;

  /** `bridge` is where the bridge serves: the page's own address, in most cases. */
  constructor(bridge: URL) {
    super({ choices: [PAGE, ADDRESS], bridge: 'asking' });
    this.#bridge = bridge;
  }

  /** Asks the bridge for its targets. No bridge, or one that does not answer, is no error. */
  async load(): Promise<void> {
    for (let asks = 1; asks <= MAX_ASKS; asks++) {
      try {
        return this.set({ choices: [PAGE, ...(await this.#ask()), ADDRESS], bridge: 'there' });
      } catch (error) {
        if ((error as Error).name !== 'TimeoutError') break;
      }
    }
    this.patch({ bridge: 'absent' });
  }

  /** What to connect to for a choice; `address` counts for the choice by address only. */
  resolve(id: string, address: string): Target {
    if (id === 'page') return { kind: 'page' };
    if (id === 'address') return { kind: 'bridge', url: address };
    const url = new URL(`smpp/${encodeURIComponent(id.replace(/^bridge:/, ''))}`, this.#bridge);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return { kind: 'bridge', url: url.href };
  }

  async #ask(): Promise<TargetChoice[]> {
    const signal = AbortSignal.timeout(TARGETS_TIMEOUT_MS);
    const response = await fetch(new URL('targets', this.#bridge), { signal, headers: { Accept: 'application/json' } });
    if (!response.ok) throw new Error(`the bridge answered ${response.status}`);
    const { targets } = (await response.json()) as { targets: { name: string; tls: boolean; credentials: boolean }[] };
    return targets.map(({ name, tls, credentials }) => ({ id: `bridge:${name}`, label: name, tls, credentials }));
  }
}
