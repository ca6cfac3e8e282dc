import type { ByVersion, Version } from './version.ts';

/** One named value of an enumeration. `versions` is left out where the list that it stands in has the same. */
export interface ValueRow {
  readonly value: number | string;
  /** Short name, as a list would show it: `international`. */
  readonly name: string;
  /** One sentence in words. */
  readonly doc: string;
  readonly versions?: readonly Version[];
}

/** A run of values with one meaning, ends included. */
export interface RangeRow {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly doc: string;
  readonly versions?: readonly Version[];
}

/** A group of bits inside an octet: its value is `(octet & mask) >> shift`. */
export interface BitsRow {
  readonly mask: number;
  readonly shift: number;
  readonly name: string;
  readonly values: readonly ValueRow[];
  /** Counts only where `octet & mask` is one of `values`; left out: always. */
  readonly when?: { readonly mask: number; readonly values: readonly number[] };
  readonly versions?: readonly Version[];
}

/** An open enumeration: what is in no row is still a legal number on the wire. */
export interface ValueSet {
  readonly octets: number | null;
  readonly doc: string;
  /** Section of the specification that lists the values, as `5.0 4.7.1`. */
  readonly section: string;
  readonly initial?: number | string;
  readonly versions?: readonly Version[];
  /** The values are how the field starts, not the whole of it. */
  readonly prefix?: true;
  readonly values?: readonly ValueRow[];
  readonly ranges?: readonly RangeRow[];
  readonly bits?: readonly BitsRow[];
}

/** How an integer field is written. `values` names its enumeration. */
export interface IntegerField {
  readonly kind: 'integer';
  readonly octets: 1 | 2 | 4;
  readonly doc: string;
  readonly values?: string;
  /** What encode writes when the caller gives nothing. */
  readonly initial: number;
  /** Legal values, ends included, where narrower than the octets. */
  readonly range?: readonly [number, number];
  /** The only value that a version allows. */
  readonly fixed?: { readonly [V in Version]?: number };
}

/** What the characters of a C-Octet String are. */
export type Format = 'ascii' | 'address' | 'message_id' | 'time' | 'regex' | 'text';

/** A string that ends with a NUL. Sizes count the NUL. */
export interface CStringField {
  readonly kind: 'cstring';
  readonly max: ByVersion<number>;
  /** The only legal sizes, where not every size up to `max` is one. */
  readonly sizes?: ByVersion<readonly number[]>;
  readonly min?: number;
  readonly doc: string;
  readonly format: Format;
  readonly values?: string;
  /** The only value that a version allows. */
  readonly fixed?: { readonly [V in Version]?: string };
}

/** Octets whose number stands in `length`, or, in a TLV, in its header. */
export interface OctetsField {
  readonly kind: 'octets';
  readonly length: string;
  readonly min?: number;
  readonly max: ByVersion<number>;
  /** The only legal sizes, where not every size up to `max` is one. */
  readonly sizes?: ByVersion<readonly number[]>;
  readonly doc: string;
  /** The parts that the octets are made of, for the inspector. A part of length 0 takes the rest. */
  readonly parts?: readonly Part[];
}

/** One of the parts that the octets of a field are made of. */
export interface Part {
  readonly name: string;
  readonly length: number;
  readonly values?: string;
  readonly doc?: string;
}

/** The octet that counts the octets of another field. Read, never set. */
export interface LengthField {
  readonly kind: 'length';
  readonly of: string;
  readonly doc: string;
}

/** The octet that counts the items of a list. Read, never set. */
export interface CountField {
  readonly kind: 'count';
  readonly of: string;
  readonly doc: string;
}

/** Items one after the other, as many as `count` says. */
export interface ListField<I extends ItemRow = ItemRow> {
  readonly kind: 'list';
  readonly count: string;
  readonly item: I;
  readonly doc: string;
  /** Most items, by version. */
  readonly max: ByVersion<number>;
  /** Fewest items; left out: none. */
  readonly min?: number;
}

/** An item of a list: always the same fields, or a choice made by its first octet. */
export type ItemRow =
  | { readonly kind: 'struct'; readonly fields: Fields }
  | {
      readonly kind: 'choice';
      readonly discriminator: string;
      readonly doc: string;
      readonly values: string;
      readonly variants: { readonly [value: number]: Fields };
    };

/** A field of a PDU or of a list’s item, by its `kind`. */
export type Field = IntegerField | CStringField | OctetsField | LengthField | CountField | ListField;

type Bare<F> = F extends unknown ? Omit<F, 'doc' | 'values' | 'parts' | 'item'> : never;

