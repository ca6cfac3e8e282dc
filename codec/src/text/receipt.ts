import type { TextIssue } from './issue.ts';
import { latin1Text } from './octets-text.ts';
import { type ReceiptWords, readReceiptText } from './receipt-text.ts';
import { formatReceiptDate, parseReceiptDate } from './time.ts';
import { isReceiptType, type MessageFields, readUserData, type UserDataOptions } from './user-data.ts';

/** The states of a message, by number (SMPP 5.0, 4.7.15). 0 and 9 are not in 3.4. */
export const MESSAGE_STATES = [
  'SCHEDULED',
  'ENROUTE',
  'DELIVERED',
  'EXPIRED',
  'DELETED',
  'UNDELIVERABLE',
  'ACCEPTED',
  'UNKNOWN',
  'REJECTED',
  'SKIPPED',
] as const;

/** A state of a message by its name in the specification (SMPP 5.0, 4.7.15). */
export type MessageState = (typeof MESSAGE_STATES)[number];

/** States after which nothing more will come. ACCEPTED is not one here: centres that use it send another receipt. */
const FINAL: readonly MessageState[] = ['DELIVERED', 'EXPIRED', 'DELETED', 'UNDELIVERABLE', 'REJECTED', 'SKIPPED'];

/** The beginnings of the words for a state: receipts cut them at seven letters, or do not. */
const STATE_WORDS: readonly (readonly [string, MessageState])[] = [
  ['SCHED', 'SCHEDULED'],
  ['ENROUT', 'ENROUTE'],
  ['BUFF', 'ENROUTE'],
  ['DELIV', 'DELIVERED'],
  ['EXPIR', 'EXPIRED'],
  ['DELET', 'DELETED'],
  ['UNDEL', 'UNDELIVERABLE'],
  ['ACCEP', 'ACCEPTED'],
  ['ACKED', 'ACCEPTED'],
  ['UNKN', 'UNKNOWN'],
  ['REJEC', 'REJECTED'],
  ['SKIP', 'SKIPPED'],
];

/** Words outside every list whose meaning is clear all the same. */
const GUESSED_STATES: readonly (readonly [string, MessageState])[] = [['FAIL', 'UNDELIVERABLE']];

const RECEIPTED_MESSAGE_ID = 0x001e;
const MESSAGE_STATE = 0x0427;
const NETWORK_ERROR_CODE = 0x0423;

/** How receipts are recognised and read. */
export interface ReceiptOptions extends UserDataOptions {
  /** Take a text with an id and a state for a receipt although esm_class does not say so. Anyone can write one. */
  readonly guess?: boolean;
  /** What the clock of the message centre is ahead of UTC, in minutes; no receipt states it. Default 0. */
  readonly offsetMinutes?: number;
}

/** What a receipt says, TLVs first. */
export interface Receipt {
  /** Empty ids and missing ones are undefined. Compare with `matchMessageIds`. */
  readonly id: string | undefined;
  /** Undefined where neither the TLV nor the word is known; `stat` keeps the word. */
  readonly state: MessageState | undefined;
  /** Nothing more will come. */
  readonly final: boolean;
  /** esm_class says intermediate notification (0x20). */
  readonly intermediate: boolean;
  /** esm_class does not say receipt; the text does. */
  readonly guessed: boolean;
  readonly from: { readonly id: 'tlv' | 'text' | 'none'; readonly state: 'tlv' | 'text' | 'none' };
  /** The number in message_state, known or not. */
  readonly message_state?: number;
  readonly networkError?: { readonly type: number; readonly code: number };
  /** The words of the text as they stood there; `err` is a word, not a number. */
  readonly words: ReceiptWords['words'];
  readonly submitDate: Date | undefined;
  readonly doneDate: Date | undefined;
  /** The whole text, one character per octet where it is ASCII. */
  readonly raw: string;
  /** What had to be guessed. */
  readonly guesses: readonly string[];
  readonly issues: readonly TextIssue[];
}

/**
 * Whether a deliver_sm or data_sm is a receipt or an intermediate notification: esm_class decides. With `guess`
 * (default false) a text with an id and a state counts too. receipted_message_id alone does not: some centres put it
 * into ordinary messages.
 */
export function isReceipt(pdu: MessageFields, options: ReceiptOptions = {}): boolean {
  if (isReceiptType(pdu.esm_class ?? 0)) return true;
  return options.guess === true && looksLikeReceipt(readUserData(pdu, options).octets);
}

function looksLikeReceipt(octets: Uint8Array): boolean {
  const { words } = readReceiptText(latin1Text(octets));
  return Boolean(words.id) && Boolean(words.stat);
}

/**
 * Reads a receipt, never throws. A text that looks like one is read even where esm_class does not say so, with
 * `guessed` set, unless `guess` is false. Undefined where the PDU is no receipt.
 */
