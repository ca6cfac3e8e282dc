import { EncodeError, isSmppError, type Tlv } from '@smpp-web/codec';
import { resolveTime } from '@smpp-web/codec/text';
import type { Centre } from '../centre.ts';
import type { Client } from '../client.ts';
import type { MessagePdu } from '../mailbox.ts';
import { status } from '../status.ts';

export const ESME_RMSGQFUL = status('ESME_RMSGQFUL');
const ESME_RINVDSTADR = status('ESME_RINVDSTADR');
const ESME_RINVSRCADR = status('ESME_RINVSRCADR');
const ESME_RINVMSGLEN = status('ESME_RINVMSGLEN');
const ESME_RINVSERTYP = status('ESME_RINVSERTYP');
const ESME_RINVDFTMSGID = status('ESME_RINVDFTMSGID');
const ESME_RINVSCHED = status('ESME_RINVSCHED');
const ESME_RINVEXPIRY = status('ESME_RINVEXPIRY');

/** Longest service_type, without its NUL (SMPP 5.0, 4.7.25). */
const SERVICE_TYPE_LENGTH = 5;

/** The times of a message, from now, in milliseconds. */
export interface Times {
  /** 0 for at once. */
  readonly startMs: number;
  /** Undefined: as long as it takes. */
  readonly validMs: number | undefined;
}

/** What is wrong with a message whoever it is for; 0 for nothing. */
export function checkMessage(centre: Centre, client: Client, pdu: MessagePdu): number {
  if (centre.mailbox.isFull) return ESME_RMSGQFUL;
  if (!client.account.maySendFrom(pdu.source_addr)) return ESME_RINVSRCADR;
  if (pdu.service_type.length > SERVICE_TYPE_LENGTH) return ESME_RINVSERTYP;
  if (pdu.short_message.length > 0 && tlvValue(pdu, 'message_payload') !== undefined) return ESME_RINVMSGLEN;
  if (pdu.sm_default_msg_id !== 0 && !Object.hasOwn(centre.settings.storedTexts, pdu.sm_default_msg_id)) {
    return ESME_RINVDFTMSGID;
  }
  return 0;
}

/** What is wrong with a destination; 0 for nothing. */
export function checkDestination({ account }: Client, destination_addr: string): number {
  return destination_addr !== '' && account.maySendTo(destination_addr) ? 0 : ESME_RINVDSTADR;
}

/** Reads schedule_delivery_time, validity_period and qos_time_to_live; a command_status where one of them is no good. */
export function timesOf(
  centre: Centre,
  pdu: { readonly schedule_delivery_time: string; readonly validity_period: string; readonly tlvs: readonly Tlv[] },
): Times | number {
  const startMs = pdu.schedule_delivery_time === '' ? 0 : msUntil(centre, pdu.schedule_delivery_time);
  if (!(startMs >= 0)) return ESME_RINVSCHED;
  // Where both are there, the TLV counts (SMPP 5.0, 4.8.4.45).
  const seconds = tlvValue(pdu, 'qos_time_to_live');
  if (typeof seconds === 'number') return { startMs, validMs: seconds * 1_000 };
  if (pdu.validity_period === '') return { startMs, validMs: undefined };
  const validMs = msUntil(centre, pdu.validity_period);
  return validMs > 0 ? { startMs, validMs } : ESME_RINVEXPIRY;
}

/** Time left until a moment, by the clock; NaN for what is no time. */
function msUntil({ clock }: Centre, time: string): number {
  const now = clock.wall();
  try {
    return resolveTime(time, new Date(now))!.getTime() - now;
  } catch (error) {
    if (isSmppError(error) && error instanceof EncodeError) return Number.NaN;
    throw error;
  }
}

/** The value of the first TLV of this name. */
export function tlvValue({ tlvs }: { readonly tlvs: readonly Tlv[] }, name: Tlv['name']): Tlv['value'] | undefined {
  // Most messages have none: they are not to pay for a search.
  return tlvs.length === 0 ? undefined : tlvs.find((tlv) => tlv.name === name)?.value;
}
