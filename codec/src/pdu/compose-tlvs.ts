import { type Draft, kindOf, show } from './draft.ts';
import { type Protocol, type WireTlv, widest } from './protocol.ts';
import type { TlvInit } from './types.ts';

/** Most octets that the length of a TLV can say. */
const MOST_OCTETS = 0xffff;

/** Writes what follows the fields, in the order given. */
export function composeTlvs(draft: Draft, protocol: Protocol, value: unknown): void {
  const tlvs = draft.items<TlvInit>(value, 'tlvs');
  if (draft.version === '3.3' && tlvs.length > 0) {
    const names = tlvs.map(({ name, tag }) => name ?? `0x${tag?.toString(16)}`).join(', ');
    throw draft.error('not_in_version', 'tlvs', `SMPP 3.3 has no TLVs, so it cannot say ${names}`);
  }
  tlvs.forEach((tlv, index) => {
    writeTlv(draft, protocol, tlv, `tlvs[${index}]`);
  });
}

function writeTlv(draft: Draft, protocol: Protocol, tlv: TlvInit, path: string): void {
  const { writer, version, lenient } = draft;
  const row = rowOf(draft, protocol, tlv, path);
  if (row && version && !lenient && !row.versions.includes(version)) {
    throw draft.error('not_in_version', path, `SMPP ${version} has no ${row.name}`);
  }
  draft.writeUint(row?.tag ?? tlv.tag, 2, `${path}.tag`);
  const lengthAt = writer.position;
  writer.u16(0);
  writeValue(draft, row, tlv, `${path}.value`);
  const length = writer.position - lengthAt - 2;
  if (length > MOST_OCTETS) {
    throw draft.error('too_long', `${path}.value`, `at most ${MOST_OCTETS} octets, got ${length}`);
  }
  writer.octets[lengthAt] = length >>> 8;
  writer.octets[lengthAt + 1] = length;
}

function rowOf(draft: Draft, protocol: Protocol, { name, tag }: TlvInit, path: string): WireTlv | undefined {
  if (name === undefined) return protocol.tlvByTag.get(tag as number);
  const row = protocol.tlvByName.get(name);
  if (row && (tag === undefined || tag === row.tag)) return row;
  if (tag === undefined) throw draft.error('unknown_tlv', path, `no TLV is named ${show(name)}, and there is no tag`);
  return protocol.tlvByTag.get(tag);
}

function writeValue(draft: Draft, row: WireTlv | undefined, { value, terminated }: TlvInit, path: string): void {
  const { writer } = draft;
  if (value instanceof Uint8Array) return writer.bytes(value);
  if (!row) throw draft.error('wrong_type', path, `a TLV without a row takes a Uint8Array, got ${kindOf(value)}`);
  const { field, name } = row;
  if (field.kind === 'integer') return draft.writeUint(value, field.octets, path);
  if (field.kind === 'flag') return draft.writeUint(value, 1, path);
  if (field.kind === 'octets')
    throw draft.error('wrong_type', path, `${name} takes a Uint8Array, got ${kindOf(value)}`);
  // Texts in TLVs are met in code pages: no more is asked of them than that each character is an octet.
  const text = draft.text(value, path, false);
  if (!draft.lenient) {
    const max = widest(field.max, draft.version) - 1;
    if (text.length > max)
      throw draft.error('too_long', path, `${name}: at most ${max} characters and the NUL, got ${text.length}`);
  }
  writer.latin1(text);
  if (terminated !== false) writer.u8(0);
}
