import { decode } from '@smpp-web/codec';
import { type MessageFields, readUserData, type UserData } from '@smpp-web/codec/text';
import type { Entry, WireLog } from '../timeline/wire-log.ts';
import { commandName } from '../words/command-name.ts';
import { wordsOf } from '../words/frame-words.ts';
import { type Item, textOfItem } from './item.ts';

/** The PDU of a message that is still in the log: of the part at a place from 1, or of the first that can be told. */
export function findPdu(log: WireLog, item: Item, part?: number): Entry | undefined {
  switch (item.kind) {
    case 'sent':
      return (
        findSubmit(log, item.session, item.message.parts[(part ?? 1) - 1]?.message_id) ?? findText(log, item, part)
      );
    case 'receipt':
      return log.findLast(
        (entry) => isDelivery(entry) && wordsOf(entry.frame).summary.includes(item.receipt.id ?? '\0'),
      );
    default:
      return findText(log, item, part);
  }
}

function findSubmit(log: WireLog, session: number, message_id: string | undefined): Entry | undefined {
  if (!message_id) return undefined;
  const response = log.findLast(
    (entry) =>
      entry.session === session &&
      commandName(entry.command_id) === 'submit_sm_resp' &&
      wordsOf(entry.frame).summary === `id ${message_id}`,
  );
  return log.entry(response?.partner) ?? response;
}

/** By what it says: PDUs of messages without an id, and those that have come. */
function findText(log: WireLog, item: Item, part: number | undefined): Entry | undefined {
  const text = textOfItem(item);
  const peer = item.kind === 'sent' ? item.message.to : item.kind === 'received' ? item.message.from : undefined;
  return log.findLast((entry) => {
    if (entry.session !== item.session || !(item.kind === 'sent' ? isSubmit(entry) : isDelivery(entry))) return false;
    const read = readMessage(entry.frame);
    if (!read || (peer !== undefined && !read.parties.includes(peer))) return false;
    const { concat, text: own } = read.data;
    if (part !== undefined && concat && concat.sequence !== part) return false;
    return concat ? text.includes(own) : text === own;
  });
}

const SUBMIT_SM = 4;
const DELIVER_SM = 5;
const DATA_SM = 0x103;

function isSubmit({ command_id, direction }: Pick<Entry, 'command_id' | 'direction'>): boolean {
  return direction === 'out' && (command_id === SUBMIT_SM || command_id === DATA_SM);
}

function isDelivery({ command_id, direction }: Pick<Entry, 'command_id' | 'direction'>): boolean {
  return direction === 'in' && (command_id === DELIVER_SM || command_id === DATA_SM);
}

function readMessage(frame: Uint8Array): { data: UserData; parties: readonly string[] } | undefined {
  try {
    const pdu = decode(frame);
    if (!('source_addr' in pdu && 'destination_addr' in pdu && 'data_coding' in pdu)) return undefined;
    const data = readUserData(pdu as MessageFields);
    return { data, parties: [String(pdu.source_addr), String(pdu.destination_addr)] };
  } catch {
    // A frame that cannot be read is not that of a message.
    return undefined;
  }
}
