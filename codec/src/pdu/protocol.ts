import type { TlvRow, WireField, WireTlvField } from '../spec/row.ts';
import type { ByVersion, Version } from '../spec/version.ts';
import { ROWS } from '../wire/rows.ts';
import type { WirePduRow, WireRows, WireTlvRow } from '../wire/types.ts';

/** A PDU as encode and decode need it. */
export interface WirePdu extends Omit<WirePduRow, 'fields'> {
  readonly name: string;
  readonly fields: readonly (readonly [name: string, field: WireField])[];
  /** It has no fields, and no TLV is for it: whatever follows the header is left over. */
  readonly headerOnly: boolean;
}

/** A TLV as encode and decode need it. */
export interface WireTlv extends WireTlvRow {
  readonly name: string;
}

/** The PDUs and TLVs that one codec knows. */
export interface Protocol {
  readonly pduById: ReadonlyMap<number, WirePdu>;
  readonly pduByName: ReadonlyMap<string, WirePdu>;
  readonly tlvByTag: ReadonlyMap<number, WireTlv>;
  readonly tlvByName: ReadonlyMap<string, WireTlv>;
  /** Whether all rows of SMPP are as the table has them, as the generated code expects. */
  readonly isStandard: boolean;
}

/** Rows that a vendor adds to the protocol, in the form of the table's own; words may be left out. */
export interface Extension {
  readonly pdus?: Readonly<Record<string, WirePduRow>>;
  readonly tlvs?: Readonly<
    Record<
      string,
      Pick<TlvRow, 'tag' | 'versions' | 'in' | 'repeatable' | 'requires' | 'accept'> & { readonly field: WireTlvField }
    >
  >;
}

/** The protocol with a vendor's rows added. A row with an id or tag that is there already takes its place. */
export function extendProtocol(base: Protocol, { pdus = {}, tlvs = {} }: Extension): Protocol {
  const named = Object.entries(tlvs).map(([name, { in: carriers, ...row }]) => {
    return [name, carriers ? { ...row, in: namesOf(carriers) } : row] as const;
  });
  const isAddedPdu = ([name, { id }]: [string, WirePduRow]) => !base.pduByName.has(name) && !base.pduById.has(id);
  const isAddedTlv = ([name, { tag }]: [string, { tag: number }]) =>
    !base.tlvByName.has(name) && !base.tlvByTag.has(tag);
  const isStandard = Object.entries(pdus).every(isAddedPdu) && Object.entries(tlvs).every(isAddedTlv);
  return { ...addRows(base, { pdus, tlvs: Object.fromEntries(named) }), isStandard: base.isStandard && isStandard };
}

function addRows(base: Protocol | undefined, { pdus, tlvs }: WireRows): Omit<Protocol, 'isStandard'> {
  const wireTlvs = Object.entries(tlvs).map(([name, row]) => ({ ...row, name }));
  const carriers = new Set(wireTlvs.flatMap(({ in: places = [] }) => Object.values(places).flat()));
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

/** Of the carriers of a TLV only the names: who sends and how firmly is not the codec's to check. */
function namesOf(carriers: NonNullable<TlvRow['in']>): ByVersion<readonly string[]> {
  const names = (list: readonly { readonly pdu: string }[]) => list.map(({ pdu }) => pdu);
  if (Array.isArray(carriers)) return names(carriers);
  return Object.fromEntries(Object.entries(carriers).map(([version, list]) => [version, names(list)]));
}

/** SMPP 3.3, 3.4 and 5.0. */
export const SMPP: Protocol = { ...addRows(undefined, ROWS), isStandard: true };

/** Most of something: in one version, or in the version that allows the most. */
export function widest(fact: ByVersion<number>, version?: Version): number {
  if (typeof fact === 'number') return fact;
  if (version) return inherited(fact, version) ?? 0;
  let most = 0;
  for (const each in fact) most = Math.max(most, fact[each as Version] ?? 0);
  return most;
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
