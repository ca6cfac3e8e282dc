import type { AlphabetName } from './alphabet.ts';
import { ALPHABETS } from './charsets.ts';
import { type DataCoding, readDataCoding } from './data-coding.ts';
import { decodeGsm7 } from './gsm7.ts';
import { fillBitsFor, unpackSeptets } from './gsm7-packing.ts';
import { NO_SHIFTS, type Shifts, tablesFor } from './gsm7-shift.ts';
import type { TextIssue } from './issue.ts';
import { latin1Text } from './octets-text.ts';
import { type Concat, concatOf, isSoundConcat, type ParsedUdh, parseUdh, shiftsOf } from './udh.ts';

/** The fields of a submit_sm, deliver_sm or data_sm that carry a message. */
export interface MessageFields {
  readonly esm_class?: number;
  readonly data_coding: number;
  readonly short_message?: Uint8Array;
  readonly tlvs?: readonly { readonly tag: number; readonly value: unknown }[];
}

/** What the peer and its network are known to do. */
export interface UserDataOptions {
  /** What data_coding 0 means to this peer. Default `gsm7`. */
  readonly defaultAlphabet?: AlphabetName;
  /** GSM 7-bit comes packed. Default false: one septet per octet. */
  readonly packed?: boolean;
  /** Read the euro sign where phones do, though a national table lacks it. Default true: reading is lenient. */
  readonly lenient?: boolean;
  /** Take a header for one though esm_class does not announce it, if it is a concatenation header. Default false. */
  readonly guessUdh?: boolean;
}

/** The message in a PDU, wherever it stood. */
export interface UserData {
  readonly source: 'short_message' | 'message_payload' | 'none';
  /** The header, where esm_class announces one; see `sound`. */
  readonly udh: ParsedUdh | undefined;
  /** What follows the header, as a view of the PDU's octets; still packed where it came packed. */
  readonly octets: Uint8Array;
  readonly dataCoding: DataCoding;
  readonly alphabet: AlphabetName;
  readonly shifts: Shifts;
  readonly packed: boolean;
  /** Empty for binary data. */
  readonly text: string;
  readonly concat?: Concat;
  readonly issues: readonly TextIssue[];
}

const MESSAGE_PAYLOAD = 0x0424;
const SAR_MSG_REF_NUM = 0x020c;
const SAR_TOTAL_SEGMENTS = 0x020e;
const SAR_SEGMENT_SEQNUM = 0x020f;

const UDHI = 0x40;
const MESSAGE_TYPE = 0x3c;
const RECEIPT = 0x04;
const INTERMEDIATE = 0x20;

const EMPTY = new Uint8Array(0);

/**
 * Reads the message of a PDU: short_message, or message_payload where that is empty; without its header; as text in
 * the alphabet that data_coding names. Never throws: what is odd is read as well as can be and listed in `issues`.
 * A receipt whose octets are plain ASCII is read so whatever data_coding says, since many copy that of the message.
 */
export function readUserData(pdu: MessageFields, options: UserDataOptions = {}): UserData {
  const issues: TextIssue[] = [];
  const carrier = carrierOf(pdu, issues);
  const udh = headerOf(pdu, carrier.octets, options, issues);
  const octets = udh === undefined ? carrier.octets : udh.body;
  const dataCoding = readDataCoding(pdu.data_coding);
  const asReceipt = isReceiptType(pdu.esm_class ?? 0) && isAsciiReceipt(octets);
  const alphabet = asReceipt ? 'latin1' : alphabetOf(dataCoding, options, issues);
  const shifts = udh === undefined ? NO_SHIFTS : shiftsOf(udh.elements);
  const packed = alphabet === 'gsm7' && options.packed === true;
  const body: TextBody = { octets, alphabet, shifts, packed, headerLength: udh?.length ?? 0 };
  const concat = concatFrom(pdu, udh, issues);
  return {
    source: carrier.source,
    udh,
    octets,
    dataCoding,
    alphabet,
    shifts,
    packed,
    text: readText(body, options.lenient ?? true, issues),
    ...(concat !== undefined && { concat }),
    issues,
  };
}

