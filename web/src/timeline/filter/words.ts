import { PDUS, statusName } from '@smpp-web/codec/spec';
import { isReceiptType } from '@smpp-web/codec/text';
import { textOf } from './fields.ts';
import type { FilterRow } from './filter-row.ts';

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(PDUS).map(([name, { id }]) => [id, name]));

/** Fields that a row of the timeline shows. */
const SHOWN = ['source_addr', 'destination_addr', 'message_id', 'system_id'] as const;

/**
 * Looks for a word, in any case, in what the row of the timeline shows: command, status, addresses, ids, text, and what is
 * wrong with the octets. What is cheap is looked at first, and the line of the timeline is never put together.
 */
export function hasWords(text: string): (row: FilterRow) => boolean {
  const wanted = text.toLowerCase();
  const has = (value: unknown) => typeof value === 'string' && value.toLowerCase().includes(wanted);
  const commands = new Set([...NAMES].filter(([, name]) => name.includes(wanted)).map(([id]) => id));
  const isReceipt = 'receipt'.includes(wanted);
  return (row) => {
    if (commands.has(row.command_id)) return true;
    if (row.command_status !== 0 && has(statusName(row.command_status))) return true;
    const pdu = row.pdu as Readonly<Record<string, unknown>> | undefined;
    if (has(row.problem)) return true;
    if (!pdu) return false;
    if (SHOWN.some((name) => has(pdu[name]))) return true;
    return has(textOf(row)) || (isReceipt && typeof pdu.esm_class === 'number' && isReceiptType(pdu.esm_class));
  };
}
