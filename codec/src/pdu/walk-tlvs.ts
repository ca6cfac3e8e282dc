import type { SmppErrorCode } from '../errors.ts';
import type { Version } from '../spec/version.ts';
import type { FrameReader } from './frame-reader.ts';
import { allSizes, type Protocol, type WirePdu, type WireTlv, widest } from './protocol.ts';

export interface LooseTlv {
  tag: number;
  name?: string;
  value: number | string | Uint8Array;
  terminated?: false;
}

/** A PDU as far as what follows its fields is concerned. */
interface Tail {
  tlvs?: LooseTlv[];
  trailing?: Uint8Array;
}

/** Octets of a TLV before its value: tag and length. */
const TLV_HEAD = 4;

/** Reads what follows the fields: TLVs, and what is left over behind them. */
export function walkTlvs(reader: FrameReader, protocol: Protocol, row: WirePdu, pdu: Tail): void {
  const tlvs: LooseTlv[] = [];
  const offsets: number[] = [];
  pdu.tlvs = tlvs;
  if (row.headerOnly && !areWholeTlvs(reader)) return leaveTail(reader, pdu);
  while (reader.left > 0) {
    const { position: offset, left } = reader;
    const length = left >= TLV_HEAD ? reader.uint(offset + 2, 2) : 0;
    if (left < TLV_HEAD + length) {
      leaveTail(reader, pdu, length);
      break;
    }
    reader.position += TLV_HEAD + length;
    offsets.push(offset);
    tlvs.push(readTlv(reader, protocol, row, `tlvs[${tlvs.length}]`, offset, length));
  }
  if (tlvs.length > 0) checkSet(reader, protocol, row, tlvs, offsets);
}

/** Whether the rest of the PDU is TLVs and nothing else. */
function areWholeTlvs(reader: FrameReader): boolean {
  const end = reader.octets.length;
  let at = reader.position;
  while (end - at >= TLV_HEAD) at += TLV_HEAD + reader.uint(at + 2, 2);
  return at === end;
}

function readTlv(
  reader: FrameReader,
  protocol: Protocol,
  row: WirePdu,
  path: string,
  offset: number,
  length: number,
): LooseTlv {
  const tag = reader.uint(offset, 2);
  const known = protocol.tlvByTag.get(tag);
  const start = offset + TLV_HEAD;
  const tlv = known
    ? readKnown(reader, known, path, offset, length)
    : { tag, value: reader.view(start, start + length) };
  reader.recorder?.tlv(path, known, tag, offset, length, tlv.value);
  if (known?.in && !mayCarry(known.in, row.name, reader.version)) {
    reader.issue('tlv_not_listed', path, offset, `${known.name} is not for ${row.name}`);
  }
  return tlv;
}

function readKnown(reader: FrameReader, row: WireTlv, path: string, offset: number, length: number): LooseTlv {
  const { tag, name, field } = row;
  const start = offset + TLV_HEAD;
  const end = start + length;
  if (!lengthFits(row, length, reader.version)) {
    const reason = `${name} has ${length} octets, which its definition does not allow`;
    reader.issue('tlv_wrong_length', path, offset, reason);
    if (field.kind !== 'cstring') return { tag, name, value: reader.view(start, end) };
  }
  if (field.kind === 'integer' && length === field.octets)
    return { tag, name, value: reader.uint(start, field.octets) };
  if (field.kind === 'flag' && length === 1) return { tag, name, value: reader.uint(start, 1) };
  if (field.kind === 'cstring') {
    const nul = reader.nul(start, end);
    if (nul === end - 1) return { tag, name, value: reader.text(start, nul) };
    reader.issue('tlv_unterminated', path, offset, `${name} does not end with its only NUL`);
    if (nul === end) return { tag, name, value: reader.text(start, end), terminated: false };
  }
  return { tag, name, value: reader.view(start, end) };
}

function lengthFits({ field, accept }: WireTlv, length: number, version: Version | undefined): boolean {
  if (accept && length >= accept[0] && length <= accept[1]) return true;
  switch (field.kind) {
    case 'integer':
      return length === field.octets;
    case 'flag':
      return length <= widest(field.max, version);
    default:
      if (field.sizes) return allSizes(field.sizes, version).includes(length);
      return length >= (field.min ?? 0) && length <= widest(field.max, version);
  }
}

function mayCarry(carriers: NonNullable<WireTlv['in']>, command: string, version: Version | undefined): boolean {
  if (Array.isArray(carriers)) return carriers.includes(command);
  const byVersion = carriers as { readonly [V in Version]?: readonly string[] };
  if (version) return (byVersion[version] ?? byVersion['3.4'])?.includes(command) ?? false;
  for (const each in byVersion) if (byVersion[each as Version]!.includes(command)) return true;
  return false;
}

/** TLVs that stand twice, or lack those that belong to them. */
function checkSet(
  reader: FrameReader,
  protocol: Protocol,
  row: WirePdu,
  tlvs: readonly LooseTlv[],
  offsets: readonly number[],
): void {
  const names = new Set(tlvs.map(({ name }) => name));
  const seen = new Set<string>();
  for (let index = 0; index < tlvs.length; index++) {
    const { name } = tlvs[index]!;
    if (name === undefined) continue;
    const { repeatable, requires } = protocol.tlvByName.get(name)!;
    const path = `tlvs[${index}]`;
    if (seen.has(name) && !repeatable) {
      reader.issue('tlv_duplicate', path, offsets[index]!, `${name} stands more than once`);
    }
    seen.add(name);
    const missing = requires?.filter((other) => !names.has(other)) ?? [];
    if (missing.length > 0 && row.kind !== 'response') {
      const reason = `${name} needs ${missing.join(' and ')} beside it`;
      reader.issue('tlv_incomplete_set', path, offsets[index]!, reason);
    }
  }
}

/** Leaves what forms no TLV; `declared` is the length that the last one announces. */
function leaveTail(reader: FrameReader, pdu: Tail, declared?: number): void {
  const { position, left } = reader;
  const rest = reader.octets.subarray(position);
  if (left === 1 && rest[0] === 0) return leaveRest(reader, pdu, 'trailing_nul', 'one NUL that belongs to nothing');
  if (declared === undefined)
    return leaveRest(reader, pdu, 'trailing_bytes', `${left} octets in a PDU that has no body`);
  if (left < TLV_HEAD) return leaveRest(reader, pdu, 'trailing_bytes', `${left} octets left over that form no TLV`);
  const isText = rest.every((octet) => octet >= 0x20 && octet < 0x7f);
  const reason = isText
    ? 'text left over: sm_length is too small'
    : `a TLV announces ${declared} octets, ${left - TLV_HEAD} are left`;
  const tag = reader.uint(position, 2).toString(16).padStart(4, '0');
  leaveRest(reader, pdu, 'tlv_truncated', reason, `0x${tag}`);
}

/** Keeps the rest of the PDU as octets that nothing reads. */
export function leaveRest(reader: FrameReader, pdu: Tail, code: SmppErrorCode, reason: string, field = 'tlvs'): void {
  const { position, left } = reader;
  reader.issue(code, field, position, reason);
  reader.recorder?.trailing(position, left);
  pdu.trailing = reader.view(position, position + left);
  reader.position += left;
}
