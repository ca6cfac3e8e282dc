import type { Span } from '@smpp-web/codec/inspect';
import { hex32 } from './format.ts';

/** Octets of a value shown in a line; the hex view has all of them. */
const MAX_OCTETS = 24;

/** Numbers that the specification, and everybody, writes in hex. */
const IN_HEX: ReadonlySet<string> = new Set(['command_id', 'command_status']);

/** The value of a span for one line. Empty where the meaning says it all. */
export function valueInWords({ name, value, children, meaning }: Span): string {
  if (value === null) return '';
  if (!(value instanceof Uint8Array)) {
    if (value === '') return '(empty)';
    if (typeof value === 'number' && IN_HEX.has(name)) return hex32(value);
    return meaning.split(/[\s+]+/).includes(String(value)) || meaning === `"${value}"` ? '' : String(value);
  }
  // Octets that are taken apart below, or told in words, need not be repeated.
  if (children?.length || meaning !== '') return '';
  const shown = Array.from(value.subarray(0, MAX_OCTETS), (octet) => octet.toString(16).padStart(2, '0')).join(' ');
  return value.length > MAX_OCTETS ? `${shown} … (${value.length} octets)` : shown;
}
