import { readDataCoding } from '@smpp-web/codec/text';
import type { SentMessage, SentPart, SentReceipt } from '@smpp-web/session';

/** How far a sent message has come: the tone to show it in, and the word. */
export interface Progress {
  readonly tone: 'busy' | 'good' | 'bad' | 'unsure';
  readonly word: string;
  /** Why, where it did not go well. */
  readonly reason: string | undefined;
}

/** The word of a receipt as it came, else the name of its state. */
export function stateWord({ stat, state }: SentReceipt): string {
  return stat ?? state ?? 'receipt';
}

/** How far one part has come. */
export function partProgress(part: SentPart): Progress {
  const receipt = part.receipts.at(-1);
  if (receipt) return receiptProgress(receipt);
  switch (part.outcome) {
    case 'waiting':
      return { tone: 'busy', word: 'Submitted', reason: undefined };
    case 'accepted':
      return { tone: 'busy', word: 'Accepted', reason: undefined };
    case 'rejected':
      return { tone: 'bad', word: 'Rejected', reason: part.problem };
    case 'not_sent':
      return { tone: 'bad', word: 'Not sent', reason: part.problem };
    case 'unknown':
      return { tone: 'unsure', word: 'Unknown', reason: part.problem ?? 'It was sent, and no answer came.' };
  }
}

function receiptProgress(receipt: SentReceipt): Progress {
  const word = stateWord(receipt);
  if (receipt.state === 'DELIVERED') return { tone: 'good', word, reason: undefined };
  if (!receipt.final) return { tone: 'busy', word, reason: undefined };
  const reason = receipt.err && receipt.err !== '000' ? `Error ${receipt.err} from the message centre` : undefined;
  return { tone: 'bad', word, reason };
}

const WORST_FIRST: readonly Progress['tone'][] = ['bad', 'unsure', 'busy', 'good'];

/** How far the message as a whole has come: as far as its worst part. */
export function messageProgress({ parts }: SentMessage): Progress {
  const all = parts.map(partProgress);
  const worst = WORST_FIRST.map((tone) => all.find((each) => each.tone === tone)).find((each) => each !== undefined)!;
  const same = all.filter(({ word }) => word === worst.word).length;
  return same === all.length ? worst : { ...worst, word: `${worst.word} ${same}/${all.length}` };
}

/** What a data_coding says beside the usual: `flash`, `class 2`, `Latin-1 (ISO 8859-1)`, `voice mail waiting`. */
export function codingWords(data_coding: number | undefined): string[] {
  if (data_coding === undefined) return [];
  const { messageClass, alphabet, name, indication, compressed } = readDataCoding(data_coding);
  const isPlain = alphabet === 'default' || alphabet === 'gsm7' || alphabet === 'ucs2';
  return [
    ...(messageClass === undefined ? [] : [messageClass === 0 ? 'flash' : `class ${messageClass}`]),
    ...(alphabet === 'binary' ? ['binary'] : isPlain ? [] : [name]),
    ...(indication ? [`${indication.type} ${indication.active ? 'waiting' : 'icon off'}`] : []),
    ...(compressed ? ['compressed'] : []),
  ];
}
