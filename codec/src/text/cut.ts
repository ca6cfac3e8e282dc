import type { AlphabetName } from './alphabet.ts';
import { ALPHABETS } from './charsets.ts';
import { tablesFor } from './gsm7-shift.ts';
import { septetCost, septetsIn } from './gsm7-table.ts';
import { kanjiCode } from './multi-octet.ts';
import type { Encoding } from './sizes.ts';

/**
 * Units of a part once it takes one more code point, from its units before; -1 where the encoding lacks the character.
 * A size of 0 opens a part.
 */
export type Meter = (codePoint: number, size: number) => number;

/** Where a part ends in the text, and the units it takes. */
export interface Cut {
  readonly end: number;
  readonly units: number;
}

export function createMeter({ alphabet, shifts }: Encoding): Meter {
  if (alphabet === 'ucs2') return (codePoint, size) => size + (codePoint > 0xffff ? 2 : 1);
  if (alphabet === 'iso2022jp') return createKanjiMeter();
  if (alphabet === 'gsm7') {
    const tables = tablesFor(shifts);
    return (codePoint, size) => {
      const septets = septetCost(tables, codePoint);
      return septets === 0 ? -1 : size + septets;
    };
  }
  return createOctetMeter(alphabet);
}

function createOctetMeter(name: AlphabetName): Meter {
  const alphabet = ALPHABETS[name];
  const multi = name === 'jis' || name === 'euckr';
  return (codePoint, size) => {
    if (!alphabet.canEncode(codePoint)) return -1;
    const single = !multi || codePoint < 0x80 || (codePoint >= 0xff61 && codePoint <= 0xff9f);
    return size + (single ? 1 : 2);
  };
}

/** Three octets into JIS X 0208, three back: both are paid when a part goes in, so that every size is a closed one. */
function createKanjiMeter(): Meter {
  let inKanji = false;
  return (codePoint, size) => {
    if (!ALPHABETS.iso2022jp.canEncode(codePoint)) return -1;
    if (size === 0) inKanji = false;
    const kanji = kanjiCode(codePoint) !== undefined;
    const switching = kanji && !inKanji ? 6 : 0;
    inKanji = kanji;
    return size + switching + (kanji ? 2 : 1);
  };
}

/** Units of the whole text in one piece, or -1 where the encoding lacks one of its characters. */
export function sizeOf(text: string, { alphabet, shifts }: Encoding): number {
  // The two that every composer asks for at each key stroke go without a call per character.
  if (alphabet === 'ucs2') return text.length;
  if (alphabet === 'gsm7') return septetsIn(text, tablesFor(shifts));
  const meter = createMeter({ alphabet, shifts });
  let size = 0;
  for (const character of text) {
    size = meter(character.codePointAt(0)!, size);
    if (size < 0) return -1;
  }
  return size;
}

/**
 * Cuts a text into parts of at most `capacity` units, filling each from the start. A character is never cut, whether it
 * takes an escape, a surrogate pair or two octets: if it does not fit whole, it opens the next part. With
 * `keepGraphemes` the same holds for what a reader sees as one character, unless it alone is larger than a part.
 */
export function cutText(text: string, meter: Meter, capacity: number, keepGraphemes = false): Cut[] {
  const boundaries = keepGraphemes ? graphemeBoundaries(text) : undefined;
  const cuts: Cut[] = [];
  let start = 0;
  let size = 0;
  let safe: Cut = { end: 0, units: 0 };
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index)!;
    const added = meter(codePoint, size);
    // A character that the encoding lacks is counted as the one that would replace it.
    const next = added < 0 ? size + 1 : added;
    if (next > capacity && index > start) {
      const cut = boundaries !== undefined && safe.end > start ? safe : { end: index, units: size };
      cuts.push(cut);
      start = cut.end;
      index = start;
      size = 0;
    } else {
      size = next;
      index += codePoint > 0xffff ? 2 : 1;
      if (boundaries?.has(index)) safe = { end: index, units: size };
    }
  }
  cuts.push({ end: text.length, units: size });
  return cuts;
}

/** Indexes between graphemes; undefined where the platform lacks Intl.Segmenter (ECMA-402). */
function graphemeBoundaries(text: string): ReadonlySet<number> | undefined {
  if (typeof Intl === 'undefined' || !('Segmenter' in Intl)) return undefined;
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return new Set(Array.from(segmenter.segment(text), ({ index }) => index));
}
