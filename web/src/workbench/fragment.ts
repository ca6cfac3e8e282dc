import type { LitElement, ReactiveController } from 'lit';
import { readHex } from '../words/hex.ts';

/** What a link to a PDU has behind its `#`. A fragment never leaves the browser. */
export const FRAGMENT = '#pdu=';

/** The octets that a fragment brings; undefined where it brings none. */
export function octetsOfFragment(fragment: string): Uint8Array | undefined {
  if (!fragment.startsWith(FRAGMENT)) return undefined;
  const octets = readHex(fragment.slice(FRAGMENT.length));
  return typeof octets === 'string' ? undefined : octets;
}

/** Opens the workbench with the PDU of the address, when the page is opened and when the fragment changes. */
export class FragmentController implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
  }

  readonly #read = (): void => {
    const octets = octetsOfFragment(location.hash);
    if (!octets) return;
    this.#host.dispatchEvent(new CustomEvent('smpp-open-workbench', { detail: { octets } }));
  };
}
