import { EncodeError } from '../errors.ts';
import type { AlphabetName } from './alphabet.ts';

/** 0 shows at once and is not stored (flash), 1 is kept in the phone, 2 on the SIM, 3 goes to a device behind it. */
export type MessageClass = 0 | 1 | 2 | 3;

/** What the mailbox icons of the phone are told. */
export interface WaitingIndication {
  readonly active: boolean;
  readonly type: 'voice mail' | 'fax' | 'e-mail' | 'other';
  /** Keep the text, or discard it once the icon is set. */
  readonly store: boolean;
}

/** The group a data_coding octet belongs to: SMPP’s own values, or one of GSM (3GPP TS 23.038, section 4). */
export type CodingGroup =
  | 'smpp'
  | 'general'
  | 'automatic deletion'
  | 'reserved'
  | 'MWI discard'
  | 'MWI store'
  | 'MWI store UCS-2'
  | 'class';

/** The whole reading of a data_coding octet. */
export interface DataCoding {
  readonly data_coding: number;
  /** What the table of SMPP calls the value (5.0, 4.7.7; 3.4, 5.2.19). */
  readonly name: string;
  /** Values below 0x10 are SMPP's own, the others the groups of GSM (3GPP TS 23.038, section 4). */
  readonly group: CodingGroup;
  /** `default` is the alphabet agreed with the message centre: a setting, not a fact of the octet. */
  readonly alphabet: AlphabetName | 'default';
  /** The text is compressed (3GPP TS 23.042); nothing here reads it. */
  readonly compressed: boolean;
  readonly messageClass?: MessageClass;
  readonly indication?: WaitingIndication;
  /** Bits that are set and should not be. */
  readonly reservedBits?: number;
  /** What else to know about the value. */
  readonly note?: string;
}

interface SmppRow {
  readonly name: string;
  readonly alphabet: AlphabetName | 'default';
  readonly note?: string;
}

const RESERVED: SmppRow = {
  name: 'reserved',
  alphabet: 'gsm7',
  note: 'reserved: most centres read GSM 7-bit, some refuse it',
};

/** The values that SMPP defines itself, in order. */
const SMPP_ROWS: readonly SmppRow[] = [
  { name: 'SMSC default alphabet', alphabet: 'default' },
  { name: 'IA5 / ASCII', alphabet: 'ascii', note: 'many centres put GSM 7-bit under this value' },
  { name: 'octets, unspecified', alphabet: 'binary' },
  { name: 'Latin-1 (ISO 8859-1)', alphabet: 'latin1' },
  { name: 'octets, unspecified', alphabet: 'binary' },
  { name: 'JIS (X 0208-1990)', alphabet: 'jis', note: 'read as Shift-JIS' },
  { name: 'Cyrillic (ISO 8859-5)', alphabet: 'iso8859-5' },
  { name: 'Latin/Hebrew (ISO 8859-8)', alphabet: 'iso8859-8' },
  { name: 'UCS-2', alphabet: 'ucs2' },
  { name: 'pictogram encoding', alphabet: 'binary', note: 'sets of single operators: the octets stay as they are' },
  { name: 'ISO-2022-JP (music codes)', alphabet: 'iso2022jp' },
  RESERVED,
  RESERVED,
  { name: 'extended Kanji JIS (X 0212-1990)', alphabet: 'binary', note: 'not read here: the octets stay as they are' },
  { name: 'KS C 5601', alphabet: 'euckr' },
  RESERVED,
];

const GSM_ALPHABETS = ['gsm7', 'binary', 'ucs2', 'gsm7'] as const;
const INDICATION_TYPES = ['voice mail', 'fax', 'e-mail', 'other'] as const;

/**
 * Reads a data_coding octet by the custom of SMPP links: 0x00 to 0x0f by the table of SMPP, the rest by the coding
 * groups of GSM. Every octet has a reading; only the low eight bits count.
 */
export function readDataCoding(data_coding: number): DataCoding {
  const octet = data_coding & 0xff;
  const row = SMPP_ROWS[octet];
  if (row !== undefined) return { data_coding: octet, group: 'smpp', compressed: false, ...row };
  if (octet < 0x80) return general(octet);
  if (octet < 0xc0) {
    const note = 'a reserved group: read as GSM 7-bit';
    return { data_coding: octet, name: 'reserved', group: 'reserved', alphabet: 'gsm7', compressed: false, note };
  }
  return octet < 0xf0 ? waiting(octet) : classed(octet);
}

