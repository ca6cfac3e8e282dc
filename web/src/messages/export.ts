import { save } from '../common/save.ts';
import { toHex } from '../words/hex.ts';
import { messageProgress } from '../words/message-words.ts';
import { type Conversation, type Item, textOfItem } from './item.ts';

/** Characters of an address that a file is named after. */
const MAX_NAME = 40;

/** Hands a conversation to the reader as a file. */
export function saveConversation(conversation: Conversation, as: 'json' | 'csv'): void {
  const name = `messages-${conversation.peer.replace(/[^\w+-]+/g, '_').slice(0, MAX_NAME)}.${as}`;
  if (as === 'json') save(name, 'application/json', conversationAsJson(conversation));
  else save(name, 'text/csv', conversationAsCsv(conversation));
}

/** A conversation as JSON: everything that is known of it; octets as hex. */
export function conversationAsJson({ peer, items }: Conversation): string {
  const plain = (_: string, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value);
  return JSON.stringify({ peer, items }, plain, 2);
}

const COLUMNS = ['time', 'direction', 'from', 'to', 'text', 'state', 'message_id', 'parts', 'problem'] as const;

/** A conversation as CSV, one row for each message. */
export function conversationAsCsv({ items }: Conversation): string {
  return `${[COLUMNS, ...items.map(rowOf)].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function rowOf(item: Item): string[] {
  const time = new Date(item.at).toISOString();
  const text = textOfItem(item);
  switch (item.kind) {
    case 'sent': {
      const { from, to, parts } = item.message;
      const { word, reason = '' } = messageProgress(item.message);
      const ids = parts.flatMap(({ message_id }) => message_id ?? []).join(' ');
      return [time, 'out', from, to, text, word, ids, String(parts.length), reason];
    }
    case 'received':
      return [time, 'in', item.message.from, item.message.to, text, 'received', '', String(item.message.parts), ''];
    case 'partial': {
      const { from, to, received, total } = item.part;
      return [time, 'in', from, to, text, 'incomplete', '', `${received} of ${total}`, ''];
    }
    case 'receipt':
      return [time, 'in', '', '', text, item.receipt.words.stat ?? '', item.receipt.id ?? '', '', ''];
  }
}

/** What a spreadsheet would take for a formula is led in by an apostrophe, which it shows as text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
