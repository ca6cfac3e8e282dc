import { type TlvField, tlvByTag } from '@smpp-web/codec/spec';
import { type DraftTlv, isUnfinished, tlvRowOf } from './draft.ts';

/** How a TLV is written whose tag has no row. */
const UNKNOWN_FIELD: TlvField = {
  kind: 'octets',
  max: 0xffff,
  doc: 'A TLV that is in no table: its octets as they are.',
};

/** The row of the value of a TLV. */
export function tlvFieldOf({ name }: DraftTlv): TlvField {
  return tlvRowOf(name)?.field ?? UNKNOWN_FIELD;
}

/** A TLV with the least that its row asks for. */
export function blankTlv(tag: number): DraftTlv {
  const row = tlvByTag(tag);
  const head = { tag, ...(row && { name: row.name }) };
  const field = row?.field ?? UNKNOWN_FIELD;
  if (field.kind === 'cstring') return { ...head, value: '' };
  if (field.kind === 'octets') return { ...head, value: new Uint8Array(leastOf(field)) };
  return { ...head, value: row?.default ?? 0 };
}

function leastOf({ min = 0, sizes }: Extract<TlvField, { kind: 'octets' }>): number {
  const all = sizes === undefined ? [] : Array.isArray(sizes) ? sizes : Object.values(sizes).flat();
  return all.length > 0 ? Math.min(...(all as number[])) : min;
}

/** The same TLV with its value as octets, which can then be of any length. */
export function octetsOfTlv(tlv: DraftTlv, field: TlvField): DraftTlv {
  const { terminated, ...rest } = tlv;
  return { ...rest, value: valueAsOctets(tlv, field, terminated !== false) };
}

function valueAsOctets({ value }: DraftTlv, field: TlvField, isTerminated: boolean): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (isUnfinished(value)) return new Uint8Array();
  if (typeof value === 'string') {
    const text = isTerminated ? `${value}\0` : value;
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  }
  const octets = field.kind === 'integer' ? field.octets : 1;
  return Uint8Array.from({ length: octets }, (_, index) => (value >>> (8 * (octets - 1 - index))) & 0xff);
}
