import type { TlvInit } from '@smpp-web/codec';
import { formatAbsoluteTime, MESSAGE_STATES } from '@smpp-web/codec/text';
import { type Broadcast, type BroadcastPdu, repeatsMs, tlvValues } from '../broadcasts.ts';
import type { Centre, Operation } from '../centre.ts';
import type { Client } from '../client.ts';
import { status } from '../status.ts';
import { timesOf, tlvValue } from './checks.ts';

const ESME_RMISSINGTLV = status('ESME_RMISSINGTLV');
const ESME_RINVBCASTFREQINT = status('ESME_RINVBCASTFREQINT');
const ESME_RINVBCASTALIAS_NAME = status('ESME_RINVBCASTALIAS_NAME');
const ESME_RINVBCASTAREAFMT = status('ESME_RINVBCASTAREAFMT');
const ESME_RBCASTFAIL = status('ESME_RBCASTFAIL');
const ESME_RBCASTQUERYFAIL = status('ESME_RBCASTQUERYFAIL');
const ESME_RBCASTCANCELFAIL = status('ESME_RBCASTCANCELFAIL');

/** TLVs without which there is no broadcast (SMPP 5.0, 4.4.1.1). */
const REQUIRED = [
  'broadcast_area_identifier',
  'broadcast_content_type',
  'broadcast_rep_num',
  'broadcast_frequency_interval',
] as const;

/** broadcast_area_identifier: its first octet (SMPP 5.0, 4.8.4.4). */
const ALIAS_NAME = 0;
const LAST_AREA_FORMAT = 2;

/** How much of an area a running broadcast has reached, and one that is over, in percent. */
const [NOTHING_REACHED, ALL_REACHED] = [0, 100];

/** broadcast_sm (SMPP 5.0, 4.4.1): areas that are not known are told, and the others served. */
export const broadcast_sm: Operation<'broadcast_sm'> = (centre, client, pdu) => {
  if (REQUIRED.some((name) => tlvValue(pdu, name) === undefined)) return ESME_RMISSINGTLV;
  const times = timesOf(centre, pdu);
  if (typeof times === 'number') return times;
  const [repeats, interval] = [tlvValue(pdu, 'broadcast_rep_num'), tlvValue(pdu, 'broadcast_frequency_interval')];
  const repeating =
    typeof repeats === 'number' && interval instanceof Uint8Array ? repeatsMs(repeats, interval) : undefined;
  if (repeating === undefined) return ESME_RINVBCASTFREQINT;
  const areas = tlvValues(pdu, 'broadcast_area_identifier') as readonly Uint8Array[];
  const refused = areas.flatMap((area) => {
    const reason = checkArea(centre, area);
    return reason === 0 ? [] : [{ area, reason }];
  });
  if (refused.length === areas.length) return refused[0]!.reason;

  const replaced = pdu.replace_if_present_flag === 1 ? findOld(centre, client, pdu) : undefined;
  // Unlike in submit_sm, to replace what is not there is an error (SMPP 5.0, 4.7.22).
  if (pdu.replace_if_present_flag === 1 && !replaced) return ESME_RBCASTFAIL;
  const id = replaced?.id ?? centre.idFor(client, centre.mailbox.nextNumber());
  const startsAt = centre.clock.now() + times.startMs;
  centre.broadcasts.add({
    id,
    system_id: client.bound.system_id,
    source_addr: pdu.source_addr,
    service_type: pdu.service_type,
    user_message_reference: referenceOf(pdu),
    contentType: contentTypeOf(pdu),
    areas: areas.filter((area) => checkArea(centre, area) === 0).map((area) => area.slice()),
    startsAt,
    endsAt: times.validMs === undefined ? startsAt + repeating : centre.clock.now() + times.validMs,
    isCancelled: false,
  });
  const tlvs = refused.flatMap(({ area, reason }): TlvInit[] => [
    { name: 'broadcast_error_status', value: reason },
    { name: 'broadcast_area_identifier', value: area },
  ]);
  return { message_id: id, tlvs };
};