/** 0cxm aakk with x for automatic deletion: c compressed, m the class counts, aa the alphabet, kk the class. */
function general(octet: number): DataCoding {
  const classMeant = (octet & 0x10) !== 0;
  const alphabet = (octet >> 2) & 3;
  return {
    data_coding: octet,
    name: 'reserved',
    group: octet & 0x40 ? 'automatic deletion' : 'general',
    alphabet: GSM_ALPHABETS[alphabet]!,
    compressed: (octet & 0x20) !== 0,
    ...(classMeant ? { messageClass: (octet & 3) as MessageClass } : reserved(octet & 3)),
    ...(alphabet === 3 && { note: 'a reserved alphabet: read as GSM 7-bit' }),
  };
}

/** 11gg s0tt: gg the group, s the icon is on, tt which icon. */
function waiting(octet: number): DataCoding {
  const group = (octet >> 4) & 3;
  return {
    data_coding: octet,
    name: group === 2 ? 'reserved' : 'GSM MWI control',
    group: (['MWI discard', 'MWI store', 'MWI store UCS-2'] as const)[group]!,
    alphabet: group === 2 ? 'ucs2' : 'gsm7',
    compressed: false,
    indication: { active: (octet & 8) !== 0, type: INDICATION_TYPES[octet & 3]!, store: group > 0 },
    ...reserved(octet & 4),
  };
}

/** 1111 0akk: a 8-bit data, kk the class. */
function classed(octet: number): DataCoding {
  return {
    data_coding: octet,
    name: 'GSM message class control',
    group: 'class',
    alphabet: octet & 4 ? 'binary' : 'gsm7',
    compressed: false,
    messageClass: (octet & 3) as MessageClass,
    ...reserved(octet & 8),
  };
}

function reserved(bits: number): { reservedBits?: number } {
  return bits === 0 ? {} : { reservedBits: bits };
}

/** What a data_coding octet is to say beside the alphabet. */
export interface DataCodingOptions {
  /** Show at once: message class 0. */
  readonly flash?: boolean;
  /** Wins over `flash`. */
  readonly messageClass?: MessageClass;
  /**
   * How a class is written. `class` (default) is the 0xf0 group, the only one that SMPP names and the one that centres
   * pass on most widely; `general` is the 0x10 group. UCS-2 exists in the general group alone.
   */
  readonly form?: 'class' | 'general';
  /** What data_coding 0 means to the message centre. Default `gsm7`. */
  readonly defaultAlphabet?: AlphabetName;
}

const SMPP_VALUES: Readonly<Record<Exclude<AlphabetName, 'gsm7'>, number>> = {
  ascii: 1,
  latin1: 3,
  binary: 4,
  jis: 5,
  'iso8859-5': 6,
  'iso8859-8': 7,
  ucs2: 8,
  iso2022jp: 10,
  euckr: 14,
};

/**
 * The data_coding octet that announces an alphabet, and a message class if asked for. Throws `EncodeError`
 * (`out_of_range`) where a class is asked for and the alphabet has no octet that carries one.
 */
export function dataCodingFor(alphabet: AlphabetName, options: DataCodingOptions = {}): number {
  const { flash = false, form = 'class', defaultAlphabet = 'gsm7' } = options;
  const messageClass = options.messageClass ?? (flash ? 0 : undefined);
  if (messageClass !== undefined) {
    const bits = ['gsm7', 'binary', 'ucs2'].indexOf(alphabet);
    if (bits < 0) {
      const reason = `${alphabet} has no data_coding with a message class: use gsm7, ucs2 or binary`;
      throw new EncodeError(reason, { code: 'out_of_range', field: 'data_coding' });
    }
    return (form === 'class' && alphabet !== 'ucs2' ? 0xf0 : 0x10) | (bits << 2) | messageClass;
  }
  if (alphabet === defaultAlphabet) return 0;
  // Where 0 means something else, only a value with a class says GSM 7-bit; class 1 is what phones do anyway.
  return alphabet === 'gsm7' ? 0xf1 : SMPP_VALUES[alphabet];
}
