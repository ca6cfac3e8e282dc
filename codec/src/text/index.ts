/** SMS text: alphabets, headers, segments, receipts and times. Nothing here knows PDUs beyond the fields it names. */

export type { Alphabet, AlphabetName, EncodeTextOptions } from './alphabet.ts';
export { ALPHABETS, gsm7 } from './charsets.ts';
export {
  type ChooseOptions,
  choose,
  type ForcingCharacter,
  type Measure,
  measure,
} from './choose.ts';
export {
  type CodingGroup,
  type DataCoding,
  type DataCodingOptions,
  dataCodingFor,
  type MessageClass,
  readDataCoding,
  type WaitingIndication,
} from './data-coding.ts';
export { decodeGsm7, encodeGsm7, type Gsm7DecodeOptions, type Gsm7EncodeOptions } from './gsm7.ts';
export { DEFAULT_LOCKING, DEFAULT_SINGLE, ESCAPE, HOLE } from './gsm7-default.ts';
export { applyAliases, GSM7_ALIASES, replaceForGsm7, suggestForGsm7 } from './gsm7-lossy.ts';
export { LANGUAGES, type Language, languageOf } from './gsm7-national.ts';
export { fillBitsFor, packSeptets, unpackSeptets } from './gsm7-packing.ts';
export { NO_SHIFTS, type Shifts, tablesFor } from './gsm7-shift.ts';
export { createTable, DEFAULT_TABLES, type Gsm7Table, type Gsm7Tables } from './gsm7-table.ts';
export type { TextIssue } from './issue.ts';
export { type IdRule, type MatchIdOptions, matchMessageIds } from './message-id.ts';
export { euckr, iso2022jp, jis } from './multi-octet.ts';
export {
  createReassembler,
  type Dropped,
  GAP,
  PART_OVERHEAD,
  type Part,
  type Pushed,
  type Reassembler,
  type ReassemblerOptions,
} from './reassemble.ts';
export {
  formatReceipt,
  isReceipt,
  MESSAGE_STATES,
  type MessageState,
  type Receipt,
  type ReceiptDialect,
  type ReceiptFields,
  type ReceiptOptions,
  readReceipt,
} from './receipt.ts';
export { type ReceiptKey, type ReceiptWords, readReceiptText } from './receipt-text.ts';
export { type ReferenceCounter, referenceCounter } from './reference.ts';
export {
  fieldsOf,
  MAX_SEGMENTS,
  type Segment,
  type SegmentOptions,
  type Segments,
  type SegmentTlv,
  segment,
  UDHI,
} from './segment.ts';
export { ascii, binary, iso8859_5, iso8859_8, latin1 } from './single-octet.ts';
export {
  capacityOf,
  type Encoding,
  type HeaderNeeds,
  headerOctets,
  PAYLOAD_OCTETS,
  type SegmentMethod,
} from './sizes.ts';
export { decodeAddress, encodeAddress } from './sms-address.ts';
export {
  addDuration,
  type Duration,
  durationOf,
  formatAbsoluteTime,
  formatLocalTime,
  formatReceiptDate,
  formatRelativeTime,
  type ParseTimeOptions,
  parseReceiptDate,
  parseTime,
  type ReceiptDate,
  resolveTime,
  type SmppTime,
} from './time.ts';
export { ucs2 } from './ucs2.ts';
export {
  type Concat,
  concatOf,
  encodeUdh,
  type ParsedUdh,
  type Ports,
  parseUdh,
  portsOf,
  shiftsOf,
  UDH_ELEMENTS,
  type UdhElement,
  type UdhElementName,
  type UdhFieldSpan,
  type UdhInit,
  type UdhRow,
  type UdhValue,
  USER_DATA_OCTETS,
  udhTitleOf,
} from './udh.ts';
export { isReceiptType, type MessageFields, readUserData, type UserData, type UserDataOptions } from './user-data.ts';
