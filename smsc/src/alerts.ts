import type { OpenAccount } from './accounts.ts';
import type { Message } from './mailbox.ts';

/** Mobiles that are waited for at most; the oldest wish is forgotten first. */
const MAX_AWAITED = 100_000;

/** ms_availability_status (SMPP 5.0, 4.8.4.39). */
export const AVAILABILITY = { available: 0, denied: 1, unavailable: 2 } as const;
/** How a mobile can be reached (SMPP 5.0, 4.8.4.39). */
export type Availability = keyof typeof AVAILABILITY;

interface Wish {
  readonly account: OpenAccount;
  readonly mobile: { readonly ton: number; readonly npi: number; readonly addr: string };
  readonly esme: { readonly ton: number; readonly npi: number; readonly addr: string };
}

/** Who wants to hear by alert_notification that a mobile is back: those alone who have asked with set_dpf. */
export class Alerts {
  readonly #wishes = new Map<string, Map<string, Wish>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Notes that the sender of a message that failed waits for its destination. */
  await(account: OpenAccount, { pdu }: Message): void {
    const wishes = this.#wishes.get(pdu.destination_addr) ?? new Map<string, Wish>();
    this.#wishes.set(pdu.destination_addr, wishes);
    const key = `${account.account.system_id}\0${pdu.source_addr}`;
    if (wishes.has(key)) return;
    wishes.set(key, {
      account,
      mobile: { ton: pdu.dest_addr_ton, npi: pdu.dest_addr_npi, addr: pdu.destination_addr },
      esme: { ton: pdu.source_addr_ton, npi: pdu.source_addr_npi, addr: pdu.source_addr },
    });
    this.#size++;
    if (this.#size > MAX_AWAITED) this.#forget(this.#wishes.keys().next().value!);
  }

  /** Tells those who wait for this address; returns how many were told. What nobody is bound to hear waits on. */
  announce(address: string, availability: Availability): number {
    const wishes = this.#wishes.get(address);
    if (!wishes) return 0;
    let told = 0;
    for (const [key, wish] of wishes) {
      if (!tell(wish, availability)) continue;
      wishes.delete(key);
      this.#size--;
      told++;
    }
    if (wishes.size === 0) this.#wishes.delete(address);
    return told;
  }

  #forget(address: string): void {
    this.#size -= this.#wishes.get(address)?.size ?? 0;
    this.#wishes.delete(address);
  }
}

function tell({ account, mobile, esme }: Wish, availability: Availability): boolean {
  // 3.3 has no alert_notification.
  const client = [...account.clients].find((one) => one.receives && one.hasRoom && one.session.version !== '3.3');
  client?.session.notify('alert_notification', {
    source_addr_ton: mobile.ton,
    source_addr_npi: mobile.npi,
    source_addr: mobile.addr,
    esme_addr_ton: esme.ton,
    esme_addr_npi: esme.npi,
    esme_addr: esme.addr,
    tlvs: [{ name: 'ms_availability_status', value: AVAILABILITY[availability] }],
  });
  return client !== undefined;
}
