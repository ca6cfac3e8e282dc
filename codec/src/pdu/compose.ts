import { MESSAGE_PAYLOAD } from '../wire/fast-tlvs.ts';
import { composeFields } from './compose-fields.ts';
import { composeTlvs } from './compose-tlvs.ts';
import { Draft, type LooseInit } from './draft.ts';
import type { Protocol, WirePdu } from './protocol.ts';
import type { EncodeOptions, TlvInit } from './types.ts';
import type { Writer } from './writer.ts';

/** Members of a PDU object that are no fields of a body. */
const HEADER_NAMES = new Set([
  'command',
  'command_length',
  'command_id',
  'command_status',
  'sequence_number',
  'tlvs',
  'trailing',
  'issues',
]);

/**
 * Writes a PDU by the rows of the table and checks all of it. This is the careful way: the fast one hands over to it
 * whenever something is not in perfect order, to be told what.
 */
export function compose(
  writer: Writer,
  row: WirePdu,
  init: LooseInit,
  protocol: Protocol,
  options: EncodeOptions,
): void {
  const draft = new Draft(writer, row.name, options);
  const { version, lenient } = draft;
  if (version && !row.versions.includes(version)) {
    throw draft.error('not_in_version', undefined, `SMPP ${version} has no ${row.name}`);
  }
  if (!lenient) {
    refuseUnknownNames(draft, row, init);
    refuseSecondText(draft, init);
  }
  const start = writer.position;
  writer.u32(0);
  writer.u32(row.id);
  draft.writeUint(init.command_status ?? 0, 4, 'command_status');
  draft.writeUint(init.sequence_number ?? 1, 4, 'sequence_number');
  if (hasBody(row, init)) composeFields(draft, row, init);
  composeTlvs(draft, protocol, init.tlvs ?? []);
  if (init.trailing !== undefined) writer.bytes(draft.bytes(init.trailing, 'trailing'));
  writer.patch32(start, writer.position - start);
}

/** Writes a PDU that is in no table: its header and the octets of its body. */
export function composeUnknown(writer: Writer, init: LooseInit): void {
  const start = writer.position;
  writer.u32(0);
  writer.u32((init.command_id as number) >>> 0);
  writer.u32(((init.command_status as number | undefined) ?? 0) >>> 0);
  writer.u32(((init.sequence_number as number | undefined) ?? 1) >>> 0);
  writer.bytes((init.body as Uint8Array | undefined) ?? new Uint8Array());
  writer.patch32(start, writer.position - start);
}

/** An error response has no body, unless the caller gives a field of it or a TLV that would have none before it. */
function hasBody({ kind, fields }: WirePdu, init: LooseInit): boolean {
  if (kind !== 'response' || fields.length === 0) return true;
  const [name, field] = fields[0]!;
  const first = field.kind === 'count' || field.kind === 'length' ? field.of : name;
  if (init[first] === null) return false;
  if ((init.command_status ?? 0) === 0) return true;
  const tlvs = init.tlvs as readonly unknown[] | undefined;
  return fields.some(([each]) => init[each] != null) || (tlvs !== undefined && tlvs.length > 0);
}

function refuseUnknownNames(draft: Draft, { name, fields }: WirePdu, init: LooseInit): void {
  const isField = (member: string) => fields.some(([field]) => field === member);
  for (const member of Object.keys(init)) {
    if (HEADER_NAMES.has(member) || isField(member) || init[member] === undefined) continue;
    throw draft.error('unknown_field', member, `${name} has no such field`);
  }
}

/** Text stands in short_message or in message_payload, never in both (SMPP 5.0, 4.8.4.36). */
function refuseSecondText(draft: Draft, { short_message, tlvs }: LooseInit): void {
  if (!(short_message instanceof Uint8Array) || short_message.length === 0 || !Array.isArray(tlvs)) return;
  const isPayload = ({ name, tag, value }: TlvInit) =>
    (name === 'message_payload' || tag === MESSAGE_PAYLOAD) && (value as Uint8Array).length > 0;
  if (!tlvs.some(isPayload)) return;
  const reason = 'text in short_message and in message_payload: one of them expected';
  throw draft.error('conflict', 'short_message', reason);
}
