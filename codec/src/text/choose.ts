import { EncodeError } from '../errors.ts';
import type { AlphabetName } from './alphabet.ts';
import { ALPHABETS } from './charsets.ts';
import { type Cut, createMeter, cutText, sizeOf } from './cut.ts';
import { type DataCodingOptions, dataCodingFor } from './data-coding.ts';
import { suggestForGsm7 } from './gsm7-lossy.ts';
import { languageOf } from './gsm7-national.ts';
import { NO_SHIFTS, type Shifts, tablesFor } from './gsm7-shift.ts';
import { DEFAULT_TABLES, septetCost } from './gsm7-table.ts';
import { capacityOf, type Encoding, PLAIN_GSM7, type SegmentMethod } from './sizes.ts';

/** What decides how a text is written: alphabet, national tables, message class, and how its parts are announced. */
export interface ChooseOptions extends DataCodingOptions {
  /** Use this alphabet, or find the one that makes the fewest parts. Default `best`. */
  readonly alphabet?: AlphabetName | 'best';
  /** What `best` may take, the most welcome first: equal costs go to the earlier. Default GSM 7-bit, then UCS-2. */
  readonly alphabets?: readonly AlphabetName[];
  /** Languages (1 to 13) whose tables this peer and its phones are known to read. Default none. Header methods only. */
  readonly national?: readonly number[];
  /** Use exactly these national tables with GSM 7-bit. Header methods only. */
  readonly shifts?: Shifts;
  /** How parts are announced; it decides what room they have. Default `udh8`. */
  readonly by?: SegmentMethod;
  /** Ports of an application; they take room in the header. Default width 16. */
  readonly ports?: { readonly destination: number; readonly originator: number; readonly width?: 8 | 16 };
  /** Never cut what a reader sees as one character. Default false: it can cost a part, and phones join anyway. */
  readonly keepGraphemes?: boolean;
  /** Octets are packed septets; matters for message_payload only. Default false. */
  readonly packed?: boolean;
  /** Written instead of the octet that the alphabet asks for. */
  readonly data_coding?: number;
}

/** A way to write a text, with all that counting found out. */
export interface Plan extends Encoding {
  /** Units of the text in one piece: septets, UTF-16 units or octets. -1 where the alphabet lacks a character. */
  readonly units: number;
  /** Room of one part, with the header it gets. */
  readonly unitsPerSegment: number;
  readonly cuts: readonly Cut[];
}

/** A character that keeps the text out of the cheaper alphabet. */
export interface ForcingCharacter {
  /** UTF-16 units from the start of the text to its first place. */
  readonly index: number;
  readonly character: string;
  /** How often it stands in the text. */
  readonly count: number;
  /** What could take its place; the empty string for what nobody sees. Undefined where nothing comes near. */
  readonly suggestion: string | undefined;
}

const BEST: readonly AlphabetName[] = ['gsm7', 'ucs2'];

/** The alphabet, and the national tables, in which the text takes the fewest parts. Never throws for `best`. */
export function choose(text: string, options: ChooseOptions = {}): Encoding {
  const { alphabet, shifts } = planText(text, options);
  return { alphabet, shifts };
}

/** Finds how to write a text and where to cut it: the common ground of `choose`, `measure` and `segment`. */
export function planText(text: string, options: ChooseOptions): Plan {
  const { alphabet = 'best', alphabets = BEST } = options;
  if (alphabet !== 'best') {
    const encoding = { alphabet, shifts: (alphabet === 'gsm7' && options.shifts) || NO_SHIFTS };
    return planWith(text, encoding, options);
  }
  if (options.shifts !== undefined) return planWith(text, { alphabet: 'gsm7', shifts: options.shifts }, options);
  let best: Plan | undefined;
  for (const name of alphabets) {
    if (best?.cuts.length === 1) break;
    // Two septets are never dearer than the sixteen bits of UCS-2.
    if (name === 'ucs2' && best?.alphabet === 'gsm7') continue;
    const plan = planBest(text, name, options);
    if (plan !== undefined && (best === undefined || plan.cuts.length < best.cuts.length)) best = plan;
  }
  return best ?? planWith(text, { alphabet: 'ucs2', shifts: NO_SHIFTS }, options);
}

