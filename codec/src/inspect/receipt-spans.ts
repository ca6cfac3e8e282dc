import { describe } from '../spec/describe.ts';
import type { Receipt } from '../text/receipt.ts';
import type { ReceiptKey } from '../text/receipt-text.ts';
import { makeSpan } from './span.ts';
import type { Span } from './types.ts';
import { dateInWords, inWords } from './words.ts';

const SECTION = '3.4 Appendix B';

const DOCS: Readonly<Record<ReceiptKey, string>> = {
  id: 'The name that the message centre gave the message when it was submitted.',
  sub: 'Messages that were submitted.',
  dlvrd: 'Messages that were delivered.',
  submit_date: 'When the message was submitted, on the clock of the message centre.',
  done_date: 'When the message reached its state, on the clock of the message centre.',
  stat: 'The state of the message.',
  err: 'Error of the network or the message centre, in its own numbers.',
  text: 'The start of the message.',
};

interface Place {
  readonly key: ReceiptKey;
  readonly start: number;
}

/**
 * One span for each `label:value` of the text of a receipt, which starts at `offset` of the input and has `unit` octets
 * per character. None where the text does not show plainly which stretch a word was read from.
 */
export function receiptSpans(receipt: Receipt, offset: number, unit: number, path: string): Span[] {
  const text = receipt.raw;
  const keys = Object.keys(receipt.words) as ReceiptKey[];
  const places = keys.map((key): Place => ({ key, start: text.search(labelOf(key)) }));
  places.sort((one, other) => one.start - other.start);
  const first = places[0];
  if (!first || first.start < 0) return [];
  const spans = places.map(({ key, start }, index) => {
    const end = places[index + 1]?.start ?? text.length;
    return makeSpan({
      name: key,
      path: `${path}.${key}`,
      offset: offset + start * unit,
      length: (end - start) * unit,
      value: receipt.words[key] ?? '',
      ...wordMeaning(key, receipt),
      doc: DOCS[key],
      section: SECTION,
    });
  });
  if (first.start === 0) return spans;
  const before = { name: 'unread', path: `${path}.unread`, offset, length: first.start * unit };
  return [makeSpan({ ...before, value: text.slice(0, first.start), meaning: 'before the first label' }), ...spans];
}

/** A label as receipts write it: `submit date:`, `submit_date:`, `Stat:`. */
function labelOf(key: ReceiptKey): RegExp {
  return new RegExp(`(?<![a-z0-9])${key.replace('_', '[ _]?')} ?:`, 'i');
}

function wordMeaning(key: ReceiptKey, receipt: Receipt): { meaning?: string; detail?: string | undefined } {
  const word = receipt.words[key] ?? '';
  switch (key) {
    case 'stat':
      return statMeaning(word, receipt);
    case 'submit_date':
      return { meaning: receipt.submitDate ? dateInWords(receipt.submitDate) : 'not a date' };
    case 'done_date':
      return { meaning: receipt.doneDate ? dateInWords(receipt.doneDate) : 'not a date' };
    case 'err':
      return { meaning: /^0+$/.test(word) ? 'no error' : '' };
    default:
      return {};
  }
}

function statMeaning(word: string, { state, from }: Receipt): { meaning: string; detail?: string | undefined } {
  const told = describe('receipt_stat', word.toUpperCase());
  if (told) return { meaning: inWords(told.name), detail: told.doc };
  return { meaning: from.state === 'text' && state ? state : 'no state that is known' };
}