function carrierOf(
  { short_message = EMPTY, tlvs = [] }: MessageFields,
  issues: TextIssue[],
): { readonly source: UserData['source']; readonly octets: Uint8Array } {
  const payload = tlvs.find(({ tag }) => tag === MESSAGE_PAYLOAD)?.value;
  if (!(payload instanceof Uint8Array)) {
    return { source: short_message.length > 0 ? 'short_message' : 'none', octets: short_message };
  }
  if (short_message.length === 0) return { source: 'message_payload', octets: payload };
  const message = 'short_message and message_payload are both there: short_message counts';
  issues.push({ code: 'text_in_two_places', offset: 0, message });
  return { source: 'short_message', octets: short_message };
}

function headerOf(
  { esm_class = 0 }: MessageFields,
  octets: Uint8Array,
  { guessUdh = false }: UserDataOptions,
  issues: TextIssue[],
): ParsedUdh | undefined {
  if ((esm_class & UDHI) !== 0) {
    const udh = parseUdh(octets);
    issues.push(...udh.issues);
    return udh;
  }
  if (!guessUdh || octets.length === 0) return undefined;
  const udh = parseUdh(octets);
  if (!udh.sound || concatOf(udh.elements) === undefined) return undefined;
  const message = 'the text begins with a concatenation header that esm_class does not announce';
  issues.push({ code: 'udh_unannounced', offset: 0, message });
  return udh;
}

function alphabetOf(
  { alphabet, compressed }: DataCoding,
  { defaultAlphabet = 'gsm7' }: UserDataOptions,
  issues: TextIssue[],
): AlphabetName {
  if (compressed) {
    issues.push({ code: 'compressed', offset: 0, message: 'the text is compressed and cannot be read here' });
    return 'binary';
  }
  return alphabet === 'default' ? defaultAlphabet : alphabet;
}

/** Whether the message type in esm_class is a receipt or an intermediate notification (SMPP 5.0, 4.7.12). */
export function isReceiptType(esm_class: number): boolean {
  const type = esm_class & MESSAGE_TYPE;
  return type === RECEIPT || type === INTERMEDIATE;
}

/** Octets within which `id:` or `stat:` must stand for a text to be taken for ASCII: the most of a short_message. */
const RECEIPT_OCTETS = 255;

function isAsciiReceipt(octets: Uint8Array): boolean {
  return /\b(id|stat):/i.test(latin1Text(octets.subarray(0, RECEIPT_OCTETS)));
}

function concatFrom(pdu: MessageFields, udh: ParsedUdh | undefined, issues: TextIssue[]): Concat | undefined {
  const inHeader = udh && concatOf(udh.elements);
  const number = (wanted: number) => {
    const value = pdu.tlvs?.find(({ tag }) => tag === wanted)?.value;
    return typeof value === 'number' ? value : undefined;
  };
  const reference = number(SAR_MSG_REF_NUM);
  const total = number(SAR_TOTAL_SEGMENTS);
  const sequence = number(SAR_SEGMENT_SEQNUM);
  if (reference === undefined && total === undefined && sequence === undefined) return inHeader;
  const issue = (message: string) => issues.push({ code: 'sar_ignored', offset: 0, message });
  if (inHeader !== undefined) {
    issue('both a concatenation element and sar_* TLVs are there: the element counts');
    return inHeader;
  }
  if (reference === undefined || total === undefined || sequence === undefined) {
    issue('of the three sar_* TLVs not all are there: ignored');
    return undefined;
  }
  if (!isSoundConcat({ total, sequence })) {
    issue(`part ${sequence} of ${total} makes no sense: ignored`);
    return undefined;
  }
  return { reference, width: 'sar', total, sequence };
}

/** Octets with all that is needed to read them as text. */
export interface TextBody {
  readonly octets: Uint8Array;
  readonly alphabet: AlphabetName;
  readonly shifts: Shifts;
  readonly packed: boolean;
  /** Octets of the header in front of them, which decides the fill bits. */
  readonly headerLength: number;
}

/** One septet per octet, whether they came packed or not. */
export function septetsOf({ octets, packed, headerLength }: TextBody): Uint8Array {
  return packed ? unpackSeptets(octets, fillBitsFor(headerLength)) : octets;
}

/** The text of a body, in its own alphabet and tables. */
export function readText(body: TextBody, lenient: boolean, issues: TextIssue[]): string {
  if (body.alphabet !== 'gsm7') return ALPHABETS[body.alphabet].decode(body.octets, issues);
  return decodeGsm7(septetsOf(body), { tables: tablesFor(body.shifts), lenient, issues });
}