/** query_broadcast_sm (SMPP 5.0, 4.6.1). */
export const query_broadcast_sm: Operation<'query_broadcast_sm'> = (centre, client, pdu) => {
  const broadcast = findOld(centre, client, pdu);
  if (!broadcast) return ESME_RBCASTQUERYFAIL;
  const state = centre.broadcasts.stateOf(broadcast);
  const isOver = state === 'DELIVERED' || state === 'DELETED';
  const reached = state === 'SCHEDULED' ? NOTHING_REACHED : ALL_REACHED;
  const endedAt = centre.clock.wall() - (centre.clock.now() - broadcast.endsAt);
  const reference = broadcast.user_message_reference;
  const tlvs: TlvInit[] = [
    { name: 'message_state', value: MESSAGE_STATES.indexOf(state) },
    ...broadcast.areas.map((value): TlvInit => ({ name: 'broadcast_area_identifier', value })),
    ...broadcast.areas.map((): TlvInit => ({ name: 'broadcast_area_success', value: reached })),
    ...(isOver ? [{ name: 'broadcast_end_time', value: formatAbsoluteTime(new Date(endedAt)) } as const] : []),
    ...(reference === undefined ? [] : [{ name: 'user_message_reference', value: reference } as const]),
  ];
  return { message_id: broadcast.id, tlvs };
};

/** cancel_broadcast_sm (SMPP 5.0, 4.6.2): by id, by the application's number, or all of a service and content. */
export const cancel_broadcast_sm: Operation<'cancel_broadcast_sm'> = (centre, client, pdu) => {
  const reference = referenceOf(pdu);
  const contentType = contentTypeOf(pdu);
  const found = [
    ...centre.broadcasts.pending((broadcast) => {
      if (!isOwn(client, broadcast, pdu.source_addr)) return false;
      if (pdu.message_id !== '') return broadcast.id === pdu.message_id;
      if (reference !== undefined) return broadcast.user_message_reference === reference;
      return (
        broadcast.service_type === pdu.service_type && (contentType === '' || broadcast.contentType === contentType)
      );
    }),
  ];
  for (const broadcast of found) cancel(centre, broadcast);
  return found.length > 0 ? undefined : ESME_RBCASTCANCELFAIL;
};

function cancel({ broadcasts, clock }: Centre, broadcast: Broadcast): void {
  broadcasts.add({ ...broadcast, endsAt: clock.now(), isCancelled: true });
}

function findOld(
  { broadcasts }: Centre,
  client: Client,
  pdu: Pick<BroadcastPdu, 'message_id' | 'source_addr' | 'tlvs'>,
): Broadcast | undefined {
  if (pdu.message_id !== '') {
    const broadcast = broadcasts.get(pdu.message_id);
    return broadcast && isOwn(client, broadcast, pdu.source_addr) ? broadcast : undefined;
  }
  const reference = referenceOf(pdu);
  const fits = (broadcast: Broadcast) =>
    reference !== undefined &&
    broadcast.user_message_reference === reference &&
    isOwn(client, broadcast, pdu.source_addr);
  return broadcasts.pending(fits).next().value ?? undefined;
}

function isOwn({ bound }: Client, { system_id, source_addr }: Broadcast, source: string): boolean {
  return system_id === bound.system_id && source_addr === source;
}

function checkArea({ settings }: Centre, area: Uint8Array): number {
  if (area[0] === undefined || area[0] > LAST_AREA_FORMAT) return ESME_RINVBCASTAREAFMT;
  if (area[0] !== ALIAS_NAME || settings.broadcastAreas.length === 0) return 0;
  const name = String.fromCharCode(...area.subarray(1)).replace(/\0+$/, '');
  return settings.broadcastAreas.includes(name) ? 0 : ESME_RINVBCASTALIAS_NAME;
}

function referenceOf(pdu: Pick<BroadcastPdu, 'tlvs'>): number | undefined {
  const value = tlvValue(pdu, 'user_message_reference');
  return typeof value === 'number' ? value : undefined;
}

function contentTypeOf(pdu: Pick<BroadcastPdu, 'tlvs'>): string {
  const value = tlvValue(pdu, 'broadcast_content_type');
  return value instanceof Uint8Array ? [...value].map((octet) => octet.toString(16).padStart(2, '0')).join('') : '';
}
