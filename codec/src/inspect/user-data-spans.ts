import { ALPHABETS } from '../text/charsets.ts';
import type { TextIssue } from '../text/issue.ts';
import { type Receipt, readReceipt } from '../text/receipt.ts';
import type { Concat } from '../text/udh.ts';
import { type MessageFields, readUserData, type UserData } from '../text/user-data.ts';
import { ALPHABET_TITLES } from './alphabet-titles.ts';
import { receiptSpans } from './receipt-spans.ts';
import { septetSpans } from './septet-spans.ts';
import { makeSpan } from './span.ts';
import type { InspectionIssue, InspectOptions, Span } from './types.ts';
import { udhSpan } from './udh-spans.ts';
import { count, quote } from './words.ts';

/** The fields around the user data that say how to read it, without the user data itself. */
export type MessageContext = Omit<MessageFields, 'short_message'> & {
  /** Only these two commands bring receipts; in others a text that looks like one is a text. */
  readonly command: string | undefined;
};

/** The octets of a message, explained. */
export interface UserDataStory {
  /** Cover the octets. */
  readonly spans: readonly Span[];
  readonly issues: readonly InspectionIssue[];
  /** The text in quotation marks, the state of a receipt, or how much binary data. */
  readonly meaning: string;
  readonly concat?: Concat;
  readonly receipt?: Receipt;
}

const RECEIPT_COMMANDS: ReadonlySet<string | undefined> = new Set(['deliver_sm', 'data_sm']);

/** Explains the octets of short_message or message_payload, which start at `base` of the input. */
export function explainUserData(
  octets: Uint8Array,
  base: number,
  path: string,
  context: MessageContext,
  options: InspectOptions,
): UserDataStory {
  const { defaultAlphabet = 'gsm7', packed = false } = options;
  const reading = { defaultAlphabet, packed };
  const pdu: MessageFields = { ...context, short_message: octets };
  const data = readUserData(pdu, reading);
  const receipt = readReceipt(pdu, { ...reading, guess: RECEIPT_COMMANDS.has(context.command) });
  const header = data.udh?.sound ? udhSpan(data.udh, octets, base, path) : undefined;
  const body = data.octets.length > 0 ? textSpan(data, receipt, base + (header?.length ?? 0), path) : undefined;
  return {
    spans: [header, body].filter((span) => span !== undefined),
    issues: [
      ...data.issues.map((issue) => placeIssue(issue, data, base, path)),
      ...(receipt?.guesses ?? []).map((message) => ({
        code: 'receipt_guess',
        field: `${path}.text`,
        offset: body?.offset ?? base,
        message,
      })),
    ],
    meaning: [header?.meaning, body?.meaning].filter(Boolean).join('; ') || 'empty',
    ...(data.concat && { concat: data.concat }),
    ...(receipt && { receipt }),
  };
}

function textSpan(data: UserData, receipt: Receipt | undefined, offset: number, path: string): Span {
  const { octets, alphabet, text } = data;
  const own = `${path}.text`;
  const place = { offset, length: octets.length };
  if (alphabet === 'binary') {
    const meaning = `${count(octets.length, 'octet')} of binary data`;
    return makeSpan({ name: 'data', path: `${path}.data`, ...place, value: octets, meaning });
  }
  const title = ALPHABET_TITLES[alphabet];
  return makeSpan({
    name: 'text',
    path: own,
    ...place,
    value: receipt ? receipt.raw : text,
    meaning: receipt ? receiptInWords(receipt) : quote(text),
    detail: `${count([...text].length, 'character')} of ${title}${data.packed ? ', packed' : ''}.`,
    section: data.packed ? '3GPP TS 23.038, 6.1.2.1' : '5.0 4.7.7',
    children: partsOf(data, receipt, offset, own),
  });
}

function partsOf(data: UserData, receipt: Receipt | undefined, offset: number, path: string): Span[] {
  const { octets, packed, shifts, udh, alphabet } = data;
  if (packed) return septetSpans(octets, offset, path, udh?.length ?? 0, shifts);
  const { unitOctets } = ALPHABETS[alphabet];
  // Where a character may take more octets than one unit, its place in the text is not its place in the octets.
  const aligned = receipt && receipt.raw.length * unitOctets === octets.length;
  return aligned ? receiptSpans(receipt, offset, unitOctets, path) : [];
}

/** `receipt: DELIVERED, id 42`. */
export function receiptInWords({ id, state, guessed, intermediate, words }: Receipt): string {
  const what = intermediate ? 'notification' : 'receipt';
  return [
    `${guessed ? `looks like a ${what}` : what}: ${state ?? words.stat ?? 'no state'}`,
    ...(id ? [`id ${id}`] : []),
  ].join(', ');
}

/** Issues of a text name octets of the header or of the text; here they name octets of the input. */
function placeIssue({ code, offset, message }: TextIssue, data: UserData, base: number, path: string): InspectionIssue {
  if (code.startsWith('udh_')) {
    const element = data.udh?.elements.findIndex((each) => each.offset === offset) ?? -1;
    const sound = data.udh?.sound ? `${path}.udh` : path;
    return { code, field: element < 0 ? sound : `${sound}[${element}]`, offset: base + offset, message };
  }
  const start = base + (data.udh?.length ?? 0);
  const isWhole = code === 'text_in_two_places' || code === 'sar_ignored';
  if (isWhole) return { code, field: path, offset: base, message };
  const at = data.packed ? Math.floor((offset * 7) / 8) : offset;
  return { code, field: data.alphabet === 'binary' ? `${path}.data` : `${path}.text`, offset: start + at, message };
}