function planBest(text: string, alphabet: AlphabetName, options: ChooseOptions): Plan | undefined {
  const encoding = { alphabet, shifts: NO_SHIFTS };
  const units = sizeOf(text, encoding);
  if (units >= 0) return planMeasured(text, encoding, units, options);
  return alphabet === 'gsm7' ? planNational(text, options) : undefined;
}

function planWith(text: string, encoding: Encoding, options: ChooseOptions): Plan {
  return planMeasured(text, encoding, sizeOf(text, encoding), options);
}

function planMeasured(text: string, encoding: Encoding, units: number, options: ChooseOptions): Plan {
  const { by = 'udh8', keepGraphemes, packed = false } = options;
  const { alphabet, shifts } = encoding;
  const needs = { by, shifts, ports: options.ports && (options.ports.width ?? 16) };
  const single = capacityOf(alphabet, { ...needs, concat: false }, packed);
  if (units >= 0 && units <= single) {
    return { alphabet, shifts, units, unitsPerSegment: single, cuts: [{ end: text.length, units }] };
  }
  const meter = createMeter(encoding);
  // With characters that the alphabet lacks the size is not known yet: cutting counts their replacements.
  const whole = units >= 0 ? undefined : cutText(text, meter, single);
  if (whole?.length === 1) return { alphabet, shifts, units, unitsPerSegment: single, cuts: whole };
  const unitsPerSegment = capacityOf(alphabet, { ...needs, concat: true }, packed);
  return { alphabet, shifts, units, unitsPerSegment, cuts: cutText(text, meter, unitsPerSegment, keepGraphemes) };
}

/**
 * The pair of tables that covers the text: the fewest parts, then the fewest shift elements, then the fewest septets,
 * then the lowest identifiers. Undefined where no pair does.
 */
function planNational(text: string, options: ChooseOptions): Plan | undefined {
  const { national = [], by = 'udh8' } = options;
  if (national.length === 0 || by === 'sar' || by === 'payload') return undefined;
  const counts = new Map<number, number>();
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
  }
  // What the default tables lack comes first: most pairs fail on one of these, and fail at once.
  const characters = [...counts].sort(([a], [b]) => septetCost(DEFAULT_TABLES, a) - septetCost(DEFAULT_TABLES, b));
  const ids = [0, ...national.filter((id) => languageOf(id) !== undefined)].sort((a, b) => a - b);
  let best: Plan | undefined;
  for (const locking of ids) {
    for (const single of ids) {
      const shifts = { locking, single };
      const units = septetsOf(characters, shifts);
      if (units < 0) continue;
      const encoding: Encoding = { alphabet: 'gsm7', shifts };
      const plan = planMeasured(text, encoding, units, options);
      if (best === undefined || isCheaper(plan, best)) best = plan;
    }
  }
  return best;
}

function septetsOf(characters: readonly (readonly [number, number])[], shifts: Shifts): number {
  const tables = tablesFor(shifts);
  let units = 0;
  for (const [codePoint, count] of characters) {
    const septets = septetCost(tables, codePoint);
    if (septets === 0) return -1;
    units += septets * count;
  }
  return units;
}

/** Pairs are tried from the lowest identifiers on, so an equal one later is no better. */
function isCheaper(plan: Plan, best: Plan): boolean {
  const elements = ({ shifts }: Plan) => (shifts.locking ? 1 : 0) + (shifts.single ? 1 : 0);
  const byParts = plan.cuts.length - best.cuts.length;
  const byElements = elements(plan) - elements(best);
  return (byParts || byElements || plan.units - best.units) < 0;
}

/** What a composer shows while someone types. */
export interface Measure extends Encoding {
  readonly data_coding: number;
  /** Code points. */
  readonly characters: number;
  /** Septets of GSM 7-bit, UTF-16 units of UCS-2, octets of the rest, over all parts. */
  readonly units: number;
  /** Room of one part: 160 or 153, 70 or 67, 140 or 134 with nothing else in the header. */
  readonly unitsPerSegment: number;
  readonly segments: number;
  /** Units that still fit the last part. */
  readonly unitsLeft: number;
  /** Characters that GSM 7-bit lacks, or the alphabet the caller asked for; each once. */
  readonly forcing: readonly ForcingCharacter[];
}

