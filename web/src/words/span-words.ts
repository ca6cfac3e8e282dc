import type { Span } from '@smpp-web/codec/inspect';

/** Octets of a value shown in a line; the hex view has all of them. */
const MAX_OCTETS = 24;

/** The value of a span for one line. Empty where the meaning says it all. */
export function valueInWords({ value, children, meaning }: Span): string {
  if (value === null) return '';
  if (!(value instanceof Uint8Array)) {
    if (value === '') return '(empty)';
    return meaning.split(/[\s+]+/).includes(String(value)) ? '' : String(value);
  }
  // Octets that are taken apart below, or told in words, need not be repeated.
  if (children?.length || meaning !== '') return '';
  const shown = Array.from(value.subarray(0, MAX_OCTETS), (octet) => octet.toString(16).padStart(2, '0')).join(' ');
  return value.length > MAX_OCTETS ? `${shown} … (${value.length} octets)` : shown;
}
