import { type Command, decode, encode, type Pdu } from '@smpp-web/codec';
import { describeStatus } from '@smpp-web/codec/spec';
import { MESSAGE_STATES, segment } from '@smpp-web/codec/text';
import { addressOf } from '@smpp-web/session';
import type { ConsoleModel } from '../shell/model.ts';
import type { Note, SentItem } from './item.ts';
import { timeWords } from './option-words.ts';

export type Question = 'query' | 'cancel' | 'replace';

/** Asks the message centre about every part of a message that has an id, and notes the answers at the message. */
export async function askAbout(model: ConsoleModel, peer: string, item: SentItem, question: Question): Promise<void> {
  const { message, session, key } = item;
  const text = model.composer.get().text;
  if (question === 'replace' && text === '') {
    model.toasts.show({ text: 'Write the new text in the composer first, then replace.' });
    return;
  }
  for (const [index, { message_id }] of message.parts.entries()) {
    if (!message_id) continue;
    const name = message.parts.length > 1 ? `part ${index + 1}: ` : '';
    const note = (tone: Note['tone'], words: string) =>
      model.messages.note(peer, key, { at: Date.now(), tone, text: `${name}${question}_sm: ${words}` });
    try {
      const frame = requestOf(question, message_id, item, text);
      const answer = decode(await model.engine.sessions.request(session, frame));
      note(answer.command_status === 0 ? 'good' : 'bad', wordsOfAnswer(answer));
      if (question === 'replace' && answer.command_status === 0) model.composer.change({ text: '' });
    } catch (error) {
      note('bad', (error as Error).message);
    }
    // A message that was called off or replaced is one text: its first part alone can take another.
    if (question === 'replace') return;
  }
}

function requestOf(question: Question, message_id: string, { message }: SentItem, text: string): Uint8Array {
  const { ton: source_addr_ton, npi: source_addr_npi, addr: source_addr } = addressOf(message.from);
  const source = message.from === '' ? {} : { source_addr_ton, source_addr_npi, source_addr };
  const head = { sequence_number: 1, message_id, ...source };
  if (question === 'query') return encode('query_sm', head);
  if (question === 'replace') {
    const { parts, data_coding } = segment(text);
    if (parts.length > 1) throw new Error('The new text is longer than one part, and replace_sm has room for one.');
    // replace_sm has no data_coding before 5.0: the new text must be in the alphabet of the old one.
    if (data_coding !== (message.data_coding ?? data_coding))
      throw new Error('The new text needs another alphabet than the old one, and replace_sm cannot change that.');
    return encode('replace_sm', { ...head, short_message: parts[0]!.short_message, registered_delivery: 1 });
  }
  const { ton: dest_addr_ton, npi: dest_addr_npi, addr: destination_addr } = addressOf(message.to);
  return encode('cancel_sm', { ...head, dest_addr_ton, dest_addr_npi, destination_addr });
}

function wordsOfAnswer(answer: Pdu): string {
  if (answer.command_status !== 0) {
    const { name, doc } = describeStatus(answer.command_status);
    return `${name}. ${doc}`;
  }
  if (answer.command !== ('query_sm_resp' satisfies Command)) return 'done';
  const { message_state, final_date, error_code } = answer;
  const state = MESSAGE_STATES[message_state ?? -1] ?? `state ${message_state}`;
  const ended = final_date ? `, ended ${timeWords(final_date)}` : '';
  return `${state}${ended}${error_code ? `, error ${error_code}` : ''}`;
}
