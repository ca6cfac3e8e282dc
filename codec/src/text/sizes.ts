import type { AlphabetName } from './alphabet.ts';
import { ALPHABETS } from './charsets.ts';
import { NO_SHIFTS, type Shifts } from './gsm7-shift.ts';
import { USER_DATA_OCTETS } from './udh.ts';

/** What a text is written in: an alphabet and, for GSM 7-bit, the national tables. */
export interface Encoding {
  readonly alphabet: AlphabetName;
  readonly shifts: Shifts;
}

export const PLAIN_GSM7: Encoding = { alphabet: 'gsm7', shifts: NO_SHIFTS };

/**
 * How "part n of m" is said: by a header element with a reference of 8 or 16 bits, by the three sar_* TLVs, or not at
 * all, since message_payload leaves the cutting to the message centre.
 */
export type SegmentMethod = 'udh8' | 'udh16' | 'sar' | 'payload';

/** The most that message_payload can hold (SMPP 5.0, 4.8.4.36: a TLV's length has 16 bits). */
export const PAYLOAD_OCTETS = 65_535;

/** Octets of the elements in a header, each with its identifier and length. */
const CONCAT_OCTETS = { udh8: 5, udh16: 6 } as const;
const SHIFT_OCTETS = 3;
const PORT_OCTETS = { 8: 4, 16: 6 } as const;

/** The elements that a part needs a header for. */
export interface HeaderNeeds {
  readonly by: SegmentMethod;
  readonly shifts: Shifts;
  /** Width of the element with the ports, where there is one. */
  readonly ports?: 8 | 16 | undefined;
  /** There is more than one part. */
  readonly concat: boolean;
}

/** Octets of the header, its length octet included; 0 without a header. sar_* and message_payload never have one. */
export function headerOctets({ by, shifts, ports, concat }: HeaderNeeds): number {
  if (by === 'sar' || by === 'payload') return 0;
  const elements =
    (concat ? CONCAT_OCTETS[by] : 0) +
    (shifts.locking === 0 ? 0 : SHIFT_OCTETS) +
    (shifts.single === 0 ? 0 : SHIFT_OCTETS) +
    (ports === undefined ? 0 : PORT_OCTETS[ports]);
  return elements === 0 ? 0 : elements + 1;
}

/**
 * Counted units that one part has room for, beside a header of so many octets. A centre that is given TLVs in place of
 * a header builds the header itself, with an 8-bit reference, so the room for that is kept free.
 */
export function capacityOf(alphabet: AlphabetName, needs: HeaderNeeds, packed: boolean): number {
  if (needs.by === 'payload') return unitsIn(PAYLOAD_OCTETS, alphabet, packed);
  const header = headerOctets(needs.by === 'sar' ? { ...needs, by: 'udh8' } : needs);
  // On the air septets are always packed, however SMPP carries them.
  return unitsIn(USER_DATA_OCTETS - header, alphabet, true);
}

function unitsIn(octets: number, alphabet: AlphabetName, packed: boolean): number {
  if (alphabet === 'gsm7') return packed ? Math.floor((octets * 8) / 7) : octets;
  return Math.floor(octets / ALPHABETS[alphabet].unitOctets);
}
