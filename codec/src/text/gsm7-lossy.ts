import { DEFAULT_TABLES, septetCost } from './gsm7-table.ts';

/**
 * Characters that have a near twin in the GSM 7-bit default alphabet. Every replacement changes the text, so nothing
 * here happens unasked.
 */

const GREEK_CAPITALS = '\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7';
const LATIN_CAPITALS = 'ABEZHIKMNOPTYX';

/**
 * Substitutions that tolerant encoders make, by name, as pairs of runs of equal length: the small c-cedilla as the
 * capital one, Greek capitals by their shape, the no-break space, and G with caron as the Turkish G with breve.
 */
export const GSM7_ALIASES = {
  cCedilla: ['\u00e7', '\u00c7'],
  greekCapitals: [GREEK_CAPITALS, LATIN_CAPITALS],
  noBreakSpace: ['\u00a0', ' '],
  turkishG: ['\u01e6\u01e7', '\u011e\u011f'],
} as const satisfies Record<string, readonly [string, string]>;

/** Applies the named substitutions to a text before it is encoded; all other characters stay. */
export function applyAliases(text: string, names: readonly (keyof typeof GSM7_ALIASES)[]): string {
  let from = '';
  let to = '';
  for (const name of names) {
    from += GSM7_ALIASES[name][0];
    to += GSM7_ALIASES[name][1];
  }
  let replaced = '';
  for (const character of text) replaced += to[from.indexOf(character)] ?? character;
  return replaced;
}

/** What takes the place of each character on the left, as pairs of runs of equal length. */
const TWINS: readonly (readonly [string, string])[] = [
  // Single quotes and primes, double quotes, angle quotes.
  ['\u2018\u2019\u201a\u201b\u2032\u2035`\u00b4\u02bc\u02b9', "''''''''''"],
  ['\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb', '""""""""'],
  ['\u2039\u203a', '<>'],
  // Hyphens, dashes, minus; bullets and middle dots.
  ['\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043', '--------'],
  ['\u2022\u00b7\u25cf\u2219', '****'],
  // Blanks of every width, and the tab.
  [
    '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
    ' '.repeat(17),
  ],
  // Lines and paragraphs, vertical tab.
  ['\u2028\u2029\u000b', '\n\n\n'],
  // Greek capitals that look Latin, ohm and angstrom.
  [GREEK_CAPITALS, LATIN_CAPITALS],
  ['\u2126\u212b', '\u03a9\u00c5'],
  // Letters that Unicode does not take apart.
  ['\u0131\u0130\u0142\u0141\u0111\u0110\u00f0\u00d0', 'iIlLdDdD'],
  ['\u00d7\u2044\u2215\u2223\u00a6', 'x//||'],
];

/** Characters whose twin is longer than one character, or is nothing at all. */
const SPELLINGS: Readonly<Record<string, string>> = {
  '\u2026': '...',
  '\u2122': 'TM',
  '\u00a9': '(c)',
  '\u00ae': '(R)',
  '\u0152': 'OE',
  '\u0153': 'oe',
  '\u00fe': 'th',
  '\u00de': 'TH',
  '\u00b1': '+/-',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u2260': '!=',
  '\u00bc': '1/4',
  '\u00bd': '1/2',
  '\u00be': '3/4',
  '\u00ad': '',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u200e': '',
  '\u200f': '',
  '\u2060': '',
  '\ufe0f': '',
  '\ufeff': '',
};

const twins = new Map(Object.entries(SPELLINGS));
for (const [from, to] of TWINS) {
  [...from].forEach((character, index) => {
    twins.set(character, to[index]!);
  });
}

/**
 * What could take the place of a character (one code point) that GSM 7-bit lacks: its twin, or the letter without its
 * accent. The empty string means: leave it out, nobody sees it. Undefined: nothing comes near.
 */
export function suggestForGsm7(character: string): string | undefined {
  const twin = twins.get(character);
  if (twin !== undefined) return twin;
  const compatible = character.normalize('NFKC');
  if (compatible !== character && fits(compatible)) return compatible;
  const bare = character.normalize('NFKD').replace(/\p{Mn}/gu, '');
  return bare !== character && bare !== '' && fits(bare) ? bare : undefined;
}

/**
 * Replaces what GSM 7-bit lacks by what comes near, for the whole text: curly quotes, dashes, odd blanks, letters with
 * foreign accents, decomposed letters. What has no near twin stays.
 */
export function replaceForGsm7(text: string): string {
  if (fits(text)) return text;
  // Latin and Greek letters only: in several Indic scripts composing goes the other way.
  const composed = text.replace(/[A-Za-z\u0370-\u03ff]\p{Mn}+/gu, (letters) => letters.normalize('NFC'));
  let replaced = '';
  for (const character of composed) replaced += fits(character) ? character : (suggestForGsm7(character) ?? character);
  return replaced;
}

function fits(text: string): boolean {
  for (const character of text) {
    if (septetCost(DEFAULT_TABLES, character.codePointAt(0)!) === 0) return false;
  }
  return true;
}
