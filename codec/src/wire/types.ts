import type { PduRow, TlvRow, WireFields, WireTlvField } from '../spec/row.ts';
import type { ByVersion } from '../spec/version.ts';

/** A PDU without its words. */
export interface WirePduRow extends Pick<PduRow, 'id' | 'kind' | 'versions'> {
  readonly fields: WireFields;
}

/** A TLV without its words. */
export interface WireTlvRow extends Pick<TlvRow, 'tag' | 'versions' | 'repeatable' | 'requires' | 'accept'> {
  readonly field: WireTlvField;
  /** Names of the PDUs that may carry it. Left out: all. */
  readonly in?: ByVersion<readonly string[]>;
}

/** The table of the protocol without its words, which is all that encode and decode need. */
export interface WireRows {
  readonly pdus: Readonly<Record<string, WirePduRow>>;
  readonly tlvs: Readonly<Record<string, WireTlvRow>>;
}
