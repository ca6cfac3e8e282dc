import type { Span } from '@smpp-web/codec/inspect';
import type { MenuItem } from '../common/menu.ts';
import type { FieldValue } from '../timeline/filter/index.ts';
import { filters } from '../timeline/filter/lazy.ts';
import { joiningItems, type PduTarget } from '../timeline/pdu-menu.ts';
import { toHex } from '../words/hex.ts';
import { spanInWords } from './span-words.ts';

/** What can be done with a field; `chain` leads to it, outermost first. */
export function fieldMenu(chain: readonly Span[], frame: Uint8Array, emit: PduTarget['emit']): MenuItem[] {
  const span = chain.at(-1)!;
  const octets = frame.subarray(span.offset, span.offset + span.length);
  const copy = (label: string, text: string): MenuItem => ({
    label,
    icon: 'copy',
    run: () => emit('smpp-copy-text', { text }),
  });
  const condition = conditionOfField(chain);
  const secret = chain.some((each) => each.secret);
  return [
    ...(condition && !secret
      ? [{ label: 'Filter by this value…', icon: 'filter' as const, items: () => joiningItems(condition, emit) }]
      : []),
    ...(condition && !secret ? [copy('Copy as a filter', condition)] : []),
    copy('Copy the value', textOf(span)),
    copy('Copy what it says', `${span.name}: ${spanInWords(span)}`),
    copy('Copy the name', span.name),
    ...(secret ? [] : [copy('Copy the octets as hex', toHex(octets))]),
  ];
}

/** The field, or the nearest around it that filters know, as a condition. */
function conditionOfField(chain: readonly Span[]): string | undefined {
  const language = filters();
  if (!language) return undefined;
  const { conditionOf, fieldNamed } = language;
  for (const { name, value, children = [] } of [...chain].reverse()) {
    if (name === 'text' && typeof value === 'string') return conditionOf(fieldNamed('text')!, value);
    const field = fieldNamed(name);
    // A TLV with parts has its value in one of them.
    const own = value ?? children.find((child) => child.name === 'value')?.value;
    if (field && own !== null && own !== undefined) return conditionOf(field, own as FieldValue);
  }
  return undefined;
}

function textOf({ value, meaning }: Span): string {
  if (value === null) return meaning;
  return value instanceof Uint8Array ? toHex(value) : String(value);
}
