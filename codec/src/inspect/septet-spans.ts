import { decodeGsm7 } from '../text/gsm7.ts';
import { ESCAPE } from '../text/gsm7-default.ts';
import { fillBitsFor, unpackSeptets } from '../text/gsm7-packing.ts';
import { type Shifts, tablesFor } from '../text/gsm7-shift.ts';
import type { Gsm7Tables } from '../text/gsm7-table.ts';
import { makeSpan } from './span.ts';
import type { Span, SpanBits } from './types.ts';
import { count, quote } from './words.ts';

const SECTION = '3GPP TS 23.038, 6.1.2.1';

/**
 * One span per octet of packed text, whose bits are the septets in it. Septets lie across octets with their low bits
 * first, after as many fill bits as the header in front leaves to the next septet.
 */
export function septetSpans(
  octets: Uint8Array,
  offset: number,
  path: string,
  headerLength: number,
  shifts: Shifts,
): Span[] {
  const fill = fillBitsFor(headerLength);
  const septets = unpackSeptets(octets, fill);
  const characters = charactersOf(septets, tablesFor(shifts));
  return Array.from(octets, (octet, index) => {
    const bits = bitsOf(octet, index, fill, characters);
    const complete = bits.filter(({ whole }) => whole).map(({ character }) => character);
    return makeSpan({
      name: 'octet',
      path: `${path}[${index}]`,
      offset: offset + index,
      length: 1,
      value: octet,
      meaning: complete.join(' '),
      section: SECTION,
      bits: bits.map(({ mask, name, value, meaning }): SpanBits => ({ mask, name, value, meaning })),
    });
  });
}

interface SeptetBits extends SpanBits {
  /** The septet ends in this octet. */
  readonly whole: boolean;
  readonly character: string;
}

function bitsOf(octet: number, index: number, fill: number, characters: readonly string[]): SeptetBits[] {
  const groups: SeptetBits[] = [];
  const start = index * 8;
  const end = start + 8;
  for (let bit = start; bit < end; ) {
    const septet = Math.floor((bit - fill) / 7);
    const next = septet < 0 ? fill : fill + (septet + 1) * 7;
    const last = Math.min(next, end);
    const low = bit - start;
    const mask = ((1 << (last - bit)) - 1) << low;
    const value = (octet & mask) >> low;
    const character = characters[septet];
    if (septet < 0 || character === undefined) {
      const name = septet < 0 ? 'fill' : 'padding';
      groups.push({
        mask,
        name,
        value,
        meaning: `${count(last - bit, 'bit')} of no septet`,
        whole: false,
        character: '',
      });
    } else {
      const split = last - bit < 7 ? `, ${next > end ? 'low' : 'high'} ${count(last - bit, 'bit')}` : '';
      groups.push({
        mask,
        name: `septet ${septet + 1}`,
        value,
        meaning: `${character}${split}`,
        whole: next <= end,
        character,
      });
    }
    bit = last;
  }
  return groups;
}

/** The character that each septet makes, in quotation marks; the one after an escape comes from the second table. */
function charactersOf(septets: Uint8Array, tables: Gsm7Tables): string[] {
  let escaped = false;
  return Array.from(septets, (septet) => {
    const isEscape = septet === ESCAPE && !escaped;
    const octets = escaped ? Uint8Array.of(ESCAPE, septet) : Uint8Array.of(septet);
    escaped = isEscape;
    return isEscape ? 'escape' : quote(decodeGsm7(octets, { tables, lenient: true }));
  });
}
