import { notInAlphabet } from './alphabet.ts';
import { ESCAPE } from './gsm7-default.ts';
import { DEFAULT_TABLES, type Gsm7Tables, NONE, septetCost, septetsIn } from './gsm7-table.ts';
import { hex, type TextIssue } from './issue.ts';
import { asciiText, unitsFor, unitsText } from './octets-text.ts';

/** Shown for an octet that is no septet. */
const REPLACEMENT = 0xfffd;
const SPACE = 0x20;
const EURO = 0x20ac;
/** Where several phones have the euro sign in a single shift table that lacks it on paper (Telugu). */
const EURO_SEPTET = 0x65;

/** 0 for an octet that the default alphabet and ASCII read alike, 1 for all others. */
const SPECIAL = new Uint8Array(256).fill(1);
for (let septet = 0; septet < 128; septet++) {
  if (DEFAULT_TABLES.locking.characters[septet] === septet && septet !== 0) SPECIAL[septet] = 0;
}

/** How septets are read. */
export interface Gsm7DecodeOptions {
  /** National tables, from `tablesFor`. Default: the default alphabet and its extension table. */
  readonly tables?: Gsm7Tables;
  /** Read the euro sign at its usual place also where the table lacks it (Telugu), as phones do. Default false. */
  readonly lenient?: boolean;
  /** What is not as it should be is appended here. */
  readonly issues?: TextIssue[];
}

/**
 * Septets, one per octet, to text (3GPP TS 23.038, 6.2.1). Never throws: a cell without a character shows as a space,
 * an escape before a septet that the second table lacks leaves that septet's own character, a lone or doubled escape
 * is one space, an octet above 0x7f is U+FFFD.
 */
export function decodeGsm7(septets: Uint8Array, options: Gsm7DecodeOptions = {}): string {
  const tables = options.tables ?? DEFAULT_TABLES;
  if (tables.locking === DEFAULT_TABLES.locking && isPlain(septets)) return asciiText(septets);
  return decodeBySeptet(septets, tables, options);
}

function decodeBySeptet(septets: Uint8Array, tables: Gsm7Tables, { lenient, issues }: Gsm7DecodeOptions): string {
  const locking = tables.locking.characters;
  const single = tables.single.characters;
  const units = unitsFor(septets.length);
  let length = 0;
  for (let at = 0; at < septets.length; at++) {
    const septet = septets[at]!;
    if (septet > 0x7f) {
      issues?.push({ code: 'gsm7_octet', offset: at, message: `${hex(septet)} is no septet: expected 0x00 to 0x7f` });
      units[length++] = REPLACEMENT;
    } else if (septet !== ESCAPE) {
      if (locking[septet] === 0) issues?.push(hole(at, septet));
      units[length++] = locking[septet] || SPACE;
    } else if (at + 1 === septets.length) {
      issues?.push({ code: 'gsm7_escape', offset: at, message: 'the last septet is an escape with nothing after it' });
      units[length++] = SPACE;
    } else {
      const next = septets[++at]!;
      const character = lenient && next === EURO_SEPTET ? single[next] || EURO : single[next];
      if (character) units[length++] = character;
      else if (next === ESCAPE) {
        issues?.push({ code: 'gsm7_escape', offset: at, message: 'two escapes in a row: reserved for a third table' });
        units[length++] = SPACE;
      } else {
        // Read on at the septet after the escape as if the escape were not there.
        if (next <= 0x7f) issues?.push(hole(at, next));
        at--;
      }
    }
  }
  return unitsText(units, length);
}

function hole(offset: number, septet: number): TextIssue {
  return { code: 'gsm7_hole', offset, message: `${hex(septet)} has no character in its table` };
}

/** Looks at eight octets per turn without leaving early: twice as fast as a loop that stops at the first find. */
function isPlain(octets: Uint8Array): boolean {
  const { length } = octets;
  let special = 0;
  let at = 0;
  for (const end = length - 7; at < end; at += 8) {
    special |=
      SPECIAL[octets[at]!]! |
      SPECIAL[octets[at + 1]!]! |
      SPECIAL[octets[at + 2]!]! |
      SPECIAL[octets[at + 3]!]! |
      SPECIAL[octets[at + 4]!]! |
      SPECIAL[octets[at + 5]!]! |
      SPECIAL[octets[at + 6]!]! |
      SPECIAL[octets[at + 7]!]!;
  }
  for (; at < length; at++) special |= SPECIAL[octets[at]!]!;
  return special === 0;
}

/** How septets are written. */
export interface Gsm7EncodeOptions {
  /** National tables, from `tablesFor`. Default: the default alphabet and its extension table. */
  readonly tables?: Gsm7Tables;
  /** One character to write for what the tables do not have. Default: such a text is refused. */
  readonly replacement?: string;
}

/**
 * Text to septets, one per octet; a character of the second table takes two. Throws `EncodeError` (`bad_character`)
 * at the first character that the tables do not have, unless there is a `replacement`.
 */
export function encodeGsm7(text: string, options: Gsm7EncodeOptions = {}): Uint8Array {
  const { tables = DEFAULT_TABLES, replacement } = options;
  const size = septetsIn(text, tables);
  if (size >= 0) return writeSeptets(text, tables, size);
  let covered = '';
  let index = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const has = septetCost(tables, codePoint) > 0;
    if (!has && replacement === undefined) throw notInAlphabet('gsm7', codePoint, index);
    covered += has ? character : replacement;
    index += character.length;
  }
  // A replacement that the tables lack as well is refused here.
  return encodeGsm7(covered, { tables });
}

function writeSeptets(text: string, tables: Gsm7Tables, size: number): Uint8Array {
  const locking = tables.locking.septets;
  const single = tables.single.septets;
  const septets = new Uint8Array(size);
  for (let index = 0, at = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    const septet = character < locking.length ? locking[character]! : NONE;
    if (septet !== NONE) septets[at++] = septet;
    else {
      septets[at++] = ESCAPE;
      septets[at++] = single[character]!;
    }
  }
  return septets;
}
