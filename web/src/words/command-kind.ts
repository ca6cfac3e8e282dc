import { PDUS, type PduRow } from '@smpp-web/codec/spec';

const NOTIFICATIONS: ReadonlySet<number> = new Set(
  Object.values(PDUS as Readonly<Record<string, PduRow>>)
    .filter(({ kind }) => kind === 'notification')
    .map(({ id }) => id),
);

/** Whether a command_id is that of a PDU that nobody answers, though it is no response. */
export function isNotification(command_id: number): boolean {
  return NOTIFICATIONS.has(command_id);
}
