import type { SmppErrorCode } from '../errors.ts';
import type { PDUS } from '../spec/index.ts';
import type { Fields, ItemRow, ListField } from '../spec/row.ts';
import type { TLVS } from '../spec/tlvs.ts';
import type { Version } from '../spec/version.ts';

type Pdus = typeof PDUS;
type Tlvs = typeof TLVS;

/** The name of a PDU. */
export type Command = keyof Pdus;
/** The name of a TLV. */
export type TlvName = keyof Tlvs;

type CommandOfKind<K> = { [C in Command]: Pdus[C]['kind'] extends K ? C : never }[Command];
/** The name of a PDU that asks for a response. */
export type RequestCommand = CommandOfKind<'request'>;
/** The name of a PDU that is a request without a response: outbind, alert_notification. */
export type NotificationCommand = CommandOfKind<'notification'>;
/** The name of a PDU that answers another. */
export type ResponseCommand = CommandOfKind<'response'>;
/** The response that answers a request: `ResponseTo<'submit_sm'>` is `'submit_sm_resp'`. */
export type ResponseTo<C extends RequestCommand> = `${C}_resp` & ResponseCommand;

type ValueOf<F> = F extends { kind: 'integer' | 'length' | 'count' }
  ? number
  : F extends { kind: 'cstring' }
    ? string
    : F extends { kind: 'octets' }
      ? Uint8Array
      : F extends ListField<infer I>
        ? ItemOf<I>[]
        : never;

type FieldValues<F extends Fields> = { -readonly [N in keyof F]: ValueOf<F[N]> };

type ItemOf<I extends ItemRow> = I extends { kind: 'struct'; fields: infer F extends Fields }
  ? FieldValues<F>
  : I extends { kind: 'choice'; variants: infer V extends { readonly [value: number]: Fields } }
    ? { [N in keyof V & number]: Flat<{ dest_flag: N } & FieldValues<V[N]>> }[keyof V & number]
    : never;

/** The same members in one object, as an editor shows them best. */
type Flat<T> = { [K in keyof T]: T[K] };

type DerivedNames<F extends Fields> = {
  [N in keyof F]: F[N] extends { kind: 'length' | 'count' } ? N : never;
}[keyof F];

/** A response may come without its body, or with a part of it: what is not there is null. */
type Readable<C extends Command, F extends Fields> = Pdus[C]['kind'] extends 'response'
  ? { [N in keyof FieldValues<F>]: FieldValues<F>[N] | null }
  : FieldValues<F>;

/** The mandatory fields of a decoded PDU. */
export type Body<C extends Command> = Readable<C, Pdus[C]['fields']>;

/**
 * One TLV as decoded. The value is a number or a string where the table says so and the octets allow it; otherwise the
 * octets themselves.
 */
export type Tlv =
  | {
      [N in TlvName]: {
        tag: Tlvs[N]['tag'];
        name: N;
        value: TlvValueOf<Tlvs[N]['field']>;
        /** False when a string came without the NUL that should end it. */
        terminated?: false;
      };
    }[TlvName]
  | { tag: number; name?: undefined; value: Uint8Array };

type TlvValueOf<F> = F extends { kind: 'integer' | 'flag' }
  ? number | Uint8Array
  : F extends { kind: 'cstring' }
    ? string | Uint8Array
    : Uint8Array;

/** One TLV to encode: by name or by tag. A value of octets is written as it is. */
export type TlvInit =
  | {
      readonly name: TlvName;
      readonly tag?: number;
      readonly value: number | string | Uint8Array;
      readonly terminated?: false;
    }
  | {
      readonly tag: number;
      readonly name?: string | undefined;
      readonly value: number | string | Uint8Array;
      readonly terminated?: false;
    };

/** Something about a PDU that is not as the specification has it, and was read all the same. */
export interface Issue {
  readonly code: SmppErrorCode;
  /** The field, with its path; `tlvs[1]` for a TLV. */
  readonly field: string;
  /** Octets from the start of the PDU. */
  readonly offset: number;
  /** A sentence for people. */
  readonly message: string;
}

interface Header<C> {
  command: C;
  /** Octets of the whole PDU. Read, never set. */
  command_length: number;
  command_id: number;
  command_status: number;
  sequence_number: number;
}

interface Remains {
  /** What was odd, in wire order; empty for most PDUs. */
  issues: readonly Issue[];
  /** Octets that are left after the fields and form no TLV. */
  trailing?: Uint8Array;
}

/** A decoded PDU of one kind: a flat plain object that survives `structuredClone`. */
export type PduOf<C extends Command> = C extends Command ? Header<C> & Body<C> & { tlvs: Tlv[] } & Remains : never;

/** A PDU whose command_id is in no table. All of its octets after the header are in `body`. */
export interface UnknownPdu extends Header<null>, Remains {
  body: Uint8Array;
}

/** Any decoded PDU. `pdu.command` tells which. */
export type Pdu = PduOf<Command> | UnknownPdu;

interface HeaderInit {
  readonly command_status?: number;
  /** 1 to 0x7FFFFFFF; 0 only in a generic_nack. Default 1, as a session counts for itself. */
  readonly sequence_number?: number;
  readonly tlvs?: readonly TlvInit[];
  readonly trailing?: Uint8Array;
}

type NeverSet<N extends PropertyKey> = { readonly [K in N]?: never };

/**
 * What to say in a PDU. A field left out has its default: 0, the empty string, no octets, no items. A field of a response
 * that is null is left out of the PDU together with all that follow it.
 */
export type Init<C extends Command> = C extends Command
  ? HeaderInit &
      NeverSet<'command_length' | (DerivedNames<Pdus[C]['fields']> & string)> & {
        readonly [N in Exclude<keyof Pdus[C]['fields'], DerivedNames<Pdus[C]['fields']>>]?: InitValue<Body<C>, N>;
      }
  : never;

type InitValue<B, N> = N extends keyof B ? (B[N] extends readonly (infer I)[] ? readonly I[] : B[N]) : never;

/** How `decode` reads. */
export interface DecodeOptions {
  /** Refuse what is not exactly as the specification has it, instead of listing it in `issues`. Default false. */
  readonly strict?: boolean;
  /** The version whose limits count for `issues`. Default: the widest limits of all versions. */
  readonly version?: Version;
}

/** How `encode` writes. */
export interface EncodeOptions {
  /** The version that the peer speaks: what it does not know is an error. Default: the widest limits of all versions. */
  readonly version?: Version;
  /** Leave out the checks of length, characters and times, to write again what a peer has sent. Default false. */
  readonly lenient?: boolean;
}