/**
 * Counts a text as `segment` would send it, without sending it, and says what makes it dear. Never throws: a character
 * that the asked-for alphabet lacks is counted as one unit and listed; more than 255 parts are simply counted.
 */
export function measure(text: string, options: ChooseOptions = {}): Measure {
  const { alphabet, shifts, units, unitsPerSegment, cuts } = planText(text, options);
  const forced = options.alphabet !== undefined && options.alphabet !== 'best';
  const limit: Encoding = forced ? { alphabet, shifts } : PLAIN_GSM7;
  // GSM 7-bit with the default tables has nothing to look for, and none of its characters takes two UTF-16 units.
  const plain = units >= 0 && alphabet === 'gsm7' && shifts.locking === 0 && shifts.single === 0;
  const { characters, forcing } = plain ? { characters: text.length, forcing: [] } : look(text, limit);
  return {
    alphabet,
    shifts,
    data_coding: options.data_coding ?? measuredDataCoding(alphabet, options),
    characters,
    units: units < 0 ? cuts.reduce((sum, cut) => sum + cut.units, 0) : units,
    unitsPerSegment,
    segments: cuts.length,
    unitsLeft: unitsPerSegment - cuts.at(-1)!.units,
    forcing,
  };
}

/** An alphabet without a message class drops the wish for one: a composer shows it, `segment` refuses it. */
function measuredDataCoding(alphabet: AlphabetName, options: DataCodingOptions): number {
  const { defaultAlphabet = 'gsm7' } = options;
  const hasClass = alphabet === 'gsm7' || alphabet === 'ucs2' || alphabet === 'binary';
  return dataCodingFor(alphabet, hasClass ? options : { defaultAlphabet });
}

function look(text: string, limit: Encoding): { characters: number; forcing: ForcingCharacter[] } {
  const found = new Map<number, { index: number; count: number }>();
  const has = covers(limit);
  let characters = 0;
  for (let index = 0; index < text.length; characters++) {
    const codePoint = text.codePointAt(index)!;
    if (!has(codePoint)) {
      const seen = found.get(codePoint);
      if (seen === undefined) found.set(codePoint, { index, count: 1 });
      else seen.count++;
    }
    index += codePoint > 0xffff ? 2 : 1;
  }
  const forcing = Array.from(found, ([codePoint, { index, count }]) => {
    const character = String.fromCodePoint(codePoint);
    return { index, character, count, suggestion: suggestForGsm7(character) };
  });
  return { characters, forcing };
}

/** Whether an encoding has a character. */
function covers({ alphabet, shifts }: Encoding): (codePoint: number) => boolean {
  if (alphabet !== 'gsm7') return (codePoint) => ALPHABETS[alphabet].canEncode(codePoint);
  const tables = tablesFor(shifts);
  return (codePoint) => septetCost(tables, codePoint) > 0;
}

/** Throws `EncodeError` where what a caller asked for cannot be together. */
export function checkChoice({ by = 'udh8', shifts, ports }: ChooseOptions): void {
  const headerless = by === 'sar' || by === 'payload';
  if (headerless && shifts !== undefined && (shifts.locking !== 0 || shifts.single !== 0)) {
    const reason = `national tables need a user data header, which ${by} does not have: use udh8 or udh16`;
    throw new EncodeError(reason, { code: 'out_of_range', field: 'shifts' });
  }
  const width = ports?.width ?? 16;
  const [lowest, highest] = width === 8 ? [240, 255] : [0, 0xffff];
  for (const name of ['destination', 'originator'] as const) {
    const port = ports?.[name];
    if (port === undefined || (Number.isInteger(port) && port >= lowest && port <= highest)) continue;
    const reason = `${port} is no ${width}-bit port: expected ${lowest} to ${highest}`;
    throw new EncodeError(reason, { code: 'out_of_range', field: `ports.${name}` });
  }
}
