import type { Span } from '@smpp-web/codec/inspect';
import { valueInWords } from '../words/span-words.ts';

/** The value of a field and what it means, for one line. */
export function spanInWords(span: Span): string {
  return [valueInWords(span), span.meaning].filter(Boolean).join(' – ') || '(empty)';
}
