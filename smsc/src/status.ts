import { STATUSES, type StatusName, statusName } from '@smpp-web/codec/spec';

export type { StatusName };

/** The number of a command_status: `status('ESME_RTHROTTLED')` is 0x58. */
export function status(name: StatusName): number {
  return STATUSES[name].value;
}

/** A command_status as people write it: its name or its number. Undefined for what is neither. */
export function statusOf(written: string | number): number | undefined {
  if (typeof written === 'number') return Number.isInteger(written) && written >= 0 ? written : undefined;
  if (Object.hasOwn(STATUSES, written)) return STATUSES[written as StatusName].value;
  const number = /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(written) ? Number(written) : undefined;
  return number !== undefined && number <= 0xffff_ffff ? number : undefined;
}

/** A command_status in words for people: its name, or its number in hexadecimal. */
export function statusText(value: number): string {
  return statusName(value) ?? `0x${value.toString(16).padStart(8, '0')}`;
}
