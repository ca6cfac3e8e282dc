import type { BodyStory } from './body-spans.ts';
import { addressInWords } from './field-spans.ts';
import { rowOf } from './rows.ts';
import type { Span } from './types.ts';
import { receiptInWords } from './user-data-spans.ts';
import { count } from './words.ts';

/** One line about a PDU: what it is, its number, and what people look for first. */
export function summarise(header: readonly Span[], body: BodyStory, command: string | undefined): string {
  const [, id, status, sequence] = header;
  const facts = [
    `${command ?? `unknown command ${id?.meaning.split(':')[0] ?? ''}`}${sequence ? ` #${sequence.value}` : ''}`,
    ...(status && (status.value !== 0 || rowOf(command)?.kind === 'response') ? [status.meaning] : []),
    ...parties(body.values),
  ];
  const message = messageInShort(body);
  return facts.join(' ') + (message ? `: ${message}` : '');
}

/** Who is meant: the name in a bind, the addresses of a message, the id in a response. */
function parties(values: ReadonlyMap<string, unknown>): string[] {
  const text = (field: string) => {
    const value = values.get(field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const address = (field: string, ton: string) => {
    const found = text(field);
    return found && addressInWords(found, values.get(ton));
  };
  const dests = values.get('number_of_dests');
  const refused = values.get('no_unsuccess');
  const facts = [
    ['as', text('system_id')],
    ['id', text('message_id')],
    ['from', address('source_addr', 'source_addr_ton')],
    ['refused for', typeof refused === 'number' && refused > 0 ? count(refused, 'destination') : undefined],
    ['to', typeof dests === 'number' ? count(dests, 'destination') : address('destination_addr', 'dest_addr_ton')],
  ] as const;
  return facts.filter(([, fact]) => fact).map(([word, fact]) => `${word} ${fact}`);
}

function messageInShort({ message }: BodyStory): string | undefined {
  if (!message) return undefined;
  const { concat, receipt, spans } = message;
  const text = receipt ? receiptInWords(receipt) : spans.findLast(({ name }) => name !== 'udh')?.meaning;
  const part = concat && `part ${concat.sequence} of ${concat.total}`;
  return [part, text].filter(Boolean).join(', ');
}