/** A field as the codec needs it: without the words. */
export type WireField = Bare<Exclude<Field, ListField>> | (Bare<ListField> & { readonly item: WireItem });
/** The value of a TLV as the codec needs it: without the words. */
export type WireTlvField = Bare<TlvField>;

/** Fields by name, in wire order, without the words. */
export interface WireFields {
  readonly [name: string]: WireField;
}

/** An item of a list, without the words. */
export type WireItem =
  | { readonly kind: 'struct'; readonly fields: WireFields }
  | {
      readonly kind: 'choice';
      readonly discriminator: string;
      readonly variants: { readonly [value: number]: WireFields };
    };

/** Fields by name, in wire order. */
export interface Fields {
  readonly [name: string]: Field;
}

/** Who may send: the ESME (client), the message centre, or both. */
export type Sender = 'esme' | 'mc';

/** May be left out; must be there in certain cases; must always be there. */
export type Presence = 'optional' | 'conditional' | 'mandatory';

/** A PDU that may carry a TLV, and the senders that may put it there. */
export interface Carrier {
  readonly pdu: string;
  readonly senders: readonly Sender[];
  readonly presence: Presence;
}

/** Nothing, or one octet: being there is the message. */
export interface FlagField {
  readonly kind: 'flag';
  readonly max: ByVersion<0 | 1>;
  readonly doc: string;
  readonly values: string;
}

/** How the value of a TLV is written. Its header has the length, and only what is given is sent. */
export type TlvField =
  | (Omit<IntegerField, 'initial'> & { readonly parts?: readonly Part[] })
  | CStringField
  | Omit<OctetsField, 'length'>
  | FlagField;

/** One optional parameter. */
export interface TlvRow {
  readonly tag: number;
  readonly versions: readonly Version[];
  readonly field: TlvField;
  /** PDUs that may carry it. Left out: any PDU. */
  readonly in?: ByVersion<readonly Carrier[]>;
  /** What an absent TLV or a reserved value stands for. */
  readonly default?: number;
  /** May stand more than once in a PDU. */
  readonly repeatable?: boolean;
  /** TLVs that must be there as well. */
  readonly requires?: readonly string[];
  /** Sizes, least and most, that are met in the field and read without complaint. */
  readonly accept?: readonly [number, number];
  /** Networks it is meant for. Left out: all. */
  readonly technology?: readonly Technology[];
  /** Names of the same TLV in other versions and in public use. */
  readonly aliases?: readonly string[];
  /** Section of the specification, as `3.4 5.3.2.1`. Left out: no specification has it. */
  readonly section?: string;
}

/** A kind of mobile network. */
export type Technology = 'gsm' | 'cdma' | 'tdma' | 'iden';

/** One command_status. */
export interface StatusRow {
  readonly value: number;
  readonly versions: readonly Version[];
  /** What it means, in a sentence. */
  readonly doc: string;
  /** What usually lies behind it. */
  readonly cause: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Names of the same status in 3.3 and 3.4, where they differ. */
  readonly aliases?: readonly string[];
  /** The same request may succeed later on the same session. */
  readonly transient?: true;
  /** Number that some vendors print for it by mistake. */
  readonly misprint?: number;
}

/** States of a session (SMPP 5.0, 2.3). */
export type SessionState = 'OPEN' | 'OUTBOUND' | 'BOUND_TX' | 'BOUND_RX' | 'BOUND_TRX' | 'UNBOUND';

/** In which states each side may send a PDU. */
export interface Senders {
  readonly esme: readonly SessionState[];
  readonly mc: readonly SessionState[];
}

/** What each version says of the body of a response whose command_status is not 0. */
export type ErrorBody = 'none' | 'omit' | 'omit by analogy' | 'should omit' | 'unspecified' | 'not a response';

/** One PDU: the single place where it is written down. */
export interface PduRow {
  readonly id: number;
  readonly kind: 'request' | 'response' | 'notification';
  readonly versions: readonly Version[];
  /** What it is for, in a sentence. */
  readonly doc: string;
  /** Where the specification describes it, as `5.0 4.2.1.1`. */
  readonly section: string;
  /** Mandatory fields in wire order. */
  readonly fields: Fields;
  /** States as each version prints them, and as `recommended`, where the oddities of the tables are repaired. */
  readonly states: { readonly [V in Version]?: Senders } & { readonly recommended: Senders };
  readonly errorBody: { readonly [V in Version]?: ErrorBody };
  /** Names of the same PDU in other versions and in public use. */
  readonly aliases?: readonly string[];
}