export function readReceipt(pdu: MessageFields, options: ReceiptOptions = {}): Receipt | undefined {
  const announced = isReceiptType(pdu.esm_class ?? 0);
  if (!isReceipt(pdu, { guess: true, ...options })) return undefined;
  const data = readUserData(pdu, options);
  const raw = announced ? data.text : latin1Text(data.octets);
  const { words, guesses: read } = readReceiptText(raw);
  const guesses = [...read];
  const tlvs = readTlvs(pdu);
  const id = tlvs.id || words.id || undefined;
  if (tlvs.id && words.id && tlvs.id !== words.id) guesses.push('receipted_message_id and id: differ: the TLV counts');
  const stated = tlvs.message_state === undefined ? undefined : MESSAGE_STATES[tlvs.message_state];
  const worded = stateOf(words.stat, guesses);
  if (stated !== undefined && worded !== undefined && stated !== worded) {
    guesses.push('message_state and stat: differ: the TLV counts');
  }
  const state = stated ?? worded;
  const intermediate = ((pdu.esm_class ?? 0) & 0x3c) === 0x20;
  const date = (key: 'submit_date' | 'done_date') => {
    const found = parseReceiptDate(words[key] ?? '', options.offsetMinutes);
    if (found?.reading === 'YYYYMMDDhhmm') guesses.push(`${key}: read as ${found.reading}`);
    return found?.date;
  };
  return {
    id,
    state,
    final: state !== undefined && FINAL.includes(state) && !intermediate,
    intermediate,
    guessed: !announced,
    from: {
      id: tlvs.id ? 'tlv' : words.id ? 'text' : 'none',
      state: stated !== undefined ? 'tlv' : worded !== undefined ? 'text' : 'none',
    },
    ...(tlvs.message_state !== undefined && { message_state: tlvs.message_state }),
    ...(tlvs.networkError !== undefined && { networkError: tlvs.networkError }),
    words,
    submitDate: date('submit_date'),
    doneDate: date('done_date'),
    raw,
    guesses,
    issues: data.issues,
  };
}

interface ReceiptTlvs {
  readonly id: string | undefined;
  readonly message_state: number | undefined;
  readonly networkError: Receipt['networkError'];
}

function readTlvs({ tlvs = [] }: MessageFields): ReceiptTlvs {
  const tlv = (wanted: number) => tlvs.find(({ tag }) => tag === wanted)?.value;
  const id = tlv(RECEIPTED_MESSAGE_ID);
  const state = tlv(MESSAGE_STATE);
  const error = tlv(NETWORK_ERROR_CODE);
  const text = id instanceof Uint8Array ? latin1Text(id) : typeof id === 'string' ? id : undefined;
  return {
    id: text?.replace(/\0.*$/s, '').trim(),
    message_state: typeof state === 'number' ? state : undefined,
    networkError:
      error instanceof Uint8Array && error.length === 3
        ? { type: error[0]!, code: (error[1]! << 8) | error[2]! }
        : undefined,
  };
}

function stateOf(stat: string | undefined, guesses: string[]): MessageState | undefined {
  if (!stat) return undefined;
  const word = stat.toUpperCase();
  const known = STATE_WORDS.find(([start]) => word.startsWith(start));
  if (known !== undefined) return known[1];
  const guessed = GUESSED_STATES.find(([start]) => word.startsWith(start))?.[1];
  const numbered = /^\d$/.test(word) ? MESSAGE_STATES[Number(word)] : undefined;
  const state = guessed ?? numbered;
  if (state !== undefined) guesses.push(`stat:${stat} read as ${state}`);
  return state;
}

/** What a receipt is to say. */
export interface ReceiptFields {
  readonly id: string;
  readonly state: MessageState;
  /** Default 1. */
  readonly submitted?: number;
  /** Default 1 for DELIVERED, else 0. */
  readonly delivered?: number;
  readonly submitDate: Date;
  readonly doneDate: Date;
  /** Default `000`. A number is written with three digits. */
  readonly error?: number | string;
  /** The message; its first 20 characters are copied, those outside ASCII as `?`. Default empty. */
  readonly text?: string;
}

/** How a message centre writes its receipts; the defaults are appendix B of SMPP 3.4 to the letter of most centres. */
export interface ReceiptDialect {
  /** Default `text`. */
  readonly textLabel?: 'text' | 'Text';
  /** Default 10: YYMMDDhhmm. */
  readonly dateDigits?: 10 | 12 | 14;
  /** Zone of the dates. Default 0. */
  readonly offsetMinutes?: number;
  /** Keys that are left out. Default none. */
  readonly omit?: readonly ('sub' | 'dlvrd' | 'submit date' | 'done date' | 'err' | 'text')[];
}

const STATE_LETTERS: Readonly<Record<MessageState, string>> = {
  SCHEDULED: 'SCHEDLD',
  ENROUTE: 'ENROUTE',
  DELIVERED: 'DELIVRD',
  EXPIRED: 'EXPIRED',
  DELETED: 'DELETED',
  UNDELIVERABLE: 'UNDELIV',
  ACCEPTED: 'ACCEPTD',
  UNKNOWN: 'UNKNOWN',
  REJECTED: 'REJECTD',
  SKIPPED: 'SKIPPED',
};

const TEXT_LENGTH = 20;

/** Writes the text of a receipt, all keys in the order of appendix B (SMPP 3.4). It is ASCII: send it as such. */
export function formatReceipt(fields: ReceiptFields, dialect: ReceiptDialect = {}): string {
  const { textLabel = 'text', dateDigits = 10, offsetMinutes = 0, omit = [] } = dialect;
  const delivered = fields.delivered ?? (fields.state === 'DELIVERED' ? 1 : 0);
  const three = (value: number | string) => (typeof value === 'number' ? String(value).padStart(3, '0') : value);
  const words = {
    id: fields.id,
    sub: three(fields.submitted ?? 1),
    dlvrd: three(delivered),
    'submit date': formatReceiptDate(fields.submitDate, dateDigits, offsetMinutes),
    'done date': formatReceiptDate(fields.doneDate, dateDigits, offsetMinutes),
    stat: STATE_LETTERS[fields.state],
    err: three(fields.error ?? 0),
    text: [...(fields.text ?? '')]
      .slice(0, TEXT_LENGTH)
      .join('')
      .replace(/[^\x20-\x7e]/gu, '?'),
  };
  const omitted: readonly string[] = omit;
  return Object.entries(words)
    .filter(([key]) => !omitted.includes(key))
    .map(([key, word]) => `${key === 'text' ? textLabel : key}:${word}`)
    .join(' ');
}
