import type { Pdu } from '../pdu/types.ts';
import type { Version } from '../spec/version.ts';
import type { AlphabetName } from '../text/alphabet.ts';

/** How to read the octets, and what to hide of them. */
export interface InspectOptions {
  /** The version whose limits count for issues, and whose words explain values. Default: the widest, the newest. */
  readonly version?: Version;
  /** Show passwords as `********` in spans, PDU and summary. Default true. */
  readonly maskPasswords?: boolean;
  /** What data_coding 0 means to this peer. Default `gsm7`. */
  readonly defaultAlphabet?: AlphabetName;
  /** GSM 7-bit text comes packed, eight septets in seven octets. Default false: one septet per octet. */
  readonly packed?: boolean;
}

/** Something that is not as it should be. The codes of `decode` and of the text functions are both met here. */
export interface InspectionIssue {
  /** A word for programs: `over_length`, `udh_unsound`. */
  readonly code: string;
  /** The path of the span it belongs to, where there is one. */
  readonly field: string;
  /** Octets from the start of the input. */
  readonly offset: number;
  /** A sentence for people. */
  readonly message: string;
}

/** What a span holds: a number, a string, octets; null for what is only the sum of its children. */
export type SpanValue = number | string | Uint8Array | null;

/** A group of bits inside an octet. */
export interface SpanBits {
  readonly mask: number;
  /** Name of the group: `message_mode`. */
  readonly name: string;
  /** The bits, shifted down. */
  readonly value: number;
  /** In a word or two: `store and forward`. */
  readonly meaning: string;
  /** In a sentence, where there is more to say. */
  readonly detail?: string;
}

/** A stretch of the input and what it says. Plain data: it survives `structuredClone`. */
export interface Span {
  /** The name of the specification where it has one: `source_addr_ton`; a tag without a name: `0x1401`. */
  readonly name: string;
  /** Unique in an inspection: `dest_address[0].dest_flag`, `tlvs[1].value`, `short_message.udh[0].reference`. */
  readonly path: string;
  /** Octets from the start of the input. */
  readonly offset: number;
  /** Octets it takes; 0 for a field that is there and empty. */
  readonly length: number;
  readonly value: SpanValue;
  /** The value in a few words: `international`, `in 1 day`, `2 items`. Empty where the value says it all. */
  readonly meaning: string;
  /** The value in a sentence, where there is more to say. */
  readonly detail?: string;
  /** What the field is for. */
  readonly doc?: string;
  /** Where that is specified: `5.0 4.7.1` for SMPP, otherwise with the name of the standard. */
  readonly section?: string;
  /** Issues of this span itself, without those of its children. */
  readonly issues: InspectionIssue[];
  /** Parts that cover the span: every octet once, in order. */
  readonly children?: readonly Span[];
  readonly bits?: readonly SpanBits[];
  /** Holds a password that `maskPasswords` hides; whoever shows the octets hides them too. */
  readonly secret?: true;
}

/** All that can be said about some octets. Plain data: it survives `structuredClone`, and holds no view of the input. */
export interface Inspection {
  /** Null where the command_id is unknown or unreadable. */
  readonly command: string | null;
  /** One line for a list: `submit_sm #7 from +447700900123 to 4477: "Hello"`. */
  readonly summary: string;
  /** The decoded PDU, where one can be read. With `maskPasswords` its password is masked: do not encode it again. */
  readonly pdu?: Pdu;
  /** What `decode` throws for these octets. */
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly field: string | undefined;
    readonly offset: number | undefined;
  };
  /** All issues, the error among them. */
  readonly issues: readonly InspectionIssue[];
  /** Cover the input: every octet once, in order. */
  readonly spans: readonly Span[];
}
