import type { PduOf, Tlv } from '@smpp-web/codec';
import type { MessageState } from '@smpp-web/codec/text';
import type { Clock } from '@smpp-web/session';

/** Broadcasts kept; the oldest is forgotten first. */
const MAX_BROADCASTS = 10_000;

/** One message to all mobiles of some areas (SMPP 5.0, 4.4). */
export interface Broadcast {
  readonly id: string;
  readonly system_id: string;
  readonly source_addr: string;
  readonly service_type: string;
  /** The application's own number for it. */
  readonly user_message_reference: number | undefined;
  /** broadcast_content_type as its three octets in hexadecimal. */
  readonly contentType: string;
  /** Areas, each as its octets in broadcast_area_identifier. */
  readonly areas: readonly Uint8Array[];
  /** By the clock's `now`. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly isCancelled: boolean;
}

/** Broadcasts by id. */
export class Broadcasts {
  readonly #clock: Clock;
  readonly #broadcasts = new Map<string, Broadcast>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#broadcasts.size;
  }

  get(id: string): Broadcast | undefined {
    return this.#broadcasts.get(id);
  }

  add(broadcast: Broadcast): void {
    this.#broadcasts.set(broadcast.id, broadcast);
    if (this.#broadcasts.size > MAX_BROADCASTS) this.#broadcasts.delete(this.#broadcasts.keys().next().value!);
  }

  /** Those that are not over and fit, the oldest first. */
  *pending(fits: (broadcast: Broadcast) => boolean): Generator<Broadcast> {
    for (const broadcast of this.#broadcasts.values()) {
      if (!broadcast.isCancelled && this.#clock.now() < broadcast.endsAt && fits(broadcast)) yield broadcast;
    }
  }

  /** How a broadcast fares now. */
  stateOf({ isCancelled, startsAt, endsAt }: Broadcast): MessageState {
    if (isCancelled) return 'DELETED';
    const now = this.#clock.now();
    if (now < startsAt) return 'SCHEDULED';
    return now < endsAt ? 'ENROUTE' : 'DELIVERED';
  }
}

/** Milliseconds of the units of broadcast_frequency_interval (SMPP 5.0, 4.8.4.8); months and years on average. */
const UNIT_MS: Readonly<Record<number, number>> = {
  0: 0,
  8: 1_000,
  9: 60_000,
  10: 3_600_000,
  11: 86_400_000,
  12: 604_800_000,
  13: 2_629_746_000,
  14: 31_556_952_000,
};

/** How long a broadcast goes on by its repeats; undefined where the interval has no sense. */
export function repeatsMs(repeats: number, interval: Uint8Array): number | undefined {
  const unit = interval.length === 3 ? UNIT_MS[interval[0]!] : undefined;
  return unit === undefined ? undefined : repeats * unit * ((interval[1]! << 8) | interval[2]!);
}

/** The values of a TLV, as often as it is there. */
export function tlvValues({ tlvs }: { readonly tlvs: readonly Tlv[] }, name: Tlv['name']): readonly Tlv['value'][] {
  return tlvs.filter((tlv) => tlv.name === name).map(({ value }) => value);
}

/** A broadcast as it was submitted. */
export type BroadcastPdu = PduOf<'broadcast_sm'>;
