import { PDUS } from '../spec/index.ts';
import type { PduRow, TlvRow, WireField, WireFields, WireTlvField } from '../spec/row.ts';
import { TLVS } from '../spec/tlvs.ts';
import type { ByVersion, Version } from '../spec/version.ts';

/** A PDU as encode and decode need it. */
export interface WirePdu {
  readonly name: string;
  readonly id: number;
  readonly kind: PduRow['kind'];
  readonly versions: readonly Version[];
  readonly fields: readonly (readonly [name: string, field: WireField])[];
  /** It has no fields, and no TLV is for it: whatever follows the header is left over. */
  readonly headerOnly: boolean;
}

/** A TLV as encode and decode need it. */
export interface WireTlv {
  readonly name: string;
  readonly tag: number;
  readonly versions: readonly Version[];
  readonly field: WireTlvField;
  readonly in?: TlvRow['in'];
  readonly repeatable?: boolean;
  readonly requires?: readonly string[];
  readonly accept?: readonly [number, number];
}

/** The PDUs and TLVs that one codec knows. */
export interface Protocol {
  readonly pduById: ReadonlyMap<number, WirePdu>;
  readonly pduByName: ReadonlyMap<string, WirePdu>;
  readonly tlvByTag: ReadonlyMap<number, WireTlv>;
  readonly tlvByName: ReadonlyMap<string, WireTlv>;
}

interface PduRowLike extends Pick<PduRow, 'id' | 'kind' | 'versions'> {
  readonly fields: WireFields;
}

/** Rows that a vendor adds to the protocol, in the form of the table's own. */
export interface Extension {
  readonly pdus?: Readonly<Record<string, PduRowLike>>;
  readonly tlvs?: Readonly<Record<string, Omit<WireTlv, 'name'>>>;
}

/** The protocol with a vendor's rows added. A row with an id or tag that is there already takes its place. */
export function extendProtocol(base: Protocol | undefined, { pdus = {}, tlvs = {} }: Extension): Protocol {
  const wireTlvs = Object.entries(tlvs).map(([name, row]) => ({ ...row, name }));
  const carriers = new Set(wireTlvs.flatMap((tlv) => carriersOf(tlv)));
  const wirePdus = Object.entries(pdus).map(([name, row]) => {
    const fields = Object.entries(row.fields);
    return { ...row, name, fields, headerOnly: fields.length === 0 && !carriers.has(name) };
  });
  return {
    pduById: new Map([...(base?.pduById ?? []), ...wirePdus.map((pdu) => [pdu.id, pdu] as const)]),
    pduByName: new Map([...(base?.pduByName ?? []), ...wirePdus.map((pdu) => [pdu.name, pdu] as const)]),
    tlvByTag: new Map([...(base?.tlvByTag ?? []), ...wireTlvs.map((tlv) => [tlv.tag, tlv] as const)]),
    tlvByName: new Map([...(base?.tlvByName ?? []), ...wireTlvs.map((tlv) => [tlv.name, tlv] as const)]),
  };
}

function carriersOf({ in: carriers = [] }: Omit<WireTlv, 'name'>): readonly string[] {
  const lists = Array.isArray(carriers) ? [carriers] : Object.values(carriers);
  return lists.flat().map(({ pdu }) => pdu);
}

/** SMPP 3.3, 3.4 and 5.0. */
export const SMPP: Protocol = extendProtocol(undefined, { pdus: PDUS, tlvs: TLVS });

/** Most of something: in one version, or in the version that allows the most. */
export function widest(fact: ByVersion<number>, version?: Version): number {
  if (typeof fact === 'number') return fact;
  if (version) return inherited(fact, version) ?? 0;
  return Math.max(...Object.values(fact));
}

/** All legal sizes: of one version, or of any. */
export function allSizes(fact: ByVersion<readonly number[]>, version?: Version): readonly number[] {
  if (isList(fact)) return fact;
  if (version) return inherited(fact, version) ?? [];
  return Object.values(fact).flat();
}

function isList(fact: ByVersion<readonly number[]>): fact is readonly number[] {
  return Array.isArray(fact);
}

function inherited<T>(fact: { readonly [V in Version]?: T }, version: Version): T | undefined {
  if (version === '3.3') return fact['3.3'];
  if (version === '3.4') return fact['3.4'] ?? fact['3.3'];
  return fact['5.0'] ?? fact['3.4'] ?? fact['3.3'];
}
